// The total-fit algorithm of Knuth & Plass, "Breaking Paragraphs into Lines", Software: Practice and
// Experience 11 (1981), told in the paper's order: sums, legal breakpoints, the active list, the ratio of a
// line, demerits, the way back.
#include "linebreak/break_lines.h"

#include <algorithm>
#include <array>
#include <bit>
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

/// The line numbers that a way may have at a breakpoint.
struct LineWindow {
  std::size_t first = 0, last = kNone;
  bool holds(std::size_t line) const { return first <= line && line <= last; }
};

/// Which ways to a breakpoint a search keeps apart by their line numbers, and which it follows.
struct LineNumbers {
  std::size_t last = 0;                  ///< lines from this one on are taken together
  std::vector<LineWindow> windows = {};  ///< for each breakpoint those that are looked at; none: all are

  std::size_t class_of(std::size_t line) const { return std::min(line, last); }
  bool admit(std::size_t breakpoint, std::size_t line) const {
    return windows.empty() || windows[breakpoint].holds(line);
  }
};

/// The best node for each class of line numbers, each fitness and each kind of break.
class BestWays {
 public:
  /// `classes`: that many in a row are in use at the same time at most.
  explicit BestWays(std::size_t classes) : by_class_(std::bit_ceil(classes)) {}

  void clear() {
    for (; first_ < end_; ++first_) ways_of(first_).fill({});
    first_ = kNone;
    end_ = 0;
  }

  void offer(const Node& node, std::size_t line_class) {
    Node& known = ways_of(line_class)[node.fitness + (node.flagged ? kFitnessClasses : 0)];
    if (known.previous == kNone || is_better(node, known)) known = node;
    first_ = std::min(first_, line_class);
    end_ = std::max(end_, line_class + 1);
  }

