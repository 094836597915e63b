// What holds for whatever the Markdown reader makes of a file.
#pragma once

#include <gtest/gtest.h>

#include "unit/article/source_places.h"

namespace nashra::test {

/// A character of a block is the one at its place in the source, or that place holds what it stands for.
inline void expect_markdown_places(const Article& article, const std::string& bytes) {
  const std::vector<std::u32string> lines = lines_of(bytes);
  for (const Block& block : article.blocks) {
    const std::u16string& text = block.content.text;
    for (std::size_t at = 0; at < text.size();) {
      const SourceMap::Place place = block.content.where.place_of(text, at);
      const char32_t character = next_code_point(text, at);
      ASSERT_TRUE(place.line >= 1 && place.line <= lines.size() && place.column >= 1);
      const std::u32string& line = lines[place.line - 1];
      const bool is_literal = place.column <= line.size() && line[place.column - 1] == character;
      const bool is_line_end =
          place.column == line.size() + 1 && (character == ' ' || character == '|' || character == 0x2028);
      const bool is_bracket =
          block.kind == BlockKind::picture && (character == ' ' || character == '(' || character == ')');
      const bool is_markup =
          place.column <= line.size() &&
          std::u32string_view(U"&<!|\\'\"").find(line[place.column - 1]) != std::u32string::npos;
      const char32_t at_place = place.column <= line.size() ? line[place.column - 1] : 0;
      const bool is_space =
          (character == ' ' && std::u32string_view(U"\t\v\f\u00A0").find(at_place) != std::u32string::npos) ||
          (character == 0x2028 && nashra::is_line_end(at_place));
      ASSERT_TRUE(is_literal || is_line_end || is_markup || is_bracket || is_space)
          << to_utf8(text) << " at " << at << ": " << place.line << ':' << place.column;
    }
  }
}

/// Spans ascend, nest and lie in their text.
inline void expect_good_spans(const Article& article) {
  for (const Block& block : article.blocks) {
    std::vector<TextRange> open;
    std::size_t last = 0;
    for (const Span& span : block.content.spans) {
      ASSERT_TRUE(span.range.begin >= last && span.range.begin < span.range.end &&
                  span.range.end <= block.content.text.size());
      last = span.range.begin;
      while (!open.empty() && open.back().end <= span.range.begin) open.pop_back();
      ASSERT_TRUE(open.empty() || span.range.end <= open.back().end) << to_utf8(block.content.text);
      open.push_back(span.range);
    }
  }
}

}  // namespace nashra::test
