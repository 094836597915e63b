#include "support/on_paper.h"

#include <algorithm>
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "shape/shape.h"
#include "text/hyphenate.h"

namespace nashra::test {
namespace {

bool runs_left(const WordInLine& word) { return word.word->direction == Direction::right_to_left; }

}  // namespace

std::vector<Line> lines_of(std::u16string_view text, const LanguagePolicy& language,
                           const std::vector<FontPtr>& fonts, const Setting& setting) {
  static WordCache words;
  const ShapedParagraph paragraph =
      shape(itemize(text, language, fonts, {}, setting.dictionaries).paragraph, words);
  const ItemList list = items_of(paragraph, setting.size, setting.ends, setting.justification);
  const ParagraphShape column{{}, {{}, setting.measure}};
  const Breaks breaks = break_lines(list.items, column, parameters_for(setting.ends, setting.justification));
  return set_lines(paragraph, setting.size, list, breaks, column, setting.ends, Flush::start, words);
}

std::vector<std::size_t> places_of(const Line& line) {
  std::vector<std::size_t> places;
  for (const WordInLine& word : line.words) {
    const auto first = static_cast<std::ptrdiff_t>(places.size());
    for (std::size_t at = word.text.begin; at < word.text.end; ++at) places.push_back(at);
    if (runs_left(word)) std::reverse(places.begin() + first, places.end());
  }
  return places;
}

std::string on_paper(const Line& line, std::u16string_view text) {
  std::u16string seen;
  for (const WordInLine& word : line.words) {
    std::u16string part(text.substr(word.text.begin, length_of(word.text)));
    if (runs_left(word)) {
      std::reverse(part.begin(), part.end());
      for (char16_t& unit : part) unit = static_cast<char16_t>(u_charMirror(unit));
    }
    std::erase(part, u'\u00AD');
    const bool is_divided =
        std::any_of(word.word->glyphs.begin(), word.word->glyphs.end(),
                    [](const Glyph& glyph) { return glyph.origin == Glyph::Origin::hyphen; });
    seen += is_divided && runs_left(word) ? u'-' + part : is_divided ? part + u'-' : part;
  }
  return to_utf8(seen);
}

}  // namespace nashra::test
