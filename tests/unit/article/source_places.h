// An independent reading of places in a source, for checking source maps against.
#pragma once

#include <algorithm>
#include <gtest/gtest.h>

#include "article/article.h"
#include "article/characters.h"
#include "base/unicode.h"

namespace nashra::test {

/// The characters of each line, counted as editors do: lines end at LF, CR LF or CR.
inline std::vector<std::u32string> lines_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::u16string text = to_utf16(bytes);
  std::vector<std::u32string> lines(1);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    if (character == '\n' && at >= 2 && text[at - 2] == '\r') continue;
    if (character == '\n' || character == '\r') {
      lines.emplace_back();
    } else {
      lines.back() += character;
    }
  }
  return lines;
}

/// Each character of each block is at its place in the source; a space may stand for a line end, and whatever
/// an entity means at its `&`.
inline void expect_true_places(const Article& article, std::string_view bytes, std::size_t step = 1) {
  const std::vector<std::u32string> lines = lines_of(bytes);
  for (const Block& block : article.blocks) {
    const std::u16string& text = block.content.text;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
      const SourceMap::Place place = block.content.where.place_of(text, at);
      const char32_t character = next_code_point(text, at);
      if (count++ % step != 0) continue;
      ASSERT_TRUE(place.line >= 1 && place.line <= lines.size() && place.column >= 1)
          << place.line << ':' << place.column;
      const std::u32string& line = lines[place.line - 1];
      const bool at_line_end = place.column > line.size() ||
                               is_blank(std::u16string(1, static_cast<char16_t>(line[place.column - 1])));
      if (character == ' ' && at_line_end) continue;
      ASSERT_LE(place.column, line.size()) << place.line << ':' << place.column << ' ' << to_utf8(text);
      if (line[place.column - 1] == '&') continue;
      ASSERT_EQ(line[place.column - 1], character)
          << place.line << ':' << place.column << ' ' << to_utf8(text);
    }
  }
}

/// The visible characters of a text, sorted.
inline std::u32string visible_characters(std::u16string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t character = next_code_point(text, at);
    if (!is_blank(text.substr(begin, at - begin))) out += character;
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Every visible character of the source is in a block, or in a line that a rule says it dropped. Of a source
/// with HTML in it nothing is said.
inline void expect_nothing_lost(const Article& article, std::string_view bytes) {
  const auto is_html = [](const Finding& f) {
    return f.rule == "entity" || f.rule == "twice-encoded" || f.rule == "html-tag" || f.rule == "comment";
  };
  if (std::any_of(article.findings.begin(), article.findings.end(), is_html)) return;
  std::u16string kept;
  for (const Block& block : article.blocks) kept += block.content.text;
  for (const Finding& finding : article.findings) {
    if (finding.rule == "language-switch") kept += to_utf16(finding.text);
  }
  EXPECT_EQ(visible_characters(kept), visible_characters(to_utf16(bytes)));
}

}  // namespace nashra::test
