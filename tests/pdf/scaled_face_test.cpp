// Faces at a scale: readers must draw them where the layout has put them, at the size that they were measured
// at.
#include <gtest/gtest.h>
#include <hb.h>

#include "support/pdf_tools.h"
#include "support/sample_issue.h"
#include "support/test_fonts.h"

namespace nashra::test {
namespace {

using namespace literals;

TEST(ScaledFace, IsDrawnAtItsScale) {
  const FontPtr whole = shipped_fonts().find("Noto Serif", 400);
  ASSERT_TRUE(whole);
  for (const int permille : {1000, 783, 1276}) {
    const FontPtr font = shipped_fonts().at_scale(whole, permille);
    const TextLine line = line_of(u"HxH", 100_pt, {font}, "en");
    Issue issue = issue_of({});
    issue.pages[0].items.push_back({{100_pt, 300_pt}, line, {}, {}, {}});
    const std::string pdf = pdf_of(issue);
    EXPECT_EQ(text_of(pdf), "HxH\f");

    const ShapedWord& word = *line.words.front().word;
    hb_glyph_extents_t capital{};
    ASSERT_TRUE(hb_font_get_glyph_extents(font->handle(), word.glyphs[0].id, &capital));
    const auto on_paper = [&](int units) {
      return 100.0 * units * permille / 1000 / whole->facts().units_per_em;
    };
    const int last = word.glyphs[0].advance + word.glyphs[1].advance;
    const Rect ink = raster_of(pdf).ink();
    EXPECT_NEAR(in_points(ink.x), 100 + on_paper(capital.x_bearing), 0.6) << permille;
    EXPECT_NEAR(in_points(right_of(ink)), 100 + on_paper(last + capital.x_bearing + capital.width), 0.6)
        << permille;
    EXPECT_NEAR(in_points(ink.y), 300 - on_paper(capital.y_bearing), 0.6) << permille;
    EXPECT_NEAR(in_points(line.words.front().width), on_paper(last + word.glyphs[2].advance), 0.3)
        << permille;
  }
}

}  // namespace
}  // namespace nashra::test
