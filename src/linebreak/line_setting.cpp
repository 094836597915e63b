#include "linebreak/line_setting.h"

#include <algorithm>
#include <cmath>

namespace nashra {
namespace {

/// Of two scales that fill a line the smaller one is taken, even where scaling costs nothing.
constexpr double kLeastScaleCost = 1e-6;

constexpr double kImpossible = std::numeric_limits<double>::infinity();

double as_double(Length length) { return static_cast<double>(length.units); }

double badness_of(double ratio) {
  const double size = std::abs(ratio);
  return std::min(100 * size * size * size, kWorstBadness);
}

/// What `permille` of the boxes are.
Length part_of(Length boxes, int permille) {
  return {boxes.units / 1000 * permille + boxes.units % 1000 * permille / 1000};
}

}  // namespace

/// Spaces and scale of a line, and what they cost.
struct LineSetter::Spread {
  double badness = 0, ratio = 0;
  int scale = 0;  ///< permille more or less
};

/// A line whose boxes may still grow.
struct LineSetter::Spaces {
  double boxes = 0;
  double room = 0;  ///< for the boxes, with the spaces as they are
  double stretch = 0, shrink = 0;
  int limit = 0;
  double scale_cost = 0;  ///< of one permille

  Spaces(const Sums& line, Length measure, const BreakParameters& parameters)
      : boxes(as_double(line.boxes)),
        room(as_double(measure - line.width + line.boxes)),
        stretch(as_double(line.stretch)),
        shrink(as_double(line.shrink)),
        limit(parameters.scale_limit),
        scale_cost(std::max(parameters.scale_cost, kLeastScaleCost) / 400) {}

  bool is_too_wide(double gain, int scale) const {
    return (boxes + gain) * (1000 + scale) / 1000 - room > shrink;
  }

  Spread at(double all_boxes, int scale) const {
    const double missing = room - all_boxes * (1000 + scale) / 1000;
    double ratio = 0;
    if (missing > 0) ratio = stretch > 0 ? missing / stretch : kUnstretchable;
    if (missing < 0) ratio = -missing < shrink ? missing / shrink : -1;
    const double badness = ratio == kUnstretchable && stretch <= 0 ? kWorstBadness : badness_of(ratio);
    return {badness + scale_cost * scale * scale, ratio, scale};
  }

