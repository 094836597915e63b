#include "pdf/write_pdf.h"

#include <algorithm>
#include <cmath>
#include <regex>

#include "base/unicode.h"
#include "support/pdf_tools.h"
#include "support/process.h"
#include "support/sample_issue.h"

namespace nashra {
namespace {

using namespace literals;
using test::issue_of;
using test::pdf_of;
using test::readable;
using test::text_of;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// The text on one line, white space folded: dictionaries in readable form have a key a line.
std::string folded(const std::string& text) {
  std::string out;
  for (const char byte : text) {
    const bool white = byte == ' ' || byte == '\n';
    if (!white) out += byte;
    if (white && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

Placed rule(Length x, Length y, Length width, Length height, Ink ink = {}) {
  return {.origin = {x, y}, .what = RuleBox{width, height}, .ink = ink, .node = Artifact::rule, .block = {}};
}

Issue issue_with(std::vector<Placed> items) {
  Issue issue;
  issue.pages.push_back({.width = 300_pt, .height = 200_pt, .folio = {}, .items = std::move(items)});
  return issue;
}

const std::vector<std::u16string> kLines = {
    u"افتتحت بلدية الواحة صباح أمس حديقةً جديدةً في زاوية السوق القديم،",
    u"وقال رئيس البلدية: \"زُرنا الوزارة مرتين قبل أن تُقرّ الزيادة\".",
    u"بلغت الكلفة 12.5 مليون منذ 2025 (أي نحو ٪٣٠ من الميزانية).",
    u"يعود المجلس إلى الانعقاد في 27/11/2025 عند الساعة 10:30.",
};

TEST(WritePdf, QpdfFindsNothingWrong) {
  EXPECT_TRUE(contains(test::output_of({"qpdf", "--check", "{}"}, pdf_of(issue_of(kLines))),
                       "No syntax or stream encoding errors"));
}

/// Its characters but for white space, sorted: what a page holds, whatever order a reader gives it.
std::string characters_of(std::u16string text) {
  std::erase_if(text, [](char16_t unit) { return unit == u' ' || unit == u'\f'; });
  std::sort(text.begin(), text.end());
  return to_utf8(text);
}

TEST(WritePdf, EveryCharacterComesBackOnceThroughPdftotext) {
  std::u16string wanted;
  for (const std::u16string& line : kLines) wanted += line;
  EXPECT_EQ(characters_of(to_utf16(text_of(pdf_of(issue_of(kLines))))), characters_of(wanted));
}

TEST(WritePdf, WordsWithWideKerningMarksAndLigaturesStayWhole) {
  const std::string text = text_of(pdf_of(issue_of({u"زيارة الوزارة زُرنا تُقرّ الأولى علماً الله لا إلى"})));
  EXPECT_EQ(text.substr(0, text.find('\f')), "زيارة الوزارة زُرنا تُقرّ الأولى علماً الله لا إلى");
}

TEST(WritePdf, NumbersComeBackAsTheyWereWritten) {
  const std::string text = text_of(pdf_of(issue_of(kLines)));
  for (const char* number : {"12.5", "2025", "27/11/2025", "10:30", "٣٠"})
    EXPECT_TRUE(contains(text, number)) << number << " in " << text;
}

// C13: what a content system put inside Arabic words is not in the text that is copied.
TEST(WritePdf, SoftHyphensInsideArabicWordsAreNotCopied) {
  const std::string text = test::output_of(
      {"pdftotext", "{}", "-"}, pdf_of(issue_of({u"الاست\u00ADثمارات الأجن\u00ADبية مست\u00ADشف\u00ADيات"})));
  EXPECT_TRUE(contains(text, "الاستثمارات الأجنبية مستشفيات")) << text;
}

TEST(WritePdf, LatinAndCyrillicWordsComeBack) {
  const std::string text = text_of(pdf_of(issue_of({u"التقى Anna Petrova في Северный Порт أمس"})));
  EXPECT_TRUE(contains(text, "Anna Petrova")) << text;
}

TEST(WritePdf, TwoFontsStandInOneLine) {
  Issue issue = issue_of({});
  TextLine line = test::line_of(u"الواحة اليوم", 12_pt, {test::face("Amiri")});
  const TextLine bold = test::line_of(u"عنوان", 12_pt, {test::face("Amiri", 700)});
  const Length end = test::width_of(line);
  for (WordInLine word : bold.words) {
    word.x += end + 6_pt;
    line.words.push_back(word);
  }
  issue.pages[0].items.push_back(
      {.origin = {100_pt, 100_pt}, .what = line, .ink = {}, .node = {}, .block = {}});
  const std::string pdf = pdf_of(issue);
  const std::string fonts = test::output_of({"pdffonts", "{}"}, pdf);
  EXPECT_TRUE(contains(fonts, "Amiri-Regular") && contains(fonts, "Amiri-Bold")) << fonts;
  const std::string text = text_of(pdf);
  EXPECT_EQ(text.substr(0, text.find('\f')), "عنوان الواحة اليوم");
}

TEST(WritePdf, EveryFontIsAnEmbeddedSubsetWithUnicode) {
  const std::string fonts = test::output_of({"pdffonts", "{}"}, pdf_of(issue_of(kLines)));
  EXPECT_TRUE(contains(fonts, "CID TrueType      Identity-H       yes yes yes")) << fonts;
  EXPECT_EQ(count_of(fonts, "\n"), 3U) << "two lines of head and one font:\n" << fonts;
}

TEST(WritePdf, APageListsOnlyTheFontsThatItShows) {
  Issue issue = issue_of({});
  issue.pages = {test::page_of({u"نص"}, {test::face("Amiri")}),
                 test::page_of({u"عنوان"}, {test::face("Amiri", 700)}),
                 test::page_of({u"نص آخر"}, {test::face("Amiri")})};
  const std::string text = folded(readable(pdf_of(issue)));
  EXPECT_EQ(count_of(text, "/Font << /F0 "), 1U) << "the first and the last page share one dictionary";
  EXPECT_EQ(count_of(text, "/Font << /F1 "), 1U);
}

TEST(WritePdf, AWidthThatManyCodesHaveIsGivenOnce) {
  // Persian digits are of one width in Amiri.
  const std::string text = folded(readable(pdf_of(issue_of({u"۰۱۲۳۴۵۶۷۸۹"}))));
  EXPECT_TRUE(std::regex_search(text, std::regex(R"(/W \[ 0 \[ \d+ \] 1 10 \d+ 11 \[)"))) << text;
}

TEST(WritePdf, LinesOfATextMoveOnFromTheLineBefore) {
  const std::string text = readable(pdf_of(issue_of({u"سطر", u"سطر", u"سطر"})));
  EXPECT_EQ(count_of(text, "\nBT\n"), 1U);
  EXPECT_EQ(count_of(text, "\n0 -20 Td\n"), 2U) << text;
}

TEST(WritePdf, TheSameIssueIsTheSameBytesWhereverAndWhenever) {
  const std::string pdf = pdf_of(issue_of(kLines));
  for (const auto& [zone, locale] :
       {std::pair("Asia/Riyadh", "ar_SA.UTF-8"), std::pair("America/New_York", "de_DE.UTF-8")}) {
    ::setenv("TZ", zone, 1);
    ::setenv("LANG", locale, 1);
    ::setenv("LC_ALL", locale, 1);
    EXPECT_TRUE(pdf_of(issue_of(kLines)) == pdf) << zone;
  }
  ::unsetenv("TZ");
  ::unsetenv("LANG");
  ::unsetenv("LC_ALL");
}

std::string id_of(const std::string& pdf) {
  const std::string text = readable(pdf);
  const std::size_t at = text.rfind("/ID");
  return text.substr(at, text.find(']', at) - at);
}

TEST(WritePdf, TheIdFollowsFromTheContent) {
  EXPECT_EQ(id_of(pdf_of(issue_of({u"الواحة"}))), id_of(pdf_of(issue_of({u"الواحة"}))));
  EXPECT_NE(id_of(pdf_of(issue_of({u"الواحة"}))), id_of(pdf_of(issue_of({u"الواحات"}))));
}

TEST(WritePdf, TheCatalogAndTheInformationSayWhatTheIssueIs) {
  const std::string text = folded(readable(pdf_of(issue_of(kLines))));
  EXPECT_TRUE(contains(text, "/Lang (ar)"));
  EXPECT_TRUE(contains(text, "/DisplayDocTitle true"));
  EXPECT_TRUE(contains(text, "/CreationDate (D:20261125000000Z)"));
  EXPECT_TRUE(contains(text, "/ModDate (D:20261125000000Z)"));
  EXPECT_TRUE(contains(text, "/Producer (Nashra)"));
  EXPECT_FALSE(contains(text, "/Direction"));
  EXPECT_FALSE(contains(text, "PoDoFo"));
  const std::string information = test::output_of({"pdfinfo", "{}"}, pdf_of(issue_of(kLines)));
  EXPECT_TRUE(contains(information, "نشرة الواحة")) << information;
}

TEST(WritePdf, AnIssueWithoutADateHasAFixedOne) {
  Issue issue = issue_of({});
  issue.metadata.date.reset();
  EXPECT_TRUE(contains(readable(pdf_of(issue)), "(D:20000101000000Z)"));
}

TEST(WritePdf, EachObjectStartsOnALineOfItsOwn) {
  const std::string pdf = pdf_of(issue_of(kLines));
  EXPECT_EQ(count_of(pdf, " 0 obj<<"), 0U);
  EXPECT_EQ(pdf.substr(0, 9), "%PDF-1.6\n");
}

TEST(WritePdf, APageHasItsSizeAndNoCropBox) {
  const std::string text = folded(readable(pdf_of(issue_with({}))));
  EXPECT_TRUE(contains(text, "/MediaBox [ 0 0 300 200 ]")) << text;
  EXPECT_TRUE(contains(text, "/TrimBox [ 0 0 300 200 ]"));
  EXPECT_FALSE(contains(text, "/CropBox"));
}

TEST(WritePdf, AnEmptyPageIsSound) {
  const std::string pdf = pdf_of(issue_with({}));
  test::output_of({"qpdf", "--check", "{}"}, pdf);
  EXPECT_EQ(test::raster_of(pdf).ink(), Rect{});
}

TEST(WritePdf, AnIssueWithoutPagesIsStillAFile) {
  test::output_of({"qpdf", "--show-npages", "{}"}, pdf_of(Issue{}));
}

TEST(WritePdf, ThreeHundredPagesKeepTheirOrderInABalancedTree) {
  Issue issue = issue_of({});
  issue.pages.clear();
  for (int i = 0; i < 300; ++i) {
    issue.pages.push_back(
        test::page_of({u"صفحة " + to_utf16(std::to_string(1000 + i))}, {test::face("Amiri")}));
  }
  const std::string pdf = pdf_of(issue);
  test::output_of({"qpdf", "--check", "{}"}, pdf);
  EXPECT_EQ(test::output_of({"qpdf", "--show-npages", "{}"}, pdf), "300\n");
  const std::string text = text_of(pdf);
  std::size_t at = 0;
  for (int i = 0; i < 300; ++i) {
    at = text.find(std::to_string(1000 + i), at);
    ASSERT_NE(at, std::string::npos) << "page " << i;
  }
  EXPECT_EQ(count_of(readable(pdf), "/Type /Pages"), 11U) << "one root and ten nodes of up to 32 pages";
}

TEST(WritePdf, HeadsOfAnySizeHaveTheSpacesThatWereTyped) {
  const std::u16string head = u"دار الأوزان ودورة وزراء";
  for (const Length size : {9_pt, 16_pt, 44_pt, 54_pt}) {
    Issue issue = issue_of({});
    issue.pages[0].items.push_back(
        {{20_pt, 200_pt}, test::line_of(head, size, {test::face("Amiri")}), {}, {}, {}});
    EXPECT_EQ(text_of(pdf_of(issue)), to_utf8(head) + "\f") << in_points(size);
  }
}

TEST(WritePdf, NamesOfGodAndLamAlefsComeBackInTheOrderOfTheirLetters) {
  const std::u16string text = u"عبد الله والاستقلال للهلال ولله الأمر فلا لإيلاف";
  for (const char* family : {"Amiri", "Noto Kufi Arabic"}) {
    Issue issue = issue_of({});
    issue.pages[0].items.push_back(
        {{20_pt, 200_pt}, test::line_of(text, 14_pt, {test::face(family)}), {}, {}, {}});
    const std::string found = text_of(pdf_of(issue));
    EXPECT_EQ(found, to_utf8(text) + "\f") << family;
    for (const char16_t unit : to_utf16(found))
      EXPECT_TRUE(unit < 0xFB50 || unit > 0xFEFC) << "no presentation forms";
  }
}

TEST(WritePdf, TenThousandPagesAreOneFile) {
  Issue issue = issue_of({u"صفحة من صفحات كثيرة", u"وسطر ثان فيها"});
  const Page page = issue.pages[0];
  issue.pages.assign(10000, page);
  const std::string pdf = pdf_of(issue);
  EXPECT_EQ(test::output_of({"qpdf", "--show-npages", "{}"}, pdf), "10000\n");
}

TEST(WritePdf, ATitleKeepsNoControlsAndNoOverrides) {
  Issue issue = issue_of({u"نص"});
  issue.metadata.title = u"نشرة\u0001 \u202Eالواحة\u202C\u2066\u2069\t& <اليوم>";
  const std::string pdf = pdf_of(issue);
  EXPECT_TRUE(contains(pdf, "نشرة الواحة &amp; &lt;اليوم&gt;</rdf:li>"));
  EXPECT_TRUE(contains(test::output_of({"pdfinfo", "{}"}, pdf), "نشرة الواحة & <اليوم>"));
}

TEST(WritePdf, BookmarksAreCleanTitlesThatLeadToTheirPlace) {
  Issue issue = issue_of(kLines);
  issue.bookmarks = {{.title = u"\u202Bحديقة\u00A0\n جديدة\u202C", .page = 0, .y = 142_pt},
                     {.title = u" \u200F ", .page = 0, .y = 0_pt},
                     {.title = u"خارج الصفحات", .page = 7, .y = 0_pt},
                     {.title = u"Порт (1)", .page = 0, .y = 300_pt}};
  const std::string text = folded(readable(pdf_of(issue)));
  EXPECT_TRUE(contains(text,
                       "/Title <feff062d062f064a0642062900200"
                       "62c062f064a062f0629>"))
      << text;
  EXPECT_TRUE(contains(text, "/XYZ null 700 null")) << text;
  EXPECT_TRUE(contains(text, "/Count 2 /First"));
  EXPECT_EQ(count_of(text, "/Dest ["), 2U) << "an empty title and a page that is not there make no entry";
}

TEST(WritePdf, PageLabelsAreTheFoliosWhenTheyAreNumbers) {
  Issue issue = issue_with({});
  issue.pages.resize(3, issue.pages[0]);
  issue.pages[0].folio = "٧";
  issue.pages[1].folio = "٨";
  issue.pages[2].folio = "١٢";
  EXPECT_TRUE(
      contains(folded(readable(pdf_of(issue))), "/Nums [ 0 << /S /D /St 7 >> 2 << /S /D /St 12 >> ]"));
  issue.pages[1].folio = "ب";
  EXPECT_FALSE(contains(readable(pdf_of(issue)), "/PageLabels"));
}

TEST(WritePdf, ARuleIsInkWhereItWasPlaced) {
  const Rect place{50_pt, 30_pt, 120_pt, 4_pt};
  const Rect ink =
      test::raster_of(pdf_of(issue_with({rule(place.x, place.y, place.width, place.height)}))).ink();
  EXPECT_NEAR(in_points(ink.x), 50, 0.6);
  EXPECT_NEAR(in_points(ink.y), 30, 0.6);
  EXPECT_NEAR(in_points(ink.width), 120, 0.6);
  EXPECT_NEAR(in_points(ink.height), 4, 0.6);
}

TEST(WritePdf, AWordIsInkInItsBoxAndNowhereElse) {
  TextLine line = test::line_of(u"مشهد", 40_pt, {test::face("Amiri")});
  const ShapedWord& word = *line.words.at(0).word;
  const auto in_font_units = [&](int units) { return scaled(40_pt, units, word.font->facts().units_per_em); };
  const Length width = test::width_of(line), top = in_font_units(word.ink_top),
               bottom = in_font_units(word.ink_bottom);
  const Rect ink =
      test::raster_of(
          pdf_of(issue_with({{.origin = {100_pt, 90_pt}, .what = line, .ink = {}, .node = {}, .block = {}}})))
          .ink();
  EXPECT_NEAR(in_points(ink.x), 100, 4) << "side bearings are small";
  EXPECT_NEAR(in_points(ink.width), in_points(width), 6);
  EXPECT_NEAR(in_points(ink.y), in_points(90_pt - top), 1);
  EXPECT_NEAR(in_points(bottom_of(ink)), in_points(90_pt - bottom), 1);
}

TEST(WritePdf, WordsStandWhereJustificationPutThem) {
  TextLine line = test::line_of(u"واحة نخل", 20_pt, {test::face("Amiri")});
  ASSERT_EQ(line.words.size(), 3U);
  line.words[2].x += 100_pt;
  const test::Raster raster = test::raster_of(
      pdf_of(issue_with({{.origin = {20_pt, 90_pt}, .what = line, .ink = {}, .node = {}, .block = {}}})));
  const Length gap_begin = 20_pt + line.words[1].x, gap_end = 20_pt + line.words[2].x;
  EXPECT_TRUE(raster.has_ink({20_pt, 60_pt, line.words[1].x, 50_pt}));
  EXPECT_FALSE(raster.has_ink({gap_begin + 2_pt, 60_pt, gap_end - gap_begin - 4_pt, 50_pt}));
  EXPECT_TRUE(raster.has_ink({gap_end, 60_pt, line.words[2].width, 50_pt}));
}

/// An issue of one line whose spaces are set `wider` than they are.
Issue loose_line(std::u16string_view text, Length wider) {
  Issue issue = issue_of({std::u16string(text)});
  auto& line = std::get<TextLine>(issue.pages[0].items[0].what);
  Length shift;
  for (WordInLine& word : line.words) {
    word.x = word.x + shift;
    if (!word.is_space) continue;
    word.width = word.width + wider;
    shift = shift + wider;
  }
  issue.pages[0].items[0].origin.x = 60_pt;
  return issue;
}

TEST(WritePdf, GapsThatReadersTakeForAnEndAreBridged) {
  const EmbeddedFonts near =
      embed_fonts(loose_line(u"مدينة على البحر", 0_pt)).value.value_or(EmbeddedFonts());
  EXPECT_TRUE(near.bridges.empty());
  const Issue issue = loose_line(u"مدينة على البحر", 9_pt);
  const EmbeddedFonts wide = embed_fonts(issue).value.value_or(EmbeddedFonts());
  ASSERT_EQ(wide.bridges.size(), 1U);
  EXPECT_EQ(wide.bridges.begin()->second.size(), 2U);
  const std::string pdf = pdf_of(issue);
  EXPECT_EQ(text_of(pdf), "مدينة على البحر\f");
}

TEST(WritePdf, ABridgeMovesNothing) {
  Issue issue = loose_line(u"شكراً لكم", 9_pt);
  Outcome<EmbeddedFonts> fonts = embed_fonts(issue);
  ASSERT_TRUE(fonts.value);
  ASSERT_EQ(fonts.value->bridges.size(), 1U);
  const std::string with = pdf_of(issue);
  EXPECT_EQ(text_of(with), "شكراً لكم\f");
  fonts.value->bridges.clear();
  const std::string without = write_pdf(std::move(issue), std::move(*fonts.value)).value.value_or("");
  EXPECT_EQ(test::raster_of(with).pixels, test::raster_of(without).pixels);
}

TEST(WritePdf, WordsAreNoWiderThanTheirLettersWhereSpacesAreUsual) {
  const Outcome<EmbeddedFonts> fonts = embed_fonts(loose_line(u"شكراً لكم", 0_pt));
  ASSERT_TRUE(fonts.value);
  EXPECT_TRUE(fonts.value->bridges.empty());
}

TEST(WritePdf, MarksAreDrawnOverTheirLetters) {
  const auto ink_of = [](std::u16string_view text) {
    return test::raster_of(pdf_of(issue_with({{.origin = {100_pt, 120_pt},
                                               .what = test::line_of(text, 60_pt, {test::face("Amiri")}),
                                               .ink = {},
                                               .node = {},
                                               .block = {}}})))
        .ink();
  };
  const Rect bare = ink_of(u"د"), marked = ink_of(u"دُ");
  EXPECT_LT(in_points(marked.y), in_points(bare.y) - 5);
  EXPECT_NEAR(in_points(bottom_of(marked)), in_points(bottom_of(bare)), 1);
  EXPECT_NEAR(in_points(marked.x), in_points(bare.x), 6);
}

TEST(WritePdf, AnInkOverprintsOrKnocksOutAsItSays) {
  const Ink red{.cyan = 0, .magenta = 900, .yellow = 800, .black = 0, .overprint = false};
  const Ink gray{.cyan = 0, .magenta = 0, .yellow = 0, .black = 500, .overprint = false};
  const std::string text = readable(
      pdf_of(issue_with({rule(10_pt, 10_pt, 50_pt, 1_pt), rule(10_pt, 20_pt, 50_pt, 1_pt),
                         rule(10_pt, 30_pt, 50_pt, 1_pt, red), rule(10_pt, 40_pt, 50_pt, 1_pt, gray)})));
  EXPECT_TRUE(contains(text,
                       "/OP gs\n0 0 0 1 k\n10 189 50 1 re f\n10 179 50 1 re f\n/KO gs\n0 0.9 0.8 0 k\n10 169 "
                       "50 1 re f\n0 0 0 0.5 k\n"))
      << text;
  EXPECT_TRUE(contains(folded(text), "/OP << /OP true /OPM 1 /Type /ExtGState /op true >>"));
}

TEST(WritePdf, AGlyphThatIsMissingLeavesASoundFile) {
  ShapedWord missing;
  missing.font = test::face("Amiri");
  missing.text = u"\U00012000";
  missing.glyphs = {{.id = 0, .cluster = 0, .advance = 500}};
  missing.advance = 500;
  TextLine line{
      .size = 12_pt,
      .language = nullptr,
      .words = {{.word = std::make_shared<const ShapedWord>(missing), .text = {}, .x = {}, .width = 6_pt}}};
  const std::string pdf =
      pdf_of(issue_with({{.origin = {100_pt, 100_pt}, .what = line, .ink = {}, .node = {}, .block = {}}}));
  test::output_of({"qpdf", "--check", "{}"}, pdf);
  EXPECT_TRUE(contains(text_of(pdf), "\U00012000"));
}

}  // namespace
}  // namespace nashra
