#include "makeup/column_fill.h"

#include <algorithm>
#include <limits>
#include <map>

namespace nashra {
namespace {

/// Past white space and marks, so that two columns that hold the same lines resume at the same item.
std::size_t skip_to_line(const Galley& galley, std::size_t item) {
  while (item < galley.items.size() && !is_shown(galley.items[item])) ++item;
  return item;
}

/// One line or picture a step down a column, with the places where the column may end.
class ColumnCursor {
 public:
  ColumnCursor(const Galley& galley, std::size_t from, Length grid)
      : galley_(galley), next_(from), grid_(grid) {}

  bool at_end() const { return next_ == galley_.items.size(); }
  std::size_t next() const { return next_; }
  Length bottom() const { return std::max(bottom_, bottom_beside_); }

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
      } else if (const auto* beside = std::get_if<SidePicture>(&item)) {
        y_ = grid_ * steps_to_cover(y_, grid_);
        taken = {next_, y_ + beside->above};
        bottom_beside_ = std::max(bottom_beside_, y_ + beside->height);
        ++next_;
        return true;
      }
    }
    return false;
  }

  /// White space may stand between the line and the mark, and a mark that nothing follows keeps nothing. A
  /// place cannot tell a picture from the caption under it, so that they are never parted.
  bool may_end() const {
    const std::size_t follower = skip_to_line(galley_, next_);
    if (follower == galley_.items.size()) return true;
    const GalleyItem& last = galley_.items[next_ - 1];
    if (is_picture(last) && block_of(last) == block_of(galley_.items[follower])) return false;
    std::size_t item = next_;
    while (std::holds_alternative<Leading>(galley_.items[item])) ++item;
    return !std::holds_alternative<KeepTogether>(galley_.items[item]);
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
  Length bottom_beside_;  ///< of the lowest picture with text beside it
};

/// A picture stands at the beginning of its block.
std::optional<Place> place_of(const Galley& galley, std::size_t item) {
  if (item == galley.items.size()) return std::nullopt;
  const auto* line = std::get_if<LineBox>(&galley.items[item]);
  const std::size_t offset = line == nullptr ? 0 : line->line.text.begin;
  return Place{block_of(galley.items[item]).value_or(BlockRef{}), static_cast<std::uint32_t>(offset)};
}

bool begins_with_picture(const Galley& galley, std::size_t from) {
  const std::size_t first = skip_to_line(galley, from);
  return first < galley.items.size() && is_picture(galley.items[first]);
}

enum class WhenNothingFits { place_nothing, break_text, break_anyway };

/// The line at which the next column goes on, and whether that parts what should stay together.
struct ColumnEnd {
  std::size_t item = 0;
  bool is_forced = false;
};

ColumnEnd end_of_column(const Galley& galley, std::size_t from, Length height, Length grid,
                        WhenNothingFits rule) {
  const bool breaks_anyway = rule == WhenNothingFits::break_anyway ||
                             (rule == WhenNothingFits::break_text && !begins_with_picture(galley, from));
  ColumnCursor cursor(galley, from, grid);
  std::size_t legal = from, any = from;
  LineInColumn line;
  while (cursor.take_line(line)) {
    const bool must_take = breaks_anyway && any == from;
    if (cursor.bottom() > height && !must_take) break;
    const bool shows_picture = is_picture(galley.items[line.item]);
    if (cursor.may_end()) legal = cursor.next();
    if (cursor.may_end() || !shows_picture) any = cursor.next();
  }
  const bool is_forced = legal == from && any != from && breaks_anyway;
  return {skip_to_line(galley, is_forced ? any : legal), is_forced};
}

/// The column that holds the lines from one item to another.
ColumnFill fill_until(const Galley& galley, std::size_t from, std::size_t end, Length grid) {
  ColumnCursor cursor(galley, from, grid);
  ColumnFill fill{{}, place_of(galley, end), {}, false};
  LineInColumn line;
  while (skip_to_line(galley, cursor.next()) < end && cursor.take_line(line)) {
    fill.lines.push_back(line);
    fill.height = cursor.bottom();
  }
  return fill;
}

ColumnFill fill(const Galley& galley, Place from, Length height, Length grid, WhenNothingFits rule) {
  const std::size_t begin = line_at(galley, from);
  const ColumnEnd end = end_of_column(galley, begin, height, grid, rule);
  ColumnFill filled = fill_until(galley, begin, end.item, grid);
  filled.is_forced = end.is_forced;
  return filled;
}

