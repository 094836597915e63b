// Pastes in which an editor made every space a no-break space.
#pragma once

#include <span>

namespace nashra {

/// Where most spaces of a paragraph are no-break spaces (U+00A0), makes plain ones of them, so that its lines
/// can break and stretch; those behind a number stay. Returns whether there were any.
bool loosen_spaces(std::span<char16_t> paragraph);

}  // namespace nashra
