#include <gtest/gtest.h>
#include <string>

#include "spec/read_spec.h"
#include "unit/spec/said.h"

namespace nashra {
namespace {

std::string said_of(const std::string& yaml) {
  const Outcome<BulletinSpec> outcome = read_bulletin({"bulletin.yaml", yaml});
  EXPECT_NE(outcome.value.has_value(), has_errors(outcome.diagnostics));
  return said(outcome.diagnostics);
}

TEST(ReadBulletin, EverythingADeskWrites) {
  const Outcome<BulletinSpec> outcome = read_bulletin({"bulletin.yaml",
                                                       "layout: daily\n"
                                                       "title: صدى المرفأ\n"
                                                       "imprint: [مكتب المرفأ الصحفي, \"هاتف: 0312\"]\n"
                                                       "volume: الثالثة\n"
                                                       "number: 0314\n"
                                                       "language: ar\n"
                                                       "date: 2026-11-25\n"
                                                       "articles:\n"
                                                       "  - articles/bridge.txt\n"
                                                       "  - {file: articles/market.txt, as: brief}\n"});
  ASSERT_EQ(said(outcome.diagnostics), "");
  const BulletinSpec& bulletin = *outcome.value;
  EXPECT_EQ(bulletin.file, "bulletin.yaml");
  EXPECT_EQ(bulletin.layout, "daily");
  EXPECT_EQ(bulletin.layout_where, (SourcePos{"bulletin.yaml", 1, 9, 14, "layout: daily"}));
  EXPECT_EQ(bulletin.title, "صدى المرفأ");
  EXPECT_EQ(bulletin.imprint, (std::vector<std::string>{"مكتب المرفأ الصحفي", "هاتف: 0312"}));
  EXPECT_EQ(bulletin.number, "0314") << "as written: it is a text";
  EXPECT_EQ(bulletin.date, (Date{2026, 11, 25}));
  ASSERT_EQ(bulletin.articles.size(), 2U);
  EXPECT_EQ(bulletin.articles[0].path, "articles/bridge.txt");
  EXPECT_EQ(bulletin.articles[0].as, "");
  EXPECT_EQ(bulletin.articles[0].where, (SourcePos{"bulletin.yaml", 9, 5, 24, "  - articles/bridge.txt"}));
  EXPECT_EQ(bulletin.articles[1].path, "articles/market.txt");
  EXPECT_EQ(bulletin.articles[1].as, "brief");
  EXPECT_EQ(bulletin.articles[1].where.column, 12U);
}

TEST(ReadBulletin, AnEmptyFileIsABulletinOfDefaults) {
  const Outcome<BulletinSpec> outcome = read_bulletin({"bulletin.yaml", ""});
  ASSERT_TRUE(outcome.value);
  EXPECT_EQ(outcome.value->layout, "daily");
  EXPECT_EQ(outcome.value->language, "ar");
  EXPECT_FALSE(outcome.value->date);
}

TEST(ReadBulletin, ABareWordIsAText) {
  EXPECT_EQ(read_bulletin({"b.yaml", "title: no\n"}).value->title, "no");
}

TEST(ReadBulletin, ProblemsAreNamed) {
  EXPECT_EQ(
      said_of("titel: x\n"
              "number: #12\n"
              "volume:\n"
              "gutter: 3mm\n"
              "date: 2026-02-30\n"
              "language: arabic language\n"
              "imprint: {ar: x}\n"
              "articles:\n"
              "  - a.txt\n"
              "  -\n"
              "  - {file: \"\", as: lead}\n"
              "  - {fil: c.txt}\n"
              "  - {as: brief}\n"),
      "bulletin.yaml:1:1: N1203: unknown key 'titel' (did you mean 'title'?)\n"
      "bulletin.yaml:2:9: N1222: '#12' is a comment, so 'number' has no value (put it in quotes: \"#12\")\n"
      "bulletin.yaml:3:1: N1219: 'volume' has no value (give it one, or remove the key)\n"
      "bulletin.yaml:4:1: N1271: 'gutter' is a key of a layout, not of a bulletin\n"
      "bulletin.yaml:5:7: N1007: '2026-02-30' is not a date (write it as year-month-day: 2026-11-25)\n"
      "bulletin.yaml:6:11: N1230: 'arabic language' is not a language tag (write it like ar, ru, en or "
      "ar-LB)\n"
      "bulletin.yaml:7:10: N1202: 'imprint' takes a text or a list of texts, not keys with values\n"
      "bulletin.yaml:10:3: N1220: an item of 'articles' is empty (write something behind the dash, or remove "
      "it)\n"
      "bulletin.yaml:11:12: N1221: 'file' is empty\n"
      "bulletin.yaml:12:6: N1203: unknown key 'fil' (did you mean 'file'?)\n"
      "bulletin.yaml:13:5: N1218: 'file' is missing in 'articles' (it takes the name of a file)\n");
}

TEST(ReadBulletin, AListHasAnEnd) {
  std::string articles = "articles:\n";
  for (int i = 0; i < 99'999; ++i) articles += "- a.txt\n";
  EXPECT_EQ(said_of(articles), "");
  EXPECT_EQ(said_of(articles + "- a.txt\n"),
            "bulletin.yaml:2:1: N1270: 'articles' has more than 99999 items\n");
}

TEST(ReadBulletin, AnInvisibleCharacterInADateIsNamed) {
  EXPECT_EQ(
      said_of("date: \"\u200F2026-11-25\"\n"),
      "bulletin.yaml:1:7: N1253: an invisible character in a value: U+200F right-to-left mark (delete it)\n");
}

}  // namespace
}  // namespace nashra
