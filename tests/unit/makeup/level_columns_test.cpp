#include "makeup/level_columns.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace nashra {
namespace {

using namespace literals;

constexpr Length kGrid = 15_pt;
constexpr ColumnSpace kThreeColumns{3, 600_pt, kGrid};

/// So many lines of a block, two kept together at either end, the first one set at `ratio`.
GalleyPtr lines_of(std::uint32_t block, int count, double demerits = 0, double ratio = 0) {
  Galley galley;
  galley.demerits = demerits;
  for (int line = 0; line < count; ++line) {
    LineBox box;
    box.leading = kGrid;
    box.block = BlockRef{{0}, block};
    box.line.text = {static_cast<std::size_t>(10 * line), static_cast<std::size_t>(10 * line + 10)};
    box.line.ratio = line == 0 ? ratio : 0;
    galley.items.emplace_back(box);
    const bool is_kept = line + 1 < count && (line < 1 || count - line - 1 < 2);
    if (is_kept) galley.items.emplace_back(KeepTogether{});
  }
  return std::make_shared<const Galley>(std::move(galley));
}

std::vector<Part> paragraphs(const std::vector<int>& counts) {
  std::vector<Part> parts;
  for (const int count : counts) {
    const auto block = static_cast<std::uint32_t>(parts.size());
    parts.push_back({{{0}, block}, BlockKind::paragraph, nullptr, {}, lines_of(block, count), false, true});
  }
  return parts;
}

/// What each block may become, by the lines more; a block that is not named stays as it is.
struct Other {
  std::uint32_t block = 0;
  int lines_more = 0;
  double demerits = 0;
  double ratio = 0;
};

SetAgain among(const std::vector<Other>& others) {
  return [others](const Part& part, const Setting& setting) {
    for (const Other& other : others) {
      if (other.block != part.block.block || other.lines_more != setting.lines_more) continue;
      return lines_of(other.block, lines_in(*part.galley) + other.lines_more, other.demerits, other.ratio);
    }
    return part.galley;
  };
}

std::vector<int> counts(const std::vector<Part>& parts) {
  std::vector<int> lines;
  for (const Part& part : parts) lines.push_back(lines_in(*part.galley));
  return lines;
}

std::vector<std::size_t> columns_of(const std::vector<Part>& parts, const ColumnSpace& space) {
  std::vector<std::size_t> lines;
  for (const ColumnFill& column : spread(join(parts), {}, space).columns)
    lines.push_back(column.lines.size());
  return lines;
}

using Counts = std::vector<int>;
using Columns = std::vector<std::size_t>;

TEST(LevelColumns, ALineMoreFillsTheLastColumn) {
  std::vector<Part> parts = paragraphs({2, 5, 5});
  EXPECT_EQ(columns_of(parts, kThreeColumns), (Columns{5, 4, 3}));
  EXPECT_TRUE(level_columns(parts, {}, kThreeColumns, among({{2, 1, 900}})));
  EXPECT_EQ(counts(parts), (Counts{2, 5, 6}));
  EXPECT_EQ(columns_of(parts, kThreeColumns), (Columns{5, 4, 4}));
}

TEST(LevelColumns, ALineFewerSparesTheTallestColumn) {
  std::vector<Part> parts = paragraphs({2, 3, 7});
  EXPECT_EQ(columns_of(parts, kThreeColumns), (Columns{5, 4, 3}));
  EXPECT_TRUE(level_columns(parts, {}, kThreeColumns, among({{0, -1, 900}})));
  EXPECT_EQ(columns_of(parts, kThreeColumns), (Columns{4, 4, 3}));
}

TEST(LevelColumns, TheCheapestOfThoseThatHelpIsTaken) {
  std::vector<Part> parts = paragraphs({2, 5, 5});
  level_columns(parts, {}, kThreeColumns, among({{1, 1, 700}, {2, 1, 600}}));
  EXPECT_EQ(counts(parts), (Counts{2, 5, 6}));
}

TEST(LevelColumns, AColumnMayBeALineShorter) {
  std::vector<Part> parts = paragraphs({6, 5, 6});
  EXPECT_FALSE(level_columns(parts, {}, kThreeColumns, among({{1, 1, 1}})));
}

TEST(LevelColumns, LevelColumnsAreLeftAlone) {
  std::vector<Part> parts = paragraphs({6, 6, 6});
  EXPECT_FALSE(level_columns(parts, {}, kThreeColumns, [](const Part& part, const Setting&) {
    ADD_FAILURE() << "nothing had to be asked";
    return part.galley;
  }));
}

TEST(LevelColumns, LessThanALineIsLevel) {
  std::vector<Part> parts = paragraphs({6, 6, 5});
  Galley credit;
  LineBox box;
  box.leading = 11.25_pt;
  box.block = BlockRef{{0}, 3};
  box.line.text = {0, 10};
  credit.items.emplace_back(box);
  parts.push_back({{{0}, 3}, BlockKind::credit, nullptr, {}, std::make_shared<const Galley>(credit)});
  EXPECT_EQ(unevenness_of(spread(join(parts), {}, kThreeColumns), kThreeColumns), 0);
  EXPECT_FALSE(level_columns(parts, {}, kThreeColumns, among({{2, 1, 1}})));
}

TEST(LevelColumns, LooseParagraphsAreNotBought) {
  std::vector<Part> parts = paragraphs({2, 5, 5});
  EXPECT_FALSE(level_columns(parts, {}, kThreeColumns, among({{2, 1, kMostDemeritsMore + 1}})));
  EXPECT_FALSE(level_columns(parts, {}, kThreeColumns, among({{2, 1, 900, kLoosestLine + 0.01}})));
  EXPECT_TRUE(level_columns(parts, {}, kThreeColumns, among({{2, 1, kMostDemeritsMore, kLoosestLine}})));
}

TEST(LevelColumns, ALineMayBeAsLooseAsItsNeighbours) {
  std::vector<Part> parts = paragraphs({2, 5, 5});
  parts[0].galley = lines_of(0, 2, 0, 1.8);
  EXPECT_FALSE(level_columns(parts, {}, kThreeColumns, among({{2, 1, 900, 1.9}})));
  EXPECT_TRUE(level_columns(parts, {}, kThreeColumns, among({{2, 1, 900, 1.8}})));
}

TEST(LevelColumns, HeadsAndCreditsStayAsTheyAre) {
  std::vector<Part> parts = paragraphs({2, 5, 5});
  parts[2].may_change = false;
  EXPECT_FALSE(level_columns(parts, {}, kThreeColumns, among({{2, 1, 1}})));
}

TEST(LevelColumns, ThePageNeverGetsTaller) {
  std::vector<Part> parts = paragraphs({6, 6, 7});
  EXPECT_FALSE(level_columns(parts, {}, kThreeColumns, among({{2, 1, 1}})));
  EXPECT_EQ(columns_of(parts, kThreeColumns), (Columns{6, 6, 7}));
}

TEST(LevelColumns, AParagraphThatWouldLeaveAWidowDoesNotHelp) {
  // Four lines could not be parted after the third.
  std::vector<Part> parts = paragraphs({3, 3});
  const ColumnSpace two{2, 600_pt, kGrid};
  EXPECT_FALSE(level_columns(parts, {}, two, among({{0, 1, 1}})));
}

TEST(LevelColumns, AWidowIsNotBought) {
  // In three lines the second paragraph would fill the second column and leave a widow that fills the third.
  const ColumnSpace low{3, 30_pt, kGrid};
  std::vector<Part> parts = paragraphs({1, 2, 1, 2, 9});
  EXPECT_EQ(columns_of(parts, low), (Columns{1, 2, 1}));
  EXPECT_FALSE(level_columns(parts, {}, low, among({{1, 1, 1}})));
  EXPECT_EQ(columns_of(parts, low), (Columns{1, 2, 1}));
}

TEST(LevelColumns, ASingleColumnIsLeftAlone) {
  std::vector<Part> parts = paragraphs({6, 5, 9});
  const ColumnSpace single{1, kThreeColumns.height, kThreeColumns.grid};
  EXPECT_FALSE(level_columns(parts, {}, single, [](const Part& part, const Setting&) {
    ADD_FAILURE() << "nothing had to be asked";
    return part.galley;
  }));
}

TEST(LevelColumns, OneParagraphAColumnIsSetAgain) {
  // The first two paragraphs begin in the first column: only one of them may change.
  std::vector<Part> parts = paragraphs({3, 4, 9, 9});
  level_columns(parts, {}, kThreeColumns, among({{0, 1, 1}, {1, 1, 2}}));
  EXPECT_EQ(lines_in(*parts[0].galley) + lines_in(*parts[1].galley), 8);
}

TEST(LevelColumns, TwoColumnsMayEachHaveOne) {
  std::vector<Part> parts = paragraphs({5, 5, 7});
  EXPECT_EQ(columns_of(parts, kThreeColumns), (Columns{7, 5, 5}));
  EXPECT_TRUE(level_columns(parts, {}, kThreeColumns, among({{0, 1, 1}, {1, 1, 2}})));
  EXPECT_EQ(counts(parts), (Counts{6, 6, 7}));
  EXPECT_EQ(columns_of(parts, kThreeColumns), (Columns{6, 6, 7}));
}

TEST(LevelColumns, AFullColumnIsFilledToItsFoot) {
  // Five lines a column: the second paragraph, of three, leaves two empty at the foot of the first.
  const ColumnSpace full{2, 75_pt, kGrid};
  std::vector<Part> parts = paragraphs({3, 3, 9});
  EXPECT_EQ(columns_of(parts, full), (Columns{3, 5}));
  EXPECT_TRUE(level_columns(parts, {}, full, among({{0, 1, 1}})));
  EXPECT_EQ(columns_of(parts, full)[0], 4U);
}

TEST(LevelColumns, WhatStandsOnAnEarlierPageIsNotTouched) {
  std::vector<Part> parts = paragraphs({5, 6, 6});
  const Place middle{{{0}, 0}, 20};  // three lines of the first paragraph are left
  const ColumnSpace space{3, 600_pt, kGrid};
  EXPECT_FALSE(level_columns(parts, middle, space, among({{0, 1, 1}, {0, -1, 1}})));
  EXPECT_EQ(counts(parts), (Counts{5, 6, 6}));
}

TEST(LevelColumns, NoPageGetsWorse) {
  std::mt19937 random(20);
  int levelled = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<int> lengths;
    std::vector<Other> others;
    for (std::uint32_t block = 0; block < 2 + random() % 8; ++block) {
      lengths.push_back(static_cast<int>(2 + random() % 9));
      for (const int more : {-1, 1}) {
        if (random() % 2 == 0) others.push_back({block, more, static_cast<double>(random() % 20'000)});
      }
    }
    std::vector<Part> parts = paragraphs(lengths);
    const ColumnSpace space{static_cast<int>(2 + random() % 3), kGrid * static_cast<int>(2 + random() % 30),
                            kGrid};
    const Spread before = spread(join(parts), {}, space);
    const bool changed = level_columns(parts, {}, space, among(others));
    const Spread after = spread(join(parts), {}, space);
    ASSERT_EQ(unevenness_of(after, space) < unevenness_of(before, space), changed) << "round " << round;
    if (before.has_all) {
      ASSERT_TRUE(after.has_all) << "round " << round;
      ASSERT_LE(height_of(after), height_of(before)) << "round " << round;
    }
    const auto forced = [](const Spread& spread) {
      return std::count_if(spread.columns.begin(), spread.columns.end(),
                           [](const ColumnFill& column) { return column.is_forced; });
    };
    ASSERT_LE(forced(after), forced(before)) << "round " << round;
    std::set<std::ptrdiff_t> columns;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      if (lines_in(*parts[part].galley) == lengths[part]) continue;
      const auto column =
          std::count_if(after.columns.begin(), after.columns.end(), [&](const ColumnFill& fill) {
            return fill.next && *fill.next <= Place{parts[part].block, 0};
          });
      ASSERT_TRUE(columns.insert(column).second) << "round " << round;
    }
    levelled += changed ? 1 : 0;
  }
  EXPECT_GT(levelled, 100);
}

}  // namespace
}  // namespace nashra
