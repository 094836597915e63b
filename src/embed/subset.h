// A font program cut down to the glyphs that are shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "font/font.h"

namespace nashra {

struct Subset {
  std::string program;
  std::vector<std::uint16_t>
      glyphs;  ///< the new id of each glyph asked for, in the order asked; 0 where there is none
  std::vector<std::int32_t> widths;  ///< their advances in the font program, font units
};

/// The outlines and metrics of `glyphs` and .notdef as a TrueType program, without what an embedded
/// CIDFontType2 does not need (ISO 32000-1 §9.9: glyf, head, hhea, hmtx, loca, maxp). Nothing when the font
/// is damaged.
std::optional<Subset> subset_font(const Font& font, const std::vector<std::uint32_t>& glyphs);

}  // namespace nashra
