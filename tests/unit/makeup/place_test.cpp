// A story that is poured on from where it stopped, at the same measure and at another.
#include <gtest/gtest.h>
#include <limits>

#include "galley/typesetter.h"
#include "makeup/column_fill.h"
#include "support/arabic_text.h"
#include "support/sample_issue.h"

namespace nashra {
namespace {

using namespace literals;

constexpr std::uint32_t kBlocks = 9;
constexpr Length kGrid = 15_pt;
constexpr Length kEndless{std::numeric_limits<std::int32_t>::max()};

class PlaceInAStory : public testing::Test {
 protected:
  PlaceInAStory() {
    style_.name = "body";
    style_.size = 10.5_pt;
    style_.leading = kGrid;
    style_.align = Align::justify;
    Article article;
    article.language = "ar";
    for (std::uint32_t seed = 0; seed < kBlocks; ++seed) {
      Block block;
      block.content.text = test::arabic_paragraph(seed, 15 + 11 * seed);
      article.blocks.push_back(std::move(block));
    }
    articles_.push_back(std::move(article));
  }

  Galley story_at(Length measure) const {
    Galley story;
    for (std::uint32_t index = 0; index < kBlocks; ++index)
      append(story, *typesetter_.set({{0}, index}, style_, column_shape(measure, 9_pt)));
    return story;
  }

  /// The text of the lines, each block's after the other.
  std::u16string text_of(const Galley& galley, const ColumnFill& fill) const {
    std::u16string text;
    for (const LineInColumn& line : fill.lines) {
      const auto& box = std::get<LineBox>(galley.items[line.item]);
      const TextRange range = box.line.text;
      text += articles_[0].blocks[box.block->block].content.text.substr(range.begin, range.end - range.begin);
    }
    return text;
  }

  std::u16string text_from(Place place) const {
    std::u16string text;
    for (std::uint32_t index = place.block.block; index < kBlocks; ++index)
      text += articles_[0].blocks[index].content.text.substr(index == place.block.block ? place.offset : 0);
    return text;
  }

  Style style_;
  Session session_{FontBook(NASHRA_SOURCE_DIR "/fonts/fonts.conf"), {}};
  std::vector<Article> articles_;
  LayoutSpec layout_;
  StyleFonts fonts_{session_.fonts, layout_, {{"body", {test::face("Amiri")}}}};
  Typesetter typesetter_{session_, fonts_, articles_};
};

TEST_F(PlaceInAStory, NothingIsLostOrRepeatedAtTheSameMeasure) {
  const Galley story = story_at(160_pt);
  std::u16string text;
  std::optional<Place> next = Place{};
  int columns = 0;
  for (; next; ++columns) {
    const ColumnFill fill = fill_full_column(story, *next, 150_pt, kGrid);
    text += text_of(story, fill);
    next = fill.next;
  }
  EXPECT_EQ(text, text_from({}));
  EXPECT_GT(columns, 5);
}

TEST_F(PlaceInAStory, AtAnotherMeasureOnlyTheBeginningOfOneLineIsRepeated) {
  const Galley narrow = story_at(160_pt);
  int inside = 0;
  for (const Length measure : {120_pt, 250_pt, 340_pt}) {
    const Galley other = story_at(measure);
    std::optional<Place> next = Place{};
    while ((next = fill_full_column(narrow, *next, 75_pt, kGrid).next)) {
      const ColumnFill rest = fill_column(other, *next, kEndless, kGrid);
      ASSERT_FALSE(rest.lines.empty());
      const auto& first = std::get<LineBox>(other.items[rest.lines.front().item]);
      ASSERT_EQ(*first.block, next->block);
      ASSERT_LE(first.line.text.begin, next->offset);
      ASSERT_GT(first.line.text.end, next->offset);
      const Place begin{next->block, static_cast<std::uint32_t>(first.line.text.begin)};
      ASSERT_EQ(text_of(other, rest), text_from(begin));
      ASSERT_EQ(rest.next, std::nullopt);
      inside += begin < *next ? 1 : 0;
    }
  }
  EXPECT_GT(inside, 10);
}

TEST_F(PlaceInAStory, StaysWhereItIsWhenAnEarlierParagraphIsSetAgain) {
  const Galley story = story_at(160_pt);
  const Place place = *fill_full_column(story, {}, 300_pt, kGrid).next;
  ASSERT_GT(place.block.block, 0U);
  Galley changed;
  for (std::uint32_t index = 0; index < kBlocks; ++index) {
    const Setting setting{index == 0 ? 1 : 0};
    append(changed, *typesetter_.set({{0}, index}, style_, column_shape(160_pt, 9_pt), setting));
  }
  ASSERT_EQ(lines_in(changed), lines_in(story) + 1);
  EXPECT_EQ(text_of(changed, fill_column(changed, place, kEndless, kGrid)),
            text_of(story, fill_column(story, place, kEndless, kGrid)));
}

}  // namespace
}  // namespace nashra
