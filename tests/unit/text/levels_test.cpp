#include "text/levels.h"

#include <fribidi.h>
#include <gtest/gtest.h>
#include <random>

#include "base/unicode.h"
#include "support/arabic_text.h"

namespace nashra {
namespace {

using enum Direction;
using Levels = std::vector<std::uint8_t>;

TEST(EmbeddingLevels, FollowTheParagraphNotItsFirstLetter) {
  EXPECT_EQ(embedding_levels(u"ab ب", right_to_left), Levels({2, 2, 1, 1}));
  EXPECT_EQ(embedding_levels(u"ب ab", left_to_right), Levels({1, 0, 0, 0}));
}

TEST(EmbeddingLevels, NumbersInArabicRunLeftToRight) {
  EXPECT_EQ(embedding_levels(u"ب 1,250", right_to_left), Levels({1, 1, 2, 2, 2, 2, 2}));
  EXPECT_EQ(embedding_levels(u"٢٥", right_to_left), Levels({2, 2}));
}

TEST(EmbeddingLevels, ASurrogatePairHasOneLevel) {
  EXPECT_EQ(embedding_levels(u"\U0001D400ب", right_to_left), Levels({2, 2, 1}));
}

TEST(EmbeddingLevels, PairsSixtyThreeBracketsAndNoMore) {
  const auto nested = [](std::size_t depth) {
    return u"ب" + std::u16string(depth, u'(') + u"a" + std::u16string(depth, u')') + u"a";
  };
  // paired brackets around Latin in Arabic text take the line's direction by N0; unpaired, those before `a a`
  // join it
  EXPECT_EQ(embedding_levels(nested(63), right_to_left)[1 + 63 + 1], 1);
  EXPECT_EQ(embedding_levels(nested(64), right_to_left)[1 + 64 + 1], 2);
}

// FriBidi is the oracle. It is asked character by character, so texts hold no surrogates.
Levels by_fribidi(std::u16string_view text, Direction direction) {
  std::vector<FriBidiChar> characters(text.begin(), text.end());
  const auto length = static_cast<FriBidiStrIndex>(characters.size());
  std::vector<FriBidiCharType> types(text.size());
  std::vector<FriBidiBracketType> brackets(text.size());
  std::vector<FriBidiLevel> levels(text.size());
  fribidi_get_bidi_types(characters.data(), length, types.data());
  fribidi_get_bracket_types(characters.data(), length, types.data(), brackets.data());
  FriBidiParType base = direction == right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), length, &base, levels.data()) == 0)
    return {};
  return {levels.begin(), levels.end()};
}

TEST(EmbeddingLevels, AreThoseOfFriBidiForNews) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const std::u16string text = test::arabic_paragraph(seed, 40);
    for (const Direction direction : {right_to_left, left_to_right}) {
      ASSERT_EQ(embedding_levels(text, direction), by_fribidi(text, direction)) << to_utf8(text);
    }
  }
}

TEST(EmbeddingLevels, AreThoseOfFriBidiForAnyMixture) {
  constexpr std::u16string_view kAlphabet = u"ابجabc123٤٥٦ .,:-+%$/()[]«»";
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::u16string text;
    for (int i = 0; i < 24; ++i) text += kAlphabet[random() % kAlphabet.size()];
    ASSERT_EQ(embedding_levels(text, right_to_left), by_fribidi(text, right_to_left)) << to_utf8(text);
  }
}

}  // namespace
}  // namespace nashra
