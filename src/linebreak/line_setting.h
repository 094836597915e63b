// What one line can do to meet its measure: spaces, a scale for all boxes, elongations.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "linebreak/break_lines.h"

namespace nashra {

/// Keeps one hopeless line from drowning the demerits of all others in a double's 53 bits.
inline constexpr double kWorstBadness = 10'000'000;

/// The paper's ΣW, ΣY, ΣZ, and how much of ΣW is boxes.
struct Sums {
  Length width, stretch, shrink, boxes;
};

constexpr Sums operator-(const Sums& a, const Sums& b) {
  return {a.width - b.width, a.stretch - b.stretch, a.shrink - b.shrink, a.boxes - b.boxes};
}

/// Boxes of a paragraph by their places among its boxes.
struct BoxRange {
  std::size_t begin = 0, end = 0;
};

/// The best that a line can do.
struct LineSetting {
  double badness = 0;  ///< spaces, scale and elongations in sum
  double ratio = 0;
  int scale = 1000;
  int elongated = 0;                                  ///< number of boxes
  std::array<std::uint32_t, kMostElongated> gains{};  ///< of each, as an index into the distinct gains
};

/// Sets lines of one paragraph.
class LineSetter {
 public:
  LineSetter(std::span<const Item> items, const BreakParameters& parameters);

  /// What sticks out of the measure when everything is as narrow as it can be; 0 or more.
  Length excess(const Sums& line, Length measure) const;

  /// Not more than the badness of `set`, at a fraction of its cost. For lines that do not stick out.
  double least_badness(const Sums& line, Length measure) const;

  /// The setting of least badness; what sticks out stands as narrow as it can.
  LineSetting set(const Sums& line, Length measure, BoxRange boxes) const;

  /// The boxes that are elongated where `set` says `setting`, by their places, and the gain of each.
  struct Choice {
    std::size_t box = 0;
    Length gain;
  };
  std::vector<Choice> choices(const LineSetting& setting, BoxRange boxes) const;

 private:
  struct Spread;
  struct Spaces;
  void consider(const Spaces& spaces, BoxRange boxes, LineSetting& best) const;
  double cost_of_more(int count) const;
  double cheapest(std::span<const std::uint32_t> gains, BoxRange boxes) const;
  double cost(std::uint32_t gain, std::size_t box) const { return costs_[gain * boxes_ + box]; }

  const BreakParameters& parameters_;
  std::size_t boxes_ = 0;
  std::vector<Length> gains_;  ///< distinct, ascending
  std::vector<double> costs_;  ///< for each gain the cost in each box
  double least_cost_ = 0;      ///< of any elongation
};

}  // namespace nashra
