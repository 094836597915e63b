// Fonts whose outlines are not TrueType's: what is shown must be what the font has.
#include <gtest/gtest.h>
#include <hb.h>

#include "embed/drawn_glyphs.h"
#include "embed/embed_fonts.h"
#include "support/pdf_tools.h"
#include "support/process.h"
#include "support/sample_issue.h"

namespace nashra::test {
namespace {

using namespace literals;

/// A face with PostScript outlines, from Debian's fonts-urw-base35.
FontPtr postscript_face() {
  static const TemporaryFolder folder;
  const auto configuration = folder / "fonts.conf";
  write_text(configuration,
             "<?xml version=\"1.0\"?><fontconfig><dir>/usr/share/fonts/opentype/urw-base35</dir><cachedir>" +
                 folder.path().string() + "</cachedir></fontconfig>");
  static FontBook book(configuration.string());
  FontPtr font = book.find("Nimbus Roman", 400);
  EXPECT_TRUE(font != nullptr) << "fonts-urw-base35 is not installed";
  return font;
}

Issue issue_with(const TextLine& line, Length y) {
  Issue issue = issue_of({});
  issue.pages[0].items.push_back({{100_pt, y}, line, {}, {}, {}});
  return issue;
}

TEST(OtherOutlines, AreShownWhereTheFontHasThem) {
  const FontPtr font = postscript_face();
  ASSERT_TRUE(font);
  ASSERT_FALSE(font->facts().has_glyf);
  const TextLine line = line_of(u"Sg", 200_pt, {font}, "en");
  const std::string pdf = pdf_of(issue_with(line, 300_pt));
  EXPECT_EQ(text_of(pdf), "Sg\f");

  const ShapedWord& word = *line.words.front().word;
  hb_glyph_extents_t first{}, last{};
  ASSERT_TRUE(hb_font_get_glyph_extents(font->handle(), word.glyphs[0].id, &first));
  ASSERT_TRUE(hb_font_get_glyph_extents(font->handle(), word.glyphs[1].id, &last));
  const auto at_size = [&](int units) { return scaled(200_pt, units, font->facts().units_per_em); };
  const Rect ink = raster_of(pdf).ink();
  EXPECT_NEAR(in_points(ink.x), in_points(100_pt + at_size(first.x_bearing)), 0.6);
  EXPECT_NEAR(in_points(right_of(ink)),
              in_points(100_pt + at_size(word.glyphs[0].advance + last.x_bearing + last.width)), 0.6);
  EXPECT_NEAR(in_points(ink.y), in_points(300_pt - at_size(first.y_bearing)), 0.6);
  EXPECT_NEAR(in_points(bottom_of(ink)), in_points(300_pt - at_size(last.y_bearing + last.height)), 0.6);
}

TEST(OtherOutlines, AreANoteAndAnEmbeddedTrueTypeFont) {
  const FontPtr font = postscript_face();
  ASSERT_TRUE(font);
  const Issue issue = issue_with(line_of(u"Waha office", 12_pt, {font}, "en"), 100_pt);
  const Outcome<EmbeddedFonts> fonts = embed_fonts(issue);
  ASSERT_TRUE(fonts.value);
  ASSERT_EQ(fonts.diagnostics.size(), 1U);
  EXPECT_EQ(fonts.diagnostics[0].code, Code::font_not_truetype);
  const std::string pdf = pdf_of(issue);
  EXPECT_NE(output_of({"pdffonts", "{}"}, pdf).find("CID TrueType      Identity-H       yes yes yes"),
            std::string::npos);
  EXPECT_EQ(text_of(pdf), "Waha office\f");
  EXPECT_EQ(pdf_of(issue), pdf);
}

TEST(OtherOutlines, AGlyphThatIsNotThereIsBlank) {
  const FontPtr font = postscript_face();
  ASSERT_TRUE(font);
  const GlyphTables tables(draw_glyphs(*font, {0, 65000}));
  EXPECT_TRUE(tables.is_sound());
  EXPECT_EQ(tables.size(), 2U);
}

}  // namespace
}  // namespace nashra::test
