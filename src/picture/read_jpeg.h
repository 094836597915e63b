#pragma once

#include "base/diagnostic.h"
#include "base/source_text.h"
#include "picture/picture.h"

namespace nashra {

/// Reads a file that begins like a JPEG.
Outcome<Picture> read_jpeg(const SourceText& file);

}  // namespace nashra
