#include "article/no_break_spaces.h"

#include <algorithm>
#include <cstddef>

namespace nashra {
namespace {

constexpr char16_t kNoBreakSpace = 0xA0;
constexpr std::ptrdiff_t kFewest = 2;  // a single one may well be meant

bool is_digit(char16_t unit) {
  return (unit >= u'0' && unit <= u'9') || (unit >= 0x0660 && unit <= 0x0669) ||
         (unit >= 0x06F0 && unit <= 0x06F9);
}

bool is_loose(std::span<const char16_t> text, std::size_t at) {
  return text[at] == kNoBreakSpace && (at == 0 || !is_digit(text[at - 1]));
}

}  // namespace

bool loosen_spaces(std::span<char16_t> paragraph) {
  std::ptrdiff_t loose = 0;
  for (std::size_t at = 0; at < paragraph.size(); ++at) loose += is_loose(paragraph, at) ? 1 : 0;
  if (loose < kFewest || loose <= std::count(paragraph.begin(), paragraph.end(), u' ')) return false;
  for (std::size_t at = 0; at < paragraph.size(); ++at) {
    if (is_loose(paragraph, at)) paragraph[at] = u' ';
  }
  return true;
}

}  // namespace nashra
