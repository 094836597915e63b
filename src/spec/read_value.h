// Numbers, lengths and inks as they are written in a layout.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/length.h"
#include "spec/layout.h"
#include "spec/vocabulary.h"

namespace nashra {

/// What is wrong with a value; the place is the reader's to add.
struct Fault {
  Code code;
  std::vector<Argument> arguments;
};

template <class T>
using Parsed = std::variant<T, Fault>;

/// What the relative units are worth where a length stands.
struct Scale {
  Units units = Units::absolute;
  Length line;  ///< pitch of the baseline grid
  Length em;    ///< size of the style
};

/// `12mm`, `10.5 pt`, `1.5lines`, `1em`: up to five digits, a point and up to four decimals, Arabic digits
/// taken for what they are; rounded to 1/65536 pt, ties to even. `0` needs no unit.
Parsed<Length> read_length(std::string_view text, const Scale& scale);

/// A whole number of up to nine digits.
Parsed<std::int64_t> read_integer(std::string_view text);

/// `40%`, or `40` where `sign_needed` is false: permille, ties to even.
Parsed<int> read_percent(std::string_view text, bool sign_needed);

/// `house`, `house 40%`; whether there is such an ink is not looked at.
Parsed<InkUse> read_ink_use(std::string_view text);

/// Whether the text has the form of a language tag (RFC 5646 §2.1): `ar`, `ar-LB`.
bool is_language_tag(std::string_view tag);

/// Digits of the Arabic and Persian scripts as ASCII, with their decimal and percent signs.
std::string fold_digits(std::string_view text);

}  // namespace nashra
