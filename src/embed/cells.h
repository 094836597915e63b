// A word taken apart into what a PDF reader can put together again: one code for each character.
//
// Readers get the text of a page from codes and positions, and most of them do badly with what Arabic fonts
// make of it: marks and dots as glyphs of their own, one glyph for several letters, kerning as wide as a
// space. So a cluster's glyphs are joined into one drawing, its characters share the width, and inside a word
// nothing is left to place.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "shape/shaped.h"

namespace nashra {

/// A glyph of the font, moved; font units, y upwards.
struct Component {
  std::uint32_t glyph = 0;
  std::int32_t x = 0, y = 0;
  friend auto operator<=>(const Component&, const Component&) = default;
};

/// What one code paints, and how far it moves the pen. Without components it is blank.
struct Drawing {
  std::vector<Component> components;
  std::int32_t advance = 0;  ///< 0 … 65535
  friend auto operator<=>(const Drawing&, const Drawing&) = default;
};

/// One character of a word. `advance` is the layout's; it differs from the drawing's only where no font can
/// have it.
struct Cell {
  Drawing drawing;
  char32_t character = 0;
  std::int32_t advance = 0;
  std::uint32_t offset = 0;  ///< of the character, UTF-16 into the word
};

/// The cells of a word, left to right: right-to-left clusters have their last character first. The first cell
/// of a cluster carries the drawing of all of it, the others are blank; so a glyph without a character is
/// drawn with its neighbour. Marks are one unit wide (readers take
/// them for zero, but lose characters that do not move the pen), the letters share the rest. Soft hyphens of the
/// text have none.
std::vector<Cell> cells_of(const ShapedWord& word);

}  // namespace nashra
