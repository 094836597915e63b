// Families by name in, faces out.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "font/font.h"

namespace nashra {

/// The faces of this run. Opens each file once; the same question gives the same face. Safe to share between
/// threads.
class FontBook {
 public:
  /// `configuration`: a fontconfig file (fonts/fonts.conf). Nothing is opened before the first question.
  explicit FontBook(std::string configuration);
  ~FontBook();
  FontBook(FontBook&&) noexcept;
  FontBook& operator=(FontBook&&) noexcept;

  /// The face of exactly that family (never a substitute) whose weight is nearest, or nullptr when there is
  /// no such family or its file is not a usable font. The reason is left to the caller: it knows the place in
  /// the layout.
  FontPtr find(const std::string& family, int weight);

  /// Every family name that the configuration offers, sorted.
  std::vector<std::string> families();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nashra
