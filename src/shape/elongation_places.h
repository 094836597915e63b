#pragma once

#include <string_view>
#include <vector>

#include "shape/shaped.h"

namespace nashra {

/// The joins of a word of an Arabic script that may be elongated: where the shaper says that a tatweel is
/// safe, except
/// - in words of two letters, and of three but for the two best classes;
/// - in الله and لله, between lam and alef, beside ZWNJ and ZWJ;
/// - before a final yeh or alef maqsura that no seen or sad stands before;
/// - in words that have a tatweel already.
///
/// Rules: Microsoft's, as in `JoinClass`; LibreOffice's kashida positions for yeh and the joiners.
std::vector<ElongationPlace> elongation_places(std::u16string_view text, const std::vector<Glyph>& glyphs);

}  // namespace nashra
