#include "base/decimal.h"

#include <cassert>

#include "base/length.h"

namespace nashra {

void append_decimal(std::string& out, std::int64_t numerator, std::int64_t denominator, int decimals) {
  assert(denominator > 0 && decimals >= 0 && decimals <= 9);
  std::int64_t power = 1;
  for (int i = 0; i < decimals; ++i) power *= 10;
  std::int64_t value =
      divide_half_even(numerator % denominator * power, denominator) + numerator / denominator * power;
  if (value < 0) {
    out += '-';
    value = -value;
  }
  out += std::to_string(value / power);
  std::int64_t fraction = value % power;
  if (fraction == 0) return;
  out += '.';
  while (fraction != 0) {
    power /= 10;
    out += static_cast<char>('0' + fraction / power);
    fraction %= power;
  }
}

}  // namespace nashra
