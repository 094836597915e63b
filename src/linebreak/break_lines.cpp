// The total-fit algorithm of Knuth & Plass, "Breaking Paragraphs into Lines", Software: Practice and
// Experience 11 (1981), told in the paper's order: sums, legal breakpoints, the active list, the ratio of a
// line, demerits, the way back.
#include "linebreak/break_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>
#include <utility>

namespace nashra {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

/// Keeps one hopeless line from drowning the demerits of all others in a double's 53 bits.
constexpr double kWorstBadness = 10'000'000;

/// The paper's ΣW, ΣY, ΣZ.
struct Sums {
  Length width, stretch, shrink;
};

Sums operator-(const Sums& a, const Sums& b) {
  return {a.width - b.width, a.stretch - b.stretch, a.shrink - b.shrink};
}

Sums operator+(const Sums& a, const Item& item) {
  if (const auto* box = std::get_if<Box>(&item)) return {a.width + box->width, a.stretch, a.shrink};
  if (const auto* glue = std::get_if<Glue>(&item)) {
    return {a.width + glue->width, a.stretch + glue->stretch, a.shrink + glue->shrink};
  }
  return a;
}

bool is_box(const Item& item) { return std::holds_alternative<Box>(item); }

bool is_forced(const Item& item) {
  const auto* penalty = std::get_if<Penalty>(&item);
  return penalty != nullptr && penalty->cost <= kForced;
}

/// A legal breakpoint, or the end of the items.
struct Breakpoint {
  std::size_t item = 0;
  Penalty penalty;  ///< of glue: nothing
  bool forced = false;
  std::size_t group = 0;  ///< breakpoints without a box between them have the same
};

bool is_legal(std::span<const Item> items, std::size_t i) {
  if (const auto* penalty = std::get_if<Penalty>(&items[i])) return penalty->cost < kForbidden;
  return std::holds_alternative<Glue>(items[i]) && i > 0 && is_box(items[i - 1]);
}

std::vector<Breakpoint> legal_breakpoints(std::span<const Item> items) {
  std::vector<Breakpoint> all;
  std::size_t group = 0;
  bool box_since_break = false, box_since_forced = false;
  for (std::size_t i = 0; i <= items.size(); ++i) {
    const bool at_end = i == items.size();
    if (at_end ? box_since_forced : is_legal(items, i)) {
      if (std::exchange(box_since_break, false)) ++group;
      const auto* penalty = at_end ? nullptr : std::get_if<Penalty>(&items[i]);
      const bool forced = at_end || is_forced(items[i]);
      all.push_back({i, penalty != nullptr ? *penalty : Penalty{}, forced, group});
      if (forced) box_since_forced = false;
    } else if (!at_end && is_box(items[i])) {
      box_since_break = box_since_forced = true;
    }
  }
  return all;
}

/// What stands before each item, in sum; one entry more than there are items.
std::vector<Sums> sums_before(std::span<const Item> items) {
  std::vector<Sums> sums(1);
  sums.reserve(items.size() + 1);
  for (const Item& item : items) sums.push_back(sums.back() + item);
  return sums;
}

/// For each item, the first from there on that a break does not drop: a box or a forced penalty.
std::vector<std::size_t> line_starts(std::span<const Item> items) {
  std::vector<std::size_t> starts(items.size() + 2, items.size());
  for (std::size_t i = items.size(); i-- > 0;) {
    starts[i] = is_box(items[i]) || is_forced(items[i]) ? i : starts[i + 1];
  }
  return starts;
}

/// The measure of every line whose slot matters; lines after those have the last one.
std::vector<Length> measures_of(const ParagraphShape& shape) {
  std::vector<Length> measures;
  for (const LineSlot& slot : shape.head) measures.push_back(slot.width);
  while (!measures.empty() && measures.back() == shape.rest.width) measures.pop_back();
  measures.push_back(shape.rest.width);
  return measures;
}

/// How a line meets its measure.
struct Fit {
  double ratio = 0;
  Length excess;  ///< what sticks out when all glue is shrunk
};

Fit fit(const Sums& line, Length measure) {
  const Length missing = measure - line.width;
  const Length give = missing.units > 0 ? line.stretch : line.shrink;
  if (missing.units == 0) return {};
  if (missing.units < 0 && give < -missing) return {-1, -missing - std::max(give, Length{})};
  if (give.units <= 0) return {kUnstretchable, {}};
  return {static_cast<double>(missing.units) / static_cast<double>(give.units), {}};
}

double badness(double ratio) {
  const double size = std::abs(ratio);
  return std::min(100 * size * size * size, kWorstBadness);
}

enum Fitness : std::uint8_t { tight, decent, loose, very_loose, kFitnessClasses };

Fitness fitness_of(double ratio) {
  if (ratio < -0.5) return tight;
  if (ratio <= 0.5) return decent;
  return ratio <= 1 ? loose : very_loose;
}

/// What is minimised, the first member first.
struct Cost {
  Length excess;          ///< of overfull lines
  std::size_t lines = 0;  ///< where they are to be fewest, else 0
  double demerits = 0;
  friend auto operator<=>(const Cost&, const Cost&) = default;
};

/// A feasible breakpoint with the best way to get there for one line number and fitness.
struct Node {
  std::size_t item = 0;
  std::size_t start = 0;  ///< first item of the line that follows
  std::size_t group = 0;
  std::size_t line = 0;  ///< number of lines that end here or before
  std::size_t previous = kNone;
  Fitness fitness = decent;
  bool flagged = false, overfull = false;
  double ratio = 0;  ///< of the line that ends here
  Cost cost{};
};

/// Fewer lines, then the earlier break, where the cost is the same.
bool is_better(const Node& a, const Node& b) {
  if (a.cost != b.cost) return a.cost < b.cost;
  return a.line != b.line ? a.line < b.line : a.previous < b.previous;
}

/// The best node for each line number, as far as slots differ, each fitness and each kind of break.
class BestWays {
 public:
  explicit BestWays(std::size_t line_numbers) : by_line_(line_numbers) { clear(); }

