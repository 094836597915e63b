#include "article/plain_text_rules.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "article/characters.h"
#include "article/date_line.h"
#include "article/no_break_spaces.h"
#include "base/unicode.h"

namespace nashra {
namespace {

// The head of a paste: site furniture, kicker, headline, byline and date stand among its first lines.
constexpr std::size_t kHeadLines = 5;
constexpr std::size_t kLongestHeadline = 200, kLongestKicker = 60, kLongestCredit = 200;  // characters
constexpr std::size_t kShortLine = 12;                                                    // words
constexpr std::size_t kMostLanguages = 4;
constexpr std::size_t kNarrowestWrap = 55, kWidestWrap = 90;  // characters

// Folded, as all words in this file.
constexpr auto kLanguageNames = std::to_array<std::u16string_view>(
    {u"ar",         u"en",      u"ru",       u"fr",       u"fa",         u"tr",      u"es",
     u"de",         u"zh",      u"cn",       u"he",       u"ur",         u"ku",      u"ckb",
     u"ps",         u"pt",      u"it",       u"az",       u"uz",         u"kk",      u"kz",
     u"tt",         u"id",      u"ара",      u"анг",      u"рус",        u"тат",     u"ع",
     u"عربي",       u"عربيه",   u"العربيه",  u"فارسي",    u"الفارسيه",   u"اردو",    u"كردي",
     u"كوردي",      u"تركي",    u"روسي",     u"الروسيه",  u"انجليزي",    u"انكليزي", u"الانجليزيه",
     u"الانكليزيه", u"فرنسي",   u"الفرنسيه", u"english",  u"arabic",     u"russian", u"french",
     u"persian",    u"turkish", u"русский",  u"арабский", u"английский", u"татарча", u"français",
     u"español",    u"deutsch", u"türkçe",   u"italiano", u"português",  u"עברית",   u"中文"});

constexpr auto kCreditLabels = std::to_array<std::u16string_view>(
    {u"المصدر",      u"المصادر",  u"مصدر",         u"الصوره",      u"الصور",      u"صوره",
     u"مصدر الصوره", u"تصوير",    u"تحرير",        u"ترجمه",       u"اعداد",      u"منبع",
     u"عكس",         u"источник", u"источники",    u"фото",        u"фотография", u"источник фото",
     u"редактор",    u"перевод",  u"source",       u"sources",     u"photo",      u"photos",
     u"image",       u"credit",   u"photo credit", u"edited by",   u"editing",    u"translation",
     u"מקור",        u"צילום",    u"photo by",     u"photography", u"editor",     u"автор фото",
     u"مصدر الصور",  u"المصور",   u"رسم"});

constexpr auto kBylineLabels = std::to_array<std::u16string_view>(
    {u"كتب", u"كتبت", u"كتبه", u"بقلم", u"автор", u"by", u"author", u"written by"});

// Of joined lines the first one is shown.
void record(Draft& draft, std::string_view rule, const Piece& piece) {
  std::size_t at = piece.begin;
  const Piece line = take_line(std::u16string_view(draft.text).substr(0, piece.end), at);
  const std::uint32_t number = draft.where.place_of(draft.text, piece.begin).line;
  draft.findings.push_back({rule, number, to_utf8(text_of(draft, line))});
}

void take_as(Draft& draft, Piece& piece, BlockKind kind, std::string_view rule) {
  piece.kind = kind;
  record(draft, rule, piece);
}

// `label:` at the start, with or without a space before the colon, and something after it.
bool is_labelled(std::u16string_view text, std::span<const std::u16string_view> labels) {
  constexpr std::size_t kLongestLabel = 40;
  const std::size_t colon = text.substr(0, kLongestLabel).find(u':');
  if (colon == std::u16string_view::npos || is_blank(text.substr(colon + 1))) return false;
  const std::u16string label = fold(text.substr(0, colon));
  return holds(labels, trim(label));
}

bool is_credit(std::u16string_view text) {
  return text.size() <= kLongestCredit && is_labelled(text, kCreditLabels);
}

bool is_byline(std::u16string_view text) {
  return text.size() <= kLongestCredit && count_words(text) <= kShortLine && is_labelled(text, kBylineLabels);
}

bool is_language_switch(std::u16string_view text) {
  constexpr std::size_t kLongestSwitch = 60;
  if (text.size() > kLongestSwitch) return false;
  const std::u16string folded = fold(text);
  std::size_t names = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find_first_of(u" |/,،·•-–—", at), folded.size());
    if (end > at) {
      if (!holds(kLanguageNames, std::u16string_view(folded).substr(at, end - at))) return false;
      ++names;
    }
    at = end + 1;
  }
  return names >= 1 && names <= kMostLanguages;
}

