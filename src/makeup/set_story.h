// A story set in galleys, before it is placed on pages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "article/article.h"
#include "galley/typesetter.h"
#include "language/policy.h"
#include "linebreak/items.h"
#include "spec/bulletin.h"
#include "spec/layout.h"

namespace nashra {

/// The dress of the article at place `index` of the bulletin: what its entry asks for, else `lead` for the
/// first and `standard` for the others. nullptr when the layout has no dress of that name.
const StoryDress* dress_of(const LayoutSpec& layout, const BulletinSpec& bulletin, std::size_t index);

/// The style in which a dress prints a kind of block (of a picture: its caption), or nullptr when it does not
/// print it.
const Style* style_of(const LayoutSpec& layout, const StoryDress& dress, BlockKind kind);

/// A block of a story, and how it is set for now.
struct Part {
  BlockRef block;
  BlockKind kind = BlockKind::paragraph;
  const Style* style = nullptr;
  ParagraphShape shape;
  GalleyPtr galley;
  bool stays_with_next = false;  ///< no column ends after it
  bool may_change = false;       ///< running text, which a line more or fewer does not spoil
};

/// The parts one below the other.
Galley join(const std::vector<Part>& parts);

/// The blocks that the dress prints, in their order: those of the head over all columns, the others in a
/// column. A portrait before running text stands at the end edge of the column, if the dress has a width for
/// it and leaves the text two fifths of the column; the lines beside it are shorter.
std::vector<Part> set_blocks(const LayoutSpec& layout, const StoryDress& dress, const Article& article,
                             ArticleId id, const Typesetter& typesetter);

struct Story {
  ArticleId id;
  std::u16string title;
  Direction direction = Direction::right_to_left;
  Galley head;              ///< across all columns
  std::vector<Part> parts;  ///< of the body
  Galley body;              ///< the parts in a column
};

Story set_story(const LayoutSpec& layout, const StoryDress& dress, const Article& article, ArticleId id,
                const Typesetter& typesetter);

}  // namespace nashra
