#include "article/characters.h"

#include <gtest/gtest.h>

namespace nashra {
namespace {

TEST(Trim, LeavesOutWhatIsNotSeenAtBothEnds) {
  EXPECT_EQ(trim(u" \t\u00A0\u200F\uFEFFجسر\u200E\u200B\u061C\u3000\r"), u"جسر");
  EXPECT_EQ(trim(u""), u"");
  EXPECT_EQ(trim(u" \u200F\u200D "), u"");
}

TEST(Trim, KeepsWhatStandsInside) { EXPECT_EQ(trim(u"جسر \u200F\u00A0 نهر"), u"جسر \u200F\u00A0 نهر"); }

TEST(Trim, KeepsAJoinerThatFormsALetter) {
  EXPECT_EQ(trim(u"1452 ه\u200D "), u"1452 ه\u200D");
  EXPECT_EQ(trim(u"\u00A0\u200Dه"), u"\u200Dه");
  EXPECT_EQ(trim(u"می\u200C"), u"می");
}

TEST(Trim, KeepsEmbeddingsInPairs) { EXPECT_EQ(trim(u"\u202Bجسر\u202C"), u"\u202Bجسر\u202C"); }

TEST(IsBlank, IsTrueOfWhatPaperDoesNotShow) {
  EXPECT_TRUE(is_blank(u""));
  EXPECT_TRUE(
      is_blank(u" \u00A0\t\u200B\u200C\u200D\u2060\uFEFF\u200E\u200F\u202B\u202C\u2067\u2069\u00AD\u0007"));
  EXPECT_FALSE(is_blank(u"\u00A0.\u00A0"));
  EXPECT_FALSE(is_blank(u"\U0001F309"));
}

TEST(Fold, MakesSpellingsOfAWordEqual) {
  EXPECT_EQ(fold(u"أُكتــوبر"), fold(u"اكتوبر"));
  EXPECT_EQ(fold(u"جمادى الآخرة"), fold(u"جمادي الاخره"));
  EXPECT_EQ(fold(u"ИСТОЧНИК Ёж"), u"источник еж");
  EXPECT_EQ(fold(u"Português"), u"português");
  EXPECT_EQ(fold(u"٢٣ ۲۳"), u"23 23");
  EXPECT_EQ(fold(u"پنج\u200Cشنبه\u200F"), u"پنج شنبه");
}

TEST(CountWords, SplitsAtWhiteSpaceOnly) {
  EXPECT_EQ(count_words(u""), 0U);
  EXPECT_EQ(count_words(u"  فتح\u00A0الجسر \u200F الجديد-القديم "), 3U);
  EXPECT_EQ(count_words(u"می\u200Cرود"), 1U);
}

TEST(EndsSentence, LooksBehindClosingQuotes) {
  EXPECT_TRUE(ends_sentence(u"فُتح الجسر."));
  EXPECT_TRUE(ends_sentence(u"قال: «فُتح الجسر؟»\u200F "));
  EXPECT_TRUE(ends_sentence(u"پل باز شد۔"));
  EXPECT_FALSE(ends_sentence(u"بلدية «رأس اللؤلؤ»"));
  EXPECT_FALSE(ends_sentence(u"»"));
}

}  // namespace
}  // namespace nashra
