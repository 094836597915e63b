// What the PDF shows is what shaping asked for: letters with baked positions and codes of their own look like
// the glyphs of the whole font, each put where it belongs.
#include "support/positioned_glyphs.h"

#include <gtest/gtest.h>

#include "article/read_article.h"
#include "nashra.h"
#include "spec/read_spec.h"
#include "support/pdf_tools.h"
#include "support/process.h"

namespace nashra::test {
namespace {

struct Column {
  const char* family;
  const char* article;
};

class PositionedGlyphs : public testing::TestWithParam<Column> {
 protected:
  Issue issue() {
    std::string yaml = read_text(NASHRA_SOURCE_DIR "/examples/measures/55mm.yaml");
    yaml.replace(yaml.find("Amiri,"), 6, std::string(GetParam().family) + ",");
    const std::string file = std::string(NASHRA_SOURCE_DIR) + GetParam().article;
    const std::vector<Article> articles{*read_article({file, read_text(file)}).value};
    Outcome<Issue> issue =
        typeset(session_, *read_layout({"55mm.yaml", yaml}).value, BulletinSpec(), articles);
    EXPECT_TRUE(issue.value);
    return std::move(*issue.value);
  }

  Session session_{FontBook(NASHRA_SOURCE_DIR "/fonts/fonts.conf"), {}};
};

/// Pixels that are dark in one of the pictures and bright in the other, of 1000.
double share_of_differences(const Raster& a, const Raster& b) {
  EXPECT_EQ(a.pixels.size(), b.pixels.size());
  int different = 0, dark = 0;
  for (std::size_t i = 0; i < std::min(a.pixels.size(), b.pixels.size()); ++i) {
    const bool dark_a = static_cast<unsigned char>(a.pixels[i]) < 128;
    const bool dark_b = static_cast<unsigned char>(b.pixels[i]) < 128;
    different += dark_a != dark_b ? 1 : 0;
    dark += dark_b ? 1 : 0;
  }
  EXPECT_GT(dark, 1000);
  return 1000.0 * different / static_cast<double>(a.pixels.size());
}

TEST_P(PositionedGlyphs, LookLikeThePageInTwoRenderers) {
  const Issue issue = this->issue();
  const std::string ours = *render(session_, issue).value, plain = positioned_glyphs_pdf(issue);
  EXPECT_LE(share_of_differences(raster_of(ours, 150), raster_of(plain, 150)), 2.0) << "poppler";
  EXPECT_LE(share_of_differences(raster_by_mupdf(ours, 150), raster_by_mupdf(plain, 150)), 2.0) << "mupdf";
}

INSTANTIATE_TEST_SUITE_P(Columns, PositionedGlyphs,
                         testing::Values(Column{"Amiri", "/examples/daily/articles/01-desalination.txt"},
                                         Column{"Noto Naskh Arabic",
                                                "/examples/daily/articles/02-budget.txt"},
                                         Column{"Noto Serif", "/examples/daily/articles/09-voda.txt"}));

}  // namespace
}  // namespace nashra::test
