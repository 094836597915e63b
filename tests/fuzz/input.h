// What a fuzz target makes of its bytes. A target states its property with GoogleTest's macros; both mains
// turn a failed one into a trap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <gtest/gtest.h>
#include <span>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace nashra::fuzz {

/// Numbers and text, taken from the front of the input; zeros when it is used up.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : bytes_(reinterpret_cast<const char*>(data), size) {}

  bool at_end() const { return bytes_.empty(); }

  std::uint8_t byte() {
    if (at_end()) return 0;
    const char first = bytes_.front();
    bytes_.remove_prefix(1);
    return static_cast<std::uint8_t>(first);
  }

  /// `low` … `high`, at most 65536 numbers.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    const std::int64_t count = high - low + 1;
    const std::int64_t taken = count > 256 ? byte() * 256 + byte() : byte();
    return low + taken % count;
  }

  bool one_in(int n) { return between(1, n) == 1; }

  std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace nashra::fuzz
