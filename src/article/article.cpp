#include "article/article.h"

namespace nashra {

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::kicker:
      return "kicker";
    case BlockKind::headline:
      return "headline";
    case BlockKind::deck:
      return "deck";
    case BlockKind::byline:
      return "byline";
    case BlockKind::date_line:
      return "date-line";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::subhead:
      return "subhead";
    case BlockKind::list_item:
      return "list-item";
    case BlockKind::quote:
      return "quote";
    case BlockKind::table_row:
      return "table-row";
    case BlockKind::picture:
      return "picture";
    case BlockKind::credit:
      return "credit";
  }
  return "paragraph";
}

SourcePos position_of(const Article& article, std::uint32_t block, std::size_t offset) {
  const Inline& content = article.blocks[block].content;
  const SourceMap::Place place = content.where.place_of(content.text, offset);
  return {article.file, place.line, place.column};
}

}  // namespace nashra
