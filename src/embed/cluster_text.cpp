#include "embed/cluster_text.h"

#include <algorithm>

#include "base/unicode.h"

namespace nashra {
namespace {

// What a glyph shows that has no character of its own, such as the dots of a letter that the font takes
// apart.
constexpr char16_t kNothing = u'\u200B';

/// The same characters, last one first: how readers expect a right-to-left ligature (they reverse the line
/// character by character).
std::u16string reversed(std::u16string_view text) {
  std::u16string out;
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t begin = end - 1;
    const bool pair = begin > 0 && (text[begin] & 0xFC00) == 0xDC00 && (text[begin - 1] & 0xFC00) == 0xD800;
    if (pair) --begin;
    out += text.substr(begin, end - begin);
    end = begin;
  }
  return out;
}

}  // namespace

std::vector<std::u16string> texts_of_glyphs(const ShapedWord& word) {
  std::vector<std::size_t> starts;
  for (const Glyph& glyph : word.glyphs)
    starts.push_back(std::min<std::size_t>(glyph.cluster, word.text.size()));
  std::vector<std::size_t> bounds = starts;
  bounds.push_back(word.text.size());
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());

  std::vector<std::u16string> texts(word.glyphs.size());
  for (std::size_t first = 0; first < starts.size();) {
    std::size_t last = first, widest = first;
    for (; last < starts.size() && starts[last] == starts[first]; ++last) {
      if (word.glyphs[last].advance > word.glyphs[widest].advance) widest = last;
      texts[last] = kNothing;
    }
    const auto end = std::upper_bound(bounds.begin(), bounds.end(), starts[first]);
    if (end != bounds.end()) {
      const auto text = std::u16string_view(word.text).substr(starts[first], *end - starts[first]);
      texts[widest] = word.direction == Direction::right_to_left ? reversed(text) : std::u16string(text);
    }
    first = last;
  }
  return texts;
}

}  // namespace nashra
