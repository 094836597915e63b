// Rules about dots, apostrophes, commas and dashes.
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "editorial/characters.h"
#include "editorial/rules.h"

namespace nashra::editorial {
namespace {

/// Runs of one character: `use(begin, end)` for each.
template <class Function>
void for_each_run(std::u16string_view text, char16_t unit, Function use) {
  for (std::size_t begin = text.find(unit); begin < text.size(); begin = text.find(unit, begin)) {
    std::size_t end = begin;
    while (end < text.size() && text[end] == unit) ++end;
    use(begin, end);
    begin = end;
  }
}

std::u16string after_no_break_space(char16_t dash) { return {kNoBreakSpace, dash}; }

/// What stands beyond the space beside a dash: text that it may belong to.
bool is_text(char16_t unit) { return unit != 0 && !is_space(unit) && !is_dash(unit); }

/// A single hyphen between single spaces, and what becomes of it.
std::optional<Replacement> spaced_hyphen(const Passage& passage, std::size_t at) {
  const bool is_spaced = at >= 2 && is_space(passage.before(at)) && is_space(passage.at(at + 1));
  if (!is_spaced) return std::nullopt;
  const char16_t before = passage.at(at - 2), behind = passage.at(at + 2);
  const bool between_numbers = is_digit(before) && is_digit(behind);
  if (!is_text(before) || !is_text(behind) || between_numbers) return std::nullopt;
  const std::u16string dash = to_utf16(passage.language().dash);
  return Replacement{{at - 1, at + 1}, after_no_break_space(dash.front())};
}

/// Two or three hyphens, which stand for a long dash as on a typewriter.
std::optional<Replacement> long_dash(const Passage& passage, TextRange run) {
  const char16_t before = passage.before(run.begin), behind = passage.at(run.end);
  const bool is_spaced = run.begin >= 2 && is_space(before) && is_space(behind) &&
                         is_text(passage.at(run.begin - 2)) && is_text(passage.at(run.end + 1));
  if (is_spaced) return Replacement{{run.begin - 1, run.end}, after_no_break_space(kEmDash)};
  if (is_letter(before) && is_letter(behind)) return Replacement{run, {kEmDash}};
  return std::nullopt;
}

char16_t arabic_mark(char16_t latin) {
  switch (latin) {
    case u',':
      return u'،';
    case u';':
      return u'؛';
    case u'?':
      return u'؟';
    default:
      return 0;
  }
}

}  // namespace

Replacements join_ellipses(const Passage& passage) {
  Replacements found;
  for_each_run(passage.text(), u'.', [&](std::size_t begin, std::size_t end) {
    if (end - begin == 3 && passage.unit_at(begin) == nullptr) found.push_back({{begin, end}, {kEllipsis}});
  });
  return found;
}

Replacements set_apostrophes(const Passage& passage) {
  Replacements found;
  const std::u16string_view text = passage.text();
  for (std::size_t at = text.find(u'\''); at < text.size(); at = text.find(u'\'', at + 1)) {
    const bool inside_word =
        is_letter_from_left(passage.before(at)) && is_letter_from_left(passage.at(at + 1));
    if (inside_word && passage.unit_at(at) == nullptr) found.push_back({{at, at + 1}, u"’"});
  }
  return found;
}

Replacements set_arabic_punctuation(const Passage& passage) {
  const std::u16string_view text = passage.text();
  const std::vector<Hand> before = hands_before(text), behind = hands_behind(text);
  Replacements found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char16_t mark = arabic_mark(text[at]);
    const bool is_arabic_there = mark != 0 && before[at] == Hand::arabic && behind[at] != Hand::other;
    if (!is_arabic_there) continue;
    const bool in_number = is_digit(passage.before(at)) && is_digit(passage.at(at + 1));
    if (!in_number && passage.unit_at(at) == nullptr) found.push_back({{at, at + 1}, {mark}});
  }
  return found;
}

// A hyphen between spaces is part of a unit only where a number follows.
Replacements set_dashes(const Passage& passage) {
  Replacements found;
  for_each_run(passage.text(), u'-', [&](std::size_t begin, std::size_t end) {
    constexpr std::size_t kLongest = 3;
    if (end - begin > kLongest) return;
    auto dash = end - begin == 1 ? spaced_hyphen(passage, begin) : long_dash(passage, {begin, end});
    const bool may_be_in_unit = !is_space(passage.at(end)) || is_digit(passage.at(end + 1));
    if (dash && !(may_be_in_unit && passage.unit_at(begin) != nullptr)) found.push_back(std::move(*dash));
  });
  return found;
}

}  // namespace nashra::editorial
