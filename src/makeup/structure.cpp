#include "makeup/structure.h"

#include <utility>

#include "base/unicode.h"

namespace nashra {
namespace {

Role role_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::headline:
    case BlockKind::subhead:
      return Role::heading;
    case BlockKind::list_item:
      return Role::list_item;
    case BlockKind::quote:
      return Role::quote;
    case BlockKind::table_row:
      return Role::table_row;
    case BlockKind::picture:
      return Role::figure;
    case BlockKind::kicker:
    case BlockKind::deck:
    case BlockKind::byline:
    case BlockKind::date_line:
    case BlockKind::credit:
    case BlockKind::paragraph:
      break;
  }
  return Role::paragraph;
}

/// What groups neighbours of this role, if anything does.
std::optional<Role> group_of(Role role) {
  if (role == Role::list_item) return Role::list;
  return role == Role::table_row ? std::optional(Role::table) : std::nullopt;
}

class Mint {
 public:
  explicit Mint(std::string_view language) { add({Role::document, {}, 0, std::string(language), {}, {}}); }

  void add_article(const Article& article, ArticleId id) {
    const NodeId story = add({Role::article, {}, 0, article.language, {}, {}});
    NodeId group = story;
    std::vector<std::pair<int, NodeId>>
        lists;  // by depth, that the item before stands in, the innermost last
    std::vector<NodeId> blocks;
    Role grouped = Role::article;
    for (std::uint32_t index = 0; index < article.blocks.size(); ++index) {
      const Block& block = article.blocks[index];
      const Role role = role_of(block.kind);
      const Role wanted = group_of(role).value_or(Role::article);
      if (wanted != grouped)
        group = wanted == Role::article ? story : add({wanted, story, 0, article.language, {}, {}});
      grouped = wanted;
      if (role == Role::list_item) {
        if (lists.empty()) lists.emplace_back(block.depth, group);
        while (lists.size() > 1 && lists.back().first > block.depth) lists.pop_back();
        if (lists.back().first < block.depth)
          lists.emplace_back(block.depth, add({Role::list, blocks.back(), 0, article.language, {}, {}}));
        group = lists.back().second;
      } else {
        lists.clear();
      }
      const std::u16string& caption = block.content.text;
      std::u16string alternative = block.picture ? block.picture->alternative : std::u16string();
      if (role == Role::figure && alternative.empty())
        alternative = caption.empty() && block.picture ? to_utf16(block.picture->path) : caption;
      blocks.push_back(add({role, group, level_of(block.kind), article.language, BlockRef{id, index},
                            std::move(alternative)}));
      if (role == Role::figure && !caption.empty())
        add({Role::caption, blocks.back(), 0, article.language, BlockRef{id, index}, {}});
      if (role == Role::list_item && !block.marker.empty())
        add({Role::label, blocks.back(), 0, article.language, {}, {}});
    }
    tree_.blocks.push_back(std::move(blocks));
  }

  StructureTree take() { return std::move(tree_); }

 private:
  static int level_of(BlockKind kind) {
    if (kind == BlockKind::headline) return 1;
    return kind == BlockKind::subhead ? 2 : 0;
  }

  NodeId add(StructureNode node) {
    tree_.nodes.push_back(std::move(node));
    return {static_cast<std::uint32_t>(tree_.nodes.size() - 1)};
  }

  StructureTree tree_;
};

/// The node right behind a block's, where it is its child in that role.
std::optional<NodeId> child_of(const StructureTree& tree, BlockRef block, Role role) {
  const NodeId parent = tree.node_of(block), next{parent.value + 1};
  const bool found = next.value < tree.nodes.size() && tree.nodes[next.value].role == role &&
                     tree.nodes[next.value].parent == parent;
  return found ? std::optional(next) : std::nullopt;
}

}  // namespace

NodeId StructureTree::node_of(BlockRef block) const { return blocks[block.article.value][block.block]; }

std::optional<NodeId> StructureTree::caption_of(BlockRef block) const {
  return child_of(*this, block, Role::caption);
}

std::optional<NodeId> StructureTree::label_of(BlockRef block) const {
  return child_of(*this, block, Role::label);
}

StructureTree structure_of(const std::vector<Article>& articles, std::string_view language) {
  Mint mint(language);
  for (std::uint32_t index = 0; index < articles.size(); ++index) mint.add_article(articles[index], {index});
  return mint.take();
}

}  // namespace nashra
