#include "editorial/characters.h"

#include <algorithm>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

namespace nashra::editorial {
namespace {

bool is_mark(char16_t unit) { return (U_GET_GC_MASK(unit) & U_GC_M_MASK) != 0; }

Hand hand_of(char16_t unit) {
  if (unit < u'A') return Hand::none;
  if (is_arabic(unit)) return Hand::arabic;
  return u_isalpha(unit) ? Hand::other : Hand::none;
}

}  // namespace

bool is_other_letter(char16_t unit) {
  return u_isalpha(unit) || is_mark(unit) || unit == kZeroWidthJoiner || unit == kZeroWidthNonJoiner ||
         unit == 0xAD;
}

bool is_other_arabic(char16_t unit) {
  const bool in_block = is_within(unit, 0x610, 0x6FF) || is_within(unit, 0x750, 0x77F) ||
                        is_within(unit, 0x870, 0x8FF) || is_within(unit, 0xFB50, 0xFDFF) ||
                        is_within(unit, 0xFE70, 0xFEFC);
  return in_block && (u_isalpha(unit) || is_mark(unit));
}

bool is_letter_from_left(char16_t unit) {
  return unit >= u'A' && !is_plain_arabic(unit) && u_isalpha(unit) &&
         u_charDirection(unit) == U_LEFT_TO_RIGHT;
}

bool is_dash(char16_t unit) { return unit == u'-' || is_within(unit, 0x2010, 0x2015) || unit == 0x2212; }

bool is_opening(char16_t unit) {
  const auto type = u_charType(unit);
  return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}

bool is_closing(char16_t unit) {
  const auto type = u_charType(unit);
  return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION;
}

bool is_stop(char16_t unit) { return is_one_of(unit, u".,:;!?…،؛؟۔"); }

bool is_percent(char16_t unit) { return unit == kPercent || unit == kArabicPercent; }

std::vector<Hand> hands_before(std::u16string_view text) {
  std::vector<Hand> hands(text.size());
  Hand last = Hand::none;
  for (std::size_t at = 0; at < text.size(); ++at) {
    hands[at] = last;
    const Hand hand = hand_of(text[at]);
    if (hand != Hand::none) last = hand;
  }
  return hands;
}

std::vector<Hand> hands_behind(std::u16string_view text) {
  std::vector<Hand> hands(text.size());
  Hand last = Hand::none;
  for (std::size_t at = text.size(); at-- > 0;) {
    hands[at] = last;
    const Hand hand = hand_of(text[at]);
    if (hand != Hand::none) last = hand;
  }
  return hands;
}

std::size_t end_of_number(std::u16string_view text, std::size_t at) {
  while (at < text.size()) {
    const bool is_inside = is_digit(text[at]) ||
                           (is_one_of(text[at], u".,:/٫٬") && at + 1 < text.size() && is_digit(text[at + 1]));
    if (!is_inside) break;
    ++at;
  }
  return at;
}

}  // namespace nashra::editorial
