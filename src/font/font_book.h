// Families by name in, faces out.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "font/font.h"

namespace nashra {

enum class Slant : std::uint8_t { upright, italic };

/// The faces of this run. Opens each file once; the same question gives the same face. Safe to share between
/// threads.
class FontBook {
 public:
  /// `configuration`: a fontconfig file (fonts/fonts.conf). Nothing is opened before the first question.
  explicit FontBook(std::string configuration);
  ~FontBook();
  FontBook(FontBook&&) noexcept;
  FontBook& operator=(FontBook&&) noexcept;

  /// The face of exactly that family (never a substitute) whose slant and then weight are nearest, or nullptr
  /// when there is no such family or its file is not a usable font. The reason is left to the caller: it
  /// knows the place in the layout. A family without italics answers with its upright face, which nothing
  /// slants: the caller gets what there is.
  FontPtr find(const std::string& family, int weight, Slant slant = Slant::upright);

  /// `font->at_scale(permille)`; the same question gives the same face.
  FontPtr at_scale(const FontPtr& font, int permille);

  /// Every family name that the configuration offers, sorted.
  std::vector<std::string> families();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nashra
