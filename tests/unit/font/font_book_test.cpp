#include "font/font_book.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <thread>

#include "support/test_fonts.h"

namespace nashra {
namespace {

using test::shipped_fonts;
using test::test_fonts;

TEST(FontBook, FindsAFamilyByItsNameInAnyCase) {
  const FontPtr font = test_fonts().find("nashra TEST", 400);
  ASSERT_NE(font, nullptr);
  EXPECT_EQ(font->facts().family, "Nashra Test");
}

TEST(FontBook, NeverSubstitutesAnotherFamily) {
  EXPECT_EQ(test_fonts().find("Nashra Tes", 400), nullptr);
  EXPECT_EQ(test_fonts().find("Amiri", 400), nullptr);
  EXPECT_EQ(test_fonts().find("", 400), nullptr);
}

TEST(FontBook, ReadsTheFactsOfAFace) {
  const Font::Facts& facts = test_fonts().find("Nashra Test", 400)->facts();
  EXPECT_EQ(facts.postscript_name, "NashraTest-Regular");
  EXPECT_EQ(facts.units_per_em, 1000);
  EXPECT_EQ(facts.ascent, 900);
  EXPECT_EQ(facts.descent, -300);
  EXPECT_EQ(facts.cap_height, 700);
  EXPECT_EQ(facts.x_height, 480);
  EXPECT_EQ(facts.weight, 400);
  EXPECT_EQ(facts.bounding_box[1], -200);
  EXPECT_EQ(facts.bounding_box[3], 750);
  EXPECT_TRUE(facts.has_glyf);
  EXPECT_TRUE(facts.may_embed);
}

TEST(FontBook, AFaceCoversTheLettersItHas) {
  const FontPtr font = test_fonts().find("Nashra Test", 400);
  EXPECT_TRUE(font->covers(U'ب'));
  EXPECT_TRUE(font->covers(U'z'));
  EXPECT_FALSE(font->covers(U'п'));
  EXPECT_FALSE(font->covers(0xD800));
  EXPECT_FALSE(font->covers(0x110000));
}

TEST(FontBook, AFaceAtAScaleHasMoreUnitsToTheEm) {
  const FontPtr font = test_fonts().find("Nashra Test", 400), smaller = test_fonts().at_scale(font, 800);
  EXPECT_EQ(smaller->facts().units_per_em, 1250);
  EXPECT_TRUE(smaller->covers(U'ب'));
  EXPECT_EQ(smaller->small_letter_height(), font->small_letter_height()) << "in font units";
  EXPECT_EQ(test_fonts().at_scale(font, 800), smaller) << "the same face again";
  EXPECT_EQ(test_fonts().at_scale(font, 1)->facts().units_per_em, 16384) << "as many as an em may have";
}

TEST(FontBook, TheSameQuestionGivesTheSameFaceFromEveryThread) {
  FontBook book(NASHRA_SOURCE_DIR "/tests/fonts/fonts.conf");
  std::vector<FontPtr> found(4);
  {
    std::vector<std::jthread> threads;
    for (FontPtr& slot : found) threads.emplace_back([&] { slot = book.find("Nashra Test", 400); });
  }
  ASSERT_NE(found[0], nullptr);
  EXPECT_EQ(std::count(found.begin(), found.end(), found[0]), 4);
  EXPECT_EQ(book.find("Nashra Test", 700), found[0]) << "the nearest weight is the same file";
}

TEST(FontBook, AMissingConfigurationOffersNoFamily) {
  FontBook book("/nonexistent/fonts.conf");
  EXPECT_EQ(book.find("Amiri", 400), nullptr);
  EXPECT_TRUE(book.families().empty());
}

TEST(FontBook, ListsItsFamiliesInOrder) {
  const std::vector<std::string> expected{"Nashra Test", "Nashra Test Cyrillic", "Nashra Test Kerned Space",
                                          "Nashra Test Styled"};
  EXPECT_EQ(test_fonts().families(), expected);
}

TEST(FontBook, TheShippedConfigurationFindsTheFacesOfTheLayouts) {
  for (const char* family : {"Amiri", "Noto Naskh Arabic", "Noto Kufi Arabic", "Noto Sans"}) {
    const FontPtr regular = shipped_fonts().find(family, 400);
    ASSERT_NE(regular, nullptr) << family;
    EXPECT_EQ(regular->facts().family, family);
    EXPECT_EQ(regular->facts().weight, 400) << family;
    EXPECT_EQ(regular->facts().italic_angle, 0) << family;
    const FontPtr bold = shipped_fonts().find(family, 700);
    ASSERT_NE(bold, nullptr) << family;
    EXPECT_EQ(bold->facts().weight, 700) << family;
  }
}

TEST(FontBook, AFamilyWithCondensedMembersAnswersWithTheNormalWidth) {
  const FontPtr font = shipped_fonts().find("Noto Sans", 400);
  ASSERT_NE(font, nullptr);
  EXPECT_EQ(font->facts().postscript_name, "NotoSans-Regular");
}

TEST(FontBook, TakesTheNearestWeightThatTheFamilyHas) {
  EXPECT_EQ(shipped_fonts().find("Amiri", 500)->facts().weight, 400);
  EXPECT_EQ(shipped_fonts().find("Amiri", 600)->facts().weight, 700);
  EXPECT_EQ(shipped_fonts().find("Amiri", 900)->facts().weight, 700);
}

std::string face_of(FontBook& book, const char* family, int weight, Slant slant) {
  const FontPtr font = book.find(family, weight, slant);
  return font == nullptr ? "nothing" : font->facts().postscript_name;
}

TEST(FontBook, FindsTheItalicOfAFamily) {
  EXPECT_EQ(face_of(test_fonts(), "Nashra Test Styled", 400, Slant::upright), "NashraTestStyled-Regular");
  EXPECT_EQ(face_of(test_fonts(), "Nashra Test Styled", 400, Slant::italic), "NashraTestStyled-Italic");
  EXPECT_EQ(face_of(test_fonts(), "Nashra Test Styled", 700, Slant::upright), "NashraTestStyled-Bold");
  EXPECT_EQ(face_of(test_fonts(), "Nashra Test Styled", 700, Slant::italic), "NashraTestStyled-Italic")
      << "the slant comes before the weight";
  EXPECT_EQ(face_of(shipped_fonts(), "Noto Serif", 700, Slant::italic), "NotoSerif-BoldItalic");
}

TEST(FontBook, AFamilyWithoutItalicsAnswersWithItsUprightFace) {
  EXPECT_EQ(face_of(test_fonts(), "Nashra Test", 400, Slant::italic), "NashraTest-Regular");
  EXPECT_EQ(face_of(shipped_fonts(), "Noto Naskh Arabic", 700, Slant::italic), "NotoNaskhArabic-Bold");
}

}  // namespace
}  // namespace nashra
