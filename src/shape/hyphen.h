#pragma once

#include "shape/shaped.h"

namespace nashra {

/// A word as it stands at the end of a line that it goes on after: `hyphen`'s glyphs behind its last letter
/// in its own direction, which stand for no text of their own.
ShapedWordPtr with_hyphen(const ShapedWord& word, const ShapedWord& hyphen);

}  // namespace nashra
