#include "article/read_article.h"

#include <chrono>
#include <gtest/gtest.h>

#include "unit/article/read.h"
#include "unit/spec/said.h"

namespace nashra::test {
namespace {

const std::string kHeadline = "رأس اللؤلؤ تفتح الجسر القديم";
const std::string kBody = "فتحت البلدية الجسر القديم أمام المشاة صباح أمس.";
const std::string kMore = "وحضر الافتتاح سكان الحي وطلاب المدرسة البحرية.";
const std::string kLong = [] {
  std::string text = "فتحت البلدية";
  for (int i = 0; i < 20; ++i) text += " الجسر القديم";
  return text + ".";
}();

std::string many(const std::string& text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

/// The headline and the body, with lines of one's own before, between and after.
std::string article(const std::string& before, const std::string& between = "",
                    const std::string& after = "") {
  return before + kHeadline + "\n\n" + between + kBody + "\n\n" + kMore + "\n" + after;
}

TEST(ReadArticle, APasteHasHeadlineDateBodyAndCredits) {
  const Article got = read("Ru En\n\n" + kHeadline + "\n\n٧ نوفمبر\n\n" + kBody + "\n\n\u00A0\n\n" + kMore +
                           "\n\n\u00A0\n\nمجلة المرفأ الأزرق\n\nالصورة: سلمى النجار\n\nالمصدر: وكالة المرفأ");
  EXPECT_EQ(blocks_of(got), "headline|" + kHeadline + "\ndate-line|٧ نوفمبر\nparagraph|" + kBody +
                                "\nparagraph|" + kMore +
                                "\ncredit|مجلة المرفأ الأزرق\ncredit|الصورة: سلمى النجار\n"
                                "credit|المصدر: وكالة المرفأ\n");
  EXPECT_EQ(findings_of(got),
            "language-switch 1: Ru En\nheadline 3: " + kHeadline +
                "\ndate-line 5: ٧ نوفمبر\nempty-paragraph 9: \u00A0\nempty-paragraph 13: \u00A0\n"
                "publisher 15: مجلة المرفأ الأزرق\ncredit 17: الصورة: سلمى النجار\n"
                "credit 19: المصدر: وكالة المرفأ\n");
  EXPECT_EQ(got.language, "ar");
  EXPECT_EQ(got.file, "bridge.txt");
}

TEST(ReadArticle, AByteOrderMarkIsSkipped) {
  const Article got = read("\uFEFF" + article(""));
  EXPECT_EQ(blocks_of(got), read_blocks(article("")));
  EXPECT_EQ(got.blocks[0].content.where.place_of(got.blocks[0].content.text, 0), (SourceMap::Place{1, 1}));
  EXPECT_EQ(got.findings[0].rule, "byte-order-mark");
}

TEST(ReadArticle, AllLineEndsGiveTheSameArticle) {
  const std::string lines = article("Ru En\n\n", "٧ نوفمبر\n\n", "\nالمصدر: وكالة المرفأ");
  for (const std::string end : {"\r\n", "\r", "\u2029"}) {
    std::string other;
    for (const char byte : lines) other += byte == '\n' ? end : std::string(1, byte);
    EXPECT_EQ(read_blocks(other), read_blocks(lines));
    if (end == "\u2029") continue;
    EXPECT_EQ(findings_of(read(other)), findings_of(read(lines)));
  }
}

TEST(ReadArticle, ALineOfLanguageNamesNearTheTopIsDropped) {
  for (const std::string line : {"Ru En", "RU | EN | ع", "Русский / English", "العربية", "فارسی - English",
                                 "\u200FEn\u200F \u00A0Fr "}) {
    EXPECT_EQ(read_blocks(article(line + "\n\n")), read_blocks(article(""))) << line;
    EXPECT_EQ(read(article(line + "\n")).findings[0].rule, "language-switch") << line;
  }
}

TEST(ReadArticle, MoreThanFourLanguagesOrOtherWordsAreText) {
  for (const std::string line : {"Ru En Fr De Es", "En route", "العربية لغة"})
    EXPECT_EQ(read(article(line + "\n\n")).blocks.size(), 4U) << line;
}

TEST(ReadArticle, ALanguageNameFurtherDownIsText) {
  EXPECT_EQ(read(article("", many(kBody + "\n\n", 5), "English\n")).blocks.back().content.text, u"English");
  EXPECT_EQ(read_blocks("English"), "paragraph|English\n");
}

TEST(ReadArticle, ParagraphsOfNothingVisibleAreDropped) {
  for (const std::string blank :
       {"\u00A0", " \t ", "\u200B", "\uFEFF", "\u200F\u200E", "\u200C\u200D", "\u202B\u202C"}) {
    const Article got = read(article("", blank + "\n" + blank + "\n"));
    EXPECT_EQ(blocks_of(got), read_blocks(article("")));
    ASSERT_EQ(got.findings.size(), 2U);
    EXPECT_EQ(got.findings[1].rule, "empty-paragraph");
    EXPECT_EQ(got.findings[1].line, 3U);
  }
}

TEST(ReadArticle, TheFirstLineIsTheHeadline) {
  EXPECT_EQ(read_blocks(kHeadline + "\n" + kBody), "headline|" + kHeadline + "\nparagraph|" + kBody + "\n");
}

TEST(ReadArticle, AParagraphAloneHasNoHeadline) {
  EXPECT_EQ(read_blocks(kBody), "paragraph|" + kBody + "\n");
  EXPECT_EQ(read_blocks("٧ نوفمبر\n\n" + kBody + "\n\nالمصدر: وكالة المرفأ"),
            "date-line|٧ نوفمبر\nparagraph|" + kBody + "\ncredit|المصدر: وكالة المرفأ\n");
}

TEST(ReadArticle, ALongFirstLineIsNoHeadline) {
  EXPECT_EQ(read_blocks(kLong + "\n\n" + kBody), "paragraph|" + kLong + "\nparagraph|" + kBody + "\n");
}

TEST(ReadArticle, AShortFirstLineWithAColonIsAKicker) {
  EXPECT_EQ(read_blocks(article("بعد عام من الترميم:\n")),
            "kicker|بعد عام من الترميم:\n" + read_blocks(article("")));
  EXPECT_EQ(read(article("بعد عام من الترميم\n")).blocks[0].kind, BlockKind::headline);
  EXPECT_EQ(read("بعد عام:\n" + kBody).blocks[0].kind, BlockKind::headline);
}

TEST(ReadArticle, ADateLineIsKeptAsItIsWritten) {
  EXPECT_EQ(read_blocks(article("", " الأحد، ٧  تشرين\u00A0الثاني / نوفمبر 2031 \n\n")),
            "headline|" + kHeadline + "\ndate-line|الأحد، ٧  تشرين\u00A0الثاني / نوفمبر 2031\nparagraph|" +
                kBody + "\nparagraph|" + kMore + "\n");
  EXPECT_EQ(read(article("7/11/2031\n")).blocks[0].kind, BlockKind::date_line);
}

TEST(ReadArticle, OnlyTheFirstEarlyDateIsADateLine) {
  const Article got = read(article("٧ نوفمبر\n", "٨ نوفمبر\n"));
  EXPECT_EQ(got.blocks[0].kind, BlockKind::date_line);
  EXPECT_EQ(got.blocks[2].kind, BlockKind::paragraph);
  EXPECT_EQ(read(article("", "", many(kBody + "\n", 4) + "٧ نوفمبر\n")).blocks.back().kind,
            BlockKind::paragraph);
}

TEST(ReadArticle, ALabelNearTheTopMakesAByline) {
  for (const std::string line : {"كتب: نادر الساحلي", "كتبت : سلمى النجار", "بقلم: د. سلمى النجار",
                                 "Автор: Н. Сахли", "By: Nader Sahli"}) {
    EXPECT_EQ(read_blocks(article("", line + "\n")), "headline|" + kHeadline + "\nbyline|" + line +
                                                         "\nparagraph|" + kBody + "\nparagraph|" + kMore +
                                                         "\n");
    EXPECT_EQ(read(article(line + "\n")).blocks[0].kind, BlockKind::byline) << line;
  }
}

TEST(ReadArticle, ALabelBeforeASentenceMakesNoByline) {
  EXPECT_EQ(read(article("", "كتب: " + kLong + "\n")).blocks[1].kind, BlockKind::paragraph);
  EXPECT_EQ(read(article("", "كتب:\n")).blocks[1].kind, BlockKind::paragraph);
}

TEST(ReadArticle, LabelledLastLinesAreCredits) {
  for (const std::string line :
       {"المصدر: وكالة المرفأ", "الصّورة : سلمى النجار", "تصوير: سلمى", "تحرير: نادر", "Источник: Гавань",
        "ФОТО: пресс-служба", "Source: Harbour Wire", "Photo: Salma", "\u200Fالمصدر\u200F: وكالة المرفأ"}) {
    const Article got = read(article("", "", line + "\n\u00A0\nالصور: نادر\n"));
    ASSERT_EQ(got.blocks.size(), 5U) << line;
    EXPECT_EQ(got.blocks[2].kind, BlockKind::paragraph) << line;
    EXPECT_EQ(got.blocks[3].kind, BlockKind::credit) << line;
    EXPECT_EQ(got.blocks[4].kind, BlockKind::credit) << line;
  }
}

TEST(ReadArticle, ALabelInTheBodyIsText) {
  EXPECT_EQ(read(article("", "المصدر: وكالة المرفأ\n")).blocks[1].kind, BlockKind::paragraph);
  EXPECT_EQ(read(article("", "", "المصدر:\n")).blocks.back().kind, BlockKind::paragraph);
  EXPECT_EQ(read(article("", "", "المصدر: " + kLong)).blocks.back().kind, BlockKind::paragraph);
  EXPECT_EQ(read_blocks("المصدر: وكالة المرفأ"), "paragraph|المصدر: وكالة المرفأ\n");
}

TEST(ReadArticle, ANameBeforeTheCreditsIsAPublisher) {
  const std::string credit = "المصدر: وكالة المرفأ\n";
  EXPECT_EQ(read(article("", "", "مجلة المرفأ الأزرق\n\n" + credit)).findings[1].rule, "publisher");
  EXPECT_EQ(read(article("", "", "مجلة المرفأ الأزرق\n\n")).blocks.back().kind, BlockKind::paragraph);
  EXPECT_EQ(read(article("", "", "وانتهى الحفل مساء.\n\n" + credit)).blocks[3].kind, BlockKind::paragraph);
}

TEST(ReadArticle, APublisherLeavesAParagraph) {
  const std::string credit = "\nالمصدر: وكالة المرفأ\n";
  EXPECT_EQ(read_blocks(kHeadline + "\n\n٧ نوفمبر\n\nالجسر مفتوح اليوم\n" + credit),
            "headline|" + kHeadline +
                "\ndate-line|٧ نوفمبر\nparagraph|الجسر مفتوح اليوم\ncredit|المصدر: وكالة المرفأ\n");
  EXPECT_EQ(read_blocks(kLong + "\n\nمجلة المرفأ\n" + credit),
            "paragraph|" + kLong + "\ncredit|مجلة المرفأ\ncredit|المصدر: وكالة المرفأ\n");
}

const std::string kWrapped =
    "The old bridge\n"
    "\n"
    "The council of Pearl Head opened the old bridge to walkers on \n"
    "Sunday, a year after the river had carried away two of its five\n"
    "arches and the road that led to them from the fishing harbour.\n"
    "\n"
    "Nader Sahli, who has sold bread at its foot for thirty years, was\n"
    "the first to cross it, with his granddaughter on his shoulders.\n"
    "\n"
    "Source: Harbour Wire\n"
    "Photo: Salma Najjar\n";

TEST(ReadArticle, HardWrappedLinesAreJoined) {
  const Article got = read(kWrapped);
  EXPECT_EQ(
      blocks_of(got),
      "headline|The old bridge\n"
      "paragraph|The council of Pearl Head opened the old bridge to walkers on Sunday, a year after the "
      "river "
      "had carried away two of its five arches and the road that led to them from the fishing harbour.\n"
      "paragraph|Nader Sahli, who has sold bread at its foot for thirty years, was the first to cross it, "
      "with "
      "his granddaughter on his shoulders.\n"
      "credit|Source: Harbour Wire\n"
      "credit|Photo: Salma Najjar\n");
  EXPECT_EQ(findings_of(got),
            "headline 1: The old bridge\n"
            "hard-wrap 3: The council of Pearl Head opened the old bridge to walkers on \n"
            "hard-wrap 7: Nader Sahli, who has sold bread at its foot for thirty years, was\n"
            "credit 10: Source: Harbour Wire\n"
            "credit 11: Photo: Salma Najjar\n");
  EXPECT_EQ(got.language, "en");
}

TEST(ReadArticle, JoinedLinesKnowWhereTheyCameFrom) {
  const Inline paragraph = read(kWrapped).blocks[1].content;
  const auto place_of = [&](std::u16string_view word) {
    return paragraph.where.place_of(paragraph.text, paragraph.text.find(word));
  };
  EXPECT_EQ(place_of(u"The"), (SourceMap::Place{3, 1}));
  EXPECT_EQ(place_of(u"Sunday"), (SourceMap::Place{4, 1}));
  EXPECT_EQ(place_of(u" Sunday"), (SourceMap::Place{3, 63}));
  EXPECT_EQ(place_of(u"harbour."), (SourceMap::Place{5, 55}));
}

TEST(ReadArticle, LinesThatEndWhereTheyLikeAreParagraphs) {
  EXPECT_EQ(
      read("The old bridge\n\nThe bridge is open.\nIt has five arches.\nThe river is calm.\nBread is sold.\n")
          .blocks.size(),
      5U);
}

TEST(ReadArticle, ADroppedLineKeepsItsNeighboursApart) {
  const std::string with_switch =
      kWrapped.substr(0, kWrapped.find("Sunday")) + "Ru En\n" + kWrapped.substr(kWrapped.find("Sunday"));
  EXPECT_EQ(blocks_of(read(with_switch)).find("Ru En"), std::string::npos);
}

TEST(ReadArticle, EndsOfParagraphsAreTrimmedAndTheInsideIsNot) {
  EXPECT_EQ(
      read(article("", "\u200F \u00A0فُتح\u00A0 \u200Fالجسر\u200F \u200B\u00A0\n")).blocks[1].content.text,
      u"فُتح\u00A0 \u200Fالجسر");
}

TEST(ReadArticle, ControlCharactersAreDroppedAndSaid) {
  using namespace std::string_literals;
  for (const std::string& line :
       {"فُتح \x07الجسر"s, "\x1B فُتح الجسر"s, "فُتح الجسر\x7F"s, "فُتح \0الجسر"s, "فُتح \u0093الجسر"s}) {
    const Article got = read(article("", line + "\n"));
    EXPECT_EQ(to_utf8(got.blocks[1].content.text), "فُتح الجسر");
    ASSERT_EQ(got.findings.size(), 2U);
    EXPECT_EQ(got.findings[1].rule, "control-character");
    EXPECT_EQ(got.findings[1].line, 3U);
  }
}

TEST(ReadArticle, TheLanguageIsThatOfTheText) {
  EXPECT_EQ(read("Мост открыт\n\nМэрия открыла старый мост.\n").language, "ru");
  EXPECT_EQ(read("Ru En\n\nالجسر\n").language, "ar");
}

TEST(ReadArticle, BytesThatAreNotUtf8AreRefusedWithTheirPlace) {
  const Outcome<Article> outcome = read_article({"bridge.txt", kHeadline + "\n\nجسر \xC7\xE1 نهر\n"});
  EXPECT_FALSE(outcome.value);
  const std::string offset = std::to_string(kHeadline.size() + 9);
  EXPECT_EQ(said(outcome.diagnostics), "bridge.txt:3:5: N1301: not UTF-8: byte 0xC7 at offset " + offset +
                                           " (save the file as UTF-8)\n");
  for (const std::string bytes :
       {"\xFF\xFE\x2C\x06", "\xED\xA0\x80", "\xC0\xAF", "abc\xF0\x9F", "\xF4\x90\x80\x80"})
    EXPECT_FALSE(read_article({"bridge.txt", bytes}).value);
}

TEST(ReadArticle, NothingToPrintIsAnError) {
  for (const std::string& bytes : {std::string(), std::string("\uFEFF"), std::string("\n\r\r\n\u2028"),
                                   std::string(" \u00A0\n\u200B\n\u200F"), std::string(5, '\0')}) {
    const Outcome<Article> outcome = read_article({"bridge.txt", bytes});
    EXPECT_FALSE(outcome.value);
    EXPECT_EQ(said(outcome.diagnostics), "bridge.txt: N1302: the article is empty\n");
  }
}

TEST(ReadArticle, AHugeFileIsRefused) {
  EXPECT_EQ(said(read_article({"bridge.txt", std::string(8U << 20U, 'a') + "a"}).diagnostics),
            "bridge.txt: N1303: the article is larger than 8 MiB (split it: one article is one file)\n");
}

TEST(ReadArticle, HostileTextIsText) {
  EXPECT_EQ(read(many("\u202E\u2067", 50'000) + "جسر").blocks.size(), 1U);
  EXPECT_EQ(read(many("\u202E\n", 50'000) + "جسر").blocks.size(), 1U);
  EXPECT_EQ(read(many("a\r", 1'000)).blocks.size(), 1'000U);
  EXPECT_EQ(read(std::string("a\0\0b\r\0\r\nc", 9)).blocks.size(), 2U);
  EXPECT_EQ(read(many(":", 1'000)).blocks.size(), 1U);
  EXPECT_EQ(read(many("المصدر: س\n", 1'000)).blocks.size(), 1'000U);
  EXPECT_EQ(read(many("Ru\n", 6)).blocks.size(), 1U);
  EXPECT_EQ(read(many("7/", 60'000)).blocks.size(), 1U);
}

/// Seconds that reading takes.
double seconds(const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  read(text);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// What is not linear takes minutes here.
TEST(ReadArticle, TimeGrowsWithTheTextAndNotFaster) {
  EXPECT_LT(seconds(std::string(1'000'000, ' ') + "جسر"), 20);
  EXPECT_LT(seconds("جسر" + std::string(1'000'000, ' ')), 20);
  EXPECT_LT(seconds(many("ج", 1'000'000)), 20);
  EXPECT_LT(seconds(many("جسر ", 300'000)), 20);
  EXPECT_LT(seconds(many(kBody + "\n", 20'000)), 20);
  EXPECT_LT(seconds(many("٧ نوفمبر\n", 100'000)), 20);
  EXPECT_LT(seconds(kHeadline + "\n" + many("\n" + many("a", 70) + " b\n", 50'000) +
                    many(many("a", 70) + "\n", 1'000)),
            5);
  EXPECT_LT(seconds(many("a\v", 500'000)), 20);
  EXPECT_LT(seconds(many("a\x01", 500'000)), 20);
  EXPECT_LT(seconds(many("a\n\u00A0\n", 200'000)), 20);
}

}  // namespace
}  // namespace nashra::test
