#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/policy.h"

namespace nashra {

/// The embedding level of every UTF-16 unit by UAX #9; the paragraph level is given (HL1), never guessed (P2,
/// P3). Takes linear time on any text: brackets beyond the 63 that BD16 lets be open at once are not paired.
std::vector<std::uint8_t> embedding_levels(std::u16string_view text, Direction direction);

}  // namespace nashra
