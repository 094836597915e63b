// Paragraphs in a line more or fewer, so that columns end level.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "linebreak/items.h"
#include "makeup/column_fill.h"

namespace nashra {

/// A block of a story's text, and how it is set for now.
struct Part {
  BlockRef block;
  const Style* style = nullptr;
  ParagraphShape shape;
  GalleyPtr galley;
  bool stays_with_next = false;  ///< no column ends after it
  bool may_change = false;       ///< running text, which a line more or fewer does not spoil
};

/// The parts one below the other.
Galley join(const std::vector<Part>& parts);

/// A part in so many lines more than its best, or the nearest that can be had.
using SetAgain = std::function<GalleyPtr(const Part& part, int lines_more)>;

/// What a line more or fewer may cost: the demerits of two lines set at ratio 1.5 (their spaces three
/// quarters wider than natural). A paragraph whose demerits would grow by more stays as it is.
inline constexpr double kMostDemeritsMore = 2 * (10 + 337.5) * (10 + 337.5);

/// The ratio that no line of a paragraph set again may exceed, unless a line that looks as loose stands in
/// these columns anyway.
inline constexpr double kLoosestLine = 1;

/// The whole grid lines that stay empty at the feet of the columns: below the tallest column where the galley
/// ends in them, else in all of their height. 0: they end level, to less than a line.
std::int64_t unevenness_of(const Spread& spread, const ColumnSpace& space);

/// Sets paragraphs that begin at `from` or after it again, in a line more or fewer, where that makes the
/// columns of a page end more level: the cheapest first, at most one in a column, at most a dozen considered.
/// The page never gets worse: its unevenness falls, it never gets taller, what ended on it still does, and
/// widows and orphans are kept as before.
/// Returns whether anything was set again.
bool level_columns(std::vector<Part>& parts, Place from, const ColumnSpace& space, const SetAgain& set_again);

}  // namespace nashra
