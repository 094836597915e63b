#include "galley/spans.h"

#include <gtest/gtest.h>
#include <string>

#include "galley/typesetter.h"
#include "support/test_fonts.h"

namespace nashra {
namespace {

using namespace literals;
using test::shipped_fonts;
using test::test_fonts;

LayoutSpec layout_with(const char* family, int weight) {
  LayoutSpec layout;
  layout.fonts = {{"text", {{family, {}}}}};
  Style body;
  body.name = "body";
  body.font = "text";
  body.weight = weight;
  body.size = 10_pt;
  body.leading = 12_pt;
  layout.styles = {body};
  return layout;
}

/// The test faces: a unit is a hundredth of a point at the size of the style.
const LayoutSpec& styled_layout() {
  static const LayoutSpec kLayout = layout_with("Nashra Test Styled", 400);
  return kLayout;
}

const StyleFonts& styled() {
  static const StyleFonts kFonts = *find_style_fonts(test_fonts(), styled_layout()).value;
  return kFonts;
}

const Style& body() { return styled_layout().styles[0]; }

/// Begin, end, face and language of every run.
std::string runs_of(std::u16string_view text, const std::vector<Span>& spans, const char* language = "ar") {
  HyphenDictionaries dictionaries;
  const Itemized got = itemize_marked(text, spans, policy_for(language), body(), styled(), dictionaries);
  std::string out;
  for (const TextRun& run : got.paragraph.runs) {
    const std::string face = run.font->facts().postscript_name;
    out += std::to_string(run.range.begin) + "-" + std::to_string(run.range.end) + " " +
           face.substr(face.find('-') + 1) + " " + std::string(run.language->tag) + "; ";
  }
  return out;
}

std::string face_of(const char* family, int weight, FontForm form) {
  const LayoutSpec layout = layout_with(family, weight);
  const StyleFonts fonts = *find_style_fonts(shipped_fonts(), layout).value;
  return fonts.in_form(layout.styles[0], form, policy_for("ar")).at(0)->facts().postscript_name;
}

TEST(StyleFonts, StrongIsThreeHundredBolderAndNeverAboveNineHundred) {
  EXPECT_EQ(face_of("Noto Kufi Arabic", 400, {.strong = true}), "NotoKufiArabic-Bold");
  EXPECT_EQ(face_of("Noto Kufi Arabic", 600, {.strong = true}), "NotoKufiArabic-Black");
  EXPECT_EQ(face_of("Noto Kufi Arabic", 800, {.strong = true}), "NotoKufiArabic-Black");
}

TEST(StyleFonts, AFamilyWithoutTheFormGivesItsNearestFace) {
  EXPECT_EQ(face_of("Noto Kufi Arabic", 400, {.slant = Slant::italic}), "NotoKufiArabic-Regular");
  EXPECT_EQ(face_of("Noto Serif", 400, {.strong = true, .slant = Slant::italic}), "NotoSerif-BoldItalic");
}

TEST(ItemizeMarked, StrongTextIsBold) {
  EXPECT_EQ(runs_of(u"ب بب ب", {{{2, 4}}}), "0-2 Regular ar; 2-4 Bold ar; 4-6 Regular ar; ");
}

TEST(ItemizeMarked, EmphasisTakesTheFormOfItsLanguage) {
  const std::vector<Span> spans{{{2, 3}, SpanKind::emphasis}};
  EXPECT_EQ(runs_of(u"ب ب", spans, "ar"), "0-2 Regular ar; 2-3 Bold ar; ");
  EXPECT_EQ(runs_of(u"a b", spans, "en"), "0-2 Regular en; 2-3 Italic en; ");
  EXPECT_EQ(runs_of(u"a b", spans, "he"), "0-2 Regular en; 2-3 Bold en; ");
}

TEST(ItemizeMarked, EmphasisInsideOfAnotherLanguageIsThatLanguages) {
  const std::vector<Span> spans{{{2, 7}, SpanKind::language, "en"}, {{4, 5}, SpanKind::emphasis}};
  EXPECT_EQ(runs_of(u"ب a b c", spans), "0-2 Regular ar; 2-4 Regular en; 4-5 Italic en; 5-7 Regular en; ");
}

TEST(ItemizeMarked, TheInnermostLanguageIsSpoken) {
  const std::vector<Span> spans{{{0, 5}, SpanKind::language, "fa"}, {{2, 3}, SpanKind::language, "ur"}};
  EXPECT_EQ(runs_of(u"ب ب ب ب", spans), "0-2 Regular fa; 2-3 Regular ur; 3-5 Regular fa; 5-7 Regular ar; ");
}

TEST(ItemizeMarked, StrongInsideOfEmphasisIsBothWhereTheFacesAre) {
  const std::vector<Span> spans{{{0, 3}, SpanKind::emphasis}, {{2, 3}, SpanKind::strong}};
  EXPECT_EQ(runs_of(u"a b c", spans, "en"), "0-3 Italic en; 3-5 Regular en; ") << "there is no bold italic";
  EXPECT_EQ(runs_of(u"ب ب ب", spans, "ar"), "0-3 Bold ar; 3-5 Regular ar; ")
      << "bold is not bolder than bold";
}

TEST(ItemizeMarked, ALinkLooksLikeTheTextAroundIt) {
  EXPECT_EQ(runs_of(u"ببب", {{{1, 2}, SpanKind::link, "https://desk.example"}}), "0-3 Regular ar; ");
}

TEST(ItemizeMarked, SpansThatAreEmptyOrReachTooFarDoNoHarm) {
  EXPECT_EQ(runs_of(u"بب", {{{0, 0}}, {{1, 900}}, {{900, 901}}}), "0-1 Regular ar; 1-2 Bold ar; ");
  EXPECT_EQ(runs_of(u"", {{{0, 4}}}), "");
}

std::vector<Line> lines_ending_at(const std::vector<std::size_t>& ends) {
  std::vector<Line> lines;
  for (const std::size_t end : ends) {
    Line line;
    line.text = {lines.empty() ? 0 : lines.back().text.end, end};
    lines.push_back(line);
  }
  return lines;
}

TEST(MarksOfLines, ASpanIsClippedToEachLineThatItReaches) {
  const std::vector<Span> spans{{{3, 25}, SpanKind::link, "https://desk.example"},
                                {{12, 14}, SpanKind::strong}};
  const std::vector<LineMarks> marks = marks_of_lines(lines_ending_at({10, 20, 30}), spans, {});
  ASSERT_EQ(marks.size(), 3U);
  EXPECT_EQ(marks[0].spans, (std::vector<Span>{{{3, 10}, SpanKind::link, "https://desk.example"}}));
  EXPECT_EQ(marks[1].spans, (std::vector<Span>{{{10, 20}, SpanKind::link, "https://desk.example"},
                                               {{12, 14}, SpanKind::strong}}));
  EXPECT_EQ(marks[2].spans, (std::vector<Span>{{{20, 25}, SpanKind::link, "https://desk.example"}}));
}

TEST(MarksOfLines, EveryAnchorStandsInExactlyOneLine) {
  const std::vector<Anchor> anchors{{0, "a"}, {10, "b"}, {19, "c"}, {30, "d"}};
  const std::vector<LineMarks> marks = marks_of_lines(lines_ending_at({10, 20, 30}), {}, anchors);
  EXPECT_EQ(marks[0].anchors, (std::vector<Anchor>{{0, "a"}}));
  EXPECT_EQ(marks[1].anchors, (std::vector<Anchor>{{10, "b"}, {19, "c"}}));
  EXPECT_EQ(marks[2].anchors, (std::vector<Anchor>{{30, "d"}})) << "the end of the text is in the last line";
}

/// One block set in 100 points.
struct Set {
  Set(Block block, const char* language, const Style& style, ParagraphShape shape = column_shape(100_pt)) {
    articles.push_back({"a.md", language, {std::move(block)}, {}});
    galley = Typesetter(session, styled(), articles).set({{0}, 0}, style, shape);
  }

