// Values in PDF syntax (ISO 32000-1 §7.3), as text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "language/date.h"

namespace nashra {

/// An indirect object of the file being written.
using ObjectNumber = std::uint32_t;

/// Keys without their slash, values in PDF syntax.
struct DictionaryEntry {
  std::string_view key;
  std::string value;
};
using Dictionary = std::vector<DictionaryEntry>;

/// `<</Key value …>>`
std::string dictionary(const Dictionary& entries);

/// `12 0 R`
std::string reference(ObjectNumber object);

/// `[12 0 R 13 0 R]`
std::string reference_array(const std::vector<ObjectNumber>& objects);

/// Text as UTF-16BE with its byte-order mark, in hexadecimal. Lone surrogates become U+FFFD.
std::string text_string(std::u16string_view text);

/// An address as a string of 7-bit characters (ISO 32000-1 §12.6.4.7); others are percent-encoded.
std::string uri_string(std::string_view address);

/// Two bytes of big-endian hexadecimal: `004A`.
inline void append_hex16(std::string& out, std::uint16_t value) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  const char digits[] = {kDigits[value >> 12], kDigits[value >> 8 & 15], kDigits[value >> 4 & 15],
                         kDigits[value & 15]};
  out.append(digits, sizeof digits);
}

/// A character as UTF-16BE, in hexadecimal; a surrogate becomes U+FFFD.
void append_utf16(std::string& out, char32_t character);

/// `(D:20261125000000Z)`: the start of that day, UTC.
std::string date_string(const Date& date);

/// A coordinate in points, three decimals.
void append_points(std::string& out, Length length);
std::string points(Length length);

}  // namespace nashra
