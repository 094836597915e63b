#include "article/read_article.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

#include "base/messages.h"
#include "unit/article/source_places.h"

namespace nashra {
namespace {

Article read(const std::string& bytes) {
  Outcome<Article> outcome = read_article({"article.txt", bytes});
  EXPECT_TRUE(outcome.value);
  EXPECT_TRUE(outcome.diagnostics.empty());
  return outcome.value.value_or(Article{});
}

// `kind: text` of each block.
std::vector<std::string> blocks_of(const std::string& bytes) {
  const Article article = read(bytes);
  test::expect_true_places(article, bytes);
  test::expect_nothing_lost(article, bytes);
  std::vector<std::string> blocks;
  for (const Block& block : article.blocks)
    blocks.push_back(std::string(name_of(block.kind)) + ": " + to_utf8(block.content.text));
  return blocks;
}

// `line rule: text` of each finding.
std::vector<std::string> findings_of(const std::string& bytes) {
  const Article article = read(bytes);
  std::vector<std::string> findings;
  for (const Finding& f : article.findings)
    findings.push_back(std::to_string(f.line) + ' ' + std::string(f.rule) + ": " + f.text);
  return findings;
}

Diagnostic error_of(const std::string& bytes) {
  const Outcome<Article> outcome = read_article({"article.txt", bytes});
  EXPECT_FALSE(outcome.value);
  EXPECT_EQ(outcome.diagnostics.size(), 1U);
  return outcome.diagnostics.at(0);
}

using Lines = std::vector<std::string>;

std::string many(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

TEST(ReadArticle, ReadsAPasteAsItComesFromASite) {
  const std::string paste =
      "Ru En\n\nمركب قديم يعود إلى الماء\n\n٢٥ نوفمبر\n\nعاد المركب إلى الماء بعد 12 عامًا.\n\n\u00A0\n\n"
      "وقال صاحبه: \"كان الانتظار طويلًا\".\n\n\u00A0\n\u00A0\n\nنادي المراكب \"القلوع\"\n\nالصورة: أرشيف "
      "النادي\n\nالمصدر: بيان\n";
  EXPECT_EQ(
      blocks_of(paste),
      (Lines{"headline: مركب قديم يعود إلى الماء", "date-line: ٢٥ نوفمبر",
             "paragraph: عاد المركب إلى الماء بعد 12 عامًا.", "paragraph: وقال صاحبه: \"كان الانتظار طويلًا\".",
             "credit: نادي المراكب \"القلوع\"", "credit: الصورة: أرشيف النادي", "credit: المصدر: بيان"}));
  EXPECT_EQ(findings_of(paste), (Lines{"1 language-switch: Ru En", "3 headline: مركب قديم يعود إلى الماء",
                                       "5 date-line: ٢٥ نوفمبر", "9 empty-paragraph: \u00A0",
                                       "13 empty-paragraph: \u00A0", "16 publisher: نادي المراكب \"القلوع\"",
                                       "18 credit: الصورة: أرشيف النادي", "20 credit: المصدر: بيان"}));
  EXPECT_EQ(read(paste).language, "ar");
  EXPECT_EQ(read(paste).file, "article.txt");
}

// --- Bytes and lines
// -----------------------------------------------------------------------------------------------------

TEST(ReadArticle, SkipsAByteOrderMark) {
  EXPECT_EQ(blocks_of("\xEF\xBB\xBFعنوان\nنص الخبر."), (Lines{"headline: عنوان", "paragraph: نص الخبر."}));
  EXPECT_EQ(findings_of("\xEF\xBB\xBFعنوان\nنص الخبر."), (Lines{"1 byte-order-mark: ", "1 headline: عنوان"}));
}

TEST(ReadArticle, TakesEveryKindOfLineEnd) {
  const Lines expected{"headline: عنوان", "paragraph: نص أول.", "paragraph: نص ثان."};
  for (const char* end : {"\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"}) {
    EXPECT_EQ(blocks_of(std::string("عنوان") + end + end + "نص أول." + end + "نص ثان." + end), expected);
  }
}

TEST(ReadArticle, CountsLinesAsEditorsDo) {
  const Article article = read("عنوان\r\nنص أول.\rنص ثان.\vنص ثالث.");
  std::vector<SourceMap::Place> places;
  for (const Block& block : article.blocks)
    places.push_back(block.content.where.place_of(block.content.text, 0));
  EXPECT_EQ(places, (std::vector<SourceMap::Place>{{1, 1}, {2, 1}, {3, 1}, {3, 9}}));
}

TEST(ReadArticle, RefusesBytesThatAreNotUtf8) {
  const Diagnostic error = error_of("عنوان\nنص \xE4\xF6\n");
  EXPECT_EQ(error.code, Code::invalid_utf8);
  EXPECT_EQ(error.where.line, 2U);
  EXPECT_EQ(error.where.column, 4U);
  EXPECT_EQ(fill_in(message_of(error.code).message, error.arguments), "not UTF-8: byte 0xE4 at offset 16");
}

TEST(ReadArticle, RefusesSurrogatesOverlongFormsAndCutCharacters) {
  for (const char* bytes : {"\xED\xA0\x80", "\xC0\xAF", "\xF4\x90\x80\x80", "\xD9", "\xFF\xFE", "\x80"}) {
    EXPECT_EQ(error_of(std::string("عنوان ") + bytes).code, Code::invalid_utf8);
  }
}

TEST(ReadArticle, RefusesWhatHasNothingToPrint) {
  for (const std::string& bytes : {std::string(), std::string("\n \n\t\n"), std::string("\xEF\xBB\xBF"),
                                   std::string("\u00A0\n\u200B\u202A\u202C\n"), std::string("\0\x01", 2)}) {
    EXPECT_EQ(error_of(bytes).code, Code::empty_article);
  }
  EXPECT_EQ(error_of("").where.file, "article.txt");
}

TEST(ReadArticle, RefusesMoreThanEightMebibytes) {
  const std::string eight_mebibytes(std::size_t{8} << 20, 'a');
  EXPECT_TRUE(read_article({"article.txt", eight_mebibytes}).value);
  const Diagnostic error = error_of(eight_mebibytes + 'a');
  EXPECT_EQ(error.code, Code::article_too_large);
  EXPECT_EQ(fill_in(message_of(error.code).message, error.arguments), "the article is larger than 8 MiB");
}

// --- What is not printed
// -------------------------------------------------------------------------------------------------

TEST(ReadArticle, DropsControlCharactersAndSaysWhere) {
  const std::string bytes = std::string("عن\x02وان\n", 12) + std::string("ن\0ص\x1B [31m.\n", 13);
  EXPECT_EQ(blocks_of(bytes), (Lines{"headline: عنوان", "paragraph: نص [31m."}));
  EXPECT_EQ(findings_of(bytes),
            (Lines{"1 control-character: عنوان", "1 headline: عنوان", "2 control-character: نص [31m."}));
}

TEST(ReadArticle, TrimsALineThatEndsInControlCharacters) {
  using namespace std::string_literals;
  for (const std::string& line :
       {"\x1B نص الخبر."s, "نص الخبر.\x7F"s, "نص \0الخبر. \0\r"s, "نص \u0093الخبر."s})
    EXPECT_EQ(blocks_of("عنوان\n" + line + "\n")[1], "paragraph: نص الخبر.") << line;
  EXPECT_EQ(findings_of("عنوان\nنص الخبر.\x7F\n").back(), "2 control-character: نص الخبر.");
}

TEST(ReadArticle, DropsParagraphsOfNothingVisible) {
  for (const std::string blank :
       {"\u00A0", " \t ", "\u200B", "\uFEFF", "\u200F\u200E", "\u200C\u200D", "\u202B\u202C"}) {
    const std::string bytes = "عنوان\n" + blank + "\n" + blank + "\nنص.";
    EXPECT_EQ(blocks_of(bytes), (Lines{"headline: عنوان", "paragraph: نص."}));
    EXPECT_EQ(findings_of(bytes), (Lines{"1 headline: عنوان", "2 empty-paragraph: " + blank}));
  }
}

TEST(ReadArticle, KeepsTabsAndSpacesInsideALine) {
  EXPECT_EQ(blocks_of(" \tعنوان  مزدوج\t\n\u200F نص\tفيه\u00A0فراغ. \u200E\n"),
            (Lines{"headline: عنوان  مزدوج", "paragraph: نص\tفيه\u00A0فراغ."}));
}

TEST(ReadArticle, DropsLinesOfLanguageNamesBeforeTheText) {
  for (const char* line :
       {"Ru En", "Ru En Ar", "RU | EN | AR | FR", "عربي Русский English", "العربية / English",
        "فارسی – English", "الإنجليزية — فرنسي", "\u200FEn\u200F \u00A0Fr ", "Fr", "ع"}) {
    EXPECT_EQ(blocks_of(std::string(line) + "\n\nعنوان\n\nنص الخبر."),
              (Lines{"headline: عنوان", "paragraph: نص الخبر."}))
        << line;
  }
  EXPECT_EQ(blocks_of("عنوان\nRu En\nنص الخبر."), (Lines{"headline: عنوان", "paragraph: نص الخبر."}));
  EXPECT_EQ(blocks_of("Ar\nEn\nRu\nعنوان\nنص الخبر."), (Lines{"headline: عنوان", "paragraph: نص الخبر."}));
}

TEST(ReadArticle, KeepsLinesThatOnlyMentionALanguage) {
  EXPECT_EQ(blocks_of("العربية في الميناء\nنص الخبر."),
            (Lines{"headline: العربية في الميناء", "paragraph: نص الخبر."}));
  EXPECT_EQ(blocks_of("Ru En Ar Fr Tr\nنص الخبر."),
            (Lines{"headline: Ru En Ar Fr Tr", "paragraph: نص الخبر."}));
  EXPECT_EQ(blocks_of("عربي"), (Lines{"paragraph: عربي"}));
}

TEST(ReadArticle, KeepsALanguageNameThatStandsInTheBody) {
  EXPECT_EQ(blocks_of("عنوان\nأ.\nب.\nج.\nد.\nEn\n").back(), "paragraph: En");
}

// --- The head
// ------------------------------------------------------------------------------------------------------------

TEST(ReadArticle, TakesASingleParagraphForText) {
  EXPECT_EQ(blocks_of("خبر من سطر واحد."), (Lines{"paragraph: خبر من سطر واحد."}));
  EXPECT_EQ(blocks_of("خبر من سطر واحد.\nالمصدر: بيان"),
            (Lines{"paragraph: خبر من سطر واحد.", "credit: المصدر: بيان"}));
}

TEST(ReadArticle, TakesALongFirstLineForText) {
  std::string longest;
  for (int i = 0; i < 200; ++i) longest += "ب";
  EXPECT_EQ(blocks_of(longest + "\nنص.")[0], "headline: " + longest);
  EXPECT_EQ(blocks_of(longest + "ب\nنص.")[0], "paragraph: " + longest + "ب");
}

TEST(ReadArticle, TakesAShortFirstLineWithAColonForAKicker) {
  EXPECT_EQ(
      blocks_of("بعد عام من العمل:\nرصيف جديد للصيادين\nافتُتح الرصيف أمس."),
      (Lines{"kicker: بعد عام من العمل:", "headline: رصيف جديد للصيادين", "paragraph: افتُتح الرصيف أمس."}));
  EXPECT_EQ(blocks_of("قال القبطان:\nوصلنا."), (Lines{"headline: قال القبطان:", "paragraph: وصلنا."}));
}

TEST(ReadArticle, FindsTheDateBeforeOrAfterTheHeadlineAndKeepsItsForm) {
  EXPECT_EQ(blocks_of("عنوان\n25/11/2026 \nنص."),
            (Lines{"headline: عنوان", "date-line: 25/11/2026", "paragraph: نص."}));
  EXPECT_EQ(blocks_of("٢٥ تشرين الثاني ٢٠٢٦\nعنوان\nنص."),
            (Lines{"date-line: ٢٥ تشرين الثاني ٢٠٢٦", "headline: عنوان", "paragraph: نص."}));
}

TEST(ReadArticle, LeavesADateInTheBodyAlone) {
  EXPECT_EQ(blocks_of("عنوان\n25 نوفمبر 2026\nأولًا:\n26 نوفمبر\nآخر النص.")[3], "paragraph: 26 نوفمبر");
  EXPECT_EQ(blocks_of("عنوان\nأ.\nب.\nج.\nد.\n25 نوفمبر 2026").back(), "paragraph: 25 نوفمبر 2026");
}

TEST(ReadArticle, FindsABylineWithALabel) {
  EXPECT_EQ(blocks_of("عنوان\nكتبت: هناء السالمي\nنص.")[1], "byline: كتبت: هناء السالمي");
  EXPECT_EQ(blocks_of("عنوان\nبقلم : هناء السالمي\nنص.")[1], "byline: بقلم : هناء السالمي");
  EXPECT_EQ(blocks_of("كتبه: هناء السالمي\nعنوان\nنص.")[0], "byline: كتبه: هناء السالمي");
  EXPECT_EQ(blocks_of("عنوان\nكتبت هناء رسالة.\nنص.")[1], "paragraph: كتبت هناء رسالة.");
  EXPECT_EQ(blocks_of("عنوان\nكتب:\nنص.")[1], "paragraph: كتب:");
  const std::string sentence = "كتب: " + many("كلمة ", 20) + "أخيرة.";
  EXPECT_EQ(blocks_of("عنوان\n" + sentence + "\nنص.")[1], "paragraph: " + sentence);
}

// --- The tail
// ------------------------------------------------------------------------------------------------------------

TEST(ReadArticle, FindsCreditsInEachLanguageOnlyAtTheEnd) {
  EXPECT_EQ(blocks_of("Заголовок\nТекст новости.\nФото: архив\nИсточник: пресс-служба"),
            (Lines{"headline: Заголовок", "paragraph: Текст новости.", "credit: Фото: архив",
                   "credit: Источник: пресс-служба"}));
  EXPECT_EQ(blocks_of("Headline\nText.\nPhoto: archive\nSOURCE: a statement").back(),
            "credit: SOURCE: a statement");
  EXPECT_EQ(blocks_of("عنوان\nنص.\n\u200Fالمصدر\u200F: بيان")[2], "credit: المصدر\u200F: بيان");
  for (const std::string line : {"الصّورة : هناء", "مصدر الصور: أرشيف", "المصور: هناء", "رسم: هناء",
                                 "Photo by: Hana", "Автор фото: архив"})
    EXPECT_EQ(blocks_of("عنوان\nنص.\n" + line)[2], "credit: " + line);
  EXPECT_EQ(blocks_of("عنوان\nنص.\nالمصدر:")[2], "paragraph: المصدر:");
  EXPECT_EQ(blocks_of("عنوان\nالمصدر: بيان\nنص أخير."),
            (Lines{"headline: عنوان", "paragraph: المصدر: بيان", "paragraph: نص أخير."}));
  EXPECT_EQ(blocks_of("عنوان\nنص.\nتحرير الأسعار: مرحلة ثانية.").back(),
            "paragraph: تحرير الأسعار: مرحلة ثانية.");
  EXPECT_EQ(blocks_of("المصدر: بيان"), (Lines{"paragraph: المصدر: بيان"}));
}

TEST(ReadArticle, TakesTheWriterForACreditAtTheEnd) {
  const Lines expected{"headline: عنوان", "paragraph: نص أول.", "paragraph: نص ثان.",
                       "credit: كتبت: هناء السالمي", "credit: الصورة: أرشيف"};
  EXPECT_EQ(blocks_of("عنوان\nنص أول.\nنص ثان.\nكتبت: هناء السالمي\nالصورة: أرشيف"), expected);
  EXPECT_EQ(blocks_of("عنوان\nنص أول.\nنص ثان.\nالصورة: أرشيف\nكتبت: هناء السالمي").back(),
            "credit: كتبت: هناء السالمي");
}

TEST(ReadArticle, TakesAShortLineBeforeTheCreditsForThePublisher) {
  EXPECT_EQ(blocks_of("عنوان\nنص.\nنادي المراكب\nالمصدر: بيان")[2], "credit: نادي المراكب");
  EXPECT_EQ(blocks_of("عنوان\nنص.\nانتهى النادي من العمل.\nالمصدر: بيان")[2],
            "paragraph: انتهى النادي من العمل.");
  EXPECT_EQ(blocks_of("عنوان\nنص.\nنادي المراكب")[2], "paragraph: نادي المراكب");
  EXPECT_EQ(blocks_of("عنوان\nنص.\nنادي المراكب:\nالمصدر: بيان")[2], "paragraph: نادي المراكب:");
  EXPECT_EQ(blocks_of("عنوان\nنص بلا نقطة\nالمصدر: بيان")[1], "paragraph: نص بلا نقطة");
}

TEST(ReadArticle, LeavesAParagraphWhereItLooksForThePublisher) {
  EXPECT_EQ(blocks_of("عنوان\n٢٥ نوفمبر\nنص بلا نقطة\nالمصدر: بيان")[2], "paragraph: نص بلا نقطة");
  const std::string lead = many("كلمة ", 60) + "أخيرة.";
  EXPECT_EQ(blocks_of(lead + "\nنادي المراكب\nالمصدر: بيان"),
            (Lines{"paragraph: " + lead, "credit: نادي المراكب", "credit: المصدر: بيان"}));
}

// --- Hard-wrapped text
// ---------------------------------------------------------------------------------------------------

constexpr const char* kWrapped =
    "أمسية للشعر على سطح المنارة\n"
    "\n"
    "دعت جمعية القراء سكان الحي القديم إلى أمسية للشعر تقام على سطح \n"
    "المنارة مساء الخميس المقبل، ويشارك فيها أربعة شعراء من المدينة ومن\n"
    "  القرى القريبة منها، ويرافقهم عازف على العود يقدم مقطوعات من تراث\n"
    "البحارة.\n"
    "\n"
    "وقالت الجمعية إن الدخول مجاني، وإن عدد المقاعد لا يزيد على ثمانين\n"
    "مقعدًا، ودعت من يريد الحضور إلى أن يحجز مكانه قبل يوم الأربعاء.\n"
    "وتبدأ الأمسية بعد غروب الشمس مباشرة.\n"
    "\n"
    "الصورة: أرشيف الجمعية\n"
    "المصدر: بيان\n";

TEST(ReadArticle, JoinsLinesThatWereWrappedAtAFixedWidth) {
  EXPECT_EQ(blocks_of(kWrapped),
            (Lines{"headline: أمسية للشعر على سطح المنارة",
                   "paragraph: دعت جمعية القراء سكان الحي القديم إلى أمسية للشعر تقام على سطح المنارة مساء "
                   "الخميس المقبل، ويشارك فيها أربعة شعراء "
                   "من المدينة ومن القرى القريبة منها، ويرافقهم عازف على العود يقدم مقطوعات من تراث البحارة.",
                   "paragraph: وقالت الجمعية إن الدخول مجاني، وإن عدد المقاعد لا يزيد على ثمانين مقعدًا، ودعت "
                   "من يريد الحضور إلى أن يحجز مكانه قبل "
                   "يوم الأربعاء. وتبدأ الأمسية بعد غروب الشمس مباشرة.",
                   "credit: الصورة: أرشيف الجمعية", "credit: المصدر: بيان"}));
}

TEST(ReadArticle, MapsAJoinedLineToItsOwnLineInTheFile) {
  const Article article = read(kWrapped);
  const Inline& paragraph = article.blocks[1].content;
  EXPECT_EQ(paragraph.where.place_of(paragraph.text, paragraph.text.find(u"المنارة")),
            (SourceMap::Place{4, 1}));
  EXPECT_EQ(paragraph.where.place_of(paragraph.text, paragraph.text.find(u"القرى")),
            (SourceMap::Place{5, 3}));
  EXPECT_EQ(article.findings[1].rule, "hard-wrap");
  EXPECT_EQ(article.findings[1].line, 3U);
}

TEST(ReadArticle, ShowsTheFirstOfTheLinesItJoins) {
  EXPECT_EQ(findings_of(kWrapped)[1],
            "3 hard-wrap: دعت جمعية القراء سكان الحي القديم إلى أمسية للشعر تقام على سطح ");
}

TEST(ReadArticle, KeepsTheNeighboursOfADroppedLineApart) {
  std::string bytes = kWrapped;
  bytes.insert(bytes.find("المنارة مساء"), "Ru En\n");
  const Lines blocks = blocks_of(bytes);
  EXPECT_EQ(blocks[1], "paragraph: دعت جمعية القراء سكان الحي القديم إلى أمسية للشعر تقام على سطح");
  EXPECT_EQ(blocks[2].find("paragraph: المنارة مساء"), 0U);
}

TEST(ReadArticle, JoinsWrappedLinesWithWindowsLineEnds) {
  std::string bytes = kWrapped;
  for (std::size_t at = 0; (at = bytes.find('\n', at)) != std::string::npos; at += 2)
    bytes.insert(at, 1, '\r');
  EXPECT_EQ(blocks_of(bytes), blocks_of(kWrapped));
}

TEST(ReadArticle, DoesNotJoinParagraphsOfOneSentenceEach) {
  const std::string bytes =
      "عنوان\n\nافتتح النادي مقره الجديد على الواجهة البحرية بحضور عشرات الأعضاء.\nويضم المقر قاعة للتدريب "
      "وورشة لصيانة المراكب الخشبية القديمة.\n"
      "ويستقبل النادي الزوار كل يوم عدا الجمعة من الصباح حتى غروب الشمس.\nوقال مدير النادي إن العمل في المقر "
      "استغرق عامين وشارك فيه متطوعون.\n";
  EXPECT_EQ(blocks_of(bytes).size(), 5U);
}

TEST(ReadArticle, DoesNotJoinAPoem) {
  const std::string bytes =
      "قصيدة\n\nيا ساحلًا نامت على كتفيه أشرعة المساء\nوتهدلت فوق المرافئ\nغيمة من غير ماء\nقل للذين تأخروا "
      "إن السفينة في انتظار\nوالريح واقفة\nعلى باب "
      "المنارة كالفنار\n\nوالبحر\n";
  EXPECT_EQ(blocks_of(bytes).size(), 8U);
}

// --- What a content system leaves

Outcome<Article> outcome_of(const std::string& bytes) { return read_article({"article.txt", bytes}); }

// As `blocks_of`, where warnings are expected.
Lines html_blocks_of(const std::string& bytes) {
  const Outcome<Article> outcome = outcome_of(bytes);
  Lines blocks;
  for (const Block& block : outcome.value.value_or(Article{}).blocks)
    blocks.push_back(std::string(name_of(block.kind)) + ": " + to_utf8(block.content.text));
  return blocks;
}

TEST(ReadArticle, ResolvesEntitiesHoweverOftenTheyWereEncoded) {
  for (const std::string text :
       {"قال &quot;نعم&quot; &#1608;مضى.", "قال &amp;quot;نعم&amp;quot; &amp;#x648;مضى.",
        "قال &amp;amp;quot;نعم&amp;amp;quot; &amp;amp;amp;#1608;مضى.", "قال &QUOT;نعم&#34; ومضى."})
    EXPECT_EQ(blocks_of("عنوان\n" + text)[1], "paragraph: قال \"نعم\" ومضى.") << text;
  EXPECT_EQ(findings_of("عنوان\nأ &amp; ب\nج &amp;lt; د &amp;gt; هـ"),
            (Lines{"1 headline: عنوان", "2 entity: أ &amp; ب", "3 twice-encoded: ج &amp;lt; د &amp;gt; هـ"}));
}

TEST(ReadArticle, LeavesWhatIsNoEntity) {
  for (const std::string text : {"أ & ب &quot ج", "R&D; وسوق", "&amp", "&;&#;&#x;", "a&bcd;"})
    EXPECT_EQ(blocks_of("عنوان\n" + text)[1], "paragraph: " + text);
}

TEST(ReadArticle, ResolvesEntitiesBeforeItLooksForLines) {
  EXPECT_EQ(blocks_of("عنوان\n25&nbsp;نوفمبر&nbsp;2026\nنص.\n&nbsp;\nالمصدر&nbsp;: بيان"),
            (Lines{"headline: عنوان", "date-line: 25\u00A0نوفمبر\u00A02026", "paragraph: نص.",
                   "credit: المصدر\u00A0: بيان"}));
  EXPECT_EQ(blocks_of("عنوان\nأ&#0;ب&#7;ج&#xD800;د")[1], "paragraph: أ\uFFFDبج\uFFFDد");
}

TEST(ReadArticle, KnowsThePlacesAroundAnEntity) {
  const Inline text = read("عنوان\nأ &amp;laquo;ب&raquo; ج").blocks[1].content;
  const auto column = [&](char16_t unit) {
    return text.where.place_of(text.text, text.text.find(unit)).column;
  };
  EXPECT_EQ(column(u'«'), 3U);
  EXPECT_EQ(column(u'ب'), 14U);
  EXPECT_EQ(column(u'»'), 15U);
  EXPECT_EQ(column(u'ج'), 23U);
}

TEST(ReadArticle, LeavesTagsOutAndMakesParagraphsOfWhatTheyPart) {
  EXPECT_EQ(
      html_blocks_of("<h1 class=\"t\">عنوان</h1><p>نص <b>أول</b>.</p>\r\n<P>نص<br>ثان.<br><br />ثالث.</P>"
                     "<!-- تعليق\nطويل --><div\nid='a'>رابع.</div>"),
      (Lines{"headline: عنوان", "paragraph: نص أول.", "paragraph: نص", "paragraph: ثان.", "paragraph: ثالث.",
             "paragraph: رابع."}));
  EXPECT_EQ(html_blocks_of("عنوان\n<script>if (a < b) x();</script>نص.<style>p { }</style>"),
            (Lines{"headline: عنوان", "paragraph: نص."}));
}

TEST(ReadArticle, WarnsOnceOfEachTag) {
  const Outcome<Article> outcome = outcome_of("عنوان\nن<b>ص</b><br>\n<b>أ</b> <img src=\"a.png\">ب.");
  ASSERT_EQ(outcome.diagnostics.size(), 2U);
  EXPECT_EQ(outcome.diagnostics[0],
            (Diagnostic{Code::html_dropped, {"article.txt", 2, 2, 5, "ن<b>ص</b><br>"}, {"b"}}));
  EXPECT_EQ(outcome.diagnostics[1].where.line, 3U);
  EXPECT_EQ(outcome.diagnostics[1].where.column, 10U);
  const Article& article = outcome.value.value();
  EXPECT_EQ(article.findings[1].rule, "html-tag");
  const Inline& last = article.blocks.back().content;
  EXPECT_EQ(last.where.place_of(last.text, last.text.find(u'ب')), (SourceMap::Place{3, 27}));
}

TEST(ReadArticle, LeavesBracketsThatAreNoTags) {
  for (const std::string text : {"أ < ب > ج", "a <b and c> d", "<press@desk.example>", "<الميناء>", "5<6",
                                 "x <", "<book>", "نص <b", "نص <!-- ب"})
    EXPECT_EQ(blocks_of("عنوان\n" + text)[1], "paragraph: " + text);
  EXPECT_EQ(html_blocks_of("عنوان\n<b <i> c>")[1], "paragraph: <b  c>");
}

TEST(ReadArticle, LinesCanBreakWhereAnEditorMadeEverySpaceNoBreak) {
  EXPECT_EQ(html_blocks_of(
                "<div>وصل&nbsp;القارب&nbsp;بعد&nbsp;9&nbsp;أيام.<br><br>واستقبله&nbsp;الصيادون&nbsp;فرحين."
                "</div>")[1],
            "paragraph: واستقبله الصيادون فرحين.");
  const std::string paste = "عنوان\nوصل\u00A0القارب\u00A0بعد\u00A0٩\u00A0أيام\u00A0إلى المرفأ.\n";
  EXPECT_EQ(blocks_of(paste)[1], "paragraph: وصل القارب بعد ٩\u00A0أيام إلى المرفأ.");
  EXPECT_EQ(findings_of(paste)[1].substr(0, 16), "2 no-break-space");
}

TEST(ReadArticle, KeepsNoBreakSpacesThatAreMeant) {
  for (const std::string text : {"قال د.\u00A0سليم إن العدد بلغ 25\u00A0ألفًا من 1\u00A0250\u00A0000 شخص.",
                                 "د.\u00A0سليم", "25\u00A0نوفمبر\u00A0المقبل\u00A0مساء اليوم في المرفأ."})
    EXPECT_EQ(blocks_of("عنوان\n" + text + "\nنص.")[1], "paragraph: " + text);
}

// --- Whatever comes in
// ---------------------------------------------------------------------------------------------------

TEST(ReadArticle, LosesNothingAndKnowsEveryPlaceOfHostileText) {
  const std::vector<std::string> parts{"\n",
                                       "\n",
                                       "\r\n",
                                       "\r",
                                       "\n\n",
                                       "\u00A0",
                                       " ",
                                       "  ",
                                       "\t",
                                       "\u2028",
                                       "\x0B",
                                       std::string(1, '\0'),
                                       "\x1B",
                                       "\u0085",
                                       "\u009B",
                                       "\u200F",
                                       "\u200D",
                                       "\u200C",
                                       "\u202B",
                                       "\u2069",
                                       "\uFEFF",
                                       ":",
                                       ".",
                                       "Ru En",
                                       "المصدر:",
                                       "فاكس",
                                       "25",
                                       "نوفمبر",
                                       "/",
                                       "2026",
                                       "كتب:",
                                       "\U0001F6A2",
                                       "ه\u200D",
                                       "e\u0301",
                                       "\U0010FFFF",
                                       "كلمة ",
                                       "سطر طويل بعض الشيء يصل إلى عرض الستين حرفًا تقريبًا ثم ينتهي هنا\n",
                                       "Фото: ",
                                       "\uFDFA",
                                       "ـــ"};
  std::mt19937 random(20261125);
  for (int round = 0; round < 4000; ++round) {
    std::string bytes = round % 3 == 0 ? "\xEF\xBB\xBF" : "";
    const std::size_t length = random() % 60;
    for (std::size_t i = 0; i < length; ++i) bytes += parts[random() % parts.size()];
    const Outcome<Article> outcome = read_article({"hostile.txt", bytes});
    if (!outcome.value) {
      ASSERT_EQ(outcome.diagnostics.at(0).code, Code::empty_article);
      ASSERT_TRUE(is_blank(to_utf16(bytes)));
      continue;
    }
    test::expect_true_places(*outcome.value, bytes);
    test::expect_nothing_lost(*outcome.value, bytes);
    for (const Block& block : outcome.value->blocks) ASSERT_FALSE(is_blank(block.content.text));
    if (HasFailure()) FAIL() << "round " << round << ":\n" << bytes;
  }
}

// Words in lines of some 64 characters, with what pastes leave at their ends.
std::string random_wrapped_text(std::mt19937& random) {
  static const Lines ends{"\n", "\r", "\r\n"}, leavings{"", "", " ", "\u200F", "\x01"},
      words{"كلمة", "harbour", "\U0001F6A2 م", "б\x01ок"};
  const std::string& end = ends[random() % ends.size()];
  std::string text = "عنوان" + end + end;
  for (int line = 0; line < 12; ++line) {
    for (std::size_t length = 0; length < 60 + random() % 6;) {
      const std::string& word = words[random() % words.size()];
      text += (length == 0 ? "" : " ") + word;
      length += count_code_points(word) + 1;
    }
    text += leavings[random() % leavings.size()] + end;
    if (random() % 5 == 0) text += end;
  }
  return text;
}

TEST(ReadArticle, LosesNothingAndKnowsEveryPlaceOfWrappedText) {
  std::mt19937 random(20261126);
  std::ptrdiff_t joined = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string bytes = random_wrapped_text(random);
    const Article article = read(bytes);
    joined += std::count_if(article.findings.begin(), article.findings.end(),
                            [](const Finding& finding) { return finding.rule == "hard-wrap"; });
    test::expect_true_places(article, bytes);
    test::expect_nothing_lost(article, bytes);
    if (HasFailure()) FAIL() << "round " << round << ":\n" << bytes;
  }
  EXPECT_GT(joined, 100);
}

TEST(ReadArticle, ReadsRandomBytesWithoutHarm) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 200, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const Outcome<Article> outcome = read_article({"random.txt", bytes});
    ASSERT_EQ(outcome.value.has_value(), outcome.diagnostics.empty());
  }
}

