// What stands inside a line of text, in logical order.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/text_range.h"
#include "makeup/issue.h"
#include "pdf/tagging.h"

namespace nashra {

struct Stretch {
  TextRange range;  ///< into the block
  Inset inset;      ///< both empty: the block's own text
};

/// The line's text from its first word to its last, cut where an inset begins or ends; ascending, without
/// gaps. Spans say what is a link and in which language; where they do not name one, another script than that
/// of the line's language does. Only addresses that mean the same wherever the file is are links.
std::vector<Stretch> stretches_of(const TextLine& line);

/// The lines after which their block goes on in another line, with a space between the two.
std::unordered_set<const TextLine*> lines_before_a_space(const Issue& issue);

}  // namespace nashra