  const LineBox& line(std::size_t index) const {
    std::size_t at = 0;
    for (const GalleyItem& item : galley->items) {
      const auto* box = std::get_if<LineBox>(&item);
      if (box != nullptr && at++ == index) return *box;
    }
    static const LineBox kNone{};
    return kNone;
  }

  Session session{FontBook(NASHRA_SOURCE_DIR "/tests/fonts/fonts.conf"), {}};
  std::vector<Article> articles;
  GalleyPtr galley;
};

TEST(SetMarkedText, BoldWordsTakeTheRoomThatTheyNeed) {
  Block block;
  block.content.text = u"ب ب";
  block.content.spans = {{{2, 3}, SpanKind::strong}};
  const Set set(block, "ar", body());
  EXPECT_EQ(set.line(0).line.width, 7_pt + 2.5_pt + 7.1_pt);
  EXPECT_EQ(set.line(0).spans, block.content.spans);
}

Style list_style() {
  Style style = body();
  style.indent_start = 12_pt;
  return style;
}

Block item_of(std::u16string marker, std::u16string text) {
  Block block;
  block.kind = BlockKind::list_item;
  block.content.text = std::move(text);
  block.marker = std::move(marker);
  return block;
}

constexpr LineSlot kItemSlot{12_pt, 88_pt};

TEST(SetListItem, TheMarkerHangsInTheIndentAtTheStartEdge) {
  const Set set(item_of(u"ب", u"بب"), "ar", list_style(), {{}, kItemSlot});
  const LineBox& box = set.line(0);
  EXPECT_EQ(box.line.start, 12_pt);
  ASSERT_EQ(box.marker.size(), 1U);
  EXPECT_EQ(box.marker[0].x, 88_pt + 12_pt - 7_pt) << "its right edge is the column's";
  ASSERT_EQ(box.line.words.size(), 1U);
  EXPECT_EQ(box.line.words[0].x, 88_pt - 9_pt);
}

TEST(SetListItem, InTextFromTheLeftItHangsOnTheLeft) {
  const Set set(item_of(u"a", u"ab"), "en", list_style(), {{}, kItemSlot});
  ASSERT_EQ(set.line(0).marker.size(), 1U);
  EXPECT_EQ(set.line(0).marker[0].x, -12_pt);
  EXPECT_EQ(set.line(0).line.words[0].x, 0_pt);
}

TEST(SetListItem, OnlyTheFirstLineHasTheMarker) {
  const Set set(item_of(u"ب", u"بببببببببب بببببببببب بببببببببب"), "ar", list_style(), {{}, kItemSlot});
  ASSERT_EQ(lines_in(*set.galley), 2);
  EXPECT_EQ(set.line(0).marker.size(), 1U);
  EXPECT_TRUE(set.line(1).marker.empty());
}

TEST(SetListItem, TheFirstLineMakesRoomForAMarkerThatIsWiderThanItsIndent) {
  // Two letters and a full stop, 600 + 300 + 210 units, and a quarter of the size: 13.6 points.
  const Set set(item_of(u"بب.", u"ببببببببببب ببببببببببب ببببببببببب"), "ar", list_style(), {{}, kItemSlot});
  EXPECT_EQ(set.line(0).line.start, 13.6_pt);
  EXPECT_EQ(set.line(0).line.measure, 86.4_pt);
  EXPECT_EQ(set.line(1).line.start, 12_pt);
  const std::vector<WordInLine>& marker = set.line(0).marker;
  EXPECT_EQ(marker.back().x + marker.back().width, 100_pt) << "as far right as the column goes";
}

TEST(SetListItem, AnEndlessMarkerLeavesHalfOfTheLine) {
  const Set set(item_of(std::u16string(3000, u'ب'), u"بب"), "ar", list_style(), {{}, kItemSlot});
  EXPECT_EQ(set.line(0).line.measure, 44_pt);
  EXPECT_EQ(set.line(0).line.start, 56_pt);
}

TEST(SetListItem, WhatTheMarkerLacksIsReportedAtItsItem) {
  const Set set(item_of(u"•", u"بب"), "ar", list_style(), {{}, kItemSlot});
  ASSERT_EQ(set.galley->diagnostics.size(), 1U);
  EXPECT_EQ(set.galley->diagnostics[0].code, Code::missing_glyph);
  EXPECT_EQ(set.galley->diagnostics[0].where.file, "a.md");
}

}  // namespace
}  // namespace nashra
