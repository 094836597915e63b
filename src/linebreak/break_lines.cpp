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
#include <optional>
#include <utility>

#include "linebreak/line_setting.h"

namespace nashra {
namespace {

constexpr double kAnyBadness = std::numeric_limits<double>::infinity();

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

Sums operator+(const Sums& a, const Item& item) {
  if (const auto* box = std::get_if<Box>(&item)) {
    return {a.width + box->width, a.stretch, a.shrink, a.boxes + box->width};
  }
  if (const auto* glue = std::get_if<Glue>(&item)) {
    return {a.width + glue->width, a.stretch + glue->stretch, a.shrink + glue->shrink, a.boxes};
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

/// For each item, how many boxes stand before it; one entry more than there are items.
std::vector<std::uint32_t> boxes_before(std::span<const Item> items) {
  std::vector<std::uint32_t> before(1);
  before.reserve(items.size() + 1);
  for (const Item& item : items) before.push_back(before.back() + (is_box(item) ? 1 : 0));
  return before;
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
  std::size_t breakpoint = kNone;
  std::size_t start = 0;  ///< first item of the line that follows
  std::size_t group = 0;
  std::size_t line = 0;  ///< number of lines that end here or before
  std::size_t previous = kNone;
  Fitness fitness = decent;
  bool flagged = false;
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
  /// `most_more`: ways that cost so much more than the best of all classes are not followed.
  BestWays(std::size_t classes, bool has_flagged, double most_more, const BreakParameters& parameters)
      : most_more_(most_more),
        line_penalty_(parameters.line_penalty),
        fitness_demerits_(parameters.fitness_demerits),
        flagged_demerits_(has_flagged ? parameters.flagged_demerits : 0),
        by_class_(std::bit_ceil(classes)) {}

  void clear() {
    for (; first_ < end_; ++first_) ways_of(first_).used = 0;
    first_ = kNone;
    end_ = 0;
    least_.reset();
  }

  void offer(const Node& node, std::size_t line_class) {
    Ways& ways = ways_of(line_class);
    const unsigned kind = node.fitness + (node.flagged ? unsigned{kFitnessClasses} : 0);
    if (ways.used == 0 || node.cost < ways.least) ways.least = node.cost;
    if (!least_ || node.cost < *least_) least_ = node.cost;
    if (!ways.has(kind) || is_better(node, ways.nodes[kind])) ways.nodes[kind] = node;
    ways.used |= 1U << kind;
    first_ = std::min(first_, line_class);
    end_ = std::max(end_, line_class + 1);
  }

  /// From which badness on a line makes its way too bad to become active, when all else costs so much.
  double worth(const Cost& cost, double demerits, std::size_t line_class) const {
    double worth = kAnyBadness;
    if (least_ && most_more_ < kAnyDemerits) {
      Cost bound = bound_above(*least_, true);
      bound.demerits += most_more_;
      worth = worth_below(bound, cost, demerits);
    }
    if (line_class < first_ || line_class >= end_) return worth;
    const Ways& ways = by_class_[line_class & (by_class_.size() - 1)];
    return ways.used == 0 ? worth
                          : std::min(worth, worth_below(bound_above(ways.least, true), cost, demerits));
  }

  /// Moves those that can still win to the nodes and the active list.
  void activate(std::vector<Node>& nodes, std::vector<std::size_t>& active) {
    for (std::size_t line_class = first_; line_class < end_; ++line_class) {
      const Ways& ways = ways_of(line_class);
      const Node* least = nullptr;
      for (unsigned kind = 0; kind < kKinds; ++kind) {
        if (ways.has(kind) && (least == nullptr || ways.nodes[kind].cost < least->cost)) {
          least = &ways.nodes[kind];
        }
      }
      if (least == nullptr) continue;
      const Cost bound = bound_above(least->cost, least->flagged);
      for (unsigned kind = 0; kind < kKinds; ++kind) {
        if (!ways.has(kind) || ways.nodes[kind].cost > bound) continue;
        active.push_back(nodes.size());
        nodes.push_back(ways.nodes[kind]);
      }
    }
    clear();
  }

 private:
  static constexpr unsigned kKinds = 2 * kFitnessClasses;
  struct Ways {
    std::array<Node, kKinds> nodes;
    unsigned used = 0;  ///< a bit for each kind
    Cost least;
    bool has(unsigned kind) const { return (used >> kind & 1U) != 0; }
  };

  double worth_below(const Cost& bound, const Cost& cost, double demerits) const {
    if (cost.excess != bound.excess || cost.lines != bound.lines) return cost < bound ? kAnyBadness : 0;
    constexpr double kRounding = 1e-6;
    const double left = bound.demerits - cost.demerits - demerits;
    return left > 0 ? std::sqrt(left) - line_penalty_ + kRounding : 0;
  }

  Ways& ways_of(std::size_t line_class) { return by_class_[line_class & (by_class_.size() - 1)]; }

  /// What is worse cannot win: a better fitness and an unflagged break save no more later.
  Cost bound_above(Cost least, bool may_be_flagged) const {
    least.demerits += fitness_demerits_ + (may_be_flagged ? flagged_demerits_ : 0);
    return least;
  }

  double most_more_, line_penalty_, fitness_demerits_, flagged_demerits_;
  std::vector<Ways> by_class_;
  std::optional<Cost> least_;
  std::size_t first_ = kNone, end_ = 0;  ///< classes that hold something
};

/// TeX: The Program, §859: what does not depend on how the line between them is set.
double demerits_between(const Node& from, const Breakpoint& to, const BreakParameters& parameters) {
  const double penalty = to.forced ? 0 : to.penalty.cost;
  const double flagged = from.flagged && to.penalty.flagged ? parameters.flagged_demerits : 0;
  return flagged + (penalty < 0 ? -penalty * penalty : penalty * penalty);
}

/// A paragraph made ready for the search.
struct Paragraph {
  Paragraph(std::span<const Item> all_items, const ParagraphShape& shape, const BreakParameters& parameters)
      : items(all_items),
        sums(sums_before(items)),
        boxes(boxes_before(items)),
        starts(line_starts(items)),
        measures(measures_of(shape)),
        breakpoints(legal_breakpoints(items)),
        setter(items, parameters) {}

  Length measure_of(std::size_t line) const { return measures[std::min(line, measures.size() - 1)]; }

  /// The line from an item to a breakpoint.
  Sums line(std::size_t start, const Breakpoint& end) const {
    Sums line = sums[end.item] - sums[start];
    line.width += end.penalty.width;
    return line;
  }

  LineSetting set(std::size_t start, const Breakpoint& end, Length measure,
                  double limit = kAnyBadness) const {
    return setter.set(line(start, end), measure, {boxes[start], boxes[end.item]}, limit);
  }

  std::span<const Item> items;
  std::vector<Sums> sums;
  std::vector<std::uint32_t> boxes;
  std::vector<std::size_t> starts;
  std::vector<Length> measures;
  std::vector<Breakpoint> breakpoints;
  LineSetter setter;
};

/// The elongations of boxes, found again by their places among the boxes of a line.
std::vector<Elongated> elongated_in(const Paragraph& paragraph, std::size_t start,
                                    const std::vector<LineSetter::Choice>& choices) {
  std::vector<Elongated> out;
  std::size_t item = start, box = paragraph.boxes[start];
  for (const LineSetter::Choice& choice : choices) {
    for (; !is_box(paragraph.items[item]) || box < choice.box; ++item)
      box += is_box(paragraph.items[item]) ? 1 : 0;
    const auto& ways = std::get<Box>(paragraph.items[item]).elongations;
    const auto is_meant = [&](const Elongating& a, const Elongating& b) {
      if ((a.gain == choice.gain) != (b.gain == choice.gain)) return a.gain == choice.gain;
      return a.cost < b.cost;
    };
    const auto found = std::min_element(ways.begin(), ways.end(), is_meant);
    out.push_back({item, static_cast<std::size_t>(found - ways.begin())});
  }
  return out;
}

Breaks::Line line_between(const Paragraph& paragraph, const Node& from, const Node& to) {
  const Breakpoint& end = paragraph.breakpoints[to.breakpoint];
  Breaks::Line line{from.start, end.item};
  if (from.group == to.group) return line;
  const Length measure = paragraph.measure_of(from.line);
  const LineSetting setting = paragraph.set(from.start, end, measure);
  const BoxRange boxes{paragraph.boxes[from.start], paragraph.boxes[end.item]};
  line.ratio = setting.ratio;
  line.scale = setting.scale;
  line.overfull = paragraph.setter.excess(paragraph.line(from.start, end), measure) > Length{};
  line.elongated = elongated_in(paragraph, from.start, paragraph.setter.choices(setting, boxes));
  return line;
}

Breaks way_back(const Paragraph& paragraph, const std::vector<Node>& nodes, const Node& last) {
  Breaks breaks{{}, last.cost.demerits};
  breaks.lines.resize(last.line);
  for (const Node* node = &last; node->previous != kNone; node = &nodes[node->previous]) {
    breaks.lines[node->line - 1] = line_between(paragraph, nodes[node->previous], *node);
  }
  return breaks;
}

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

/// The setting of the line that was looked at last: ways that differ only in how they got to its beginning
/// share it.
struct LastLine {
  std::size_t start = kNone, end = kNone;
  Length measure;
  double limit = 0;
  LineSetting setting;

  /// `worth`: a badness from which on nothing else matters.
  const LineSetting& set(const Paragraph& paragraph, std::size_t from, std::size_t to, Length into,
                         double worth) {
    const bool is_same = start == from && end == to && measure == into;
    if (is_same && (worth <= limit || setting.badness < limit)) return setting;
    start = from;
    end = to;
    measure = into;
    limit = worth;
    setting = paragraph.set(from, paragraph.breakpoints[to], into, worth);
    return setting;
  }
};

class Search {
 public:
  Search(const Paragraph& paragraph, const LineNumbers& numbers, std::size_t classes,
         const LineCounts& wanted, const BreakParameters& parameters)
      : paragraph_(paragraph),
        numbers_(numbers),
        parameters_(parameters),
        loosest_ratio_(wanted.loosest_ratio),
        best_(classes, has_flagged(paragraph), wanted.most_demerits_more, parameters) {
    nodes_.emplace_back();
    nodes_.back().start = paragraph.starts[0];
    active_.push_back(0);
  }

  Found run() && {
    std::size_t group = 0;
    for (std::size_t index = 0; index < paragraph_.breakpoints.size(); ++index) {
      const Breakpoint& here = paragraph_.breakpoints[index];
      // All ways to end a line between one box and the next go on alike: they become active together.
      if (std::exchange(group, here.group) != here.group) best_.activate(nodes_, active_);
      if (here.forced) best_.clear();
      try_lines_to(index);
      if (here.forced) best_.activate(nodes_, active_);
    }
    // The last break is forced, so that all active nodes are at the end.
    return {std::move(nodes_), std::move(active_)};
  }

 private:
  static bool has_flagged(const Paragraph& paragraph) {
    const auto is_flagged = [](const Breakpoint& breakpoint) { return breakpoint.penalty.flagged; };
    return std::any_of(paragraph.breakpoints.begin(), paragraph.breakpoints.end(), is_flagged);
  }

  /// Tries a line from each active node; a node leaves the list when no later line from it can fit. The line
  /// that seems to fit best goes first, so that hopeless ones are known as such.
  void try_lines_to(std::size_t index) {
    const Breakpoint& here = paragraph_.breakpoints[index];
    const std::size_t first = nearest_to_its_measure(here);
    if (first != kNone) try_line(first, index, first_line_);
    std::size_t kept = 0;
    for (const std::size_t a : active_) {
      const Node& from = nodes_[a];
      const bool is_of_first = first != kNone && from.start == nodes_[first].start;
      if (a != first) try_line(a, index, is_of_first ? first_line_ : last_line_);
      if (may_reach_further(from, here)) active_[kept++] = a;
    }
    active_.resize(kept);
  }

  std::size_t nearest_to_its_measure(const Breakpoint& here) const {
    std::size_t nearest = kNone;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const std::size_t a : active_) {
      const Node& from = nodes_[a];
      const Length width = paragraph_.sums[here.item].width - paragraph_.sums[from.start].width;
      const std::int64_t away = std::abs((paragraph_.measure_of(from.line) - width).units);
      if (away < least) {
        least = away;
        nearest = a;
      }
    }
    return nearest;
  }

  bool may_reach_further(const Node& from, const Breakpoint& here) const {
    if (here.forced) return false;
    if (here.group <= from.group + 1) return true;
    Sums line = paragraph_.line(from.start, here);
    line.width -= here.penalty.width;
    return paragraph_.setter.excess(line, paragraph_.measure_of(from.line)).units == 0;
  }

  /// Offers the way over an active node, unless it cannot win.
  void try_line(std::size_t a, std::size_t index, LastLine& known) {
    const Node& from = nodes_[a];
    const Breakpoint& here = paragraph_.breakpoints[index];
    if (!numbers_.admit(index, from.line + 1)) return;
    const std::size_t line_class = numbers_.class_of(from.line + 1);
    Cost cost = from.cost;
    cost.lines += parameters_.fewest_lines ? 1 : 0;
    Fitness fitness = decent;
    // An empty line stands between forced breaks only, an overfull one only where there is no break inside:
    // so there is always a way to get here, the line from the breakpoint just before.
    if (from.group == here.group) {
      if (!here.forced) return;
    } else {
      const Length measure = paragraph_.measure_of(from.line);
      const Sums line = paragraph_.line(from.start, here);
      const Length excess = paragraph_.setter.excess(line, measure);
      const bool overfull = excess.units > 0;
      if (overfull && here.group > from.group + 1) return;
      cost.excess += excess;
      if (!paragraph_.setter.may_be_as_tight_as(loosest_ratio_, line, measure)) return;
      const double demerits = demerits_between(from, here, parameters_);
      const double worth = best_.worth(cost, demerits, line_class);
      if (!overfull && !paragraph_.setter.may_be_below(worth, line, measure)) return;
      const LineSetting& setting = known.set(paragraph_, from.start, index, measure, worth);
      if (setting.badness >= worth || setting.ratio > loosest_ratio_) return;
      const double size = parameters_.line_penalty + setting.badness;
      fitness = fitness_of(setting.ratio);
      cost.demerits += demerits + size * size;
      if (std::abs(from.fitness - fitness) > 1) cost.demerits += parameters_.fitness_demerits;
    }
    best_.offer({index, paragraph_.starts[here.item + 1], here.group, from.line + 1, a, fitness,
                 here.penalty.flagged, cost},
                line_class);
  }

  const Paragraph& paragraph_;
  const LineNumbers& numbers_;
  const BreakParameters& parameters_;
  const double loosest_ratio_;
  BestWays best_;
  LastLine first_line_, last_line_;
  std::vector<Node> nodes_;
  std::vector<std::size_t> active_;  ///< into `nodes_`, in the order of their breakpoints
};

Found search(const Paragraph& paragraph, const LineNumbers& numbers, std::size_t classes,
             const LineCounts& wanted, const BreakParameters& parameters) {
  return Search(paragraph, numbers, classes, wanted, parameters).run();
}

Breaks best_breaks(const Paragraph& paragraph, const BreakParameters& parameters) {
  const std::size_t rest = paragraph.measures.size() - 1;
  const Found found = search(paragraph, {rest}, rest + 1, {}, parameters);
  return way_back(paragraph, found.nodes, *found.best());
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
             paragraph.setter.excess(paragraph.sums[there.item] - before, widest).units > 0;
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
  return best_breaks(Paragraph(items, shape, parameters), parameters);
}

BreakProfile break_lines(std::span<const Item> items, const ParagraphShape& shape, LineCounts wanted,
                         const BreakParameters& parameters) {
  return break_lines(items, shape, wanted, break_lines(items, shape, parameters), parameters);
}

BreakProfile break_lines(std::span<const Item> items, const ParagraphShape& shape, LineCounts wanted,
                         Breaks best, const BreakParameters& parameters) {
  if (best.lines.empty()) return {{Breaks{}}, 0};
  const Paragraph paragraph(items, shape, parameters);
  const std::size_t count = best.lines.size();
  const std::size_t least = count - std::min(count, wanted.fewer),
                    most = count + std::min(wanted.more, items.size());

  // The breakpoints between two boxes share their ways, and the best one may end a line at any of them.
  constexpr std::size_t kClasses = 2 * kMayStray + 3;
  const Found found =
      search(paragraph, {kNone, windows_around(best, most, paragraph)}, kClasses, wanted, parameters);

  const double most_demerits = best.demerits + wanted.most_demerits_more;
  BreakProfile profile;
  for (std::size_t lines = least; lines <= most; ++lines) {
    if (lines == count) {
      profile.best = profile.by_lines.size();
      profile.by_lines.push_back(std::move(best));
    } else if (const Node* last = found.best(lines);
               last != nullptr && last->cost.demerits <= most_demerits) {
      profile.by_lines.push_back(way_back(paragraph, found.nodes, *last));
    }
  }
  return profile;
}

}  // namespace nashra
