#pragma once

#include <cstddef>

namespace nashra {

/// A half-open range of UTF-16 offsets into one block as the article has it, inserted tatweels and hyphens
/// not counted.
struct TextRange {
  std::size_t begin = 0, end = 0;
  friend constexpr bool operator==(const TextRange&, const TextRange&) = default;
};

constexpr std::size_t length_of(TextRange range) { return range.end - range.begin; }

}  // namespace nashra
