// What the file says of itself in XMP (ISO 16684-1).
#pragma once

#include <string>

#include "makeup/issue.h"

namespace nashra {

/// The day the file is dated when the bulletin has none: the clock would make every run another file.
inline constexpr Date kUndated{.year = 2000, .month = 1, .day = 1};

/// The metadata packet: title, language, dates, and the claim to be PDF/UA-1 (ISO 14289-1 §5) where
/// `is_tagged`. It says what the Info dictionary says.
std::string xmp_packet(const Metadata& metadata, bool is_tagged);

}  // namespace nashra