TEST(ReadArticle, ReadsAFileOfOneEndlessLine) {
  std::string bytes;
  while (bytes.size() < 2'000'000) bytes += "كلمة تتبعها كلمة \x07 ";
  const Article article = read(bytes);
  ASSERT_EQ(article.blocks.size(), 1U);
  EXPECT_EQ(article.blocks[0].kind, BlockKind::paragraph);
}

TEST(ReadArticle, ReadsManyOfAnythingForText) {
  const auto count = [](const std::string& bytes) { return read(bytes).blocks.size(); };
  EXPECT_EQ(count(many("a\n", 200'000)), 200'000U);
  EXPECT_EQ(count(many("a\r", 1'000)), 1'000U);
  EXPECT_EQ(count(many("\u202E\u2067", 50'000) + "قارب"), 1U);
  EXPECT_EQ(count(many("\u202E\n", 50'000) + "قارب"), 1U);
  EXPECT_EQ(count(std::string("a\0\0b\r\0\r\nc", 9)), 2U);
  EXPECT_EQ(count(many(":", 1'000)), 1U);
  EXPECT_EQ(count(many("المصدر: س\n", 1'000)), 1'000U);
  EXPECT_EQ(count(many("Ru\n", 6)), 1U);
  EXPECT_EQ(count(many("7/", 60'000)), 1U);
}

// What is not linear takes minutes here.
TEST(ReadArticle, TakesTimeInProportionToTheText) {
  read(std::string(1'000'000, ' ') + "قارب");
  read("قارب" + std::string(1'000'000, ' '));
  read(many("ج", 1'000'000));
  read(many("٧ نوفمبر\n", 100'000));
  read("عنوان\n" + many("\n" + many("a", 70) + " b\n", 50'000) + many(many("a", 70) + "\n", 1'000));
  read(many("a\v", 500'000));
  read(many("a\x01", 500'000));
  read(many("a\n\u00A0\n", 200'000));
  for (const char* part :
       {"&amp;", "&#1;", "<b ", "<b '", "<b \"<b '", "<a=", "</", "<!--", "<!a", "<x >", "x\u00A0"})
    read(many(part, 200'000) + "قارب");
  read(many("&amp;", 1'000) + many("amp;", 200'000) + "قارب");
}

}  // namespace
}  // namespace nashra
