// Rules about the spaces between words and around marks.
#include <algorithm>
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "editorial/characters.h"
#include "editorial/rules.h"

namespace nashra::editorial {
namespace {

constexpr char16_t kLineSeparator = 0x2028;

bool is_edge(char16_t unit) { return unit == 0 || unit == kLineSeparator; }

/// The bars of a table's row keep their spaces: an empty cell is two of them.
bool is_beside_bar(const Passage& passage, TextRange space) {
  return passage.kind() == BlockKind::table_row &&
         (passage.before(space.begin) == u'|' || passage.at(space.end) == u'|');
}

bool is_quotation_mark(char16_t unit) { return is_one_of(unit, u"\"“”„‘’«»‹›"); }

/// What a mark may follow without a space.
bool may_take_mark(char16_t unit) {
  return is_letter(unit) || is_digit(unit) || is_percent(unit) || is_closing(unit) || is_stop(unit) ||
         is_quotation_mark(unit);
}

bool ends_clause(char16_t behind) {
  return is_edge(behind) || is_space(behind) || is_closing(behind) || is_quotation_mark(behind);
}

/// Whether the mark at `at`, behind spaces that follow `before`, belongs to the word before them.
bool belongs_before(const Passage& passage, char16_t before, std::size_t at) {
  const char16_t mark = passage.at(at), behind = passage.at(at + 1);
  if (is_plain_arabic(mark)) return false;
  if (is_one_of(mark, u"،؛؟)]»")) return true;
  if (!is_one_of(mark, u",;:.!?")) return false;
  const bool in_number = is_digit(before) && is_space(behind) && is_digit(passage.at(at + 2));
  return !in_number && (ends_clause(behind) || (is_arabic(before) && is_arabic(behind)));
}

/// Whether `length` letters stand before or behind a place.
bool has_letters_before(const Passage& passage, std::size_t at, std::size_t length) {
  if (at < length) return false;
  const std::u16string_view word = passage.text().substr(at - length, length);
  return std::all_of(word.begin(), word.end(), is_letter);
}

bool has_letters_behind(const Passage& passage, std::size_t at, std::size_t length) {
  const std::u16string_view word = passage.text().substr(at, length);
  return word.size() == length && std::all_of(word.begin(), word.end(), is_letter);
}

/// Whether a comma or stop is the end of a word that another one follows too closely. A full stop must stand
/// between words, not between the letters of an abbreviation.
bool wants_space(const Passage& passage, std::size_t at) {
  constexpr std::size_t kNoAbbreviation = 3;
  const char16_t before = passage.before(at), behind = passage.at(at + 1);
  const bool opens = behind == u'«' || behind == u'(';
  switch (passage.at(at)) {
    case u'،':
    case u'؛':
    case u'؟':
      return is_letter(behind) || opens || (is_digit(behind) && !is_digit(before));
    case u',':
    case u';':
      return is_letter(before) && is_letter(behind);
    case u'!':
      return is_arabic(before) && is_arabic(behind);
    case u':':
      return (is_arabic(before) || is_closing(before)) && (is_arabic(behind) || opens);
    case u'.':
      return is_arabic(before) && is_arabic(behind) && has_letters_before(passage, at, kNoAbbreviation) &&
             has_letters_behind(passage, at + 1, 2);
    default:
      return false;
  }
}

/// Follows brackets, for one that closes must tell whether it is part of a word: `كتاب(ات)كم`.
class Brackets {
 public:
  /// Whether a closing mark at `at` ends a text in brackets that a word follows too closely: a word, not an
  /// ending that belongs to what is quoted.
  bool wants_space(const Passage& passage, std::size_t at) {
    constexpr std::size_t kLongestEnding = 3, kLongestPart = 4;
    const char16_t unit = passage.at(at);
    if (unit == u'(' || unit == u'[') open_.push_back(at);
    if (unit != u')' && unit != u']' && unit != u'»') return false;
    const bool before_word = has_letters_behind(passage, at + 1, kLongestEnding + 1);
    if (unit == u'»') return before_word;
    if (open_.empty()) return false;
    const std::size_t open = open_.back();
    open_.pop_back();
    return before_word && !is_letter(passage.before(open)) && at - open > kLongestPart;
  }

