// Unicode's own tests of the bidirectional algorithm (UAX #9), through the pipeline from `itemize` to
// `set_lines`: the order in which a line's characters stand on paper. The data are those of Debian's
// unicode-data. NASHRA_CONFORMANCE=whole runs all of them, else every so many rows.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <sstream>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/unicode.h"
#include "conformance/unicode_data.h"
#include "language/units.h"
#include "support/on_paper.h"
#include "support/test_fonts.h"

namespace nashra::test {
namespace {

constexpr char16_t kParagraphSeparator = 0x2029;
constexpr int kRemoved = -1;  // X9: it has no level

/// An Arabic, or an English paragraph (HL1): the row of the language says the level, P2 and P3 never do.
const LanguagePolicy& paragraph(int level) { return policy_for(level == 1 ? "ar" : "en"); }

bool is_space(char16_t unit) { return unit == u' ' || unit == u'\t'; }

bool is_separator(char16_t unit) {
  return unit == kParagraphSeparator || unit == 0x2028 || unit == 0x85 || (unit >= 0x0A && unit <= 0x0D);
}

/// Marks, embeddings and isolates have done their work when levels are known, and are nowhere on paper.
bool is_control(char16_t unit) {
  return unit == 0x061C || unit == 0x200E || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E) ||
         (unit >= 0x2066 && unit <= 0x2069);
}

/// UAX #9 L2, each paragraph by itself.
std::vector<std::size_t> in_visual_order(const std::u16string& text, const std::vector<int>& levels) {
  std::vector<std::size_t> order;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && !is_separator(text[end])) ++end;
    const auto first = static_cast<std::ptrdiff_t>(order.size());
    for (std::size_t at = begin; at < end; ++at) {
      if (levels[at] != kRemoved) order.push_back(at);
    }
    for (int level = 130; level > 0; --level) {
      const auto is_deep = [&](std::size_t at) { return levels[at] >= level; };
      for (auto from = order.begin() + first; from != order.end();) {
        from = std::find_if(from, order.end(), is_deep);
        const auto to = std::find_if_not(from, order.end(), is_deep);
        std::reverse(from, to);
        from = to;
      }
    }
    begin = end + 1;
  }
  return order;
}

/// The order that our lines give; of what is written behind `size` nothing.
std::vector<std::size_t> placed(const std::u16string& text, const LanguagePolicy& language,
                                std::size_t size) {
  std::vector<std::size_t> order;
  for (const Line& line : lines_of(text, language, {test_fonts().find("Nashra Test", 400)})) {
    for (const std::size_t at : places_of(line)) {
      if (at < size) order.push_back(at);
    }
  }
  return order;
}

/// A block without a letter of its own language is foreign text as a whole; another paragraph behind it makes
/// it none and changes nothing in this one. (Its own first letter is for ICU 72, which looks for the strong
/// letter of an open FSI in the next paragraph too.)
std::u16string block_of(const std::u16string& text, int level) {
  return level == 1 ? text + kParagraphSeparator + u"\u03B1\u05D0" : text;
}

/// Spaces at the ends of a line show nothing and are not placed; what the algorithm removes may be.
std::string difference(const std::u16string& text, const std::vector<int>& levels, int level) {
  const std::u16string block = block_of(text, level);
  std::vector<std::size_t> ours = placed(block, paragraph(level), text.size());
  std::erase_if(ours, [&](std::size_t at) { return levels[at] == kRemoved; });
  std::vector<std::size_t> expected = in_visual_order(text, levels);
  const auto is_at_edge = [&](std::size_t at) {
    const auto is_inner = [&](std::size_t other) {
      return levels[other] != kRemoved && !is_space(text[other]) && !is_control(text[other]);
    };
    bool has_before = false, has_after = false;
    for (std::size_t i = at; i-- > 0 && !is_separator(text[i]);) has_before = has_before || is_inner(i);
    for (std::size_t i = at; i < text.size() && !is_separator(text[i]); ++i)
      has_after = has_after || is_inner(i);
    return !has_before || !has_after;
  };
  std::erase_if(expected, [&](std::size_t at) {
    return is_control(text[at]) || (is_space(text[at]) && is_at_edge(at));
  });
  std::erase_if(ours, [&](std::size_t at) { return is_space(text[at]) && is_at_edge(at); });
  if (ours == expected) return {};
  std::ostringstream out;
  for (const char16_t unit : text) out << std::hex << static_cast<unsigned>(unit) << ' ';
  out << std::dec << "level " << level << "\n  expected ";
  for (const std::size_t at : expected) out << at << ' ';
  out << "\n  ours     ";
  for (const std::size_t at : ours) out << at << ' ';
  return out.str();
}

