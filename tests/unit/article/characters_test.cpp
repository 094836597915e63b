#include "article/characters.h"

#include <gtest/gtest.h>

namespace nashra {
namespace {

TEST(Trim, TakesSpacesOfEveryWidthAndBidiMarksFromBothEnds) {
  EXPECT_EQ(trim(u"\u00A0\u3000\t\u200F ميناء \u200B\uFEFF\u202F"), u"ميناء");
  EXPECT_EQ(trim(u"  "), u"");
  EXPECT_EQ(trim(u""), u"");
}

TEST(Trim, KeepsWhatIsInside) { EXPECT_EQ(trim(u" قارب  صيد\u00A0جديد "), u"قارب  صيد\u00A0جديد"); }

TEST(Trim, KeepsAJoinerThatShapesALetter) {
  EXPECT_EQ(trim(u" ١٤٤٨ ه\u200D "), u"١٤٤٨ ه\u200D");
  EXPECT_EQ(trim(u"\u200Dه "), u"\u200Dه");
  EXPECT_EQ(trim(u"سوق\u200C"), u"سوق");
}

TEST(Trim, KeepsEmbeddingsInPairs) { EXPECT_EQ(trim(u"\u202Bقارب\u202C"), u"\u202Bقارب\u202C"); }

TEST(IsBlank, SeesNothingInInvisibleCharacters) {
  EXPECT_TRUE(is_blank(u""));
  EXPECT_TRUE(is_blank(u"\u00A0\u200B\u200D\u202A\u202C\u2066\u2069\u00AD\x01"));
  EXPECT_FALSE(is_blank(u"\u00A0.\u00A0"));
  EXPECT_FALSE(is_blank(u"\U0001F6A2"));
}

TEST(IsControl, LeavesTabsAndLineEnds) {
  EXPECT_TRUE(is_control(0));
  EXPECT_TRUE(is_control(0x1B));
  EXPECT_TRUE(is_control(0x9B));
  EXPECT_FALSE(is_control('\t'));
  EXPECT_FALSE(is_control('\n'));
  EXPECT_FALSE(is_control(0x85));
  EXPECT_FALSE(is_control(0xA0));
}

TEST(Fold, MakesSpellingsOfAWordTheSame) {
  EXPECT_EQ(fold(u"أُكتُوبَر"), fold(u"اكتوبر"));
  EXPECT_EQ(fold(u"جُمادى الآخرة"), fold(u"جمادي الاخره"));
  EXPECT_EQ(fold(u"المصـــدر"), fold(u"المصدر"));
  EXPECT_EQ(fold(u"ИСТОЧНИК Ё"), u"источник е");
  EXPECT_EQ(fold(u"Photo É"), u"photo é");
  EXPECT_EQ(fold(u"٢٥ ۲۵ 25"), u"25 25 25");
  EXPECT_EQ(fold(u"پنج\u200Cشنبه\u200F"), u"پنج شنبه");
}

TEST(CountWords, SplitsAtWhiteSpaceOnly) {
  EXPECT_EQ(count_words(u""), 0U);
  EXPECT_EQ(count_words(u" \u00A0"), 0U);
  EXPECT_EQ(count_words(u"قارب صيد\u00A0جديد"), 3U);
  EXPECT_EQ(count_words(u"می\u200Cروند"), 1U);
}

TEST(CountCharacters, CountsAPairOfSurrogatesOnce) { EXPECT_EQ(count_characters(u"a\U0001F6A2b"), 3U); }

TEST(EndsSentence, LooksThroughClosingQuotes) {
  EXPECT_TRUE(ends_sentence(u"وصل القارب."));
  EXPECT_TRUE(ends_sentence(u"«أين القارب؟»"));
  EXPECT_TRUE(ends_sentence(u"(وصل.)\u200F "));
  EXPECT_TRUE(ends_sentence(u"کشتی رسید۔"));
  EXPECT_FALSE(ends_sentence(u"»"));
  EXPECT_FALSE(ends_sentence(u"جمعية \"البحارة\""));
  EXPECT_FALSE(ends_sentence(u"وصل،"));
  EXPECT_FALSE(ends_sentence(u""));
}

}  // namespace
}  // namespace nashra
