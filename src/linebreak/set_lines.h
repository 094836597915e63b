// The two sides of the line breaker: a paragraph as items, and breaks as lines.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "linebreak/break_lines.h"
#include "linebreak/items.h"
#include "linebreak/line.h"
#include "shape/shape.h"
#include "spec/layout.h"

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
  std::shared_ptr<const std::vector<Elongating>> elongations = {};  ///< what the boxes see
  Justification justification = {};
};

/// One box for each word piece (pieces without a break opportunity between them stand together: boxes in a
/// row), glue for each space between words, penalties for breaks that cost something or are not allowed.
/// `size`: of the type.
///
/// A space is as wide as its glyph. Its glue gives a line the ratio 1 at 1.48 and −1 at 0.67 of that width,
/// unless the style says otherwise: the steps of Arabic news setting, where spaces open further and close
/// less than in Latin. Badness is 100
/// when they are so wide, and 200 when they are so narrow. A fixed space is glue that neither stretches nor
/// shrinks. Spaces at the edges of the paragraph and of forced breaks have no item.
///
/// A justified word of a paragraph whose language has kashida brings its elongations, at its best place: with
/// n tatweels the n-th of them. Their costs are those of research on Arabic news setting, in badness: 14 to
/// 45 by the class of the join, more beside marks and after the first letter, and where they are long.
///
/// Ragged lines end in a stretch of 2 em, balanced ones of 8 em, the last too (Knuth & Plass, "Ragged-right
/// Margins": glue before the break that is taken back after it), and their spaces keep their width.
ItemList items_of(const ShapedParagraph& paragraph, Length size, LineEnds ends,
                  const Justification& justification = {});

/// Whether a line is its paragraph's last, or a forced break ends it; such a line is not filled.
bool ends_a_paragraph(const ItemList& list, const Breaks::Line& line);

/// What `break_lines` needs to know beside the items: balanced lines are as few as first-fit would make, and
/// what justified ones may do.
BreakParameters parameters_for(LineEnds ends, const Justification& justification = {});

enum class Flush : std::uint8_t { start, end, center };

/// Turns breaks into lines: spaces at line ends dropped (UAX #9 L1 gives them the paragraph's level, so that
/// nothing shows), pieces in visual order (L2), and in a justified line the spaces set so that words and
/// spaces sum to the measure exactly, the odd units going to the first spaces. A last line is shrunk where it
/// must be, else natural.
///
/// A word of a line stands in the line's scale, and where it is elongated as the form that `words` has of it.
///
/// What is not as wide as its measure stands as `flush` says: last lines, ragged ones, and lines with nothing
/// to stretch. An overfull line starts at its start edge and sticks out at the other, its spaces at their
/// narrowest. The lines' texts cover the paragraph's text without gaps. `ratio` is that of the breaks in
/// lines meant to be filled (`kUnstretchable` where nothing stretches), else 0.
std::vector<Line> set_lines(const ShapedParagraph& paragraph, Length size, const ItemList& list,
                            const Breaks& breaks, const ParagraphShape& shape, LineEnds ends, Flush flush,
                            WordCache& words);

}  // namespace nashra
