#include "article/plain_text_rules.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "article/characters.h"
#include "article/date_line.h"
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
    {u"ar",       u"az",         u"cn",         u"de",      u"en",      u"es",      u"fa",      u"fr",
     u"he",       u"it",         u"ku",         u"kz",      u"pt",      u"ru",      u"tr",      u"tt",
     u"ur",       u"uz",         u"zh",         u"ع",       u"عربي",    u"عربيه",   u"العربيه", u"انجليزي",
     u"انكليزي",  u"الانجليزيه", u"الانكليزيه", u"روسي",    u"الروسيه", u"فارسي",   u"اردو",    u"كوردي",
     u"كردي",     u"تركي",       u"arabic",     u"english", u"russian", u"french",  u"deutsch", u"español",
     u"français", u"italiano",   u"português",  u"türkçe",  u"рус",     u"русский", u"ара",     u"арабский",
     u"анг",      u"английский", u"тат",        u"татарча", u"עברית",   u"中文"});

constexpr auto kCreditLabels = std::to_array<std::u16string_view>(
    {u"المصدر",      u"المصادر",  u"مصدر",         u"الصوره",    u"الصور",      u"صوره",
     u"مصدر الصوره", u"تصوير",    u"تحرير",        u"ترجمه",     u"اعداد",      u"منبع",
     u"عكس",         u"источник", u"источники",    u"фото",      u"фотография", u"источник фото",
     u"редактор",    u"перевод",  u"source",       u"sources",   u"photo",      u"photos",
     u"image",       u"credit",   u"photo credit", u"edited by", u"editing",    u"translation",
     u"מקור",        u"צילום"});

constexpr auto kBylineLabels = std::to_array<std::u16string_view>(
    {u"كتب", u"كتبت", u"كتبه", u"بقلم", u"автор", u"by", u"author", u"written by"});

template <class Table>
bool holds(const Table& table, std::u16string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

std::string without_controls(std::u16string_view text) {
  std::u16string clean(text);
  clean.erase(std::remove_if(clean.begin(), clean.end(), [](char16_t unit) { return is_control(unit); }),
              clean.end());
  return to_utf8(clean);
}

void record(Draft& draft, std::string_view rule, const Piece& piece) {
  draft.findings.push_back({rule, piece.line, without_controls(text_of(draft, piece))});
}

void take_as(Draft& draft, Piece& piece, BlockKind kind, std::string_view rule) {
  piece.kind = kind;
  record(draft, rule, piece);
}

// `label:` at the start, with or without a space before the colon, and something after it.
template <class Table>
bool is_labelled(std::u16string_view text, const Table& labels) {
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
    const std::size_t end = std::min(folded.find_first_of(u" |/,،·•-", at), folded.size());
    if (end > at) {
      if (!holds(kLanguageNames, std::u16string_view(folded).substr(at, end - at))) return false;
      ++names;
    }
    at = end + 1;
  }
  return names >= 1 && names <= kMostLanguages;
}

// --- What is not printed
// -------------------------------------------------------------------------------------------------

void drop_control_characters(Draft& draft, std::string_view name) {
  for (const Piece& piece : draft.pieces) {
    const std::u16string_view text = text_of(draft, piece);
    if (std::any_of(text.begin(), text.end(), [](char16_t unit) { return is_control(unit); }))
      record(draft, name, piece);
  }
}

// A run of lines without letters is one finding.
void drop_empty_paragraphs(Draft& draft, std::string_view name) {
  bool after_blank = false;
  std::vector<Piece> kept;
  for (Piece piece : draft.pieces) {
    const bool blank = is_blank(text_of(draft, piece));
    if (blank && !after_blank) record(draft, name, piece);
    if (!blank) {
      piece.after_blank = piece.after_blank || after_blank;
      kept.push_back(piece);
    }
    after_blank = blank;
  }
  draft.pieces = std::move(kept);
}

// The only line there is may well be about a language.
void drop_language_switch(Draft& draft, std::string_view name) {
  const std::size_t head = std::min(draft.pieces.size(), kHeadLines);
  std::vector<Piece> kept;
  for (std::size_t at = 0; at < head; ++at) {
    const bool is_last = kept.empty() && at + 1 == draft.pieces.size();
    if (!is_last && is_language_switch(text_of(draft, draft.pieces[at]))) {
      record(draft, name, draft.pieces[at]);
    } else {
      kept.push_back(draft.pieces[at]);
    }
  }
  draft.pieces.erase(draft.pieces.begin(), draft.pieces.begin() + static_cast<std::ptrdiff_t>(head));
  draft.pieces.insert(draft.pieces.begin(), kept.begin(), kept.end());
}

// --- Lines that belong together
// ------------------------------------------------------------------------------------------

bool stands_alone(std::u16string_view text) {
  return is_date_line(text) || is_byline(text) || is_credit(text);
}

struct LineBreak {
  std::size_t before = 0;      // length of the line before it
  std::size_t first_word = 0;  // length of the word after it
  bool open = false;           // it is no end of a sentence
};

