#include "makeup/column_fill.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace nashra {
namespace {

using namespace literals;

constexpr Length kGrid = 15_pt;

/// A line of ten characters of a block.
LineBox line_of(Length leading = kGrid, std::uint32_t block = 0, std::size_t index = 0) {
  LineBox box;
  box.leading = leading;
  box.block = BlockRef{{0}, block};
  box.line.text = {10 * index, 10 * index + 10};
  return box;
}

/// Paragraphs of so many lines each, two lines kept together at either end.
Galley paragraphs(const std::vector<int>& lines) {
  Galley galley;
  std::uint32_t block = 0;
  for (const int count : lines) {
    for (int line = 1; line <= count; ++line) {
      galley.items.emplace_back(line_of(kGrid, block, static_cast<std::size_t>(line - 1)));
      const bool orphan = line < 2, widow = count - line < 2;
      if (line < count && (orphan || widow)) galley.items.emplace_back(KeepTogether{});
    }
    ++block;
  }
  return galley;
}

std::vector<std::size_t> counts(const std::vector<ColumnFill>& fills) {
  std::vector<std::size_t> lines;
  for (const ColumnFill& fill : fills) lines.push_back(fill.lines.size());
  return lines;
}

TEST(FillColumn, TakesAsManyLinesAsFit) {
  const ColumnFill fill = fill_column(paragraphs({10}), {}, 60_pt, kGrid);
  EXPECT_EQ(fill.lines.size(), 4U);
  EXPECT_EQ(fill.height, 60_pt);
}

TEST(FillColumn, LeavesNoSingleLineAtTheFoot) {
  EXPECT_EQ(fill_column(paragraphs({3, 5}), {}, 60_pt, kGrid).lines.size(), 3U);
}

TEST(FillColumn, LeavesNoSingleLineForTheTopOfTheNext) {
  EXPECT_EQ(fill_column(paragraphs({5}), {}, 60_pt, kGrid).lines.size(), 3U);
}

TEST(FillColumn, DoesNotPartAParagraphOfThreeLines) {
  EXPECT_EQ(fill_column(paragraphs({3}), {}, 30_pt, kGrid).lines.size(), 0U);
}

TEST(FillColumn, NothingIsKeptTogetherWithWhatNeverComes) {
  Galley galley = paragraphs({3});
  galley.items.emplace_back(KeepTogether{});
  EXPECT_EQ(fill_column(galley, {}, 60_pt, kGrid).lines.size(), 3U);
  EXPECT_EQ(counts(balance_columns(galley, {}, 2, 60_pt, kGrid)), (std::vector<std::size_t>{3}));
}

TEST(FillColumn, PutsBaselinesOnTheGrid) {
  const ColumnFill fill = fill_column(paragraphs({4}), {}, 60_pt, kGrid);
  ASSERT_EQ(fill.lines.size(), 4U);
  for (std::size_t line = 0; line < 4; ++line) {
    EXPECT_EQ(fill.lines[line].baseline, kGrid * static_cast<int>(line) + baseline_in(kGrid));
  }
}

TEST(FillColumn, FindsTheGridAgainAfterALineOfAnotherLeading) {
  Galley galley;
  galley.items.emplace_back(line_of(11.25_pt));
  galley.items.emplace_back(line_of(kGrid, 1));
  const ColumnFill fill = fill_column(galley, {}, 60_pt, kGrid);
  ASSERT_EQ(fill.lines.size(), 2U);
  EXPECT_EQ(fill.lines[1].baseline, kGrid + baseline_in(kGrid));
}

TEST(FillColumn, DropsWhiteSpaceAtTheTop) {
  Galley galley;
  galley.items.emplace_back(Leading{40_pt});
  galley.items.emplace_back(line_of());
  EXPECT_EQ(fill_column(galley, {}, 15_pt, kGrid).height, 15_pt);
}

TEST(FillColumn, KeepsWhiteSpaceBetweenBlocks) {
  Galley galley;
  galley.items.emplace_back(line_of());
  galley.items.emplace_back(Leading{8_pt});
  galley.items.emplace_back(line_of(kGrid, 1));
  EXPECT_EQ(fill_column(galley, {}, 60_pt, kGrid).height, 45_pt);
}

TEST(FillColumn, LinesStayTogetherAcrossWhiteSpace) {
  Galley galley = paragraphs({2});
  galley.items.emplace_back(line_of(kGrid, 1));
  galley.items.emplace_back(Leading{7_pt});
  galley.items.emplace_back(KeepTogether{});
  galley.items.emplace_back(line_of(kGrid, 2));
  EXPECT_EQ(fill_column(galley, {}, 60_pt, kGrid).lines.size(), 2U);
  EXPECT_EQ(fill_column(galley, {}, 75_pt, kGrid).lines.size(), 4U);
}

TEST(FillColumn, SaysWhereToGoOn) {
  const Galley galley = paragraphs({3, 5});
  EXPECT_EQ(fill_column(galley, {}, 45_pt, kGrid).next, (Place{{{0}, 1}, 0}));
  const ColumnFill middle = fill_column(galley, {{{0}, 1}, 0}, 45_pt, kGrid);
  EXPECT_EQ(middle.next, (Place{{{0}, 1}, 30}));
  EXPECT_EQ(fill_column(galley, *middle.next, 45_pt, kGrid).next, std::nullopt);
}

TEST(LineAt, IsTheLineThatHoldsThePlace) {
  const Galley galley = paragraphs({1, 2});  // the second paragraph's lines are kept together: items 1 and 3
  EXPECT_EQ(line_at(galley, {}), 0U);
  EXPECT_EQ(line_at(galley, {{{0}, 0}, 9}), 0U);
  EXPECT_EQ(line_at(galley, {{{0}, 0}, 10}), 1U);
  EXPECT_EQ(line_at(galley, {{{0}, 1}, 9}), 1U);
  EXPECT_EQ(line_at(galley, {{{0}, 1}, 10}), 3U);
  EXPECT_EQ(line_at(galley, {{{0}, 1}, 20}), galley.items.size());
  EXPECT_EQ(line_at(galley, {{{0}, 2}, 0}), galley.items.size());
}

TEST(LineAt, PassesOverAnEmptyLine) {
  Galley galley = paragraphs({1});
  LineBox empty = line_of();
  empty.line.text = {10, 10};
  galley.items.emplace_back(empty);
  galley.items.emplace_back(line_of(kGrid, 0, 1));
  EXPECT_EQ(line_at(galley, {{{0}, 0}, 10}), 2U);
}

TEST(FillFullColumn, PartsWhatCannotStayTogether) {
  EXPECT_EQ(fill_full_column(paragraphs({3}), {}, 30_pt, kGrid).lines.size(), 2U);
}

TEST(FillFullColumn, TakesOneLineThoughItIsTallerThanTheColumn) {
  EXPECT_EQ(fill_full_column(paragraphs({1}), {}, 10_pt, kGrid).lines.size(), 1U);
}

TEST(BalanceColumns, EndsLevelWithTheFirstColumnsTheLongerOnes) {
  EXPECT_EQ(counts(balance_columns(paragraphs({10}), {}, 3, 300_pt, kGrid)),
            (std::vector<std::size_t>{4, 3, 3}));
  EXPECT_EQ(counts(balance_columns(paragraphs({6, 6, 6}), {}, 3, 300_pt, kGrid)),
            (std::vector<std::size_t>{6, 6, 6}));
}

TEST(BalanceColumns, SaysNothingWhenNotAllFits) {
  EXPECT_TRUE(balance_columns(paragraphs({40}), {}, 3, 90_pt, kGrid).empty());
}

TEST(BalanceColumns, LeavesColumnsEmptyRatherThanPartingAShortParagraph) {
  EXPECT_EQ(counts(balance_columns(paragraphs({3}), {}, 3, 90_pt, kGrid)), (std::vector<std::size_t>{3}));
}

/// Every way to cut the lines into columns at the places where a column may end.
struct BruteForce {
  std::set<std::size_t> ends;  ///< numbers of lines before a legal end
  std::size_t total = 0;
  std::size_t best_height = SIZE_MAX;
  double best_squares = 0;

