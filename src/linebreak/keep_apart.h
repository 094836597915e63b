// Lines look at their neighbours.
#pragma once

#include <vector>

#include "linebreak/members.h"

namespace nashra {

/// Moves kashidas to other places and words where they stand above each other in lines that follow, and where
/// that parts gaps which would run through the lines as a river. The lengths of a line's kashidas stay, so
/// that its spaces do too. What a line pays for worse places is weighed against what its neighbours gain, for
/// all lines that touch in this way together (Viterbi); lines without kashida stay as they are.
void keep_apart(std::vector<PlannedLine>& lines, const ShapedParagraph& paragraph, Length size,
                const ItemList& list);

}  // namespace nashra
