// Pouring a galley into columns.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "article/article.h"
#include "galley/galley.h"

namespace nashra {

/// Where in a story's text to go on: a character of a block. It means the same at every measure, and
/// whichever way the blocks are set.
struct Place {
  BlockRef block;
  std::uint32_t offset = 0;  ///< UTF-16, into the block's text; a picture stands at 0
  friend constexpr auto operator<=>(const Place&, const Place&) = default;
};

/// The item of a galley of blocks (in their order) at which a column that goes on at `place` begins: the
/// first line whose text reaches beyond it; the number of items when there is none. At the measure at which
/// the place was found that is the line which begins there, and nothing is lost or repeated. At another
/// measure the place may stand inside that line: nothing from the place on is lost, and what stands before it
/// in that one line is repeated. An empty line at the place is passed over, as white space is.
std::size_t line_at(const Galley& galley, Place place);

/// A line or picture and where it stands, measured from the top of its column.
struct LineInColumn {
  std::size_t item = 0;  ///< index into the galley's items: a LineBox or PictureBox
  Length baseline;       ///< of a picture: its upper edge
};

/// What one column took of a galley.
struct ColumnFill {
  std::vector<LineInColumn> lines;
  std::optional<Place> next;  ///< where to go on; nothing when all was placed
  Length height;              ///< down to the bottom of the last line
  bool is_forced = false;     ///< ends among lines that should stay together
};

/// Fills a column `height` high from `from` on with as many lines as fit, ending at the last place where
/// a column may end. White space at the top is dropped; a line whose leading is a whole number of `grid`
/// steps stands on the grid. When even the first lines that must stay together do not fit, nothing is placed.
ColumnFill fill_column(const Galley& galley, Place from, Length height, Length grid);

/// The same, but for a full column, which must get on: rather than nothing it takes as many lines as it can
/// hold, though they should stay together, and one line in any case; a picture that does not fit with its
/// caption it leaves to the next.
ColumnFill fill_full_column(const Galley& galley, Place from, Length height, Length grid);

/// The height of the least that a column may begin and end with.
Length least_height(const Galley& galley, Place from, Length grid);

/// Spreads the rest of a galley over at most `columns` columns of equal height: the least height, not above
/// `limit`, at which all of it fits, and at that height the most even columns, an earlier one never shorter
/// than a later one where the kept-together lines allow it. Empty when not all of it fits.
std::vector<ColumnFill> balance_columns(const Galley& galley, Place from, int columns, Length limit,
                                        Length grid);

/// The columns that are to be filled on a page.
struct ColumnSpace {
  int columns = 1;
  Length height, grid;
  bool is_whole_page = false;  ///< no page has more: what does not fit here fits nowhere
};

/// What stands in the columns of a page.
struct Spread {
  std::vector<ColumnFill> columns;
  bool has_all = false;  ///< the galley ends here; else every column is full
};

/// Balances what fits into the columns; otherwise fills one after the other. On a whole page something is
/// placed in any case, a picture too, with a line of its caption.
Spread spread(const Galley& galley, Place from, const ColumnSpace& space);

/// Down to the bottom of the tallest column.
Length height_of(const Spread& spread);

}  // namespace nashra
