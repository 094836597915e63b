#include "dump/named.h"

#include <fmt/format.h>

namespace nashra {

std::string ref(const BlockRef& block) { return fmt::format("{}.{}", block.article.value, block.block); }

std::string text_of(const Placement& placement) {
  const Rect& area = placement.area;
  return fmt::format("page {} x {} y {} width {} height {} lines {}{}", placement.page + 1, to_points(area.x),
                     to_points(area.y), to_points(area.width), to_points(area.height), placement.lines,
                     placement.pictures > 0 ? fmt::format(" pictures {}", placement.pictures) : "");
}

}  // namespace nashra
