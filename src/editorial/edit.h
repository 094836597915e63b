// Changes to a block's text that lose neither what marks it nor where it came from.
#pragma once

#include <string>
#include <vector>

#include "article/article.h"
#include "base/text_range.h"

namespace nashra {

/// Text to be put in place of a range; an empty range is an insertion, an empty text a deletion.
struct Replacement {
  TextRange range;
  std::u16string text = {};
  friend bool operator==(const Replacement&, const Replacement&) = default;
};

/// `content` with the replacements made, which ascend and do not overlap. Spans keep what they mark: what is
/// inserted at an edge of one stands outside of it, and one that marks nothing any more is dropped. Anchors
/// stay before the character they stood before. A character that came in takes the place of the one it
/// stands for, what is behind it keeps its own. Linear in the length of the text and its marks, but for a
/// logarithm.
Inline edited(const Inline& content, const std::vector<Replacement>& replacements);

}  // namespace nashra
