// Rules about numbers.
#include <algorithm>
#include <unicode/uchar.h>

#include "editorial/characters.h"
#include "editorial/rules.h"

namespace nashra::editorial {
namespace {

bool is_group_of_three(std::u16string_view text, std::size_t at) {
  constexpr std::size_t kGroup = 3;
  std::size_t digits = 0;
  while (at + digits < text.size() && is_digit(text[at + digits])) ++digits;
  return digits == kGroup;
}

/// Whether every comma of the number has three digits behind it, and one to three before the first.
bool has_thousands(std::u16string_view number) {
  const std::size_t first = number.find_first_of(u",٬");
  constexpr std::size_t kGroup = 3;
  if (first == std::u16string_view::npos || first > kGroup) return false;
  for (std::size_t at = first; at < number.size(); at = number.find_first_of(u",٬", at + 1)) {
    if (!is_group_of_three(number, at + 1)) return false;
  }
  return true;
}

/// What the separators of a number mean.
struct Meaning {
  std::u16string_view decimal, thousands;  ///< the signs that do; empty where there are none
};

Meaning meaning_of(std::u16string_view number) {
  const auto count = [&](std::u16string_view signs) {
    return std::count_if(number.begin(), number.end(), [&](char16_t unit) { return is_one_of(unit, signs); });
  };
  if (count(u":/") > 0 || count(u".٫") > 1) return {};
  if (has_thousands(number)) return {u".٫", u",٬"};
  const auto commas = count(u",٬");
  if (commas == 0) return {u".٫", {}};
  return commas == 1 && count(u".٫") == 0 ? Meaning{u",", {}} : Meaning{};
}

/// Digits and separators of one numbering system.
struct System {
  char16_t zero, decimal, thousands, percent;
};

System system_of(const Passage& passage) {
  if (passage.digits() == Digits::latin) return {u'0', u'.', u',', kPercent};
  const char16_t zero = passage.language().eastern_digits == "arabext" ? 0x6F0 : 0x660;
  return {zero, kArabicDecimal, kArabicThousands, kArabicPercent};
}

char16_t in_system(char16_t unit, const System& system, const Meaning& meaning) {
  if (is_digit(unit)) return static_cast<char16_t>(system.zero + u_charDigitValue(unit));
  if (is_one_of(unit, meaning.decimal)) return system.decimal;
  return is_one_of(unit, meaning.thousands) ? system.thousands : unit;
}

/// `7-10-2025`, unlike `2025-10-07` and `777-01-42`, which are codes and numbers to call.
bool is_day_and_month(std::u16string_view unit) {
  std::vector<std::size_t> lengths;
  for (std::size_t at = 0; at < unit.size(); ++at) {
    if (!is_digit(unit[at])) continue;
    const bool begins = at == 0 || !is_digit(unit[at - 1]);
    if (begins) lengths.push_back(0);
    ++lengths.back();
  }
  constexpr std::size_t kDate = 3, kDay = 2, kYear = 4;
  return lengths.size() == kDate && lengths[0] <= kDay && lengths[1] <= kDay && lengths[2] == kYear;
}

/// In a text from the left or beside words from the left the number is theirs; one in a word such as G20 is
/// part of a name, and a telephone number is dialled as it stands.
class OwnNumbers {
 public:
  explicit OwnNumbers(const Passage& passage)
      : passage_(passage), before_(hands_before(passage.text())), behind_(hands_behind(passage.text())) {}

  bool has(TextRange number) const {
    const Hand before = before_[number.begin], behind = behind_[number.begin];
    const bool is_theirs =
        before != Hand::arabic && behind != Hand::arabic && (before == Hand::other || behind == Hand::other);
    return !is_theirs && !is_beside_letter(number) && !is_in_foreign_unit(number.begin);
  }

 private:
  bool is_beside_letter(TextRange number) const {
    const auto is_name = [](char16_t near, char16_t far) {
      return is_letter_from_left(near) || (is_dash(near) && is_letter_from_left(far));
    };
    const std::size_t begin = number.begin, end = number.end;
    return is_name(passage_.before(begin), begin < 2 ? u'\0' : passage_.at(begin - 2)) ||
           is_name(passage_.at(end), passage_.at(end + 1));
  }

  bool is_in_foreign_unit(std::size_t at) const {
    const Unit* unit = passage_.unit_at(at);
    if (unit == nullptr) return false;
    switch (unit->kind) {
      case UnitKind::web_address:
      case UnitKind::mail_address:
      case UnitKind::handle:
      case UnitKind::code:
      case UnitKind::telephone:
        return true;
      case UnitKind::digit_groups:
        return !is_day_and_month(passage_.text().substr(unit->parts[0].begin, length_of(unit->parts[0])));
      default:
        return false;
    }
  }

