// Conversions between UTF-8 (files, messages, PDF metadata) and UTF-16 (every text that is typeset).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nashra {

/// Byte offset of the first byte that is not well-formed UTF-8 (Unicode 15.0, table 3-7), or nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// Well-formed UTF-8 to UTF-16. Ill-formed bytes become U+FFFD: readers refuse them first, with a position.
std::u16string to_utf16(std::string_view utf8);

/// UTF-16 to UTF-8; a lone surrogate becomes U+FFFD.
std::string to_utf8(std::u16string_view utf16);

/// The code point at `offset`, and `offset` moved past it; a lone surrogate is returned as it is.
char32_t next_code_point(std::u16string_view text, std::size_t& offset);

/// Number of code points in well-formed UTF-8: what people call columns.
std::size_t count_code_points(std::string_view utf8);

}  // namespace nashra