  /// The scale of least cost with the boxes wider by `gain`. With x for the ratio that is left and d for what
  /// one permille takes of it, 100 x³ + c p² is least where 300 d² x² + 2c x = 2c x₀, and that scale is 150 d
  /// x² / c.
  Spread best(double gain) const {
    const double all_boxes = boxes + gain;
    const double missing = room - all_boxes;
    const double give = missing > 0 ? stretch : shrink;
    if (limit == 0 || missing == 0 || (missing > 0 && give <= 0)) return at(all_boxes, 0);
    const int sign = missing > 0 ? 1 : -1;
    // A line that is too wide must be scaled until its spaces can shrink enough.
    double least = 0;
    if (missing < 0) least = std::min<double>(limit, std::ceil((-missing - shrink) * 1000 / all_boxes));
    double wanted = least;
    if (give > 0) {
      const double step = all_boxes / 1000 / give, ratio = std::abs(missing) / give;
      const double root = std::sqrt(scale_cost * (scale_cost + 600 * step * step * ratio));
      const double rest = 2 * scale_cost * ratio / (scale_cost + root);
      wanted = std::clamp(150 * step * rest * rest / scale_cost, least, static_cast<double>(limit));
    }
    const int below = static_cast<int>(wanted), above = std::min(below + 1, limit);
    Spread found = at(all_boxes, sign * below);
    if (above > below) {
      const Spread other = at(all_boxes, sign * above);
      if (other.badness < found.badness) found = other;
    }
    // Where no scale helps, none is used.
    if (found.badness >= kWorstBadness && least <= 0) return at(all_boxes, 0);
    return found;
  }
};

LineSetter::LineSetter(std::span<const Item> items, const BreakParameters& parameters)
    : parameters_(parameters) {
  if (parameters.most_elongated <= 0) return;
  for (const Item& item : items) {
    const auto* box = std::get_if<Box>(&item);
    if (box == nullptr) continue;
    ++boxes_;
    for (const Elongating& elongating : box->elongations) {
      const auto place = std::lower_bound(gains_.begin(), gains_.end(), elongating.gain);
      if (place == gains_.end() || *place != elongating.gain) gains_.insert(place, elongating.gain);
    }
  }
  if (gains_.empty()) return;
  costs_.assign(gains_.size() * boxes_, kImpossible);
  least_cost_ = kImpossible;
  std::size_t index = 0;
  for (const Item& item : items) {
    const auto* box = std::get_if<Box>(&item);
    if (box == nullptr) continue;
    for (const Elongating& elongating : box->elongations) {
      const auto gain = static_cast<std::size_t>(
          std::lower_bound(gains_.begin(), gains_.end(), elongating.gain) - gains_.begin());
      double& known = costs_[gain * boxes_ + index];
      known = std::min(known, elongating.cost);
      least_cost_ = std::min(least_cost_, elongating.cost);
    }
    ++index;
  }
}

Length LineSetter::excess(const Sums& line, Length measure) const {
  const Length least =
      line.width - std::max(line.shrink, Length{}) - part_of(line.boxes, parameters_.scale_limit);
  return std::max(least - measure, Length{});
}

double LineSetter::cost_of_more(int count) const {
  if (count < 2) return 0;
  return parameters_.second_cost + (count > 2 ? parameters_.third_cost : 0);
}

double LineSetter::least_badness(const Sums& line, Length measure) const {
  const Length missing = measure - line.width;
  if (missing <= Length{}) return 0;
  if (line.stretch <= Length{}) return gains_.empty() ? kWorstBadness : 0;
  const double stretch = as_double(line.stretch);
  const double longest = gains_.empty() ? 0 : as_double(gains_.back());
  double least = kImpossible;
  for (int count = 0; count <= (gains_.empty() ? 0 : parameters_.most_elongated); ++count) {
    const double gain = longest * count;
    const double scaled = (as_double(line.boxes) + gain) * parameters_.scale_limit / 1000;
    const double ratio = (as_double(missing) - gain - scaled) / stretch;
    least = std::min(least, least_cost_ * count + cost_of_more(count) + badness_of(std::max(ratio, 0.0)));
    if (ratio <= 0) break;
  }
  return least;
}

LineSetting LineSetter::set(const Sums& line, Length measure, BoxRange boxes) const {
  const Spaces spaces(line, measure, parameters_);
  const Spread spread = spaces.best(0);
  LineSetting best{spread.badness, spread.ratio, 1000 + spread.scale};
  if (spread.ratio > 0 && !gains_.empty() && spread.badness > least_cost_) consider(spaces, boxes, best);
  return best;
}

/// Tries one, two and three elongations, all mixtures of gains, unless even the cheapest boxes for them cost
/// too much.
void LineSetter::consider(const Spaces& spaces, BoxRange boxes, LineSetting& best) const {
  std::vector<double> bound_storage;
  std::array<double, 12> few;
  double* bounds = few.data();
  if (gains_.size() > few.size()) {
    bound_storage.resize(gains_.size());
    bounds = bound_storage.data();
  }
  double least = kImpossible;
  for (std::size_t gain = 0; gain < gains_.size(); ++gain) {
    const double* costs = costs_.data() + gain * boxes_;
    bounds[gain] = kImpossible;
    for (std::size_t box = boxes.begin; box < boxes.end; ++box)
      bounds[gain] = std::min(bounds[gain], costs[box]);
    least = std::min(least, bounds[gain]);
  }
  const std::size_t most =
      std::min<std::size_t>(static_cast<std::size_t>(parameters_.most_elongated), boxes.end - boxes.begin);
  std::array<std::uint32_t, kMostElongated> gains{};
  const auto extend = [&](auto& self, std::size_t count, std::size_t wanted, std::size_t first, double bound,
                          Length gain) -> void {
    if (count == wanted) {
      const Spread spread = spaces.best(as_double(gain));
      if (spaces.is_too_wide(as_double(gain), spread.scale)) return;
      if (bound + spread.badness >= best.badness) return;
      const double cost =
          wanted == 1 ? bound
                      : cheapest({gains.data(), wanted}, boxes) + cost_of_more(static_cast<int>(wanted));
      if (cost + spread.badness < best.badness)
        best = {cost + spread.badness, spread.ratio, 1000 + spread.scale, static_cast<int>(wanted), gains};
      return;
    }
    for (std::size_t next = first; next < gains_.size(); ++next) {
      const double lower = bound + bounds[next];
      if (lower + least * static_cast<double>(wanted - count - 1) >= best.badness) continue;
      gains[count] = static_cast<std::uint32_t>(next);
      self(self, count + 1, wanted, next, lower, gain + gains_[next]);
    }
  };
  for (std::size_t wanted = 1; wanted <= most; ++wanted) {
    const double more = cost_of_more(static_cast<int>(wanted));
    if (more + least * static_cast<double>(wanted) >= best.badness) continue;
    extend(extend, 0, wanted, 0, more, {});
  }
}

/// What it costs to give each of two or three gains to another box: goes over the boxes, and knows for every
/// set of gains that is already given the cheapest way with and without the last box.
double LineSetter::cheapest(std::span<const std::uint32_t> gains, BoxRange boxes) const {
  constexpr std::size_t kSets = std::size_t{1} << kMostElongated;
  const std::size_t all = (std::size_t{1} << gains.size()) - 1;
  std::array<double, kSets> apart{}, beside{};  // the last box is not elongated, is elongated
  apart.fill(kImpossible);
  beside.fill(kImpossible);
  apart[0] = 0;
  for (std::size_t box = boxes.begin; box < boxes.end; ++box) {
    std::array<double, kSets> here{};
    here.fill(kImpossible);
    for (std::size_t set = 1; set <= all; ++set) {
      for (std::size_t i = 0; i < gains.size(); ++i) {
        const std::size_t bit = std::size_t{1} << i;
        if ((set & bit) == 0) continue;
        const double before = std::min(apart[set - bit], beside[set - bit] + parameters_.neighbour_cost);
        here[set] = std::min(here[set], before + cost(gains[i], box));
      }
    }
    for (std::size_t set = 0; set <= all; ++set) {
      apart[set] = std::min(apart[set], beside[set]);
      beside[set] = here[set];
    }
  }
  return std::min(apart[all], beside[all]);
}

std::vector<LineSetter::Choice> LineSetter::choices(const LineSetting& setting, BoxRange boxes) const {
  const auto count = static_cast<std::size_t>(setting.elongated);
  std::vector<Choice> best, chosen;
  double least = kImpossible;
  std::array<bool, kMostElongated> given{};
  const auto extend = [&](auto& self, std::size_t first, double so_far) -> void {
    if (so_far >= least) return;
    if (chosen.size() == count) {
      least = so_far;
      best = chosen;
      return;
    }
    for (std::size_t box = first; box < boxes.end; ++box) {
      const bool is_neighbour = !chosen.empty() && chosen.back().box + 1 == box;
      for (std::size_t i = 0; i < count; ++i) {
        const bool is_same_again = i > 0 && setting.gains[i] == setting.gains[i - 1] && !given[i - 1];
        const double here = cost(setting.gains[i], box);
        if (given[i] || is_same_again || here == kImpossible) continue;
        given[i] = true;
        chosen.push_back({box, gains_[setting.gains[i]]});
        self(self, box + 1, so_far + here + (is_neighbour ? parameters_.neighbour_cost : 0));
        chosen.pop_back();
        given[i] = false;
      }
    }
  };
  if (count > 0) extend(extend, boxes.begin, 0);
  return best;
}

}  // namespace nashra
