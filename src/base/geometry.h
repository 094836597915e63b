// Points and rectangles on a page: x to the right, y downwards from the top left corner. Only pdf/ turns y
// upwards.
#pragma once

#include "base/length.h"

namespace nashra {

struct Point {
  Length x, y;
  friend constexpr bool operator==(const Point&, const Point&) = default;
};

struct Rect {
  Length x, y, width, height;
  friend constexpr bool operator==(const Rect&, const Rect&) = default;
};

constexpr Length right_of(const Rect& rect) { return rect.x + rect.width; }
constexpr Length bottom_of(const Rect& rect) { return rect.y + rect.height; }

}  // namespace nashra