 private:
  std::vector<std::size_t> open_;
};

/// Whether `word`, with a space behind it, stands at `at` as a word of its own.
bool is_word_at(const Passage& passage, std::u16string_view word, std::size_t at) {
  const char16_t before = passage.before(at);
  return passage.text().substr(at).starts_with(word) &&
         (is_edge(before) || is_space(before) || is_opening(before));
}

/// The word that begins at `at`, without its vowel marks; empty when it is long.
std::u16string short_word(std::u16string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 24;
  std::u16string word;
  for (std::size_t end = at; end < text.size() && (is_letter(text[end]) || text[end] == kTatweel); ++end) {
    if (end - at > kLongest) return {};
    if (u_charType(text[end]) != U_NON_SPACING_MARK) word += text[end];
  }
  return word;
}

bool is_counted(const Passage& passage, std::size_t at) {
  if (is_percent(passage.at(at)) || u_charType(passage.at(at)) == U_CURRENCY_SYMBOL) return true;
  const std::string word = to_utf8(short_word(passage.text(), at));
  const auto& counted = passage.language().counted;
  return !word.empty() && std::find(counted.begin(), counted.end(), word) != counted.end();
}

/// `د.`, `А.`, `أ.د.`: a title or the initial of a name, with another name or initial behind the space.
bool is_initial_before(const Passage& passage, std::size_t space) {
  if (space < 2 || passage.at(space - 1) != u'.') return false;
  const char16_t letter = passage.at(space - 2), before = passage.before(space - 2),
                 behind = passage.at(space + 1);
  const bool stands_alone = is_edge(before) || is_space(before) || is_opening(before) || before == u'.';
  const bool is_name = is_arabic(letter) ? is_arabic(behind) : u_isupper(letter) && u_isupper(behind);
  return stands_alone && is_name;
}

bool binds(const Passage& passage, std::size_t space) {
  const char16_t before = passage.before(space), behind = passage.at(space + 1);
  if (is_digit(before)) return is_counted(passage, space + 1);
  if (is_one_of(before, u"№§")) return is_digit(behind);
  return is_initial_before(passage, space);
}

}  // namespace

Replacements collapse_spaces(const Passage& passage) {
  Replacements found;
  for (const TextRange& space : passage.spaces()) {
    if (is_beside_bar(passage, space)) continue;
    if (is_edge(passage.before(space.begin)) || is_edge(passage.at(space.end))) {
      found.push_back({space});
    } else if (length_of(space) > 1 || passage.at(space.begin) == u'\t') {
      found.push_back({space, u" "});
    }
  }
  return found;
}

Replacements close_up_before_marks(const Passage& passage) {
  Replacements found;
  for (const TextRange& space : passage.spaces()) {
    const char16_t before = passage.before(space.begin);
    if (belongs_before(passage, before, space.end) && may_take_mark(before)) found.push_back({space});
  }
  return found;
}

Replacements space_after_marks(const Passage& passage) {
  Replacements found;
  Brackets brackets;
  for (std::size_t at = 0; at < passage.text().size(); ++at) {
    const char16_t unit = passage.at(at);
    if (is_space(unit) || is_plain_arabic(unit) || !is_one_of(unit, u"،؛؟,;!:.()[]»")) continue;
    const bool missing = brackets.wants_space(passage, at) || wants_space(passage, at);
    if (missing && passage.unit_at(at) == nullptr) found.push_back({{at + 1, at + 1}, u" "});
  }
  return found;
}

Replacements close_up_inside_brackets(const Passage& passage) {
  Replacements found;
  for (const TextRange& space : passage.spaces()) {
    const bool is_inside = is_one_of(passage.before(space.begin), u"([«") && !is_edge(passage.at(space.end));
    if (is_inside && !is_beside_bar(passage, space)) found.push_back({space});
  }
  return found;
}

// From the end, for a waw may be joined to one that is joined itself.
Replacements join_waw(const Passage& passage) {
  const std::u16string waw = to_utf16(passage.language().joined_word);
  if (waw.empty()) return {};
  const std::vector<TextRange>& spaces = passage.spaces();
  Replacements found;
  std::size_t joined = passage.text().size();  // where the last one begins
  for (auto space = spaces.rbegin(); space != spaces.rend(); ++space) {
    if (space->begin < waw.size() || !is_word_at(passage, waw, space->begin - waw.size())) continue;
    const char16_t behind = passage.at(space->end);
    if (is_arabic(behind)) {
      if (space->end != joined && !has_letters_behind(passage, space->end, 2)) continue;
      joined = space->begin - waw.size();
      found.push_back({*space});
    } else if ((is_digit(behind) || is_letter(behind)) && passage.at(space->begin) == u' ') {
      found.push_back({{space->begin, space->begin + 1}, {kNoBreakSpace}});
    }
  }
  std::reverse(found.begin(), found.end());
  return found;
}

Replacements set_no_break_spaces(const Passage& passage) {
  Replacements found;
  for (const TextRange& space : passage.spaces()) {
    const bool is_plain = length_of(space) == 1 && passage.at(space.begin) == u' ';
    if (is_plain && binds(passage, space.begin)) found.push_back({space, {kNoBreakSpace}});
  }
  return found;
}

}  // namespace nashra::editorial
