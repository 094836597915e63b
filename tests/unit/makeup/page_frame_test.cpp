#include "makeup/page_frame.h"

#include <gtest/gtest.h>

namespace nashra {
namespace {

using namespace literals;

LayoutSpec layout_of() {
  LayoutSpec layout;
  layout.page_width = 600_pt;
  layout.page_height = 800_pt;
  layout.margins = {.top = 30_pt, .bottom = 40_pt, .inside = 60_pt, .outside = 20_pt};
  layout.grid.columns = 3;
  layout.grid.gutter = 10_pt;
  layout.grid.baseline = 15_pt;
  return layout;
}

TEST(PageFrame, ARightToLeftEditionIsBoundOnTheRightOfItsFirstPage) {
  EXPECT_EQ(inside_of(0, Direction::right_to_left), Side::right);
  EXPECT_EQ(inside_of(1, Direction::right_to_left), Side::left);
}

TEST(PageFrame, ALeftToRightEditionIsItsMirrorImage) {
  EXPECT_EQ(inside_of(0, Direction::left_to_right), Side::left);
  EXPECT_EQ(live_area(layout_of(), 0, Direction::right_to_left), (Rect{20_pt, 30_pt, 520_pt, 730_pt}));
  EXPECT_EQ(live_area(layout_of(), 0, Direction::left_to_right), (Rect{60_pt, 30_pt, 520_pt, 730_pt}));
}

TEST(PageFrame, TheFirstColumnStandsWhereReadingBegins) {
  const GridSpec grid = layout_of().grid;
  const Rect area{20_pt, 0_pt, 320_pt, 100_pt};
  EXPECT_EQ(column_of(area, grid, 0, Direction::right_to_left), (Rect{240_pt, 0_pt, 100_pt, 100_pt}));
  EXPECT_EQ(column_of(area, grid, 2, Direction::right_to_left), (Rect{20_pt, 0_pt, 100_pt, 100_pt}));
  EXPECT_EQ(column_of(area, grid, 0, Direction::left_to_right), (Rect{20_pt, 0_pt, 100_pt, 100_pt}));
}

}  // namespace
}  // namespace nashra
