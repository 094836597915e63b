#include <algorithm>
#include <utility>

#include "galley/typesetter.h"

namespace nashra {
namespace {

/// The least white space above a picture and below its caption, in hundredths of a grid step.
constexpr std::int64_t kWhite = 25;

/// The picture at the width of the space, uncut; higher ones are scaled down to the height they may have.
PictureBox fitted(PicturePtr picture, BlockRef block, const PictureSpace& space) {
  const Length highest =
      space.grid * std::max<std::int64_t>(space.height.units * 2 / 3 / space.grid.units, 1);
  const std::int64_t across = picture->width, down = picture->height;
  Length width = space.measure, height = scaled(space.measure, down, across);
  if (height > highest) {
    width = scaled(highest, across, down);
    height = highest;
  }
  constexpr Length kLeast{1};
  return {std::move(picture), std::max(width, kLeast), std::max(height, kLeast), block};
}

/// The caption's items behind the picture `above`; no column ends among them as long as they fit in one.
void keep_below(Galley& galley, Length above, Galley caption, Length limit) {
  galley.diagnostics = std::move(caption.diagnostics);
  Length height = above;
  for (GalleyItem& item : caption.items) {
    if (std::holds_alternative<KeepTogether>(item)) continue;
    if (const auto* space = std::get_if<Leading>(&item)) height += space->height;
    if (const auto* line = std::get_if<LineBox>(&item)) {
      height += line->leading;
      if (height <= limit) galley.items.emplace_back(KeepTogether{});
    }
    galley.items.push_back(std::move(item));
  }
}

}  // namespace

PicturePtr Typesetter::picture_of(BlockRef block) const {
  if (pictures_ == nullptr) return nullptr;
  const auto found = pictures_->find(block);
  return found == pictures_->end() ? nullptr : found->second;
}

Galley Typesetter::set_caption(BlockRef block, const Style* caption, Length measure) const {
  const bool has_caption =
      caption != nullptr && !articles_[block.article.value].blocks[block.block].content.text.empty();
  return has_caption ? Galley(*set(block, *caption, column_shape(measure))) : Galley{};
}

Galley Typesetter::set_picture(BlockRef block, const Style* caption, const PictureSpace& space) const {
  PicturePtr picture = picture_of(block);
  if (picture == nullptr) return {};
  const PictureBox box = fitted(std::move(picture), block, space);
  Galley text = set_caption(block, caption, space.measure);
  const Length white = scaled(space.grid, kWhite, 100);
  const Length least = white + box.height + height_of(text) + white;
  const Length rest = space.grid * steps_to_cover(least, space.grid) - least;
  const Length above = white + scaled(rest, 1, 2);
  Galley galley;
  galley.items.emplace_back(Leading{above});
  galley.items.emplace_back(box);
  keep_below(galley, box.height, std::move(text), space.height - space.grid);
  galley.items.emplace_back(Leading{white + rest - scaled(rest, 1, 2)});
  return galley;
}

Galley Typesetter::set_side_picture(BlockRef block, const Style* caption, const PictureSpace& space) const {
  PicturePtr picture = picture_of(block);
  if (picture == nullptr || picture->height <= picture->width || space.measure <= Length{}) return {};
  SidePicture side{fitted(std::move(picture), block, space), {}, {}, {}};
  Galley text = set_caption(block, caption, side.box.width);
  // The letters of the first line reach about so far down from its top.
  side.above = scaled(space.grid, kWhite, 100);
  side.height = side.above + side.box.height + height_of(text) + scaled(space.grid, kWhite, 100);
  Galley galley;
  galley.diagnostics = std::move(text.diagnostics);
  for (GalleyItem& item : text.items) {
    if (auto* line = std::get_if<LineBox>(&item)) side.caption.push_back(std::move(*line));
  }
  galley.items.emplace_back(std::move(side));
  galley.items.emplace_back(KeepTogether{});
  return galley;
}

}  // namespace nashra
