// The article's own structure, which pages only attach to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "article/article.h"

namespace nashra {

/// What a part of the bulletin is, in the standard structure types of ISO 32000-1 §14.8.4.
enum class Role : std::uint8_t {
  document,
  article,
  heading,
  paragraph,
  list,
  list_item,
  label,  ///< the marker of a list item
  quote,
  figure,
  caption,
  table,
  table_row
};

/// Index into `StructureTree::nodes`.
struct NodeId {
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(const NodeId&, const NodeId&) = default;
};

/// A node of the tree; its children are those that name it as their parent, in the order of their ids.
struct StructureNode {
  Role role = Role::document;
  NodeId parent;                  ///< of the document: itself
  int level = 0;                  ///< of a heading, from 1
  std::string language;           ///< BCP 47
  std::optional<BlockRef> block;  ///< nothing for what only groups
  std::u16string
      alternative;  ///< of a figure; where the article gives none, its caption, else the name of its file
};

/// Minted from the articles before any page is made: the reading order is the stories', whatever the pages
/// do.
struct StructureTree {
  std::vector<StructureNode> nodes;         ///< node 0 is the document; parents come before their children
  std::vector<std::vector<NodeId>> blocks;  ///< by article and block

  /// The node that shows a block.
  NodeId node_of(BlockRef block) const;

  /// The node of a picture's caption; nothing for other blocks and where the caption is empty.
  std::optional<NodeId> caption_of(BlockRef block) const;

  /// The node of a list item's marker; nothing for other blocks and for items without one.
  std::optional<NodeId> label_of(BlockRef block) const;
};

/// One article node a story in the order of the bulletin, with its blocks below it; list items are grouped in
/// lists, deeper ones in a list of the item before them, table rows in tables, a picture's caption stands in
/// its figure.
StructureTree structure_of(const std::vector<Article>& articles, std::string_view language);

}  // namespace nashra
