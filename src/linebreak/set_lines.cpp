#include "linebreak/set_lines.h"

#include <algorithm>

#include "linebreak/piece_width.h"

namespace nashra {
namespace {

/// A word or a space on its way into a line.
struct Member {
  WordInLine word;
  std::uint8_t level = 0;
  Length stretch, shrink;
};

std::vector<Member> members_of(const ShapedParagraph& paragraph, Length size, const ItemList& list,
                               const Breaks::Line& line) {
  std::vector<Member> members;
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (list.piece[i] >= paragraph.pieces.size()) continue;
    const ShapedPiece& piece = paragraph.pieces[list.piece[i]];
    const bool is_space = piece.kind != ShapedPiece::Kind::word;
    const auto* glue = std::get_if<Glue>(&list.items[i]);
    const Glue give = glue != nullptr ? *glue : Glue{};
    members.push_back({{piece.word, piece.range, {}, width_at(*piece.word, size), is_space},
                       piece.level,
                       give.stretch,
                       give.shrink});
  }
  return members;
}

Length width_of(const std::vector<Member>& members) {
  Length sum;
  for (const Member& member : members) sum += member.word.width;
  return sum;
}

/// `whole * part / parts`, rounded up, none of them negative.
Length share_of(Length whole, Length part, Length parts) {
  const std::int64_t rest = whole.units % parts.units;
  return whole.units / parts.units * part + Length{(rest * part.units + parts.units - 1) / parts.units};
}

/// Shares `amount` out to the spaces as they can stretch, or a negative one as far as they can shrink. What
/// is left goes on to the spaces after, so that the last one closes the sum and the first ones have the odd
/// units.
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
    member.word.width += widens ? share : -share;
    left -= share;
    parts -= part;
  }
}

/// UAX #9, L2: from the highest level down to the lowest odd one, reverse what stands at that level or
/// higher.
void put_in_visual_order(std::vector<Member>& members) {
  int highest = 0, lowest_odd = 255;
  for (const Member& member : members) {
    highest = std::max<int>(highest, member.level);
    if (member.level % 2 != 0) lowest_odd = std::min<int>(lowest_odd, member.level);
  }
  for (int level = highest; level >= lowest_odd; --level) {
    const auto is_lower = [level](const Member& member) { return member.level < level; };
    for (auto begin = members.begin(); begin != members.end();) {
      begin = std::find_if_not(begin, members.end(), is_lower);
      const auto end = std::find_if(begin, members.end(), is_lower);
      std::reverse(begin, end);
      begin = end;
    }
  }
}

/// Where the line begins, from the left edge of its slot.
Length left_edge(Length measure, Length width, Direction direction, Flush flush) {
  const Length slack = measure - width;
  if (flush == Flush::center && slack.units > 0) return scaled(slack, 1, 2);
  const bool at_start = flush != Flush::end || slack.units <= 0;
  const bool start_is_left = direction == Direction::left_to_right;
  return at_start == start_is_left ? Length{} : slack;
}

void place(Line& line, const std::vector<Member>& members, Length left, Length size) {
  Length x = left;
  for (const Member& member : members) {
    WordInLine& word = line.words.emplace_back(member.word);
    word.x = x;
    x += word.width;
    line.ascent = std::max(line.ascent, at_size(*word.word, word.word->ink_top, size));
    line.descent = std::max(line.descent, at_size(*word.word, -word.word->ink_bottom, size));
  }
}

/// The text offset of the first piece at or after an item.
std::size_t text_begin(const ShapedParagraph& paragraph, const ItemList& list, std::size_t item) {
  const auto first = std::find_if(list.piece.begin() + static_cast<std::ptrdiff_t>(item), list.piece.end(),
                                  [&](std::size_t piece) { return piece < paragraph.pieces.size(); });
  return first == list.piece.end() ? paragraph.paragraph.text.size() : paragraph.pieces[*first].range.begin;
}

bool ends_a_paragraph(const ItemList& list, const Breaks::Line& line) {
  if (line.end == list.items.size()) return true;
  const auto* penalty = std::get_if<Penalty>(&list.items[line.end]);
  return penalty != nullptr && penalty->cost <= kForced;
}

}  // namespace

std::vector<Line> set_lines(const ShapedParagraph& paragraph, Length size, const ItemList& list,
                            const Breaks& breaks, const ParagraphShape& shape, LineEnds ends, Flush flush) {
  std::vector<Line> lines;
  lines.reserve(breaks.lines.size());
  for (std::size_t k = 0; k < breaks.lines.size(); ++k) {
    const Breaks::Line& broken = breaks.lines[k];
    const bool last_of_all = k + 1 == breaks.lines.size();
    Line line;
    line.text.begin = k == 0 ? 0 : lines.back().text.end;
    line.text.end = last_of_all ? paragraph.paragraph.text.size()
                                : text_begin(paragraph, list, breaks.lines[k + 1].begin);
    line.start = slot_of(shape, k).start;
    line.measure = slot_of(shape, k).width;
    line.last = ends_a_paragraph(list, broken);

    std::vector<Member> members = members_of(paragraph, size, list, broken);
    const Length missing = line.measure - width_of(members);
    const bool is_filled = ends == LineEnds::justified && (!line.last || missing.units < 0);
    if (is_filled) {
      set_spaces(members, missing);
      line.ratio = broken.ratio;
    }
    line.width = width_of(members);
    line.overfull = line.width > line.measure;
    put_in_visual_order(members);
    place(line, members, left_edge(line.measure, line.width, paragraph.paragraph.direction, flush), size);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace nashra
