// Strips: nameplate, band, running head, folio.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "galley/typesetter.h"
#include "makeup/fields.h"
#include "makeup/issue.h"
#include "makeup/page_frame.h"
#include "spec/layout.h"

namespace nashra {

/// Which strips a page carries, each with its place; the text area is what they leave.
struct PagePlan {
  struct Place {
    const Strip* strip = nullptr;
    Rect area;
    Artifact artifact = Artifact::header;
  };
  std::vector<Place> strips;
  Rect text;
};

/// The plan of page `page` (from 0). Strips that have nothing to say take no space.
PagePlan plan_page(const LayoutSpec& layout, const FieldValues& values, std::size_t page);

/// The strip's rules and cells, placed.
struct PlacedStrip {
  std::vector<Placed> items;
  Diagnostics diagnostics;
};
PlacedStrip place_strip(const PagePlan::Place& place, const LayoutSpec& layout, const FieldValues& values,
                        std::size_t page, const Typesetter& typesetter);

/// An ink of the layout at a tint; a tint never overprints: it would mix with what lies under it.
Ink ink_of(const LayoutSpec& layout, const InkUse& use);

/// A rule across `area` with its top at `y`.
Placed horizontal_rule(const LayoutSpec& layout, const RuleSpec& rule, const Rect& area, Length y);

/// A set line whose slot's start edge is `area`'s, on `baseline`.
Placed place_line(const LayoutSpec& layout, const LineBox& box, const Rect& area, Length baseline,
                  std::variant<Artifact, NodeId> node);

/// The marker beside that line; it is no text of the article's.
Placed place_marker(const LayoutSpec& layout, const LineBox& box, const Rect& area, Length baseline,
                    NodeId node);

}  // namespace nashra
