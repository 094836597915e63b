// Articles and bulletins that nobody would send, or only somebody who means harm: in bounded time and memory
// there is a message or the right page, and no letter is lost.
#include "cli/hostile.h"

#include "support/arabic_text.h"

namespace nashra::test {
namespace {

TEST_F(Hostile, TwoMegabytesInOneParagraph) {
  std::string body;
  for (std::uint32_t seed = 0; body.size() < 2'000'000; ++seed)
    body += to_utf8(arabic_paragraph(seed, 500)) + " ";
  expect_nothing_lost(body);
}

TEST_F(Hostile, ANulInTheText) {
  write_article("وصلت السف" + std::string(1, '\0') + "ينة اليوم");
  EXPECT_EQ(build().exit_code, 0);
  EXPECT_TRUE(prints("وصلت"));
  EXPECT_TRUE(prints("اليوم"));
}

TEST_F(Hostile, SurrogatesAsCesuAreNoUtf8) {
  write_article("نص \xED\xA0\xBD\xED\xB8\x80 نص");
  const Result result = build();
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_NE(result.err.find("a.txt:3:4: error[N1301]: not UTF-8: byte 0xED"), std::string::npos)
      << result.err;
}

TEST_F(Hostile, TenThousandMarksOnALetter) {
  expect_nothing_lost("قال ن" + repeated("\u064E", 10'000) + "عم");
  expect_nothing_lost("قال e" + repeated("\u0301", 10'000) + " نعم");
}

TEST_F(Hostile, AMillionLettersWithoutASpace) {
  const Result result = expect_nothing_lost(repeated("بتمنسلهيدر", 100'000));
  EXPECT_NE(result.err.find("a.txt:3:1: warning[N1501]"), std::string::npos) << result.err.substr(0, 500);
}

TEST_F(Hostile, TenThousandBracketsOneInTheOther) {
  expect_nothing_lost(repeated("(", 10'000) + "نص" + repeated(")", 10'000));
}

TEST_F(Hostile, BidiControlsThatNothingCloses) {
  expect_nothing_lost(repeated("قال \u202E\u2067\u202Babc ثم ", 3000));
  write_article("قال \u202E\u2067\u202Babc\n\nوصلت السفينة اليوم");
  EXPECT_EQ(build().exit_code, 0);
  EXPECT_TRUE(prints("وصلت السفينة اليوم"));
}

TEST_F(Hostile, EntitiesEncodedTwiceAreWhatTheyMean) {
  write_article("قال &amp;quot;نعم&amp;quot; و&amp;amp;#1576; ثم مضى");
  EXPECT_EQ(build().exit_code, 0);
  EXPECT_EQ(shown_in(placed()), shown_in(kHeadline + "قال \"نعم\" وب ثم مضى"));
}

TEST_F(Hostile, PresentationForms) {
  expect_nothing_lost("\uFEE3\uFEAE\uFEA3\uFE92\uFE8E \uFEFB \uFDF2 \uFDFA");
}

TEST_F(Hostile, OnlyLineSeparators) { expect_nothing_lost("ن" + repeated("\u2028", 200'000) + "ص"); }

TEST_F(Hostile, OnlyJoiners) { expect_nothing_lost("ن" + repeated("\u200D", 200'000) + "ص"); }

class HostileBulletin : public Hostile {
 protected:
  /// A bulletin of so many short articles, and the CPU seconds that making it takes.
  double seconds_for(int articles) {
    std::string bulletin = "title: نشرة الساحل\ndate: 2026-11-25\narticles:\n";
    for (int article = 0; article < articles; ++article) {
      const std::string name = "many/" + std::to_string(article) + ".txt";
      write_text(folder_ / name, kHeadline + " رقم " + std::to_string(article) + "\n\nوصلت السفينة اليوم.\n");
      bulletin += "  - " + name + "\n";
    }
    write_text(folder_ / "bulletin.yaml", bulletin);
    const Result result = nashra({"build", "bulletin.yaml", "-o", "many.pdf"}, {60, 2048});
    EXPECT_EQ(result.exit_code, 0) << result.err.substr(0, 500);
    EXPECT_NE(result.out.find(std::to_string(articles) + " articles"), std::string::npos) << result.out;
    return result.seconds;
  }

  Result check(const std::string& bulletin) {
    write_text(folder_ / "bulletin.yaml", bulletin);
    return nashra({"build", "bulletin.yaml", "-o", "a.pdf"}, {1, 512});
  }
};

TEST_F(HostileBulletin, TenTimesTheArticlesTakeTenTimesTheTime) {
  const double thousand = seconds_for(1000);
  const double ten_thousand = seconds_for(10'000);
  EXPECT_LE(ten_thousand, 15 * thousand);
  const std::string text = text_of(read_text(folder_ / "many.pdf"));
  for (const char* number : {" 0 ", " 4999 ", " 9999 "}) EXPECT_NE(text.find(number), std::string::npos);
}

TEST_F(HostileBulletin, FourMebibytesOfYaml) {
  const std::string line = "# " + repeated("x", 97) + "\n";
  EXPECT_EQ(check("articles: [a.txt]\n" + repeated(line, (4 << 20) / line.size() - 1)).exit_code, 66);
  const Result result = check(repeated(line, (4 << 20) / line.size() + 1));
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_NE(result.err.find("N1003"), std::string::npos) << result.err.substr(0, 500);
}

TEST_F(HostileBulletin, SixtyFourLevelsOfYaml) {
  for (const std::size_t levels : {63U, 64U, 30'000U}) {
    // The map around the brackets is a level too.
    const Result result = check("title: " + repeated("[", levels) + repeated("]", levels) + "\n");
    EXPECT_EQ(result.exit_code, 65);
    EXPECT_EQ(result.err.find("N1260") != std::string::npos, levels > 63) << result.err.substr(0, 500);
  }
}

TEST_F(HostileBulletin, TwoHundredThousandNodesOfYaml) {
  for (const int nodes : {190'000, 300'000}) {
    const Result result = check("title: t\narticles:\n" + repeated("- a\n", static_cast<std::size_t>(nodes)));
    EXPECT_EQ(result.exit_code, 65);
    EXPECT_EQ(result.err.find("N1261") != std::string::npos, nodes > 200'000) << result.err.substr(0, 500);
  }
}

}  // namespace
}  // namespace nashra::test
