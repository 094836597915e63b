// Filling line after line: what total fit is compared with.
#pragma once

#include <span>

#include "linebreak/break_lines.h"

namespace nashra::test {

/// A line from its items alone.
struct Sums {
  std::int64_t width = 0, stretch = 0, shrink = 0;
  bool has_box = false;
};
Sums sums_of(std::span<const Item> items, std::size_t begin, std::size_t end);

bool is_forced(std::span<const Item> items, std::size_t i);
bool is_legal(std::span<const Item> items, std::size_t i);

/// The index of the first box from `from` on.
std::size_t next_box(std::span<const Item> items, std::size_t from);

/// Each line takes as much as fits without shrinking, and the next one goes on behind it. Lines have their
/// glue set ratio, but neither scale nor elongations, and the breaks no demerits.
Breaks first_fit(std::span<const Item> items, const ParagraphShape& shape,
                 const BreakParameters& parameters = {});

}  // namespace nashra::test
