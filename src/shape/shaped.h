// Words turned into glyphs: font units, immutable, shared by every line that prints them.
#pragma once

#include <array>
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
  enum class Origin : std::uint8_t {
    text,
    tatweel,  ///< put in to elongate the word
    hyphen,   ///< put in where a line ends inside the word
  };
  std::uint32_t id = 0;
  std::uint32_t cluster = 0;  ///< UTF-16 offset into the word of the first character that it shows; of a
                              ///< tatweel, the letter that it lengthens; of a hyphen, the one before it
  std::int32_t advance = 0;
  std::int32_t x_offset = 0, y_offset = 0;
  bool unsafe_to_break = false;         ///< before the cluster (HB_GLYPH_FLAG_UNSAFE_TO_BREAK)
  bool safe_to_insert_tatweel = false;  ///< before the cluster (HB_GLYPH_FLAG_SAFE_TO_INSERT_TATWEEL)
  Origin origin = Origin::text;
};

/// How well a join bears an elongation: the classes of Microsoft's "Justifying Text using CSS in Internet
/// Explorer 5.5", the best first, and after them what it does not elongate.
enum class JoinClass : std::uint8_t {
  after_seen,         ///< after an initial or medial seen or sad
  before_final_heh,   ///< before a final teh marbuta, heh or dal
  before_final_alef,  ///< before a final alef, tah, lam, kaf or gaf
  before_beh_reh,     ///< before a medial letter with a tooth that a reh, yeh or alef maqsura follows
  before_final_waw,   ///< before a final waw, ain, qaf or feh
  before_final,       ///< before another final letter
  medial,
};
inline constexpr std::size_t kJoinClasses = 7;

/// A join of a word that tatweels may go into: HarfBuzz says that the letters around it keep their forms, and
/// the rules of the script allow it.
struct ElongationPlace {
  std::uint32_t offset = 0;  ///< UTF-16, into the word, of the letter after the join
  JoinClass join = JoinClass::medial;
  bool after_mark = false;          ///< the letter before it carries harakat
  bool after_first_letter = false;  ///< and is the first of its word, no seen or sad
  friend bool operator==(const ElongationPlace&, const ElongationPlace&) = default;
};

inline constexpr std::size_t kMostTatweels = 3;

/// What 1, 2 and 3 tatweels add to a word at such a place, font units; all 0 in a font that cannot elongate.
using TatweelWidths = std::array<std::int32_t, kMostTatweels>;

/// A word, or a part of one: what one font sets in one direction.
struct ShapedWord {
  FontPtr font;
  std::u16string text;
  Direction direction = Direction::right_to_left;
  std::int32_t advance = 0;                  ///< sum of the glyphs' advances
  std::int32_t ink_top = 0, ink_bottom = 0;  ///< extents of the outlines, y upwards; both 0 without ink
  std::vector<Glyph> glyphs;  ///< visual order, left to right; none when nothing of the text is ever shown
                              ///< (U+00AD) or a ligature that begins in the piece before shows it
  std::uint32_t script = 0;   ///< as in `TextRun`
  const LanguagePolicy* language = nullptr;
  std::vector<ElongationPlace> elongations;     ///< ascending; none in words that are not known by themselves
  TatweelWidths tatweel_widths{};               ///< of the font
  std::uint32_t tatweels = 0, tatweels_at = 0;  ///< of an elongated form: how many, and at which place
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
  TextRange range;            ///< into the paragraph
  std::uint8_t level = 0;     ///< UAX #9
  ShapedWordPtr word;         ///< a space has one too: its glyph and width
  ShapedWordPtr hyphen = {};  ///< what shows behind it where a line ends there; nullptr where none does
  std::uint8_t level_before = kNoLevel;  ///< the lowest of the marks and isolates right before it
  static constexpr std::uint8_t kNoLevel = 255;
};

/// Pieces cover the paragraph's text in logical order, except for line and paragraph separators and bidi
/// controls; of these, marks and isolates part what stands on both sides of them (UAX #9 L2).
struct ShapedParagraph {
  Paragraph paragraph;
  std::vector<ShapedPiece> pieces;
};

}  // namespace nashra
