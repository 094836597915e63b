#include "spec/read_value.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::int64_t kLargestWhole = 99'999;  // beyond every limit of the vocabulary
constexpr std::size_t kDecimals = 4;

struct Unit {
  std::string_view name;
  std::int64_t numerator, denominator;  // of a point
};
constexpr auto kUnits =
    std::to_array<Unit>({{"mm", 720, 254}, {"cm", 7200, 254}, {"pt", 1, 1}, {"in", 72, 1}});

/// `mantissa / power`, exact.
struct Number {
  std::int64_t mantissa = 0, power = 1;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// The longest beginning that could be meant as a number.
std::string_view numeric_part(std::string_view text) {
  return text.substr(0, text.find_first_not_of("+-.,0123456789"));
}

Fault not_a_number(std::string_view text) { return {Code::bad_number, {std::string(text)}}; }

Parsed<Number> read_number(std::string_view text) {
  std::string_view digits = text;
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  const std::size_t point = digits.find('.');
  const std::string_view whole = digits.substr(0, point);
  const std::string_view fraction =
      point == std::string_view::npos ? std::string_view{} : digits.substr(point + 1);
  if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return not_a_number(text);
  if (whole.size() > 1 && whole.front() == '0') return Fault{Code::leading_zero, {std::string(text)}};
  if (fraction.size() > kDecimals)
    return Fault{Code::too_many_decimals, {std::string(text), static_cast<std::int64_t>(kDecimals)}};
  Number number;
  for (const char c : whole) {
    if (!is_digit(c)) return not_a_number(text);
    number.mantissa = number.mantissa * 10 + (c - '0');
    number.mantissa = std::min(number.mantissa, kLargestWhole);
  }
  for (const char c : fraction) {
    if (!is_digit(c)) return not_a_number(text);
    number.mantissa = number.mantissa * 10 + (c - '0');
    number.power *= 10;
  }
  if (negative) number.mantissa = -number.mantissa;
  return number;
}

Length of_unit(const Number& number, Length unit, std::int64_t denominator = 1) {
  return {divide_half_even(number.mantissa * unit.units, number.power * denominator)};
}

Parsed<Length> with_unit(const Number& number, std::string_view unit, const Scale& scale,
                         std::string_view text) {
  for (const Unit& known : kUnits) {
    if (known.name == unit)
      return of_unit(number, Length{kUnitsPerPoint} * known.numerator, known.denominator);
  }
  const bool lines = unit == "line" || unit == "lines";
  if (lines && scale.units != Units::absolute) return of_unit(number, scale.line);
  if (unit == "em" && scale.units == Units::lines_and_em) return of_unit(number, scale.em);
  if (lines || unit == "em") return Fault{Code::unit_not_here, {std::string(unit)}};
  return Fault{Code::unknown_unit, {std::string(unit), std::string(text)}};
}

}  // namespace

Parsed<Length> read_length(std::string_view written, const Scale& scale) {
  const std::string folded = fold_digits(written);
  const std::string_view text = without_spaces(folded);
  const std::string_view digits = numeric_part(text);
  if (digits.empty()) return Fault{Code::bad_length, {std::string(text)}};
  const Parsed<Number> number = read_number(digits);
  if (const auto* fault = std::get_if<Fault>(&number)) return *fault;
  const std::string_view unit = without_spaces(text.substr(digits.size()));
  if (!unit.empty()) return with_unit(std::get<Number>(number), unit, scale, text);
  if (std::get<Number>(number).mantissa == 0) return Length{};
  return Fault{Code::missing_unit, {std::string(text)}};
}

Parsed<std::int64_t> read_integer(std::string_view written) {
  const std::string folded = fold_digits(written);
  if (numeric_part(folded).size() != folded.size()) return not_a_number(written);
  const Parsed<Number> number = read_number(folded);
  if (const auto* fault = std::get_if<Fault>(&number)) return *fault;
  if (std::get<Number>(number).power != 1) return Fault{Code::not_whole, {folded}};
  return std::get<Number>(number).mantissa;
}

Parsed<int> read_percent(std::string_view written, bool sign_needed) {
  const std::string folded = fold_digits(written);
  std::string_view text = without_spaces(folded);
  if (text.ends_with('%')) {
    text.remove_suffix(1);
  } else if (sign_needed) {
    return Fault{Code::bad_percentage, {std::string(written)}};
  }
  text = without_spaces(text);
  if (text.empty() || numeric_part(text).size() != text.size())
    return Fault{Code::bad_percentage, {std::string(written)}};
  const Parsed<Number> number = read_number(text);
  if (const auto* fault = std::get_if<Fault>(&number)) return *fault;
  const auto [mantissa, power] = std::get<Number>(number);
  const std::int64_t permille = divide_half_even(mantissa * 10, power);
  if (mantissa < 0 || mantissa > 100 * power) return Fault{Code::bad_percentage, {std::string(written)}};
  return static_cast<int>(permille);
}

Parsed<InkUse> read_ink_use(std::string_view written) {
  const std::string_view text = without_spaces(written);
  const std::string folded = fold_digits(text);
  if (!folded.ends_with('%')) return InkUse{std::string(text), 1000};
  const std::size_t space = text.rfind(' ');
  if (space == std::string_view::npos) return Fault{Code::bad_ink_use, {std::string(text)}};
  const Parsed<int> tint = read_percent(text.substr(space + 1), true);
  if (const auto* fault = std::get_if<Fault>(&tint)) return *fault;
  return InkUse{std::string(without_spaces(text.substr(0, space))), std::get<int>(tint)};
}

std::string fold_digits(std::string_view text) {
  std::u16string folded = to_utf16(text);
  for (char16_t& c : folded) {
    if (c >= 0x0660 && c <= 0x0669) c = static_cast<char16_t>(u'0' + (c - 0x0660));
    if (c >= 0x06F0 && c <= 0x06F9) c = static_cast<char16_t>(u'0' + (c - 0x06F0));
    if (c == 0x066A) c = u'%';
    if (c == 0x066B) c = u'.';
  }
  return to_utf8(folded);
}

bool is_language_tag(std::string_view tag) {
  std::size_t part = 0;
  bool first = true;
  for (std::size_t i = 0; i <= tag.size(); ++i) {
    if (i < tag.size() && tag[i] != '-') {
      const bool letter = (tag[i] >= 'a' && tag[i] <= 'z') || (tag[i] >= 'A' && tag[i] <= 'Z');
      if (!letter && (first || tag[i] < '0' || tag[i] > '9')) return false;
      ++part;
      continue;
    }
    if (part < (first ? 2U : 1U) || part > 8) return false;
    first = false;
    part = 0;
  }
  return true;
}

}  // namespace nashra
