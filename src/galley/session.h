// What outlives one bulletin.
#pragma once

#include "font/font_book.h"
#include "shape/shape.h"

namespace nashra {

/// Faces and shaped words, shared by every bulletin of a process. Results never depend on what is in it
/// already.
struct Session {
  FontBook fonts;
  WordCache words;
};

}  // namespace nashra
