#include "base/source_text.h"

#include <gtest/gtest.h>

namespace nashra {
namespace {

TEST(Places, AreThoseOfPositionAt) {
  for (const char* bytes : {"", "\n", "a", "\xEF\xBB\xBFنص: a\r\n\n  b: نشرة\n\nc", "\xEF\xBB\xBF\na\n"}) {
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