// --- What is not printed

// A run of lines without letters is one finding.
void drop_empty_paragraphs(Draft& draft, std::string_view name) {
  bool after_blank = false;
  std::vector<Piece> kept;
  for (Piece piece : draft.pieces) {
    const bool blank = is_blank(text_of(draft, piece));
    if (blank && !after_blank) record(draft, name, piece);
    if (!blank) {
      piece.after_blank = piece.after_blank || after_blank;
      kept.push_back(trimmed(draft.text, piece));
    }
    after_blank = blank;
  }
  draft.pieces = std::move(kept);
}

// The only line there is may well be about a language.
void drop_language_switch(Draft& draft, std::string_view name) {
  std::size_t kept = 0;
  bool has_dropped = false;
  for (std::size_t at = 0; at < draft.pieces.size(); ++at) {
    Piece piece = draft.pieces[at];
    const bool is_only = kept == 0 && at + 1 == draft.pieces.size();
    if (at < kHeadLines && !is_only && is_language_switch(text_of(draft, piece))) {
      record(draft, name, piece);
      has_dropped = true;
      continue;
    }
    // What stood around a dropped line is not one paragraph.
    piece.after_blank = std::exchange(has_dropped, false) || piece.after_blank;
    draft.pieces[kept++] = piece;
  }
  draft.pieces.resize(kept);
}

// --- Lines that belong together

bool stands_alone(std::u16string_view text) {
  return is_date_line(text) || is_byline(text) || is_credit(text);
}

// The end of a line, where the next one begins: perhaps of a wrapped line, inside a paragraph.
struct LineBreak {
  bool may_be_inside = false;  // no blank line, no date, no credit
  std::size_t before = 0;      // length of the line before it
  std::size_t first_word = 0;  // length of the word after it
  bool is_open = false;        // the line before it ends no sentence
};

std::size_t first_word_length(std::u16string_view text) {
  text = text.substr(0, kWidestWrap + 1);
  return count_characters(text.substr(0, text.find_first_of(u" \t\u00A0")));
}

// One for each piece: the line end before it.
std::vector<LineBreak> line_breaks(const Draft& draft) {
  std::vector<LineBreak> breaks;
  bool stood_alone = true;
  std::u16string_view before;
  for (const Piece& piece : draft.pieces) {
    const std::u16string_view text = text_of(draft, piece);
    const bool alone = stands_alone(text);
    const bool inside = !piece.after_blank && !alone && !stood_alone;
    breaks.push_back(
        {inside, count_characters(before), first_word_length(text), inside && !ends_sentence(before)});
    stood_alone = alone;
    before = text;
  }
  return breaks;
}

bool is_wrap(const LineBreak& line_break, std::size_t width) {
  return line_break.may_be_inside && line_break.before + 1 + line_break.first_word > width;
}

// The width at which the text was wrapped, or 0: a line was ended because the next word did not fit, four
// times out of five, and mostly in the middle of a sentence.
std::size_t find_wrap_width(const std::vector<LineBreak>& breaks) {
  constexpr std::size_t kFewestBreaks = 3;
  std::size_t width = 0, inside = 0, wraps = 0, open = 0;
  for (const LineBreak& each : breaks) {
    if (!each.may_be_inside) continue;
    width = std::max(width, each.before);
    ++inside;
  }
  if (inside < kFewestBreaks || width < kNarrowestWrap || width > kWidestWrap) return 0;
  for (const LineBreak& each : breaks) {
    if (!is_wrap(each, width)) continue;
    ++wraps;
    if (each.is_open) ++open;
  }
  return wraps * 5 >= inside * 4 && open * 2 > wraps ? width : 0;
}

// Only where blank lines part the paragraphs: else every line is one.
void join_wrapped_lines(Draft& draft, std::string_view name) {
  const bool has_blank_lines = std::any_of(draft.pieces.begin(), draft.pieces.end(),
                                           [](const Piece& piece) { return piece.after_blank; });
  if (!has_blank_lines) return;
  const std::vector<LineBreak> breaks = line_breaks(draft);
  const std::size_t width = find_wrap_width(breaks);
  if (width == 0) return;
  std::vector<Piece> joined;
  bool is_recorded = false;
  for (std::size_t at = 0; at < draft.pieces.size(); ++at) {
    if (!is_wrap(breaks[at], width)) {
      joined.push_back(draft.pieces[at]);
      is_recorded = false;
      continue;
    }
    joined.back().end = draft.pieces[at].end;
    if (!std::exchange(is_recorded, true)) record(draft, name, joined.back());
  }
  draft.pieces = std::move(joined);
}

