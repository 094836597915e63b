// Paragraphs in a line more or fewer, so that columns end level.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "galley/typesetter.h"
#include "makeup/column_fill.h"
#include "makeup/set_story.h"

namespace nashra {

/// A part set otherwise, or as it is where the setting cannot be had.
using SetAgain = std::function<GalleyPtr(const Part& part, const Setting& setting)>;

/// What a line more or fewer may cost: the demerits of two lines set at ratio 1.5 (their spaces three
/// quarters wider than natural). A paragraph whose demerits would grow by more stays as it is.
inline constexpr double kMostDemeritsMore = 2 * (10 + 337.5) * (10 + 337.5);

/// The ratio that no line of a paragraph set again may exceed, unless a line that looks as loose stands in
/// these columns anyway.
inline constexpr double kLoosestLine = 1;

/// The whole grid lines that stay empty at the feet of the columns: below the tallest column where the galley
/// ends in them, else in all of their height. 0: they end level, to less than a line.
std::int64_t unevenness_of(const Spread& spread, const ColumnSpace& space);

/// Whether no column ends more than a line above the foot.
bool is_level(const Spread& spread, const ColumnSpace& space);

/// Sets paragraphs that begin at `from` or after it again, in a line more or fewer, where that makes the
/// columns of a page end more level and are not so yet: the cheapest first, at most one in a column, at most
/// a dozen considered. The page never gets worse: its unevenness falls, it never gets taller, what ended on
/// it still does, and widows and orphans are kept as before. A single column has none to be level with.
/// Returns whether anything was set again.
bool level_columns(std::vector<Part>& parts, Place from, const ColumnSpace& space, const SetAgain& set_again);

}  // namespace nashra
