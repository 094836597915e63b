#include "makeup/level_columns.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace nashra {
namespace {

constexpr std::size_t kMostTries = 12;

/// All that columns look at, and none of the words.
LineBox outline_of(const LineBox& box) {
  LineBox outline;
  outline.line.text = box.line.text;
  outline.leading = box.leading;
  outline.block = box.block;
  return outline;
}

/// Those parts that the page may be filled with, whichever way they are set.
struct Window {
  std::size_t begin = 0, end = 0;
};

Window window_of(const std::vector<Part>& parts, Place from, const ColumnSpace& space) {
  const auto first =
      std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.block >= from.block; });
  Window window;
  window.begin = window.end = static_cast<std::size_t>(first - parts.begin());
  // A line for each part that may shrink, and then one for what is over.
  const Length most = (space.height + 2 * space.grid) * space.columns;
  for (Length height; window.end < parts.size() && height <= most; ++window.end) {
    height += height_of(*parts[window.end].galley);
  }
  return window;
}

double loosest_line(const Galley& galley) {
  double loosest = -1;
  for (const GalleyItem& item : galley.items) {
    if (const auto* box = std::get_if<LineBox>(&item)) loosest = std::max(loosest, box->line.ratio);
  }
  return loosest;
}

bool has_overfull_line(const Galley& galley) {
  return std::any_of(galley.items.begin(), galley.items.end(), [](const GalleyItem& item) {
    const auto* box = std::get_if<LineBox>(&item);
    return box != nullptr && box->line.overfull;
  });
}

std::ptrdiff_t forced_ends(const Spread& spread) {
  return std::count_if(spread.columns.begin(), spread.columns.end(),
                       [](const ColumnFill& column) { return column.is_forced; });
}

/// The whole grid lines that stay empty at the foot of each column.
std::vector<std::int64_t> empty_lines(const Spread& spread, const ColumnSpace& space) {
  const Length foot = spread.has_all ? height_of(spread) : space.height;
  std::vector<std::int64_t> empty(static_cast<std::size_t>(space.columns), foot.units / space.grid.units);
  for (std::size_t column = 0; column < spread.columns.size(); ++column)
    empty[column] = std::max(foot - spread.columns[column].height, Length{}).units / space.grid.units;
  return empty;
}

/// A paragraph that might be set again.
struct Candidate {
  std::size_t part = 0;
  GalleyPtr galley;
  double demerits_more = 0;
};

class Levelling {
 public:
  Levelling(std::vector<Part>& parts, Place from, const ColumnSpace& space)
      : parts_(parts), from_(from), space_(space), window_(window_of(parts, from, space)) {
    now_ = try_out();
    unevenness_ = unevenness_of(now_, space_);
  }

  bool is_level() const { return nashra::is_level(now_, space_); }

  /// Of what begins in the columns or just after them, the cheapest first.
  std::vector<Candidate> candidates(const SetAgain& set_again) const {
    const std::optional<Place>& next = now_.columns.back().next;
    std::size_t end = window_.end;
    while (next && end > window_.begin && Place{parts_[end - 1].block, 0} > *next) --end;
    double loosest = kLoosestLine;
    for (std::size_t part = window_.begin; part < end; ++part)
      loosest = std::max(loosest, loosest_line(*parts_[part].galley));

    std::vector<Candidate> found;
    for (std::size_t part = window_.begin; part < end; ++part) {
      if (!parts_[part].may_change || Place{parts_[part].block, 0} < from_) continue;
      for (const int lines_more : {-1, 1}) {
        const GalleyPtr& best = parts_[part].galley;
        const GalleyPtr other = set_again(parts_[part], {lines_more, kMostDemeritsMore, loosest});
        const double demerits_more = other->demerits - best->demerits;
        const bool is_presentable = demerits_more <= kMostDemeritsMore && !has_overfull_line(*other) &&
                                    loosest_line(*other) <= loosest;
        if (other != best && is_presentable) found.push_back({part, other, demerits_more});
      }
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
      return a.demerits_more < b.demerits_more;
    });
    if (found.size() > kMostTries) found.resize(kMostTries);
    return found;
  }

  /// Sets again that part which makes the page most level; false when none makes it more level.
  bool change_one(const std::vector<Candidate>& candidates) {
    const Candidate* chosen = nullptr;
    Spread best;
    std::int64_t least = unevenness_;
    for (const Candidate& candidate : candidates) {
      if (least == 0) break;
      const std::size_t part = candidate.part;
      if (std::find(changed_.begin(), changed_.end(), part) != changed_.end()) continue;
      const GalleyPtr before = std::exchange(parts_[part].galley, candidate.galley);
      Spread tried = try_out();
      parts_[part].galley = before;
      if (unevenness_of(tried, space_) >= least || !is_allowed(tried, part)) continue;
      least = unevenness_of(tried, space_);
      best = std::move(tried);
      chosen = &candidate;
    }
    if (chosen == nullptr) return false;
    parts_[chosen->part].galley = chosen->galley;
    changed_.push_back(chosen->part);
    now_ = std::move(best);
    unevenness_ = least;
    return true;
  }

 private:
  Spread try_out() const {
    Galley outline;
    for (std::size_t part = window_.begin; part < window_.end; ++part) {
      for (const GalleyItem& item : parts_[part].galley->items) {
        const auto* box = std::get_if<LineBox>(&item);
        outline.items.push_back(box != nullptr ? GalleyItem(outline_of(*box)) : item);
      }
      if (parts_[part].stays_with_next) outline.items.emplace_back(KeepTogether{});
    }
    return spread(outline, from_, space_);
  }

  /// The page is not taller for it, what ended on it still does, no widow or orphan more stands in it, and no
  /// other changed part begins in the same column.
  bool is_allowed(const Spread& tried, std::size_t part) const {
    if (forced_ends(tried) > forced_ends(now_)) return false;
    if (now_.has_all && !(tried.has_all && height_of(tried) <= height_of(now_))) return false;
    return std::none_of(changed_.begin(), changed_.end(),
                        [&](std::size_t other) { return column_of(tried, other) == column_of(tried, part); });
  }

  /// The column in which a part begins.
  std::ptrdiff_t column_of(const Spread& tried, std::size_t part) const {
    const Place begin{parts_[part].block, 0};
    return std::count_if(tried.columns.begin(), tried.columns.end(),
                         [&](const ColumnFill& column) { return column.next && *column.next <= begin; });
  }

  std::vector<Part>& parts_;
  Place from_;
  ColumnSpace space_;
  Window window_;
  Spread now_;
  std::int64_t unevenness_ = 0;
  std::vector<std::size_t> changed_;
};

}  // namespace

std::int64_t unevenness_of(const Spread& spread, const ColumnSpace& space) {
  const std::vector<std::int64_t> empty = empty_lines(spread, space);
  return std::accumulate(empty.begin(), empty.end(), std::int64_t{0});
}

bool is_level(const Spread& spread, const ColumnSpace& space) {
  const std::vector<std::int64_t> empty = empty_lines(spread, space);
  return std::all_of(empty.begin(), empty.end(), [](std::int64_t lines) { return lines <= 1; });
}

bool level_columns(std::vector<Part>& parts, Place from, const ColumnSpace& space,
                   const SetAgain& set_again) {
  if (space.columns == 1) return false;
  Levelling levelling(parts, from, space);
  if (levelling.is_level()) return false;
  const std::vector<Candidate> candidates = levelling.candidates(set_again);
  bool changed = false;
  while (!levelling.is_level() && levelling.change_one(candidates)) changed = true;
  return changed;
}

}  // namespace nashra
