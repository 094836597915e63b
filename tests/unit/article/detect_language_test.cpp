#include "article/detect_language.h"

#include <gtest/gtest.h>
#include <string>

#include "base/unicode.h"

namespace nashra {
namespace {

std::string language_of(const std::string& text) {
  LetterCount count;
  count_letters(to_utf16(text), count);
  return std::string(detect_language(count));
}

TEST(DetectLanguage, GoesByTheScriptWithMostLetters) {
  EXPECT_EQ(language_of("أعلنت بلدية رأس اللؤلؤ افتتاح الجسر"), "ar");
  EXPECT_EQ(language_of("העירייה פתחה את הגשר הישן"), "he");
  EXPECT_EQ(language_of("Мэрия открыла старый мост"), "ru");
  EXPECT_EQ(language_of("The council opened the old bridge"), "en");
}

TEST(DetectLanguage, ForeignNamesDoNotOutweighTheText) {
  EXPECT_EQ(language_of("وقّعت شركة Stonebridge Engineering عقد ترميم الجسر القديم مع بلدية المدينة"), "ar");
  EXPECT_EQ(language_of("Мост построила компания Stonebridge из رأس اللؤلؤ"), "ru");
}

TEST(DetectLanguage, TellsTheLanguagesOfArabicScriptApart) {
  EXPECT_EQ(language_of("شهرداری پل قدیمی را برای گردشگران باز کرد"), "fa");
  EXPECT_EQ(language_of("شہر کے پرانے پل کو پیدل چلنے والوں کے لیے کھول دیا گیا ہے"), "ur");
  EXPECT_EQ(language_of("شارەوانی پردە کۆنەکەی بۆ خەڵک کردەوە"), "ckb");
}

TEST(DetectLanguage, AForeignLetterInANameLeavesArabicArabic) {
  EXPECT_EQ(language_of("قال المهندس گوران إن الجسر القديم يفتح في المساء أمام المشاة"), "ar");
}

TEST(DetectLanguage, KnowsLettersInPresentationForms) { EXPECT_EQ(language_of("ﺍﻟﺠﺴﺮ the"), "ar"); }

TEST(DetectLanguage, ATextWithoutLettersIsArabic) {
  EXPECT_EQ(language_of(""), "ar");
  EXPECT_EQ(language_of("2031 – 7:30"), "ar");
}

}  // namespace
}  // namespace nashra
