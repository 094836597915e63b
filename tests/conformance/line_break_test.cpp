// Unicode's own test of line breaking (UAX #14) against the places where `itemize` lets a line end.
#include <algorithm>
#include <gtest/gtest.h>
#include <unicode/utf16.h>

#include "base/unicode.h"
#include "conformance/unicode_data.h"
#include "language/units.h"
#include "support/test_fonts.h"
#include "text/characters.h"
#include "text/itemize.h"

namespace nashra::test {
namespace {

struct Row {
  std::u16string text;
  std::vector<std::size_t> breaks;  ///< inside the text
};

/// `× 0061 ÷ 0062 ÷`: × no break, ÷ a break.
Row row_of(const std::string& line) {
  constexpr std::string_view kBreak = "÷";
  Row row;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::string token = line.substr(at, end - at);
    at = end + 1;
    if (token == kBreak) {
      row.breaks.push_back(row.text.size());
    } else if (const std::vector<char32_t> character = characters_in(token); !character.empty()) {
      if (character[0] > 0xFFFF) row.text += static_cast<char16_t>(U16_LEAD(character[0]));
      row.text += static_cast<char16_t>(character[0] > 0xFFFF ? U16_TRAIL(character[0]) : character[0]);
    }
  }
  std::erase(row.breaks, row.text.size());
  return row;
}

bool is_space(char16_t unit) {
  return role_of(unit) == CharacterRole::space || role_of(unit) == CharacterRole::fixed_space;
}

bool is_dash(char16_t unit) { return unit == u'-' || (unit >= 0x2010 && unit <= 0x2015); }

/// What a newspaper does not do though the standard lets it: part a mark or a joiner from what it belongs to
/// (only a zero-width space could), begin a line with a dash that stands between spaces, divide a number.
bool is_against_the_house_rules(const std::u16string& text, std::size_t at) {
  if (role_of(text[at - 1]) == CharacterRole::separator) return false;
  std::size_t next = at;
  if (!is_space(text[at - 1]) && extends_cluster(next_code_point(text, next))) return true;
  const bool is_lone_dash = is_dash(text[at]) && (at + 1 == text.size() || is_space(text[at + 1]));
  if (is_space(text[at - 1]) && is_lone_dash) return true;
  const std::vector<Unit> units = find_units(text, policy_for("en"));
  return std::any_of(units.begin(), units.end(),
                     [&](const Unit& unit) { return unit.unbroken.begin < at && at < unit.unbroken.end; });
}

std::string shown(const std::vector<std::size_t>& places) {
  std::string out;
  for (const std::size_t place : places) out += std::to_string(place) + ' ';
  return out;
}

TEST(LineBreakConformance, LinesMayEndWhereTheStandardLetsThem) {
  KnownDifferences known("line-breaks");
  std::size_t row_number = 0;
  each_line("auxiliary/LineBreakTest.txt", [&](const std::string& line) {
    if (!is_in_sample(row_number++, 1)) return;
    Row row = row_of(line);
    std::erase_if(row.breaks, [&](std::size_t at) { return is_against_the_house_rules(row.text, at); });
    std::vector<std::size_t> ours;
    const FontPtr font = test_fonts().find("Nashra Test", 400);
    for (const BreakOpportunity& place : itemize(row.text, policy_for("en"), {font}).paragraph.breaks)
      ours.push_back(place.offset);
    known.compare(line, ours == row.breaks ? "" : "expected " + shown(row.breaks) + "ours " + shown(ours));
  });
  known.expect_all_met();
}

}  // namespace
}  // namespace nashra::test
