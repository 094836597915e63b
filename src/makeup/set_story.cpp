#include "makeup/set_story.h"

#include <algorithm>
#include <utility>

#include "makeup/page_frame.h"

namespace nashra {
namespace {

/// List items below this are indented no further.
constexpr int kDeepest = 9;

bool stands_in_head(BlockKind kind) {
  switch (kind) {
    case BlockKind::kicker:
    case BlockKind::headline:
    case BlockKind::deck:
    case BlockKind::byline:
    case BlockKind::date_line:
      return true;
    case BlockKind::paragraph:
    case BlockKind::subhead:
    case BlockKind::list_item:
    case BlockKind::quote:
    case BlockKind::table_row:
    case BlockKind::picture:
    case BlockKind::credit:
      break;
  }
  return false;
}

bool is_running_text(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::quote || kind == BlockKind::list_item;
}

Rect measure_of(const LayoutSpec& layout) {
  return {{}, {}, layout.page_width - layout.margins.inside - layout.margins.outside, {}};
}

Length column_measure(const LayoutSpec& layout) {
  return column_of(measure_of(layout), layout.grid, 0, Direction::left_to_right).width;
}

/// A column of the page that the furniture leaves least of.
PictureSpace picture_space_of(const LayoutSpec& layout) {
  const auto height_on = [&](OnPages others) {
    Length height = layout.page_height - layout.margins.top - layout.margins.bottom;
    for (const std::optional<Strip>* strip :
         {&layout.nameplate, &layout.band, &layout.running_head, &layout.folio}) {
      if (*strip && (*strip)->pages != others) height -= (*strip)->height + (*strip)->space_after;
    }
    return height;
  };
  const Length grid = layout.grid.baseline;
  const Length height = std::min(height_on(OnPages::others), height_on(OnPages::first));
  return {column_measure(layout), grid * (height.units / grid.units), grid};
}

/// A paragraph indented by its style, `levels` times at its start: text keeps at least a third of the
/// measure.
ParagraphShape indented_shape(Length measure, const Style& style, int levels, Length first) {
  const Length most = scaled(measure, 1, 3);
  const Length start = std::min(style.indent_start * levels, most), end = std::min(style.indent_end, most);
  const Length width = measure - start - end;
  ParagraphShape shape = column_shape(width, std::min(first, scaled(width, 1, 2)));
  for (LineSlot& slot : shape.head) slot.start += start;
  shape.rest.start += start;
  return shape;
}

/// The shape in which block `index` of an article is set: the head's blocks over all columns, the others in a
/// column; flush where it opens the text or follows a head, with the style's indent elsewhere; all lines
/// within the style's indents at start and end.
ParagraphShape block_shape(const LayoutSpec& layout, const Article& article, std::uint32_t index,
                           const Style& style) {
  const Block& block = article.blocks[index];
  if (stands_in_head(block.kind)) return indented_shape(measure_of(layout).width, style, 1, {});
  const int levels = block.kind == BlockKind::list_item ? std::clamp(block.depth, 0, kDeepest) + 1 : 1;
  while (index > 0 && article.blocks[index - 1].kind == BlockKind::picture) --index;
  const bool opens = index == 0 || stands_in_head(article.blocks[index - 1].kind) ||
                     article.blocks[index - 1].kind == BlockKind::subhead;
  return indented_shape(column_measure(layout), style, levels, opens ? Length{} : style.indent);
}

/// Between a picture and the text beside it.
Length gap_beside(const LayoutSpec& layout) { return scaled(layout.grid.baseline, 1, 2); }

/// The share of the column, in permille, that text beside a picture needs at least.
constexpr std::int64_t kLeastBeside = 400;

/// The width that a picture beside the text may have; 0 when the dress has none.
Length width_beside(const LayoutSpec& layout, const StoryDress& dress) {
  const Length measure = column_measure(layout);
  return std::min(dress.portrait_width, measure - gap_beside(layout) - scaled(measure, kLeastBeside, 1000));
}

/// The height beside a picture that the blocks after it fill, and how much narrower their lines are there.
struct Beside {
  Length height, narrower;
};

/// How many of a block's first lines stand beside the picture.
std::size_t lines_beside(const Beside& beside, const Style& style) {
  return static_cast<std::size_t>(std::max<std::int64_t>(steps_to_cover(beside.height, style.leading), 0));
}

ParagraphShape narrowed(ParagraphShape shape, std::size_t lines, Length narrower) {
  while (shape.head.size() < lines) shape.head.push_back(shape.rest);
  for (std::size_t line = 0; line < lines; ++line) {
    LineSlot& slot = shape.head[line];
    slot.width = std::max(slot.width - narrower, scaled(slot.width, 1, 4));
  }
  return shape;
}

/// The galley, of which no column ends among the first `lines` lines.
GalleyPtr kept_together(const Galley& galley, std::size_t lines) {
  Galley kept;
  kept.diagnostics = galley.diagnostics;
  kept.demerits = galley.demerits;
  for (const GalleyItem& item : galley.items) {
    kept.items.push_back(item);
    if (std::holds_alternative<LineBox>(item) && lines > 0 && --lines > 0)
      kept.items.emplace_back(KeepTogether{});
  }
  return std::make_shared<const Galley>(std::move(kept));
}

/// Sets the blocks of an article one after the other.
class BlockSetter {
 public:
  BlockSetter(const LayoutSpec& layout, const StoryDress& dress, const Article& article, ArticleId id,
              const Typesetter& typesetter)
      : layout_(layout), dress_(dress), article_(article), id_(id), typesetter_(typesetter) {}