std::size_t first_word_length(std::u16string_view text) {
  constexpr std::size_t kLongestWord = kWidestWrap + 1;
  return count_characters(text.substr(0, std::min(text.find_first_of(u" \t\u00A0"), kLongestWord)));
}

// A single line end inside a paragraph: no blank line, no date, no credit.
bool may_be_inside(const Draft& draft, std::size_t next) {
  return !draft.pieces[next].after_blank && !stands_alone(text_of(draft, draft.pieces[next])) &&
         !stands_alone(text_of(draft, draft.pieces[next - 1]));
}

LineBreak line_break_before(const Draft& draft, std::size_t next) {
  const std::u16string_view before = text_of(draft, draft.pieces[next - 1]);
  return {count_characters(before), first_word_length(text_of(draft, draft.pieces[next])),
          !ends_sentence(before)};
}

bool is_wrap(const LineBreak& line_break, std::size_t width) {
  return line_break.before + 1 + line_break.first_word > width;
}

// The width at which the text was wrapped, or 0: a line was ended because the next word did not fit, four
// times out of five, and mostly in the middle of a sentence.
std::size_t find_wrap_width(const Draft& draft) {
  constexpr std::size_t kFewestBreaks = 3;
  std::vector<LineBreak> breaks;
  bool has_blank_lines = false;
  std::size_t width = 0;
  for (std::size_t next = 1; next < draft.pieces.size(); ++next) {
    has_blank_lines = has_blank_lines || draft.pieces[next].after_blank;
    if (!may_be_inside(draft, next)) continue;
    breaks.push_back(line_break_before(draft, next));
    width = std::max(width, breaks.back().before);
    if (width > kWidestWrap) return 0;
  }
  if (!has_blank_lines || breaks.size() < kFewestBreaks || width < kNarrowestWrap) return 0;
  const auto wraps =
      std::count_if(breaks.begin(), breaks.end(), [&](const LineBreak& b) { return is_wrap(b, width); });
  const auto open = std::count_if(breaks.begin(), breaks.end(),
                                  [&](const LineBreak& b) { return is_wrap(b, width) && b.open; });
  return wraps * 5 >= static_cast<std::ptrdiff_t>(breaks.size()) * 4 && open * 2 > wraps ? width : 0;
}

void join_wrapped_lines(Draft& draft, std::string_view name) {
  const std::size_t width = find_wrap_width(draft);
  if (width == 0) return;
  std::vector<Piece> joined;
  std::vector<bool> has_joined;
  for (std::size_t next = 0; next < draft.pieces.size(); ++next) {
    const bool belongs =
        next > 0 && may_be_inside(draft, next) && is_wrap(line_break_before(draft, next), width);
    if (belongs) {
      joined.back().end = draft.pieces[next].end;
      has_joined.back() = true;
    } else {
      joined.push_back(draft.pieces[next]);
      has_joined.push_back(false);
    }
  }
  draft.pieces = std::move(joined);
  for (std::size_t at = 0; at < draft.pieces.size(); ++at) {
    if (has_joined[at]) record(draft, name, draft.pieces[at]);
  }
}

// --- What the lines are
// --------------------------------------------------------------------------------------------------

// The last lines, as far up as they are credits, the writer's among them. The first line of an article never
// is one.
void find_credits(Draft& draft, std::string_view name) {
  for (std::size_t at = draft.pieces.size(); at-- > 1;) {
    const std::u16string_view text = text_of(draft, draft.pieces[at]);
    if (!is_credit(text) && !is_byline(text)) return;
    take_as(draft, draft.pieces[at], BlockKind::credit, name);
  }
}

// The name of a site or a group between body and credits. A headline and a paragraph must stand before it.
void find_publisher(Draft& draft, std::string_view name) {
  constexpr std::size_t kLinesBefore = 2;
  const auto first_credit = std::find_if(draft.pieces.begin(), draft.pieces.end(),
                                         [](const Piece& piece) { return piece.kind == BlockKind::credit; });
  const auto lines_before = static_cast<std::size_t>(first_credit - draft.pieces.begin());
  if (first_credit == draft.pieces.end() || lines_before <= kLinesBefore) return;
  Piece& candidate = *std::prev(first_credit);
  const std::u16string_view text = text_of(draft, candidate);
  const bool is_name = count_words(text) <= kShortLine && !ends_sentence(text) && text.back() != u':';
  if (is_name) take_as(draft, candidate, BlockKind::credit, name);
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

constexpr auto kRules = std::to_array<Rule>({
    {"control-character", drop_control_characters},
    {"empty-paragraph", drop_empty_paragraphs},
    {"language-switch", drop_language_switch},
    {"hard-wrap", join_wrapped_lines},
    {"credit", find_credits},
    {"publisher", find_publisher},
    {"date-line", find_date_line},
    {"byline", find_byline},
    {"kicker", find_kicker},
    {"headline", find_headline},
});

}  // namespace

std::span<const Rule> plain_text_rules() { return kRules; }

bool is_credit_line(std::u16string_view text) { return is_credit(text); }

}  // namespace nashra
