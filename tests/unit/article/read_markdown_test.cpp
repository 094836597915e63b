#include "article/read_markdown.h"

#include <gtest/gtest.h>
#include <random>

#include "article/entities.h"
#include "article/read_article.h"
#include "unit/article/markdown_properties.h"
#include "unit/spec/said.h"

namespace nashra {
namespace {

using test::expect_good_spans;
using test::expect_markdown_places;
using Lines = std::vector<std::string>;

std::string shown(std::u16string_view text) {
  std::string out;
  for (const char c : to_utf8(text)) out += c;
  for (std::size_t at = out.find("\u2028"); at != std::string::npos; at = out.find("\u2028"))
    out.replace(at, 3, "/");
  return out;
}

// `headline`, `list-item 0 •` …
std::string label_of(const Block& block) {
  std::string label(name_of(block.kind));
  if (block.kind == BlockKind::list_item)
    label += ' ' + std::to_string(block.depth) + ' ' + to_utf8(block.marker);
  if (block.picture) label += ' ' + block.picture->path + " [" + to_utf8(block.picture->alternative) + ']';
  return label;
}

// `kind: text {strong 0-4} {link 5-9 address}`.
std::string line_of(const Block& block) {
  constexpr const char* kNames[] = {"strong", "emphasis", "link", "language"};
  std::string line = label_of(block) + ": " + shown(block.content.text);
  for (const Span& span : block.content.spans) {
    line += std::string(" {") + kNames[static_cast<std::size_t>(span.kind)] + ' ' +
            shown(block.content.text.substr(span.range.begin, length_of(span.range)));
    line += (span.value.empty() ? "" : ' ' + span.value) + '}';
  }
  return line;
}

Outcome<Article> read(const std::string& bytes) { return read_article({"a.md", bytes}); }

Lines blocks_of(const std::string& bytes) {
  const Outcome<Article> outcome = read(bytes);
  if (!outcome.value) return {said(outcome.diagnostics)};
  expect_markdown_places(*outcome.value, bytes);
  expect_good_spans(*outcome.value);
  Lines lines;
  for (const Block& block : outcome.value->blocks) lines.push_back(line_of(block));
  return lines;
}

// `line rule: text` of each finding.
Lines findings_of(const std::string& bytes) {
  Lines findings;
  const Outcome<Article> outcome = read(bytes);
  for (const Finding& f : outcome.value.value_or(Article{}).findings)
    findings.push_back(std::to_string(f.line) + ' ' + std::string(f.rule) + ": " + f.text);
  return findings;
}

std::string problems_of(const std::string& bytes) { return said(read(bytes).diagnostics); }

// --- Which reader
// ----------------------------------------------------------------------------------------------------------------

TEST(ReadArticle, TheNameSaysTheFormat) {
  for (const char* name : {"a.md", "b/c.markdown", "A.MD"}) {
    EXPECT_EQ(read_article({name, "# عنوان\n\nنص."}).value->blocks.at(0).content.text, u"عنوان") << name;
    EXPECT_TRUE(is_article_name(name));
  }
  for (const char* name : {"a.txt", "a", "md", "a.md/b", "a.md.bak"}) {
    EXPECT_EQ(read_article({name, "# عنوان\n\nنص."}).value->blocks.at(0).content.text, u"# عنوان") << name;
  }
  EXPECT_TRUE(is_article_name("a.txt"));
  for (const char* name : {"a", "md", "a.md/b", "a.md.bak", "picture.png", ""})
    EXPECT_FALSE(is_article_name(name));
}

// --- Blocks
// --------------------------------------------------------------------------------------------------------------------

TEST(ReadMarkdown, TheFirstHeadingIsTheHeadlineAndTheOthersAreSubheads) {
  EXPECT_EQ(blocks_of("# عودة المركب\n\nنص أول.\n\n## ما بعد الرحلة\n\nنص\nثان.\n\n# خاتمة\n"),
            (Lines{"headline: عودة المركب", "paragraph: نص أول.", "subhead: ما بعد الرحلة",
                   "paragraph: نص ثان.", "subhead: خاتمة"}));
  EXPECT_EQ(blocks_of("## عودة المركب\n\nنص.\n"), (Lines{"headline: عودة المركب", "paragraph: نص."}));
  EXPECT_EQ(blocks_of("![](a.png)\n\n# عودة المركب\n"),
            (Lines{"headline: عودة المركب", "picture a.png []: "}));
  EXPECT_EQ(blocks_of("---\nheadline: أصل\n---\n# فرع\n"), (Lines{"headline: أصل", "subhead: فرع"}));
}

TEST(ReadMarkdown, ListsHaveDepthsAndMarkers) {
  EXPECT_EQ(blocks_of("- خبز\n- ماء\n  - بارد\n    - جدا\n- ملح\n\n  وفلفل\n"),
            (Lines{"list-item 0 •: خبز", "list-item 0 •: ماء", "list-item 1 –: بارد", "list-item 2 ·: جدا",
                   "list-item 0 •: ملح", "list-item 0 : وفلفل"}));
  EXPECT_EQ(blocks_of("9. خبز\n10. ماء\n"), (Lines{"list-item 0 ٩.: خبز", "list-item 0 ١٠.: ماء"}));
  EXPECT_EQ(blocks_of("1. хлеб\n2. вода\n"), (Lines{"list-item 0 1.: хлеб", "list-item 0 2.: вода"}));
  EXPECT_EQ(blocks_of("---\nlanguage: fa\n---\n1. نان\n"), (Lines{"list-item 0 ۱.: نان"}));
}

TEST(ReadMarkdown, ArabicDigitsNumberAListToo) {
  EXPECT_EQ(blocks_of("المطالب:\n١. خبز\nوملح\n٢. **ماء**\n\n٣- كهرباء\n"),
            (Lines{"paragraph: المطالب:", "list-item 0 ١.: خبز وملح", "list-item 0 ٢.: ماء {strong ماء}",
                   "list-item 0 ٣.: كهرباء"}));
  EXPECT_EQ(findings_of("١. خبز\n٢. ماء\n"), (Lines{"1 numbered-paragraph: ١. خبز"}));
  for (const char* text : {"٢٠٢٦- عام", "٢.٥ متر", "بلغ\n٢. متر", "١."}) {
    EXPECT_EQ(blocks_of(text).at(0).substr(0, 11), "paragraph: ") << text;
  }
}

TEST(ReadMarkdown, QuotesAreQuotes) {
  EXPECT_EQ(blocks_of("> قال الرجل.\n> وعاد.\n>\n> - بند\n\nنص.\n"),
            (Lines{"quote: قال الرجل. وعاد.", "list-item 0 •: بند", "paragraph: نص."}));
  EXPECT_EQ(blocks_of("> > عميق\n"), (Lines{"quote: عميق"}));
  EXPECT_EQ(findings_of("> > عميق\n"), (Lines{"1 nested-quote: > > عميق"}));
}

TEST(ReadMarkdown, TablesBecomeLinesOfText) {
  const std::string table = "| المادة | السعر |\n|---|---|\n| خبز | **12** |\n| ماء | |\n| | |\n";
  EXPECT_EQ(blocks_of(table),
            (Lines{"table-row: المادة | السعر", "table-row: خبز | 12 {strong 12}", "table-row: ماء |"}));
  EXPECT_EQ(problems_of(table),
            "a.md:1:3: N1308: the table is printed as text: a line for each row, its cells parted by '|'\n");
}

TEST(ReadMarkdown, CellsBeyondTheHeadAreKept) {
  const std::string table =
      "|أ|ب|\r\n|---|---|\r\n|1|**2**|ثالث|رابع|\r\n| | |خامس|\r\n|`س|ص`|\r\n\r\nنص|آخر\r\n";
  EXPECT_EQ(blocks_of(table), (Lines{"table-row: أ | ب", "table-row: 1 | 2 | ثالث|رابع {strong 2}",
                                     "table-row: |  | خامس", "table-row: س|ص |", "paragraph: نص|آخر"}));
  EXPECT_EQ(
      problems_of(table),
      "a.md:1:2: N1308: the table is printed as text: a line for each row, its cells parted by '|'\n"
      "a.md:3:10: N1311: the row has more cells than the head of its table; they are printed as they stand "
      "(give the head as many cells, empty ones too)\n"
      "a.md:4:6: N1311: the row has more cells than the head of its table; they are printed as they stand "
      "(give the head as many cells, empty ones too)\n");
}

TEST(ReadMarkdown, RulesAndEmptyParagraphsAreDropped) {
  EXPECT_EQ(blocks_of("نص.\n\n---\n\n\u00A0\n\n* * *\n\nثان.\n"),
            (Lines{"paragraph: نص.", "paragraph: ثان."}));
  EXPECT_EQ(findings_of("نص.\n\n---\n\n\u00A0\n\n* * *\n\nثان.\n"),
            (Lines{"3 rule: ---", "5 empty-paragraph: \u00A0", "7 rule: * * *"}));
}

TEST(ReadMarkdown, IndentedTextIsNoCode) {
  EXPECT_EQ(blocks_of("نص.\n\n    مزاح.\n"), (Lines{"paragraph: نص.", "paragraph: مزاح."}));
  EXPECT_EQ(blocks_of("```\nسطر\n  آخر **لا**\n```\n"), (Lines{"paragraph: سطر/آخر **لا**"}));
  EXPECT_EQ(findings_of("```\nسطر\n```\n"), (Lines{"2 code: سطر"}));
}

TEST(ReadMarkdown, CreditsAtTheEndAreFoundAsInPlainText) {
  const std::string text = "# عنوان\n\nالمصدر: في الوسط\n\nنص.\n\nالصورة: أرشيف النادي\nالمصدر: بيان\n";
  EXPECT_EQ(blocks_of(text), (Lines{"headline: عنوان", "paragraph: المصدر: في الوسط", "paragraph: نص.",
                                    "credit: الصورة: أرشيف النادي", "credit: المصدر: بيان"}));
  EXPECT_EQ(findings_of(text),
            (Lines{"1 headline: # عنوان", "7 credit: الصورة: أرشيف النادي", "8 credit: المصدر: بيان"}));
}

TEST(ReadMarkdown, ADateAfterTheHeadlineIsItsDateLine) {
  EXPECT_EQ(blocks_of("# عنوان\n\n٢٥ نوفمبر\n\nنص.\n"),
            (Lines{"headline: عنوان", "date-line: ٢٥ نوفمبر", "paragraph: نص."}));
}

// --- Inside a block
// ------------------------------------------------------------------------------------------------------------

TEST(ReadMarkdown, MarksBecomeSpans) {
  EXPECT_EQ(blocks_of("قال **الوزير *الجديد*** إن [**الخطة**](https://desk.example/a) بدأت."),
            (Lines{"paragraph: قال الوزير الجديد إن الخطة بدأت. {strong الوزير الجديد} {emphasis الجديد}"
                   " {link الخطة https://desk.example/a} {strong الخطة}"}));
  EXPECT_EQ(
      blocks_of("انظر <https://desk.example>."),
      (Lines{"paragraph: انظر https://desk.example. {link https://desk.example https://desk.example}"}));
  EXPECT_EQ(blocks_of("[فارغ]()"), (Lines{"paragraph: فارغ {link فارغ}"}));
}

// C10: emphasis inside a word, and against punctuation.
TEST(ReadMarkdown, AsterisksThatPairAreNeverPrinted) {
  const std::string text = "لل**وزارة** ولل[بنك](https://desk.example) وقال **الوزير:**ننتظر.";
  EXPECT_EQ(blocks_of(text), (Lines{"paragraph: للوزارة وللبنك وقال الوزير:ننتظر. {strong وزارة}"
                                    " {link بنك https://desk.example} {strong الوزير:}"}));
  EXPECT_EQ(problems_of(text), "");
  EXPECT_EQ(findings_of(text), (Lines{"1 emphasis: " + text}));
  EXPECT_EQ(
      blocks_of("قال *الوزير:*ننتظر ***«هنا»***وهناك."),
      (Lines{"paragraph: قال الوزير:ننتظر «هنا»وهناك. {emphasis الوزير:} {strong «هنا»} {emphasis «هنا»}"}));
}

TEST(ReadMarkdown, AsterisksThatAreMeantStay) {
  EXPECT_EQ(blocks_of("5 * 3 = 15 \\*\\*لا\\*\\* و`**كذا**` &#42;&#42;هنا&#42;&#42;"),
            (Lines{"paragraph: 5 * 3 = 15 **لا** و**كذا** **هنا**"}));
  EXPECT_EQ(problems_of("5 * 3 = 15 \\*\\*لا\\*\\* و`**كذا**`"), "");
}

TEST(ReadMarkdown, AsterisksWithoutAPartnerAreReported) {
  EXPECT_EQ(blocks_of("# عنوان\n\nقال **الوزير كلاما."),
            (Lines{"headline: عنوان", "paragraph: قال **الوزير كلاما."}));
  EXPECT_EQ(
      problems_of("# عنوان\n\nقال **الوزير كلاما."),
      "a.md:3:5: N1306: these asterisks have no partner, and will be printed (add the other pair, or remove "
      "them; \\* is an asterisk that is meant)\n");
}

TEST(ReadMarkdown, EmphasisThatPairsInAnotherWayThanWasMeantIsReported) {
  const std::string said =
      "N1307: the emphasis that begins here holds emphasis of its own kind, and is uncertain "
      "(leave a space between closing asterisks and the word after them)\n";
  EXPECT_EQ(blocks_of("**أحمد:**نعم و**لا** كلا"),
            (Lines{"paragraph: أحمد:نعم ولا كلا {strong أحمد:نعم ولا}"}));
  EXPECT_EQ(problems_of("**أحمد:**نعم و**لا** كلا"), "a.md:1:3: " + said);
  EXPECT_EQ(blocks_of("أ**: ب **ج** د :**هـ"), (Lines{"paragraph: أ: ب ج د :هـ {strong ج}"}));
  EXPECT_EQ(problems_of("أ**: ب **ج** د :**هـ"), "a.md:1:2: " + said);
}

// C16: a headline with all that a title must lose later.
TEST(ReadMarkdown, AHeadlineMayHoldMarksAndABreak) {
  EXPECT_EQ(blocks_of("# افتتاح\u00A0**معرض** الكتاب<br>الدولي\n"),
            (Lines{"headline: افتتاح\u00A0معرض الكتاب/الدولي {strong معرض}"}));
  EXPECT_EQ(problems_of("# افتتاح\u00A0**معرض** الكتاب<br>الدولي\n"), "");
}

TEST(ReadMarkdown, LineEndsAreSpacesOrBreaks) {
  EXPECT_EQ(blocks_of("أول  \nثان\\\nثالث\r\nرابع\rخامس <br/> سادس"),
            (Lines{"paragraph: أول/ثان/ثالث رابع خامس/سادس"}));
}

TEST(ReadMarkdown, EntitiesAreDecodedAlsoTwice) {
  EXPECT_EQ(
      blocks_of("&laquo;نعم&raquo; &#1632;&#x661; &amp;quot;لا&amp;quot; &amp;amp;nbsp;&unknown; AT&T;"),
      (Lines{"paragraph: «نعم» ٠١ \"لا\" \u00A0&unknown; AT&T;"}));
  EXPECT_EQ(findings_of("نص\n&amp;quot;لا&amp;quot;"), (Lines{"2 twice-encoded: &amp;quot;لا&amp;quot;"}));
  EXPECT_EQ(findings_of("&amp; وحدها"), Lines{});
}

TEST(ReadMarkdown, NumbersThatAreNoCharactersAreReplaced) {
  for (const char16_t* writing : {u"&#0;", u"&#xD800;", u"&#x110000;", u"&#9999999;"})
    EXPECT_EQ(entity_at(writing).text, u"\uFFFD");
  EXPECT_EQ(entity_at(u"&#x1F600;").text, u"\U0001F600");
  for (const char16_t* writing :
       {u"&#;", u"&#x;", u"&;", u"&", u"&#12a;", u"&amp", u"&nosuch;", u"&#x123456789;"})
    EXPECT_EQ(entity_at(writing).length, 0U);
}

TEST(ReadMarkdown, EveryNamedEntityIsFound) {
  for (const char16_t* writing : {u"&AMP;", u"&yen;", u"&zwnj;", u"&nbsp;", u"&frac34;", u"&ge;", u"&le;",
                                  u"&uuml;", u"&times;", u"&zwj;", u"&Uuml;", u"&aacute;"})
    EXPECT_GT(entity_at(writing).length, 0U) << to_utf8(writing);
}

TEST(ReadMarkdown, ControlCharactersAreDropped) {
  EXPECT_EQ(blocks_of(std::string("ن\x01ص") + '\0' + " آخر"), (Lines{"paragraph: نص آخر"}));
  EXPECT_EQ(findings_of("نص\n\nن\x01ص"), (Lines{"3 control-character: ن\x01ص"}));
}

// --- HTML
// ----------------------------------------------------------------------------------------------------------------------

TEST(ReadMarkdown, HtmlTagsLeaveTheirText) {
  EXPECT_EQ(blocks_of("نص <b>مهم</b> <!-- سر --> هنا."), (Lines{"paragraph: نص مهم  هنا."}));
  EXPECT_EQ(problems_of("عنوان\n\nنص <b>مهم</b>."),
            "a.md:3:4: N1305: the HTML tag '<b>' is left out; the text around it is printed (write Markdown "
            "instead, "
            "or remove the tag)\n");
  EXPECT_EQ(findings_of("نص <!-- سر --> هنا."), (Lines{"1 comment: نص <!-- سر --> هنا."}));
}

TEST(ReadMarkdown, HtmlBlocksBecomeParagraphs) {
  const std::string html =
      "<div class=\"a>b\">\n<p>أول\n  &laquo;سطر&raquo;</p><p>ثان</p>\n</div>\n<script>لا()</script>\n\n> "
      "<table><tr>"
      "<td>خانة\n> ثانية</td>\n\n<!-- سر\n\nباق -->\n";
  EXPECT_EQ(blocks_of(html), (Lines{"paragraph: أول «سطر»", "paragraph: ثان", "quote: خانة ثانية"}));
  EXPECT_EQ(blocks_of("<div>\nأصغر < أكبر <مرة> <b\n"), (Lines{"paragraph: أصغر < أكبر <مرة> <b"}));
  EXPECT_EQ(blocks_of("<!-- لم يغلق\n\nنص"), (Lines{"paragraph: -- لم يغلق نص"}));
}

// --- Pictures
// ------------------------------------------------------------------------------------------------------------------

TEST(ReadMarkdown, PicturesAreBlocksAfterTheirParagraph) {
  EXPECT_EQ(blocks_of("![المركب في الميناء](a%20b.jpg \"عودة &quot;المركب&quot;\")\n"),
            (Lines{"picture a%20b.jpg [المركب في الميناء]: عودة \"المركب\""}));
  EXPECT_EQ(
      blocks_of("نص ![أ **ب**](a.png) وآخر ![ج](b.png).\n\nثان."),
      (Lines{"paragraph: نص  وآخر .", "picture a.png [أ ب]: ", "picture b.png [ج]: ", "paragraph: ثان."}));
  EXPECT_EQ(findings_of("![أ](a.png)\n![ب](b.png)\n"), Lines{});
}

TEST(ReadMarkdown, APictureKnowsItsPlace) {
  const Article article = read("# عنوان\n\nنص ![أ](a.png \"شرح\") ثم ![](b.png)").value.value();
  EXPECT_EQ(article.blocks.at(2).picture->where, (SourceMap::Place{3, 4}));
  EXPECT_EQ(article.blocks.at(2).content.where.place_of(u"شرح", 1), (SourceMap::Place{3, 17}));
  EXPECT_EQ(article.blocks.at(3).picture->where, (SourceMap::Place{3, 25}));
}

// --- Front matter
// --------------------------------------------------------------------------------------------------------------

TEST(FrontMatter, GivesThePartsOfTheHead) {
  const std::string text =
      "---\n"
      "deck: >\n  بعد ثلاثين عامًا\n  يعود إلى الماء\n"
      "kicker: 'البحر: ''هنا'''\n"
      "title: \"عودة \\\"المركب\\\"\\u00A0الأخير\"\n"
      "byline: [ليلى مراد, كريم سعد]\n"
      "date: 2026-11-25\n"
      "language: ar-LB\n"
      "credit:\n  - \"المصدر: بيان\"\n"
      "picture: {file: a.jpg, caption: المركب, credit: أرشيف, alt: مركب أزرق}\n"
      "---\n\nنص.\n";
  EXPECT_EQ(blocks_of(text),
            (Lines{"kicker: البحر: 'هنا'", "headline: عودة \"المركب\"\u00A0الأخير",
                   "deck: بعد ثلاثين عامًا يعود إلى الماء", "byline: ليلى مراد", "byline: كريم سعد",
                   "date-line: 2026-11-25", "picture a.jpg [مركب أزرق]: المركب (أرشيف)", "paragraph: نص.",
                   "credit: المصدر: بيان"}));
  EXPECT_EQ(read(text).value->language, "ar-LB");
}

TEST(FrontMatter, ADateLineStandsInPlaceOfTheDate) {
  EXPECT_EQ(blocks_of("---\ndate: 2026-11-25\ndate-line: ٢٥ نوفمبر\n---\nنص.\n"),
            (Lines{"date-line: ٢٥ نوفمبر", "paragraph: نص."}));
}

TEST(FrontMatter, MayEndWithDotsAndFollowAByteOrderMark) {
  EXPECT_EQ(blocks_of("\xEF\xBB\xBF---\r\ntitle: عنوان\r\n...\r\nنص.\r\n"),
            (Lines{"headline: عنوان", "paragraph: نص."}));
  EXPECT_EQ(blocks_of("---\n---\nنص.\n"), (Lines{"paragraph: نص."}));
}

TEST(FrontMatter, SaysAllThatIsWrongAtOnce) {
  EXPECT_EQ(
      problems_of("---\nheadlin: عنوان\nbyline:\n  - ليلى\n  - {a: b}\nlanguage: عربي\nkicker:\ndeck: \"\"\n"
                  "title: أ\nheadline: ب\nalt: ج\npicture: {caption: د}\n---\nنص.\n"),
      "a.md:2:1: N1203: unknown key 'headlin' (did you mean 'headline'?)\n"
      "a.md:5:5: N1202: 'byline' takes a text or a list of texts, not keys with values\n"
      "a.md:6:11: N1230: 'عربي' is not a language tag (write it like ar, ru, en or ar-LB)\n"
      "a.md:7:1: N1219: 'kicker' has no value (give it one, or remove the key)\n"
      "a.md:8:7: N1221: 'deck' is empty\n"
      "a.md:10:1: N1240: 'headline' is given twice, first on line 9 (keep one of the two)\n"
      "a.md:11:1: N1204: 'alt' cannot stand here (it belongs under 'picture')\n"
      "a.md:12:1: N1218: 'file' is missing in 'picture' (it takes the name of a picture's file)\n");
  EXPECT_FALSE(read("---\nheadlin: عنوان\n---\nنص.\n").value);
}

TEST(FrontMatter, PlacesAreThoseOfTheWholeFile) {
  EXPECT_EQ(problems_of("---\nkicker: نعم\nkicker: لا\n---\nنص.\n"),
            "a.md:3:1: N1240: 'kicker' is given twice, first on line 2 (keep one of the two)\n");
  EXPECT_EQ(problems_of("---\ntitle: \"لم يغلق\n---\nنص.\n").substr(0, 16), "a.md:2:8: N1247:");
  EXPECT_EQ(problems_of("---\n- قائمة\n---\nنص.\n"),
            "a.md:2:1: N1202: 'front matter' takes keys with values, not a list\n");
}

TEST(FrontMatter, MustBeClosed) {
  EXPECT_EQ(problems_of("---\ntitle: عنوان\n\nنص.\n"),
            "a.md:1:1: N1304: the front matter that begins here is not closed (put a line of three dashes "
            "(---) behind "
            "its last key)\n");
}

TEST(FrontMatter, StandsAtTheVeryStartOrNowhere) {
  EXPECT_EQ(blocks_of("نص.\n\n---\n\ntitle: أ\n\n---\n"), (Lines{"paragraph: نص.", "paragraph: title: أ"}));
}

// --- What nobody wrote for printing
// --------------------------------------------------------------------------------------------

TEST(ReadMarkdown, NothingToPrintIsAnError) {
  for (const char* bytes : {"", "\n", "---\n---\n", "<!-- -->", "***\n", "\u00A0", "[a]: b\n"})
    EXPECT_EQ(problems_of(bytes).substr(0, 12), "a.md: N1302:") << bytes;
}

TEST(ReadMarkdown, OnlyTheFirstProblemsAreTold) {
  std::string tags;
  for (int i = 0; i < 1000; ++i) tags += "<b>نص</b> ";
  const Diagnostics diagnostics = read(tags).diagnostics;
  EXPECT_EQ(diagnostics.size(), 51U);
  EXPECT_EQ(diagnostics.back().code, Code::too_many_problems);
}

TEST(ReadMarkdown, AWideTableIsRefused) {
  std::string head, line;
  for (int i = 0; i < 100; ++i) {
    head += "|a";
    line += "|---";
  }
  EXPECT_EQ(problems_of(head + "|\n" + line + "|\n|b|\n").substr(0, 50),
            "a.md:1:1: N1309: a table has more than 64 columns ");
}

TEST(ReadMarkdown, LinksCannotMultiply) {
  std::string text = "[a]: /" + std::string(1 << 20, 'x') + "\n\n";
  for (int i = 0; i < 1000; ++i) text += "[a] ";
  const Outcome<Article> outcome = read(text);
  EXPECT_FALSE(outcome.value);
  EXPECT_EQ(outcome.diagnostics.at(0).code, Code::links_too_large);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(ReadMarkdown, HostileFilesAreReadInTime) {
  constexpr std::size_t kBytes = std::size_t{1} << 19;
  const auto fill = [](std::string_view text) { return repeated(text, kBytes / text.size()); };
  std::string stairs;
  for (std::size_t i = 0; i < 700; ++i) stairs += std::string(2 * i, ' ') + "- a\n";
  const std::vector<std::string> hostile{std::string(200'000, '>') + " نص",
                                         std::string(100'000, '[') + "نص",
                                         fill("**أ:**ب "),
                                         fill("**أ "),
                                         fill("أ** "),
                                         fill("*a **b ***c "),
                                         fill("&amp;amp;"),
                                         fill("&amp;amp;quot;"),
                                         fill("`a` "),
                                         fill("`a`\n\n"),
                                         fill("<b>"),
                                         fill("<b"),
                                         "<div>\n" + fill("<b "),
                                         "<div>\n" + fill("<!--"),
                                         "<div>\n" + fill("<script>"),
                                         fill("![a](b \"c\") "),
                                         fill("![a](b)\n\n"),
                                         fill("***\n"),
                                         fill("١. أ\n"),
                                         fill("١. **أ**\n"),
                                         fill("- a\n"),
                                         fill("> "),
                                         fill("|"),
                                         "|a|b|\n|---|---|\n" + fill("|\n"),
                                         fill("a  \n"),
                                         fill("[a](b) "),
                                         fill("\u00A0\n\n"),
                                         fill("المصدر: أ\n\n"),
                                         fill("<br>"),
                                         fill("# a\n"),
                                         fill("--- \n"),
                                         "---\n" + fill("a: b\n") + "---\n",
                                         "---\na: " + std::string(3'000'000, '[') + "\n---\n",
                                         stairs};
  for (const std::string& bytes : hostile) {
    const Outcome<Article> outcome = read(bytes);
    if (outcome.value) expect_good_spans(*outcome.value);
  }
}

TEST(ReadMarkdown, TwoLineBreaksPartParagraphs) {
  const Lines expected{"paragraph: عاد القارب.", "paragraph: وفرح الصيادون."};
  EXPECT_EQ(blocks_of("<div>عاد القارب.<br><br/>وفرح الصيادون.</div>\n"), expected);
  EXPECT_EQ(blocks_of("عاد القارب.<br> <br><br>وفرح الصيادون.\n"), expected);
  EXPECT_EQ(blocks_of("<br><br>عاد القارب.<br>\n<br>\nوفرح الصيادون.\n"), expected);
}

TEST(ReadMarkdown, LinesCanBreakWhereAnEditorMadeEverySpaceNoBreak) {
  EXPECT_EQ(blocks_of("عاد&nbsp;القارب&nbsp;بعد&nbsp;9&nbsp;أيام.\n"),
            (Lines{"paragraph: عاد القارب بعد 9\u00A0أيام."}));
  EXPECT_EQ(findings_of("نص\n\nعاد\u00A0القارب\u00A0بعد\u00A09\u00A0أيام."),
            (Lines{"3 no-break-space: عاد\u00A0القارب\u00A0بعد\u00A09\u00A0أيام."}));
}

TEST(ReadMarkdown, NoMixtureOfMarkupIsTooMuch) {
  const Lines parts{"*",     "**",    "***",       "_",         "[",     "](",  ")",       "![",
                    "<b>",   "</b>",  "<br>",      "&amp;",     "quot;", "`",   "\\",      "\n",
                    "\n\n",  "# ",    "- ",        "> ",        "1. ",   "١. ", "| ",      "|---|---|\n",
                    "أ",     "ب:",    " ",         "\u00A0",    "<!--",  "-->", "<div>\n", "&#0;",
                    "---\n", "```\n", "المصدر: و", "٢٥ نوفمبر", "\x02",  "\r",  "😀"};
  std::mt19937 random(7);
  for (int round = 0; round < 10000; ++round) {
    std::string bytes;
    const std::size_t length = 1 + random() % 40;
    for (std::size_t i = 0; i < length; ++i) bytes += parts[random() % parts.size()];
    SCOPED_TRACE(bytes);
    const Outcome<Article> outcome = read(bytes);
    ASSERT_EQ(outcome.value.has_value(), !has_errors(outcome.diagnostics));
    if (!outcome.value) continue;
    expect_good_spans(*outcome.value);
    expect_markdown_places(*outcome.value, bytes);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace nashra
