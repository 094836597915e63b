// Which characters each glyph of a word stands for, so that a PDF reader gets the word back.
#pragma once

#include <string>
#include <vector>

#include "shape/shaped.h"

namespace nashra {

/// One text for each glyph of the word, in the order of the glyphs.
std::vector<std::u16string> texts_of_glyphs(const ShapedWord& word);

}  // namespace nashra
