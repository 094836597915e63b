#include "support/sample_issue.h"

#include <algorithm>

#include "pdf/write_pdf.h"
#include "shape/shape.h"
#include "text/itemize.h"

namespace nashra::test {
namespace {

/// UAX #9, rule L2.
std::vector<ShapedPiece> in_visual_order(std::vector<ShapedPiece> pieces) {
  int highest = 0;
  for (const ShapedPiece& piece : pieces) highest = std::max<int>(highest, piece.level);
  for (int level = highest; level > 0; --level) {
    const auto is_deep = [level](const ShapedPiece& piece) { return piece.level >= level; };
    for (auto first = pieces.begin(); first != pieces.end();) {
      first = std::find_if(first, pieces.end(), is_deep);
      const auto last = std::find_if_not(first, pieces.end(), is_deep);
      std::reverse(first, last);
      first = last;
    }
  }
  return pieces;
}

}  // namespace

FontPtr face(const std::string& family, int weight) {
  static FontBook book(NASHRA_SOURCE_DIR "/fonts/fonts.conf");
  FontPtr font = book.find(family, weight);
  EXPECT_TRUE(font != nullptr) << family << " is not installed";
  return font;
}

TextLine line_of(std::u16string_view text, Length size, const std::vector<FontPtr>& fonts,
                 std::string_view language) {
  static WordCache cache;
  const LanguagePolicy& policy = policy_for(language);
  TextLine line;
  line.size = size;
  line.language = &policy;
  Length x;
  for (const ShapedPiece& piece :
       in_visual_order(shape(itemize(text, policy, fonts).paragraph, cache).pieces)) {
    const Length width = scaled(size, piece.word->advance, piece.word->font->facts().units_per_em);
    line.words.push_back({.word = piece.word,
                          .text = piece.range,
                          .x = x,
                          .width = width,
                          .is_space = piece.kind == ShapedPiece::Kind::space});
    x += width;
  }
  return line;
}

Length width_of(const TextLine& line) {
  return line.words.empty() ? Length{} : line.words.back().x + line.words.back().width;
}

Page page_of(const std::vector<std::u16string>& lines, const std::vector<FontPtr>& fonts,
             std::string_view language) {
  using namespace literals;
  Page page{.width = 595_pt, .height = 842_pt, .folio = {}, .items = {}};
  Length baseline = 80_pt;
  for (const std::u16string& text : lines) {
    TextLine line = line_of(text, 12_pt, fonts, language);
    const Length x = page.width - 60_pt - width_of(line);
    page.items.push_back(
        {.origin = {x, baseline}, .what = std::move(line), .ink = {}, .node = {}, .block = {}});
    baseline += 20_pt;
  }
  return page;
}

Issue issue_of(const std::vector<std::u16string>& lines) {
  Issue issue;
  issue.metadata = {.title = u"نشرة الواحة",
                    .language = &policy_for("ar"),
                    .date = Date{.year = 2026, .month = 11, .day = 25}};
  issue.pages.push_back(page_of(lines, {face("Amiri")}));
  return issue;
}

std::string pdf_of(const Issue& issue) {
  Issue own = issue;
  Outcome<EmbeddedFonts> fonts = embed_fonts(own);
  EXPECT_TRUE(fonts.value) << "no fonts";
  if (!fonts.value) return {};
  Outcome<std::string> pdf = write_pdf(std::move(own), std::move(*fonts.value));
  EXPECT_TRUE(pdf.value) << "no PDF";
  return pdf.value.value_or("");
}

}  // namespace nashra::test