bool fits(const Galley& galley, std::size_t from, int columns, Length height, Length grid) {
  for (int column = 0; column < columns && from < galley.items.size(); ++column) {
    from = end_of_column(galley, from, height, grid, WhenNothingFits::place_nothing).item;
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

class EvenSpread {
 public:
  EvenSpread(const Galley& galley, Length height, Length grid)
      : galley_(galley), height_(height), grid_(grid) {}

  /// Where the first column ends when everything from `from` on is set in `columns` columns the best way.
  std::size_t end_of_first(std::size_t from, int columns) { return best(from, columns).end; }

 private:
  /// A way to spread the lines from some item on, judged by its unevenness.
  struct Way {
    double cost = std::numeric_limits<double>::infinity();
    std::size_t end = 0;  ///< of the first column
  };

  const Way& best(std::size_t from, int columns) {
    const auto [found, is_new] = known_.try_emplace({from, columns});
    if (is_new) found->second = search(from, columns);
    return found->second;
  }

  Way search(std::size_t from, int columns) {
    if (from == galley_.items.size()) return {0, from};
    Way best_way{.end = from};
    if (columns == 0) return best_way;
    ColumnCursor cursor(galley_, from, grid_);
    LineInColumn line;
    while (cursor.take_line(line) && cursor.bottom() <= height_) {
      if (!cursor.may_end()) continue;
      const std::size_t next = skip_to_line(galley_, cursor.next());
      // Squares of the heights grow with unevenness; of two equal sums the one with the taller first column
      // wins, since ties keep the later, longer choice.
      const double steps = in_points(cursor.bottom()) / in_points(grid_);
      const double cost = steps * steps + best(next, columns - 1).cost;
      if (cost <= best_way.cost) best_way = {cost, next};
    }
    return best_way;
  }

  const Galley& galley_;
  Length height_, grid_;
  std::map<std::pair<std::size_t, int>, Way> known_;
};

}  // namespace

std::size_t line_at(const Galley& galley, Place place) {
  const auto reaches_beyond = [&](const GalleyItem& item) {
    if (is_picture(item)) return Place{*block_of(item), 0} >= place;
    const auto* line = std::get_if<LineBox>(&item);
    if (line == nullptr || !line->block) return false;
    return *line->block == place.block ? line->line.text.end > place.offset : *line->block > place.block;
  };
  const auto found = std::find_if(galley.items.begin(), galley.items.end(), reaches_beyond);
  return static_cast<std::size_t>(found - galley.items.begin());
}

ColumnFill fill_column(const Galley& galley, Place from, Length height, Length grid) {
  return fill(galley, from, height, grid, WhenNothingFits::place_nothing);
}

ColumnFill fill_full_column(const Galley& galley, Place from, Length height, Length grid) {
  return fill(galley, from, height, grid, WhenNothingFits::break_text);
}

Length least_height(const Galley& galley, Place from, Length grid) {
  ColumnCursor cursor(galley, line_at(galley, from), grid);
  LineInColumn line;
  while (cursor.take_line(line) && !cursor.may_end()) {
  }
  return cursor.bottom();
}

std::vector<ColumnFill> balance_columns(const Galley& galley, Place from, int columns, Length limit,
                                        Length grid) {
  std::size_t begin = line_at(galley, from);
  const std::optional<std::int64_t> steps = least_steps(galley, begin, columns, limit, grid);
  if (!steps) return {};
  EvenSpread even(galley, grid * *steps, grid);
  std::vector<ColumnFill> fills;
  for (int left = columns; left > 0 && begin < galley.items.size(); --left) {
    const std::size_t end = even.end_of_first(begin, left);
    fills.push_back(fill_until(galley, begin, end, grid));
    begin = end;
  }
  return fills;
}

Spread spread(const Galley& galley, Place from, const ColumnSpace& space) {
  Spread all{balance_columns(galley, from, space.columns, space.height, space.grid), true};
  if (!all.columns.empty()) return all;
  Spread full;
  std::optional<Place> next = from;
  while (next && static_cast<int>(full.columns.size()) < space.columns) {
    const bool must_get_on = space.is_whole_page && full.columns.empty();
    const auto rule = must_get_on ? WhenNothingFits::break_anyway : WhenNothingFits::break_text;
    full.columns.push_back(fill(galley, *next, space.height, space.grid, rule));
    next = full.columns.back().next;
  }
  full.has_all = full.columns.empty() || !full.columns.back().next;
  return full;
}

Length height_of(const Spread& spread) {
  Length height;
  for (const ColumnFill& column : spread.columns) height = std::max(height, column.height);
  return height;
}

}  // namespace nashra