  Part set(std::uint32_t index) {
    const BlockKind kind = article_.blocks[index].kind;
    Part part{{id_, index}, kind, style_of(layout_, dress_, kind), {}, std::make_shared<const Galley>()};
    if (kind == BlockKind::picture) {
      part.galley = set_picture(part);
    } else if (part.style != nullptr) {
      set_text(part);
    }
    return part;
  }

 private:
  GalleyPtr set_picture(const Part& part) {
    const PictureSpace space = picture_space_of(layout_);
    Galley galley;
    if (is_before_text(part.block.block)) {
      galley = typesetter_.set_side_picture(part.block, part.style,
                                            {width_beside(layout_, dress_), space.height, space.grid});
    }
    if (!galley.items.empty()) {
      const auto& picture = std::get<SidePicture>(galley.items.front());
      beside_ = {picture.height, picture.box.width + gap_beside(layout_)};
    } else {
      galley = typesetter_.set_picture(part.block, part.style, space);
    }
    return std::make_shared<const Galley>(std::move(galley));
  }

  /// A picture stands beside running text, of which there must be some; one picture beside the other has
  /// none.
  bool is_before_text(std::uint32_t index) const {
    return beside_.height <= Length{} && index + 1 < article_.blocks.size() &&
           is_running_text(article_.blocks[index + 1].kind);
  }

  /// A colon announces the quotation, list or table under it.
  bool introduces_next(std::uint32_t index) const {
    if (index + 1 >= article_.blocks.size() || !article_.blocks[index].content.text.ends_with(u':'))
      return false;
    const BlockKind next = article_.blocks[index + 1].kind;
    return next == BlockKind::quote || next == BlockKind::list_item || next == BlockKind::table_row;
  }

  void set_text(Part& part) {
    part.shape = block_shape(layout_, article_, part.block.block, *part.style);
    part.may_change = is_running_text(part.kind);
    part.stays_with_next = part.kind == BlockKind::subhead || introduces_next(part.block.block);
    if (beside_.height <= Length{} || stands_in_head(part.kind)) {
      part.galley = typesetter_.set(part.block, *part.style, part.shape);
      return;
    }
    const std::size_t lines = lines_beside(beside_, *part.style);
    part.shape = narrowed(part.shape, lines, beside_.narrower);
    part.galley = kept_together(*typesetter_.set(part.block, *part.style, part.shape), lines);
    part.may_change = false;
    beside_.height -= height_of(*part.galley);
    part.stays_with_next = part.stays_with_next || beside_.height > Length{};
  }

  const LayoutSpec& layout_;
  const StoryDress& dress_;
  const Article& article_;
  ArticleId id_;
  const Typesetter& typesetter_;
  Beside beside_;
};

}  // namespace

const StoryDress* dress_of(const LayoutSpec& layout, const BulletinSpec& bulletin, std::size_t index) {
  if (index < bulletin.articles.size() && !bulletin.articles[index].as.empty())
    return find_dress(layout, bulletin.articles[index].as);
  return find_dress(layout, index == 0 ? "lead" : "standard");
}

const Style* style_of(const LayoutSpec& layout, const StoryDress& dress, BlockKind kind) {
  const auto style = [&](const std::string& name) {
    return name.empty() ? nullptr : find_style(layout, name);
  };
  switch (kind) {
    case BlockKind::kicker:
      return style(dress.kicker);
    case BlockKind::headline:
      return style(dress.headline);
    case BlockKind::deck:
      return style(dress.deck);
    case BlockKind::byline:
      return style(dress.byline);
    case BlockKind::date_line:
      return style(dress.date_line);
    case BlockKind::subhead:
      return style(dress.subhead);
    case BlockKind::credit:
      return style(dress.credit);
    case BlockKind::picture:
      return style(dress.caption);
    case BlockKind::quote:
      return style(dress.quote);
    case BlockKind::list_item:
      return style(dress.list_item);
    case BlockKind::table_row:
      return style(dress.table_row);
    case BlockKind::paragraph:
      break;
  }
  return style(dress.body);
}

std::vector<Part> set_blocks(const LayoutSpec& layout, const StoryDress& dress, const Article& article,
                             ArticleId id, const Typesetter& typesetter) {
  BlockSetter setter(layout, dress, article, id, typesetter);
  std::vector<Part> parts;
  for (std::uint32_t index = 0; index < article.blocks.size(); ++index) {
    Part part = setter.set(index);
    if (!part.galley->items.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

Story set_story(const LayoutSpec& layout, const StoryDress& dress, const Article& article, ArticleId id,
                const Typesetter& typesetter) {
  Story story{id, {}, policy_for(article.language).direction, {}, {}, {}};
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::headline) story.title = block.content.text;
  }
  for (Part& part : set_blocks(layout, dress, article, id, typesetter)) {
    if (stands_in_head(part.kind)) {
      append(story.head, *part.galley);
      continue;
    }
    if (part.kind == BlockKind::credit && !story.parts.empty()) story.parts.back().stays_with_next = true;
    story.parts.push_back(std::move(part));
  }
  story.body = join(story.parts);
  return story;
}

Galley join(const std::vector<Part>& parts) {
  Galley all;
  for (const Part& part : parts) {
    append(all, *part.galley);
    if (part.stays_with_next) all.items.emplace_back(KeepTogether{});
  }
  return all;
}

}  // namespace nashra