  /// Moves those that can still win to the nodes and the active list: not what is worse than another by more
  /// than its better fitness and an unflagged break may save later.
  void activate(std::vector<Node>& nodes, std::vector<std::size_t>& active,
                const BreakParameters& parameters) {
    for (std::size_t line_class = first_; line_class < end_; ++line_class) {
      const Ways& ways = ways_of(line_class);
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
  using Ways = std::array<Node, std::size_t{2} * kFitnessClasses>;
  Ways& ways_of(std::size_t line_class) { return by_class_[line_class & (by_class_.size() - 1)]; }

  std::vector<Ways> by_class_;
  std::size_t first_ = kNone, end_ = 0;  ///< classes that hold something
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

/// A paragraph made ready for the search.
struct Paragraph {
  explicit Paragraph(std::span<const Item> items, const ParagraphShape& shape)
      : sums(sums_before(items)),
        starts(line_starts(items)),
        measures(measures_of(shape)),
        breakpoints(legal_breakpoints(items)) {}

  std::vector<Sums> sums;
  std::vector<std::size_t> starts;
  std::vector<Length> measures;
  std::vector<Breakpoint> breakpoints;
};

/// The nodes of a search, and those of them that stand at the end of the paragraph.
struct Found {
  std::vector<Node> nodes;
  std::vector<std::size_t> at_end;

  /// The best way of all, or of those with so many lines; nullptr when there is none.
  const Node* best(std::size_t lines = kNone) const {
    const Node* found = nullptr;
    for (const std::size_t index : at_end) {
      const Node& node = nodes[index];
      if (lines != kNone && node.line != lines) continue;
      if (found == nullptr || is_better(node, *found)) found = &node;
    }
    return found;
  }
};

Found search(const Paragraph& paragraph, const LineNumbers& numbers, std::size_t classes,
             const BreakParameters& parameters) {
  const std::size_t rest = paragraph.measures.size() - 1;
  Node beginning;
  beginning.start = paragraph.starts[0];
  std::vector<Node> nodes{beginning};
  std::vector<std::size_t> active{0};  // into `nodes`, in the order of their breakpoints

  // All ways to end a line between one box and the next go on alike: they become active together.
  BestWays best(classes);
  std::size_t group = 0;
  for (std::size_t index = 0; index < paragraph.breakpoints.size(); ++index) {
    const Breakpoint& here = paragraph.breakpoints[index];
    if (std::exchange(group, here.group) != here.group) best.activate(nodes, active, parameters);
    if (here.forced) best.clear();

    // Try a line from each active node; a node leaves the list when no later line from it can fit.
    std::size_t kept = 0;
    for (const std::size_t a : active) {
      const Node& from = nodes[a];
      const bool is_empty = from.group == here.group;
      const bool has_break_inside = here.group > from.group + 1;
      const Length measure = paragraph.measures[std::min(from.line, rest)];
      Sums width = is_empty ? Sums{measure, {}, {}} : paragraph.sums[here.item] - paragraph.sums[from.start];
      const bool fits_without_penalty = fit(width, measure).excess.units == 0;
      if (!is_empty) width.width += here.penalty.width;
      const Fit line = fit(width, measure);

      // An empty line stands between forced breaks only, an overfull one only where there is no break inside:
      // so there is always a way to get here, the line from the breakpoint just before.
      const bool overfull = line.excess.units > 0;
      const bool is_line = is_empty ? here.forced : !(overfull && has_break_inside);
      if (is_line && numbers.admit(index, from.line + 1)) {
        Node to{here.item, paragraph.starts[here.item + 1], here.group, from.line + 1, a};
        to.fitness = fitness_of(line.ratio);
        to.flagged = here.penalty.flagged;
        to.overfull = overfull;
        to.ratio = line.ratio;
        to.cost = from.cost;
        to.cost.excess += line.excess;
        to.cost.lines += parameters.fewest_lines ? 1 : 0;
        to.cost.demerits += is_empty ? 0 : demerits_of(from, here, line.ratio, parameters);
        best.offer(to, numbers.class_of(to.line));
      }
      const bool may_reach_further = !here.forced && (fits_without_penalty || !has_break_inside);
      if (may_reach_further) active[kept++] = a;
    }
    active.resize(kept);
    if (here.forced) best.activate(nodes, active, parameters);
  }
  // The last break is forced, so that all active nodes are at the end.
  return {std::move(nodes), std::move(active)};
}

Breaks best_breaks(const Paragraph& paragraph, const BreakParameters& parameters) {
  const std::size_t rest = paragraph.measures.size() - 1;
  const Found found = search(paragraph, {rest}, rest + 1, parameters);
  return way_back(found.nodes, *found.best());
}

/// For each breakpoint how many lines at least must follow it, with every line as wide as the widest slot and
/// all glue shrunk.
std::vector<std::size_t> least_lines_after(const Paragraph& paragraph) {
  const std::vector<Breakpoint>& all = paragraph.breakpoints;
  const Length widest = *std::max_element(paragraph.measures.begin(), paragraph.measures.end());
  std::vector<std::size_t> least(all.size(), 0);
  // The line from `here` ends at `reach` at the latest.
  std::size_t reach = all.size() - 1;
  for (std::size_t here = all.size() - 1; here-- > 0;) {
    if (all[here + 1].forced) reach = here + 1;
    const Sums& before = paragraph.sums[paragraph.starts[all[here].item + 1]];
    const auto is_too_far = [&](const Breakpoint& there) {
      return there.group > all[here].group + 1 &&
             fit(paragraph.sums[there.item] - before, widest).excess.units > 0;
    };
    while (is_too_far(all[reach])) --reach;
    least[here] = 1 + least[reach];
  }
  return least;
}

/// How many lines a way may be ahead of the best one or behind it at any word: more do not come together
/// again in paragraphs of less than hundreds of lines.
constexpr std::size_t kMayStray = 8;

/// At each breakpoint the line numbers of the ways that can still end with `most` lines.
std::vector<LineWindow> windows_around(const Breaks& best, std::size_t most, const Paragraph& paragraph) {
  const std::vector<std::size_t> least_after = least_lines_after(paragraph);
  std::vector<LineWindow> windows;
  windows.reserve(least_after.size());
  std::size_t done = 0;
  for (std::size_t index = 0; index < least_after.size(); ++index) {
    while (done < best.lines.size() && best.lines[done].end <= paragraph.breakpoints[index].item) ++done;
    const std::size_t last = std::min(done + 1 + kMayStray, most - std::min(most, least_after[index]));
    windows.push_back({done - std::min(done, kMayStray), last});
  }
  return windows;
}

}  // namespace

Breaks break_lines(std::span<const Item> items, const ParagraphShape& shape,
                   const BreakParameters& parameters) {
  if (std::none_of(items.begin(), items.end(), is_box)) return {};
  return best_breaks(Paragraph(items, shape), parameters);
}

BreakProfile break_lines(std::span<const Item> items, const ParagraphShape& shape, LineCounts wanted,
                         const BreakParameters& parameters) {
  if (std::none_of(items.begin(), items.end(), is_box)) return {{Breaks{}}, 0};
  const Paragraph paragraph(items, shape);
  Breaks best = best_breaks(paragraph, parameters);
  const std::size_t count = best.lines.size();
  const std::size_t least = count - std::min(count, wanted.fewer),
                    most = count + std::min(wanted.more, items.size());

  // The breakpoints between two boxes share their ways, and the best one may end a line at any of them.
  constexpr std::size_t kClasses = 2 * kMayStray + 3;
  const Found found = search(paragraph, {kNone, windows_around(best, most, paragraph)}, kClasses, parameters);

  BreakProfile profile;
  for (std::size_t lines = least; lines <= most; ++lines) {
    if (lines == count) {
      profile.best = profile.by_lines.size();
      profile.by_lines.push_back(std::move(best));
    } else if (const Node* last = found.best(lines)) {
      profile.by_lines.push_back(way_back(found.nodes, *last));
    }
  }
  return profile;
}

}  // namespace nashra
