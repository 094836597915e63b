// The file format behind one narrow door: objects in, bytes out. The PDF library is known to its .cpp alone.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "pdf/syntax.h"

namespace nashra {

/// A PDF file while it is made. After a failure of the library every call does nothing; `finish` tells.
class PdfSink {
 public:
  PdfSink();
  ~PdfSink();
  PdfSink(const PdfSink&) = delete;
  PdfSink& operator=(const PdfSink&) = delete;

  /// A new object, to be set once; 0 after a failure.
  ObjectNumber create();
  /// The root of the page tree, which exists from the start.
  ObjectNumber page_tree() const;

  void set(ObjectNumber object, const Dictionary& entries);
  /// A stream, Flate compressed; `/Filter` and `/Length` are the sink's to write.
  void set_stream(ObjectNumber object, const Dictionary& entries, std::string_view bytes);
  /// A stream as it is: what programs read without knowing PDF, or what the `/Filter` of its entries made.
  void set_plain_stream(ObjectNumber object, const Dictionary& entries, std::string_view bytes);
  /// Adds to the catalog, which knows the page tree already.
  void set_catalog(const Dictionary& entries);

  /// Writes the file, with `information` as its Info dictionary and a /ID that follows from the content.
  Outcome<std::string> finish(const Dictionary& information);

 private:
  struct State;
  template <class Action>
  void attempt(const Action& action);
  std::unique_ptr<State> state_;
};

}  // namespace nashra
