// What outlives one bulletin.
#pragma once

#include "base/timings.h"
#include "font/font_book.h"
#include "shape/shape.h"

namespace nashra {

/// Faces and shaped words, shared by every bulletin of a process, and what the work has cost. Results never
/// depend on what is in it already.
struct Session {
  FontBook fonts;
  WordCache words;
  Timings timings = {};
};

}  // namespace nashra
