// What an editor sees in a character.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nashra::editorial {

inline constexpr char16_t kNoBreakSpace = 0xA0, kTatweel = 0x640, kZeroWidthNonJoiner = 0x200C,
                          kZeroWidthJoiner = 0x200D, kEnDash = 0x2013, kEmDash = 0x2014, kEllipsis = 0x2026,
                          kPercent = 0x25, kArabicPercent = 0x66A, kArabicDecimal = 0x66B,
                          kArabicThousands = 0x66C;

inline bool is_within(char16_t unit, char16_t first, char16_t last) { return unit >= first && unit <= last; }

/// A word space of any width that a paste may have: U+0020, U+00A0, tab.
inline bool is_space(char16_t unit) { return unit == u' ' || unit == kNoBreakSpace || unit == u'\t'; }

/// 0-9 ٠-٩ ۰-۹
inline bool is_digit(char16_t unit) {
  return is_within(unit, u'0', u'9') || is_within(unit, 0x660, 0x669) || is_within(unit, 0x6F0, 0x6F9);
}

/// The letters of Arabic itself, of which most of a text consists, without asking Unicode's tables.
inline bool is_plain_arabic(char16_t unit) { return is_within(unit, 0x620, 0x652); }

/// A letter or a mark of another script or of a rarer kind; what the functions below ask.
bool is_other_letter(char16_t unit);
bool is_other_arabic(char16_t unit);

/// A letter, its mark, or an invisible sign inside a word.
inline bool is_letter(char16_t unit) {
  return is_plain_arabic(unit) || (unit > u'@' && !is_within(unit, u'[', u'`') && is_other_letter(unit));
}

/// A letter or a mark of the Arabic script, or a tatweel.
inline bool is_arabic(char16_t unit) {
  return is_plain_arabic(unit) || (unit >= 0x610 && is_other_arabic(unit));
}

/// A letter that is written from left to right.
bool is_letter_from_left(char16_t unit);

bool is_dash(char16_t unit);     ///< a hyphen too
bool is_opening(char16_t unit);  ///< a bracket or quotation mark by its Unicode category
bool is_closing(char16_t unit);

/// Ends a sentence or a part of it, in any script.
bool is_stop(char16_t unit);

bool is_percent(char16_t unit);

/// Whether one of the units of `set` is `unit`.
constexpr bool is_one_of(char16_t unit, std::u16string_view set) {
  for (const char16_t one : set) {
    if (one == unit) return true;
  }
  return false;
}

/// Whose letters stand next to a place.
enum class Hand : char { none, arabic, other };

/// For each unit of the text the hand of the nearest letter before it.
std::vector<Hand> hands_before(std::u16string_view text);
/// … behind it.
std::vector<Hand> hands_behind(std::u16string_view text);

/// The end of the number that begins at `at`: digits, with single separators between them.
std::size_t end_of_number(std::u16string_view text, std::size_t at);

}  // namespace nashra::editorial
