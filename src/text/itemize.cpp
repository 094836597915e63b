#include "text/itemize.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "base/unicode.h"
#include "text/characters.h"
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

/// One chain of fonts, one language.
struct Stretch {
  TextRange range;
  const std::vector<FontPtr>& fonts;
  const LanguagePolicy& language;
};

std::size_t after_cluster(std::u16string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return std::min(at, text.size());
  if ((text[at] & 0xFC00U) == 0xDC00U && (text[at - 1] & 0xFC00U) == 0xD800U) ++at;
  for (std::size_t next = at; at < text.size(); at = next) {
    if (!extends_cluster(next_code_point(text, next))) break;
  }
  return at;
}

std::vector<Stretch> stretches_of(std::u16string_view text, const LanguagePolicy& language,
                                  const std::vector<FontPtr>& fonts, std::span<const FontRange> ranges) {
  std::vector<Stretch> stretches;
  std::size_t done = 0;
  const auto add = [&](std::size_t end, const std::vector<FontPtr>& chain, const LanguagePolicy& spoken) {
    if (end > done) stretches.push_back({{done, end}, chain, spoken});
    done = std::max(done, end);
  };
  for (const FontRange& range : ranges) {
    add(after_cluster(text, range.range.begin), fonts, language);
    add(after_cluster(text, range.range.end), range.fonts != nullptr ? *range.fonts : fonts,
        range.language != nullptr ? *range.language : language);
  }
  add(text.size(), fonts, language);
  return stretches;
}

bool continues(const TextRun& run, const TextRun& next) {
  return run.level == next.level && run.script == next.script && run.language == next.language &&
         run.font == next.font;
}

/// Adds what a stretch is made of; where nothing changes at its edge the run before goes on.
void add_runs(Itemized& out, const Stretch& stretch, std::span<const std::uint8_t> levels,
              std::span<const std::uint32_t> scripts) {
  const std::size_t begin = stretch.range.begin, size = length_of(stretch.range);
  FontChoice choice = choose_fonts(std::u16string_view(out.paragraph.text).substr(begin, size),
                                   levels.subspan(begin, size), scripts.subspan(begin, size), stretch.fonts);
  for (MissingGlyph& missing : choice.missing) {
    missing.offset += begin;
    out.missing.push_back(missing);
  }
  std::vector<TextRun>& runs = out.paragraph.runs;
  for (std::size_t from = 0, to = 0; from < size; from = to) {
    const auto is_same = [&](std::size_t at) {
      return levels[begin + at] == levels[begin + from] && scripts[begin + at] == scripts[begin + from] &&
             choice.fonts[at] == choice.fonts[from];
    };
    while (to < size && is_same(to)) ++to;
    TextRun run{.range = {begin + from, begin + to},
                .level = levels[begin + from],
                .script = scripts[begin + from],
                .language = &language_of(scripts[begin + from], stretch.language),
                .font = stretch.fonts[choice.fonts[from]]};
    if (!runs.empty() && continues(runs.back(), run)) {
      runs.back().range.end = run.range.end;
    } else {
      runs.push_back(std::move(run));
    }
  }
}

}  // namespace

Itemized itemize(std::u16string_view text, const LanguagePolicy& language, const std::vector<FontPtr>& fonts,
                 std::span<const FontRange> ranges) {
  assert(!fonts.empty() && "a style has at least one font");
  const std::vector<std::uint8_t> levels = embedding_levels(text, language.direction);
  const std::vector<std::uint32_t> scripts = scripts_of(text, levels, language.script);
  Itemized out;
  out.paragraph.text = text;
  out.paragraph.direction = language.direction;
  out.paragraph.language = &language;
  for (const Stretch& stretch : stretches_of(text, language, fonts, ranges))
    add_runs(out, stretch, levels, scripts);
  out.paragraph.breaks = line_breaks(text, language);
  return out;
}

}  // namespace nashra
