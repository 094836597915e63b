#include "language/date.h"

#include <chrono>
#include <gtest/gtest.h>
#include <limits>
#include <set>

namespace nashra {
namespace {

constexpr Date kWednesday{2026, 11, 25};

std::string written(const Date& date, DateForm form, std::string_view tag) {
  return format_date(date, form, policy_for(tag));
}

TEST(FormatDate, WritesTheLongDateOfEachLanguage) {
  EXPECT_EQ(written(kWednesday, DateForm::long_form, "ar"), "الأربعاء ٢٥ نوفمبر ٢٠٢٦");
  EXPECT_EQ(written(kWednesday, DateForm::long_form, "fa"), "چهارشنبه ۴ آذر ۱۴۰۵");
  EXPECT_EQ(written(kWednesday, DateForm::long_form, "ur"), "بدھ، 25 نومبر 2026ء");
  EXPECT_EQ(written(kWednesday, DateForm::long_form, "ckb"), "چوارشەممە، ٢٥ی تشرینی دووەمی ٢٠٢٦");
  EXPECT_EQ(written(kWednesday, DateForm::long_form, "he"), "יום רביעי, 25 בנובמבר 2026");
  EXPECT_EQ(written(kWednesday, DateForm::long_form, "ru"), "25 ноября 2026 года, среда");
  EXPECT_EQ(written(kWednesday, DateForm::long_form, "en"), "Wednesday 25 November 2026");
}

TEST(FormatDate, WritesTheNumericDateInTheDigitsAndOrderOfTheLanguage) {
  EXPECT_EQ(written(kWednesday, DateForm::numeric, "ar"), "٢٥/١١/٢٠٢٦");
  EXPECT_EQ(written(kWednesday, DateForm::numeric, "fa"), "۱۴۰۵/۹/۴");
  EXPECT_EQ(written({2026, 3, 5}, DateForm::numeric, "ru"), "05.03.2026");
  EXPECT_EQ(written({2026, 3, 5}, DateForm::numeric, "en"), "5/3/2026");
}

TEST(FormatDate, PairsTheMonthWithItsLevantineName) {
  EXPECT_EQ(written(kWednesday, DateForm::pair, "ar"), "الأربعاء ٢٥ نوفمبر/تشرين الثاني ٢٠٢٦");
  EXPECT_EQ(written({2026, 1, 1}, DateForm::pair, "ar"), "الخميس ١ يناير/كانون الثاني ٢٠٢٦");
  EXPECT_EQ(written({2026, 8, 31}, DateForm::pair, "ar"), "الاثنين ٣١ أغسطس/آب ٢٠٢٦");
}

TEST(FormatDate, HasNoPairWhereTheLanguageHasOneNameForAMonth) {
  EXPECT_EQ(written(kWednesday, DateForm::pair, "en"), written(kWednesday, DateForm::long_form, "en"));
  EXPECT_EQ(written(kWednesday, DateForm::pair, "fa"), written(kWednesday, DateForm::long_form, "fa"));
}

TEST(FormatDate, WritesTheHijriDateOfEachLanguage) {
  EXPECT_EQ(written(kWednesday, DateForm::hijri, "ar"), "١٥ جمادى الآخرة ١٤٤٨ هـ");
  EXPECT_EQ(written(kWednesday, DateForm::hijri, "fa"), "۱۵ جمادی‌الثانی ۱۴۴۸ ه‍.ق");
  EXPECT_EQ(written(kWednesday, DateForm::hijri, "ur"), "15 جمادی الثانی 1448ھ");
  EXPECT_EQ(written(kWednesday, DateForm::hijri, "ckb"), "١٥ی جومادای دووەمی ١٤٤٨ی کۆچی");
  EXPECT_EQ(written(kWednesday, DateForm::hijri, "en"), "15 Jumada II 1448 AH");
}

// First days of months as the calendar of Umm al-Qura was published.
TEST(FormatDate, FollowsUmmAlQura) {
  EXPECT_EQ(written({2000, 1, 1}, DateForm::hijri, "ar"), "٢٤ رمضان ١٤٢٠ هـ");
  EXPECT_EQ(written({2023, 7, 19}, DateForm::hijri, "ar"), "١ محرم ١٤٤٥ هـ");
  EXPECT_EQ(written({2024, 3, 11}, DateForm::hijri, "ar"), "١ رمضان ١٤٤٥ هـ");
  EXPECT_EQ(written({2024, 7, 7}, DateForm::hijri, "ar"), "١ محرم ١٤٤٦ هـ");
  EXPECT_EQ(written({2025, 3, 30}, DateForm::hijri, "ar"), "١ شوال ١٤٤٦ هـ");
  EXPECT_EQ(written({2026, 2, 18}, DateForm::hijri, "ar"), "١ رمضان ١٤٤٧ هـ");
}

TEST(FormatDate, BeginsThePersianYearAtNowruz) {
  EXPECT_EQ(written({2024, 3, 20}, DateForm::numeric, "fa"), "۱۴۰۳/۱/۱");
  EXPECT_EQ(written({2025, 3, 20}, DateForm::numeric, "fa"), "۱۴۰۳/۱۲/۳۰");
  EXPECT_EQ(written({2026, 3, 21}, DateForm::numeric, "fa"), "۱۴۰۵/۱/۱");
}

TEST(FormatDate, HasTwelveMonthNamesInEachLanguageAndForm) {
  for (const LanguagePolicy& row : language_rows()) {
    for (const DateForm form : {DateForm::long_form, DateForm::numeric, DateForm::pair}) {
      std::set<std::string> dates;
      for (int month = 1; month <= 12; ++month) dates.insert(format_date({2026, month, 1}, form, row));
      EXPECT_EQ(dates.size(), 12U) << row.tag;
    }
    std::set<std::string> hijri;
    for (int month = 1; month <= 12; ++month)
      hijri.insert(format_date({2026, month, 15}, DateForm::hijri, row));
    EXPECT_EQ(hijri.size(), 12U) << row.tag;
  }
}

TEST(FormatDate, WritesRightToLeftLanguagesWithoutLatinLetters) {
  for (const LanguagePolicy& row : language_rows()) {
    if (row.direction == Direction::left_to_right) continue;
    for (const DateForm form : {DateForm::long_form, DateForm::numeric, DateForm::pair, DateForm::hijri}) {
      for (int month = 1; month <= 12; ++month) {
        const std::string text = format_date({2026, month, 15}, form, row);
        EXPECT_EQ(text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
                  std::string::npos)
            << text;
      }
    }
  }
}

TEST(FormatDate, CountsOldYearsOnTheProlepticGregorianCalendar) {
  EXPECT_EQ(written({1492, 1, 1}, DateForm::long_form, "en"), "Friday 1 January 1492");
  EXPECT_EQ(written({1, 1, 1}, DateForm::long_form, "en"), "Monday 1 January 1");
}

TEST(ParseIsoDate, ReadsDigitsOfAnyScript) {
  EXPECT_EQ(parse_iso_date("2026-11-25"), kWednesday);
  EXPECT_EQ(parse_iso_date("٢٠٢٦-١١-٢٥"), kWednesday);
  EXPECT_EQ(parse_iso_date("۲۰۲۶-۱۱-۲۵"), kWednesday);
}

TEST(ParseIsoDate, KnowsTheLastDayOfFebruary) {
  EXPECT_TRUE(parse_iso_date("2024-02-29"));
  EXPECT_TRUE(parse_iso_date("2000-02-29"));
  EXPECT_FALSE(parse_iso_date("2026-02-29"));
  EXPECT_FALSE(parse_iso_date("1900-02-29"));
}

TEST(ParseIsoDate, RefusesWhatIsNotADay) {
  for (const char* text : {"", "2026", "2026-11", "2026-11-", "2026-1-25", "2026-11-255", "2026-13-01",
                           "2026-00-10", "2026-11-00", "2026-11-31", "0000-01-01", "25-11-2026", "2026/11/25",
                           "2026-11-25T10:00", " 2026-11-25", "2026-11-2\xFF", "yyyy-mm-dd"}) {
    EXPECT_FALSE(parse_iso_date(text)) << text;
  }
}

TEST(ParseIsoDate, ReadsBackWhatToIsoWrites) {
  EXPECT_EQ(to_iso({987, 6, 5}), "0987-06-05");
  EXPECT_EQ(parse_iso_date(to_iso({987, 6, 5})), (Date{987, 6, 5}));
}

TEST(DateOfEpoch, AgreesWithTheStandardLibraryOnEveryDay) {
  using namespace std::chrono;
  const sys_days last = year{9999} / December / 31;
  for (sys_days day = year{1} / January / 1; day <= last; day += days{1}) {
    const year_month_day expected{day};
    const Date found = date_of_epoch(duration_cast<seconds>(day.time_since_epoch()).count());
    ASSERT_EQ(found.year, static_cast<int>(expected.year()));
    ASSERT_EQ(found.month, static_cast<int>(static_cast<unsigned>(expected.month())));
    ASSERT_EQ(found.day, static_cast<int>(static_cast<unsigned>(expected.day())));
  }
}

TEST(DateOfEpoch, BeginsADayAtMidnight) {
  EXPECT_EQ(date_of_epoch(0), (Date{1970, 1, 1}));
  EXPECT_EQ(date_of_epoch(-1), (Date{1969, 12, 31}));
  EXPECT_EQ(date_of_epoch(86399), (Date{1970, 1, 1}));
  EXPECT_EQ(date_of_epoch(86400), (Date{1970, 1, 2}));
}

TEST(DateOfEpoch, IsHeldWithinTheYearsThatCanBeWritten) {
  EXPECT_EQ(date_of_epoch(std::numeric_limits<std::int64_t>::max()), (Date{9999, 12, 31}));
  EXPECT_EQ(date_of_epoch(std::numeric_limits<std::int64_t>::min()), (Date{1, 1, 1}));
}

TEST(FormatNumber, WritesTheDigitsOfTheLanguageWithoutGrouping) {
  EXPECT_EQ(format_number(1234567890, policy_for("ar")), "١٢٣٤٥٦٧٨٩٠");
  EXPECT_EQ(format_number(1234567890, policy_for("fa")), "۱۲۳۴۵۶۷۸۹۰");
  EXPECT_EQ(format_number(1234567890, policy_for("ru")), "1234567890");
  EXPECT_EQ(format_number(-7, policy_for("ar")), "-٧");
}

TEST(FormatPageCount, PutsTheNounIntoItsPluralForm) {
  const auto count = [](int pages, std::string_view tag) {
    return format_page_count(pages, policy_for(tag));
  };
  EXPECT_EQ(count(1, "ar"), "صفحة واحدة");
  EXPECT_EQ(count(2, "ar"), "صفحتان");
  EXPECT_EQ(count(4, "ar"), "٤ صفحات");
  EXPECT_EQ(count(10, "ar"), "١٠ صفحات");
  EXPECT_EQ(count(11, "ar"), "١١ صفحة");
  EXPECT_EQ(count(100, "ar"), "١٠٠ صفحة");
  EXPECT_EQ(count(103, "ar"), "١٠٣ صفحات");
  EXPECT_EQ(count(1200, "ar"), "١٢٠٠ صفحة");
  EXPECT_EQ(count(1, "ru"), "1 страница");
  EXPECT_EQ(count(2, "ru"), "2 страницы");
  EXPECT_EQ(count(5, "ru"), "5 страниц");
  EXPECT_EQ(count(21, "ru"), "21 страница");
  EXPECT_EQ(count(112, "ru"), "112 страниц");
  EXPECT_EQ(count(1, "en"), "1 page");
  EXPECT_EQ(count(8, "en"), "8 pages");
  EXPECT_EQ(count(2, "he"), "שני עמודים");
  EXPECT_EQ(count(8, "fa"), "۸ صفحه");
  EXPECT_EQ(count(8, "ur"), "8 صفحات");
  EXPECT_EQ(count(8, "ckb"), "٨ لاپەڕە");
}

}  // namespace
}  // namespace nashra
