#include "article/detect_language.h"

#include <gtest/gtest.h>

namespace nashra {
namespace {

std::string_view language_of(std::u16string_view text) {
  LetterCount count;
  count_letters(text, count);
  return detect_language(count);
}

TEST(DetectLanguage, GoesByTheScriptOfMostLetters) {
  EXPECT_EQ(language_of(u"وصلت أول سفينة إلى الرصيف الجديد صباح اليوم"), "ar");
  EXPECT_EQ(language_of(u"הספינה הראשונה הגיעה לרציף החדש"), "he");
  EXPECT_EQ(language_of(u"Первое судно пришло к новому причалу"), "ru");
  EXPECT_EQ(language_of(u"The first ship has reached the new quay"), "en");
}

TEST(DetectLanguage, TellsTheLanguagesOfArabicScriptApart) {
  EXPECT_EQ(language_of(u"نخستین کشتی امروز صبح به اسکلهٔ تازه رسید و بازرگانان شهر از آن پیشواز کردند"),
            "fa");
  EXPECT_EQ(language_of(u"پہلا جہاز آج صبح نئی گودی پر پہنچا اور شہر کے تاجروں نے اس کا استقبال کیا"), "ur");
  EXPECT_EQ(
      language_of(u"یەکەم کەشتی ئەمڕۆ بەیانی گەیشتە بەندەرە نوێیەکە و بازرگانانی شار پێشوازییان لێ کرد"),
      "ckb");
}

TEST(DetectLanguage, IsNotMisledByForeignNamesAndQuotations) {
  EXPECT_EQ(language_of(u"زار الوفد مدينة پورتو گراندي (Porto Grande) والتقى رئيس بلديتها"), "ar");
  EXPECT_EQ(language_of(u"Газета «بحر» выходит по средам на русском языке"), "ru");
}

TEST(DetectLanguage, TakesArabicWithAForeignLetterInANameForArabic) {
  EXPECT_EQ(language_of(u"قال القبطان گوران إن السفينة تبحر في المساء إلى الرصيف القديم"), "ar");
}

TEST(DetectLanguage, KnowsLettersInPresentationForms) { EXPECT_EQ(language_of(u"ﺍﻟﺴﻔﻴﻨﺔ the"), "ar"); }

TEST(DetectLanguage, TakesATextWithoutLettersForArabic) {
  EXPECT_EQ(language_of(u""), "ar");
  EXPECT_EQ(language_of(u"2026 - 25%"), "ar");
}

}  // namespace
}  // namespace nashra
