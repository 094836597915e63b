#include "makeup/furniture.h"

#include <algorithm>
#include <optional>

namespace nashra {
namespace {

bool stands_on(const Strip& strip, std::size_t page) {
  return strip.pages == OnPages::all || (strip.pages == OnPages::first) == (page == 0);
}

bool has_something_to_say(const Strip& strip, const FieldValues& values) {
  return std::any_of(strip.cells.begin(), strip.cells.end(),
                     [&](const StripCell& cell) { return fill_fields(cell.text, values).has_value(); });
}

bool is_printed(const std::optional<Strip>& strip, const FieldValues& values, std::size_t page) {
  return strip && stands_on(*strip, page) && has_something_to_say(*strip, values);
}

/// A cell set on its own, in a measure as wide as its widest line.
struct SetCell {
  Galley galley;
  Length width;
};

Length widest_line(const Galley& galley) {
  Length width;
  for (const GalleyItem& item : galley.items) {
    if (const auto* box = std::get_if<LineBox>(&item)) width = std::max(width, box->line.width);
  }
  return width;
}

SetCell set_cell(const std::u16string& text, const Style& style, const LanguagePolicy& language,
                 Length measure, const Typesetter& typesetter) {
  const Length width = widest_line(typesetter.set(text, language, style, measure));
  return {typesetter.set(text, language, style, width), width};
}

/// The cells in the order in which they stand from the page's start edge.
std::vector<SetCell> set_cells(const Strip& strip, const LayoutSpec& layout, const FieldValues& values,
                               std::size_t page, Length measure, const Typesetter& typesetter) {
  std::vector<SetCell> cells;
  for (const StripCell& cell : strip.cells) {
    if (const std::optional<std::u16string> text = fill_fields(cell.text, values)) {
      cells.push_back(set_cell(*text, *find_style(layout, cell.style), values.language, measure, typesetter));
    }
  }
  const Direction direction = values.language.direction;
  const Side start = direction == Direction::left_to_right ? Side::left : Side::right;
  const bool mirrored = strip.order == CellOrder::from_outside && inside_of(page, direction) == start;
  if (mirrored) std::reverse(cells.begin(), cells.end());
  return cells;
}

/// The box of each cell: the first at the start edge, the last at the end edge, equal gaps between.
std::vector<Rect> spread(const std::vector<SetCell>& cells, const Rect& area, Direction direction) {
  Length free = area.width;
  for (const SetCell& cell : cells) free -= cell.width;
  const auto gaps = static_cast<std::int64_t>(cells.size()) - 1;
  std::vector<Rect> boxes;
  Length offset;
  for (const SetCell& cell : cells) {
    const Length x =
        direction == Direction::left_to_right ? area.x + offset : right_of(area) - offset - cell.width;
    boxes.push_back({x, area.y, cell.width, area.height});
    offset += cell.width;
    if (gaps > 0) offset += scaled(free, 1, gaps);
  }
  return boxes;
}

Rect without_rules(const Strip& strip, Rect area) {
  if (strip.rule_above) {
    area.y += strip.rule_above->weight;
    area.height -= strip.rule_above->weight;
  }
  if (strip.rule_below) area.height -= strip.rule_below->weight;
  return area;
}

}  // namespace

PagePlan plan_page(const LayoutSpec& layout, const FieldValues& values, std::size_t page) {
  PagePlan plan{{}, live_area(layout, page, values.language.direction)};
  Rect& text = plan.text;
  for (const std::optional<Strip>* strip : {&layout.nameplate, &layout.band, &layout.running_head}) {
    if (!is_printed(*strip, values, page)) continue;
    plan.strips.push_back({&**strip, {text.x, text.y, text.width, (*strip)->height}, Artifact::header});
    const Length taken = (*strip)->height + (*strip)->space_after;
    text.y += taken;
    text.height -= taken;
  }
  if (is_printed(layout.folio, values, page)) {
    const Strip& folio = *layout.folio;
    plan.strips.push_back(
        {&folio, {text.x, bottom_of(text) - folio.height, text.width, folio.height}, Artifact::footer});
    text.height -= folio.height + folio.space_after;
  }
  return plan;
}

PlacedStrip place_strip(const PagePlan::Place& place, const LayoutSpec& layout, const FieldValues& values,
                        std::size_t page, const Typesetter& typesetter) {
  const Strip& strip = *place.strip;
  PlacedStrip placed;
  if (strip.rule_above)
    placed.items.push_back(horizontal_rule(layout, *strip.rule_above, place.area, place.area.y));
  const Rect inner = without_rules(strip, place.area);
  std::vector<SetCell> cells = set_cells(strip, layout, values, page, place.area.width, typesetter);
  const std::vector<Rect> boxes = spread(cells, inner, values.language.direction);
  for (std::size_t index = 0; index < cells.size(); ++index) {
    const Galley& galley = cells[index].galley;
    Length y = inner.y + scaled(inner.height - height_of(galley), 1, 2);
    for (const GalleyItem& item : galley.items) {
      const auto* box = std::get_if<LineBox>(&item);
      if (box == nullptr) continue;
      placed.items.push_back(
          place_line(layout, *box, boxes[index], y + baseline_in(box->leading), place.artifact));
      y += box->leading;
    }
    append(placed.diagnostics, std::move(cells[index].galley.diagnostics));
  }
  if (strip.rule_below) {
    placed.items.push_back(horizontal_rule(layout, *strip.rule_below, place.area,
                                           bottom_of(place.area) - strip.rule_below->weight));
  }
  for (Placed& item : placed.items) item.node = place.artifact;
  return placed;
}

Ink ink_of(const LayoutSpec& layout, const InkUse& use) {
  const InkSpec& ink = *find_ink(layout, use.ink);
  const auto tinted = [&](int part) {
    return static_cast<int>(divide_half_even(std::int64_t{part} * use.tint, 1000));
  };
  return {tinted(ink.cmyk[0]), tinted(ink.cmyk[1]), tinted(ink.cmyk[2]), tinted(ink.cmyk[3]),
          ink.overprint && use.tint == 1000};
}

Placed horizontal_rule(const LayoutSpec& layout, const RuleSpec& rule, const Rect& area, Length y) {
  return {
      {area.x, y}, RuleBox{area.width, rule.weight}, ink_of(layout, rule.ink), Artifact::rule, std::nullopt};
}

Placed place_line(const LayoutSpec& layout, const LineBox& box, const Rect& area, Length baseline,
                  std::variant<Artifact, NodeId> node) {
  const Line& line = box.line;
  const bool from_left = box.language->direction == Direction::left_to_right;
  const Length x = from_left ? area.x + line.start : right_of(area) - line.start - line.measure;
  return {{x, baseline},
          TextLine{box.size, box.language, line.words, box.spans, box.anchors, line.scale},
          ink_of(layout, box.style->ink),
          node,
          box.block};
}

Placed place_marker(const LayoutSpec& layout, const LineBox& box, const Rect& area, Length baseline,
                    NodeId node) {
  Placed marker = place_line(layout, box, area, baseline, node);
  marker.what = TextLine{box.size, box.language, box.marker};
  marker.block.reset();
  return marker;
}

}  // namespace nashra
