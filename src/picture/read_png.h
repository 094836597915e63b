#pragma once

#include "base/diagnostic.h"
#include "base/source_text.h"
#include "picture/picture.h"

namespace nashra {

/// Reads a file that begins like a PNG.
Outcome<Picture> read_png(const SourceText& file);

}  // namespace nashra
