#include "galley/galley.h"

#include <iterator>

namespace nashra {

std::optional<BlockRef> block_of(const GalleyItem& item) {
  if (const auto* line = std::get_if<LineBox>(&item)) return line->block;
  if (const auto* picture = std::get_if<PictureBox>(&item)) return picture->block;
  if (const auto* picture = std::get_if<SidePicture>(&item)) return picture->box.block;
  return std::nullopt;
}

bool is_shown(const GalleyItem& item) { return std::holds_alternative<LineBox>(item) || is_picture(item); }

bool is_picture(const GalleyItem& item) {
  return std::holds_alternative<PictureBox>(item) || std::holds_alternative<SidePicture>(item);
}

Length height_of(const Galley& galley) {
  Length height;
  for (const GalleyItem& item : galley.items) {
    if (const auto* line = std::get_if<LineBox>(&item)) height += line->leading;
    if (const auto* picture = std::get_if<PictureBox>(&item)) height += picture->height;
    if (const auto* space = std::get_if<Leading>(&item)) height += space->height;
  }
  return height;
}

int lines_in(const Galley& galley) {
  int lines = 0;
  for (const GalleyItem& item : galley.items) lines += std::holds_alternative<LineBox>(item) ? 1 : 0;
  return lines;
}

void append(Galley& to, Galley from) {
  to.items.insert(to.items.end(), std::make_move_iterator(from.items.begin()),
                  std::make_move_iterator(from.items.end()));
  append(to.diagnostics, std::move(from.diagnostics));
  to.demerits += from.demerits;
}

}  // namespace nashra