  void clear() {
    if (std::exchange(empty_, true)) return;
    for (auto& nodes : by_line_) nodes.fill({});
  }

  void offer(const Node& node) {
    auto& nodes = by_line_[std::min(node.line, by_line_.size() - 1)];
    Node& known = nodes[node.fitness + (node.flagged ? kFitnessClasses : 0)];
    if (known.previous == kNone || is_better(node, known)) known = node;
    empty_ = false;
  }

  /// Moves those that can still win to the nodes and the active list: not what is worse than another by more
  /// than its better fitness and an unflagged break may save later.
  void activate(std::vector<Node>& nodes, std::vector<std::size_t>& active,
                const BreakParameters& parameters) {
    if (empty_) return;
    for (const auto& ways : by_line_) {
      const Node* least = nullptr;
      for (const Node& node : ways) {
        if (node.previous != kNone && (least == nullptr || node.cost < least->cost)) least = &node;
      }
      if (least == nullptr) continue;
      Cost bound = least->cost;
      bound.demerits += parameters.fitness_demerits + (least->flagged ? parameters.flagged_demerits : 0);
      for (const Node& node : ways) {
        if (node.previous == kNone || node.cost > bound) continue;
        active.push_back(nodes.size());
        nodes.push_back(node);
      }
    }
    clear();
  }

 private:
  std::vector<std::array<Node, std::size_t{2} * kFitnessClasses>> by_line_;
  bool empty_ = false;
};

/// TeX: The Program, §859.
double demerits_of(const Node& from, const Breakpoint& to, double ratio, const BreakParameters& parameters) {
  const double line = parameters.line_penalty + badness(ratio);
  const double penalty = to.forced ? 0 : to.penalty.cost;
  double demerits = line * line + (penalty < 0 ? -penalty * penalty : penalty * penalty);
  if (from.flagged && to.penalty.flagged) demerits += parameters.flagged_demerits;
  if (std::abs(from.fitness - fitness_of(ratio)) > 1) demerits += parameters.fitness_demerits;
  return demerits;
}

Breaks way_back(const std::vector<Node>& nodes, const Node& last) {
  Breaks breaks{{}, last.cost.demerits};
  breaks.lines.resize(last.line);
  for (const Node* node = &last; node->previous != kNone; node = &nodes[node->previous]) {
    breaks.lines[node->line - 1] = {nodes[node->previous].start, node->item, node->ratio, node->overfull};
  }
  return breaks;
}

}  // namespace

Breaks break_lines(std::span<const Item> items, const ParagraphShape& shape,
                   const BreakParameters& parameters) {
  if (std::none_of(items.begin(), items.end(), is_box)) return {};
  const std::vector<Sums> sums = sums_before(items);
  const std::vector<std::size_t> starts = line_starts(items);
  const std::vector<Length> measures = measures_of(shape);
  const std::size_t rest = measures.size() - 1;

  Node beginning;
  beginning.start = starts[0];
  std::vector<Node> nodes{beginning};
  std::vector<std::size_t> active{0};  // into `nodes`, in the order of their breakpoints

  // All ways to end a line between one box and the next go on alike: they become active together.
  BestWays best(measures.size());
  std::size_t group = 0;
  for (const Breakpoint& here : legal_breakpoints(items)) {
    if (std::exchange(group, here.group) != here.group) best.activate(nodes, active, parameters);
    if (here.forced) best.clear();

    // Try a line from each active node; a node leaves the list when no later line from it can fit.
    std::size_t kept = 0;
    for (const std::size_t a : active) {
      const Node& from = nodes[a];
      const bool is_empty = from.group == here.group;
      const bool has_break_inside = here.group > from.group + 1;
      const Length measure = measures[std::min(from.line, rest)];
      Sums width = is_empty ? Sums{measure, {}, {}} : sums[here.item] - sums[from.start];
      const bool fits_without_penalty = fit(width, measure).excess.units == 0;
      if (!is_empty) width.width += here.penalty.width;
      const Fit line = fit(width, measure);

      // An empty line stands between forced breaks only, an overfull one only where there is no break inside:
      // so there is always a way to get here, the line from the breakpoint just before.
      const bool overfull = line.excess.units > 0;
      if (is_empty ? here.forced : !(overfull && has_break_inside)) {
        Node to{here.item, starts[here.item + 1], here.group, from.line + 1, a};
        to.fitness = fitness_of(line.ratio);
        to.flagged = here.penalty.flagged;
        to.overfull = overfull;
        to.ratio = line.ratio;
        to.cost = from.cost;
        to.cost.excess += line.excess;
        to.cost.lines += parameters.fewest_lines ? 1 : 0;
        to.cost.demerits += is_empty ? 0 : demerits_of(from, here, line.ratio, parameters);
        best.offer(to);
      }
      const bool may_reach_further = !here.forced && (fits_without_penalty || !has_break_inside);
      if (may_reach_further) active[kept++] = a;
    }
    active.resize(kept);
    if (here.forced) best.activate(nodes, active, parameters);
  }

  // The last break is forced, so that all active nodes are at the end.
  const auto last = std::min_element(active.begin(), active.end(), [&](std::size_t a, std::size_t b) {
    return is_better(nodes[a], nodes[b]);
  });
  return way_back(nodes, nodes[*last]);
}

}  // namespace nashra
