#include "makeup/column_fill.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

namespace nashra {
namespace {

/// Past white space and marks, so that two columns that hold the same lines resume at the same item.
std::size_t skip_to_line(const Galley& galley, std::size_t item) {
  const auto is_shown = [&](std::size_t at) {
    return std::holds_alternative<LineBox>(galley.items[at]) ||
           std::holds_alternative<PictureBox>(galley.items[at]);
  };
  while (item < galley.items.size() && !is_shown(item)) ++item;
  return item;
}

/// One line or picture a step down a column, with the places where the column may end.
class ColumnCursor {
 public:
  ColumnCursor(const Galley& galley, std::size_t from, Length grid)
      : galley_(galley), next_(from), grid_(grid) {}

  bool at_end() const { return next_ == galley_.items.size(); }
  std::size_t next() const { return next_; }
  Length bottom() const { return bottom_; }

  /// Goes past white space and marks to the next line or picture and takes it; false when there is none.
  bool take_line(LineInColumn& taken) {
    for (; !at_end(); ++next_) {
      const GalleyItem& item = galley_.items[next_];
      if (const auto* space = std::get_if<Leading>(&item)) {
        if (bottom_ > Length{}) y_ += space->height;
      } else if (const auto* line = std::get_if<LineBox>(&item)) {
        taken = {next_, place(line->leading)};
        ++next_;
        return true;
      } else if (const auto* picture = std::get_if<PictureBox>(&item)) {
        taken = {next_, y_};
        y_ = bottom_ = y_ + picture->height;
        ++next_;
        return true;
      }
    }
    return false;
  }

  bool may_end() const {
    return skip_to_line(galley_, next_) == galley_.items.size() ||
           !std::holds_alternative<KeepTogether>(galley_.items[next_]);
  }

 private:
  Length place(Length leading) {
    const bool on_grid = leading.units % grid_.units == 0;
    const Length top = on_grid ? grid_ * steps_to_cover(y_, grid_) : y_;
    y_ = bottom_ = top + leading;
    return top + baseline_in(leading);
  }

  const Galley& galley_;
  std::size_t next_;
  Length grid_, y_, bottom_;
};

bool begins_with_picture(const Galley& galley, std::size_t from) {
  const std::size_t first = skip_to_line(galley, from);
  return first < galley.items.size() && std::holds_alternative<PictureBox>(galley.items[first]);
}

enum class WhenNothingFits { place_nothing, break_anyway };

ColumnFill fill(const Galley& galley, std::size_t from, Length height, Length grid, WhenNothingFits rule) {
  const bool breaks_anyway = rule == WhenNothingFits::break_anyway && !begins_with_picture(galley, from);
  ColumnCursor cursor(galley, from, grid);
  std::vector<LineInColumn> lines;
  ColumnFill legal{{}, from, {}}, any{{}, from, {}};
  LineInColumn line;
  while (cursor.take_line(line)) {
    const bool must_take = breaks_anyway && lines.empty();
    if (cursor.bottom() > height && !must_take) break;
    lines.push_back(line);
    any = {{}, cursor.next(), cursor.bottom()};
    if (cursor.may_end()) legal = {lines, skip_to_line(galley, cursor.next()), cursor.bottom()};
  }
  if (legal.next != from || !breaks_anyway) return legal;
  return {std::move(lines), skip_to_line(galley, any.next), any.height};
}

bool fits(const Galley& galley, std::size_t from, int columns, Length height, Length grid) {
  for (int column = 0; column < columns && from < galley.items.size(); ++column) {
    from = fill_column(galley, from, height, grid).next;
  }
  return from == galley.items.size();
}

/// The least number of grid steps at which the rest fits, or nothing.
std::optional<std::int64_t> least_steps(const Galley& galley, std::size_t from, int columns, Length limit,
                                        Length grid) {
  std::int64_t high = limit.units / grid.units;
  if (!fits(galley, from, columns, grid * high, grid)) return std::nullopt;
  std::int64_t low = 0;
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (fits(galley, from, columns, grid * middle, grid) ? high : low) = middle;
  }
  return high;
}

/// A way to spread the lines from some item on, judged by its unevenness.
struct Spread {
  double cost = std::numeric_limits<double>::infinity();
  ColumnFill first;
};

class EvenSpread {
 public:
  EvenSpread(const Galley& galley, Length height, Length grid)
      : galley_(galley), height_(height), grid_(grid) {}

  /// The cheapest way to set everything from `from` on in `columns` columns.
  const Spread& best(std::size_t from, int columns) {
    const auto [found, is_new] = known_.try_emplace({from, columns});
    if (is_new) found->second = search(from, columns);
    return found->second;
  }

 private:
  Spread search(std::size_t from, int columns) {
    Spread best_spread;
    if (from == galley_.items.size()) return {0, {{}, from, {}}};
    if (columns == 0) return best_spread;
    ColumnCursor cursor(galley_, from, grid_);
    std::vector<LineInColumn> lines;
    LineInColumn line;
    while (cursor.take_line(line) && cursor.bottom() <= height_) {
      lines.push_back(line);
      if (!cursor.may_end()) continue;
      const std::size_t next = skip_to_line(galley_, cursor.next());
      // Squares of the heights grow with unevenness; of two equal sums the one with the taller first column
      // wins, since ties keep the later, longer choice.
      const double steps = in_points(cursor.bottom()) / in_points(grid_);
      const double cost = steps * steps + best(next, columns - 1).cost;
      if (cost <= best_spread.cost) best_spread = {cost, {lines, next, cursor.bottom()}};
    }
    return best_spread;
  }

  const Galley& galley_;
  Length height_, grid_;
  std::map<std::pair<std::size_t, int>, Spread> known_;
};

}  // namespace

ColumnFill fill_column(const Galley& galley, std::size_t from, Length height, Length grid) {
  return fill(galley, from, height, grid, WhenNothingFits::place_nothing);
}

ColumnFill fill_full_column(const Galley& galley, std::size_t from, Length height, Length grid) {
  return fill(galley, from, height, grid, WhenNothingFits::break_anyway);
}

Length least_height(const Galley& galley, std::size_t from, Length grid) {
  ColumnCursor cursor(galley, from, grid);
  LineInColumn line;
  while (cursor.take_line(line) && !cursor.may_end()) {
  }
  return cursor.bottom();
}

std::vector<ColumnFill> balance_columns(const Galley& galley, std::size_t from, int columns, Length limit,
                                        Length grid) {
  from = skip_to_line(galley, from);
  const std::optional<std::int64_t> steps = least_steps(galley, from, columns, limit, grid);
  if (!steps) return {};
  EvenSpread spread(galley, grid * *steps, grid);
  std::vector<ColumnFill> fills;
  for (int left = columns; left > 0 && from < galley.items.size(); --left) {
    fills.push_back(spread.best(from, left).first);
    from = fills.back().next;
  }
  return fills;
}

}  // namespace nashra
