#include "article/date_line.h"

#include <gtest/gtest.h>

#include "base/unicode.h"

namespace nashra {
namespace {

class DateLineIn : public testing::TestWithParam<const char*> {};

TEST_P(DateLineIn, IsRecognised) { EXPECT_TRUE(is_date_line(to_utf16(GetParam()))) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Egypt, DateLineIn,
                         testing::Values("٢٥ نوفمبر", "25 نوفمبر 2026", "الأربعاء ٢٥ نوفمبر ٢٠٢٦",
                                         "الأربعاء، 25 نوفمبر 2026 م", "3 ابريل 2026", "١ أغسطس",
                                         "نوفمبر 25, 2026", "الأربعاء 25 نوفمبر 2026 - 14:30",
                                         "نشر في: 25 نوفمبر 2026", "25-نوفمبر-2026", "يوم الخميس 7 مايو 2026",
                                         "25نوفمبر2026"));
INSTANTIATE_TEST_SUITE_P(Levant, DateLineIn,
                         testing::Values("25 تشرين الثاني 2026", "٨ آذار ٢٠٢٦", "25 نوفمبر/تشرين الثاني 2026",
                                         "الأربعاء ٢٥ نوفمبر/تشرين الثاني ٢٠٢٦", "10 أغسطس (آب) 2026",
                                         "1 كانون الأول", "السبت 3 أيار", "٧ تشرين ثاني", "7 تشرين أول 2026",
                                         "7 كانون ثاني 2026", "7 كانون أول", "7 مايس 2026",
                                         "٧ تشرين\u00A0الثاني"));
INSTANTIATE_TEST_SUITE_P(Maghreb, DateLineIn,
                         testing::Values("5 جانفي 2026", "14 غشت 2026", "25 نونبر 2026", "1 جويلية",
                                         "30 أوت 2026"));
INSTANTIATE_TEST_SUITE_P(Hijri, DateLineIn,
                         testing::Values("١٥ جمادى الآخرة ١٤٤٨ هـ", "1 محرم 1448هـ", "9 ذي الحجة",
                                         "12 ربيع الأول 1448 هجرية",
                                         "15 جمادى الآخرة 1448 هـ الموافق 25 نوفمبر 2026 م"));
INSTANTIATE_TEST_SUITE_P(Persian, DateLineIn,
                         testing::Values("چهارشنبه ۴ آذر ۱۴۰۵", "۲۵ نوامبر ۲۰۲۶", "سه‌شنبه ۳ آذر",
                                         "پنج شنبه 5 آذر 1405", "سه‌شنبه ۳ آذر ۱۴۰۵",
                                         "یک شنبه ۱ آذر", "چهار شنبه ۴ آذر", "۲۵ می ۲۰۲۶", "۲۵ جولای ۲۰۲۶"));
INSTANTIATE_TEST_SUITE_P(Russian, DateLineIn,
                         testing::Values("25 ноября 2026 г.", "среда, 25 ноября 2026 года", "25 НОЯБРЯ",
                                         "25.11.2026, 14:30", "пн, 3 авг. 2026"));
INSTANTIATE_TEST_SUITE_P(English, DateLineIn,
                         testing::Values("November 25, 2026", "Wednesday 25 November 2026",
                                         "25th of November", "Nov. 25, 2026 10:30 am"));
INSTANTIATE_TEST_SUITE_P(Numbers, DateLineIn,
                         testing::Values("25/11/2026", "٢٥/١١/٢٠٢٦", "2026-11-25", "۱۴۰۵/۹/۴", "11/25/2026",
                                         "25.11.26", "الأربعاء 25/11/2026", "2026-11-25 14:30:05",
                                         "1448/6/15 هـ - 2026/11/25 م", "\u200F25/11/2026", "٢٥ / ١١ / ٢٠٢٦",
                                         "15 رجب 1448 / 25 نوفمبر 2026", "25 نوفمبر 2026 (25/11/2026)"));

class TextLikeADate : public testing::TestWithParam<const char*> {};

TEST_P(TextLikeADate, IsNotRecognised) { EXPECT_FALSE(is_date_line(to_utf16(GetParam()))) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Lines, TextLikeADate,
                         testing::Values("", " ", "نوفمبر", "نوفمبر 2026", "2026", "الأربعاء", "25",
                                         "25 قاربًا", "32 نوفمبر", "0 نوفمبر", "25/13/2026", "25/11", "9:00",
                                         "25:61", "2026-11-25-1", "25/11-2026", "25 نوفمبر 9999",
                                         "25 نوفمبر 26 ديسمبر 27 يناير", "افتتاح السوق 25 نوفمبر",
                                         "25 نوفمبر: افتتاح السوق", "«25 نوفمبر»", "25 نوفمبر؟",
                                         "99999999999999999999", "25 ноября откроется рынок", "May",
                                         "march 25 people", "1 2 3 4 5 مايو", "25-27 نوفمبر", "25 2026", "/",
                                         "25 نوفمبر 2026 2027", "25:11:2026:1", "25/11/20261",
                                         "25 نوفمبر 10:75", "٢٥ . ١١ . ٢٠٢٦"));

TEST(IsDateLine, NeverTakesALongLine) {
  EXPECT_TRUE(is_date_line(u"25 نوفمبر" + std::u16string(80, u' ')));
  EXPECT_FALSE(is_date_line(u"25 نوفمبر" + std::u16string(100, u' ')));
}

}  // namespace
}  // namespace nashra
