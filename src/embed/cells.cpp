#include "embed/cells.h"

#include <algorithm>
#include <hb.h>
#include <string_view>
#include <utility>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::int32_t kWidest = 65535;  // hmtx, an unsigned 16-bit number

/// What the glyphs of a word without any text are: a hyphen that the layout put at the end of a line.
constexpr char32_t kHyphen = U'\u00AD';

bool is_control(char32_t character) { return character < 0x20 || (character >= 0x7F && character < 0xA0); }

char32_t shown_as(char32_t character) {
  const bool is_surrogate = character >= 0xD800 && character < 0xE000;
  return is_control(character) ? U' ' : is_surrogate ? U'\uFFFD' : character;
}

/// Characters that take no width of their own: marks and format characters.
bool is_widthless(char32_t character) {
  static hb_unicode_funcs_t* const functions = hb_unicode_funcs_get_default();
  const hb_unicode_general_category_t category = hb_unicode_general_category(functions, character);
  return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
}

std::uint32_t start_of(const Glyph& glyph, const ShapedWord& word) {
  return std::min(glyph.cluster, static_cast<std::uint32_t>(word.text.size()));
}

}  // namespace

/// As shapers make them: from each cluster to the next, the text goes on in the word's direction. False: they
/// are in another order, or one has no text.
bool WordCutter::find_plain_clusters(const ShapedWord& word) {
  clusters_.clear();
  const bool is_leftward = word.direction == Direction::right_to_left;
  const auto length = static_cast<std::uint32_t>(word.text.size());
  std::uint32_t before = length;
  for (std::size_t i = 0; i < word.glyphs.size(); ++i) {
    const std::uint32_t start = word.glyphs[i].cluster;
    if (!clusters_.empty() && start == clusters_.back().start) {
      clusters_.back().last = i + 1;
      continue;
    }
    if (is_leftward ? start >= before : start >= length || (!clusters_.empty() && start < before))
      return false;
    if (!is_leftward && !clusters_.empty()) clusters_.back().end = start;
    clusters_.push_back({i, i + 1, start, is_leftward ? before : length});
    before = start;
  }
  return true;
}

/// Glyphs that show nothing more of the text join their neighbour.
void WordCutter::find_clusters(const ShapedWord& word) {
  bounds_.clear();
  for (const Glyph& glyph : word.glyphs) bounds_.push_back(start_of(glyph, word));
  bounds_.push_back(static_cast<std::uint32_t>(word.text.size()));
  std::sort(bounds_.begin(), bounds_.end());
  bounds_.erase(std::unique(bounds_.begin(), bounds_.end()), bounds_.end());
  shown_.assign(bounds_.size(), false);
  shown_.back() = true;  // nothing follows it

  clusters_.clear();
  for (std::size_t first = 0; first < word.glyphs.size();) {
    std::size_t last = first + 1;
    while (last < word.glyphs.size() && word.glyphs[last].cluster == word.glyphs[first].cluster) ++last;
    const auto bound = std::lower_bound(bounds_.begin(), bounds_.end(), start_of(word.glyphs[first], word));
    const auto index = static_cast<std::size_t>(bound - bounds_.begin());
    const Cluster found{first, last, *bound, shown_[index] ? *bound : bounds_[index + 1]};
    shown_[index] = true;
    if (!clusters_.empty() && found.start == found.end) {
      clusters_.back().last = last;
    } else if (!clusters_.empty() && clusters_.back().start == clusters_.back().end) {
      clusters_.back() = {clusters_.back().first, last, found.start, found.end};
    } else {
      clusters_.push_back(found);
    }
    first = last;
  }
}

void WordCutter::find_characters(const ShapedWord& word, const Cluster& cluster) {
  characters_.clear();
  const std::u16string_view text = std::u16string_view(word.text).substr(0, cluster.end);
  for (std::size_t at = cluster.start; at < text.size();) {
    const auto offset = static_cast<std::uint32_t>(at);
    const char32_t character = shown_as(next_code_point(text, at));
    if (character == kHyphen) continue;  // one that divides nothing: who looks for the word would miss it
    characters_.push_back({character, offset, is_widthless(character)});
  }
  if (characters_.empty()) characters_.push_back({kHyphen, cluster.start, true});
  if (word.direction == Direction::right_to_left) std::reverse(characters_.begin(), characters_.end());
}

/// The width is shared to the last unit.
void WordCutter::add_cells(const ShapedWord& word, const Cluster& cluster) {
  const std::size_t first = components_.size();
  std::int32_t advance = 0;
  for (std::size_t i = cluster.first; i < cluster.last; ++i) {
    const Glyph& glyph = word.glyphs[i];
    components_.push_back({.glyph = glyph.id, .x = advance + glyph.x_offset, .y = glyph.y_offset});
    advance += glyph.advance;
  }
  find_characters(word, cluster);
  std::span<const Component> components = std::span(components_).subspan(first);
  if (characters_.size() == 1) {
    add_cell(characters_.front(), components, advance);
    return;
  }
  const auto count = static_cast<std::int32_t>(characters_.size());
  const auto widthless = static_cast<std::int32_t>(
      std::count_if(characters_.begin(), characters_.end(),
                    [](const Character& character) { return character.is_widthless; }));
  const std::int32_t letters = count - widthless;
  const bool is_shared = advance > count && letters > 0;
  const std::int32_t each = is_shared ? (advance - widthless) / letters : 0;
  const std::int32_t least = is_shared ? 1 : 0;
  std::int32_t rest = advance - each * letters - least * widthless;
  for (const Character& character : characters_) {
    std::int32_t share = character.is_widthless ? least : each;
    if (!is_shared || !character.is_widthless) share += std::exchange(rest, 0);
    add_cell(character, std::exchange(components, {}), share);
  }
}

void WordCutter::add_cell(const Character& character, std::span<const Component> components,
                          std::int32_t advance) {
  cells_.push_back({.components = components,
                    .width = std::clamp(advance, 0, kWidest),
                    .character = character.value,
                    .advance = advance,
                    .offset = character.offset});
}

const std::vector<Cell>& WordCutter::cells_of(const ShapedWord& word) {
  cells_.clear();
  components_.clear();
  components_.reserve(word.glyphs.size());  // cells point into them
  if (!find_plain_clusters(word)) find_clusters(word);
  for (const Cluster& cluster : clusters_) add_cells(word, cluster);
  return cells_;
}

}  // namespace nashra
