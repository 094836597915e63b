// The one way numbers leave the program: dumps and content streams print through this, never through a stream
// or locale.
#pragma once

#include <cstdint>
#include <string>

namespace nashra {

/// Appends `numerator / denominator` as a decimal with at most `decimals` (0..9) digits after the point, half
/// to even, trailing zeros and a trailing point dropped, never `-0`. `denominator` > 0 and |numerator| < 2^63
/// / 10^decimals.
void append_decimal(std::string& out, std::int64_t numerator, std::int64_t denominator, int decimals);

}  // namespace nashra
