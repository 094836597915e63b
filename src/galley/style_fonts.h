#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "font/font_book.h"
#include "spec/layout.h"

namespace nashra {

/// For each style of a layout, by name, the faces of its chain, first choice first; never empty.
using StyleFonts = std::map<std::string, std::vector<FontPtr>>;

/// Finds the faces of every style. A family that is not installed is a warning, a chain of which none is
/// installed an error.
Outcome<StyleFonts> find_style_fonts(FontBook& fonts, const LayoutSpec& layout);

}  // namespace nashra
