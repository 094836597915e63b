// Asterisks that Markdown left in the text.
#pragma once

#include <cstddef>
#include <vector>

#include "article/marked_text.h"

namespace nashra {

/// What was found; all values are byte offsets of the source.
struct MendedEmphasis {
  std::vector<std::size_t> mended;    ///< pairs that mark now what they stand around
  std::vector<std::size_t> crossing;  ///< pairs that were only taken away: the text between them has marks
  std::vector<std::size_t> alone;     ///< two or three asterisks without a partner, still in the text
};

/// CommonMark 0.30, 6.2 does not close `**` between a punctuation mark and a letter (`**الوزير:**ننتظر`), and
/// Arabic sets no space where its rule expects one. Runs of equal length pair here when the first touches
/// what follows it and the second what stands before it, and no other mark begins or ends between just one of
/// them.
MendedEmphasis mend_emphasis(MarkedText& text);

}  // namespace nashra
