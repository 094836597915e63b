#include "makeup/make_up.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "makeup/column_fill.h"
#include "makeup/fields.h"
#include "makeup/furniture.h"
#include "makeup/level_columns.h"
#include "makeup/page_frame.h"
#include "makeup/set_story.h"

namespace nashra {
namespace {

/// Lines of body that must stand under a head; with fewer the story opens the next page.
constexpr int kLinesUnderHead = 3;

/// A story whose columns need no more lines than this is not parted.
constexpr int kLinesNotParted = 8;

/// The pages as they grow: what is placed so far, and how far down the current page is.
class PageWriter {
 public:
  PageWriter(const LayoutSpec& layout, const BulletinSpec& bulletin, StructureTree structure,
             const Typesetter& typesetter)
      : layout_(layout),
        values_{bulletin, policy_for(bulletin.language)},
        typesetter_(typesetter),
        grid_(layout.grid.baseline) {
    issue_.structure = std::move(structure);
  }

  void add_story(Story& story) {
    begin_story(story);
    place_head(story);
    place_body(story);
  }

  /// Furniture last: it may name the number of pages.
  Issue finish() {
    if (issue_.pages.empty()) open_page();
    values_.pages = static_cast<int>(issue_.pages.size());
    for (std::size_t page = 0; page < issue_.pages.size(); ++page) place_furniture(page);
    return std::move(issue_);
  }

  Diagnostics take_diagnostics() { return std::move(diagnostics_); }

 private:
  void open_page() {
    plan_ = plan_page(layout_, values_, issue_.pages.size());
    issue_.pages.push_back({layout_.page_width, layout_.page_height, {}, {}});
    used_ = Length{};
    text_height_ = grid_ * (plan_.text.height.units / grid_.units);
  }

  Page& page() { return issue_.pages.back(); }
  std::size_t page_index() const { return issue_.pages.size() - 1; }
  Length left() const { return text_height_ - used_; }
  bool at_top() const { return used_ == Length{}; }

  Length on_grid(Length length) const { return grid_ * steps_to_cover(length, grid_); }

  /// The rule stands in the middle of the white space and takes none of its own, so that the text below finds
  /// the grid.
  Length break_height() const {
    return layout_.between_stories.space_above + layout_.between_stories.space_below;
  }

  /// What must fit under the last story for this one to begin on the same page.
  Length least_height(const Story& story) const {
    const Length head = on_grid(break_height() + height_of(story.head));
    const Spread whole{balance_columns(story.body, {}, layout_.grid.columns, grid_ * kLinesNotParted, grid_)};
    if (!whole.columns.empty()) return head + on_grid(height_of(whole));
    return head + std::max(grid_ * kLinesUnderHead, on_grid(nashra::least_height(story.body, {}, grid_)));
  }

  void begin_story(const Story& story) {
    if (issue_.pages.empty()) return open_page();
    if (!at_top() && least_height(story) > left()) return open_page();
    if (at_top()) return;
    const StoryBreak& between = layout_.between_stories;
    if (between.rule) {
      page().items.push_back(
          horizontal_rule(layout_, *between.rule, plan_.text, plan_.text.y + used_ + between.space_above));
    }
  }

  /// The head fills whole grid lines; what is over goes above it, so that it stays close to its text.
  void place_head(const Story& story) {
    const Length height = height_of(story.head);
    const Length total = on_grid((at_top() ? Length{} : break_height()) + height);
    Length y = plan_.text.y + used_ + total - height;
    if (!story.title.empty()) issue_.bookmarks.push_back({story.title, page_index(), y});
    if (height > Length{}) {
      issue_.placements.push_back(
          {story.id, page_index(), {plan_.text.x, y, plan_.text.width, height}, lines_in(story.head)});
    }
    for (const GalleyItem& item : story.head.items) {
      if (const auto* space = std::get_if<Leading>(&item)) y += space->height;
      if (const auto* box = std::get_if<LineBox>(&item)) {
        page().items.push_back(place_line(layout_, *box, plan_.text, y + baseline_in(box->leading),
                                          issue_.structure.node_of(*box->block)));
        y += box->leading;
      }
    }
    used_ += total;
  }

