#include "article/markdown_blocks.h"

#include <algorithm>
#include <array>

#include "article/characters.h"
#include "article/date_line.h"
#include "article/detect_language.h"
#include "article/entities.h"
#include "article/html_tag.h"
#include "article/literal_emphasis.h"
#include "article/no_break_spaces.h"
#include "article/plain_text_rules.h"
#include "base/unicode.h"
#include "language/date.h"
#include "spec/scan_yaml.h"

namespace nashra {
namespace {

constexpr std::size_t kDeepestList = 6;
constexpr std::size_t kHeadBlocks = 3;
constexpr std::array<char16_t, 3> kBullets{u'•', u'–', u'·'};
constexpr char16_t kLineBreak = 0x2028;

int digit_of(char16_t unit) {
  if (unit >= 0x0660 && unit <= 0x0669) return unit - 0x0660;
  if (unit >= 0x06F0 && unit <= 0x06F9) return unit - 0x06F0;
  return -1;
}

// `١. `, `١- ` or `١) ` with something after it: digits that CommonMark knows no list by.
struct NumberMark {
  std::int64_t number = 0;
  std::size_t length = 0;  // with the white space; 0: there is none
};

NumberMark number_mark_at(std::u16string_view line) {
  constexpr std::size_t kMostDigits = 3;
  NumberMark mark;
  std::size_t at = 0;
  for (; at < std::min(line.size(), kMostDigits) && digit_of(line[at]) >= 0; ++at)
    mark.number = mark.number * 10 + digit_of(line[at]);
  if (at == 0 || at == line.size()) return {};
  if (line[at] != u'.' && line[at] != u'-' && line[at] != u')') return {};
  const std::size_t text = at + 1;
  for (at = text; at < line.size() && is_blank(line.substr(at, 1));) ++at;
  mark.length = at == text || at == line.size() ? 0 : at;
  return mark;
}

}  // namespace

MarkdownBlocks::MarkdownBlocks(SourcePlaces& places, FrontMatter front, Diagnostics& diagnostics)
    : places_(places), front_(std::move(front)), diagnostics_(diagnostics), position_(front_.end) {}

// --- What was found
// ------------------------------------------------------------------------------------------------------

void MarkdownBlocks::record(std::string_view rule, std::size_t offset) {
  // Once a block is enough, and keeps the findings of a long line short.
  if (std::find(rules_of_leaf_.begin(), rules_of_leaf_.end(), rule) != rules_of_leaf_.end()) return;
  rules_of_leaf_.push_back(rule);
  findings_.push_back({rule, places_.at(offset).line, std::string(places_.line_of(offset))});
}

void MarkdownBlocks::report(Code code, std::size_t begin, std::size_t end, std::vector<Argument> arguments) {
  if (diagnostics_.size() > kYamlProblems) return;  // enough to say that there are more
  diagnostics_.push_back({code, places_.position(begin, end), std::move(arguments)});
}

void MarkdownBlocks::note_controls(bool has_controls, std::size_t offset) {
  if (has_controls) record("control-character", offset);
}

std::size_t MarkdownBlocks::next_line_end() const {
  return std::min(places_.bytes().find_first_of("\r\n", position_), places_.bytes().size());
}

std::size_t MarkdownBlocks::next_line() const {
  const std::size_t end = next_line_end();
  return std::min(end + (places_.bytes().substr(end, 2) == "\r\n" ? 2 : 1), places_.bytes().size());
}

// --- Lists, quotes, tables
// -----------------------------------------------------------------------------------------------

void MarkdownBlocks::begin_list(std::optional<std::int64_t> first_number) {
  end_leaf();
  lists_.push_back({first_number});
  if (lists_.size() == kDeepestList + 1) record("deep-list", position_);
}

void MarkdownBlocks::end_list() { lists_.pop_back(); }

void MarkdownBlocks::begin_item() {
  end_leaf();
  std::optional<std::int64_t>& next = lists_.back().next_number;
  containers_.push_back({true, false, next});
  if (next) ++*next;
}

void MarkdownBlocks::begin_quote() {
  end_leaf();
  containers_.push_back({});
  if (++quotes_ == 2) record("nested-quote", position_);
}

void MarkdownBlocks::end_container() {
  end_leaf();
  if (!containers_.back().is_item) --quotes_;
  containers_.pop_back();
}

void MarkdownBlocks::begin_leaf(Leaf leaf, unsigned heading_level) {
  end_leaf();
  leaf_ = leaf;
  heading_level_ = heading_level;
  if (leaf == Leaf::row) position_ = next_row_.value_or(position_);
}

void MarkdownBlocks::begin_table() {
  end_leaf();
  is_new_table_ = true;
  next_row_.reset();
}

// The line of dashes between head and body is no row.
void MarkdownBlocks::begin_table_body() {
  if (!next_row_) return;
  position_ = *next_row_;
  next_row_ = next_line();
}

void MarkdownBlocks::next_cell() {
  if (std::exchange(has_cells_, true)) {
    // A row shorter than the head is given cells that have no bar.
    const std::size_t end = next_line_end();
    const std::size_t bar = std::min(places_.bytes().find('|', position_), end);
    append_in_place_of(text_, u" | ", bar);
    position_ = std::min(bar + 1, end);
  }
}

void MarkdownBlocks::end_row() {
  if (has_cell_text_ || next_row_) {
    take_cells_beyond_the_head();
    position_ = next_line_end();
    next_row_ = next_line();
  }
  end_leaf();
}

// Markdown gives a row no more cells than the head has, and leaves out what stands in the others.
void MarkdownBlocks::take_cells_beyond_the_head() {
  const std::string_view line = places_.bytes().substr(0, next_line_end());
  const std::size_t bar = line.find('|', position_);
  const std::size_t first = bar == std::string_view::npos ? bar : line.find_first_not_of("| \t", bar);
  if (first == std::string_view::npos) return;
  const std::string_view cells = line.substr(first, line.find_last_not_of("| \t") + 1 - first);
  append_in_place_of(text_, u" | ", bar);
  add_text(cells, first);
  report(Code::table_row_too_wide, first, position_, {});
}

// A rule has no place of its own to the parser: it is the next line of nothing but its signs.
void MarkdownBlocks::drop_rule() {
  end_leaf();
  const std::string_view bytes = places_.bytes();
  for (std::size_t at = position_; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    const std::size_t sign = line.find_last_not_of(" \t");
    const std::size_t first =
        sign == std::string_view::npos ? 0 : line.find_last_not_of(std::string{' ', '\t', line[sign]}, sign);
    const bool is_rule = sign != std::string_view::npos &&
                         std::string_view("*-_").find(line[sign]) != std::string_view::npos &&
                         (first == std::string_view::npos || line[first] == '>' || line[first] == '.');
    if (is_rule) {
      record("rule", at);
      position_ = end;
      return;
    }
    at = std::min(bytes.find_first_not_of("\r\n", end), bytes.size());
  }
  record("rule", position_);
}

// --- Marks and pictures
// --------------------------------------------------------------------------------------------------

// Strong text within strong text is strong text, and mostly not what was meant.
void MarkdownBlocks::begin_span(SpanKind kind, std::string value) {
  std::optional<std::size_t>& open = open_of_kind_[static_cast<std::size_t>(kind)];
  if (open && text_.spans[*open].range.begin < text_.text.size())
    report(Code::crossing_emphasis, text_.origins[text_.spans[*open].range.begin].offset, 0, {});
  const bool is_kept = picture_depth_ == 0 && !open;
  spans_.push_back({kind, is_kept});
  if (!is_kept) return;
  open = text_.spans.size();
  text_.spans.push_back({{text_.text.size(), text_.text.size()}, kind, std::move(value)});
}

void MarkdownBlocks::end_span() {
  const OpenSpan closed = spans_.back();
  spans_.pop_back();
  if (!closed.is_kept) return;
  const auto index = std::exchange(open_of_kind_[static_cast<std::size_t>(closed.kind)], std::nullopt);
  text_.spans[*index].range.end = text_.text.size();
  // What has no text has no spans within it either.
  if (length_of(text_.spans[*index].range) == 0) text_.spans.pop_back();
}

void MarkdownBlocks::begin_picture(std::string path, MarkedText title) {
  if (picture_depth_++ > 0) return;
  const std::size_t sign = places_.bytes().find("![", position_);
  if (sign != std::string_view::npos) position_ = sign + 2;
  for (Origin& origin : title.origins) {
    if (origin.offset == 0) origin.offset = static_cast<std::uint32_t>(position_ - 2) & 0x7FFFFFFFU;
  }
  pictures_.push_back({{std::move(path), {}, places_.at(position_ - 2)}, std::move(title)});
}

void MarkdownBlocks::end_picture() { --picture_depth_; }

// --- Text
// ----------------------------------------------------------------------------------------------------------------

void MarkdownBlocks::add_text(std::string_view text, std::size_t offset) {
  // What a backslash took the meaning from comes alone; a backslash that is text itself has come before.
  const bool is_escaped = offset > 0 && places_.bytes()[offset - 1] == '\\' && position_ != offset;
  position_ = offset + text.size();
  if (picture_depth_ > 0) {
    pictures_.back().source.alternative += to_utf16(text);
    return;
  }
  if (std::exchange(is_new_table_, false)) report(Code::table_as_text, offset, position_, {});
  has_cell_text_ = true;
  note_controls(append_literal(text_, text, offset, is_escaped), offset);
}

void MarkdownBlocks::add_entity(std::string_view writing, std::size_t offset) {
  const std::u16string units = to_utf16(writing);
  const Entity entity = entity_at(units);
  if (entity.length == 0) return add_text(writing, offset);
  position_ = offset + writing.size();
  if (picture_depth_ > 0) {
    pictures_.back().source.alternative += entity.text;
    return;
  }
  has_cell_text_ = true;
  note_controls(append_in_place_of(text_, entity.text, offset), offset);
}

void MarkdownBlocks::add_line_end(bool is_hard) {
  const std::size_t offset = next_line_end();
  position_ = next_line();
  if (picture_depth_ > 0) {
    pictures_.back().source.alternative += u' ';
  } else {
    append_in_place_of(text_, is_hard ? std::u16string_view(&kLineBreak, 1) : u" ", offset);
  }
}

void MarkdownBlocks::add_code(std::string_view text, std::optional<std::size_t> offset) {
  if (picture_depth_ > 0) {
    pictures_.back().source.alternative += to_utf16(text);
    return;
  }
  has_cell_text_ = true;
  record("code", offset.value_or(position_));
  if (offset) {
    position_ = *offset + text.size();
    note_controls(append_literal(text_, text, *offset, true), *offset);
  } else {
    append_in_place_of(text_, to_utf16(text), next_line_end());
  }
}

void MarkdownBlocks::drop_null() { record("control-character", position_); }

// --- HTML
// ----------------------------------------------------------------------------------------------------------------

void MarkdownBlocks::add_html(std::string_view text, std::optional<std::size_t> offset) {
  if (!offset) {
    append_in_place_of(text_, leaf_ == Leaf::html ? std::u16string_view(u"\n") : u"", next_line_end());
    return;
  }
  position_ = *offset + text.size();
  if (leaf_ == Leaf::html) {
    note_controls(append_literal(text_, text, *offset, true), *offset);
    return;
  }
  if (!text.starts_with('<')) return;  // goes on from the line before
  const HtmlTag tag = html_tag_at(to_utf16(text));
  if (tag.part == HtmlPart::comment) return record("comment", *offset);
  if (tag.name == "br" && picture_depth_ == 0) {
    append_in_place_of(text_, std::u16string_view(&kLineBreak, 1), *offset);
  } else if (tag.part == HtmlPart::opening) {
    report(Code::html_dropped, *offset, position_, {tag.name});
  }
}

void MarkdownBlocks::finish_html(const MarkedText& raw) {
  const std::u16string_view units = raw.text;
  MarkedText paragraph;
  bool tags_end = true, comments_end = true;  // what is open once is open to the end: looking again costs
  const auto flush = [&] { finish_text(std::exchange(paragraph, {})); };
  for (std::size_t at = 0; at < units.size();) {
    const std::size_t offset = raw.origins[at].offset;
    const std::u16string_view rest = units.substr(at);
    const bool may_end = tags_end && (comments_end || !(rest.starts_with(u"<!") || rest.starts_with(u"<?")));
    const HtmlTag tag = rest.front() == u'<' && may_end ? html_tag_at(rest) : HtmlTag{};
    if (tag.length == std::u16string_view::npos && tag.part == HtmlPart::comment) {
      report(Code::html_dropped, offset, offset + 2, {"!"});
      comments_end = false;
      at += 2;
    } else if (tag.length == std::u16string_view::npos) {
      tags_end = false;
    } else if (tag.part != HtmlPart::text) {
      if (tag.part == HtmlPart::comment) record("comment", offset);
      if (tag.name == "br") append_in_place_of(paragraph, std::u16string_view(&kLineBreak, 1), offset);
      if (tag.part == HtmlPart::opening && tag.name != "br")
        report(Code::html_dropped, offset, raw.origins[at + tag.length - 1].offset + 1, {tag.name});
      if (is_block_tag(tag.name)) flush();
      at += tag.length;
      if (tag.part == HtmlPart::opening && hides_text(tag.name))
        at = std::min(units.find(to_utf16("</" + tag.name), at), units.size());
    } else if (const Entity entity = entity_at(rest); entity.length > 0) {
      append_in_place_of(paragraph, entity.text, offset);
      at += entity.length;
    } else if (units[at] == u' ' || units[at] == u'\t' || is_line_end(units[at])) {
      const bool is_first = paragraph.text.empty() || paragraph.text.back() != u' ';
      if (is_first) append_in_place_of(paragraph, u" ", offset);
      ++at;
    } else {
      paragraph.text += units[at];
      paragraph.origins.push_back(raw.origins[at++]);
    }
  }
  flush();
}

// --- From text to blocks
// -------------------------------------------------------------------------------------------------

void MarkdownBlocks::end_leaf() {
  MarkedText text = std::exchange(text_, {});
  if (leaf_ == Leaf::html) {
    finish_html(text);
  } else if (leaf_ != Leaf::row || has_cell_text_) {
    finish_text(std::move(text));
  }
  add_pictures();
  leaf_ = Leaf::paragraph;
  has_cells_ = has_cell_text_ = false;
  rules_of_leaf_.clear();
}

void MarkdownBlocks::finish_text(MarkedText text) {
  decode_twice_encoded(text);
  if (leaf_ != Leaf::paragraph && leaf_ != Leaf::html) return finish_part(std::move(text));
  for (MarkedText& part : split_paragraphs(text)) finish_part(std::move(part));
}

void MarkdownBlocks::finish_part(MarkedText text) {
  if (text.text.empty()) return;
  const std::size_t offset = text.origins.front().offset;
  if (leaf_ != Leaf::code && loosen_spaces(text.text)) record("no-break-space", offset);
  set_emphasis(text);
  tidy(text);
  sort_spans(text.spans);
  if (is_blank(text.text)) {
    if (pictures_.empty() && leaf_ != Leaf::html) record("empty-paragraph", offset);
  } else if (leaf_ == Leaf::heading) {
    add_heading(std::move(text));
  } else if (leaf_ == Leaf::row) {
    add_block({BlockKind::table_row, to_inline(std::move(text), places_)});
  } else {
    add_paragraph(std::move(text));
  }
}

// `&amp;quot;`: what an entity left makes an entity with the text after it.
void MarkdownBlocks::decode_twice_encoded(MarkedText& text) {
  constexpr int kMostTimes = 3;
  bool is_changed = true;
  for (int time = 0; time < kMostTimes && is_changed; ++time) {
    std::vector<Edit> edits;
    const std::u16string_view units = text.text;
    for (std::size_t at = units.find(u'&'); at < units.size(); at = units.find(u'&', at + 1)) {
      const bool is_of_entity =
          at + 1 < units.size() && text.origins[at + 1].offset > text.origins[at].offset + 1;
      const Entity entity = is_of_entity ? entity_at(units.substr(at)) : Entity{};
      if (entity.length == 0) continue;
      record("twice-encoded", text.origins[at].offset);
      edits.push_back({{at, at + entity.length}, entity.text});
    }
    apply_edits(text, edits);
    is_changed = !edits.empty();
  }
}

void MarkdownBlocks::set_emphasis(MarkedText& text) {
  const MendedEmphasis found = mend_emphasis(text);
  if (!found.mended.empty()) record("emphasis", found.mended.front());
  for (const std::size_t offset : found.crossing) report(Code::crossing_emphasis, offset, offset + 2, {});
  for (const std::size_t offset : found.alone) report(Code::lone_emphasis, offset, offset + 2, {});
}

void MarkdownBlocks::add_heading(MarkedText text) {
  const bool is_headline = !front_.has_headline && (heading_level_ == 1 || blocks_.empty());
  if (!is_headline) return add_block({BlockKind::subhead, to_inline(std::move(text), places_)});
  record("headline", text.origins.front().offset);
  front_.has_headline = true;
  front_.head.push_back({BlockKind::headline, to_inline(std::move(text), places_)});
}

void MarkdownBlocks::add_paragraph(MarkedText text) {
  if (!containers_.empty() && !containers_.back().is_item)
    return add_block({BlockKind::quote, to_inline(std::move(text), places_)});
  if (!containers_.empty()) {
    Container& item = containers_.back();
    Block block{BlockKind::list_item, to_inline(std::move(text), places_)};
    block.depth = static_cast<int>(std::min(lists_.size(), kDeepestList)) - 1;
    const bool is_first = !std::exchange(item.is_marked, true);
    if (is_first && !item.number)
      block.marker = {kBullets[static_cast<std::size_t>(block.depth) % kBullets.size()]};
    return add_block(std::move(block), is_first ? item.number : std::nullopt);
  }
  for (Piece& piece : numbered_pieces(text)) {
    tidy(piece.text);
    const BlockKind kind = piece.number ? BlockKind::list_item : BlockKind::paragraph;
    add_block({kind, to_inline(std::move(piece.text), places_)}, piece.number);
  }
}

void MarkdownBlocks::add_pictures() {
  for (Picture& picture : pictures_) {
    decode_twice_encoded(picture.caption);
    tidy(picture.caption);
    Block block{BlockKind::picture, to_inline(std::move(picture.caption), places_)};
    block.picture = std::move(picture.source);
    add_block(std::move(block));
  }
  pictures_.clear();
}

void MarkdownBlocks::add_block(Block block, std::optional<std::int64_t> number) {
  if (number) numbers_.emplace_back(blocks_.size(), *number);
  blocks_.push_back(std::move(block));
}

// The lines as they stand in the source: a space that stands for a line end parts two of them.
std::vector<TextRange> MarkdownBlocks::lines_of(const MarkedText& text) const {
  std::vector<TextRange> lines;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.text.size(); ++at) {
    const std::size_t offset = text.origins[at].offset;
    const bool is_end = (text.text[at] == u' ' || text.text[at] == kLineBreak) &&
                        offset < places_.bytes().size() &&
                        (places_.bytes()[offset] == '\n' || places_.bytes()[offset] == '\r');
    if (!is_end) continue;
    lines.push_back({begin, at});
    begin = at + 1;
  }
  lines.push_back({begin, text.text.size()});
  return lines;
}

