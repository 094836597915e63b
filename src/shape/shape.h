#pragma once

#include <memory>

#include "shape/shaped.h"
#include "text/paragraph.h"

namespace nashra {

/// Every word that was shaped, keyed by font, direction, script, language and text: the same word is never
/// shaped twice. Insert-only and safe to share between threads; results never depend on hits.
class WordCache {
 public:
  WordCache();
  ~WordCache();
  WordCache(WordCache&&) noexcept;
  WordCache& operator=(WordCache&&) noexcept;

  std::size_t size() const;

 private:
  friend class Shaper;
  struct State;
  std::unique_ptr<State> state_;
};

/// Shapes a paragraph with HarfBuzz's own OpenType shaper (`ot`, never Graphite). A piece ends at every run
/// boundary, space and break opportunity; where it touches a letter of the same word in another run it is
/// shaped with that context. Words know nothing of each other: kerning across a space (Amiri draws a kaf 244
/// units under a heh before it) would hang out of the column when the line breaks there.
ShapedParagraph shape(Paragraph paragraph, WordCache& cache);

}  // namespace nashra