  void place_body(Story& story) {
    if (line_at(story.body, {}) == story.body.items.size()) return;
    for (std::optional<Place> from = Place{{story.id, 0}, 0}; from;) {
      const ColumnSpace space{layout_.grid.columns, left(), grid_, at_top() && page_index() > 0};
      level(story, *from, space);
      const Spread filled = spread(story.body, *from, space);
      place_columns(story, filled);
      from = filled.has_all ? std::nullopt : filled.columns.back().next;
      if (from) open_page();
    }
  }

  /// Sets paragraphs again where that makes the page's columns end level.
  void level(Story& story, Place from, const ColumnSpace& space) const {
    const SetAgain set_again = [this](const Part& part, const Setting& setting) {
      return typesetter_.set(part.block, *part.style, part.shape, setting);
    };
    if (level_columns(story.parts, from, space, set_again)) story.body = join(story.parts);
  }

  void place_columns(const Story& story, const Spread& filled) {
    const std::vector<ColumnFill>& fills = filled.columns;
    const Length height = on_grid(height_of(filled));
    const Rect area{plan_.text.x, plan_.text.y + used_, plan_.text.width, height};
    for (std::size_t index = 0; index < fills.size(); ++index) {
      const Rect column = column_of(area, layout_.grid, static_cast<int>(index), story.direction);
      if (index > 0) place_column_rule(column, story.direction);
      Placement placement{
          story.id, page_index(), {column.x, column.y, column.width, fills[index].height}, 0, 0};
      for (const LineInColumn& line : fills[index].lines) {
        const GalleyItem& item = story.body.items[line.item];
        if (const auto* box = std::get_if<LineBox>(&item)) {
          const Length y = column.y + line.baseline;
          if (!box->marker.empty())
            page().items.push_back(place_marker(layout_, *box, column, y, label_of(*box)));
          page().items.push_back(place_line(layout_, *box, column, y, node_of(*box)));
          ++placement.lines;
        } else if (const auto* picture = std::get_if<PictureBox>(&item)) {
          page().items.push_back(place_picture(*picture, column, column.y + line.baseline));
          ++placement.pictures;
        } else {
          place_beside(std::get<SidePicture>(item), column, line.baseline, story.direction, placement);
        }
      }
      issue_.placements.push_back(placement);
    }
    used_ += height;
  }

  /// At the end edge of the column, its caption under it.
  void place_beside(const SidePicture& side, const Rect& column, Length top, Direction reading,
                    Placement& placement) {
    const Length x = reading == Direction::left_to_right ? right_of(column) - side.box.width : column.x;
    const Rect area{x, column.y + top, side.box.width, side.height};
    page().items.push_back(place_picture(side.box, area, area.y));
    Length y = area.y + side.box.height +
               (side.caption.empty() ? Length{} : side.caption.front().style->space_before);
    for (const LineBox& line : side.caption) {
      page().items.push_back(place_line(layout_, line, area, y + baseline_in(line.leading), node_of(line)));
      y += line.leading;
    }
    placement.lines += static_cast<int>(side.caption.size());
    ++placement.pictures;
  }

  /// A line of a picture block is its caption.
  NodeId node_of(const LineBox& box) const {
    return issue_.structure.caption_of(*box.block).value_or(issue_.structure.node_of(*box.block));
  }

  NodeId label_of(const LineBox& box) const {
    return issue_.structure.label_of(*box.block).value_or(issue_.structure.node_of(*box.block));
  }

  /// In the middle of the area; a picture of which nothing is said is no part of the story.
  Placed place_picture(const PictureBox& box, const Rect& area, Length y) const {
    const NodeId node = issue_.structure.node_of(box.block);
    const bool is_silent = issue_.structure.nodes[node.value].alternative.empty();
    return {{area.x + scaled(area.width - box.width, 1, 2), y},
            box,
            {},
            is_silent ? std::variant<Artifact, NodeId>(Artifact::decoration) : node,
            box.block};
  }