// Lines that are numbered in Arabic digits are items, as `1.` would make them: from the first line of a
// paragraph on, or from number one on. Lines that are all credits stand apart.
std::vector<MarkdownBlocks::Piece> MarkdownBlocks::numbered_pieces(const MarkedText& text) {
  const std::u16string_view units = text.text;
  const std::vector<TextRange> lines = lines_of(text);
  const auto line_text = [&](TextRange line) { return trim(units.substr(line.begin, length_of(line))); };
  const bool are_credits = lines.size() > 1 && std::all_of(lines.begin(), lines.end(), [&](TextRange line) {
                             return is_credit_line(line_text(line));
                           });
  std::vector<TextRange> ranges;
  std::vector<std::optional<std::int64_t>> numbers;
  bool is_list = false;
  for (const TextRange& line : lines) {
    const NumberMark mark = number_mark_at(units.substr(line.begin, length_of(line)));
    const bool is_item = mark.length > 0 && (is_list || ranges.empty() || mark.number == 1);
    if (is_item) record("numbered-paragraph", text.origins[line.begin].offset);
    is_list = is_list || is_item;
    if (ranges.empty() || is_item || are_credits) {
      ranges.push_back({line.begin + (is_item ? mark.length : 0), line.end});
      numbers.push_back(is_item ? std::optional(mark.number) : std::nullopt);
    } else {
      ranges.back().end = line.end;
    }
  }
  std::vector<Piece> pieces;
  for (MarkedText& part : split(text, ranges)) pieces.push_back({std::move(part), numbers[pieces.size()]});
  return pieces;
}

