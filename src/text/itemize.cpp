#include "text/itemize.h"

#include <algorithm>
#include <cassert>

#include "text/choose_fonts.h"
#include "text/levels.h"
#include "text/line_breaks.h"
#include "text/scripts.h"

namespace nashra {
namespace {

// A run in another script than the block's is taken to be in the first language of the table that is written
// so.
const LanguagePolicy& language_of(std::uint32_t script, const LanguagePolicy& block) {
  if (script_tag(block.script) == script) return block;
  const auto rows = language_rows();
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const LanguagePolicy& l) { return script_tag(l.script) == script; });
  return row != rows.end() ? *row : block;
}

}  // namespace

Itemized itemize(std::u16string_view text, const LanguagePolicy& language,
                 const std::vector<FontPtr>& fonts) {
  assert(!fonts.empty() && "a style has at least one font");
  const std::vector<std::uint8_t> levels = embedding_levels(text, language.direction);
  const std::vector<std::uint32_t> scripts = scripts_of(text, levels, language.script);
  FontChoice choice = choose_fonts(text, levels, scripts, fonts);
  Itemized out;
  out.missing = std::move(choice.missing);
  Paragraph& paragraph = out.paragraph;
  paragraph.text = text;
  paragraph.direction = language.direction;
  paragraph.language = &language;
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    const auto continues = [&](std::size_t at) {
      return levels[at] == levels[begin] && scripts[at] == scripts[begin] &&
             choice.fonts[at] == choice.fonts[begin];
    };
    while (end < text.size() && continues(end)) ++end;
    paragraph.runs.push_back({.range = {begin, end},
                              .level = levels[begin],
                              .script = scripts[begin],
                              .language = &language_of(scripts[begin], language),
                              .font = fonts[choice.fonts[begin]]});
  }
  paragraph.breaks = line_breaks(text, language);
  return out;
}

}  // namespace nashra