  /// In the middle of the gutter before `column`.
  void place_column_rule(const Rect& column, Direction reading) {
    if (!layout_.grid.rule) return;
    const RuleSpec& rule = *layout_.grid.rule;
    const Length half_gutter = scaled(layout_.grid.gutter, 1, 2);
    const Length middle =
        reading == Direction::left_to_right ? column.x - half_gutter : right_of(column) + half_gutter;
    page().items.push_back({{middle - scaled(rule.weight, 1, 2), column.y},
                            RuleBox{rule.weight, column.height},
                            ink_of(layout_, rule.ink),
                            Artifact::rule,
                            std::nullopt});
  }

  void place_furniture(std::size_t index) {
    values_.page = static_cast<int>(index) + 1;
    issue_.pages[index].folio = format_number(values_.page, values_.language);
    std::vector<Placed> header, footer;
    for (const PagePlan::Place& place : plan_page(layout_, values_, index).strips) {
      PlacedStrip strip = place_strip(place, layout_, values_, index, typesetter_);
      std::vector<Placed>& items = place.artifact == Artifact::footer ? footer : header;
      std::move(strip.items.begin(), strip.items.end(), std::back_inserter(items));
      append(diagnostics_, std::move(strip.diagnostics));
    }
    std::vector<Placed>& items = issue_.pages[index].items;
    items.insert(items.begin(), std::make_move_iterator(header.begin()),
                 std::make_move_iterator(header.end()));
    std::move(footer.begin(), footer.end(), std::back_inserter(items));
  }

  const LayoutSpec& layout_;
  FieldValues values_;
  const Typesetter& typesetter_;
  Length grid_;
  Issue issue_;
  Diagnostics diagnostics_;
  PagePlan plan_;
  Length text_height_, used_;
};

Metadata metadata_of(const BulletinSpec& bulletin, const std::vector<Article>& articles) {
  Metadata metadata{to_utf16(bulletin.title), &policy_for(bulletin.language), bulletin.date};
  for (const Article& article : articles) {
    for (const Block& block : article.blocks) {
      if (metadata.title.empty() && block.kind == BlockKind::headline) metadata.title = block.content.text;
    }
  }
  return metadata;
}

Diagnostics check_dresses(const LayoutSpec& layout, const BulletinSpec& bulletin, std::size_t articles) {
  std::string known;
  for (const StoryDress& dress : layout.stories) known += (known.empty() ? "" : ", ") + dress.name;
  Diagnostics diagnostics;
  for (std::size_t index = 0; index < articles; ++index) {
    if (dress_of(layout, bulletin, index) != nullptr) continue;
    const bool listed = index < bulletin.articles.size();
    diagnostics.push_back({Code::unknown_dress,
                           listed ? bulletin.articles[index].where : SourcePos{layout.file},
                           {listed ? bulletin.articles[index].as : "standard", known}});
  }
  return diagnostics;
}

}  // namespace

Outcome<Issue> make_up(const LayoutSpec& layout, const BulletinSpec& bulletin,
                       const std::vector<Article>& articles, const Typesetter& typesetter) {
  Outcome<Issue> outcome{std::nullopt, check_dresses(layout, bulletin, articles.size())};
  if (has_errors(outcome.diagnostics)) return outcome;
  PageWriter pages(layout, bulletin, structure_of(articles, bulletin.language), typesetter);
  for (std::size_t index = 0; index < articles.size(); ++index) {
    const ArticleId id{static_cast<std::uint32_t>(index)};
    Story story = set_story(layout, *dress_of(layout, bulletin, index), articles[index], id, typesetter);
    append(outcome.diagnostics, std::move(story.head.diagnostics));
    append(outcome.diagnostics, std::move(story.body.diagnostics));
    pages.add_story(story);
  }
  outcome.value = pages.finish();
  outcome.value->metadata = metadata_of(bulletin, articles);
  append(outcome.diagnostics, pages.take_diagnostics());
  return outcome;
}

}  // namespace nashra
