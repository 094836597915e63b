#include "galley/typesetter.h"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <fmt/format.h>
#include <limits>
#include <mutex>
#include <span>
#include <utility>

#include "base/unicode.h"
#include "galley/memo.h"
#include "galley/spans.h"
#include "linebreak/break_lines.h"
#include "linebreak/set_lines.h"
#include "shape/shape.h"

namespace nashra {
namespace {

LineEnds line_ends_of(const Style& style) {
  if (style.align == Align::justify) return LineEnds::justified;
  return style.balance ? LineEnds::balanced : LineEnds::ragged;
}

Flush flush_of(const Style& style) {
  if (style.align == Align::end) return Flush::end;
  return style.align == Align::center ? Flush::center : Flush::start;
}

/// `U+067E (پ)`.
std::string name_of_character(char32_t code_point) {
  std::u16string text;
  if (code_point > 0xFFFF) text += static_cast<char16_t>(0xD7C0 + (code_point >> 10U));
  text += static_cast<char16_t>(code_point > 0xFFFF ? 0xDC00 | (code_point & 0x3FFU) : code_point);
  return fmt::format("U+{:04X} ({})", static_cast<std::uint32_t>(code_point), to_utf8(text));
}

/// True when a column may not end after line `index` of `count`: too few lines would stand before or after
/// the break.
bool kept_together(std::size_t index, std::size_t count, const Style& style) {
  const std::size_t before = index + 1, after = count - before;
  if (after == 0) return false;
  return before < static_cast<std::size_t>(style.orphans) || after < static_cast<std::size_t>(style.widows);
}

}  // namespace

ParagraphShape column_shape(Length measure, Length indent) {
  ParagraphShape shape{.head = {}, .rest = {Length{}, measure}};
  if (indent > Length{}) shape.head.push_back({indent, measure - indent});
  return shape;
}

struct Typesetter::Request {
  std::u16string_view text;
  const LanguagePolicy& language;
  const Style& style;
  std::optional<BlockRef> block = {};
  const Article* article = nullptr;
  std::span<const Span> spans = {};
  std::span<const Anchor> anchors = {};
  std::u16string_view marker = {};
};

/// All that does not depend on the measure.
struct Typesetter::Prepared {
  ShapedParagraph shaped;
  ItemList list;
  LineEnds ends = LineEnds::justified;
  BreakParameters parameters;
  Diagnostics missing;
  std::vector<WordInLine> marker;  ///< of a list item, in a slot that it fills
  Length marker_width;
};

namespace {

/// The place in the article's file of an offset into one of its blocks.
SourcePos position_of(const Article* article, std::optional<BlockRef> block, std::size_t offset) {
  return article == nullptr ? SourcePos{} : position_of(*article, block->block, offset);
}

struct StyledBlock {
  BlockRef block;
  Style style;
  friend auto operator<=>(const StyledBlock&, const StyledBlock&) = default;
};

struct AskedBreaks {
  StyledBlock block;
  ParagraphShape shape;
  friend auto operator<=>(const AskedBreaks&, const AskedBreaks&) = default;
};

struct AskedProfile {
  StyledBlock block;
  ParagraphShape shape;
  LineCounts counts;
  friend auto operator<=>(const AskedProfile&, const AskedProfile&) = default;
};

struct AskedGalley {
  StyledBlock block;
  ParagraphShape shape;
  Setting setting;  ///< as it could be had
  friend auto operator<=>(const AskedGalley&, const AskedGalley&) = default;
};

/// Enough for any marker to stand on one line.
Length column_width_for(std::u16string_view marker, const Style& style) {
  constexpr std::int64_t kEms = 4;
  return style.size * (kEms * static_cast<std::int64_t>(marker.size()));
}

/// The shape with its first line set in by so much more, but at most by half of it.
ParagraphShape set_in(ParagraphShape shape, Length more) {
  const LineSlot first = slot_of(shape, 0);
  more = std::min(more, scaled(first.width, 1, 2));
  if (more <= Length{}) return shape;
  if (shape.head.empty()) shape.head.emplace_back();
  shape.head.front() = {first.start + more, first.width - more};
  return shape;
}

LineBox* first_line(Galley& galley) {
  for (GalleyItem& item : galley.items) {
    if (auto* box = std::get_if<LineBox>(&item)) return box;
  }
  return nullptr;
}

int lines_in(const Breaks& breaks) { return static_cast<int>(breaks.lines.size()); }

/// The entry that comes nearest to so many lines more than the best one has; of two as near the better one.
std::size_t nearest_entry(const BreakProfile& profile, int lines_more) {
  const std::int64_t wanted = std::int64_t{lines_in(profile.by_lines[profile.best])} + lines_more;
  const auto distance = [&](const Breaks& breaks) { return std::abs(lines_in(breaks) - wanted); };
  std::size_t nearest = profile.best;
  for (std::size_t entry = 0; entry < profile.by_lines.size(); ++entry) {
    const Breaks &here = profile.by_lines[entry], &known = profile.by_lines[nearest];
    const bool is_as_near = distance(here) == distance(known);
    if (is_as_near ? here.demerits < known.demerits : distance(here) < distance(known)) nearest = entry;
  }
  return nearest;
}

}  // namespace

/// What is known of the articles that were asked about last: make-up comes back to a story while it places it
/// and never after.
class Typesetter::Memory {
 public:
  struct OfArticle {
    Memo<StyledBlock, Prepared> prepared;
    Memo<AskedBreaks, Breaks> best;
    Memo<AskedProfile, BreakProfile> profiles;
    Memo<AskedGalley, Galley> galleys;
  };

