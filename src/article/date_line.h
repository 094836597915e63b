// Lines that are a date and nothing else.
#pragma once

#include <string_view>

namespace nashra {

/// Whether the whole line is a date: a day and a month by name (Egyptian, Levantine, Maghrebi, Hijri,
/// Persian, Russian or English; two names of one month; two calendars), or three numbers (25/11/2026,
/// 2026-11-25); with or without year, weekday and time of day, in digits of any of the three kinds. Lines of
/// more than 100 characters never are.
bool is_date_line(std::u16string_view line);

}  // namespace nashra