bool has_units(const std::u16string& text, int level) {
  return !find_units(block_of(text, level), paragraph(level)).empty();
}

/// A character of each class that is part of no number and no code that we would keep together.
char16_t character_of(const std::string& bidi_class) {
  static const std::map<std::string, char16_t> characters = {
      {"L", 0x03B1},   {"R", 0x05D0},   {"AL", 0x0628},  {"EN", 0x00B2},  {"ES", 0x207A},  {"ET", 0x00B0},
      {"AN", 0x066B},  {"CS", 0x060C},  {"NSM", 0x0300}, {"BN", 0x2060},  {"B", 0x2029},   {"S", 0x0009},
      {"WS", 0x0020},  {"ON", 0x0021},  {"LRE", 0x202A}, {"RLE", 0x202B}, {"PDF", 0x202C}, {"LRO", 0x202D},
      {"RLO", 0x202E}, {"LRI", 0x2066}, {"RLI", 0x2067}, {"FSI", 0x2068}, {"PDI", 0x2069}};
  return characters.at(bidi_class);
}

TEST(BidiConformance, EveryClassIsStoodForByACharacterOfIt) {
  EXPECT_EQ(u_charDirection(character_of("EN")), U_EUROPEAN_NUMBER);
  EXPECT_EQ(u_charDirection(character_of("AN")), U_ARABIC_NUMBER);
  EXPECT_EQ(u_charDirection(character_of("ES")), U_EUROPEAN_NUMBER_SEPARATOR);
  EXPECT_EQ(u_charDirection(character_of("ET")), U_EUROPEAN_NUMBER_TERMINATOR);
  EXPECT_EQ(u_charDirection(character_of("CS")), U_COMMON_NUMBER_SEPARATOR);
  EXPECT_EQ(u_charDirection(character_of("BN")), U_BOUNDARY_NEUTRAL);
  EXPECT_EQ(u_charDirection(character_of("ON")), U_OTHER_NEUTRAL);
  EXPECT_EQ(u_charDirection(character_of("AL")), U_RIGHT_TO_LEFT_ARABIC);
}

TEST(BidiConformance, EveryMixtureOfClassesStandsInItsOrder) {
  std::vector<int> levels;
  std::size_t row = 0, tried = 0, different = 0;
  std::string differences;
  each_line("BidiTest.txt", [&](const std::string& line) {
    if (line.starts_with("@Levels:")) {
      levels = numbers_in(line.substr(8), kRemoved);
      return;
    }
    const std::size_t semicolon = line.find(';');
    if (line.starts_with('@') || semicolon == std::string::npos || !is_in_sample(row++, 61)) return;
    std::u16string text;
    std::istringstream classes(line.substr(0, semicolon));
    for (std::string name; classes >> name;) text += character_of(name);
    const int directions = std::stoi(line.substr(semicolon + 1), nullptr, 16);
    for (const int level : {0, 1}) {
      // The bits: found by P2 and P3, from the left, from the right.
      if ((directions & (level == 0 ? 2 : 4)) == 0) continue;
      ++tried;
      const std::string said = has_units(text, level) ? "a unit" : difference(text, levels, level);
      if (said.empty()) continue;
      if (++different <= 10) differences += line + ": " + said + '\n';
    }
  });
  EXPECT_GT(tried, 5'000U);
  EXPECT_EQ(different, 0U) << differences;
}

TEST(BidiConformance, EveryTextStandsInItsOrder) {
  KnownDifferences known("bidi-characters");
  std::size_t row = 0, units = 0;
  each_line("BidiCharacterTest.txt", [&](const std::string& line) {
    if (!is_in_sample(row++, 13)) return;
    std::istringstream fields(line);
    std::string characters, direction, level, levels;
    std::getline(fields, characters, ';');
    std::getline(fields, direction, ';');
    std::getline(fields, level, ';');
    std::getline(fields, levels, ';');
    std::u16string text;
    std::vector<int> level_of_unit;
    const std::vector<int> given = numbers_in(levels, kRemoved);
    std::size_t index = 0;
    for (const char32_t character : characters_in(characters)) {
      const std::size_t before = text.size();
      if (character > 0xFFFF) text += static_cast<char16_t>(U16_LEAD(character));
      text += static_cast<char16_t>(character > 0xFFFF ? U16_TRAIL(character) : character);
      level_of_unit.insert(level_of_unit.end(), text.size() - before, given.at(index));
      ++index;
    }
    const int paragraph_level = std::stoi(level);
    if (has_units(text, paragraph_level)) {
      ++units;
      return;
    }
    known.compare(line, difference(text, level_of_unit, paragraph_level));
  });
  known.expect_all_met();
  EXPECT_LT(units, row / 10) << "units are tested elsewhere";
}

}  // namespace
}  // namespace nashra::test
