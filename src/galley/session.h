// What outlives one bulletin.
#pragma once

#include "base/timings.h"
#include "font/font_book.h"
#include "shape/shape.h"
#include "text/hyphenate.h"

namespace nashra {

/// Faces, shaped words and hyphenation patterns, shared by every bulletin of a process, and what the work has
/// cost. Results never depend on what is in it already.
struct Session {
  FontBook fonts;
  WordCache words;
  HyphenDictionaries dictionaries = {};
  Timings timings = {};
};

}  // namespace nashra
