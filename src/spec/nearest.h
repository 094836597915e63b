// What somebody probably meant to write.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace nashra {

/// The candidate with the fewest slips of the pen (a letter left out, added, changed, or two neighbours
/// swapped: Damerau, "A technique for computer detection and correction of spelling errors", 1964), the first
/// of equals; empty when none is near, which is more than a third of the word's letters away.
std::string nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace nashra
