#pragma once

#include <cstdint>

#include "base/diagnostic.h"
#include "base/source_text.h"
#include "picture/picture.h"

namespace nashra {

/// The largest file that is read, in MiB, the longest side and the most pixels.
inline constexpr std::int64_t kPictureLimit = 64, kLongestSide = 65'500, kMostPixels = 100'000'000;

/// Reads a JPEG (ISO/IEC 10918-1, as DCTDecode has it) or PNG (ISO/IEC 15948) picture; which of them it is
/// its bytes tell, not its name. All of it is decoded once: a picture that breaks off is a warning with what
/// the decoder says, and is as complete as it can be; one of which nothing can be read is an error. Time and
/// memory are bounded, whatever the file claims.
Outcome<Picture> read_picture(const SourceText& file);

}  // namespace nashra
