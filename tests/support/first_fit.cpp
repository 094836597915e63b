#include "support/first_fit.h"

namespace nashra::test {
namespace {

bool is_box(const Item& item) { return std::holds_alternative<Box>(item); }

/// Whether a forced break comes before the next box: a line that ended at `i` would leave it an empty one.
bool is_overruled(std::span<const Item> items, std::size_t i) {
  if (is_forced(items, i)) return false;
  for (std::size_t next = i + 1; next < next_box(items, i); ++next) {
    if (is_forced(items, next)) return true;
  }
  return false;
}

/// Where a line ends that takes as much as fits unshrunk, and goes to the first legal break in any case.
std::size_t end_of_line(std::span<const Item> items, std::size_t begin, std::int64_t available) {
  std::size_t end = items.size();
  bool found = false;
  for (std::size_t i = begin + 1; i <= items.size(); ++i) {
    if (!is_legal(items, i) || is_overruled(items, i)) continue;
    if (found && sums_of(items, begin, i).width > available) break;
    found = true;
    end = i;
    if (is_forced(items, i)) break;
  }
  return end;
}

Breaks::Line line_of(std::span<const Item> items, std::size_t begin, std::size_t end,
                     std::int64_t available) {
  const Sums sums = sums_of(items, begin, end);
  const std::int64_t missing = available - sums.width;
  double ratio = 0;
  if (missing > 0) ratio = sums.stretch > 0 ? double(missing) / double(sums.stretch) : kUnstretchable;
  if (missing < 0) ratio = -missing > sums.shrink ? -1 : double(missing) / double(sums.shrink);
  return {begin, end, ratio, -missing > sums.shrink};
}

}  // namespace

bool is_forced(std::span<const Item> items, std::size_t i) {
  const auto* stop = i < items.size() ? std::get_if<Penalty>(&items[i]) : nullptr;
  return i == items.size() || (stop != nullptr && stop->cost <= kForced);
}

bool is_legal(std::span<const Item> items, std::size_t i) {
  if (i == items.size()) return true;
  if (const auto* stop = std::get_if<Penalty>(&items[i])) return stop->cost < kForbidden;
  return std::holds_alternative<Glue>(items[i]) && i > 0 && is_box(items[i - 1]);
}

Sums sums_of(std::span<const Item> items, std::size_t begin, std::size_t end) {
  Sums sums;
  for (std::size_t i = begin; i < end; ++i) {
    if (const auto* box = std::get_if<Box>(&items[i])) sums.width += box->width.units, sums.has_box = true;
    if (const auto* glue = std::get_if<Glue>(&items[i]); glue != nullptr && sums.has_box) {
      sums.width += glue->width.units;
      sums.stretch += glue->stretch.units;
      sums.shrink += glue->shrink.units;
    }
  }
  if (end < items.size()) {
    if (const auto* stop = std::get_if<Penalty>(&items[end])) sums.width += stop->width.units;
  }
  return sums;
}

std::size_t next_box(std::span<const Item> items, std::size_t from) {
  while (from < items.size() && !is_box(items[from])) ++from;
  return from;
}

Breaks first_fit(std::span<const Item> items, const ParagraphShape& shape,
                 const BreakParameters& /*parameters*/) {
  Breaks breaks;
  // The start of the paragraph is a forced break, and each further one before the next box ends an empty
  // line.
  bool after_forced = true;
  for (std::size_t begin = 0; begin < items.size();) {
    const std::size_t box = next_box(items, begin);
    for (; begin < box; ++begin) {
      if (after_forced && is_forced(items, begin)) breaks.lines.push_back({begin, begin});
    }
    if (box == items.size()) break;
    const std::int64_t available = slot_of(shape, breaks.lines.size()).width.units;
    const std::size_t end = end_of_line(items, begin, available);
    breaks.lines.push_back(line_of(items, begin, end, available));
    after_forced = is_forced(items, end);
    begin = end + 1;
  }
  return breaks;
}

}  // namespace nashra::test
