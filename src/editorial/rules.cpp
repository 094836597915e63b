#include "editorial/rules.h"

#include <algorithm>
#include <array>

#include "editorial/characters.h"

namespace nashra::editorial {
namespace {

// What takes characters away stands before what looks at neighbours, and marks before the spaces around
// them.
constexpr auto kRules = std::to_array<Rule>({
    {"normalize", &EditorialSpec::normalize, {}, normalize},
    {"junk-characters", &EditorialSpec::junk_characters, u"\u061C\u200B\uFEFF", drop_junk_characters},
    {"presentation-forms", &EditorialSpec::presentation_forms, u"\uFB50", map_presentation_forms},
    {"tatweel", &EditorialSpec::tatweel, u"ـ", drop_tatweel},
    {"ellipses", &EditorialSpec::ellipses, u".", join_ellipses},
    {"quotation-marks", &EditorialSpec::quotation_marks, u"\"“”„«»", set_quotation_marks},
    {"apostrophes", &EditorialSpec::apostrophes, u"'", set_apostrophes},
    {"arabic-punctuation", &EditorialSpec::arabic_punctuation, u",;?", set_arabic_punctuation},
    {"spaces", &EditorialSpec::spaces, {}, collapse_spaces},
    {"spaces-before-marks", &EditorialSpec::spaces_before_marks, {}, close_up_before_marks},
    {"spaces-after-marks", &EditorialSpec::spaces_after_marks, u"،؛؟,;!:.()[]»", space_after_marks},
    {"spaces-inside-brackets", &EditorialSpec::spaces_inside_brackets, {}, close_up_inside_brackets},
    {"dashes", &EditorialSpec::dashes, u"-", set_dashes},
    {"ranges", &EditorialSpec::ranges, u"-", set_ranges},
    {"joined-waw", &EditorialSpec::joined_waw, {}, join_waw},
    {"percent-signs", &EditorialSpec::percent_signs, u"%٪", move_percent_signs},
    {"digits", nullptr, {}, set_digits},
    {"no-break-spaces", &EditorialSpec::no_break_spaces, {}, set_no_break_spaces},
});

/// A bit for each sign of ASCII but the letters, and for groups of others.
std::uint64_t sign_bit(char16_t unit) {
  enum Group : std::uint8_t { tatweel = 1, arabic, general_punctuation, latin_1, form, brackets, other };
  const auto bit = [](unsigned number) { return std::uint64_t{1} << number; };
  if (unit < 64) return bit(unit);
  if (unit == kTatweel) return bit(tatweel);
  if (is_within(unit, 0x600, 0x6FF)) return bit(arabic);
  if (is_within(unit, 0x2000, 0x206F)) return bit(general_punctuation);
  if (is_within(unit, 0x80, 0xBF)) return bit(latin_1);
  if (unit >= 0xFB50) return bit(form);
  return is_one_of(unit, u"[]|") ? bit(brackets) : bit(other);
}

/// The whole of a unit.
TextRange extent_of(const Unit& unit) {
  return {std::min(unit.parts.front().begin,
                   length_of(unit.unbroken) > 0 ? unit.unbroken.begin : unit.parts.front().begin),
          std::max(unit.parts.back().end, unit.unbroken.end)};
}

/// A unit holds such marks only behind a digit or a sign of ASCII.
bool stands_outside(char16_t before, char16_t unit) {
  const bool is_graphic = is_within(before, u'!', u'~');
  return !is_graphic && !is_digit(before) && is_one_of(unit, u"\".,:;!?'«»“”„");
}

}  // namespace

std::span<const Rule> rules() { return kRules; }

Passage::Passage(std::u16string_view text, BlockKind kind, const LanguagePolicy& language, Digits digits)
    : text_(text), kind_(kind), language_(language), digits_(digits) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char16_t unit = text[at];
    if (is_plain_arabic(unit) && unit != kTatweel) continue;
    signs_ |= sign_bit(unit);
    if (!is_space(unit)) continue;
    const bool goes_on = !spaces_.empty() && spaces_.back().end == at;
    if (goes_on) {
      ++spaces_.back().end;
    } else {
      spaces_.push_back({at, at + 1});
    }
  }
}

bool Passage::may_have(std::u16string_view signs) const {
  return std::any_of(signs.begin(), signs.end(),
                     [&](char16_t sign) { return (signs_ & sign_bit(sign)) != 0; });
}

// As in a text from the left: one that has no letter of its own language is not a single unit there.
const std::vector<Unit>& Passage::units() const {
  if (!units_) units_ = find_units(text_, policy_for("en"));
  return *units_;
}

const Unit* Passage::unit_at(std::size_t offset) const {
  if (stands_outside(before(offset), at(offset))) return nullptr;
  const auto next = std::upper_bound(units().begin(), units().end(), offset,
                                     [](std::size_t at, const Unit& u) { return at < extent_of(u).begin; });
  if (next == units().begin()) return nullptr;
  const Unit& unit = *std::prev(next);
  return offset < extent_of(unit).end ? &unit : nullptr;
}

}  // namespace nashra::editorial