  const Passage& passage_;
  std::vector<Hand> before_, behind_;
};

bool is_number_to_dial(const Passage& passage, const Unit& unit) {
  const auto is_coded = [&](TextRange part) {
    const std::u16string_view number = passage.text().substr(part.begin, length_of(part));
    const bool begins_with_zero =
        number.size() > 1 && u_charDigitValue(number[0]) == 0 && is_digit(number[1]);
    return begins_with_zero && number.find_first_of(u".,:/٫٬") == std::u16string_view::npos;
  };
  constexpr std::size_t kExchange = 3, kLine = 4;
  const bool is_local = length_of(unit.parts[0]) == kExchange && length_of(unit.parts[1]) == kLine;
  return is_local || is_coded(unit.parts[0]) || is_coded(unit.parts[1]);
}

bool has_hyphen_before_number(std::u16string_view text) {
  for (std::size_t at = text.find(u'-'); at < text.size(); at = text.find(u'-', at + 1)) {
    const std::u16string_view behind = text.substr(at + 1, 2);
    if (std::any_of(behind.begin(), behind.end(), is_digit)) return true;
  }
  return false;
}

}  // namespace

Replacements set_ranges(const Passage& passage) {
  const std::u16string_view text = passage.text();
  if (!has_hyphen_before_number(text)) return {};
  Replacements found;
  for (const Unit& unit : passage.units()) {
    if (unit.kind != UnitKind::span_of_numbers || unit.parts.size() != 2) continue;
    const std::size_t begin = unit.parts[0].end;
    const std::size_t hyphen = text.substr(begin, unit.parts[1].begin - begin).find(u'-');
    if (hyphen == std::u16string_view::npos || is_number_to_dial(passage, unit)) continue;
    TextRange range{begin + hyphen, begin + hyphen + 1};
    while (is_space(passage.before(range.begin))) --range.begin;
    while (is_space(passage.at(range.end))) ++range.end;
    found.push_back({range, {kEnDash}});
  }
  return found;
}

Replacements move_percent_signs(const Passage& passage) {
  if (passage.language().direction == Direction::left_to_right) return {};
  const std::u16string_view text = passage.text();
  Replacements found;
  for (std::size_t at = text.find_first_of(u"%٪"); at < text.size(); at = text.find_first_of(u"%٪", at + 1)) {
    const char16_t before = passage.before(at);
    // A hyphen joined to a word, as in Hebrew's ו-%15, is no minus.
    const bool follows_word = is_arabic(before) || (is_dash(before) && at > 1 && is_letter(text[at - 2]));
    const bool begins = before == 0 || is_space(before) || is_opening(before) || follows_word;
    if (!begins || !is_digit(passage.at(at + 1))) continue;
    const std::size_t end = end_of_number(text, at + 1);
    const char16_t behind = passage.at(end);
    if (is_percent(behind) || is_letter(behind)) continue;
    found.push_back({{at, at + 1}});
    found.push_back({{end, end}, {text[at]}});
  }
  return found;
}

Replacements set_digits(const Passage& passage) {
  const std::u16string_view text = passage.text();
  const bool to_arabic = passage.digits() == Digits::arabic;
  if (passage.digits() == Digits::keep || (to_arabic && passage.language().eastern_digits.empty())) return {};
  if (std::none_of(text.begin(), text.end(), is_digit)) return {};
  const System system = system_of(passage);
  const OwnNumbers own(passage);
  Replacements found;
  const auto set = [&](std::size_t at, char16_t unit) {
    if (text[at] != unit) found.push_back({{at, at + 1}, {unit}});
  };
  for (std::size_t begin = 0; begin < text.size();) {
    if (!is_digit(text[begin])) {
      ++begin;
      continue;
    }
    const std::size_t end = end_of_number(text, begin);
    const std::u16string_view number = text.substr(begin, end - begin);
    if (!to_arabic || own.has({begin, end})) {
      // Latin separators of a number are right as they are where its digits become Latin.
      const Meaning meaning = to_arabic ? meaning_of(number) : Meaning{u"٫", u"٬"};
      for (std::size_t at = begin; at < end; ++at) set(at, in_system(text[at], system, meaning));
      if (is_percent(passage.at(end))) set(end, system.percent);
    }
    begin = end;
  }
  return found;
}

}  // namespace nashra::editorial
