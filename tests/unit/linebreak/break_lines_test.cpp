#include "linebreak/break_lines.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <tuple>

#include "support/first_fit.h"

namespace nashra {
namespace {

using namespace literals;
using test::first_fit;

constexpr double kBadnessOfShortLine = 10'000'000;

Box box(std::int64_t width) { return {Length{width}}; }
Glue glue(std::int64_t width, std::int64_t stretch, std::int64_t shrink) {
  return {Length{width}, Length{stretch}, Length{shrink}};
}
Penalty penalty(double cost, bool flagged = false, std::int64_t width = 0) {
  return {Length{width}, cost, flagged};
}
ParagraphShape measure(std::int64_t width) { return {{}, {{}, Length{width}}}; }

void end_paragraph(std::vector<Item>& items) {
  items.insert(items.end(), {penalty(kForbidden), glue(0, 1'000'000'000, 0), penalty(kForced)});
}

/// Words of the given widths with a space between them.
std::vector<Item> words(const std::vector<std::int64_t>& widths, Glue space = glue(4, 2, 1)) {
  std::vector<Item> items;
  for (const std::int64_t width : widths) {
    if (!items.empty()) items.emplace_back(space);
    items.emplace_back(box(width));
  }
  end_paragraph(items);
  return items;
}

/// The widths of the boxes of each line.
std::vector<std::vector<std::int64_t>> boxes_by_line(const std::vector<Item>& items, const Breaks& breaks) {
  std::vector<std::vector<std::int64_t>> lines;
  for (const Breaks::Line& line : breaks.lines) {
    std::vector<std::int64_t>& boxes = lines.emplace_back();
    for (std::size_t i = line.begin; i < line.end; ++i) {
      if (const auto* one = std::get_if<Box>(&items[i])) boxes.push_back(one->width.units);
    }
  }
  return lines;
}

using Widths = std::vector<std::vector<std::int64_t>>;

TEST(BreakLines, AParagraphThatFitsIsOneLine) {
  const auto items = words({10, 10, 10});
  const Breaks breaks = break_lines(items, measure(100));
  EXPECT_EQ(boxes_by_line(items, breaks), (Widths{{10, 10, 10}}));
  EXPECT_NEAR(breaks.lines[0].ratio, 0, 1e-6);
  EXPECT_NEAR(breaks.demerits, 100, 1e-6);
  EXPECT_EQ(breaks.lines[0].end, items.size() - 1);
}

TEST(BreakLines, AParagraphWithoutBoxesHasNoLines) {
  EXPECT_TRUE(break_lines({}, measure(10)).lines.empty());
  const std::vector<Item> items{glue(3, 1, 1), penalty(0), penalty(kForced), glue(0, 1, 0), penalty(kForced)};
  EXPECT_TRUE(break_lines(items, measure(10)).lines.empty());
}

TEST(BreakLines, StretchAndShrinkGiveTheRatio) {
  const auto stretched = words({10, 10, 20});  // 10 + 4 + 10 = 24 of 25, stretch 2
  const Breaks loose = break_lines(stretched, measure(25));
  ASSERT_EQ(boxes_by_line(stretched, loose), (Widths{{10, 10}, {20}}));
  EXPECT_DOUBLE_EQ(loose.lines[0].ratio, 0.5);
  EXPECT_NEAR(loose.demerits, (10 + 12.5) * (10 + 12.5) + 100, 1e-6);

  const Breaks tight = break_lines(words({10, 10, 20}), measure(23));
  EXPECT_DOUBLE_EQ(tight.lines[0].ratio, -1);
  EXPECT_NEAR(tight.demerits, 110.0 * 110 + 100, 1e-6);  // tight next to decent: no fitness demerits
}

TEST(BreakLines, ALooserLineIsTakenWhereThatSparesAHopelessOne) {
  // First-fit fills the first line with 10 10 10, and then 30 stands alone and cannot stretch.
  const auto items = words({10, 10, 10, 30, 25}, glue(10, 10, 2));
  const Breaks breaks = break_lines(items, measure(50));
  EXPECT_EQ(boxes_by_line(items, breaks), (Widths{{10, 10}, {10, 30}, {25}}));
  EXPECT_EQ(breaks.lines[0].ratio, 2);
  EXPECT_NEAR(breaks.demerits, 810.0 * 810 + 3000 + 100 + 3000 + 100, 1e-3);
}

TEST(BreakLines, ALineThatCannotStretchIsJudgedByTheWorstBadness) {
  const auto items = words({30, 30});
  const Breaks breaks = break_lines(items, measure(40));
  ASSERT_EQ(breaks.lines.size(), 2u);
  EXPECT_EQ(breaks.lines[0].ratio, kUnstretchable);
  const double first = (10 + kBadnessOfShortLine) * (10 + kBadnessOfShortLine);
  EXPECT_DOUBLE_EQ(breaks.demerits, first + 3000 + 100 + 3000);
}

TEST(BreakLines, ABoxWiderThanTheMeasureStandsAlone) {
  const auto items = words({10, 10, 70, 10, 10});
  const Breaks breaks = break_lines(items, measure(24));
  EXPECT_EQ(boxes_by_line(items, breaks), (Widths{{10, 10}, {70}, {10, 10}}));
  EXPECT_FALSE(breaks.lines[0].overfull);
  EXPECT_TRUE(breaks.lines[1].overfull);
  EXPECT_EQ(breaks.lines[1].ratio, -1);
  EXPECT_FALSE(breaks.lines[2].overfull);
}

TEST(BreakLines, WideBoxesInARowStandAloneEach) {
  const auto items = words({70, 80, 90});
  const Breaks breaks = break_lines(items, measure(24));
  EXPECT_EQ(boxes_by_line(items, breaks), (Widths{{70}, {80}, {90}}));
}

TEST(BreakLines, ALineOneUnitTooWideIsOverfull) {
  std::vector<Item> items{box(10), penalty(kForbidden), glue(4, 2, 1), box(10)};
  end_paragraph(items);
  EXPECT_FALSE(break_lines(items, measure(23)).lines[0].overfull);
  EXPECT_TRUE(break_lines(items, measure(22)).lines[0].overfull);
}

TEST(BreakLines, AColumnOfNoWidthHoldsOneBoxALine) {
  const auto items = words({10, 10, 10});
  const Breaks breaks = break_lines(items, measure(0));
  EXPECT_EQ(boxes_by_line(items, breaks), (Widths{{10}, {10}, {10}}));
  for (const auto& line : breaks.lines) EXPECT_TRUE(line.overfull);
}

TEST(BreakLines, BoxesWithoutGlueAreNeverParted) {
  std::vector<Item> items{box(10), box(10), box(10), glue(4, 2, 1), box(10)};
  end_paragraph(items);
  const Breaks breaks = break_lines(items, measure(15));
  EXPECT_EQ(boxes_by_line(items, breaks), (Widths{{10, 10, 10}, {10}}));
  EXPECT_TRUE(breaks.lines[0].overfull);
}

TEST(BreakLines, AForbiddenPenaltyKeepsWordsTogether) {
  std::vector<Item> items{box(10), glue(4, 2, 1), box(10), penalty(kForbidden), glue(4, 2, 1), box(10)};
  end_paragraph(items);
  const Breaks breaks = break_lines(items, measure(26));
  EXPECT_EQ(boxes_by_line(items, breaks), (Widths{{10}, {10, 10}}));
}

TEST(BreakLines, AForcedPenaltyEndsALine) {
  std::vector<Item> items{box(10),          penalty(kForbidden), glue(0, 1000, 0),
                          penalty(kForced), glue(4, 2, 1),       box(10)};
  end_paragraph(items);
  const Breaks breaks = break_lines(items, measure(100));
  EXPECT_EQ(boxes_by_line(items, breaks), (Widths{{10}, {10}}));
  EXPECT_EQ(breaks.lines[1].begin, 5u);
}

TEST(BreakLines, AForcedBreakOverrulesTheOnesBesideIt) {
  std::vector<Item> items{box(10), penalty(-500), glue(0, 1000, 0), penalty(kForced), penalty(-500), box(10)};
  end_paragraph(items);
  const Breaks breaks = break_lines(items, measure(100));
  ASSERT_EQ(boxes_by_line(items, breaks), (Widths{{10}, {10}}));
  EXPECT_EQ(breaks.lines[0].end, 3u);
}

TEST(BreakLines, TwoForcedBreaksEncloseAnEmptyLine) {
  std::vector<Item> items{box(10),          penalty(kForced), glue(0, 100, 0),
                          penalty(kForced), box(10),          penalty(kForced)};
  const Breaks breaks = break_lines(items, measure(10));
  EXPECT_EQ(boxes_by_line(items, breaks), (Widths{{10}, {}, {10}}));
  EXPECT_DOUBLE_EQ(breaks.demerits, 200);
}

TEST(BreakLines, ItemsWithoutAForcedEndStillEnd) {
  const std::vector<Item> items{box(10), glue(4, 2, 1), box(10)};
  const Breaks breaks = break_lines(items, measure(25));
  ASSERT_EQ(breaks.lines.size(), 1u);
  EXPECT_EQ(breaks.lines[0].end, 3u);
  EXPECT_DOUBLE_EQ(breaks.lines[0].ratio, 0.5);
}

TEST(BreakLines, GlueAndPenaltiesAfterABreakAreDropped) {
  std::vector<Item> items{glue(4, 2, 1), box(20),       glue(4, 2, 1), glue(5, 2, 1),
                          penalty(50),   glue(6, 2, 1), box(20)};
  end_paragraph(items);
  const Breaks breaks = break_lines(items, measure(20));
  ASSERT_EQ(boxes_by_line(items, breaks), (Widths{{20}, {20}}));
  EXPECT_EQ(breaks.lines[0].begin, 1u);
  EXPECT_EQ(breaks.lines[0].end, 2u);
  EXPECT_EQ(breaks.lines[0].ratio, 0);
  EXPECT_EQ(breaks.lines[1].begin, 6u);
}

TEST(BreakLines, ThePenaltyTakesItsWidthOnlyWhereItBreaks) {
  std::vector<Item> items{box(20), penalty(50, true, 3), box(20)};
  end_paragraph(items);
  EXPECT_EQ(break_lines(items, measure(23)).lines.size(), 2u);
  EXPECT_EQ(break_lines(items, measure(23)).lines[0].ratio, 0);
  EXPECT_TRUE(break_lines(items, measure(22)).lines[0].overfull);
  EXPECT_EQ(break_lines(items, measure(40)).lines.size(), 1u);
}

TEST(BreakLines, AHyphenThatDoesNotFitDoesNotHideTheBreakBehindIt) {
  std::vector<Item> items{box(10), glue(4, 2, 1), box(10), penalty(50, true, 9),
                          box(2),  glue(4, 2, 1), box(20)};
  end_paragraph(items);
  EXPECT_EQ(boxes_by_line(items, break_lines(items, measure(26))), (Widths{{10, 10, 2}, {20}}));
}

TEST(BreakLines, RaggedLinesEndWhereTheStretchIs) {
  std::vector<Item> items;
  for (const std::int64_t width : {10, 12, 9, 11, 10}) {
    if (!items.empty()) {
      items.insert(items.end(), {penalty(kForbidden), glue(0, 20, 0), penalty(0), glue(4, -20, 0)});
    }
    items.emplace_back(box(width));
  }
  end_paragraph(items);
  const Breaks breaks = break_lines(items, measure(28));
  EXPECT_EQ(boxes_by_line(items, breaks), (Widths{{10, 12}, {9, 11}, {10}}));
  EXPECT_DOUBLE_EQ(breaks.lines[0].ratio, 2.0 / 20);
  EXPECT_DOUBLE_EQ(breaks.lines[1].ratio, 4.0 / 20);
}

TEST(BreakLines, LinesTakeTheSlotsOfTheShapeInTurn) {
  const auto items = words({10, 10, 10, 10, 10});
  const ParagraphShape shape{{{Length{14}, Length{10}}, {Length{}, Length{38}}}, {{}, Length{24}}};
  EXPECT_EQ(boxes_by_line(items, break_lines(items, shape)), (Widths{{10}, {10, 10, 10}, {10}}));
}

TEST(BreakLines, EqualWaysAreDecidedForTheEarlierBreak) {
  // One line of 20 and one of 10, and neither can stretch.
  std::vector<Item> items{box(10), penalty(0), box(10), penalty(0), box(10), penalty(kForced)};
  const Breaks breaks = break_lines(items, measure(25));
  EXPECT_EQ(boxes_by_line(items, breaks), (Widths{{10}, {10, 10}}));
}

TEST(BreakLines, FewestLinesOverruleDemerits) {
  std::vector<Item> items;
  for (int i = 0; i < 3; ++i) {
    if (i > 0)
      items.insert(items.end(), {penalty(kForbidden), glue(0, 20, 0), penalty(-9000), glue(0, -20, 0)});
    items.emplace_back(box(10));
  }
  end_paragraph(items);
  EXPECT_EQ(break_lines(items, measure(30)).lines.size(), 3u);
  EXPECT_EQ(break_lines(items, measure(30), {.fewest_lines = true}).lines.size(), 1u);
}

// The oracle: every way to break, each line judged from its items alone; of a line every scale and every
// choice of elongations.

/// A line that has boxes, as its items are.
struct LineOfItems {
  std::int64_t boxes = 0, others = 0, stretch = 0, shrink = 0;
  std::vector<std::span<const Elongating>> elongations;

  LineOfItems(const std::vector<Item>& items, std::size_t from, std::size_t here) {
    for (std::size_t i = from; i < here; ++i) {
      if (const auto* one = std::get_if<Box>(&items[i])) {
        boxes += one->width.units;
        elongations.push_back(one->elongations);
      }
      const auto* space = std::get_if<Glue>(&items[i]);
      if (space == nullptr || elongations.empty()) continue;
      others += space->width.units, stretch += space->stretch.units, shrink += space->shrink.units;
    }
    const auto* stop = std::get_if<Penalty>(&items[here]);
    if (stop != nullptr) others += stop->width.units;
  }
};

struct Settled {
  double badness = std::numeric_limits<double>::infinity(), ratio = 0;
  std::int64_t excess = 0;
};

class EverySetting {
 public:
  EverySetting(const LineOfItems& line, std::int64_t measure, const BreakParameters& parameters)
      : line_(line), measure_(measure), parameters_(parameters) {}

  Settled best() {
    extend(0, 0, 0, 0, false);
    if (std::isinf(best_.badness)) {
      const int limit = parameters_.scale_limit;
      const std::int64_t squeezed = line_.boxes * limit / 1000;
      best_ = {100 + parameters_.scale_cost * limit * limit / 400, -1,
               line_.boxes - squeezed + line_.others - line_.shrink - measure_};
    }
    return best_;
  }

 private:
  void extend(std::size_t box, int count, std::int64_t gain, double cost, bool after_elongated) {
    if (box == line_.elongations.size()) {
      for (int scale = -parameters_.scale_limit; scale <= parameters_.scale_limit; ++scale)
        judge(gain, cost, scale);
      return;
    }
    extend(box + 1, count, gain, cost, false);
    if (count == parameters_.most_elongated) return;
    for (const Elongating& one : line_.elongations[box]) {
      const double more = count == 0 ? 0 : count == 1 ? parameters_.second_cost : parameters_.third_cost;
      const double beside = after_elongated ? parameters_.neighbour_cost : 0;
      extend(box + 1, count + 1, gain + one.gain.units, cost + one.cost + more + beside, true);
    }
  }

  void judge(std::int64_t gain, double cost, int scale) {
    const double boxes = double(line_.boxes + gain) * (1000 + scale) / 1000;
    const double missing = double(measure_ - line_.others) - boxes;
    if (-missing > double(line_.shrink)) return;
    double ratio = 0;
    if (missing > 0) ratio = line_.stretch > 0 ? missing / double(line_.stretch) : kUnstretchable;
    if (missing < 0) ratio = missing / double(line_.shrink);
    const double spaces = std::min(kBadnessOfShortLine, 100 * std::abs(ratio * ratio * ratio));
    const double badness = (line_.stretch <= 0 && missing > 0 ? kBadnessOfShortLine : spaces) + cost +
                           parameters_.scale_cost * scale * scale / 400;
    if (badness < best_.badness) best_ = {badness, ratio, 0};
  }

  const LineOfItems& line_;
  std::int64_t measure_;
  const BreakParameters& parameters_;
  Settled best_;
};

struct Judged {
  std::int64_t excess = 0;
  std::size_t counted_lines = 0;
  double demerits = 0;
  std::size_t lines = 0;
  auto key() const { return std::tie(excess, counted_lines, demerits, lines); }
};

struct Oracle {
  const std::vector<Item>& items;
  const ParagraphShape& shape;
  BreakParameters parameters;
  bool any_line_may_be_overfull;
  std::optional<std::size_t> lines_wanted = std::nullopt;
  std::vector<std::size_t> legal{};
  bool found = false;
  Judged best{};
  std::map<std::tuple<std::size_t, std::size_t, std::int64_t>, Settled> known{};

  const Settled& settled(std::size_t from, std::size_t here, std::int64_t measure) {
    const auto [entry, is_new] = known.try_emplace({from, here, measure});
    if (is_new) entry->second = EverySetting(LineOfItems(items, from, here), measure, parameters).best();
    return entry->second;
  }

  bool forced(std::size_t i) const {
    return i == items.size() ||
           (std::holds_alternative<Penalty>(items[i]) && std::get<Penalty>(items[i]).cost <= kForced);
  }
  bool has_box(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (std::holds_alternative<Box>(items[i])) return true;
    }
    return false;
  }
  bool can_be_split(std::size_t from, std::size_t to) const {
    for (const std::size_t i : legal) {
      if (i > from && i < to && has_box(from, i) && has_box(i, to)) return true;
    }
    return false;
  }

  Judged run() {
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto* stop = std::get_if<Penalty>(&items[i]);
      if (stop != nullptr && stop->cost < kForbidden) legal.push_back(i);
      if (std::holds_alternative<Glue>(items[i]) && i > 0 && std::holds_alternative<Box>(items[i - 1])) {
        legal.push_back(i);
      }
    }
    extend(0, true, 0, 1, false, {});
    return best;
  }

  void extend(std::size_t from, bool after_forced, std::size_t next_legal, int fitness, bool flagged,
              Judged so_far) {
    if (next_legal == legal.size()) {
      const bool at_end = from > 0 && forced(from - 1) && !has_box(from, items.size()) &&
                          lines_wanted.value_or(so_far.lines) == so_far.lines;
      if (at_end && (!found || so_far.key() < best.key())) best = so_far;
      found = found || at_end;
      return;
    }
    const std::size_t here = legal[next_legal];
    if (!forced(here)) extend(from, after_forced, next_legal + 1, fitness, flagged, so_far);

    Judged judged = so_far;
    const auto* stop = std::get_if<Penalty>(&items[here]);
    const bool flagged_here = stop != nullptr && stop->flagged;
    ++judged.lines;
    judged.counted_lines += parameters.fewest_lines ? 1 : 0;
    int fitness_here = 1;
    if (!has_box(from, here)) {
      if (!(after_forced && forced(here))) return;
    } else {
      const std::int64_t available = slot_of(shape, so_far.lines).width.units;
      const Settled& line_set = settled(from, here, available);
      if (line_set.excess > 0) {
        if (!any_line_may_be_overfull && can_be_split(from, here)) return;
        judged.excess += line_set.excess;
      }
      const double ratio = line_set.ratio;
      fitness_here = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
      const double line = parameters.line_penalty + line_set.badness;
      const double cost = stop != nullptr && !forced(here) ? stop->cost : 0;
      judged.demerits += line * line + (cost < 0 ? -1 : 1) * cost * cost;
      if (flagged && flagged_here) judged.demerits += parameters.flagged_demerits;
      if (std::abs(fitness - fitness_here) > 1) judged.demerits += parameters.fitness_demerits;
    }
    extend(here + 1, forced(here), next_legal + 1, fitness_here, flagged_here, judged);
  }
};

class Random {
 public:
  explicit Random(unsigned seed) : generator_(seed) {}
  std::int64_t up_to(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(generator_() % static_cast<unsigned>(high - low + 1));
  }
  bool one_in(int n) { return up_to(1, n) == 1; }

 private:
  std::mt19937 generator_;
};

std::vector<Item> random_paragraph(Random& random, std::int64_t widest, std::int64_t hyphen) {
  std::vector<Item> items;
  const std::int64_t count = random.up_to(1, 11);
  for (std::int64_t i = 0; i < count; ++i) {
    items.emplace_back(box(random.up_to(1, widest)));
    if (random.one_in(9)) {
      items.emplace_back(penalty(kForbidden));
      items.emplace_back(glue(random.up_to(2, 6), random.up_to(0, 4), random.up_to(0, 2)));
    } else if (random.one_in(4)) {
      items.emplace_back(
          penalty(double(random.up_to(-80, 200)), random.one_in(2), random.one_in(3) ? hyphen : 0));
    } else if (random.one_in(12)) {
      items.insert(items.end(), {penalty(kForbidden), glue(0, 10'000, 0), penalty(kForced)});
      if (random.one_in(3)) items.emplace_back(penalty(kForced));
    } else if (random.one_in(10)) {
      items.insert(items.end(), {glue(3, 1, 1), penalty(20), glue(3, 1, 1)});
    } else if (random.one_in(8)) {
      items.insert(items.end(),
                   {penalty(double(random.up_to(0, 130)), true), penalty(double(random.up_to(0, 130)))});
    } else if (random.one_in(20)) {
      items.insert(items.end(), {penalty(-50), glue(0, 10'000, 0), penalty(kForced)});
    } else if (!random.one_in(12)) {
      items.emplace_back(glue(random.up_to(2, 6), random.up_to(0, 4), random.up_to(0, 2)));
    }
  }
  if (!std::holds_alternative<Box>(items.back())) items.emplace_back(box(random.up_to(1, widest)));
  end_paragraph(items);
  return items;
}

std::int64_t excess(const std::vector<Item>& items, const ParagraphShape& shape, const Breaks& breaks) {
  std::int64_t sum = 0;
  for (std::size_t k = 0; k < breaks.lines.size(); ++k) {
    const Breaks::Line& line = breaks.lines[k];
    if (!line.overfull) continue;
    sum -= slot_of(shape, k).width.units;
    for (std::size_t i = line.begin; i < line.end; ++i) {
      if (const auto* one = std::get_if<Box>(&items[i])) sum += one->width.units;
      if (const auto* space = std::get_if<Glue>(&items[i])) sum += (space->width - space->shrink).units;
    }
    if (const auto* stop = std::get_if<Penalty>(&items[line.end])) sum += stop->width.units;
  }
  return sum;
}

TEST(BreakLines, NoWayOfAllIsBetter) {
  Random random(1981);
  for (int round = 0; round < 6000; ++round) {
    // With equal slots and no hyphens it never helps to set an overfull line that could be broken.
    const bool uniform = random.one_in(2);
    const auto items = random_paragraph(random, random.one_in(3) ? 50 : 15, uniform ? 0 : 2);
    ParagraphShape shape = measure(random.up_to(15, 60));
    for (std::int64_t k = uniform ? 0 : random.up_to(1, 4); k > 0; --k) {
      shape.head.push_back({{}, Length{random.up_to(10, 70)}});
    }
    const BreakParameters parameters{.flagged_demerits = random.one_in(2) ? 3000.0 : 20'000.0,
                                     .fewest_lines = random.one_in(4)};
    const Judged best = Oracle{items, shape, parameters, uniform}.run();
    const Breaks breaks = break_lines(items, shape, parameters);
    ASSERT_EQ(excess(items, shape, breaks), best.excess) << "round " << round;
    ASSERT_NEAR(breaks.demerits, best.demerits, 1e-12 * std::abs(best.demerits)) << "round " << round;
    ASSERT_EQ(breaks.lines.size(), best.lines) << "round " << round;
  }
}

/// Words with elongations; the pool must outlive the items.
class Elongations {
 public:
  explicit Elongations(Random& random) {
    // Two fonts, as a bold word within a paragraph has them.
    for (const std::int64_t quantum : {185, random.one_in(2) ? 185 : 160}) {
      for (int kind = 0; kind < 4; ++kind) {
        const double cost = double(random.up_to(0, 30)) + double(random.up_to(1, 999)) / 1000;
        auto& ways = pool_.emplace_back();
        for (std::int64_t n = 1; n <= random.up_to(1, 3); ++n) {
          ways.push_back({Length{n * quantum + n / 3}, cost + (n == 3 ? 17 : 0)});
        }
      }
    }
  }
  std::span<const Elongating> any(Random& random) const {
    if (random.one_in(3)) return {};
    return pool_[static_cast<std::size_t>(random.up_to(0, std::int64_t(pool_.size()) - 1))];
  }

 private:
  std::vector<std::vector<Elongating>> pool_;
};

std::vector<Item> elastic_paragraph(Random& random, const Elongations& elongations) {
  std::vector<Item> items;
  for (std::int64_t i = random.up_to(2, 9); i > 0; --i) {
    const Length width{random.up_to(300, 3200)};
    items.emplace_back(Box{width, elongations.any(random)});
    if (i == 1) break;
    if (random.one_in(12)) {
      items.insert(items.end(), {penalty(kForbidden), glue(0, 1'000'000, 0), penalty(kForced)});
    } else if (random.one_in(8)) {
      items.emplace_back(penalty(double(random.up_to(0, 80)), random.one_in(2), random.one_in(2) ? 90 : 0));
    } else {
      items.emplace_back(glue(292, 146, 73));
    }
  }
  end_paragraph(items);
  return items;
}

BreakParameters elastic_parameters(Random& random) {
  BreakParameters parameters;
  parameters.flagged_demerits = random.one_in(2) ? 3000.0 : 20'000.0;
  parameters.fewest_lines = random.one_in(6);
  parameters.scale_limit = random.one_in(3) ? 0 : int(random.up_to(1, 20));
  parameters.scale_cost = double(random.up_to(1, 16));
  parameters.most_elongated = int(random.up_to(0, kMostElongated));
  parameters.second_cost = double(random.up_to(0, 12));
  parameters.third_cost = double(random.up_to(0, 25));
  parameters.neighbour_cost = random.one_in(3) ? 0 : double(random.up_to(1, 30));
  return parameters;
}

/// What the lines say of themselves: their elongations and scale fill the measure at the ratio that they
/// give.
void expect_lines_are_as_told(const std::vector<Item>& items, const ParagraphShape& shape,
                              const Breaks& breaks, const BreakParameters& parameters) {
  for (std::size_t k = 0; k < breaks.lines.size(); ++k) {
    const Breaks::Line& line = breaks.lines[k];
    if (line.begin == line.end || line.overfull) continue;
    ASSERT_LE(line.elongated.size(), std::size_t(parameters.most_elongated));
    ASSERT_LE(std::abs(line.scale - 1000), parameters.scale_limit);
    const LineOfItems sums(items, line.begin, line.end);
    std::int64_t gain = 0;
    for (std::size_t i = 0; i < line.elongated.size(); ++i) {
      const Elongated& one = line.elongated[i];
      if (i > 0) {
        ASSERT_GT(one.item, line.elongated[i - 1].item);
      }
      ASSERT_TRUE(line.begin <= one.item && one.item < line.end);
      gain += std::get<Box>(items[one.item]).elongations[one.choice].gain.units;
    }
    const double missing =
        double(slot_of(shape, k).width.units - sums.others) - double(sums.boxes + gain) * line.scale / 1000;
    const double give = double(missing > 0 ? sums.stretch : sums.shrink);
    if (give > 0) {
      ASSERT_NEAR(line.ratio, missing / give, 1e-9 * (1 + std::abs(line.ratio)));
    }
  }
}

TEST(BreakLines, NoWayAndNoOptionOfAllIsBetter) {
  Random random(2011);
  std::size_t elongated = 0, scaled = 0, several = 0;
  for (int round = 0; round < 1500; ++round) {
    const Elongations elongations(random);
    const auto items = elastic_paragraph(random, elongations);
    ParagraphShape shape = measure(random.up_to(4000, 12'000));
    if (random.one_in(4)) shape.head.push_back({{}, Length{random.up_to(4000, 12'000)}});
    const BreakParameters parameters = elastic_parameters(random);
    const Judged best = Oracle{items, shape, parameters, false}.run();
    const Breaks breaks = break_lines(items, shape, parameters);
    ASSERT_NEAR(breaks.demerits, best.demerits, 1e-9 * std::abs(best.demerits)) << "round " << round;
    ASSERT_EQ(breaks.lines.size(), best.lines) << "round " << round;
    expect_lines_are_as_told(items, shape, breaks, parameters);
    for (const Breaks::Line& line : breaks.lines) {
      elongated += line.elongated.size();
      several += line.elongated.size() > 1 ? 1 : 0;
      scaled += line.scale != 1000 ? 1 : 0;
    }
  }
  EXPECT_GT(elongated, 300U);
  EXPECT_GT(several, 50U);
  EXPECT_GT(scaled, 500U);
}

TEST(BreakProfile, NoWayAndNoOptionOfAllIsBetterForAnyNumberOfLines) {
  Random random(2012);
  int compared = 0;
  for (int round = 0; round < 800; ++round) {
    const Elongations elongations(random);
    const auto items = elastic_paragraph(random, elongations);
    const ParagraphShape shape = measure(random.up_to(4000, 12'000));
    const BreakParameters parameters = elastic_parameters(random);
    const BreakProfile profile = break_lines(items, shape, LineCounts{2, 2}, parameters);
    for (const Breaks& breaks : profile.by_lines) {
      Oracle oracle{items, shape, parameters, false, breaks.lines.size()};
      const Judged best = oracle.run();
      ASSERT_TRUE(oracle.found);
      ASSERT_NEAR(breaks.demerits, best.demerits, 1e-9 * std::abs(best.demerits)) << "round " << round;
      expect_lines_are_as_told(items, shape, breaks, parameters);
      ++compared;
    }
  }
  EXPECT_GT(compared, 1000);
}

/// Widths as Arabic words have them: many particles of a letter or two, few long words.
std::vector<Item> arabic_like(Random& random, std::size_t count) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) items.emplace_back(glue(220, 110, 55));
    const std::int64_t letters = random.one_in(4) ? random.up_to(1, 3) : random.up_to(3, 8);
    items.emplace_back(box(letters * 380 + random.up_to(0, 300)));
  }
  end_paragraph(items);
  return items;
}

TEST(BreakProfile, EveryNumberOfLinesIsBrokenAsWellAsCanBe) {
  Random random(1984);
  int compared = 0, absent = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto items = random_paragraph(random, random.one_in(3) ? 50 : 15, random.one_in(2) ? 2 : 0);
    ParagraphShape shape = measure(random.up_to(15, 60));
    for (std::int64_t k = random.up_to(0, 4); k > 0; --k) {
      shape.head.push_back({{}, Length{random.up_to(10, 70)}});
    }
    const BreakParameters parameters{.flagged_demerits = random.one_in(2) ? 3000.0 : 20'000.0,
                                     .fewest_lines = random.one_in(4)};
    const LineCounts wanted{static_cast<std::size_t>(random.up_to(0, 3)),
                            static_cast<std::size_t>(random.up_to(0, 3))};
    const BreakProfile profile = break_lines(items, shape, wanted, parameters);
    const std::size_t count = profile.by_lines[profile.best].lines.size();
    std::size_t next = 0;
    for (std::size_t lines = count - std::min(count, wanted.fewer); lines <= count + wanted.more; ++lines) {
      Oracle oracle{items, shape, parameters, false, lines};
      const Judged best = oracle.run();
      const bool is_there = next < profile.by_lines.size() && profile.by_lines[next].lines.size() == lines;
      ASSERT_EQ(is_there, oracle.found) << "round " << round << ", " << lines << " lines";
      if (!is_there) ++absent;
      if (!is_there) continue;
      const Breaks& breaks = profile.by_lines[next++];
      ASSERT_EQ(excess(items, shape, breaks), best.excess) << "round " << round << ", " << lines << " lines";
      ASSERT_NEAR(breaks.demerits, best.demerits, 1e-12 * std::abs(best.demerits)) << "round " << round;
      ++compared;
    }
    ASSERT_EQ(next, profile.by_lines.size());
  }
  EXPECT_GT(compared, 6000);
  EXPECT_GT(absent, 500);
}

TEST(BreakProfile, TheBestEntryIsTheBestBreaks) {
  Random random(23);
  for (int round = 0; round < 2000; ++round) {
    const auto items = random_paragraph(random, random.one_in(3) ? 50 : 15, 2);
    ParagraphShape shape = measure(random.up_to(15, 60));
    if (random.one_in(2)) shape.head.push_back({{}, Length{random.up_to(10, 70)}});
    const Breaks alone = break_lines(items, shape);
    const BreakProfile profile = break_lines(items, shape, LineCounts{2, 2});
    const Breaks& best = profile.by_lines[profile.best];
    ASSERT_EQ(best.demerits, alone.demerits) << "round " << round;
    ASSERT_EQ(best.lines, alone.lines) << "round " << round;
  }
}

TEST(BreakProfile, ALineMoreOrFewerCostsDemerits) {
  const auto items = words({10, 10, 10, 10, 10, 10}, glue(4, 2, 1));
  const BreakProfile profile = break_lines(items, measure(38), LineCounts{1, 1});
  ASSERT_EQ(profile.by_lines.size(), 2U);  // one line would be overfull
  EXPECT_EQ(profile.best, 0U);
  EXPECT_EQ(boxes_by_line(items, profile.by_lines[0]), (Widths{{10, 10, 10}, {10, 10, 10}}));
  EXPECT_EQ(boxes_by_line(items, profile.by_lines[1]), (Widths{{10, 10}, {10, 10, 10}, {10}}));
  EXPECT_GT(profile.by_lines[1].demerits, profile.by_lines[0].demerits);
}

TEST(BreakProfile, AWordHasOneNumberOfLines) {
  const BreakProfile profile = break_lines(words({10}), measure(30), LineCounts{3, 3});
  ASSERT_EQ(profile.by_lines.size(), 1U);
  EXPECT_EQ(profile.by_lines[profile.best].lines.size(), 1U);
}

TEST(BreakProfile, AParagraphWithoutBoxesHasNoLines) {
  const BreakProfile profile = break_lines({}, measure(10), LineCounts{1, 1});
  ASSERT_EQ(profile.by_lines.size(), 1U);
  EXPECT_TRUE(profile.by_lines[0].lines.empty());
}

TEST(BreakProfile, TakesALongParagraphInItsStride) {
  Random random(29);
  const auto items = arabic_like(random, 20'000);
  const BreakProfile profile = break_lines(items, measure(16'000), LineCounts{1, 1});
  ASSERT_EQ(profile.by_lines.size(), 3U);
  for (const Breaks& breaks : profile.by_lines) {
    for (const auto& line : breaks.lines) ASSERT_FALSE(line.overfull);
  }
}

TEST(BreakLines, TakesWideLinesOfElasticBoxesInItsStride) {
  Random random(31);
  const std::vector<Elongating> ways{{Length{180}, 20}, {Length{360}, 20}, {Length{540}, 20}};
  std::vector<Item> items;
  for (int i = 0; i < 6000; ++i) {
    if (i > 0) items.emplace_back(glue(220, random.one_in(3) ? 1 : 0, 1));
    items.emplace_back(Box{Length{random.up_to(300, 3000)}, ways});
  }
  end_paragraph(items);
  const BreakParameters parameters{.scale_limit = 20, .most_elongated = 3};
  const Breaks breaks = break_lines(items, measure(900'000), parameters);
  EXPECT_GT(breaks.lines.size(), 5U);
  for (const auto& line : breaks.lines) EXPECT_FALSE(line.overfull);
}

/// The demerits of breaks whose lines are each set as well as they can be.
double demerits_of(const std::vector<Item>& items, const ParagraphShape& shape, const Breaks& breaks,
                   const BreakParameters& parameters) {
  double demerits = 0;
  int fitness = 1;
  for (std::size_t k = 0; k < breaks.lines.size(); ++k) {
    const Breaks::Line& line = breaks.lines[k];
    const LineOfItems of_items(items, line.begin, k + 1 == breaks.lines.size() ? items.size() - 1 : line.end);
    const Settled settled = EverySetting(of_items, slot_of(shape, k).width.units, parameters).best();
    const int here = settled.ratio < -0.5 ? 0 : settled.ratio <= 0.5 ? 1 : settled.ratio <= 1 ? 2 : 3;
    const double cost = parameters.line_penalty + settled.badness;
    demerits += cost * cost + (std::abs(here - fitness) > 1 ? parameters.fitness_demerits : 0);
    fitness = here;
  }
  return demerits;
}

TEST(BreakLines, IsNeverWorseThanFirstFitWithTheSameOptions) {
  Random random(8);
  double total_fit_sum = 0, first_fit_sum = 0;
  for (int round = 0; round < 20; ++round) {
    const Elongations elongations(random);
    std::vector<Item> items;
    for (std::int64_t i = random.up_to(25, 50); i > 0; --i) {
      items.emplace_back(Box{Length{random.up_to(400, 3600)}, elongations.any(random)});
      if (i > 1) items.emplace_back(glue(292, 146, 73));
    }
    end_paragraph(items);
    const ParagraphShape shape = measure(random.up_to(10'000, 15'000));
    const BreakParameters parameters{.scale_limit = 20, .most_elongated = 3};
    const Breaks best = break_lines(items, shape, parameters);
    const double greedy = demerits_of(items, shape, first_fit(items, shape), parameters);
    EXPECT_NEAR(best.demerits, demerits_of(items, shape, best, parameters), 1e-9 * best.demerits) << round;
    EXPECT_LE(best.demerits, greedy * (1 + 1e-9)) << "round " << round;
    total_fit_sum += best.demerits;
    first_fit_sum += greedy;
  }
  EXPECT_LT(2 * total_fit_sum, first_fit_sum);
}

TEST(BreakLines, IsNeverWorseThanFirstFit) {
  Random random(7);
  double total_fit_sum = 0, first_fit_sum = 0;
  for (int round = 0; round < 200; ++round) {
    const auto items = arabic_like(random, static_cast<std::size_t>(random.up_to(20, 200)));
    const ParagraphShape shape = measure(random.up_to(10'000, 25'000));
    const Breaks best = break_lines(items, shape);
    const double greedy = demerits_of(items, shape, first_fit(items, shape), {});
    EXPECT_LE(best.demerits, greedy * (1 + 1e-9)) << "round " << round;
    total_fit_sum += best.demerits;
    first_fit_sum += greedy;
  }
  RecordProperty("first_fit_over_total_fit", std::to_string(first_fit_sum / total_fit_sum));
  EXPECT_GT(first_fit_sum, 5 * total_fit_sum);
}

TEST(BreakLines, FewestLinesAreThoseOfFirstFit) {
  Random random(17);
  for (int round = 0; round < 200; ++round) {
    auto items = arabic_like(random, static_cast<std::size_t>(random.up_to(1, 60)));
    for (Item& item : items) {
      if (auto* space = std::get_if<Glue>(&item)) space->shrink = {};
    }
    ParagraphShape shape = measure(random.up_to(4'000, 25'000));
    if (random.one_in(2)) shape.head = {{{}, Length{random.up_to(4'000, 25'000)}}};
    EXPECT_EQ(break_lines(items, shape, {.fewest_lines = true}).lines.size(),
              first_fit(items, shape).lines.size());
  }
}

TEST(BreakLines, EveryBoxLandsOnceInOrder) {
  Random random(3);
  for (int round = 0; round < 500; ++round) {
    const auto items = random_paragraph(random, 60, 2);
    const Breaks breaks = break_lines(items, measure(random.up_to(1, 70)));
    std::vector<std::int64_t> all, set;
    for (const Item& item : items) {
      if (const auto* one = std::get_if<Box>(&item)) all.push_back(one->width.units);
    }
    for (const auto& line : boxes_by_line(items, breaks)) set.insert(set.end(), line.begin(), line.end());
    ASSERT_EQ(set, all);
  }
}

TEST(BreakLines, TakesALongParagraphInItsStride) {
  Random random(5);
  const auto items = arabic_like(random, 200'000);
  const Breaks breaks = break_lines(items, measure(16'000));
  EXPECT_GT(breaks.lines.size(), 20'000u);
  for (const auto& line : breaks.lines) ASSERT_FALSE(line.overfull);
}

TEST(BreakLines, TakesNothingButWideBoxesInItsStride) {
  std::vector<Item> items;
  for (int i = 0; i < 200'000; ++i) items.insert(items.end(), {box(65'536'000'000), glue(4, 2, 1)});
  end_paragraph(items);
  EXPECT_EQ(break_lines(items, measure(1000)).lines.size(), 200'000u);
}

TEST(BreakLines, TakesNothingButPenaltiesInItsStride) {
  std::vector<Item> items{box(10)};
  for (int i = 0; i < 200'000; ++i) items.emplace_back(penalty(5));
  items.emplace_back(box(10));
  end_paragraph(items);
  EXPECT_EQ(break_lines(items, measure(15)).lines.size(), 2u);
}

}  // namespace
}  // namespace nashra
