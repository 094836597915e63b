#include "base/timings.h"

namespace nashra {

std::string_view name_of(Phase phase) {
  constexpr std::array<std::string_view, kPhases> kNames{"read",  "clean",       "find-fonts", "itemize",
                                                         "shape", "break-lines", "set-lines",  "make-up",
                                                         "proof", "embed",       "pdf",        "write"};
  return kNames[static_cast<std::size_t>(phase)];
}

}  // namespace nashra