// --- White space

void loosen_no_break_spaces(Draft& draft, std::string_view name) {
  for (const Piece& piece : draft.pieces) {
    if (loosen_spaces(std::span(draft.text).subspan(piece.begin, piece.end - piece.begin)))
      record(draft, name, piece);
  }
}

// --- What the lines are

// The last lines, as far up as they are credits, the writer's among them. The first line of an article never
// is one.
void find_credits(Draft& draft, std::string_view name) {
  for (std::size_t at = draft.pieces.size(); at-- > 1;) {
    const std::u16string_view text = text_of(draft, draft.pieces[at]);
    if (!is_credit(text) && !is_byline(text)) return;
    take_as(draft, draft.pieces[at], BlockKind::credit, name);
  }
}

void find_date_line(Draft& draft, std::string_view name) {
  const std::size_t head = std::min(draft.pieces.size(), kHeadLines);
  for (std::size_t at = 0; at < head; ++at) {
    Piece& piece = draft.pieces[at];
    if (!piece.kind && is_date_line(text_of(draft, piece)))
      return take_as(draft, piece, BlockKind::date_line, name);
  }
}

void find_byline(Draft& draft, std::string_view name) {
  const std::size_t head = std::min(draft.pieces.size(), kHeadLines);
  for (std::size_t at = 0; at < head; ++at) {
    Piece& piece = draft.pieces[at];
    if (!piece.kind && is_byline(text_of(draft, piece)))
      return take_as(draft, piece, BlockKind::byline, name);
  }
}

std::vector<Piece*> open_pieces(Draft& draft, std::size_t most) {
  std::vector<Piece*> open;
  for (Piece& piece : draft.pieces) {
    if (open.size() == most) break;
    if (!piece.kind) open.push_back(&piece);
  }
  return open;
}

bool is_headline(std::u16string_view text) { return count_characters(text) <= kLongestHeadline; }

// A short first line that ends in a colon, with a headline and a paragraph after it.
void find_kicker(Draft& draft, std::string_view name) {
  const std::vector<Piece*> open = open_pieces(draft, 3);
  if (open.size() < 3 || !is_headline(text_of(draft, *open[1]))) return;
  const std::u16string_view text = text_of(draft, *open[0]);
  if (text.size() <= kLongestKicker && text.back() == u':') take_as(draft, *open[0], BlockKind::kicker, name);
}

// A single paragraph is text, not a headline.
void find_headline(Draft& draft, std::string_view name) {
  const std::vector<Piece*> open = open_pieces(draft, 2);
  if (open.size() == 2 && is_headline(text_of(draft, *open[0])))
    take_as(draft, *open[0], BlockKind::headline, name);
}

// The name of a site or a group between body and credits; a paragraph must be left.
void find_publisher(Draft& draft, std::string_view name) {
  const std::vector<Piece*> open = open_pieces(draft, draft.pieces.size());
  if (open.size() < 2 || draft.pieces.back().kind != BlockKind::credit) return;
  Piece& last = *open.back();
  const std::u16string_view text = text_of(draft, last);
  const bool is_before_credits = std::next(&last)->kind == BlockKind::credit;
  const bool is_name = count_words(text) <= kShortLine && !ends_sentence(text) && text.back() != u':';
  if (is_before_credits && is_name) take_as(draft, last, BlockKind::credit, name);
}

constexpr auto kRules = std::to_array<Rule>({
    {"empty-paragraph", drop_empty_paragraphs},
    {"language-switch", drop_language_switch},
    {"hard-wrap", join_wrapped_lines},
    {"no-break-space", loosen_no_break_spaces},
    {"credit", find_credits},
    {"date-line", find_date_line},
    {"byline", find_byline},
    {"kicker", find_kicker},
    {"headline", find_headline},
    {"publisher", find_publisher},
});

}  // namespace

std::span<const Rule> plain_text_rules() { return kRules; }

bool is_credit_line(std::u16string_view text) { return is_credit(text); }

}  // namespace nashra
