#include "linebreak/line_setting.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace nashra {
namespace {

/// Of two scales that fill a line the smaller one is taken, even where scaling costs nothing.
constexpr double kLeastScaleCost = 1e-6;

constexpr double kImpossible = std::numeric_limits<double>::infinity();

double as_double(Length length) { return static_cast<double>(length.units); }

double badness_of(double ratio) { return std::min(100 * ratio * ratio * ratio, kWorstBadness); }

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
  double tight_badness = 0;
  double scale_cost = 0;  ///< of one permille

  Spaces(const Sums& line, Length measure, const BreakParameters& parameters)
      : boxes(as_double(line.boxes)),
        room(as_double(measure - line.width + line.boxes)),
        stretch(as_double(line.stretch)),
        shrink(as_double(line.shrink)),
        limit(parameters.scale_limit),
        tight_badness(parameters.tight_badness),
        scale_cost(std::max(parameters.scale_cost, kLeastScaleCost) / 400) {}

  bool is_too_wide(double gain, int scale) const {
    return (boxes + gain) * (1000 + scale) / 1000 - room > shrink;
  }

  Spread at(double all_boxes, int scale) const {
    const double missing = room - all_boxes * (1000 + scale) / 1000;
    double ratio = 0;
    if (missing > 0) ratio = stretch > 0 ? missing / stretch : kUnstretchable;
    if (missing < 0) ratio = -missing < shrink ? missing / shrink : -1;
    const bool is_short = missing > 0 && stretch <= 0;
    const double spaces = missing > 0 ? badness_of(ratio) : -tight_badness * ratio * ratio * ratio;
    const double badness = is_short ? kWorstBadness : spaces;
    return {badness + scale_cost * scale * scale, ratio, scale};
  }

  /// The scale of least cost with the boxes wider by `gain`. With x for the ratio that is left, b for the
  /// badness of the ratio 1, d for what one permille takes of it, and c for its cost, b x³ + c p² is least
  /// where 3b d² x² + 2c x = 2c x₀, and there p = 3b d x² / 2c.
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
      const double at_one = missing > 0 ? 100 : tight_badness;
      const double step = all_boxes / 1000 / give, ratio = std::abs(missing) / give;
      const double root = std::sqrt(scale_cost * (scale_cost + 6 * at_one * step * step * ratio));
      const double rest = 2 * scale_cost * ratio / (scale_cost + root);
      wanted = std::clamp(1.5 * at_one * step * rest * rest / scale_cost, least, static_cast<double>(limit));
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
  // The longest ones are kept where there are too many to mix.
  if (gains_.size() > kMostGains) gains_.erase(gains_.begin(), gains_.end() - kMostGains);
  costs_.assign(gains_.size() * boxes_, kImpossible);
  std::array<double, kMostGains> least{};
  least.fill(kImpossible);
  std::size_t index = 0;
  for (const Item& item : items) {
    const auto* box = std::get_if<Box>(&item);
    if (box == nullptr) continue;
    for (const Elongating& elongating : box->elongations) {
      const auto gain = static_cast<std::size_t>(
          std::lower_bound(gains_.begin(), gains_.end(), elongating.gain) - gains_.begin());
      if (gain == gains_.size() || gains_[gain] != elongating.gain) continue;
      double& known = costs_[gain * boxes_ + index];
      known = std::min(known, elongating.cost);
      least[gain] = std::min(least[gain], elongating.cost);
    }
    ++index;
  }
  find_more_by_gain();
  mix({}, 0, least);
  std::stable_sort(mixtures_.begin(), mixtures_.end(),
                   [](const Mixture& a, const Mixture& b) { return a.least_cost < b.least_cost; });
  for (const Mixture& mixture : mixtures_) longest_ = std::max(longest_, mixture.most_gain);
}

/// In one font a longer kashida costs the same more in every word, so that the cheapest words are the same.
void LineSetter::find_more_by_gain() {
  for (std::size_t gain = 0; gain < gains_.size(); ++gain) {
    std::optional<double> more;
    for (std::size_t box = 0; box < boxes_; ++box) {
      if (costs_[box] == kImpossible && costs_[gain * boxes_ + box] == kImpossible) continue;
      const double here = costs_[gain * boxes_ + box] - costs_[box];
      if (!more) more = here;
      if (here != *more) {
        more_by_gain_.clear();
        return;
      }
    }
    more_by_gain_.push_back(more.value_or(0));
  }
}

