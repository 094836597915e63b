// Markdown that nobody would send, or only somebody who means harm: in bounded time and memory there is a
// message or the right page, and no letter is lost.
#include "cli/hostile.h"
#include "support/arabic_text.h"

namespace nashra::test {
namespace {

class HostileMarkdown : public Hostile {
 protected:
  HostileMarkdown() { file_ = "a.md"; }

  /// Builds what is refused, and returns what is said of it.
  std::string refusal_of(const std::string& body) {
    write_article(body);
    const Result result = build();
    EXPECT_EQ(result.exit_code, 65) << result.err.substr(0, 500);
    return result.err;
  }
};

TEST_F(HostileMarkdown, TwoMegabytesInOneParagraph) {
  std::string body;
  for (std::uint32_t seed = 0; body.size() < 2'000'000; ++seed)
    body += to_utf8(arabic_paragraph(seed, 500)) + "\n";
  write_article(body);
  EXPECT_EQ(shown_in(imported()), shown_in(kHeadline + body));
}

TEST_F(HostileMarkdown, AMillionLettersWithoutASpace) {
  const std::string body = repeated("بتمنسلهيدر", 100'000);
  write_article(body);
  const Result result = build();
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.err.find("a.md:3:1: warning[N1501]"), std::string::npos) << result.err.substr(0, 500);
  EXPECT_EQ(shown_in(imported()), shown_in(kHeadline + body));
}

TEST_F(HostileMarkdown, TenThousandMarksOnALetter) {
  expect_nothing_lost("قال **ن" + repeated("\u064E", 10'000) + "عم");
}

TEST_F(HostileMarkdown, QuotesWithinQuotes) { expect_shown(repeated(">", 100'000) + " نص", "نص"); }

TEST_F(HostileMarkdown, ListsWithinLists) {
  // md4c goes about half as deep as it is told to, and takes the rest for text.
  write_article(repeated("- ", 20'000) + "نص");
  EXPECT_EQ(build().exit_code, 0);
  EXPECT_TRUE(prints("نص"));
  std::string stairs, items;
  for (std::size_t depth = 0; depth < 600; ++depth) {
    stairs += repeated("  ", depth) + "- بند\n";
    items += "بند";
  }
  write_article(stairs);
  EXPECT_EQ(build().exit_code, 0);
  EXPECT_EQ(shown_in(imported()), shown_in(kHeadline + items));
}

TEST_F(HostileMarkdown, AHundredThousandLinkDefinitions) {
  std::string definitions, uses, text;
  for (int number = 0; number < 100'000; ++number) {
    const std::string name = "م" + std::to_string(number);
    definitions += "[" + name + "]: http://desk.example/" + std::to_string(number) + "\n";
    if (number % 100 != 0) continue;
    uses += "[" + name + "] ";
    text += name;
  }
  expect_shown(definitions + "\n" + uses, text);
}

TEST_F(HostileMarkdown, ATableOfManyColumns) {
  const std::string head =
      repeated("|ا", 65) + "|\n" + repeated("|---", 65) + "|\n" + repeated("|ب", 65) + "|\n";
  const std::string said = refusal_of("نص\n\n" + head);
  EXPECT_NE(said.find("a.md:5:1: error[N1309]"), std::string::npos) << said.substr(0, 500);
  const std::string row = repeated("|ب", 64) + "|\n";
  write_article(repeated("|ا", 64) + "|\n" + repeated("|---", 64) + "|\n" + repeated(row, 300));
  EXPECT_EQ(build().exit_code, 0);
  EXPECT_EQ(shown_in(imported())[U'ب'], 64 * 300);
}

TEST_F(HostileMarkdown, ShortRowsOfAWideTable) {
  // Markdown gives each of these rows 64 cells.
  write_article(repeated("|ا", 64) + "|\n" + repeated("|---", 64) + "|\n" + repeated("|ت\n", 2000));
  EXPECT_EQ(build().exit_code, 0);
  EXPECT_EQ(shown_in(imported())[U'ت'], shown_in(kHeadline)[U'ت'] + 2000);
}

TEST_F(HostileMarkdown, EntitiesThatHoldEntities) {
  write_article("نص " + repeated("&amp;", 100'000) + " ثم &" + repeated("amp;", 100'000) + "quot; ب");
  EXPECT_EQ(build().exit_code, 0);
  EXPECT_TRUE(prints("نص"));
  const std::map<char32_t, int> shown = shown_in(imported());
  EXPECT_EQ(shown.at(U'ن'), 1);
  EXPECT_EQ(shown.at(U'م'), 1 + 1);
  EXPECT_EQ(shown.at(U'&'), 100'000 + 1);
}

TEST_F(HostileMarkdown, EmphasisThatNothingCloses) {
  write_article(repeated("*ا **ب ***ج ", 20'000));
  EXPECT_EQ(build().exit_code, 0);
  EXPECT_EQ(shown_in(imported())[U'ج'], 20'000);
}

TEST_F(HostileMarkdown, BracketsThatNothingCloses) {
  for (const char* bracket : {"[", "![", "[ا](", "<ا", "`ا"}) {
    SCOPED_TRACE(bracket);
    write_article(repeated(bracket, 20'000) + "نص");
    EXPECT_EQ(build().exit_code, 0);
    EXPECT_EQ(shown_in(imported())[U'ص'], 1);
  }
}

}  // namespace
}  // namespace nashra::test
