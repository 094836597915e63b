#include "galley/typesetter.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <limits>
#include <thread>

#include "support/arabic_text.h"
#include "support/sample_issue.h"

namespace nashra {
namespace {

using namespace literals;

constexpr std::uint32_t kBlocks = 12;

Style body_style() {
  Style style;
  style.name = "body";
  style.size = 10.5_pt;
  style.leading = 15_pt;
  style.align = Align::justify;
  return style;
}

/// A session, an article of made-up paragraphs, and the fonts of one style.
struct Desk {
  Desk() {
    Article article;
    article.language = "ar";
    for (std::uint32_t seed = 0; seed < kBlocks; ++seed) {
      Block block;
      block.content.text = test::arabic_paragraph(seed, 20 + 9 * seed);
      article.blocks.push_back(std::move(block));
    }
    articles.push_back(std::move(article));
  }

  Session session{FontBook(NASHRA_SOURCE_DIR "/fonts/fonts.conf"), {}};
  std::vector<Article> articles;
  LayoutSpec layout;
  StyleFonts fonts{session.fonts, layout, {{"body", {test::face("Amiri")}}}};
  Style style = body_style();
};

BlockRef block(std::uint32_t index) { return {{0}, index}; }

/// What a galley shows: where every word of every line stands.
std::string picture_of(const Galley& galley) {
  std::string picture;
  for (const GalleyItem& item : galley.items) {
    if (std::holds_alternative<KeepTogether>(item)) picture += "keep\n";
    const auto* box = std::get_if<LineBox>(&item);
    if (box == nullptr) continue;
    picture += std::to_string(box->line.start.units) + "+" + std::to_string(box->line.measure.units);
    for (const WordInLine& word : box->line.words) {
      picture += " " + std::to_string(word.text.begin) + "@" + std::to_string(word.x.units) + "~" +
                 std::to_string(word.width.units);
    }
    picture += "\n";
  }
  return picture;
}

std::string picture_of_all(const Typesetter& typesetter, const Style& style, Length measure) {
  std::string picture;
  for (std::uint32_t index = 0; index < kBlocks; ++index) {
    picture += picture_of(*typesetter.set(block(index), style, column_shape(measure, 9_pt)));
  }
  return picture;
}

TEST(Typesetter, TheSameQuestionGivesTheSameGalley) {
  Desk desk;
  const Typesetter typesetter(desk.session, desk.fonts, desk.articles);
  const GalleyPtr first = typesetter.set(block(3), desk.style, column_shape(160_pt));
  EXPECT_EQ(typesetter.set(block(3), desk.style, column_shape(160_pt)), first);
  EXPECT_EQ(typesetter.set(block(3), Style(desk.style), column_shape(160_pt)), first);
  EXPECT_NE(typesetter.set(block(4), desk.style, column_shape(160_pt)), first);
  EXPECT_NE(typesetter.set(block(3), desk.style, column_shape(161_pt)), first);
  EXPECT_NE(typesetter.set(block(3), desk.style, column_shape(160_pt, 9_pt)), first);
  Style larger = desk.style;
  larger.size = 11_pt;
  EXPECT_NE(typesetter.set(block(3), larger, column_shape(160_pt)), first);
}

TEST(Typesetter, AStorySetAtThreeMeasuresEqualsThreeFreshRuns) {
  Desk desk;
  const Typesetter typesetter(desk.session, desk.fonts, desk.articles);
  const std::array<Length, 3> measures{160_pt, 250_pt, 120_pt};
  std::array<std::string, 3> by_one;
  for (std::size_t i = 0; i < measures.size(); ++i)
    by_one[i] = picture_of_all(typesetter, desk.style, measures[i]);
  for (std::size_t i = 0; i < measures.size(); ++i) {
    Desk fresh;
    EXPECT_EQ(
        picture_of_all(Typesetter(fresh.session, fresh.fonts, fresh.articles), fresh.style, measures[i]),
        by_one[i]);
  }
  EXPECT_NE(by_one[0], by_one[1]);
}

TEST(Typesetter, ABlockIsShapedOnceWhateverTheMeasure) {
  Desk desk;
  const Typesetter typesetter(desk.session, desk.fonts, desk.articles);
  typesetter.set(block(0), desk.style, column_shape(160_pt));
  const auto itemized = desk.session.timings.spent(Phase::itemize);
  const auto shaped = desk.session.timings.spent(Phase::shape);
  typesetter.set(block(0), desk.style, column_shape(200_pt));
  typesetter.set(block(0), desk.style, column_shape(160_pt), {.lines_more = 1});
  EXPECT_EQ(desk.session.timings.spent(Phase::itemize), itemized);
  EXPECT_EQ(desk.session.timings.spent(Phase::shape), shaped);
}

TEST(Typesetter, ALineMoreOrFewerIsWhatTheBreakProfileSays) {
  Desk desk;
  const Typesetter typesetter(desk.session, desk.fonts, desk.articles);
  int changed = 0;
  for (std::uint32_t index = 0; index < kBlocks; ++index) {
    const ParagraphShape shape = column_shape(160_pt, 9_pt);
    const GalleyPtr best = typesetter.set(block(index), desk.style, shape);
    for (const int more : {-1, 1}) {
      const GalleyPtr other = typesetter.set(block(index), desk.style, shape, {more});
      EXPECT_EQ(typesetter.set(block(index), desk.style, shape, {more}), other);
      if (other == best) continue;
      ++changed;
      EXPECT_EQ(lines_in(*other), lines_in(*best) + more);
      EXPECT_GT(other->demerits, best->demerits);
    }
  }
  EXPECT_GE(changed, static_cast<int>(kBlocks));
}

TEST(Typesetter, WhatCannotBeHadBecomesTheNearestThatCan) {
  Desk desk;
  desk.articles[0].blocks[0].content.text = u"بيت";
  desk.articles[0].blocks[1].content.text = u"بيت بيت";
  const Typesetter typesetter(desk.session, desk.fonts, desk.articles);
  const ParagraphShape shape = column_shape(160_pt);
  const GalleyPtr one_word = typesetter.set(block(0), desk.style, shape);
  EXPECT_EQ(typesetter.set(block(0), desk.style, shape, {1}), one_word);
  EXPECT_EQ(typesetter.set(block(0), desk.style, shape, {-1}), one_word);
  EXPECT_EQ(typesetter.set(block(0), desk.style, shape, {std::numeric_limits<int>::min()}), one_word);
  const GalleyPtr two_lines = typesetter.set(block(1), desk.style, shape, {1});
  EXPECT_EQ(lines_in(*two_lines), 2);
  EXPECT_EQ(typesetter.set(block(1), desk.style, shape, {std::numeric_limits<int>::max()}), two_lines);
}

TEST(Typesetter, ManyThreadsMayAskAtOnce) {
  Desk alone;
  const std::string expected =
      picture_of_all(Typesetter(alone.session, alone.fonts, alone.articles), alone.style, 160_pt);
  Desk desk;
  const Typesetter typesetter(desk.session, desk.fonts, desk.articles);
  std::array<std::string, 4> pictures;
  std::vector<std::thread> threads;
  for (std::string& picture : pictures) {
    threads.emplace_back([&] { picture = picture_of_all(typesetter, desk.style, 160_pt); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& picture : pictures) EXPECT_EQ(picture, expected);
}

}  // namespace
}  // namespace nashra
