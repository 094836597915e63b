#include "article/detect_language.h"

#include <algorithm>

namespace nashra {
namespace {

// A letter that only Urdu or only Kurdish writes must be at least one in this many: rarer ones come from a
// name.
constexpr std::size_t kRareLetter = 50;

bool is_within(char16_t unit, char16_t first, char16_t last) { return unit >= first && unit <= last; }

bool is_arabic_letter(char16_t unit) {
  return is_within(unit, 0x0620, 0x063F) || is_within(unit, 0x0641, 0x064A) ||
         is_within(unit, 0x0671, 0x06D3) || unit == 0x06D5 || is_within(unit, 0x0750, 0x077F) ||
         is_within(unit, 0xFB50, 0xFBB1) || is_within(unit, 0xFBD3, 0xFD3D) ||
         is_within(unit, 0xFE70, 0xFEFC);
}

bool is_latin_letter(char16_t unit) {
  return is_within(unit, 'A', 'Z') || is_within(unit, 'a', 'z') ||
         (is_within(unit, 0xC0, 0x24F) && unit != 0xD7 && unit != 0xF7);
}

void count_arabic_letter(char16_t unit, LetterCount& count) {
  ++count.arabic;
  switch (unit) {
    case u'ي':
    case u'ك':
    case u'ى':
    case u'ة':
    case u'أ':
    case u'إ':
      ++count.arabic_only;
      break;
    case u'پ':
    case u'چ':
    case u'ژ':
    case u'گ':
    case u'ک':
    case u'ی':
      ++count.not_arabic;
      break;
    case u'ٹ':
    case u'ڈ':
    case u'ڑ':
    case u'ں':
    case u'ے':
    case u'ہ':
    case u'ۂ':
    case u'ۓ':
      ++count.not_arabic;
      ++count.urdu;
      break;
    case u'ڵ':
    case u'ێ':
    case u'ۆ':
    case u'ڕ':
    case u'ە':
      ++count.not_arabic;
      ++count.kurdish;
      break;
    default:
      break;
  }
}

}  // namespace

void count_letters(std::u16string_view text, LetterCount& count) {
  for (const char16_t unit : text) {
    if (is_arabic_letter(unit)) {
      count_arabic_letter(unit, count);
    } else if (is_latin_letter(unit)) {
      ++count.latin;
    } else if (is_within(unit, 0x0400, 0x052F)) {
      ++count.cyrillic;
    } else if (is_within(unit, 0x05D0, 0x05EA) || is_within(unit, 0xFB1D, 0xFB4F)) {
      ++count.hebrew;
    }
  }
}

std::string_view detect_language(const LetterCount& count) {
  const std::size_t most = std::max({count.arabic, count.hebrew, count.cyrillic, count.latin});
  if (count.arabic == most) {
    if (count.not_arabic <= count.arabic_only) return "ar";
    if (std::max(count.urdu, count.kurdish) * kRareLetter < count.arabic) return "fa";
    return count.kurdish > count.urdu ? "ckb" : "ur";
  }
  if (count.hebrew == most) return "he";
  return count.cyrillic == most ? "ru" : "en";
}

}  // namespace nashra
