#include "base/length.h"

#include <gtest/gtest.h>

#include "base/decimal.h"

namespace nashra {
namespace {

using namespace literals;

TEST(Length, MillimetresRoundToTheNearestUnit) { EXPECT_EQ((210_mm).units, 39'011'981); }

TEST(Length, ScalingRoundsHalfToEven) {
  EXPECT_EQ(divide_half_even(5, 2), 2);
  EXPECT_EQ(divide_half_even(7, 2), 4);
  EXPECT_EQ(divide_half_even(-5, 2), -2);
  EXPECT_EQ(divide_half_even(-7, 2), -4);
  EXPECT_EQ(scaled(Length{10}, 185, 1000).units, 2);
}

TEST(Length, PrintsInPointsWithoutTrailingZeros) {
  EXPECT_EQ(to_points(12_pt), "12");
  EXPECT_EQ(to_points(10.5_pt), "10.5");
  EXPECT_EQ(to_points(-10.5_pt), "-10.5");
  EXPECT_EQ(to_points(Length{1}, 3), "0");
  EXPECT_EQ(to_points(Length{-1}, 3), "0");
  EXPECT_EQ(to_points(Length{kUnitsPerPoint / 3}, 3), "0.333");
}

TEST(Length, CoversAHeightWithWholeSteps) {
  EXPECT_EQ(steps_to_cover(30_pt, 15_pt), 2);
  EXPECT_EQ(steps_to_cover(31_pt, 15_pt), 3);
  EXPECT_EQ(steps_to_cover(-3_pt, 15_pt), 0);
}

}  // namespace
}  // namespace nashra
