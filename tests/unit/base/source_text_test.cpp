#include "base/source_text.h"

#include <gtest/gtest.h>

namespace nashra {
namespace {

TEST(PositionAt, CountsLinesAtEveryKindOfLineEnd) {
  const SourceText text{"a.txt", "a\rنص\r\nb\n\r\rc\n\r"};
  const std::vector<std::string> lines{"a", "نص", "b", "", "", "c", "", ""};
  EXPECT_EQ(position_at(text, 1), (SourcePos{"a.txt", 1, 2, 0, "a"}));
  EXPECT_EQ(position_at(text, 2, 20), (SourcePos{"a.txt", 2, 1, 3, "نص"}));
  EXPECT_EQ(position_at(text, 7), (SourcePos{"a.txt", 2, 4, 0, "نص"}));  // between CR and LF
  std::size_t start = 0;
  for (std::uint32_t line = 1; line <= lines.size(); ++line, start = next_line(text.bytes, start))
    EXPECT_EQ(position_at(text, start), (SourcePos{"a.txt", line, 1, 0, lines[line - 1]}));
  EXPECT_EQ(start, std::string::npos);
}

TEST(Places, AreThoseOfPositionAt) {
  for (const char* bytes : {"", "\n", "a", "\r", "\r\n", "\n\r", "\xEF\xBB\xBFنص: a\r\n\n  b: نشرة\n\nc",
                            "\xEF\xBB\xBF\na\n", "\xEF\xBB\xBF\ra\r\r\nb\r"}) {
    const SourceText text{"a.yaml", bytes};
    const Places places(text);
    for (std::size_t offset = 0; offset <= text.bytes.size() + 2; ++offset) {
      for (std::size_t end = 0; end <= text.bytes.size() + 2; ++end) {
        EXPECT_EQ(places.at(offset, end), position_at(text, offset, end)) << bytes << offset << ' ' << end;
      }
    }
  }
}

TEST(Places, DoNotQuoteLongLines) {
  const SourceText text{"a.yaml", "short\n" + std::string(2000, 'x')};
  EXPECT_EQ(Places(text).at(2).line_text, "short");
  EXPECT_EQ(Places(text).at(10).line_text, "");
  EXPECT_EQ(Places(text).at(10).column, 5U);
}

}  // namespace
}  // namespace nashra
