#pragma once

#include <string>

#include "base/diagnostic.h"

namespace nashra {

/// The same document with its small objects in compressed object streams (ISO 32000-1 §7.5.7) and in the
/// order in which a reader over a slow line needs them (Annex F): smaller, and the first page shows before
/// the rest is there. The /ID follows from the content. An error, and no value, when the bytes are not a
/// whole PDF.
Outcome<std::string> pack(std::string pdf);

}  // namespace nashra
