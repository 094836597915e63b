// Any boxes, glue and penalties become lines that hold every box, and filling line after line is never
// better.
#include <cmath>

#include "fuzz/input.h"
#include "linebreak/break_lines.h"
#include "support/first_fit.h"

namespace nashra {
namespace {

using test::first_fit;
using test::is_forced;
using test::is_legal;
using test::next_box;
using test::Sums;
using test::sums_of;

Item item_from(fuzz::Input& input) {
  switch (input.between(0, 5)) {
    case 0:
    case 1:
      return Box{Length{input.between(0, 40)}};
    case 2:
    case 3: {
      const std::int64_t width = input.between(0, 9);
      const std::int64_t stretch = input.between(0, 9);
      return Glue{Length{width}, Length{stretch}, Length{input.between(0, width)}};
    }
    case 4: {
      const double cost = double(input.between(-100, 100)) * 10;
      return Penalty{Length{input.between(0, 4)}, cost, input.one_in(2)};
    }
    default:
      return Penalty{Length{}, input.one_in(2) ? kForced : kForbidden};
  }
}

/// What a way to break costs: first what sticks out, then demerits.
struct Cost {
  std::int64_t excess = 0;
  double demerits = 0;
};

Cost cost_of(const std::vector<Item>& items, const ParagraphShape& shape,
             const std::vector<Breaks::Line>& lines, const BreakParameters& parameters) {
  Cost cost;
  int fitness = 1;
  bool flagged = false;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const Sums sums = sums_of(items, lines[k].begin, lines[k].end);
    const auto* stop = lines[k].end < items.size() ? std::get_if<Penalty>(&items[lines[k].end]) : nullptr;
    const bool flagged_here = stop != nullptr && stop->flagged;
    int fitness_here = 1;
    if (sums.has_box) {
      const std::int64_t missing = slot_of(shape, k).width.units - sums.width;
      double ratio = 0;
      if (missing > 0) ratio = sums.stretch > 0 ? double(missing) / double(sums.stretch) : kUnstretchable;
      if (missing < 0) ratio = -missing > sums.shrink ? -1 : double(missing) / double(sums.shrink);
      cost.excess += std::max<std::int64_t>(0, -missing - sums.shrink);
      fitness_here = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
      const double line =
          parameters.line_penalty + std::min(10'000'000.0, 100 * std::abs(ratio * ratio * ratio));
      const double penalty = stop != nullptr && stop->cost > kForced ? stop->cost : 0;
      cost.demerits += line * line + (penalty < 0 ? -1 : 1) * penalty * penalty;
      if (flagged && flagged_here) cost.demerits += parameters.flagged_demerits;
      if (std::abs(fitness - fitness_here) > 1) cost.demerits += parameters.fitness_demerits;
    }
    fitness = fitness_here;
    flagged = flagged_here;
  }
  return cost;
}

void expect_lines_cover(const std::vector<Item>& items, const Breaks& breaks, const ParagraphShape& shape) {
  std::size_t end = 0;
  for (std::size_t k = 0; k < breaks.lines.size(); ++k) {
    const Breaks::Line& line = breaks.lines[k];
    EXPECT_GE(line.begin, end);
    EXPECT_GE(line.end, line.begin);
    EXPECT_TRUE(is_legal(items, line.end));
    EXPECT_GE(next_box(items, end), std::min(line.begin, items.size()));
    for (std::size_t i = line.begin; i < line.end; ++i) EXPECT_FALSE(is_forced(items, i));
    const Sums sums = sums_of(items, line.begin, line.end);
    if (sums.has_box) {
      EXPECT_EQ(line.overfull, sums.width - sums.shrink > slot_of(shape, k).width.units);
    }
    end = line.end;
  }
  EXPECT_EQ(next_box(items, end), items.size());
}

}  // namespace
}  // namespace nashra

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nashra;
  fuzz::Input input(data, size);
  const BreakParameters parameters{.flagged_demerits = double(input.between(0, 255)) * 100};
  ParagraphShape shape{{}, {{}, Length{input.between(0, 120)}}};
  for (std::int64_t line = input.between(0, 3); line > 0; --line) {
    shape.head.push_back({{}, Length{input.between(0, 120)}});
  }
  std::vector<Item> items;
  while (!input.at_end() && items.size() < 400) items.push_back(item_from(input));
  items.insert(items.end(), {Penalty{{}, kForbidden}, Glue{{}, Length{1'000'000}, {}}, Penalty{{}, kForced}});

  const Breaks breaks = break_lines(items, shape, parameters);
  expect_lines_cover(items, breaks, shape);
  const Cost best = cost_of(items, shape, breaks.lines, parameters);
  const Cost greedy = cost_of(items, shape, first_fit(items, shape).lines, parameters);
  EXPECT_NEAR(best.demerits, breaks.demerits, 1e-9 * (1 + std::abs(best.demerits)));
  EXPECT_LE(best.excess, greedy.excess);
  if (best.excess == greedy.excess) {
    EXPECT_LE(best.demerits, greedy.demerits + 1e-9 * (1 + std::abs(greedy.demerits)));
  }
  return 0;
}
