// Portraits with text beside them, in faces whose widths one can add up: at 10 points a unit of theirs is a
// hundredth of a point.
#include <algorithm>
#include <gtest/gtest.h>
#include <memory>
#include <string>

#include "nashra.h"
#include "spec/read_spec.h"

namespace nashra {
namespace {

using namespace literals;

LayoutSpec layout_of(const std::string& portrait_width, int columns = 1) {
  return *read_layout(
              {"test.yaml",
               "page: {size: [300pt, 240pt], margins: {top: 0mm, bottom: 0mm, inside: 0mm, outside: 0mm}}\n"
               "grid: {columns: " +
                   std::to_string(columns) +
                   ", gutter: 0pt, baseline: 12pt}\n"
                   "fonts: {text: Nashra Test Styled}\n"
                   "styles: {body: {font: text, size: 10pt, leading: 12pt, align: justify, widows: 1, "
                   "orphans: 1}}\n"
                   "stories:\n"
                   "  lead: {body: body, quote: body, caption: body, credit: body, portrait-width: " +
                   portrait_width + "}\n" + "  standard: {body: body}\n"})
              .value;
}

Block block_of(BlockKind kind, std::u16string text) {
  Block block;
  block.kind = kind;
  block.content.text = std::move(text);
  return block;
}

/// So many words of 9 points; with their spaces a line of 300 points holds 26 of them.
std::u16string words(int count) {
  std::u16string text;
  for (int word = 0; word < count; ++word) text += word == 0 ? u"بب" : u" بب";
  return text;
}

/// Two pixels wide and three high: 60 points across it is 90 points high, and eight lines stand beside it.
class SidePictures : public testing::Test {
 protected:
  Issue make_up(const LayoutSpec& layout, std::vector<std::vector<Block>> articles,
                const char* language = "ar", int width = 2, int height = 3) {
    Picture picture;
    picture.width = width;
    picture.height = height;
    std::vector<Article> all;
    Pictures pictures;
    for (std::vector<Block>& blocks : articles) {
      const ArticleId id{static_cast<std::uint32_t>(all.size())};
      for (std::uint32_t block = 0; block < blocks.size(); ++block) {
        if (blocks[block].kind == BlockKind::picture)
          pictures[{id, block}] = std::make_shared<const Picture>(picture);
      }
      all.push_back({"a.md", language, std::move(blocks), {}});
    }
    BulletinSpec bulletin;
    bulletin.language = language;
    Session session{FontBook(NASHRA_SOURCE_DIR "/tests/fonts/fonts.conf"), {}};
    return typeset(session, layout, bulletin, all, pictures).value.value_or(Issue());
  }

  /// The first page's picture.
  static const Placed& picture_on(const Issue& issue, std::size_t page = 0) {
    const std::vector<Placed>& items = issue.pages.at(page).items;
    const auto found = std::find_if(items.begin(), items.end(), [](const Placed& placed) {
      return std::holds_alternative<PictureBox>(placed.what);
    });
    EXPECT_NE(found, items.end());
    return found == items.end() ? items.front() : *found;
  }

  struct Extent {
    Length left, right, baseline;
  };

  /// The lines of block `block` of the first article on the first page.
  static std::vector<Extent> lines_of(const Issue& issue, std::uint32_t block) {
    std::vector<Extent> lines;
    for (const Placed& placed : issue.pages.at(0).items) {
      const auto* line = std::get_if<TextLine>(&placed.what);
      if (line == nullptr || placed.block != BlockRef{{0}, block}) continue;
      const WordInLine &first = line->words.front(), &last = line->words.back();
      lines.push_back({placed.origin.x + first.x, placed.origin.x + last.x + last.width, placed.origin.y});
    }
    return lines;
  }

