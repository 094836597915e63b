// Outlines of a font that has none of TrueType's, drawn again with TrueType's curves.
#pragma once

#include <cstdint>
#include <vector>

#include "embed/glyph_tables.h"
#include "font/font.h"

namespace nashra {

/// Tables with these glyphs of the font, in this order, cubic curves turned into quadratic ones that leave
/// them by at most 0.0003 em. `glyphs` are ids of the font; one that it does not have, or that has more
/// points than a glyph may, is blank. Unsound tables (`GlyphTables::is_sound`) when the font's own `head` or
/// `hhea` are not whole.
GlyphTables::Tables draw_glyphs(const Font& font, const std::vector<std::uint32_t>& glyphs);

}  // namespace nashra
