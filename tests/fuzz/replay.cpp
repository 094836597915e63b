// Runs a fuzz target over files that are known: the seeds and the inputs that once broke it.
#include <iostream>
#include <sys/resource.h>

#include "fuzz/input.h"
#include "support/process.h"

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments);

namespace {

constexpr long kMostKibibytes = 256L * 1024;

long most_kibibytes_so_far() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace

int main(int count, char** arguments) {
  LLVMFuzzerInitialize(&count, &arguments);
  for (int i = 1; i < count; ++i) {
    const std::string bytes = nashra::test::read_text(arguments[i]);
    const long before = most_kibibytes_so_far();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    if (most_kibibytes_so_far() - before > kMostKibibytes) {
      std::cerr << arguments[i] << ": took more than " << kMostKibibytes / 1024 << " MiB\n";
      return 1;
    }
  }
  return 0;
}
