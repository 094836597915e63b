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

  /// False only where no setting has a badness below `limit`, found at a fraction of the cost of `set`. For
  /// lines that do not stick out.
  bool may_be_below(double limit, const Sums& line, Length measure) const;

  /// False only where every setting has a looser ratio.
  bool may_be_as_tight_as(double ratio, const Sums& line, Length measure) const;

  /// The setting of least badness; what sticks out stands as narrow as it can. Where nothing is below
  /// `limit`, any setting.
  LineSetting set(const Sums& line, Length measure, BoxRange boxes,
                  double limit = std::numeric_limits<double>::infinity()) const;

  /// The boxes that are elongated where `set` says `setting`, by their places, and the gain of each.
  struct Choice {
    std::size_t box = 0;
    Length gain;
  };
  std::vector<Choice> choices(const LineSetting& setting, BoxRange boxes) const;

 private:
  static constexpr std::size_t kMostGains = 9;     // of a paragraph in three fonts
  static constexpr std::size_t kFewMixtures = 19;  // of a paragraph in one font

  struct Spread;
  struct Spaces;
  struct Cheapest;
  struct Promise;

  /// One to three gains for as many boxes of a line.
  struct Mixture {
    std::array<std::uint32_t, kMostElongated> gains{};
    int count = 0;
    Length gain;
    double most_gain = 0;   ///< with the boxes at their widest
    double more_cost = 0;   ///< of a second and third box
    double least_cost = 0;  ///< of any line
  };

  void find_more_by_gain();
  void mix(const Mixture& from, std::uint32_t first, const std::array<double, kMostGains>& least);
  void consider(const Spaces& spaces, BoxRange boxes, double limit, LineSetting& best) const;
  double cost_of_more(int count) const;
  double cost_of(const Mixture& mixture, const Cheapest& cheapest, BoxRange boxes, double limit) const;
  double exact_cost(const Mixture& mixture, BoxRange boxes) const;
  double cost(std::uint32_t gain, std::size_t box) const { return costs_[gain * boxes_ + box]; }

  const BreakParameters& parameters_;
  std::size_t boxes_ = 0;
  std::vector<Length> gains_;  ///< distinct, ascending
  std::vector<double> costs_;  ///< for each gain the cost in each box
  std::vector<double>
      more_by_gain_;               ///< than the first gain, where that is the same in every box; else empty
  std::vector<Mixture> mixtures_;  ///< the cheapest first
  double longest_ = 0;             ///< gain of any mixture, at most
};

}  // namespace nashra
