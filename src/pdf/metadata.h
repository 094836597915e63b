// What the file says of itself in XMP (ISO 16684-1).
#pragma once

#include <string>

#include "makeup/issue.h"

namespace nashra {

/// The day the file is dated when the bulletin has none: the clock would make every run another file.
inline constexpr Date kUndated{.year = 2000, .month = 1, .day = 1};

/// What a file may say that it is.
struct Claims {
  bool is_tagged = false;    ///< PDF/UA-1 (ISO 14289-1 §5)
  bool is_archival = false;  ///< PDF/A-2 (ISO 19005-2, 6.6.4): level A where it is tagged, else U
};

/// The metadata packet: title, language, dates and the claims, the schema of PDF/UA described as PDF/A asks
/// (6.6.2.3). It says what the Info dictionary says.
std::string xmp_packet(const Metadata& metadata, const Claims& claims);

}  // namespace nashra
