#include "linebreak/set_lines.h"

#include <algorithm>

#include "linebreak/elongations.h"
#include "linebreak/keep_apart.h"
#include "linebreak/members.h"
#include "linebreak/piece_width.h"

namespace nashra {
namespace {

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
  line.words.reserve(members.size());
  for (const Member& member : members) {
    const ShapedWordPtr& form = member.form ? member.form : member.piece->word;
    WordInLine& word =
        line.words.emplace_back(WordInLine{form, member.piece->range, x, member.width, member.is_space()});
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

bool ends_in_a_word(const ItemList& list, const Breaks::Line& line) {
  const auto* penalty = line.end < list.items.size() ? std::get_if<Penalty>(&list.items[line.end]) : nullptr;
  return penalty != nullptr && penalty->flagged;
}

PlannedLine plan_of(const ShapedParagraph& paragraph, const ItemList& list, const Breaks::Line& broken) {
  PlannedLine line{broken.begin, broken.end, {}, broken.scale, false, ends_in_a_word(list, broken), {}};
  for (const Elongated& elongated : broken.elongated) {
    const ShapedWord& word = *paragraph.pieces[list.piece[elongated.item]].word;
    line.kashidas.push_back(
        {elongated.item, best_place(word, list.justification).offset, elongated.choice + 1});
  }
  return line;
}

/// Gives elongated words their forms, and the width of these: a form may be a unit wider or narrower than its
/// font promised.
void elongate_words(std::vector<Member>& members, Length size, int scale, WordCache& words) {
  for (Member& member : members) {
    if (member.kashida.tatweels == 0) continue;
    const ShapedWordPtr& word = member.piece->word;
    member.form = elongate(word, member.kashida.offset, member.kashida.tatweels, words);
    member.width = width_at_scale(width_at(member.form ? *member.form : *word, size), scale);
  }
}

}  // namespace

bool ends_a_paragraph(const ItemList& list, const Breaks::Line& line) {
  if (line.end == list.items.size()) return true;
  const auto* penalty = std::get_if<Penalty>(&list.items[line.end]);
  return penalty != nullptr && penalty->cost <= kForced;
}

std::vector<Line> set_lines(const ShapedParagraph& paragraph, Length size, const ItemList& list,
                            const Breaks& breaks, const ParagraphShape& shape, LineEnds ends, Flush flush,
                            WordCache& words) {
  std::vector<PlannedLine> plan;
  plan.reserve(breaks.lines.size());
  for (std::size_t k = 0; k < breaks.lines.size(); ++k) {
    PlannedLine& line = plan.emplace_back(plan_of(paragraph, list, breaks.lines[k]));
    line.measure = slot_of(shape, k).width;
    line.is_filled = ends == LineEnds::justified && !ends_a_paragraph(list, breaks.lines[k]);
  }
  keep_apart(plan, paragraph, size, list);

  std::vector<Line> lines;
  lines.reserve(plan.size());
  std::vector<Member> members;
  for (std::size_t k = 0; k < plan.size(); ++k) {
    const PlannedLine& planned = plan[k];
    Line line;
    line.text.begin = k == 0 ? 0 : lines.back().text.end;
    line.text.end = k + 1 == plan.size() ? paragraph.paragraph.text.size()
                                         : text_begin(paragraph, list, plan[k + 1].begin);
    line.start = slot_of(shape, k).start;
    line.measure = planned.measure;
    line.last = ends_a_paragraph(list, breaks.lines[k]);
    line.scale = planned.scale;

    find_members(members, paragraph, size, list, planned);
    elongate_words(members, size, line.scale, words);
    const Length missing = line.measure - width_of(members);
    if (planned.is_filled || (ends == LineEnds::justified && missing.units < 0)) {
      set_spaces(members, missing);
      line.ratio = breaks.lines[k].ratio;
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
