// How dumps name blocks and placements.
#pragma once

#include <string>

#include "article/article.h"
#include "makeup/issue.h"

namespace nashra {

/// `2.5`: the sixth block of the third article.
std::string ref(const BlockRef& block);

/// `page 1 x 39.685 y 124.016 width 515.906 height 90 lines 3`, lengths in points, pages from 1.
std::string text_of(const Placement& placement);

}  // namespace nashra
