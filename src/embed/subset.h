// A font program cut down to what is shown, with the drawings that the font does not have added to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "embed/cells.h"
#include "font/font.h"

namespace nashra {

struct Subset {
  std::string program;
  std::vector<std::uint16_t> glyphs;  ///< of the program, one for each drawing
};

/// A TrueType program for a CIDFontType2 (ISO 32000-1 §9.9: glyf, head, hhea, hmtx, loca, maxp): glyph 0 is
/// .notdef, which no drawing is (PDF/A: ISO 19005-2, 6.2.11.8), even if it looks like it, and each drawing is
/// one glyph of the font as it is, or a composite glyph of several. Nothing when the font is damaged.
/// The glyphs of a font with other outlines are drawn again as TrueType has them.
/// `drawings` name at most 65535 different glyphs, those that have to be made included.
std::optional<Subset> subset_font(const Font& font, const std::vector<Drawing>& drawings);

}  // namespace nashra
