// Linked into every target: a property that does not hold ends the program where it fails, so that libFuzzer
// keeps the input and a debugger the place.
#include <csignal>
#include <cstdlib>
#include <gtest/gtest.h>

extern "C" int LLVMFuzzerInitialize(int*, char***);

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  GTEST_FLAG_SET(break_on_failure, true);
  // GoogleTest breaks by SIGTRAP, which libFuzzer does not look at.
  std::signal(SIGTRAP, [](int) { std::abort(); });
  return 0;
}
