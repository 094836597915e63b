#include <cmath>
#include <gtest/gtest.h>
#include <initializer_list>

#include "linebreak/set_lines.h"
#include "unit/linebreak/shaped_text.h"

namespace nashra {
namespace {

std::string joined(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

std::string described(const Box& box) { return joined({"box ", std::to_string(box.width.units)}); }
std::string described(const Glue& glue) {
  const bool fills = glue.stretch.units > 1'000'000;
  return joined({"glue ", std::to_string(glue.width.units), "+",
                 fills ? "fill" : std::to_string(glue.stretch.units), "-",
                 std::to_string(glue.shrink.units)});
}
std::string described(const Penalty& penalty) {
  if (penalty.cost >= kForbidden) return "never";
  return penalty.cost <= kForced ? "forced" : joined({"penalty ", std::to_string(std::lround(penalty.cost))});
}

/// `box 10:0`, `glue 4+2-1:1`, `penalty 50`, `never`, `forced`; behind the colon the piece.
using Texts = std::vector<std::string>;

Texts items(const ShapedParagraph& paragraph, LineEnds ends = LineEnds::justified) {
  const ItemList list = items_of(paragraph, kEm, ends);
  EXPECT_EQ(list.items.size(), list.piece.size());
  Texts texts;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::string text = std::visit([](const auto& item) { return described(item); }, list.items[i]);
    const bool has_piece = list.piece[i] < paragraph.pieces.size();
    texts.push_back(has_piece ? joined({text, ":", std::to_string(list.piece[i])}) : text);
    EXPECT_LE(list.piece[i], paragraph.pieces.size());
  }
  return texts;
}

TEST(ItemsOf, SpacesAreGlueFromTwoThirdsToOneAndAHalf) {
  EXPECT_EQ(items(ShapedText().word(300).space(40).word(200)),
            (Texts{"box 300:0", "glue 40+19-13:1", "box 200:2", "never", "glue 0+fill-0", "forced"}));
}

TEST(ItemsOf, AWordBringsItsElongationsAtItsBestPlace) {
  ShapedText text;
  text.word(900)
      .elongations({{1, JoinClass::medial}, {2, JoinClass::after_seen}}, {180, 360, 540})
      .space(40)
      .word(200);
  const Justification justification{.most_kashidas = 3, .longest_kashida = Length{500}};
  const ItemList list = items_of(text, kEm, LineEnds::justified, justification);
  const auto ways = std::get<Box>(list.items[0]).elongations;
  ASSERT_EQ(ways.size(), 2U) << "the third is too long";
  EXPECT_EQ(ways[0].gain.units, 180);
  EXPECT_EQ(ways[1].gain.units, 360);
  EXPECT_DOUBLE_EQ(ways[0].cost, 14) << "after a seen, not inside the word";
  EXPECT_DOUBLE_EQ(ways[1].cost, 14);
  EXPECT_TRUE(std::get<Box>(list.items[2]).elongations.empty());
}

TEST(ItemsOf, LongKashidasAndWorsePlacesCostMore) {
  const auto cost = [](ElongationPlace place, std::int32_t width, int percent) {
    ShapedText text;
    text.word(900).elongations({place}, {width, 5000, 6000});
    const Justification justification{
        .most_kashidas = 1, .longest_kashida = Length{700}, .kashida_cost = percent};
    const ItemList list = items_of(text, kEm, LineEnds::justified, justification);
    return std::get<Box>(list.items[0]).elongations[0].cost;
  };
  const ElongationPlace plain{2, JoinClass::before_final_heh};
  const ElongationPlace marked{2, JoinClass::before_final_heh, true},
      first{1, JoinClass::before_final_heh, false, true};
  EXPECT_DOUBLE_EQ(cost(plain, 180, 100), 18);
  EXPECT_DOUBLE_EQ(cost(plain, 180, 200), 36);
  EXPECT_GT(cost(plain, 450, 100), cost(plain, 390, 100));
  EXPECT_GT(cost(plain, 550, 100), cost(plain, 450, 100));
  EXPECT_GT(cost(marked, 180, 100), cost(plain, 180, 100));
  EXPECT_GT(cost(first, 180, 100), cost(plain, 180, 100));
}

TEST(ItemsOf, WhereKashidaIsNotWantedNoWordHasElongations) {
  ShapedText text;
  text.word(900).elongations({{1, JoinClass::after_seen}}, {180, 360, 540});
  const Justification sparing{.most_kashidas = 1, .longest_kashida = Length{500}},
      none{.longest_kashida = Length{500}};
  const auto has_any = [&](LineEnds ends, const Justification& justification) {
    return !std::get<Box>(items_of(text, kEm, ends, justification).items[0]).elongations.empty();
  };
  EXPECT_TRUE(has_any(LineEnds::justified, sparing));
  EXPECT_FALSE(has_any(LineEnds::justified, none));
  EXPECT_FALSE(has_any(LineEnds::ragged, sparing));
  EXPECT_FALSE(has_any(LineEnds::balanced, sparing));
  text.language("ru");
  EXPECT_FALSE(has_any(LineEnds::justified, sparing)) << "an Arabic word in a Russian paragraph";
}

TEST(ItemsOf, FontUnitsAreScaledOnce) {
  const ItemList list = items_of(ShapedText().word(301).space(41).word(1), Length{500}, LineEnds::justified);
  EXPECT_EQ(std::get<Box>(list.items[0]).width.units, 150);
  EXPECT_EQ(std::get<Glue>(list.items[1]).width.units, 20);
}

TEST(ItemsOf, ASpaceWithoutOpportunityIsNoBreak) {
  EXPECT_EQ(
      items(ShapedText().word(300).no_break_space(40).word(200)),
      (Texts{"box 300:0", "never", "glue 40+19-13:1", "box 200:2", "never", "glue 0+fill-0", "forced"}));
}

TEST(ItemsOf, AFixedSpaceKeepsItsWidth) {
  EXPECT_EQ(items(ShapedText().word(300).fixed_space(40).word(200)),
            (Texts{"box 300:0", "never", "glue 40+0-0:1", "box 200:2", "never", "glue 0+fill-0", "forced"}));
}

TEST(ItemsOf, AnOpportunityWithoutSpaceIsAPenalty) {
  EXPECT_EQ(items(ShapedText().word(300).may_break(50).word(200)),
            (Texts{"box 300:0", "penalty 50", "box 200:1", "never", "glue 0+fill-0", "forced"}));
  EXPECT_EQ(items(ShapedText().word(300).may_break(0).word(200))[1], "penalty 0");
}

TEST(ItemsOf, PiecesWithoutOpportunityStandTogether) {
  EXPECT_EQ(items(ShapedText().word(300).word(200, 2)),
            (Texts{"box 300:0", "box 200:1", "never", "glue 0+fill-0", "forced"}));
}

TEST(ItemsOf, APenaltyAfterASpaceStandsBeforeItsGlue) {
  ShapedText text;
  text.word(300).no_break_space(40).may_break(150).word(200);
  EXPECT_EQ(items(text), (Texts{"box 300:0", "penalty 150", "glue 40+19-13:1", "box 200:2", "never",
                                "glue 0+fill-0", "forced"}));
}

TEST(ItemsOf, AnOpportunityThatCostsTooMuchIsNone) {
  EXPECT_EQ(items(ShapedText().word(300).no_break_space().may_break(kForbidden).word(200))[1], "never");
  EXPECT_EQ(items(ShapedText().word(300).may_break(kForbidden).word(200))[1], "box 200:1");
}

TEST(ItemsOf, SpacesInARowBreakAtTheFirst) {
  EXPECT_EQ(items(ShapedText().word(300).space(40).space(40).word(200)),
            (Texts{"box 300:0", "glue 40+19-13:1", "glue 40+19-13:2", "box 200:3", "never", "glue 0+fill-0",
                   "forced"}));
}

TEST(ItemsOf, AMandatoryBreakFillsItsLineAndTakesTheSpacesAround) {
  EXPECT_EQ(items(ShapedText().word(300).space().line_separator().space().word(200)),
            (Texts{"box 300:0", "never", "glue 0+fill-0", "forced", "box 200:3", "never", "glue 0+fill-0",
                   "forced"}));
}

TEST(ItemsOf, SpacesAndSeparatorsAtTheEndAreLeftOut) {
  const Texts alone = items(ShapedText().word(300));
  EXPECT_EQ(alone, (Texts{"box 300:0", "never", "glue 0+fill-0", "forced"}));
  EXPECT_EQ(items(ShapedText().word(300).space().space()), alone);
  EXPECT_EQ(items(ShapedText().word(300).line_separator().line_separator()), alone);
}

TEST(ItemsOf, NothingButSpacesIsNothing) {
  EXPECT_TRUE(items(ShapedText()).empty());
  EXPECT_TRUE(items(ShapedText().space().space()).empty());
}

TEST(ItemsOf, RaggedLinesStretchAtTheirEndOnly) {
  EXPECT_EQ(items(ShapedText().word(300).space(40).word(200), LineEnds::ragged),
            (Texts{"box 300:0", "never", "glue 0+2000-0", "penalty 0", "glue 0+-2000-0", "glue 40+0-0:1",
                   "box 200:2", "never", "glue 0+fill-0", "forced"}));
  EXPECT_EQ(items(ShapedText().word(300).no_break_space(40).word(200), LineEnds::ragged),
            (Texts{"box 300:0", "never", "glue 40+0-0:1", "box 200:2", "never", "glue 0+fill-0", "forced"}));
}

TEST(ItemsOf, ABalancedLastLineStretchesLikeTheOthers) {
  EXPECT_EQ(items(ShapedText().word(300).may_break(50).word(200), LineEnds::balanced),
            (Texts{"box 300:0", "never", "glue 0+8000-0", "penalty 50", "glue 0+-8000-0", "box 200:1",
                   "never", "glue 0+8000-0", "forced"}));
}

TEST(ItemsOf, AHeadPaysForALineThatEndsWithAParticle) {
  EXPECT_EQ(items(ShapedText().word(300).may_break(50, true).word(200), LineEnds::balanced)[3],
            "penalty 350");
  EXPECT_EQ(items(ShapedText().word(300).may_break(50, true).word(200), LineEnds::justified)[1],
            "penalty 50");
}

}  // namespace
}  // namespace nashra
