#include "makeup/page_frame.h"

namespace nashra {

Side inside_of(std::size_t page, Direction edition) {
  const bool first_side = page % 2 == 0;
  if (edition == Direction::right_to_left) return first_side ? Side::right : Side::left;
  return first_side ? Side::left : Side::right;
}

Rect live_area(const LayoutSpec& layout, std::size_t page, Direction edition) {
  const Margins& margins = layout.margins;
  const Length left = inside_of(page, edition) == Side::left ? margins.inside : margins.outside;
  return {left, margins.top, layout.page_width - margins.inside - margins.outside,
          layout.page_height - margins.top - margins.bottom};
}

Rect column_of(const Rect& area, const GridSpec& grid, int index, Direction reading) {
  const Length width = scaled(area.width - grid.gutter * (grid.columns - 1), 1, grid.columns);
  const Length from_start = (width + grid.gutter) * index;
  const Length x =
      reading == Direction::left_to_right ? area.x + from_start : right_of(area) - from_start - width;
  return {x, area.y, width, area.height};
}

}  // namespace nashra
