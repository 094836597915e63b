#include "shape/hyphen.h"

#include <algorithm>
#include <utility>

namespace nashra {

ShapedWordPtr with_hyphen(const ShapedWord& word, const ShapedWord& hyphen) {
  ShapedWord form = word;
  const bool from_left = word.direction == Direction::left_to_right;
  std::uint32_t last = 0;
  for (const Glyph& glyph : word.glyphs) last = std::max(last, glyph.cluster);
  std::vector<Glyph> added = hyphen.glyphs;
  for (Glyph& glyph : added) {
    glyph.cluster = last;
    glyph.origin = Glyph::Origin::hyphen;
  }
  form.glyphs.insert(from_left ? form.glyphs.end() : form.glyphs.begin(), added.begin(), added.end());
  form.advance += hyphen.advance;
  form.ink_top = std::max(word.ink_top, hyphen.ink_top);
  form.ink_bottom = std::min(word.ink_bottom, hyphen.ink_bottom);
  return std::make_shared<const ShapedWord>(std::move(form));
}

}  // namespace nashra
