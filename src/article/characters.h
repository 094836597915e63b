// What a reader of plain text has to know about characters.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace nashra {

/// C0 and C1 controls other than tab and the line ends: never printed.
bool is_control(char32_t character);

/// A line end of Unicode 15.0 §5.8 (LF, VT, FF, CR, NEL, LS, PS). CR LF is two of them.
bool is_line_end(char32_t character);

/// True when nothing of the text would be seen on paper: white space, zero-width characters, bidi controls,
/// controls.
bool is_blank(std::u16string_view text);

/// The text with white space, zero-width spaces and single bidi marks at both ends left out. A zero-width
/// joiner that touches a letter stays: it gives the letter its form (ه‍).
std::u16string_view trim(std::u16string_view text);

/// For comparing words and nothing else: lower case, digits as ASCII, one form of alef, yeh, kaf and heh,
/// without marks, tatweel and invisible characters; white space of any kind becomes a single space each.
std::u16string fold(std::u16string_view text);

/// Whether one of the words is `word`.
bool holds(std::span<const std::u16string_view> words, std::u16string_view word);

/// Number of characters (code points).
std::size_t count_characters(std::u16string_view text);

/// Number of words, split at white space.
std::size_t count_words(std::u16string_view text);

/// Whether the text ends as sentences do, closing quotes and brackets not counted.
bool ends_sentence(std::u16string_view text);

}  // namespace nashra
