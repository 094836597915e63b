#include "linebreak/members.h"

#include <algorithm>

#include "linebreak/piece_width.h"
#include "shape/hyphen.h"

namespace nashra {
namespace {

/// `whole * part / parts`, rounded up, none of them negative.
Length share_of(Length whole, Length part, Length parts) {
  const std::int64_t rest = whole.units % parts.units;
  return whole.units / parts.units * part + Length{(rest * part.units + parts.units - 1) / parts.units};
}

Length width_of_form(const ShapedWord& word, const Kashida& kashida, Length size, int scale) {
  const std::int32_t more = kashida.tatweels > 0 ? word.tatweel_widths[kashida.tatweels - 1] : 0;
  return width_at_scale(at_size(word, std::int64_t{word.advance} + more, size), scale);
}

/// UAX #9, L2.
template <class Item, class LevelOf>
void reorder(std::vector<Item>& items, LevelOf level_of) {
  int highest = 0, lowest_odd = 255;
  for (const Item& item : items) {
    const int level = level_of(item);
    highest = std::max(highest, level);
    if (level % 2 != 0) lowest_odd = std::min(lowest_odd, level);
  }
  for (int level = highest; level >= lowest_odd; --level) {
    const auto is_lower = [&](const Item& item) { return level_of(item) < level; };
    for (auto begin = items.begin(); begin != items.end();) {
      begin = std::find_if_not(begin, items.end(), is_lower);
      const auto end = std::find_if(begin, items.end(), is_lower);
      std::reverse(begin, end);
      begin = end;
    }
  }
}

void add_hyphen(Member& last, Length size) {
  const ShapedWordPtr& hyphen = last.piece->hyphen;
  if (hyphen == nullptr) return;
  last.form = with_hyphen(*last.piece->word, *hyphen);
  last.width += width_at(*hyphen, size);
}

}  // namespace

void find_members(std::vector<Member>& members, const ShapedParagraph& paragraph, Length size,
                  const ItemList& list, const PlannedLine& line) {
  members.clear();
  auto kashida = line.kashidas.begin();
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (list.piece[i] >= paragraph.pieces.size()) continue;
    Member& member = members.emplace_back();
    member.piece = &paragraph.pieces[list.piece[i]];
    const ShapedWord& word = *member.piece->word;
    if (const auto* glue = std::get_if<Glue>(&list.items[i])) {
      member.width = glue->width;
      member.stretch = glue->stretch;
      member.shrink = glue->shrink;
    } else if (const auto* box = std::get_if<Box>(&list.items[i])) {
      const bool is_elongated = kashida != line.kashidas.end() && kashida->item == i;
      if (is_elongated) member.kashida = *kashida++;
      member.width = is_elongated ? width_of_form(word, member.kashida, size, line.scale)
                                  : width_at_scale(box->width, line.scale);
    }
  }
  if (line.is_divided && !members.empty()) add_hyphen(members.back(), size);
}

Length width_of(const std::vector<Member>& members) {
  Length sum;
  for (const Member& member : members) sum += member.width;
  return sum;
}

void set_spaces(std::vector<Member>& members, Length amount) {
  const bool widens = amount.units > 0;
  const auto give = widens ? &Member::stretch : &Member::shrink;
  Length parts;
  for (const Member& member : members) parts += member.*give;
  Length left = widens ? amount : std::min(-amount, parts);
  for (Member& member : members) {
    const Length part = member.*give;
    if (part.units <= 0) continue;
    const Length share = share_of(left, part, parts);
    member.width += widens ? share : -share;
    left -= share;
    parts -= part;
  }
}

void put_in_visual_order(std::vector<Member>& members) {
  const auto is_parted = [](const Member& member) {
    return member.piece->level_before != ShapedPiece::kNoLevel;
  };
  if (std::none_of(members.begin(), members.end(), is_parted))
    return reorder(members, [](const Member& member) { return member.piece->level; });

  struct Place {
    std::uint8_t level = 0;
    Member* member = nullptr;  // nothing: what parts the members
  };
  std::vector<Place> places;
  for (Member& member : members) {
    if (is_parted(member)) places.push_back({member.piece->level_before, nullptr});
    places.push_back({member.piece->level, &member});
  }
  reorder(places, [](const Place& place) { return place.level; });
  std::vector<Member> ordered;
  for (const Place& place : places) {
    if (place.member != nullptr) ordered.push_back(std::move(*place.member));
  }
  members = std::move(ordered);
}

}  // namespace nashra