  void search(std::size_t from, int columns, std::size_t height, double squares) {
    if (from == total) {
      if (height < best_height || (height == best_height && squares < best_squares)) {
        best_height = height;
        best_squares = squares;
      }
      return;
    }
    if (columns == 0) return;
    for (const std::size_t end : ends) {
      if (end <= from) continue;
      const auto lines = static_cast<double>(end - from);
      search(end, columns - 1, std::max(height, end - from), squares + lines * lines);
    }
  }
};

TEST(BalanceColumns, IsAsLowAndAsEvenAsAnyWayOfCutting) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<int> lengths;
    BruteForce oracle;
    for (unsigned paragraph = 0; paragraph < 1 + random() % 4; ++paragraph) {
      const int count = static_cast<int>(1 + random() % 8);
      for (int line = 1; line <= count; ++line) {
        ++oracle.total;
        if (line == count || (line >= 2 && count - line >= 2)) oracle.ends.insert(oracle.total);
      }
      lengths.push_back(count);
    }
    const int columns = static_cast<int>(1 + random() % 3);
    oracle.search(0, columns, 0, 0);
    const std::vector<ColumnFill> fills = balance_columns(paragraphs(lengths), {}, columns, 2000_pt, kGrid);
    std::size_t height = 0, total = 0;
    double squares = 0;
    for (const std::size_t lines : counts(fills)) {
      height = std::max(height, lines);
      total += lines;
      squares += static_cast<double>(lines * lines);
    }
    EXPECT_EQ(total, oracle.total);
    EXPECT_EQ(height, oracle.best_height);
    EXPECT_EQ(squares, oracle.best_squares);
  }
}

TEST(BalanceColumns, LosesNoLineAndKeepsTheirOrder) {
  const Galley galley = paragraphs({7, 2, 1, 9, 4});
  std::vector<std::size_t> placed, expected;
  for (std::size_t item = 0; item < galley.items.size(); ++item) {
    if (std::holds_alternative<LineBox>(galley.items[item])) expected.push_back(item);
  }
  for (const ColumnFill& fill : balance_columns(galley, {}, 3, 2000_pt, kGrid)) {
    for (const LineInColumn& line : fill.lines) placed.push_back(line.item);
  }
  EXPECT_EQ(placed, expected);
}

}  // namespace
}  // namespace nashra
