// The fixed geometry of a page: where furniture stands and where text may stand.
#pragma once

#include <cstddef>

#include "base/geometry.h"
#include "language/policy.h"
#include "spec/layout.h"

namespace nashra {

enum class Side : std::uint8_t { left, right };

/// The edge at which a page (counted from 0) is bound: a right-to-left edition is bound on the right, and its
/// first page is a left-hand one.
Side inside_of(std::size_t page, Direction edition);

/// The page without its margins.
Rect live_area(const LayoutSpec& layout, std::size_t page, Direction edition);

/// The column `index`, counted in reading direction, of `area` cut into the layout's columns.
Rect column_of(const Rect& area, const GridSpec& grid, int index, Direction reading);

}  // namespace nashra
