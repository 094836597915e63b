// What desks paste: from Word, from web pages and content systems, from spreadsheets, in other encodings.
// What plain text and Markdown have in common is asked of both.
#include <gtest/gtest.h>

#include "article/read_article.h"
#include "base/messages.h"
#include "base/unicode.h"

namespace nashra {
namespace {

using Lines = std::vector<std::string>;

Lines blocks_of(const std::string& name, const std::string& bytes) {
  Lines lines;
  const Outcome<Article> outcome = read_article({name, bytes});
  for (const Block& block : outcome.value.value_or(Article{}).blocks)
    lines.push_back(std::string(name_of(block.kind)) + ": " + to_utf8(block.content.text));
  return lines;
}

std::vector<std::string> rules_of(const std::string& name, const std::string& bytes) {
  std::vector<std::string> rules;
  const Outcome<Article> outcome = read_article({name, bytes});
  for (const Finding& finding : outcome.value.value_or(Article{}).findings)
    rules.push_back(std::to_string(finding.line) + ' ' + std::string(finding.rule));
  return rules;
}

/// Both readers make these paragraphs of the text below a headline.
void expect_paragraphs(const std::string& body, const Lines& paragraphs) {
  Lines expected{"headline: عنوان"};
  for (const std::string& paragraph : paragraphs) expected.push_back("paragraph: " + paragraph);
  EXPECT_EQ(blocks_of("a.txt", "عنوان\n\n" + body), expected) << body;
  EXPECT_EQ(blocks_of("a.md", "# عنوان\n\n" + body), expected) << body;
}

std::string with_line_ends(std::string text, const std::string& end) {
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + end.size()))
    text.replace(at, 1, end);
  return text;
}

// --- Encodings

// The same words, "رسا المركب" (the boat has moored), as other programs save them.
struct Encoded {
  const char* name;
  std::string bytes;
  const char* said;
};

void PrintTo(const Encoded& encoded, std::ostream* out) { *out << encoded.name; }

class InAnotherEncoding : public testing::TestWithParam<Encoded> {};

