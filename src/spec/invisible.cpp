#include "spec/invisible.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/unicode.h"

namespace nashra {
namespace {

struct NamedCodePoint {
  char32_t code_point;
  std::string_view name;
};

constexpr auto kInvisible = std::to_array<NamedCodePoint>({
    {0x00A0, "no-break space"},
    {0x00AD, "soft hyphen"},
    {0x034F, "combining grapheme joiner"},
    {0x061C, "Arabic letter mark"},
    {0x1680, "Ogham space mark"},
    {0x2000, "en quad"},
    {0x2001, "em quad"},
    {0x2002, "en space"},
    {0x2003, "em space"},
    {0x2004, "three-per-em space"},
    {0x2005, "four-per-em space"},
    {0x2006, "six-per-em space"},
    {0x2007, "figure space"},
    {0x2008, "punctuation space"},
    {0x2009, "thin space"},
    {0x200A, "hair space"},
    {0x200B, "zero-width space"},
    {0x200C, "zero-width non-joiner"},
    {0x200D, "zero-width joiner"},
    {0x200E, "left-to-right mark"},
    {0x200F, "right-to-left mark"},
    {0x2028, "line separator"},
    {0x2029, "paragraph separator"},
    {0x202A, "left-to-right embedding"},
    {0x202B, "right-to-left embedding"},
    {0x202C, "pop directional formatting"},
    {0x202D, "left-to-right override"},
    {0x202E, "right-to-left override"},
    {0x202F, "narrow no-break space"},
    {0x205F, "medium mathematical space"},
    {0x2060, "word joiner"},
    {0x2066, "left-to-right isolate"},
    {0x2067, "right-to-left isolate"},
    {0x2068, "first strong isolate"},
    {0x2069, "pop directional isolate"},
    {0x3000, "ideographic space"},
    {0xFE0F, "variation selector-16"},
    {0xFEFF, "zero-width no-break space"},
});

const NamedCodePoint* find_name(char32_t code_point) {
  const auto row = std::lower_bound(
      kInvisible.begin(), kInvisible.end(), code_point,
      [](const NamedCodePoint& named, char32_t wanted) { return named.code_point < wanted; });
  return row != kInvisible.end() && row->code_point == code_point ? &*row : nullptr;
}

char32_t first_code_point(std::string_view utf8) {
  const std::u16string text = to_utf16(utf8.substr(0, 4));
  std::size_t offset = 0;
  return text.empty() ? 0 : next_code_point(text, offset);
}

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::size_t length_of_first(std::string_view utf8) {
  std::size_t length = 1;
  while (length < utf8.size() && !begins_code_point(utf8[length])) ++length;
  return length;
}

std::size_t start_of_last(std::string_view utf8) {
  std::size_t start = utf8.size() - 1;
  while (start > 0 && !begins_code_point(utf8[start])) --start;
  return start;
}

}  // namespace

char32_t invisible_at_start(std::string_view utf8) {
  if (utf8.empty() || static_cast<unsigned char>(utf8.front()) < 0x80) return 0;
  const char32_t first = first_code_point(utf8);
  return find_name(first) != nullptr ? first : 0;
}

char32_t invisible_at_end(std::string_view utf8) {
  return utf8.empty() ? 0 : invisible_at_start(utf8.substr(start_of_last(utf8)));
}

std::string_view without_invisible_edges(std::string_view utf8) {
  while (invisible_at_start(utf8) != 0) utf8.remove_prefix(length_of_first(utf8));
  while (invisible_at_end(utf8) != 0) utf8.remove_suffix(utf8.size() - start_of_last(utf8));
  return utf8;
}

std::size_t find_invisible(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (begins_code_point(utf8[i]) && invisible_at_start(utf8.substr(i, 4)) != 0) return i;
  }
  return std::string_view::npos;
}

std::string name_of_code_point(char32_t code_point) {
  if (code_point == kNul) return "U+0000";
  const NamedCodePoint* named = find_name(code_point);
  const std::string number = fmt::format("U+{:04X}", static_cast<std::uint32_t>(code_point));
  return named == nullptr ? number : fmt::format("{} {}", number, named->name);
}

}  // namespace nashra
