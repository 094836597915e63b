// Characters that nobody sees in an editor and that change what a word is.
#pragma once

#include <string>
#include <string_view>

namespace nashra {

/// Stands for U+0000 where 0 means "none".
inline constexpr char32_t kNul = 0x110000;

/// The invisible code point that well-formed `utf8` begins with, or 0: no-break and other Unicode spaces,
/// zero-width characters, bidi controls (UAX #9, 2), variation selectors.
char32_t invisible_at_start(std::string_view utf8);

/// The same for the last code point.
char32_t invisible_at_end(std::string_view utf8);

/// `utf8` without the invisible code points at its ends.
std::string_view without_invisible_edges(std::string_view utf8);

/// Byte offset of the first invisible code point, or npos.
std::size_t find_invisible(std::string_view utf8);

/// `U+00A0 no-break space`; without the name where it has none that helps.
std::string name_of_code_point(char32_t code_point);

}  // namespace nashra
