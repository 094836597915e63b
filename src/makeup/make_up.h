#pragma once

#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"
#include "galley/typesetter.h"
#include "makeup/issue.h"
#include "spec/bulletin.h"
#include "spec/layout.h"

namespace nashra {

/// Lays the articles out one after the other: each story's head over all columns, its text under it in
/// columns that end level; a story that does not fit goes on in full columns over the next pages. Columns run
/// in the direction of the story's language, pages in that of the edition's. Never fails on content; an error
/// only when an article asks for a dress that the layout does not have.
Outcome<Issue> make_up(const LayoutSpec& layout, const BulletinSpec& bulletin,
                       const std::vector<Article>& articles, const Typesetter& typesetter);

}  // namespace nashra