/// Adds the mixtures that have one gain more than this one, not smaller than `first`, and those with two
/// more.
void LineSetter::mix(const Mixture& from, std::uint32_t first, const std::array<double, kMostGains>& least) {
  if (from.count == parameters_.most_elongated) return;
  for (std::uint32_t gain = first; gain < gains_.size(); ++gain) {
    Mixture mixture = from;
    mixture.gains[static_cast<std::size_t>(mixture.count++)] = gain;
    mixture.gain += gains_[gain];
    mixture.most_gain = as_double(mixture.gain) * (1000 + parameters_.scale_limit) / 1000;
    mixture.more_cost = cost_of_more(mixture.count);
    mixture.least_cost += least[gain] + cost_of_more(mixture.count) - cost_of_more(from.count);
    mixtures_.push_back(mixture);
    mix(mixture, gain, least);
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

bool LineSetter::may_be_below(double limit, const Sums& line, Length measure) const {
  const Length missing = measure - line.width;
  if (missing <= Length{} || limit == kImpossible) return limit > 0;
  if (line.stretch <= Length{}) return !mixtures_.empty() || kWorstBadness < limit;
  const double per_stretch = 1 / as_double(line.stretch);
  const double scaled = as_double(line.boxes) * parameters_.scale_limit / 1000;
  const double ratio = (as_double(missing) - scaled) * per_stretch;
  if (ratio <= 0 || badness_of(ratio) < limit) return limit > 0;
  const auto is_below = [&](double cost, double gain) {
    return cost + badness_of(std::max(ratio - gain * per_stretch, 0.0)) < limit;
  };
  if (mixtures_.empty() || !is_below(mixtures_.front().least_cost, longest_)) return false;
  return std::any_of(mixtures_.begin(), mixtures_.end(),
                     [&](const Mixture& mixture) { return is_below(mixture.least_cost, mixture.most_gain); });
}

bool LineSetter::may_be_as_tight_as(double ratio, const Sums& line, Length measure) const {
  if (ratio >= kUnstretchable) return true;
  const double boxes = as_double(line.boxes) * parameters_.scale_limit / 1000 + longest_;
  return as_double(measure - line.width) - boxes <= ratio * as_double(line.stretch);
}

LineSetting LineSetter::set(const Sums& line, Length measure, BoxRange boxes, double limit) const {
  const Spaces spaces(line, measure, parameters_);
  const Spread spread = spaces.best(0);
  LineSetting best{spread.badness, spread.ratio, 1000 + spread.scale};
  if (spread.ratio > 0 && !mixtures_.empty() &&
      std::min(spread.badness, limit) > mixtures_.front().least_cost) {
    consider(spaces, boxes, limit, best);
  }
  return best;
}

/// What each gain costs at least in a line, and where.
struct LineSetter::Cheapest {
  static constexpr std::size_t kRanks = 3;
  struct Entry {
    double cost = kImpossible;
    std::size_t box = 0;
  };
  std::array<std::array<Entry, kRanks>, kMostGains> by_gain;

  void add(std::size_t gain, double cost, std::size_t box) {
    std::array<Entry, kRanks>& ranks = by_gain[gain];
    if (cost >= ranks.back().cost) return;
    std::size_t rank = kRanks - 1;
    for (; rank > 0 && cost < ranks[rank - 1].cost; --rank) ranks[rank] = ranks[rank - 1];
    ranks[rank] = {cost, box};
  }
};

/// A mixture in a line, and what it costs at least.
struct LineSetter::Promise {
  const Mixture* mixture;
  double boxes_cost;
  double badness;
};

/// Tries the mixtures of one, two and three gains, unless even their cheapest boxes cost too much. The one
/// that promises most comes first, so that it rules out most of the others.
void LineSetter::consider(const Spaces& spaces, BoxRange boxes, double limit, LineSetting& best) const {
  Cheapest cheapest;
  for (std::size_t gain = 0; gain < gains_.size(); ++gain) {
    if (gain > 0 && !more_by_gain_.empty()) {
      cheapest.by_gain[gain] = cheapest.by_gain[0];
      for (auto& entry : cheapest.by_gain[gain]) entry.cost += more_by_gain_[gain];
      continue;
    }
    const double* costs = costs_.data() + gain * boxes_;
    cheapest.by_gain[gain].fill({});
    for (std::size_t box = boxes.begin; box < boxes.end; ++box) cheapest.add(gain, costs[box], box);
  }
  const double per_stretch = spaces.stretch > 0 ? 1 / spaces.stretch : 0;
  const double least_missing = spaces.room - spaces.boxes * (1000 + spaces.limit) / 1000;
  double worst = std::min(best.badness, limit);

  std::array<Promise, kFewMixtures> few;
  std::vector<Promise> many;
  if (mixtures_.size() > few.size()) many.resize(mixtures_.size());
  Promise* const promises = many.empty() ? few.data() : many.data();
  std::size_t count = 0, first = 0;
  for (const Mixture& mixture : mixtures_) {
    if (mixture.least_cost >= worst) break;
    double cost = mixture.more_cost;
    for (int i = 0; i < mixture.count; ++i)
      cost += cheapest.by_gain[mixture.gains[static_cast<std::size_t>(i)]][0].cost;
    const double ratio = std::max(least_missing - mixture.most_gain, 0.0) * per_stretch;
    const double badness = cost + badness_of(ratio);
    if (badness >= worst) continue;
    promises[count] = {&mixture, cost, badness};
    if (badness < promises[first].badness) first = count;
    ++count;
  }
  if (count > 0) std::swap(promises[0], promises[first]);
  for (std::size_t i = 0; i < count; ++i) {
    const Promise& promise = promises[i];
    if (promise.badness >= worst) continue;
    const Mixture& mixture = *promise.mixture;
    const double gain = as_double(mixture.gain);
    const Spread spread = spaces.best(gain);
    if (promise.boxes_cost + spread.badness >= worst || spaces.is_too_wide(gain, spread.scale)) continue;
    const double cost = mixture.count == 1
                            ? promise.boxes_cost
                            : mixture.more_cost + cost_of(mixture, cheapest, boxes,
                                                          worst - mixture.more_cost - spread.badness);
    if (cost + spread.badness >= worst) continue;
    worst = cost + spread.badness;
    best = {worst, spread.ratio, 1000 + spread.scale, mixture.count, mixture.gains};
  }
}

/// What it costs to give each gain of a mixture to another box. The cheapest boxes of each are enough where
/// they do not stand beside each other. From `limit` on something that is not below it.
double LineSetter::cost_of(const Mixture& mixture, const Cheapest& cheapest, BoxRange boxes,
                           double limit) const {
  const auto& first = cheapest.by_gain[mixture.gains[0]];
  const auto& second = cheapest.by_gain[mixture.gains[1]];
  const auto& third = cheapest.by_gain[mixture.gains[2]];
  const auto distance = [](std::size_t a, std::size_t b) { return a < b ? b - a : a - b; };
  double least = kImpossible;
  std::size_t closest = 0;
  for (const auto& a : first) {
    for (const auto& b : second) {
      if (a.box == b.box || a.cost + b.cost >= least) continue;
      if (mixture.count == 2) {
        least = a.cost + b.cost;
        closest = distance(a.box, b.box);
        continue;
      }
      for (const auto& c : third) {
        if (c.box == a.box || c.box == b.box || a.cost + b.cost + c.cost >= least) continue;
        least = a.cost + b.cost + c.cost;
        closest = std::min({distance(a.box, b.box), distance(b.box, c.box), distance(a.box, c.box)});
      }
    }
  }
  if (least >= limit || closest > 1 || parameters_.neighbour_cost <= 0) return least;
  return exact_cost(mixture, boxes);
}

/// Goes over the boxes, and knows for every set of gains that is already given the cheapest way with and
/// without the last box.
double LineSetter::exact_cost(const Mixture& mixture, BoxRange boxes) const {
  constexpr std::size_t kSets = std::size_t{1} << kMostElongated;
  const auto count = static_cast<std::size_t>(mixture.count);
  const std::size_t all = (std::size_t{1} << count) - 1;
  std::array<double, kSets> apart{}, beside{};  // the last box is not elongated, is elongated
  apart.fill(kImpossible);
  beside.fill(kImpossible);
  apart[0] = 0;
  for (std::size_t box = boxes.begin; box < boxes.end; ++box) {
    std::array<double, kSets> here{};
    here.fill(kImpossible);
    for (std::size_t set = 1; set <= all; ++set) {
      for (std::size_t i = 0; i < count; ++i) {
        const std::size_t bit = std::size_t{1} << i;
        if ((set & bit) == 0) continue;
        const double before = std::min(apart[set - bit], beside[set - bit] + parameters_.neighbour_cost);
        here[set] = std::min(here[set], before + cost(mixture.gains[i], box));
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
  double least = kImpossible, cheapest = kImpossible;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t box = boxes.begin; box < boxes.end; ++box) {
      cheapest = std::min(cheapest, cost(setting.gains[i], box));
    }
  }
  std::array<bool, kMostElongated> given{};
  const auto extend = [&](auto& self, std::size_t first, double so_far) -> void {
    const std::size_t left = count - chosen.size();
    if (left > 0 && so_far + cheapest * static_cast<double>(left) >= least) return;
    if (so_far >= least) return;
    if (left == 0) {
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
