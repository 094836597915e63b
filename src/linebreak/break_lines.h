#pragma once

#include <span>
#include <vector>

#include "linebreak/items.h"

namespace nashra {

/// How loose and tight lines are judged.
struct BreakParameters {
  double line_penalty = 10;        ///< added to the badness of every line (TeX's \linepenalty)
  double flagged_demerits = 3000;  ///< two flagged breaks one after the other
  double fitness_demerits =
      3000;  ///< a tight line next to a loose one (classes as in TeX: tight, decent, loose, very loose)
};

/// One way to break a paragraph: a line for each entry.
struct Breaks {
  struct Line {
    std::size_t begin = 0;  ///< first item of the line (glue and penalties after a break are dropped)
    std::size_t end = 0;    ///< the item it ends at: a glue or penalty, or one past the last item
    double ratio = 0;       ///< glue set ratio: < 0 shrunk, 0 natural, > 0 stretched
    bool overfull = false;  ///< wider than its slot with all glue shrunk
  };
  std::vector<Line> lines;
  double demerits = 0;
};

/// The breaks with the fewest demerits over the whole paragraph (total fit). Knows no font, no Unicode, no
/// bidi. Total: a box wider than its slot makes an overfull line. A paragraph without boxes has no lines. The
/// last line is judged like any other: the caller ends the items with glue of great stretch and a forced
/// penalty.
Breaks break_lines(std::span<const Item> items, const ParagraphShape& shape,
                   const BreakParameters& parameters = {});

}  // namespace nashra
