#include "editorial/rules.h"

#include <algorithm>
#include <array>

#include "editorial/characters.h"

namespace nashra::editorial {
namespace {

// What takes characters away stands before what looks at neighbours, and marks before the spaces around
// them.
constexpr auto kRules = std::to_array<Rule>({
    {"normalize", &EditorialSpec::normalize, normalize},
    {"junk-characters", &EditorialSpec::junk_characters, drop_junk_characters},
    {"presentation-forms", &EditorialSpec::presentation_forms, map_presentation_forms},
    {"tatweel", &EditorialSpec::tatweel, drop_tatweel},
    {"ellipses", &EditorialSpec::ellipses, join_ellipses},
    {"quotation-marks", &EditorialSpec::quotation_marks, set_quotation_marks},
    {"apostrophes", &EditorialSpec::apostrophes, set_apostrophes},
    {"arabic-punctuation", &EditorialSpec::arabic_punctuation, set_arabic_punctuation},
    {"spaces", &EditorialSpec::spaces, collapse_spaces},
    {"spaces-before-marks", &EditorialSpec::spaces_before_marks, close_up_before_marks},
    {"spaces-after-marks", &EditorialSpec::spaces_after_marks, space_after_marks},
    {"spaces-inside-brackets", &EditorialSpec::spaces_inside_brackets, close_up_inside_brackets},
    {"dashes", &EditorialSpec::dashes, set_dashes},
    {"ranges", &EditorialSpec::ranges, set_ranges},
    {"joined-waw", &EditorialSpec::joined_waw, join_waw},
    {"percent-signs", &EditorialSpec::percent_signs, move_percent_signs},
    {"digits", nullptr, set_digits},
    {"no-break-spaces", &EditorialSpec::no_break_spaces, set_no_break_spaces},
});

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
