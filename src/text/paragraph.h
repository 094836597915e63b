// A block made ready for shaping: directions, scripts, fonts and the places where a line may end. Logical
// order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/text_range.h"
#include "font/font.h"
#include "language/policy.h"

namespace nashra {

/// A stretch of text that goes to the shaper in one piece: one bidi level, one script, one font.
struct TextRun {
  TextRange range;
  std::uint8_t level = 0;    ///< UAX #9 embedding level; odd: right to left
  std::uint32_t script = 0;  ///< ISO 15924 tag, big-endian as in OpenType (`Arab` = 0x41726162)
  const LanguagePolicy* language = nullptr;
  FontPtr font;
};

/// A place before `offset` where a line may (or must) end, UAX #14.
struct BreakOpportunity {
  std::size_t offset = 0;
  bool mandatory = false;
  double penalty = 0;             ///< cost in the sense of Knuth–Plass; 0 after a space
  bool divides_word = false;      ///< a hyphen that the text does not have shows at the end of the line
  bool strands_particle = false;  ///< the word before it leans on the next one (في, the)
};

struct Paragraph {
  std::u16string text;  ///< the block's text, character for character
  Direction direction = Direction::right_to_left;
  const LanguagePolicy* language = nullptr;
  std::vector<TextRun> runs;             ///< cover the text without gaps, in logical order
  std::vector<BreakOpportunity> breaks;  ///< ascending; the end of the text is not among them
};

}  // namespace nashra
