// Calendar days, and how each language writes them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "language/policy.h"

namespace nashra {

/// A day of the proleptic Gregorian calendar; no clock, no time zone.
struct Date {
  int year = 0, month = 0, day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Reads `2026-11-25` (ISO 8601 calendar date, digits of any script); nothing when it is not a day that
/// exists.
std::optional<Date> parse_iso_date(std::string_view utf8);

/// The UTC day that `seconds` after 1970-01-01T00:00:00Z fall on (SOURCE_DATE_EPOCH).
Date date_of_epoch(std::int64_t seconds);

/// `2026-11-25`.
std::string to_iso(const Date& date);

enum class DateForm : std::uint8_t {
  long_form,  ///< الأربعاء ٢٥ نوفمبر ٢٠٢٦
  numeric,    ///< ٢٥/١١/٢٠٢٦
  pair,  ///< الأربعاء ٢٥ نوفمبر/تشرين الثاني ٢٠٢٦: with the second month name where the language has one
  hijri,  ///< ١٥ جمادى الآخرة ١٤٤٨ هـ (Umm al-Qura)
};
inline constexpr std::size_t kDateForms = 4;

/// The date as UTF-8 text in the language's words and digits.
std::string format_date(const Date& date, DateForm form, const LanguagePolicy& language);

/// A number in the language's digits, without grouping.
std::string format_number(std::int64_t number, const LanguagePolicy& language);

/// `٤ صفحات`: the number of pages with its noun in the right plural form.
std::string format_page_count(int pages, const LanguagePolicy& language);

}  // namespace nashra
