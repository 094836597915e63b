#include "linebreak/elongations.h"

#include <array>

#include "linebreak/piece_width.h"

namespace nashra {
namespace {

static_assert(std::tuple_size_v<decltype(Justification::join_costs)> == kJoinClasses);

/// Badness, added to that of the join.
constexpr double kAfterMarkCost = 6;
constexpr double kAfterFirstLetterCost = 10;

/// Kashidas longer than these, in thousandths of the size, cost more.
constexpr std::int64_t kLong = 400, kVeryLong = 500;
constexpr double kLongCost = 14, kVeryLongCost = 30;

double factor_of(const Justification& justification) { return justification.kashida_cost / 100.0; }

double cost_of_length(Length gain, Length size) {
  if (gain > scaled(size, kVeryLong, 1000)) return kVeryLongCost;
  return gain > scaled(size, kLong, 1000) ? kLongCost : 0;
}

}  // namespace

double cost_of(const ElongationPlace& place, const Justification& justification) {
  const int of_class = justification.join_costs[static_cast<std::size_t>(place.join)];
  if (of_class == kNoKashida) return kForbidden;
  double cost = of_class;
  if (place.after_mark) cost += kAfterMarkCost;
  if (place.after_first_letter) cost += kAfterFirstLetterCost;
  return cost * factor_of(justification);
}

const ElongationPlace& best_place(const ShapedWord& word, const Justification& justification) {
  const ElongationPlace* best = &word.elongations.front();
  for (const ElongationPlace& place : word.elongations) {
    if (cost_of(place, justification) <= cost_of(*best, justification)) best = &place;
  }
  return *best;
}

void add_elongations(const ShapedWord& word, Length size, const Justification& justification,
                     std::vector<Elongating>& to) {
  const double cost = cost_of(best_place(word, justification), justification);
  if (cost == kForbidden) return;
  for (const std::int32_t width : word.tatweel_widths) {
    const Length gain = at_size(word, width, size);
    if (gain > justification.longest_kashida || gain <= Length{}) break;
    to.push_back({gain, cost + cost_of_length(gain, size) * factor_of(justification)});
  }
}

}  // namespace nashra
