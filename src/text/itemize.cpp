#include "text/itemize.h"

#include <algorithm>
#include <cassert>
#include <unicode/uchar.h>
#include <utility>

#include "base/unicode.h"
#include "language/units.h"
#include "text/characters.h"
#include "text/choose_fonts.h"
#include "text/hyphenate.h"
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

std::vector<TextRange> parts_of(const std::vector<Unit>& units) {
  std::vector<TextRange> parts;
  for (const Unit& unit : units) parts.insert(parts.end(), unit.parts.begin(), unit.parts.end());
  return parts;
}

/// Where a unit may be broken, which addresses may, no hyphen shows.
void remove_breaks_in(const std::vector<Unit>& units, std::vector<BreakOpportunity>& breaks) {
  auto unit = units.begin();
  std::erase_if(breaks, [&](const BreakOpportunity& place) {
    while (unit != units.end() && std::max(unit->unbroken.end, unit->parts.back().end) <= place.offset)
      ++unit;
    if (unit == units.end() || place.mandatory) return false;
    const bool is_whole_block = unit->kind == UnitKind::foreign_text;
    const TextRange kept = place.divides_word && !is_whole_block ? unit->parts.back() : unit->unbroken;
    return kept.begin < place.offset && place.offset < kept.end;
  });
}

/// The cost of dividing a word, in the sense of Knuth–Plass.
constexpr double kDivision = 50;

std::size_t end_of_word(std::u16string_view text, std::size_t begin, std::size_t limit) {
  while (begin < limit && (u_isalpha(text[begin]) || is_mark(text[begin]))) ++begin;
  return begin;
}

/// Words that change face or language inside stay whole.
void add_divisions(HyphenDictionaries& dictionaries, Paragraph& paragraph) {
  const std::u16string_view text = paragraph.text;
  std::vector<BreakOpportunity> divisions;
  for (const TextRun& run : paragraph.runs) {
    if (run.language->hyphenation.empty()) continue;
    for (std::size_t begin = run.range.begin; begin < run.range.end;) {
      const std::size_t end = end_of_word(text, begin, run.range.end);
      const bool is_whole =
          (begin == 0 || !u_isalpha(text[begin - 1])) && end_of_word(text, end, text.size()) == end;
      if (is_whole) {
        for (const std::size_t at : dictionaries.divide(text.substr(begin, end - begin), *run.language))
          divisions.push_back({.offset = begin + at, .penalty = kDivision, .divides_word = true});
      }
      begin = end + 1;
    }
  }
  const auto before = paragraph.breaks.size();
  paragraph.breaks.insert(paragraph.breaks.end(), divisions.begin(), divisions.end());
  std::inplace_merge(paragraph.breaks.begin(), paragraph.breaks.begin() + static_cast<std::ptrdiff_t>(before),
                     paragraph.breaks.end(), [](const BreakOpportunity& a, const BreakOpportunity& b) {
                       return a.offset < b.offset;
                     });
}

}  // namespace

Itemized itemize(std::u16string_view text, const LanguagePolicy& language, const std::vector<FontPtr>& fonts,
                 std::span<const FontRange> ranges, HyphenDictionaries* dictionaries) {
  assert(!fonts.empty() && "a style has at least one font");
  const std::vector<Unit> units = find_units(text, language);
  const std::vector<std::uint8_t> levels = embedding_levels(text, language.direction, parts_of(units));
  const std::vector<std::uint32_t> scripts = scripts_of(text, levels, language.script);
  Itemized out;
  out.paragraph.text = text;
  out.paragraph.direction = language.direction;
  out.paragraph.language = &language;
  for (const Stretch& stretch : stretches_of(text, language, fonts, ranges))
    add_runs(out, stretch, levels, scripts);
  out.paragraph.breaks = line_breaks(text, language);
  if (dictionaries != nullptr) add_divisions(*dictionaries, out.paragraph);
  remove_breaks_in(units, out.paragraph.breaks);
  return out;
}

}  // namespace nashra
