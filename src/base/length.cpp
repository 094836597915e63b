#include "base/length.h"

#include "base/decimal.h"

namespace nashra {

std::string to_points(Length length, int decimals) {
  std::string out;
  append_decimal(out, length.units, kUnitsPerPoint, decimals);
  return out;
}

}  // namespace nashra
