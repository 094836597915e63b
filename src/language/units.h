// Numbers, codes and addresses that read from left to right in any text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text_range.h"
#include "language/policy.h"

namespace nashra {

enum class UnitKind : std::uint8_t {
  web_address,
  mail_address,
  handle,           ///< `@name`, `#name`
  code,             ///< Latin letters and digits with signs after them: `BB+`
  telephone,        ///< with a plus, brackets or a leading zero
  digit_groups,     ///< three groups or more, parted by hyphens: a number to call, a date
  thousands,        ///< `1 250 000`
  signed_number,    ///< `-5`
  money,            ///< `$100`
  share,            ///< `12.5%`, `100$`
  degrees,          ///< `5°C`
  span_of_numbers,  ///< `2019-2024`, `3-2`: two units, of which the first one is read first
  foreign_text,     ///< a whole block without a letter of its own language
};

/// What the bidirectional algorithm would tear apart in text from the right (its numbers are Arabic numbers
/// by W2, which hyphens, signs, spaces and brackets do not join): each part reads from left to right and
/// stands among the other text as one neutral character would, like an isolate of UAX #9 (X5a).
struct Unit {
  UnitKind kind;
  std::vector<TextRange> parts;  ///< one or, of a span of numbers, two
  TextRange unbroken;            ///< no line ends inside; empty where one may
  friend bool operator==(const Unit&, const Unit&) = default;
};

/// The units of a text, ascending, none inside another. Which side a percent sign stands on is the language's
/// choice. Linear in the length of the text.
std::vector<Unit> find_units(std::u16string_view text, const LanguagePolicy& language);

}  // namespace nashra
