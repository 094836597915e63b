#include "text/hyphenate.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "base/unicode.h"
#include "support/sample_issue.h"
#include "text/itemize.h"

namespace nashra {
namespace {

std::string divided(std::u16string_view word, const char* language) {
  HyphenDictionaries dictionaries;
  std::u16string out(word);
  std::vector<std::size_t> places = dictionaries.divide(word, policy_for(language));
  for (auto place = places.rbegin(); place != places.rend(); ++place) out.insert(*place, u"-");
  return to_utf8(out);
}

TEST(Hyphenate, FollowsThePatternsOfTheLanguage) {
  EXPECT_EQ(divided(u"опреснительная", "ru"), "опрес-ни-тель-ная");
  EXPECT_EQ(divided(u"Объявление", "ru"), "Объяв-ле-ние");
  EXPECT_EQ(divided(u"desalination", "en"), "de-sali-na-tion");
}

TEST(Hyphenate, NeverLeavesADoubledLetterTogether) {
  EXPECT_EQ(divided(u"миллиона", "ru").find("ми-лл"), std::string::npos);
  EXPECT_EQ(divided(u"пассажир", "ru").find("па-сс"), std::string::npos);
}

TEST(Hyphenate, LeavesTwoLettersBeforeAndThreeAfter) {
  EXPECT_EQ(divided(u"заняться", "ru").find("ть-ся"), std::string::npos);
  EXPECT_EQ(divided(u"ocean", "en"), "ocean");
}

TEST(Hyphenate, LeavesWordsThatItDoesNotKnow) {
  EXPECT_EQ(divided(u"вода", "ru"), "вода") << "too short";
  EXPECT_EQ(divided(u"ЮНЕСКОВЕЦ", "ru"), "ЮНЕСКОВЕЦ") << "an abbreviation";
  EXPECT_EQ(divided(u"desalination", "ru"), "desalination") << "no letters of its own";
  EXPECT_EQ(divided(u"المستشفيات", "ar"), "المستشفيات") << "no patterns";
  EXPECT_EQ(divided(std::u16string(10'000, u'а'), "ru"), to_utf8(std::u16string(10'000, u'а')));
}

std::vector<std::size_t> divisions(std::u16string_view text, const char* language) {
  HyphenDictionaries dictionaries;
  std::vector<std::size_t> places;
  const Itemized itemized =
      itemize(text, policy_for(language), {test::face("Amiri"), test::face("Noto Serif")}, {}, &dictionaries);
  for (const BreakOpportunity& place : itemized.paragraph.breaks) {
    if (place.divides_word) places.push_back(place.offset);
  }
  return places;
}

TEST(Hyphenate, WordsAreDividedInTheLanguageOfTheirScript) {
  EXPECT_EQ(divisions(u"ب опреснительная ب", "ar"), (std::vector<std::size_t>{7, 9, 13}));
  EXPECT_EQ(divisions(u"desalination, ب", "ar"), (std::vector<std::size_t>{2, 6, 8}));
}

TEST(Hyphenate, AddressesHaveNoHyphens) {
  EXPECT_EQ(divisions(u"см. https://desalination.example/desalination", "ru"), (std::vector<std::size_t>{}));
}

TEST(Hyphenate, BreaksStayInOrder) {
  HyphenDictionaries dictionaries;
  const Itemized itemized = itemize(u"северо-восточная опреснительная станция", policy_for("ru"),
                                    {test::face("Noto Serif")}, {}, &dictionaries);
  const auto& breaks = itemized.paragraph.breaks;
  EXPECT_TRUE(std::is_sorted(breaks.begin(), breaks.end(),
                             [](const auto& a, const auto& b) { return a.offset < b.offset; }));
  EXPECT_GT(breaks.size(), 6U);
}

}  // namespace
}  // namespace nashra
