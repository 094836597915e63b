// Words turned into glyphs: font units, immutable, shared by every line that prints them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/text_range.h"
#include "font/font.h"
#include "text/paragraph.h"

namespace nashra {

/// Font units, x to the right, y upwards, as in the font.
struct Glyph {
  std::uint32_t id = 0;
  std::uint32_t cluster = 0;  ///< UTF-16 offset into the word of the first character that it shows
  std::int32_t advance = 0;
  std::int32_t x_offset = 0, y_offset = 0;
  bool unsafe_to_break = false;         ///< before the cluster (HB_GLYPH_FLAG_UNSAFE_TO_BREAK)
  bool safe_to_insert_tatweel = false;  ///< before the cluster (HB_GLYPH_FLAG_SAFE_TO_INSERT_TATWEEL)
};

/// A word, or a part of one: what one font sets in one direction.
struct ShapedWord {
  FontPtr font;
  std::u16string text;
  Direction direction = Direction::right_to_left;
  std::int32_t advance = 0;                  ///< sum of the glyphs' advances
  std::int32_t ink_top = 0, ink_bottom = 0;  ///< extents of the outlines, y upwards; both 0 without ink
  std::vector<Glyph> glyphs;  ///< visual order, left to right; none when nothing of the text is ever shown
                              ///< (U+00AD) or a ligature that begins in the piece before shows it
};

using ShapedWordPtr = std::shared_ptr<const ShapedWord>;

/// What stands between two break opportunities or spaces, or a space itself.
struct ShapedPiece {
  enum class Kind : std::uint8_t {
    word,
    space,        ///< stretches and shrinks: U+0020, U+00A0 and tab
    fixed_space,  ///< keeps its width: U+202F, U+2000 … U+200A, U+3000
  };
  Kind kind = Kind::word;
  TextRange range;         ///< into the paragraph
  std::uint8_t level = 0;  ///< UAX #9
  ShapedWordPtr word;      ///< a space has one too: its glyph and width
};

/// Pieces cover the paragraph's text in logical order, except for line and paragraph separators and bidi
/// controls.
struct ShapedParagraph {
  Paragraph paragraph;
  std::vector<ShapedPiece> pieces;
};

}  // namespace nashra
