// The ground that libjpeg and libpng fall back to: they report errors by a jump, over their own frames only.
#pragma once

#include <csetjmp>
#include <type_traits>

namespace nashra {

struct Trap {
  std::jmp_buf jump;
  char message[256] = {};
};

/// Runs `step`; false when it jumped to the trap. Nothing in `step` may own anything: no destructor runs on
/// the way.
template <class Step>
bool attempt(Trap& trap, const Step& step) {
  static_assert(std::is_trivially_destructible_v<Step>);
  if (setjmp(trap.jump) != 0) return false;
  step();
  return true;
}

}  // namespace nashra
