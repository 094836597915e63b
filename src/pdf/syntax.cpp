#include "pdf/syntax.h"

#include <fmt/format.h>

#include "base/decimal.h"
#include "base/unicode.h"

namespace nashra {

std::string dictionary(const Dictionary& entries) {
  std::string out = "<<";
  for (const DictionaryEntry& entry : entries) {
    out += '/';
    out += entry.key;
    out += ' ';
    out += entry.value;
  }
  return out + ">>";
}

std::string reference(ObjectNumber object) { return std::to_string(object) + " 0 R"; }

std::string reference_array(const std::vector<ObjectNumber>& objects) {
  std::string out = "[";
  for (const ObjectNumber object : objects) {
    if (out.size() > 1) out += ' ';
    out += reference(object);
  }
  return out + ']';
}

std::string text_string(std::u16string_view text) {
  std::string out = "<FEFF";
  for (std::size_t at = 0; at < text.size();) append_utf16(out, next_code_point(text, at));
  return out + '>';
}

std::string uri_string(std::string_view address) {
  std::string out = "(";
  for (const char byte : address) {
    const auto value = static_cast<unsigned char>(byte);
    if (value <= 0x20 || value >= 0x7F || byte == '(' || byte == ')' || byte == '\\') {
      out += fmt::format("%{:02X}", value);
    } else {
      out += byte;
    }
  }
  return out + ')';
}

void append_utf16(std::string& out, char32_t character) {
  if (character > 0xFFFF) {
    const char32_t above = character - 0x10000;
    append_hex16(out, static_cast<std::uint16_t>(0xD800 + (above >> 10)));
    append_hex16(out, static_cast<std::uint16_t>(0xDC00 + (above & 0x3FF)));
  } else {
    const bool is_surrogate = character >= 0xD800 && character <= 0xDFFF;
    append_hex16(out, static_cast<std::uint16_t>(is_surrogate ? 0xFFFD : character));
  }
}

std::string date_string(const Date& date) {
  return fmt::format("(D:{:04}{:02}{:02}000000Z)", date.year, date.month, date.day);
}

void append_points(std::string& out, Length length) { append_decimal(out, length.units, kUnitsPerPoint, 3); }

std::string points(Length length) {
  std::string out;
  append_points(out, length);
  return out;
}

}  // namespace nashra
