#include "base/unicode.h"

#include <cstdint>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace nashra {

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  const auto length = static_cast<std::int64_t>(bytes.size());
  std::int64_t at = 0;
  while (at < length) {
    const std::int64_t start = at;
    UChar32 code_point = 0;
    U8_NEXT(bytes.data(), at, length, code_point);
    if (code_point < 0) return static_cast<std::size_t>(start);
  }
  return std::nullopt;
}

std::u16string to_utf16(std::string_view utf8) {
  std::u16string out;
  out.reserve(utf8.size());
  const auto length = static_cast<std::int64_t>(utf8.size());
  std::int64_t at = 0;
  while (at < length) {
    UChar32 code_point = 0;
    U8_NEXT_OR_FFFD(utf8.data(), at, length, code_point);
    if (code_point > 0xFFFF) {
      out += static_cast<char16_t>(U16_LEAD(code_point));
      out += static_cast<char16_t>(U16_TRAIL(code_point));
    } else {
      out += static_cast<char16_t>(code_point);
    }
  }
  return out;
}

std::string to_utf8(std::u16string_view utf16) {
  std::string out;
  out.reserve(utf16.size() * 2);
  std::size_t at = 0;
  while (at < utf16.size()) {
    char32_t code_point = next_code_point(utf16, at);
    if (code_point >= 0xD800 && code_point <= 0xDFFF) code_point = 0xFFFD;
    char buffer[4];
    std::size_t length = 0;
    U8_APPEND_UNSAFE(buffer, length, code_point);
    out.append(buffer, length);
  }
  return out;
}

char32_t next_code_point(std::u16string_view text, std::size_t& offset) {
  UChar32 code_point = 0;
  U16_NEXT(text.data(), offset, text.size(), code_point);
  return static_cast<char32_t>(code_point);
}

std::size_t count_code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (const char byte : utf8) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

}  // namespace nashra
