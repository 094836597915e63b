// Pictures among the lines of a column.
#include <gtest/gtest.h>

#include "makeup/column_fill.h"

namespace nashra {
namespace {

using namespace literals;

constexpr Length kGrid = 15_pt;

BlockRef next_block(const Galley& galley) {
  return {{0}, static_cast<std::uint32_t>(galley.items.size())};
}

/// Lines that are blocks of their own.
void add_lines(Galley& galley, int count) {
  for (int line = 0; line < count; ++line) {
    LineBox box;
    box.leading = kGrid;
    box.block = next_block(galley);
    box.line.text = {0, 10};
    galley.items.emplace_back(box);
  }
}

/// A picture with one line of caption that stays with it.
void add_picture(Galley& galley, Length height) {
  galley.items.emplace_back(Leading{5_pt});
  galley.items.emplace_back(PictureBox{nullptr, 90_pt, height, next_block(galley)});
  galley.items.emplace_back(KeepTogether{});
  add_lines(galley, 1);
}

TEST(FillColumn, PlacesAPictureByItsUpperEdge) {
  Galley galley;
  add_lines(galley, 1);
  add_picture(galley, 50_pt);
  const ColumnFill fill = fill_column(galley, {}, 300_pt, kGrid);
  ASSERT_EQ(fill.lines.size(), 3U);
  EXPECT_EQ(fill.lines[1].baseline, 20_pt);
  EXPECT_EQ(fill.height, 90_pt);
}

TEST(FillColumn, LeavesAPictureThatDoesNotFitWithItsCaptionToTheNext) {
  Galley galley;
  add_lines(galley, 2);
  add_picture(galley, 50_pt);
  EXPECT_EQ(fill_column(galley, {}, 85_pt, kGrid).lines.size(), 2U);
}

TEST(FillFullColumn, NeverSplitsAPictureFromItsCaption) {
  Galley galley;
  add_picture(galley, 50_pt);
  add_lines(galley, 4);
  EXPECT_EQ(fill_full_column(galley, {}, 60_pt, kGrid).lines.size(), 0U);
  EXPECT_EQ(fill_full_column(galley, {}, 40_pt, kGrid).lines.size(), 0U);
  EXPECT_EQ(fill_full_column(galley, {}, 75_pt, kGrid).lines.size(), 2U);
}

TEST(LeastHeight, IsThatOfThePictureAndItsCaption) {
  Galley galley;
  add_picture(galley, 50_pt);
  add_lines(galley, 4);
  EXPECT_EQ(least_height(galley, {}, kGrid), 75_pt);
  EXPECT_EQ(least_height(Galley{}, {}, kGrid), Length{});
}

TEST(BalanceColumns, CountsAPictureByItsHeight) {
  Galley galley;
  add_picture(galley, 60_pt);
  add_lines(galley, 5);
  const std::vector<ColumnFill> fills = balance_columns(galley, {}, 2, 300_pt, kGrid);
  ASSERT_EQ(fills.size(), 2U);
  EXPECT_EQ(fills[0].height, 75_pt);
  EXPECT_EQ(fills[1].height, 75_pt);
}

}  // namespace
}  // namespace nashra
