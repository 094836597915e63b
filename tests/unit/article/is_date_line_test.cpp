#include <gtest/gtest.h>
#include <string>

#include "article/date_line.h"
#include "base/unicode.h"

namespace nashra {
namespace {

bool is_date(const std::string& line) { return is_date_line(to_utf16(line)); }

void expect_dates(const std::vector<std::string>& lines) {
  for (const std::string& line : lines) EXPECT_TRUE(is_date(line)) << line;
}

void expect_no_dates(const std::vector<std::string>& lines) {
  for (const std::string& line : lines) EXPECT_FALSE(is_date(line)) << line;
}

TEST(IsDateLine, KnowsTheMonthsOfEgyptAndTheGulf) {
  for (const char* month : {"يناير", "فبراير", "مارس", "أبريل", "إبريل", "مايو", "يونيو", "يونيه", "يوليو",
                            "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}) {
    EXPECT_TRUE(is_date(std::string("٧ ") + month)) << month;
    EXPECT_TRUE(is_date(std::string("7 ") + month + " 2031")) << month;
  }
}

TEST(IsDateLine, KnowsTheMonthsOfTheLevant) {
  for (const char* month : {"كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
                            "تشرين الأول", "تشرين أول", "تشرين الثاني", "تشرين ثاني", "كانون الأول"})
    EXPECT_TRUE(is_date(std::string("الأحد، ٧ ") + month + " ٢٠٣١")) << month;
}

TEST(IsDateLine, KnowsTheMonthsOfTheMaghreb) {
  for (const char* month : {"جانفي", "فيفري", "أفريل", "ماي", "جوان", "جويلية", "أوت", "يوليوز", "غشت",
                            "شتنبر", "نونبر", "دجنبر"})
    EXPECT_TRUE(is_date(std::string("الجمعة 7 ") + month + " 2031")) << month;
}

TEST(IsDateLine, KnowsTheMonthsOfTheHijriYear) {
  for (const char* month :
       {"محرم", "المحرّم", "صفر", "ربيع الأول", "ربيع الآخر", "ربيع الثاني", "جمادى الأولى", "جمادى الآخرة",
        "جمادى الثانية", "رجب", "شعبان", "رمضان", "شوّال", "ذو القعدة", "ذي القعدة", "ذو الحجة", "ذي الحجة"})
    EXPECT_TRUE(is_date(std::string("١٢ ") + month + " ١٤٥٢ هـ")) << month;
}

TEST(IsDateLine, KnowsPersianRussianAndEnglishMonths) {
  expect_dates({"۷ فروردین ۱۴۱۰", "یک‌شنبه ۷ اردیبهشت ۱۴۱۰", "سه‌شنبه ۷ دی",
                "پنج‌شنبه، ۷ ژوئن ۲۰۳۱", "7 мая 2031", "7 Мая 2031 г.",
                "Воскресенье, 7 сентября 2031 года", "7 нояб. 2031, 10:30", "7 May 2031",
                "Sunday, September 7th, 2031", "Sept. 7, 2031", "7 DECEMBER 2031 at 10:30 pm"});
}

TEST(IsDateLine, KnowsNumericForms) {
  expect_dates({"2031-05-07", "7/5/2031", "٧/٥/٢٠٣١", "۱۴۱۰/۲/۱۷", "07.05.31", "07.05.2031 г.",
                "٧ / ٥ / ٢٠٣١", "الأحد 7-5-2031", "2031/05/07 - 10:30", "14/9/1452 هـ"});
}

TEST(IsDateLine, TakesTwoNamesOfAMonthAndTwoCalendars) {
  expect_dates({"٧ أيار/مايو ٢٠٣١", "7 تشرين الثاني / نوفمبر 2031",
                "الأحد ١٤ رجب ١٤٥٢ هـ الموافق ٧ مايو ٢٠٣١ م", "14 رجب 1452 هـ / 7 مايو 2031 م",
                "14 رجب 1452 / 7 مايو 2031", "7 مايو 2031 (7/5/2031)"});
}

TEST(IsDateLine, OverlooksInvisibleCharactersMarksAndSpaces) {
  expect_dates({"\u200F٧ نوفمبر\u200F", "٧\u00A0نوفمبر", "\u202B٧ نوفمبر\u202C", "٧ نُوفمبر", "٧ نوفـــمبر",
                "٧ تشرين\u00A0الثاني"});
}

TEST(IsDateLine, ASentenceWithADateIsNone) {
  expect_no_dates({"افتتح الجسر في ٧ نوفمبر", "٧ نوفمبر يوم الجسر", "7 мая откроют мост",
                   "On 7 May the bridge opened", "اجتماع 7/5/2031", "٧ جسور"});
}

TEST(IsDateLine, NumbersThatAreNoDateAreNone) {
  expect_no_dates({"",
                   " ",
                   "/",
                   "7",
                   "2031",
                   "7 2031",
                   "10:30",
                   "نوفمبر",
                   "نوفمبر 2031",
                   "الأحد",
                   "٣٥ نوفمبر",
                   "٠ نوفمبر",
                   "7 مايو 3031",
                   "45/13/2031",
                   "7/5",
                   "7/5/2031/2",
                   "7/5-2031",
                   "7:5:2031:1",
                   "7/5/20311",
                   "99999999999999999999 مايو",
                   "7-9 مايو",
                   "1 2 3 مايو",
                   "7 مايو 2031 2032",
                   "7 مايو 25:10",
                   "7 مايو 10:75"});
}

TEST(IsDateLine, ALongLineIsNone) {
  EXPECT_FALSE(is_date("٧ مايو ٢٠٣١" + std::string(100, ' ')));
  EXPECT_FALSE(is_date(std::string(1'000'000, '7')));
}

}  // namespace
}  // namespace nashra
