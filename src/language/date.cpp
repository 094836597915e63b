#include "language/date.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/decimfmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/msgfmt.h>
#include <unicode/numsys.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uchar.h>
#include <vector>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::int64_t kSecondsPerDay = 86400;
constexpr int kFirstYear = 1, kLastYear = 9999;

bool is_leap_year(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap_year(year) ? 1 : 0);
}

// Days since 1970-01-01. Years begin in March here, so that the leap day is a year's last day.
std::int64_t days_of(const Date& date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719468;
}

icu::UnicodeString to_icu(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

std::string from_icu(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::Locale make_locale(std::string_view name, std::string_view digits, std::string_view calendar) {
  const std::string full =
      std::string(name) + "@calendar=" + std::string(calendar) + ";numbers=" + std::string(digits);
  return icu::Locale(full.c_str());
}

// The calendar of the pattern at noon GMT, proleptic where it is Gregorian: neither the machine's zone nor
// 1582 has a say.
std::unique_ptr<icu::Calendar> make_calendar(const icu::Locale& locale, const Date& date,
                                             UErrorCode& status) {
  std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), locale, status));
  if (U_FAILURE(status)) return nullptr;
  if (auto* gregorian = dynamic_cast<icu::GregorianCalendar*>(calendar.get()))
    gregorian->setGregorianChange(-1e15, status);
  calendar->setTime((static_cast<double>(days_of(date)) + 0.5) * static_cast<double>(kSecondsPerDay) * 1000.0,
                    status);
  return calendar;
}

void set_months(icu::SimpleDateFormat& format, std::span<const std::string_view> names) {
  std::vector<icu::UnicodeString> months;
  for (const std::string_view name : names) months.push_back(to_icu(name));
  icu::DateFormatSymbols symbols(*format.getDateFormatSymbols());
  symbols.setMonths(months.data(), static_cast<std::int32_t>(months.size()));
  format.setDateFormatSymbols(symbols);
}

std::string format_pattern(const Date& date, std::string_view pattern, const icu::Locale& locale,
                           std::span<const std::string_view> months = {}) {
  UErrorCode status = U_ZERO_ERROR;
  icu::SimpleDateFormat format(to_icu(pattern), locale, status);
  const std::unique_ptr<icu::Calendar> calendar = make_calendar(locale, date, status);
  if (U_FAILURE(status)) return to_iso(date);
  if (!months.empty()) set_months(format, months);
  icu::UnicodeString text;
  icu::FieldPosition nowhere;
  return from_icu(format.format(*calendar, text, nowhere));
}

std::string with_second_month(const Date& date, const LanguagePolicy& language) {
  std::string pattern(language.date_long);
  const std::size_t month = pattern.find("MMMM");
  if (language.second_months.empty() || month == std::string::npos) return pattern;
  const std::string second =
      format_pattern(date, "MMMM", make_locale(language.second_months, language.digits, language.calendar));
  return pattern.insert(month + 4, "'/" + second + "'");
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view utf8) {
  if (find_invalid_utf8(utf8)) return std::nullopt;
  const std::u16string text = to_utf16(utf8);
  constexpr std::string_view kShape = "dddd-dd-dd";
  std::array<int, 3> fields{};
  std::size_t at = 0, field = 0;
  for (const char expected : kShape) {
    if (at == text.size()) return std::nullopt;
    const char32_t letter = next_code_point(text, at);
    const int digit = u_charDigitValue(static_cast<UChar32>(letter));
    if (expected == '-' ? letter != U'-' : digit < 0) return std::nullopt;
    if (expected == '-') {
      ++field;
    } else {
      fields[field] = fields[field] * 10 + digit;
    }
  }
  const auto [year, month, day] = fields;
  const bool exists = at == text.size() && year >= kFirstYear && month >= 1 && month <= 12 && day >= 1 &&
                      day <= days_in_month(year, month);
  return exists ? std::optional(Date{year, month, day}) : std::nullopt;
}

Date date_of_epoch(std::int64_t seconds) {
  const std::int64_t first = days_of({kFirstYear, 1, 1}), last = days_of({kLastYear, 12, 31});
  std::int64_t days = seconds / kSecondsPerDay - (seconds % kSecondsPerDay < 0 ? 1 : 0);
  days = std::clamp(days, first, last);
  // An estimate that is never too late, then forward to the year and the month that hold the day.
  int year = static_cast<int>((days - first) / 366) + kFirstYear, month = 1;
  while (year < kLastYear && days_of({year + 1, 1, 1}) <= days) ++year;
  while (month < 12 && days_of({year, month + 1, 1}) <= days) ++month;
  return {year, month, static_cast<int>(days - days_of({year, month, 1})) + 1};
}

std::string to_iso(const Date& date) {
  const auto padded = [](int number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
  };
  return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
}

std::string format_date(const Date& date, DateForm form, const LanguagePolicy& language) {
  if (form == DateForm::hijri) {
    const icu::Locale locale = make_locale(language.locale, language.digits, "islamic-umalqura");
    return format_pattern(date, language.date_hijri, locale, language.hijri_months);
  }
  const icu::Locale locale = make_locale(language.locale, language.digits, language.calendar);
  if (form == DateForm::numeric) return format_pattern(date, language.date_numeric, locale);
  if (form == DateForm::pair) return format_pattern(date, with_second_month(date, language), locale);
  return format_pattern(date, language.date_long, locale);
}

std::string format_number(std::int64_t number, const LanguagePolicy& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string name(language.digits);
  const std::unique_ptr<icu::NumberingSystem> system(
      icu::NumberingSystem::createInstanceByName(name.c_str(), status));
  std::string plain = std::to_string(number);
  if (U_FAILURE(status) || system->isAlgorithmic()) return plain;
  const icu::UnicodeString digits = system->getDescription();
  icu::UnicodeString out;
  for (const char letter : plain) {
    const bool is_digit = letter >= '0' && letter <= '9';
    out.append(is_digit ? digits.char32At(digits.moveIndex32(0, letter - '0')) : UChar32{'-'});
  }
  return from_icu(out);
}

std::string format_page_count(int pages, const LanguagePolicy& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat message(to_icu(language.page_count),
                                   make_locale(language.locale, language.digits, language.calendar), status);
  const icu::Formattable argument(static_cast<std::int32_t>(pages));
  icu::UnicodeString text;
  icu::FieldPosition nowhere;
  message.format(&argument, 1, text, nowhere, status);
  return U_FAILURE(status) ? format_number(pages, language) : from_icu(text);
}

}  // namespace nashra
