#include "galley/typesetter.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <limits>
#include <utility>

#include "base/unicode.h"
#include "galley/memo.h"
#include "linebreak/break_lines.h"
#include "linebreak/set_lines.h"
#include "shape/shape.h"
#include "text/itemize.h"

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
};

/// All that does not depend on the measure.
struct Typesetter::Prepared {
  ShapedParagraph shaped;
  ItemList list;
  LineEnds ends = LineEnds::justified;
  Diagnostics missing;
};

namespace {

/// The place in the article's file of an offset into one of its blocks.
SourcePos position_of(const Article* article, std::optional<BlockRef> block, std::size_t offset) {
  if (article == nullptr) return {};
  const Inline& content = article->blocks[block->block].content;
  const SourceMap::Place place = content.where.place_of(content.text, offset);
  return {article->file, place.line, place.column};
}

struct StyledBlock {
  BlockRef block;
  Style style;
  friend auto operator<=>(const StyledBlock&, const StyledBlock&) = default;
};

struct ShapedBlock {
  StyledBlock block;
  ParagraphShape shape;
  int lines = 0;  ///< more than its best, or how many more and fewer are known
  friend auto operator<=>(const ShapedBlock&, const ShapedBlock&) = default;
};

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

struct Typesetter::Memory {
  Memo<StyledBlock, Prepared> prepared;
  Memo<ShapedBlock, BreakProfile> profiles;
  Memo<ShapedBlock, Galley> galleys;
};

Typesetter::Typesetter(Session& session, const StyleFonts& fonts, const std::vector<Article>& articles,
                       const Pictures* pictures)
    : session_(session),
      fonts_(fonts),
      articles_(articles),
      pictures_(pictures),
      memory_(std::make_unique<Memory>()) {}

Typesetter::~Typesetter() = default;

Typesetter::Prepared Typesetter::prepare(const Request& request) const {
  const auto& [text, language, style, block, article] = request;
  Timings& timings = session_.timings;
  Itemized itemized = timed(timings, Phase::itemize, [&] {
    return itemize(request.text, request.language, fonts_.at(request.style.name));
  });
  Prepared prepared;
  prepared.ends = line_ends_of(style);
  for (const MissingGlyph& missing : itemized.missing) {
    prepared.missing.push_back({Code::missing_glyph,
                                position_of(article, block, missing.offset),
                                {name_of_character(missing.code_point), style.font}});
  }
  prepared.shaped =
      timed(timings, Phase::shape, [&] { return shape(std::move(itemized.paragraph), session_.words); });
  prepared.list = timed(timings, Phase::break_lines,
                        [&] { return items_of(prepared.shaped, request.style.size, prepared.ends); });
  return prepared;
}

Breaks Typesetter::break_best(const Prepared& prepared, const ParagraphShape& shape) const {
  return timed(session_.timings, Phase::break_lines,
               [&] { return break_lines(prepared.list.items, shape, parameters_for(prepared.ends)); });
}

BreakProfile Typesetter::break_around(const Prepared& prepared, const ParagraphShape& shape,
                                      std::size_t reach) const {
  return timed(session_.timings, Phase::break_lines, [&] {
    return break_lines(prepared.list.items, shape, LineCounts{reach, reach}, parameters_for(prepared.ends));
  });
}

Galley Typesetter::set_in_lines(const Request& request, const Prepared& prepared, const ParagraphShape& shape,
                                const Breaks& breaks) const {
  const auto& [text, language, style, block, article] = request;
  std::vector<Line> lines = timed(session_.timings, Phase::set_lines, [&] {
    return set_lines(prepared.shaped, request.style.size, prepared.list, breaks, shape, prepared.ends,
                     flush_of(request.style));
  });

  Galley galley{{}, prepared.missing, breaks.demerits};
  if (style.space_before > Length{}) galley.items.emplace_back(Leading{style.space_before});
  for (std::size_t index = 0; index < lines.size(); ++index) {
    Line& line = lines[index];
    if (line.overfull) {
      galley.diagnostics.push_back(
          {Code::overfull_line, position_of(article, block, line.text.begin), {line.width - line.measure}});
    }
    galley.items.emplace_back(LineBox{std::move(line), style.size, style.leading, &language, &style, block});
    if (kept_together(index, lines.size(), style)) galley.items.emplace_back(KeepTogether{});
  }
  if (style.space_after > Length{}) galley.items.emplace_back(Leading{style.space_after});
  return galley;
}

GalleyPtr Typesetter::set(BlockRef ref, const Style& style, const ParagraphShape& shape,
                          const Setting& setting) const {
  const Article& article = articles_[ref.article.value];
  const Request request{article.blocks[ref.block].content.text, policy_for(article.language), style, ref,
                        &article};
  const StyledBlock block{ref, style};
  const auto prepared = memory_->prepared.get(block, [&] { return prepare(request); });
  if (setting.lines_more == 0) {
    return memory_->galleys.get({block, shape, 0}, [&] {
      return set_in_lines(request, *prepared, shape, break_best(*prepared, shape));
    });
  }
  const int reach = std::abs(std::max(setting.lines_more, -std::numeric_limits<int>::max()));
  const auto profile = memory_->profiles.get(
      {block, shape, reach}, [&] { return break_around(*prepared, shape, static_cast<std::size_t>(reach)); });
  const std::size_t entry = nearest_entry(*profile, setting.lines_more);
  const int lines_more = lines_in(profile->by_lines[entry]) - lines_in(profile->by_lines[profile->best]);
  return memory_->galleys.get({block, shape, lines_more}, [&] {
    return set_in_lines(request, *prepared, shape, profile->by_lines[entry]);
  });
}

Galley Typesetter::set(std::u16string_view text, const LanguagePolicy& language, const Style& style,
                       Length measure) const {
  const Request request{text, language, style};
  const Prepared prepared = prepare(request);
  const ParagraphShape shape = column_shape(measure);
  return set_in_lines(request, prepared, shape, break_best(prepared, shape));
}

}  // namespace nashra
