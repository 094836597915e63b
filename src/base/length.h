// Lengths on the page: exact integers, so that sums close and dumps are the same bytes everywhere.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace nashra {

/// A length or a coordinate, in 1/65536 of a PDF point (1 pt = 1/72 inch, ISO 32000-1 §8.3.2.3).
struct Length {
  std::int64_t units = 0;

  friend constexpr auto operator<=>(const Length&, const Length&) = default;
  constexpr Length& operator+=(Length other) { return units += other.units, *this; }
  constexpr Length& operator-=(Length other) { return units -= other.units, *this; }
};

inline constexpr std::int64_t kUnitsPerPoint = 65536;

constexpr Length operator+(Length a, Length b) { return {a.units + b.units}; }
constexpr Length operator-(Length a, Length b) { return {a.units - b.units}; }
constexpr Length operator-(Length a) { return {-a.units}; }
constexpr Length operator*(Length a, std::int64_t factor) { return {a.units * factor}; }
constexpr Length operator*(std::int64_t factor, Length a) { return a * factor; }

/// `numerator / denominator` rounded to the nearest integer, ties to even; `denominator` > 0.
constexpr std::int64_t divide_half_even(std::int64_t numerator, std::int64_t denominator) {
  std::int64_t quotient = numerator / denominator;
  std::int64_t rest = numerator % denominator;
  if (rest < 0) {
    --quotient;
    rest += denominator;
  }
  const std::int64_t twice = 2 * rest;
  return quotient + (twice > denominator || (twice == denominator && quotient % 2 != 0) ? 1 : 0);
}

/// `length * numerator / denominator`, half to even. The one place where lengths are scaled: font units,
/// permille and percentages all come through here.
constexpr Length scaled(Length length, std::int64_t numerator, std::int64_t denominator) {
  return {divide_half_even(length.units * numerator, denominator)};
}

/// How many whole `step`s are needed to cover `length` (rounded up); `step` > 0, negative lengths give 0.
constexpr std::int64_t steps_to_cover(Length length, Length step) {
  return length.units <= 0 ? 0 : (length.units + step.units - 1) / step.units;
}

constexpr double in_points(Length length) {
  return static_cast<double>(length.units) / static_cast<double>(kUnitsPerPoint);
}

namespace literals {
constexpr Length operator""_pt(unsigned long long value) {
  return {static_cast<std::int64_t>(value) * kUnitsPerPoint};
}
constexpr Length operator""_pt(long double value) {
  return {
      divide_half_even(static_cast<std::int64_t>(value * 1'000'000.0L + 0.5L) * kUnitsPerPoint, 1'000'000)};
}
constexpr Length operator""_mm(unsigned long long value) {
  return {divide_half_even(static_cast<std::int64_t>(value) * kUnitsPerPoint * 720, 254)};
}
}  // namespace literals

/// The length in points with at most `decimals` decimals, e.g. `12.5`; no locale, no exponent, no trailing
/// zeros.
std::string to_points(Length length, int decimals = 3);

}  // namespace nashra
