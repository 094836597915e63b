#include "embed/cells.h"

#include <algorithm>
#include <hb.h>
#include <string>
#include <utility>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::int32_t kWidest = 65535;  // hmtx, an unsigned 16-bit number

/// What the glyphs of a word without any text are: a hyphen that the layout put at the end of a line.
constexpr char32_t kHyphen = U'\u00AD';

/// Glyphs of one cluster, as indices into the word's, and the characters that they show.
struct Cluster {
  std::size_t first = 0, last = 0;
  std::size_t start = 0;  ///< of the text, in the word's
  std::u16string_view text;
};

struct Character {
  char32_t value = 0;
  std::uint32_t offset = 0;
};

/// Glyphs that show nothing more of the text join their neighbour.
std::vector<Cluster> clusters_of(const ShapedWord& word) {
  std::vector<std::size_t> bounds = {word.text.size()};
  for (const Glyph& glyph : word.glyphs)
    bounds.push_back(std::min<std::size_t>(glyph.cluster, word.text.size()));
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  std::vector<bool> shown(bounds.size());

  std::vector<Cluster> clusters;
  for (std::size_t first = 0; first < word.glyphs.size();) {
    std::size_t last = first + 1;
    while (last < word.glyphs.size() && word.glyphs[last].cluster == word.glyphs[first].cluster) ++last;
    const std::size_t start = std::min<std::size_t>(word.glyphs[first].cluster, word.text.size());
    const auto index =
        static_cast<std::size_t>(std::lower_bound(bounds.begin(), bounds.end(), start) - bounds.begin());
    std::u16string_view text;
    if (start < word.text.size() && !shown[index]) {
      text = std::u16string_view(word.text).substr(start, bounds[index + 1] - start);
    }
    shown[index] = true;
    if (text.empty() && !clusters.empty()) {
      clusters.back().last = last;
    } else if (!clusters.empty() && clusters.back().text.empty()) {
      clusters.back().last = last;
      clusters.back().start = start;
      clusters.back().text = text;
    } else {
      clusters.push_back({.first = first, .last = last, .start = start, .text = text});
    }
    first = last;
  }
  return clusters;
}

bool is_control(char32_t character) { return character < 0x20 || (character >= 0x7F && character < 0xA0); }

std::vector<Character> characters_of(const Cluster& cluster, Direction direction) {
  std::vector<Character> characters;
  for (std::size_t at = 0; at < cluster.text.size();) {
    const auto offset = static_cast<std::uint32_t>(cluster.start + at);
    const char32_t character = next_code_point(cluster.text, at);
    if (character == kHyphen) continue;  // one that divides nothing: who looks for the word would miss it
    const bool is_surrogate = character >= 0xD800 && character < 0xE000;
    characters.push_back({is_control(character) ? U' ' : is_surrogate ? U'\uFFFD' : character, offset});
  }
  if (characters.empty()) characters.push_back({kHyphen, static_cast<std::uint32_t>(cluster.start)});
  if (direction == Direction::right_to_left) std::reverse(characters.begin(), characters.end());
  return characters;
}

/// Characters that take no width of their own: marks and format characters.
bool is_widthless(const Character& of) {
  const hb_unicode_general_category_t category =
      hb_unicode_general_category(hb_unicode_funcs_get_default(), of.value);
  return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
}

/// `advance` divided among the characters; the sum is exact.
std::vector<std::int32_t> shared(std::int32_t advance, const std::vector<Character>& characters) {
  const auto count = static_cast<std::int32_t>(characters.size());
  const auto widthless =
      static_cast<std::int32_t>(std::count_if(characters.begin(), characters.end(), is_widthless));
  const std::int32_t letters = count - widthless;
  std::vector<std::int32_t> shares(characters.size());
  if (advance <= count || letters == 0) {
    shares.front() = advance;
    return shares;
  }
  const std::int32_t each = (advance - widthless) / letters;
  std::int32_t rest = (advance - widthless) % letters;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (is_widthless(characters[i])) {
      shares[i] = 1;
    } else {
      shares[i] = each + std::exchange(rest, 0);
    }
  }
  return shares;
}

void append_cells(std::vector<Cell>& cells, const ShapedWord& word, const Cluster& cluster) {
  std::vector<Component> components;
  std::int32_t advance = 0;
  for (std::size_t i = cluster.first; i < cluster.last; ++i) {
    const Glyph& glyph = word.glyphs[i];
    components.push_back({.glyph = glyph.id, .x = advance + glyph.x_offset, .y = glyph.y_offset});
    advance += glyph.advance;
  }
  const std::vector<Character> characters = characters_of(cluster, word.direction);
  const std::vector<std::int32_t> shares = shared(advance, characters);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    cells.push_back({.drawing = {.components = std::exchange(components, {}),
                                 .advance = std::clamp(shares[i], 0, kWidest)},
                     .character = characters[i].value,
                     .advance = shares[i],
                     .offset = characters[i].offset});
  }
}

}  // namespace

std::vector<Cell> cells_of(const ShapedWord& word) {
  std::vector<Cell> cells;
  for (const Cluster& cluster : clusters_of(word)) append_cells(cells, word, cluster);
  return cells;
}

}  // namespace nashra
