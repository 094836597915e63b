// What the line breaker sees: boxes, glue and penalties (Knuth & Plass, "Breaking Paragraphs into Lines",
// 1981).
#pragma once

#include <compare>
#include <cstddef>
#include <span>
#include <variant>
#include <vector>

#include "base/length.h"

namespace nashra {

/// A way to make a box wider, such as a kashida of one length in its word.
struct Elongating {
  Length gain;      ///< more than 0
  double cost = 0;  ///< counts as badness of the line; not negative
};

/// At most one of its elongations is taken; the breaker looks at the nine longest of those that differ in a
/// paragraph. They are seen, not held: whoever makes the items keeps them.
struct Box {
  Length width;
  std::span<const Elongating> elongations = {};
};

/// May stretch and shrink; a line may end before it when a box comes just before it.
struct Glue {
  Length width, stretch, shrink;
};

inline constexpr double kForbidden = 10'000;  ///< a penalty at or above this is never a break
inline constexpr double kForced = -10'000;    ///< at or below: always a break

/// A place to end a line; `width` is added when it does.
struct Penalty {
  Length width;
  double cost = 0;
  bool flagged = false;
};

using Item = std::variant<Box, Glue, Penalty>;

/// Where a line may stand: from `start` (of the column's start edge), `width` wide.
struct LineSlot {
  Length start, width;
  friend auto operator<=>(const LineSlot&, const LineSlot&) = default;
};

/// The shape of a paragraph: line k stands in `head[k]`, the lines after those in `rest`.
struct ParagraphShape {
  std::vector<LineSlot> head;
  LineSlot rest;
  friend auto operator<=>(const ParagraphShape&, const ParagraphShape&) = default;
};

inline const LineSlot& slot_of(const ParagraphShape& shape, std::size_t line) {
  return line < shape.head.size() ? shape.head[line] : shape.rest;
}

}  // namespace nashra
