#include "embed/embed_fonts.h"

namespace nashra {
namespace {

TEST(WordCodes, EveryWordOfThousandsHasItsOwnCodes) {
  constexpr std::size_t kWords = 5000;
  const std::vector<ShapedWord> words(kWords);
  WordCodes codes;
  for (std::size_t i = 0; i < kWords; ++i) {
    EXPECT_TRUE(codes.add(&words[i]));
    for (std::size_t code = 0; code < i % 4; ++code) codes.append({.cid = static_cast<std::uint16_t>(i)});
  }
  EXPECT_EQ(codes.size(), kWords);
  for (std::size_t i = 0; i < kWords; ++i) {
    EXPECT_FALSE(codes.add(&words[i]));
    const Codes found = codes.of(&words[i]);
    ASSERT_EQ(found.size(), i % 4);
    for (const GlyphCode& code : found) EXPECT_EQ(code.cid, i);
  }
}

TEST(WordCodes, AWordThatWasNotAddedHasNone) {
  const ShapedWord here, elsewhere;
  WordCodes codes;
  EXPECT_TRUE(codes.of(&here).empty());
  codes.add(&here);
  codes.append({});
  EXPECT_TRUE(codes.of(&elsewhere).empty());
}

}  // namespace
}  // namespace nashra
