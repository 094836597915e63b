#include "galley/typesetter.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "base/unicode.h"
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
  const ParagraphShape& shape;
  std::optional<BlockRef> block;
  const Article* article = nullptr;
};

namespace {

/// The place in the article's file of an offset into one of its blocks.
SourcePos position_of(const Article* article, std::optional<BlockRef> block, std::size_t offset) {
  if (article == nullptr) return {};
  const Inline& content = article->blocks[block->block].content;
  const SourceMap::Place place = content.where.place_of(content.text, offset);
  return {article->file, place.line, place.column};
}

}  // namespace

Galley Typesetter::set(const Request& request) const {
  const auto& [text, language, style, shape, block, article] = request;
  Timings& timings = session_.timings;
  Itemized itemized = timed(timings, Phase::itemize, [&] {
    return itemize(request.text, request.language, fonts_.at(request.style.name));
  });
  Galley galley;
  for (const MissingGlyph& missing : itemized.missing) {
    galley.diagnostics.push_back({Code::missing_glyph,
                                  position_of(article, block, missing.offset),
                                  {name_of_character(missing.code_point), style.font}});
  }
  const ShapedParagraph shaped = timed(
      timings, Phase::shape, [&] { return nashra::shape(std::move(itemized.paragraph), session_.words); });
  const LineEnds ends = line_ends_of(style);
  const ItemList list =
      timed(timings, Phase::break_lines, [&] { return items_of(shaped, request.style.size, ends); });
  const Breaks breaks = timed(timings, Phase::break_lines,
                              [&] { return break_lines(list.items, request.shape, parameters_for(ends)); });
  std::vector<Line> lines = timed(timings, Phase::set_lines, [&] {
    return set_lines(shaped, request.style.size, list, breaks, request.shape, ends, flush_of(request.style));
  });

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

Galley Typesetter::set(BlockRef block, const Style& style, const ParagraphShape& shape) const {
  const Article& article = articles_[block.article.value];
  return set({article.blocks[block.block].content.text, policy_for(article.language), style, shape, block,
              &article});
}

Galley Typesetter::set(std::u16string_view text, const LanguagePolicy& language, const Style& style,
                       Length measure) const {
  return set({text, language, style, column_shape(measure), std::nullopt});
}

}  // namespace nashra