  std::shared_ptr<OfArticle> of(ArticleId article) {
    const std::lock_guard lock(mutex_);
    const auto known = std::find_if(recent_.begin(), recent_.end(), [&](const Remembered& remembered) {
      return remembered.article == article;
    });
    if (known != recent_.end()) return known->memory;
    if (recent_.size() == kArticles) recent_.pop_front();
    recent_.push_back({article, std::make_shared<OfArticle>()});
    return recent_.back().memory;
  }

 private:
  static constexpr std::size_t kArticles = 8;

  struct Remembered {
    ArticleId article;
    std::shared_ptr<OfArticle> memory;
  };

  std::mutex mutex_;
  std::deque<Remembered> recent_;
};

Typesetter::Typesetter(Session& session, const StyleFonts& fonts, const std::vector<Article>& articles,
                       const Pictures* pictures, BreakParagraph break_paragraph)
    : session_(session),
      fonts_(fonts),
      articles_(articles),
      pictures_(pictures),
      break_paragraph_(break_paragraph),
      memory_(std::make_unique<Memory>()) {}

Typesetter::~Typesetter() = default;

/// What a marker takes of the column: the indent that it hangs in, or itself with the space that parts it
/// from the text, a quarter of the size.
Length Typesetter::room_of(const Prepared& prepared, const Style& style) {
  return std::max(style.indent_start, prepared.marker_width + scaled(style.size, 1, 4));
}

std::vector<WordInLine> Typesetter::marker_beside(const Line& line, const Request& request,
                                                  const Prepared& prepared) {
  const Length edge = std::max(line.start - room_of(prepared, request.style), Length{});
  const bool from_left = request.language.direction == Direction::left_to_right;
  const Length x = from_left ? edge - line.start : line.measure + line.start - edge - prepared.marker_width;
  std::vector<WordInLine> words = prepared.marker;
  for (WordInLine& word : words) word.x += x;
  return words;
}

Typesetter::Prepared Typesetter::prepare(const Request& request) const {
  const auto& [text, language, style, block, article, spans, anchors, marker] = request;
  Timings& timings = session_.timings;
  Itemized itemized = timed(timings, Phase::itemize, [&] {
    return itemize_marked(request.text, request.spans, request.language, request.style, fonts_,
                          session_.dictionaries);
  });
  Prepared prepared;
  prepared.ends = line_ends_of(style);
  prepared.parameters = parameters_for(prepared.ends, style.justification);
  for (const MissingGlyph& missing : itemized.missing) {
    prepared.missing.push_back({Code::missing_glyph,
                                position_of(article, block, missing.offset),
                                {name_of_character(missing.code_point), style.font}});
  }
  prepared.shaped =
      timed(timings, Phase::shape, [&] { return shape(std::move(itemized.paragraph), session_.words); });
  prepared.list = timed(timings, Phase::break_lines, [&] {
    return items_of(prepared.shaped, request.style.size, prepared.ends, request.style.justification);
  });
  if (!marker.empty()) prepare_marker(request, prepared);
  return prepared;
}

/// The marker is a paragraph of its own, of which one line is printed.
void Typesetter::prepare_marker(const Request& request, Prepared& prepared) const {
  const Length across = column_width_for(request.marker, request.style);
  Style style = request.style;
  style.align = Align::start;
  Galley galley = set(request.marker, request.language, style, across);
  const LineBox* line = first_line(galley);
  if (line == nullptr) return;
  prepared.marker_width = line->line.width;
  prepared.marker = line->line.words;
  const bool from_left = request.language.direction == Direction::left_to_right;
  for (WordInLine& word : prepared.marker) word.x -= from_left ? Length{} : across - prepared.marker_width;
  for (Diagnostic& diagnostic : galley.diagnostics) {
    diagnostic.where = position_of(request.article, request.block, 0);
    prepared.missing.push_back(std::move(diagnostic));
  }
}

Breaks Typesetter::break_best(const Prepared& prepared, const ParagraphShape& shape) const {
  return timed(session_.timings, Phase::break_lines,
               [&] { return break_paragraph_(prepared.list.items, shape, prepared.parameters); });
}

BreakProfile Typesetter::break_around(const Prepared& prepared, const ParagraphShape& shape,
                                      const Breaks& best, const LineCounts& wanted) const {
  return timed(session_.timings, Phase::break_lines,
               [&] { return break_lines(prepared.list.items, shape, wanted, best, prepared.parameters); });
}

Galley Typesetter::set_in_lines(const Request& request, const Prepared& prepared, const ParagraphShape& shape,
                                const Breaks& breaks) const {
  const auto& [text, language, style, block, article, spans, anchors, marker] = request;
  std::vector<Line> lines = timed(session_.timings, Phase::set_lines, [&] {
    return set_lines(prepared.shaped, request.style.size, prepared.list, breaks, shape, prepared.ends,
                     flush_of(request.style), session_.words);
  });
  std::vector<LineMarks> marks = marks_of_lines(lines, spans, anchors);

  Galley galley{{}, prepared.missing, breaks.demerits};
  if (style.space_before > Length{}) galley.items.emplace_back(Leading{style.space_before});
  for (std::size_t index = 0; index < lines.size(); ++index) {
    Line& line = lines[index];
    if (line.overfull) {
      galley.diagnostics.push_back(
          {Code::overfull_line, position_of(article, block, line.text.begin), {line.width - line.measure}});
    }
    galley.items.emplace_back(LineBox{std::move(line), style.size, style.leading, &language, &style, block,
                                      std::move(marks[index].spans), std::move(marks[index].anchors)});
    if (kept_together(index, lines.size(), style)) galley.items.emplace_back(KeepTogether{});
  }
  if (style.space_after > Length{}) galley.items.emplace_back(Leading{style.space_after});
  if (LineBox* first = first_line(galley)) first->marker = marker_beside(first->line, request, prepared);
  return galley;
}

GalleyPtr Typesetter::set(BlockRef ref, const Style& style, const ParagraphShape& given,
                          const Setting& setting) const {
  const Article& article = articles_[ref.article.value];
  const auto& [kind, content, depth, marker, picture] = article.blocks[ref.block];
  const Request request{
      content.text, policy_for(article.language), style, ref, &article, content.spans, content.anchors,
      marker};
  const StyledBlock block{ref, style};
  const std::shared_ptr<Memory::OfArticle> memory = memory_->of(ref.article);
  const auto prepared = memory->prepared.get(block, [&] { return prepare(request); });
  const ParagraphShape shape =
      prepared->marker.empty() ? given : set_in(given, room_of(*prepared, style) - style.indent_start);
  const auto find_best = [&] {
    return memory->best.get({block, shape}, [&] { return break_best(*prepared, shape); });
  };
  constexpr BreakParagraph kTotalFit = &break_lines;
  if (setting.lines_more == 0 || break_paragraph_ != kTotalFit) {
    return memory->galleys.get({block, shape, {}},
                               [&] { return set_in_lines(request, *prepared, shape, *find_best()); });
  }
  const int reach = std::abs(std::max(setting.lines_more, -std::numeric_limits<int>::max()));
  const bool is_filled = prepared->ends == LineEnds::justified;
  const LineCounts counts{static_cast<std::size_t>(reach), static_cast<std::size_t>(reach),
                          setting.most_demerits_more, is_filled ? setting.loosest_ratio : kAnyDemerits};
  const auto profile = memory->profiles.get(
      {block, shape, counts}, [&] { return break_around(*prepared, shape, *find_best(), counts); });
  const std::size_t entry = nearest_entry(*profile, setting.lines_more);
  Setting had;
  had.lines_more = lines_in(profile->by_lines[entry]) - lines_in(profile->by_lines[profile->best]);
  return memory->galleys.get(
      {block, shape, had}, [&] { return set_in_lines(request, *prepared, shape, profile->by_lines[entry]); });
}

Galley Typesetter::set(std::u16string_view text, const LanguagePolicy& language, const Style& style,
                       Length measure) const {
  const Request request{text, language, style};
  const Prepared prepared = prepare(request);
  const ParagraphShape shape = column_shape(measure);
  return set_in_lines(request, prepared, shape, break_best(prepared, shape));
}

}  // namespace nashra
