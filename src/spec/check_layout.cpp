#include "spec/check_layout.h"

#include <initializer_list>
#include <string_view>
#include <utility>

#include "spec/spec_reader.h"

namespace nashra {
namespace {

/// The place of the key at the end of `path`, or of the last one before it that was written.
SourcePos place_of_key(const SourceText& yaml, const YamlNode& root,
                       std::initializer_list<std::string_view> path) {
  SourcePos where{yaml.name, 0, 0, 0, ""};
  const YamlNode* node = &root;
  for (const std::string_view name : path) {
    const YamlEntry* entry = find_entry(*node, name);
    if (entry == nullptr) break;
    where = place_of(yaml, entry->key);
    node = &entry->value;
  }
  return where;
}

Length height_of(const std::optional<Strip>& strip, OnPages not_on) {
  return strip && strip->pages != not_on ? strip->height + strip->space_after : Length{};
}

/// What the strips take from the pages that those for `not_on` do not stand on.
Length furniture_height(const LayoutSpec& layout, OnPages not_on) {
  return height_of(layout.nameplate, not_on) + height_of(layout.band, not_on) +
         height_of(layout.running_head, not_on) + height_of(layout.folio, not_on);
}

}  // namespace

void check_layout(const SourceText& yaml, const YamlNode& root, const LayoutSpec& layout,
                  Diagnostics& diagnostics) {
  const auto report = [&](Code code, std::initializer_list<std::string_view> path,
                          std::vector<Argument> arguments) {
    diagnostics.push_back({code, place_of_key(yaml, root, path), std::move(arguments)});
  };
  const Margins& margins = layout.margins;
  const Length width = layout.page_width - margins.inside - margins.outside;
  const Length height = layout.page_height - margins.top - margins.bottom;
  if (width <= Length{}) {
    report(Code::no_room_across, {"page", "margins"}, {layout.page_width});
  } else if (width - layout.grid.gutter * (layout.grid.columns - 1) <= Length{}) {
    report(Code::no_room_for_columns, {"grid", "columns"},
           {std::int64_t{layout.grid.columns}, layout.grid.gutter, width});
  }
  if (height < layout.grid.baseline) {
    report(Code::no_room_down, {"page", "margins"}, {layout.page_height});
  } else if (height - furniture_height(layout, OnPages::others) < layout.grid.baseline) {
    report(Code::no_room_beside_furniture, {"furniture"}, {"first page", height});
  } else if (height - furniture_height(layout, OnPages::first) < layout.grid.baseline) {
    report(Code::no_room_beside_furniture, {"furniture"}, {"other pages", height});
  }
}

}  // namespace nashra
