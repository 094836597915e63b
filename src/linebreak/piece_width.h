#pragma once

#include "base/length.h"
#include "shape/shaped.h"

namespace nashra {

/// A measure in font units of the word's font, at `size`.
inline Length at_size(const ShapedWord& word, std::int64_t font_units, Length size) {
  return scaled(size, font_units, word.font->facts().units_per_em);
}

/// The advance of a word or a space at `size`: what its item and its place in the line are made of.
inline Length width_at(const ShapedWord& word, Length size) { return at_size(word, word.advance, size); }

/// A word's width in a line whose words have `scale` permille of their natural width. Rounded down, so that
/// words never take more in sum than the breaker reckoned with.
inline Length width_at_scale(Length natural, int scale) {
  return scale == 1000 ? natural : Length{natural.units / 1000 * scale + natural.units % 1000 * scale / 1000};
}

}  // namespace nashra
