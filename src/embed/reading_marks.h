// Marks that nobody sees, for readers that know a line only as it stands on paper.
#pragma once

#include <cstddef>
#include <vector>

#include "makeup/issue.h"

namespace nashra {

/// U+200E or U+200F at an edge of a word.
struct ReadingMark {
  std::size_t word = 0;   ///< index into the line's words
  bool is_after = false;  ///< at its right edge, else at its left
  char32_t mark = 0;
  friend bool operator==(const ReadingMark&, const ReadingMark&) = default;
};

/// The direction of most letters of a page, which is what readers take for that of all its lines.
Direction direction_of(const Page& page);

/// The marks, from the left, without which poppler would give a line's numbers, signs and foreign words back
/// in another order than they were written in. In text from the right it turns all around but for what goes
/// from a letter of the left or a figure up to the next letter of the right (TextOutputDev.cc, reorderText);
/// so a sign at the right end of a number wants U+200E behind it, and two numbers that are read one after the
/// other U+200F between them; for PDFium it stands between a number and a sign after it, too. Readers that
/// follow UAX #9 see units read from the left as such between their marks. A line that runs against its page
/// is marked at its ends.
std::vector<ReadingMark> reading_marks(const TextLine& line, Direction page);

}  // namespace nashra