TEST_P(InAnotherEncoding, IsRefusedWhereItShowsAndNothingIsPrinted) {
  for (const char* name : {"a.txt", "a.md"}) {
    const Outcome<Article> outcome = read_article({name, GetParam().bytes});
    EXPECT_FALSE(outcome.value);
    ASSERT_EQ(outcome.diagnostics.size(), 1U);
    const Diagnostic& problem = outcome.diagnostics.front();
    EXPECT_EQ(problem.code, Code::invalid_utf8);
    EXPECT_EQ(fill_in(message_of(problem.code).message, problem.arguments), GetParam().said);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Files, InAnotherEncoding,
    testing::Values(
        Encoded{"Windows-1256", "\xD1\xD3\xC7 \xC7\xE1\xE3\xD1\xDF\xC8", "not UTF-8: byte 0xD1 at offset 0"},
        Encoded{"Windows-1256 below a line in Latin letters", "Boats\n\xD1\xD3\xC7",
                "not UTF-8: byte 0xD1 at offset 6"},
        Encoded{"Windows-1256 with the letters of Persian", "\x81\xD1\x8D\xE3 \x90\xED\xE1\x8E",
                "not UTF-8: byte 0x81 at offset 0"},
        Encoded{"ISO 8859-6", "\xD1\xD3\xC7 \xC7\xE4\xE5\xD1\xE3\xC8", "not UTF-8: byte 0xD1 at offset 0"},
        Encoded{"DOS code page 720", "\xA8\xAB\x9F \x9F\xE9\xEA\xA8\xE8\xA0",
                "not UTF-8: byte 0xA8 at offset 0"},
        Encoded{"KOI8-R", "\xEC\xCF\xC4\xCB\xC1", "not UTF-8: byte 0xEC at offset 0"},
        Encoded{"UTF-16, little-endian", std::string("\xFF\xFE\x31\x06\x33\x06\x27\x06", 8),
                "not UTF-8: byte 0xFF at offset 0"},
        Encoded{"UTF-16, big-endian", std::string("\xFE\xFF\x06\x31\x06\x33\x06\x27", 8),
                "not UTF-8: byte 0xFE at offset 0"},
        Encoded{"UTF-8 cut in the middle of a letter", "رسا المرك\xD8", "not UTF-8: byte 0xD8 at offset 17"},
        Encoded{"one line of Windows-1256 in UTF-8", "رسا\n\xC7\xE1\xE3\xD1\xDF\xC8\n",
                "not UTF-8: byte 0xC7 at offset 7"}),
    [](const auto& encoding) {
      std::string name;
      for (const char* c = encoding.param.name; *c != '\0'; ++c)
        if (std::isalnum(static_cast<unsigned char>(*c)) != 0) name += *c;
      return name;
    });

// --- Line ends

TEST(Paste, LineEndsOfEverySystemMakeTheSameArticle) {
  const std::string plain = "عنوان\n\n٢٥ نوفمبر\n\nرسا المركب.\nونزل البحارة.\n\n\u00A0\n\nالمصدر: بيان\n";
  const std::string markdown =
      "---\nkicker: البحر\ndeck: >\n  بعد عام\n  من الغياب\n---\n# عنوان\n\nرسا المركب\nفي المرفأ.  \nونزل "
      "**البحارة**.\n\n- خبز\n  طازج\n- ماء\n\n> قال الربان.\n> وعاد.\n\n| أ | ب |\n|---|:-:|\n| 1 | 2 |\n\n"
      "<div>\nأول<br><br>ثان\n</div>\n\n```\nسطر\nآخر\n```\n\n١. واحد\n٢. اثنان\n\nالصورة: أرشيف\nالمصدر: "
      "بيان\n";
  const std::string body = markdown.substr(markdown.find("# "));
  for (const auto& [name, text] :
       {std::pair{"a.txt", plain}, std::pair{"a.md", markdown}, std::pair{"a.md", body}}) {
    const Lines expected = blocks_of(name, text);
    EXPECT_GE(expected.size(), 5U);
    for (const char* end : {"\r\n", "\r"}) {
      if (text == markdown && *(end + 1) == '\0') continue;  // YAML has no line of CR alone here
      EXPECT_EQ(blocks_of(name, with_line_ends(text, end)), expected) << name;
      EXPECT_EQ(rules_of(name, with_line_ends(text, end)), rules_of(name, text)) << name;
    }
  }
}

TEST(Paste, LineEndsMayBeMixed) {
  EXPECT_EQ(
      blocks_of("a.txt", "عنوان\r\nرسا المركب.\rونزل البحارة.\n\rوعادوا."),
      (Lines{"headline: عنوان", "paragraph: رسا المركب.", "paragraph: ونزل البحارة.", "paragraph: وعادوا."}));
  EXPECT_EQ(
      blocks_of("a.md", "# عنوان\r\rرسا المركب.\n\r\nونزل البحارة.\r\n\rوعادوا."),
      (Lines{"headline: عنوان", "paragraph: رسا المركب.", "paragraph: ونزل البحارة.", "paragraph: وعادوا."}));
}

// --- From Word

TEST(Paste, TheMarkUpOfWordIsNoText) {
  for (const std::string text :
       {"<p class=MsoNormal dir=RTL style='text-align:justify'>رسا<o:p></o:p> المركب.</p>",
        "<p><span lang=AR-SA style=\"font-size:12.0pt\">رسا المركب.</span><o:p>&nbsp;</o:p></p>",
        "<p><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->رسا المركب.</p>",
        "<p><![if !supportLists]><![endif]>رسا المركب.</p>", "<p><a name=\"_GoBack\"></a>رسا المركب.</p>",
        "<p>رسا <st1:City w:st=\"on\">المركب</st1:City>.</p>",
        "<p><?xml:namespace prefix = \"o\" ns = \"urn\" />رسا المركب.<o:p /></p>",
        "<p><w:sdt><v:shape id=\"_x1\">رسا</v:shape></w:sdt> المركب.</p>",
        "<style>p.MsoNormal {margin:0; mso-bidi-language:AR-SA}</style><p>رسا المركب.</p>"})
    expect_paragraphs(text + "\n", {"رسا المركب."});
}

TEST(Paste, NorIsItInTheMiddleOfALine) {
  for (const std::string text :
       {"رسا<o:p></o:p> المركب<o:p/>.", "رسا <st1:City>المركب</st1:City>.",
        "رسا <w:r w:val=\"1\">المركب</w:r>.<o:p></o:p>", "<v:line/>رسا المركب.", "رسا المركب.</o:p></o:p>"})
    expect_paragraphs(text + "\n", {"رسا المركب."});
  const Article article =
      read_article({"a.md", "رسا<o:p></o:p> [المركب](<o:b>) <https://desk.example>."}).value.value();
  ASSERT_EQ(article.blocks.size(), 1U);
  EXPECT_EQ(to_utf8(article.blocks[0].content.text), "رسا المركب https://desk.example.");
}

TEST(Paste, BracketsRoundOtherNamesThanWordsStay) {
  for (const std::string text : {"<n:p>", "<o>", "<o p>", "<![نعم]>", "<a:b>", "<ok:p>"})
    EXPECT_EQ(blocks_of("a.txt", "عنوان\n" + text)[1], "paragraph: " + text);
}

TEST(Paste, LineBreaksOfWordAndOfLayoutProgramsPartLines) {
  EXPECT_EQ(blocks_of("a.txt", "عنوان\n\nرسا المركب.\vونزل البحارة.\u2028وعادوا.\fانتهى."),
            (Lines{"headline: عنوان", "paragraph: رسا المركب.", "paragraph: ونزل البحارة.",
                   "paragraph: وعادوا.", "paragraph: انتهى."}));
}

TEST(Paste, LettersOfPersianAndTheirJoinersStay) {
  const std::string text = "قایق\u200Cها به بندر رسیدند؛ ماهی\u200Cگیران می\u200Cگویند: «چه صیدی!»";
  expect_paragraphs(text, {text});
}

// --- From web pages and content systems

// C22: an editor's no-break spaces, however they are written; what a number stands before keeps its own.
TEST(Paste, NoBreakSpacesEverywhereAreSpaces) {
  for (const std::string space : {"&nbsp;", "&#160;", "&#xA0;", "&#x00a0;", "&amp;nbsp;", "\u00A0"}) {
    const auto spaced = [&](std::string text) {
      for (std::size_t at = text.find('_'); at != std::string::npos; at = text.find('_'))
        text.replace(at, 1, space);
      return text;
    };
    expect_paragraphs(spaced("رسا_المركب_بعد_7_أيام_من_الإبحار."),
                      {"رسا المركب بعد 7\u00A0أيام من الإبحار."});
    expect_paragraphs(spaced("وحمل_٤٠_طنًا_و۳_زورق_إلى المرفأ."),
                      {"وحمل ٤٠\u00A0طنًا و۳\u00A0زورق إلى المرفأ."});
    expect_paragraphs(spaced("بلغ_العدد_25_ألفًا.") + "\n\n" + spaced("رسا_المركب الأزرق في المرفأ."),
                      {"بلغ العدد 25\u00A0ألفًا.", "رسا\u00A0المركب الأزرق في المرفأ."});
    expect_paragraphs(spaced("عاد_القارب_ثم_رسا.<br><br>ونزل_من_كان_فيه."),
                      {"عاد القارب ثم رسا.", "ونزل من كان فيه."});
  }
}

TEST(Paste, NoBreakSpacesThatNobodyMeantAreReportedWhereTheyStand) {
  const std::string debris = "رسا\u00A0المركب\u00A0بعد\u00A0أيام.";
  EXPECT_EQ(rules_of("a.txt", "عنوان\nنص عادي.\n" + debris + "\nنص.\n" + debris),
            (std::vector<std::string>{"1 headline", "3 no-break-space", "5 no-break-space"}));
  EXPECT_EQ(rules_of("a.md", "# عنوان\n\nنص عادي.\n\n" + debris + "\n"),
            (std::vector<std::string>{"1 headline", "5 no-break-space"}));
}

// C22, C23: paragraphs of a content system, whatever parts them.
TEST(Paste, WhatPartsParagraphsOnAPagePartsThemHere) {
  for (const std::string text :
       {"<p>رسا المركب.</p><p>ونزل البحارة.</p>", "<p>رسا المركب.<p>ونزل البحارة.",
        "<div>رسا المركب.</div><div>ونزل البحارة.</div>", "<div>رسا المركب.<br><br>ونزل البحارة.</div>",
        "<div>رسا المركب.<br/>&nbsp;<br />ونزل البحارة.</div>",
        "<div>رسا المركب.<BR>\n<BR>\nونزل البحارة.</div>",
        "<p>رسا المركب.</p>\n<p>&nbsp;</p>\n<p>ونزل البحارة.</p>",
        "<section><p>رسا المركب.</p></section><footer>ونزل البحارة.</footer>",
        "<ul><li>رسا المركب.</li><li>ونزل البحارة.</li></ul>",
        "<!-- wp:paragraph -->\n<p>رسا المركب.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>ونزل "
        "البحارة.</p>\n<!-- /wp:paragraph -->"})
    expect_paragraphs(text + "\n", {"رسا المركب.", "ونزل البحارة."});
}

TEST(Paste, CommentsAreNeverPrinted) {
  for (const std::string text :
       {"رسا المركب.<!--more-->", "<!-- wp:image {\"id\":7} -->رسا المركب.", "رسا <!-- حذف\nسطرين -->المركب.",
        "رسا المركب.<!---->", "رسا المركب.<!--nextpage--><!--more اقرأ-->"})
    expect_paragraphs("<p>" + text + "</p>\n", {"رسا المركب."});
}

// C21: entities that XML does not know, and the encodings of a careless feed.
TEST(Paste, EntitiesOfHtmlAreTheirCharacters) {
  expect_paragraphs("قال &laquo;رسا&raquo; &ndash; ثم مضى&hellip; &copy;&reg; 5&deg;",
                    {"قال «رسا» – ثم مضى… ©® 5°"});
  expect_paragraphs("می&zwnj;رود &#8204;&#x200c;ه&zwj; &rlm;&lrm;.",
                    {"می\u200Cرود \u200C\u200Cه\u200D \u200F\u200E."});
  expect_paragraphs("قال &amp;laquo;رسا&amp;raquo; &amp;amp;ndash; ومضى.", {"قال «رسا» – ومضى."});
  expect_paragraphs("&#1585;&#x633;&#1575; &#x627;&#x644;&#x645;&#x631;&#x643;&#x628;.", {"رسا المركب."});
  expect_paragraphs("س &lt; ص &amp;&amp; ص &gt; ع", {"س < ص && ص > ع"});
}

// --- From spreadsheets

// C19: what a spreadsheet puts before its cells is not printed, and a cell is what its owner made it.
TEST(Paste, ATableHasNoMarksBesideItsCells) {
  for (const std::string ends : {"\n", "\r\n"}) {
    const std::string table =
        "| المرفأ | القوارب | التغير |\n|:---|---:|:-:|\n| شرقي\\|غربي | 1250,5 | -3% |\n| \"جون; قديم\" | "
        "٤٠ "
        "| "
        "|\n";
    EXPECT_EQ(blocks_of("a.md", "\xEF\xBB\xBF" + with_line_ends(table, ends)),
              (Lines{"table-row: المرفأ | القوارب | التغير", "table-row: شرقي|غربي | 1250,5 | -3%",
                     "table-row: \"جون; قديم\" | ٤٠ |"}));
  }
}

TEST(Paste, CellsInPlainTextKeepTheirTabs) {
  EXPECT_EQ(blocks_of("a.txt", "\xEF\xBB\xBFعنوان\r\nالمرفأ\tالقوارب\r\nشرقي\t1250,5\r\n"),
            (Lines{"headline: عنوان", "paragraph: المرفأ\tالقوارب", "paragraph: شرقي\t1250,5"}));
}

// Files put one behind the other, and editors that add a second one.
TEST(Paste, AByteOrderMarkIsNeverPrinted) {
  expect_paragraphs("\uFEFFرسا المركب.\n\n\uFEFF\uFEFFونزل البحارة.\uFEFF\n\n\uFEFF\n",
                    {"رسا المركب.", "ونزل البحارة."});
  for (const char* name : {"a.txt", "a.md"})
    EXPECT_EQ(blocks_of(name, "\uFEFF\uFEFFرسا المركب."), (Lines{"paragraph: رسا المركب."})) << name;
}

}  // namespace
}  // namespace nashra
