#include <algorithm>
#include <gtest/gtest.h>

#include "galley/style_fonts.h"
#include "galley/typesetter.h"
#include "support/sample_issue.h"

namespace nashra {
namespace {

using namespace literals;

constexpr PictureSpace kSpace{150_pt, 450_pt, 15_pt};
constexpr BlockRef kBlock{{0}, 0};

/// One article of one picture block, set in Amiri.
class SetPicture : public testing::Test {
 protected:
  Galley set(int width, int height, std::u16string caption, const Style* style) {
    Article article{"a.txt", "ar", {}, {}};
    article.blocks.push_back(
        {BlockKind::picture, {std::move(caption)}, 0, {}, PictureSource{"a.jpg", u"", {}}});
    articles_ = {article};
    Picture picture;
    picture.width = width;
    picture.height = height;
    pictures_[kBlock] = std::make_shared<const Picture>(picture);
    Session session{FontBook(NASHRA_SOURCE_DIR "/fonts/fonts.conf"), WordCache()};
    const LayoutSpec layout;
    const StyleFonts fonts(session.fonts, layout, {{"caption", {test::face("Amiri")}}});
    return Typesetter(session, fonts, articles_, &pictures_).set_picture(kBlock, style, kSpace);
  }

  static Style caption_style(Length leading) {
    Style style;
    style.name = "caption";
    style.size = 7_pt;
    style.leading = leading;
    return style;
  }

  static PictureBox box_of(const Galley& galley) {
    for (const GalleyItem& item : galley.items) {
      if (const auto* box = std::get_if<PictureBox>(&item)) return *box;
    }
    ADD_FAILURE() << "no picture";
    return {};
  }

  std::vector<Article> articles_;
  Pictures pictures_;
};

TEST_F(SetPicture, IsAsWideAsTheColumnAndKeepsItsProportion) {
  const PictureBox box = box_of(set(300, 200, u"", nullptr));
  EXPECT_EQ(box.width, 150_pt);
  EXPECT_EQ(box.height, 100_pt);
}

TEST_F(SetPicture, IsNarrowerWhereItWouldBeHigherThanTwoThirdsOfTheTextArea) {
  const PictureBox box = box_of(set(100, 300, u"", nullptr));
  EXPECT_EQ(box.height, 300_pt);
  EXPECT_EQ(box.width, 100_pt);
}

TEST_F(SetPicture, FillsWholeGridStepsWithItsCaptionAndTheWhiteAround) {
  const Style style = caption_style(11.25_pt);
  for (const int height : {1, 57, 200, 201, 333, 900}) {
    const Galley galley = set(300, height,
                              u"ساحة السوق القديم صباح الافتتاح، ويبدو الجسر في آخر الصورة وخلفه بيوت الحي "
                              u"الشرقي التي رُممت في العام الماضي",
                              &style);
    EXPECT_EQ(height_of(galley).units % kSpace.grid.units, 0) << height;
    EXPECT_GE(lines_in(galley), 2);
  }
}

TEST_F(SetPicture, NoColumnEndsBetweenAPictureAndTheLastLineOfItsCaption) {
  const Style style = caption_style(11.25_pt);
  const Galley galley = set(300, 200,
                            u"ساحة السوق القديم صباح الافتتاح، ويبدو الجسر في آخر الصورة وخلفه بيوت الحي "
                            u"الشرقي التي رُممت في العام الماضي",
                            &style);
  bool is_kept = true;
  for (std::size_t index = 0; index < galley.items.size(); ++index) {
    if (std::holds_alternative<LineBox>(galley.items[index]))
      is_kept = is_kept && std::holds_alternative<KeepTogether>(galley.items[index - 1]);
  }
  EXPECT_TRUE(is_kept);
}

TEST_F(SetPicture, ACaptionLongerThanAColumnIsNotKeptWhole) {
  const Style style = caption_style(15_pt);
  std::u16string caption;
  for (int word = 0; word < 600; ++word) caption += u"كلمة طويلة ";
  const Galley galley = set(300, 200, caption, &style);
  Length kept;
  for (std::size_t index = 1; index < galley.items.size(); ++index) {
    if (std::holds_alternative<LineBox>(galley.items[index]) &&
        std::holds_alternative<KeepTogether>(galley.items[index - 1]))
      kept += style.leading;
  }
  EXPECT_GT(kept, 200_pt);
  EXPECT_LT(kept + 100_pt, kSpace.height);
}

TEST_F(SetPicture, PrintsNoCaptionWithoutAStyle) { EXPECT_EQ(lines_in(set(3, 2, u"ساحة", nullptr)), 0); }

TEST_F(SetPicture, TheThinnestPictureHasSomeHeight) {
  EXPECT_GT(box_of(set(65'500, 1, u"", nullptr)).height, Length{});
  EXPECT_GT(box_of(set(1, 65'500, u"", nullptr)).width, Length{});
}

TEST_F(SetPicture, ABlockWhosePictureIsMissingIsEmpty) {
  Session session{FontBook(NASHRA_SOURCE_DIR "/fonts/fonts.conf"), WordCache()};
  const LayoutSpec layout;
  const StyleFonts fonts(session.fonts, layout, {});
  EXPECT_TRUE(Typesetter(session, fonts, articles_).set_picture(kBlock, nullptr, kSpace).items.empty());
}

}  // namespace
}  // namespace nashra