  const Block picture_ = block_of(BlockKind::picture, u"");
};

TEST_F(SidePictures, ShortenTheLinesBesideThemAndNoOthers) {
  const Issue issue = make_up(layout_of("60pt"), {{picture_, block_of(BlockKind::paragraph, words(300))}});
  const Placed& picture = picture_on(issue);
  EXPECT_EQ(picture.origin.x, Length{});
  EXPECT_EQ(picture.origin.y, 3_pt);
  EXPECT_EQ(std::get<PictureBox>(picture.what).height, 90_pt);
  const std::vector<Extent> lines = lines_of(issue, 1);
  ASSERT_GT(lines.size(), 10U);
  for (std::size_t line = 0; line + 1 < lines.size(); ++line) {
    EXPECT_EQ(lines[line].right, 300_pt);
    EXPECT_EQ(lines[line].left, line < 8 ? 66_pt : 0_pt) << line;
  }
}

TEST_F(SidePictures, AreMirroredFromTheLeft) {
  std::u16string text = u"ab";
  for (int word = 0; word < 299; ++word) text += u" ab";
  const Issue issue = make_up(layout_of("60pt"), {{picture_, block_of(BlockKind::paragraph, text)}}, "en");
  EXPECT_EQ(picture_on(issue).origin.x, 240_pt);
  for (const Extent& line : lines_of(issue, 1)) {
    EXPECT_LE(line.right, line.baseline < 96_pt ? 234_pt : 300_pt);
  }
}

TEST_F(SidePictures, StandBesideAsManyBlocksAsTheyReach) {
  const Issue issue = make_up(layout_of("60pt"), {{picture_, block_of(BlockKind::paragraph, words(60)),
                                                   block_of(BlockKind::quote, words(300))}});
  const std::size_t above = lines_of(issue, 1).size();
  const std::vector<Extent> lines = lines_of(issue, 2);
  ASSERT_LT(above, 8U);
  for (std::size_t line = 0; line + 1 < lines.size(); ++line)
    EXPECT_EQ(lines[line].left, line + above < 8 ? 66_pt : 0_pt) << line;
}

TEST_F(SidePictures, HoldTheNextStoryOffThoughTheirTextIsShort) {
  const Issue issue = make_up(layout_of("60pt"), {{picture_, block_of(BlockKind::paragraph, words(3))},
                                                  {block_of(BlockKind::paragraph, words(3))}});
  ASSERT_EQ(issue.pages.size(), 1U);
  for (const Placed& placed : issue.pages[0].items) {
    const bool is_next = placed.block && placed.block->article.value == 1;
    EXPECT_GT(placed.origin.y, is_next ? 96_pt : 0_pt);
  }
}

TEST_F(SidePictures, HaveTheirCaptionUnderThem) {
  const Issue issue =
      make_up(layout_of("60pt"),
              {{block_of(BlockKind::picture, words(8)), block_of(BlockKind::paragraph, words(300))}});
  const std::vector<Extent> caption = lines_of(issue, 0);
  ASSERT_EQ(caption.size(), 2U) << "five words and three";
  for (const Extent& line : caption) {
    EXPECT_LE(line.right, 60_pt);
    EXPECT_GT(line.baseline, 93_pt);
  }
  EXPECT_EQ(lines_of(issue, 1).at(9).left, 66_pt);
  EXPECT_EQ(lines_of(issue, 1).at(10).left, 0_pt);
}

TEST_F(SidePictures, LeaveTheTextTwoFifthsOfTheColumn) {
  const Issue issue =
      make_up(layout_of("290pt"), {{picture_, block_of(BlockKind::paragraph, words(300))}}, "ar", 20, 21);
  EXPECT_LE(std::get<PictureBox>(picture_on(issue).what).width, 174_pt);
  EXPECT_LE(lines_of(issue, 1).at(0).left, 180_pt);
}

TEST_F(SidePictures, AreNeverPartedFromTheLinesBesideThem) {
  // A column of 20 lines: above the picture stand 15, so that it goes to the next one with its eight.
  for (const int before : {100, 150, 180, 200, 220, 260}) {
    const Issue issue =
        make_up(layout_of("60pt", 2), {{block_of(BlockKind::paragraph, words(before)), picture_,
                                        block_of(BlockKind::paragraph, words(300))}});
    const Placed& picture = picture_on(issue);
    const std::vector<Extent> lines = lines_of(issue, 2);
    const Length column = picture.origin.x < 150_pt ? 0_pt : 150_pt;
    const auto beside = std::count_if(lines.begin(), lines.end(), [&](const Extent& line) {
      return line.right == column + 150_pt && line.baseline > picture.origin.y &&
             line.baseline < picture.origin.y + 96_pt && line.left >= column + 66_pt;
    });
    EXPECT_EQ(beside, 8) << before;
  }
}

TEST_F(SidePictures, AreOnlyPortraitsBeforeRunningText) {
  const Block text = block_of(BlockKind::paragraph, words(120));
  const auto first_left = [&](const Issue& issue, std::uint32_t block) {
    return lines_of(issue, block).at(0).left;
  };
  const LayoutSpec with = layout_of("60pt"), without = layout_of("0pt");
  EXPECT_EQ(first_left(make_up(with, {{picture_, text}}, "ar", 2, 3), 1), 66_pt);
  EXPECT_EQ(first_left(make_up(with, {{picture_, text}}, "ar", 3, 2), 1), 0_pt) << "a landscape";
  EXPECT_EQ(first_left(make_up(without, {{picture_, text}}, "ar", 2, 3), 1), 0_pt) << "no width for it";
  EXPECT_EQ(first_left(make_up(with, {{picture_, block_of(BlockKind::credit, words(120))}}, "ar", 2, 3), 1),
            0_pt)
      << "no running text";
}

}  // namespace
}  // namespace nashra
