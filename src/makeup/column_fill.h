// Pouring a galley into columns.
#pragma once

#include <cstddef>
#include <vector>

#include "galley/galley.h"

namespace nashra {

/// A line or picture and where it stands, measured from the top of its column.
struct LineInColumn {
  std::size_t item = 0;  ///< index into the galley's items: a LineBox or PictureBox
  Length baseline;       ///< of a picture: its upper edge
};

/// What one column took of a galley.
struct ColumnFill {
  std::vector<LineInColumn> lines;
  std::size_t next = 0;  ///< item to resume at; the number of items when all was placed
  Length height;         ///< down to the bottom of the last line
};

/// Fills a column `height` high from item `from` on with as many lines as fit, ending at the last place where
/// a column may end. White space at the top is dropped; a line whose leading is a whole number of `grid`
/// steps stands on the grid. When even the first lines that must stay together do not fit, nothing is placed.
ColumnFill fill_column(const Galley& galley, std::size_t from, Length height, Length grid);

/// The same, but for a full column, which must get on: rather than nothing it takes as many lines as it can
/// hold, though they should stay together, and one line in any case; a picture that does not fit with its
/// caption it leaves to the next.
ColumnFill fill_full_column(const Galley& galley, std::size_t from, Length height, Length grid);

/// The height of the least that a column may begin and end with.
Length least_height(const Galley& galley, std::size_t from, Length grid);

/// Spreads the rest of a galley over at most `columns` columns of equal height: the least height, not above
/// `limit`, at which all of it fits, and at that height the most even columns, an earlier one never shorter
/// than a later one where the kept-together lines allow it. Empty when not all of it fits.
std::vector<ColumnFill> balance_columns(const Galley& galley, std::size_t from, int columns, Length limit,
                                        Length grid);

}  // namespace nashra
