#pragma once

#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"
#include "galley/typesetter.h"
#include "makeup/issue.h"
#include "spec/bulletin.h"
#include "spec/layout.h"

namespace nashra {

/// The dress of the article at place `index` of the bulletin: what its entry asks for, else `lead` for the
/// first and `standard` for the others. nullptr when the layout has no dress of that name.
const StoryDress* dress_of(const LayoutSpec& layout, const BulletinSpec& bulletin, std::size_t index);

/// The style in which a dress prints a kind of block (of a picture: its caption), or nullptr when it does not
/// print it.
const Style* style_of(const LayoutSpec& layout, const StoryDress& dress, BlockKind kind);

/// The shape in which block `index` of an article is set: the head's blocks over all columns, the others in a
/// column; flush where it opens the text or follows a head, with the style's indent elsewhere; all lines
/// within the style's indents at start and end.
ParagraphShape block_shape(const LayoutSpec& layout, const Article& article, std::uint32_t index,
                           const Style& style);

/// The block `block` of an article as its story prints it; empty when it does not.
GalleyPtr set_block(const LayoutSpec& layout, const StoryDress& dress, const Article& article, BlockRef block,
                    const Typesetter& typesetter);

/// Lays the articles out one after the other: each story's head over all columns, its text under it in
/// columns that end level; a story that does not fit goes on in full columns over the next pages. Columns run
/// in the direction of the story's language, pages in that of the edition's. Never fails on content; an error
/// only when an article asks for a dress that the layout does not have.
Outcome<Issue> make_up(const LayoutSpec& layout, const BulletinSpec& bulletin,
                       const std::vector<Article>& articles, const Typesetter& typesetter);

}  // namespace nashra
