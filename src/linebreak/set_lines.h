#pragma once

#include <vector>

#include "linebreak/break_lines.h"
#include "linebreak/items.h"
#include "linebreak/line.h"
#include "shape/shaped.h"

namespace nashra {

enum class LineEnds : std::uint8_t {
  justified,  ///< flush at both edges but for last lines
  ragged,     ///< spaces keep their width
  balanced,   ///< ragged, lines of about equal length, the last one too
};

/// A paragraph as boxes, glue and penalties, and for each item the piece it stands for.
struct ItemList {
  std::vector<Item> items;
  std::vector<std::size_t>
      piece;  ///< index into `ShapedParagraph::pieces`; one past its end for items without one
};

/// Boxes are runs of pieces between break opportunities, glue the spaces (word space 0.75 … 1.35 of natural
/// before badness 100, typography.md), penalties the breaks without a space. `size`: of the type.
ItemList items_of(const ShapedParagraph& paragraph, Length size, LineEnds ends);

enum class Flush : std::uint8_t { start, end, center };

/// Turns breaks into lines: spaces at line ends dropped (UAX #9 L1), pieces in visual order (L2), and in a
/// justified line the spaces set so that boxes and glue sum to the measure exactly.
std::vector<Line> set_lines(const ShapedParagraph& paragraph, Length size, const ItemList& list,
                            const Breaks& breaks, const ParagraphShape& shape, LineEnds ends, Flush flush);

}  // namespace nashra
