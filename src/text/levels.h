#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/text_range.h"
#include "language/policy.h"

namespace nashra {

/// The embedding level of every UTF-16 unit by UAX #9; the paragraph level is given (HL1), never guessed (P2,
/// P3). Each of the `units`, ascending, stands as one neutral character among the other text and is read from
/// left to right. Takes linear time on any text: brackets beyond the 63 that BD16 lets be open at once are
/// not paired.
std::vector<std::uint8_t> embedding_levels(std::u16string_view text, Direction direction,
                                           std::span<const TextRange> units = {});

}  // namespace nashra
