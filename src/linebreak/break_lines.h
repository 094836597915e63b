#pragma once

#include <array>
#include <compare>
#include <limits>
#include <span>
#include <vector>

#include "linebreak/items.h"

namespace nashra {

/// How loose and tight lines are judged.
struct BreakParameters {
  double line_penalty = 10;        ///< added to the badness of every line (TeX's \linepenalty)
  double flagged_demerits = 3000;  ///< two flagged breaks one after the other
  double fitness_demerits = 3000;  ///< a tight line next to a loose one: more than one class apart
  bool fewest_lines = false;       ///< never a line more than first-fit needs, whatever the demerits
  int scale_limit = 0;         ///< permille by which all boxes of a line may be narrower or wider, below 1000
  double tight_badness = 100;  ///< of spaces at their narrowest
  double scale_cost = 4;       ///< badness of a line scaled by 2 %; it grows with the square
  int most_elongated = 0;      ///< boxes of a line, 0 … 3
  double second_cost = 10;     ///< badness of a second elongated box in a line
  double third_cost = 20;      ///< and that of a third one
  double neighbour_cost = 15;  ///< badness of two elongated boxes with no box between them
};

/// The longest that `BreakParameters::most_elongated` may be.
inline constexpr int kMostElongated = 3;

/// A box of a line and which of its elongations it has.
struct Elongated {
  std::size_t item = 0, choice = 0;
  friend bool operator==(const Elongated&, const Elongated&) = default;
};

/// One way to break a paragraph: a line for each entry.
struct Breaks {
  struct Line {
    std::size_t begin = 0;  ///< first item of the line (glue and penalties after a break are dropped)
    std::size_t end = 0;    ///< the item it ends at: a glue or penalty, or one past the last item
    double ratio = 0;       ///< glue set ratio: < 0 shrunk, 0 natural, > 0 stretched
    bool overfull = false;  ///< wider than its slot with all glue shrunk and the boxes at their narrowest
    int scale = 1000;       ///< permille of their widths that all boxes have, elongations included
    std::vector<Elongated> elongated = {};  ///< ascending
    friend bool operator==(const Line&, const Line&) = default;
  };
  std::vector<Line> lines;
  double demerits = 0;
};

/// The ratio of a line that is short and has nothing to stretch.
inline constexpr double kUnstretchable = 100;

/// The breaks with the fewest demerits over the whole paragraph (total fit). Knows no font, no Unicode, no
/// bidi. Demerits are TeX's (TeX: The Program, §851–§860): (line penalty + badness)² ± penalty², and more for
/// flagged breaks in a row and for neighbours whose fitness differs; badness is 100 |ratio|³ and at most 10⁷,
/// and no line is too loose.
///
/// Each line is set as well as its boxes allow: elongations and one scale for all boxes are chosen together,
/// so that badness of the spaces, cost of the scale and costs of the elongations are least in sum; that sum
/// is the badness of the line. So the breaks are the best for everything that a line may do, and each line
/// has the best that it can do.
///
/// Total: a stretch without a legal break inside that is wider than its slot makes an overfull line, any
/// other line fits. What sticks out in sum is as little as can be, and only then demerits count. Among
/// equals: fewer lines, then the earliest last break, and so on backwards. A paragraph without boxes has no
/// lines; two forced breaks with no box between them enclose an empty line; discardable items at the very
/// beginning are dropped too. The last line is judged like any other: the caller ends the items with glue of
/// great stretch and a forced penalty.
///
/// Widths are not negative and no glue shrinks by more than its width; stretch may be negative (ragged
/// setting). Time is linear in the items, times what fits into a line, times `shape.head` where that differs
/// from `shape.rest`.
Breaks break_lines(std::span<const Item> items, const ParagraphShape& shape,
                   const BreakParameters& parameters = {});

inline constexpr double kAnyDemerits = std::numeric_limits<double>::infinity();

/// How many lines fewer and more than the best breaks have.
struct LineCounts {
  std::size_t fewer = 1, more = 1;
  double most_demerits_more = kAnyDemerits;  ///< what costs so much more than the best need not be found
  double loosest_ratio = kAnyDemerits;       ///< nor what has a line looser than that
  friend auto operator<=>(const LineCounts&, const LineCounts&) = default;
};

/// The best breaks for each number of lines, ascending; a number of lines that cannot be had is left out.
/// Never empty: the best breaks of all are among them.
struct BreakProfile {
  std::vector<Breaks> by_lines;
  std::size_t best = 0;  ///< index of what `break_lines` gives
};

/// What a paragraph costs in fewer and in more lines than its best (TeX's \looseness, all at once). Each
/// entry is the best of its number of lines by the rules above: ways of other lengths do not compete. Linear
/// in the items, at several times the cost of the best breaks alone; to this end a way that is more than 8
/// lines ahead of the best one or behind it at any word is not followed, which only paragraphs of hundreds of
/// lines have.
BreakProfile break_lines(std::span<const Item> items, const ParagraphShape& shape, LineCounts wanted,
                         const BreakParameters& parameters = {});

/// The same for who knows the best breaks already.
BreakProfile break_lines(std::span<const Item> items, const ParagraphShape& shape, LineCounts wanted,
                         Breaks best, const BreakParameters& parameters = {});

}  // namespace nashra
