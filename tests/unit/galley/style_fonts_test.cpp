#include "galley/style_fonts.h"

#include <gtest/gtest.h>

#include "support/test_fonts.h"

namespace nashra {
namespace {

using namespace literals;
using test::shipped_fonts;

LayoutSpec layout_with(std::vector<std::string> families, bool match_heights) {
  LayoutSpec layout;
  FontStack stack{"text", {}};
  for (std::string& family : families) stack.families.push_back({std::move(family), {}});
  layout.fonts = {stack};
  Style body;
  body.name = "body";
  body.font = "text";
  body.size = 10_pt;
  body.leading = 12_pt;
  body.match_heights = match_heights;
  layout.styles = {body};
  return layout;
}

/// How high small letters stand at the size of the style, in thousandths of it.
std::vector<int> heights(const std::vector<FontPtr>& chain) {
  std::vector<int> out;
  for (const FontPtr& font : chain)
    out.push_back(font->small_letter_height() * 1000 / font->facts().units_per_em);
  return out;
}

TEST(MatchHeights, SmallLettersOfAllFamiliesAreAsHighAsThoseOfTheLanguage) {
  const LayoutSpec layout = layout_with({"Amiri", "Noto Serif", "Noto Sans"}, true);
  const StyleFonts fonts = *find_style_fonts(shipped_fonts(), layout).value;
  for (const char* language : {"ar", "ru"}) {
    const std::vector<int> got = heights(fonts.regular(layout.styles[0], policy_for(language)));
    EXPECT_NEAR(got[1], got[0], 1) << language;
    EXPECT_NEAR(got[2], got[0], 1) << language;
  }
  const FontPtr amiri = shipped_fonts().find("Amiri", 400), serif = shipped_fonts().find("Noto Serif", 400);
  EXPECT_EQ(fonts.regular(layout.styles[0], policy_for("ar"))[0], amiri)
      << "Arabic is as large as is asked for";
  EXPECT_EQ(fonts.regular(layout.styles[0], policy_for("ru"))[1], serif) << "and so is Russian";
}

TEST(MatchHeights, AFamilyWithoutSmallLettersIsMatchedToItsTeeth) {
  const LayoutSpec layout = layout_with({"Noto Naskh Arabic", "Noto Serif"}, true);
  const StyleFonts fonts = *find_style_fonts(shipped_fonts(), layout).value;
  const std::vector<int> got = heights(fonts.regular(layout.styles[0], policy_for("ar")));
  EXPECT_NEAR(got[1], got[0], 1);
  EXPECT_GT(got[1], 374) << "the teeth";
  EXPECT_LT(got[1], 536) << "Noto Serif as it is";
}

TEST(MatchHeights, BoldAndItalicFacesAreMatchedToo) {
  const LayoutSpec layout = layout_with({"Amiri", "Noto Serif"}, true);
  const StyleFonts fonts = *find_style_fonts(shipped_fonts(), layout).value;
  const std::vector<FontPtr> bold = fonts.in_form(layout.styles[0], {.strong = true}, policy_for("ar"));
  EXPECT_NEAR(heights(bold)[1], heights(bold)[0], 1);
  EXPECT_EQ(fonts.in_form(layout.styles[0], {.strong = true}, policy_for("ar")), bold)
      << "the same faces again";
}

TEST(MatchHeights, WithoutItFacesAreAsTheyAre) {
  const LayoutSpec layout = layout_with({"Amiri", "Noto Serif"}, false);
  const StyleFonts fonts = *find_style_fonts(shipped_fonts(), layout).value;
  EXPECT_EQ(fonts.regular(layout.styles[0], policy_for("ar"))[1], shipped_fonts().find("Noto Serif", 400));
}

}  // namespace
}  // namespace nashra
