#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/itemize.h"

namespace nashra {

struct FontChoice {
  std::vector<std::uint16_t> fonts;   ///< for every UTF-16 unit, index into the chain
  std::vector<MissingGlyph> missing;  ///< in the order of the text
};

/// Which font of the chain shows what. A word, that is letters of one script with their marks, takes the
/// first font that has all of it; when none has, each of its clusters goes its own way. Anything else takes
/// the font of a word beside it that has its embedding level, the one before rather than the one after, so
/// that a bracket looks like the text that it belongs to; else the first font that has it.
FontChoice choose_fonts(std::u16string_view text, std::span<const std::uint8_t> levels,
                        std::span<const std::uint32_t> scripts, const std::vector<FontPtr>& chain);

}  // namespace nashra
