// A line of words. Visual order, left to right: this is where logical order ends.
#pragma once

#include <vector>

#include "base/length.h"
#include "base/text_range.h"
#include "shape/shaped.h"

namespace nashra {

struct WordInLine {
  ShapedWordPtr word;
  TextRange text;  ///< into the block
  Length x;        ///< left edge, from the left edge of the line's slot
  Length width;    ///< a space's width is what justification made of it
  bool is_space = false;
};

struct Line {
  TextRange text;          ///< with the space it ends at
  Length start;            ///< of the slot, from the column's start edge
  Length measure;          ///< the width to fill
  Length width;            ///< from the first ink box to the last; the measure itself in a justified line
  Length ascent, descent;  ///< extents of the ink above and below the baseline, both positive
  double ratio = 0;
  int scale = 1000;  ///< width of the words in permille of their natural one, spaces not
  bool overfull = false;
  bool last = false;  ///< of its paragraph, or ended by a forced break
  std::vector<WordInLine> words;
};

}  // namespace nashra
