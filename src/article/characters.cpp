#include "article/characters.h"

#include <algorithm>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr char32_t kZeroWidthNonJoiner = 0x200C, kZeroWidthJoiner = 0x200D;

bool is_within(char32_t character, char32_t first, char32_t last) {
  return character >= first && character <= last;
}

// General category Zs of Unicode 15.0, and the tab.
bool is_space(char32_t character) {
  return character == 0x20 || character == '\t' || character == 0xA0 || character == 0x1680 ||
         is_within(character, 0x2000, 0x200A) || character == 0x202F || character == 0x205F ||
         character == 0x3000;
}

bool is_bidi_mark(char32_t character) {
  return character == 0x200E || character == 0x200F || character == 0x061C;
}

bool is_zero_width_space(char32_t character) {
  return character == 0x200B || character == 0x2060 || character == 0xFEFF;
}

bool is_joiner(char32_t character) {
  return character == kZeroWidthNonJoiner || character == kZeroWidthJoiner;
}

bool is_embedding(char32_t character) {
  return is_within(character, 0x202A, 0x202E) || is_within(character, 0x2066, 0x2069);
}

bool is_invisible(char32_t character) {
  return is_bidi_mark(character) || is_zero_width_space(character) || is_joiner(character) ||
         is_embedding(character) || character == 0xAD || is_control(character);
}

bool is_trimmed(char32_t character) {
  return is_space(character) || is_line_end(character) || is_bidi_mark(character) ||
         is_zero_width_space(character) || is_joiner(character) || is_control(character);
}

bool is_arabic_mark(char32_t character) {
  return is_within(character, 0x064B, 0x065F) || character == 0x0670 || character == 0x0640;
}

char16_t fold_one(char16_t letter) {
  if (is_within(letter, 'A', 'Z') || (is_within(letter, 0xC0, 0xDE) && letter != 0xD7) ||
      is_within(letter, 0x0410, 0x042F)) {
    return static_cast<char16_t>(letter + 0x20);
  }
  if (is_within(letter, 0x0660, 0x0669)) return static_cast<char16_t>('0' + (letter - 0x0660));
  if (is_within(letter, 0x06F0, 0x06F9)) return static_cast<char16_t>('0' + (letter - 0x06F0));
  if (is_space(letter) || is_line_end(letter) || letter == kZeroWidthNonJoiner) return u' ';
  switch (letter) {
    case u'أ':
    case u'إ':
    case u'آ':
    case u'ٱ':
      return u'ا';
    case u'ى':
    case u'ی':
      return u'ي';
    case u'ة':
    case u'ہ':
    case u'ھ':
      return u'ه';
    case u'ک':
      return u'ك';
    case u'Ё':
    case u'ё':
      return u'е';
    default:
      return letter;
  }
}

}  // namespace

bool is_line_end(char32_t character) {
  return is_within(character, 0x0A, 0x0D) || character == 0x85 || character == 0x2028 || character == 0x2029;
}

bool is_control(char32_t character) {
  return (character < 0x20 || is_within(character, 0x7F, 0x9F)) && character != '\t' &&
         !is_line_end(character);
}

// All the characters of these sets are single UTF-16 units, so units are compared.
bool is_blank(std::u16string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char16_t unit) { return is_space(unit) || is_line_end(unit) || is_invisible(unit); });
}

std::u16string_view trim(std::u16string_view text) {
  std::size_t begin = 0, end = text.size();
  while (begin < end && is_trimmed(text[begin])) ++begin;
  while (end > begin && is_trimmed(text[end - 1])) --end;
  if (begin == end) return text.substr(begin, 0);
  while (begin > 0 && text[begin - 1] == kZeroWidthJoiner) --begin;
  while (end < text.size() && text[end] == kZeroWidthJoiner) ++end;
  return text.substr(begin, end - begin);
}

std::u16string fold(std::u16string_view text) {
  std::u16string out;
  out.reserve(text.size());
  for (const char16_t unit : text) {
    if (is_arabic_mark(unit) || (is_invisible(unit) && unit != kZeroWidthNonJoiner)) continue;
    out += fold_one(unit);
  }
  return out;
}

bool holds(std::span<const std::u16string_view> words, std::u16string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::size_t count_characters(std::u16string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char16_t unit) { return (unit & 0xFC00U) != 0xDC00U; }));
}

std::size_t count_words(std::u16string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char16_t unit : text) {
    const bool is_letter = !is_space(unit) && !is_line_end(unit) && !is_invisible(unit);
    words += is_letter && !inside ? 1U : 0U;
    inside = is_letter || (inside && is_invisible(unit));
  }
  return words;
}

bool ends_sentence(std::u16string_view text) {
  constexpr std::u16string_view kClosers = u"\"'»”’)]", kStops = u".!?…؟۔";
  text = trim(text);
  while (!text.empty() && kClosers.find(text.back()) != std::u16string_view::npos) text.remove_suffix(1);
  return !text.empty() && kStops.find(text.back()) != std::u16string_view::npos;
}

}  // namespace nashra
