#pragma once

#include <string_view>
#include <vector>

#include "language/policy.h"
#include "text/paragraph.h"

namespace nashra {

/// Where a line may end by UAX #14 as ICU tailors it for the language, less the places that a newspaper never
/// uses, with the penalties of those that it would rather not. After LF, U+0085, U+2028 and the like it must.
std::vector<BreakOpportunity> line_breaks(std::u16string_view text, const LanguagePolicy& language);

}  // namespace nashra