// --- The whole article
// ---------------------------------------------------------------------------------------------------

// The same rules as in plain text, for paragraphs.
void MarkdownBlocks::find_date_line(std::vector<Block>& head) {
  const bool has_one = std::any_of(head.begin(), head.end(),
                                   [](const Block& block) { return block.kind == BlockKind::date_line; });
  for (std::size_t at = 0; at < std::min(blocks_.size(), kHeadBlocks) && !has_one; ++at) {
    Block& block = blocks_[at];
    if (block.kind != BlockKind::paragraph || !is_date_line(block.content.text)) continue;
    block.kind = BlockKind::date_line;
    const SourceMap::Place place = block.content.where.place_of(block.content.text, 0);
    findings_.push_back({"date-line", place.line, to_utf8(block.content.text)});
    return;
  }
}

void MarkdownBlocks::find_credits() {
  for (std::size_t at = blocks_.size(); at-- > 0;) {
    Block& block = blocks_[at];
    const bool is_first = at == 0 && front_.head.empty();
    if (is_first || block.kind != BlockKind::paragraph || !is_credit_line(block.content.text)) return;
    block.kind = BlockKind::credit;
    const SourceMap::Place place = block.content.where.place_of(block.content.text, 0);
    findings_.push_back({"credit", place.line, to_utf8(block.content.text)});
  }
}

Article MarkdownBlocks::finish() {
  end_leaf();
  find_date_line(front_.head);
  find_credits();
  Article article;
  LetterCount letters;
  for (const std::vector<Block>* blocks : {&front_.head, &blocks_, &front_.credits}) {
    for (const Block& block : *blocks) count_letters(block.content.text, letters);
  }
  article.language = front_.language.empty() ? std::string(detect_language(letters)) : front_.language;
  const LanguagePolicy& language = policy_for(article.language);
  for (const auto& [block, number] : numbers_)
    blocks_[block].marker = to_utf16(format_number(number, language) + ".");
  article.blocks = std::move(front_.head);
  std::stable_sort(article.blocks.begin(), article.blocks.end(),
                   [](const Block& a, const Block& b) { return a.kind < b.kind; });
  std::move(blocks_.begin(), blocks_.end(), std::back_inserter(article.blocks));
  std::move(front_.credits.begin(), front_.credits.end(), std::back_inserter(article.blocks));
  article.findings = std::move(findings_);
  std::stable_sort(article.findings.begin(), article.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.line < b.line; });
  return article;
}

}  // namespace nashra
