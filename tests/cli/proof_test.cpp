// What the tool says of how a bulletin came out.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/unicode.h"
#include "support/arabic_text.h"
#include "support/process.h"

namespace nashra::test {
namespace {

using Json = nlohmann::json;

const std::string kMeasure = NASHRA_SOURCE_DIR "/examples/measures/45mm.yaml";

/// Columns in which only spaces give way, so that some lines come out loose.
class ProofOfArticle : public testing::Test {
 protected:
  Result nashra(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), nashra_program());
    for (const char* more : {"a.txt", "--date=2026-11-25", "--set", "styles.body.justify=spaces-only"})
      arguments.emplace_back(more);
    arguments.push_back("--layout=" + kMeasure);
    return run(arguments, {}, folder_.path());
  }

  void write_article(const std::u16string& body) {
    write_text(folder_ / "a.txt", "عنوان\n\n" + to_utf8(body) + "\n");
  }

  Json dump(const std::string& stage) {
    const Result result = nashra({"dump", "--json", "--stage=" + stage});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return Json::parse(result.out);
  }

  TemporaryFolder folder_;
};

// The breaker opens a space by 48 % of its width at the ratio 1, and closes it by 33 % at -1.
TEST_F(ProofOfArticle, SpacesAreAsWideAsTheBreakersRatioSays) {
  write_article(arabic_paragraph(3, 400));
  std::map<std::string, double> ratios;
  const Json blocks = dump("lines"), proof = dump("proof");
  for (const Json& block : blocks) {
    for (const Json& line : block["lines"]) ratios[line["text"]] = line["ratio"];
  }
  int compared = 0;
  for (const Json& line : proof.at(0)["lines"]) {
    ASSERT_EQ(ratios.count(line["text"]), 1U);
    const double ratio = ratios[line["text"]];
    EXPECT_NEAR(line["spaces"].get<double>(), 100 + (ratio > 0 ? 48 : 33) * ratio, 1.0) << line;
    compared += line["spaces"] != 100 ? 1 : 0;
  }
  EXPECT_GT(compared, 40);
}

TEST_F(ProofOfArticle, TheLoosestLinesAreThoseWithTheWidestSpaces) {
  write_article(arabic_paragraph(4, 400));
  const Json article = dump("proof").at(0);
  std::vector<int> spaces;
  for (const Json& line : article["lines"]) spaces.push_back(line["spaces"]);
  std::sort(spaces.rbegin(), spaces.rend());
  ASSERT_EQ(article["loosest"].size(), 3U);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_EQ(article["lines"].at(article["loosest"][i]["index"].get<std::size_t>())["spaces"], spaces[i]);
}

/// Words of a newspaper in an order of their own for every seed.
std::u16string words(std::uint32_t seed, int count) {
  static const std::vector<std::u16string> kWords{
      u"المدينة",   u"وقال",   u"في",      u"المستشفى", u"أعلن",     u"المسؤولون", u"أن",
      u"المشروعات", u"من",     u"الميناء", u"بعد",      u"الاجتماع", u"على",       u"والاقتصادية",
      u"مجلس",      u"السكان", u"هذا",     u"وستستمر",  u"إلى",      u"المهندسين"};
  std::u16string text;
  for (int word = 0; word < count; ++word) {
    seed = seed * 1664525U + 1013904223U;
    text += (word > 0 ? u" " : u"") + kWords[(seed >> 16U) % kWords.size()];
  }
  return text;
}

/// The text with the line's cure applied by somebody who writes `more` letters beyond what it says.
std::u16string cured(std::u16string text, std::size_t line_end, const Json& cure, std::size_t more) {
  const std::size_t letters = cure["letters"].get<std::size_t>() + more;
  if (cure["cure"] == "lengthen") return text.insert(line_end, std::u16string(letters, u'ن'));
  return text.erase(line_end - letters, letters);
}

// Letters are not all as wide as a line's mean, so that one or two more may be wanted; and now and then the
// lines that follow want the word back.
TEST_F(ProofOfArticle, WhatTheCureSaysClosesTheLineAsARule) {
  std::map<std::string, int> cures, closed;
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const std::u16string body = words(seed, 60);
    write_article(body);
    const Json article = dump("proof").at(0);
    const Json& loose = article["loosest"].at(0);
    const Json& line = article["lines"].at(loose["index"].get<std::size_t>());
    const std::u16string text = to_utf16(line["text"].get<std::string>());
    const std::size_t at = line["column"].get<std::size_t>() - 1, end = at + text.size();
    const std::size_t last_word = text.size() - text.rfind(u' ') - 1;
    if (line["spaces"] <= 160 || loose["letters"].get<std::size_t>() + 2 >= last_word) continue;
    ++cures[loose["cure"]];
    bool is_closed = false;
    for (std::size_t more = 0; more <= 2 && !is_closed; ++more) {
      write_article(cured(body, end, loose, more));
      const Json proof = dump("proof");
      for (const Json& after : proof.at(0)["lines"]) {
        if (after["block"] == line["block"] && after["column"] <= line["column"])
          is_closed = after["spaces"] <= 160;
      }
    }
    closed[loose["cure"]] += is_closed ? 1 : 0;
  }
  for (const char* cure : {"lengthen", "shorten"}) {
    EXPECT_GE(cures[cure], 3) << cure;
    EXPECT_GE(closed[cure] * 5, cures[cure] * 4) << cure << ' ' << closed[cure] << " of " << cures[cure];
  }
}

TEST_F(ProofOfArticle, ALooseLineIsANoteAtItsPlaceInTheSource) {
  write_text(folder_ / "a.txt",
             "عنوان\n\nوصل\nالوفد واستقبلهم المسؤولون المحليون والمستشارون الاقتصاديون بالمطار.\n");
  const Result result = nashra({"check"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.err.find("note[N150"), std::string::npos) << result.err;
}

TEST_F(ProofOfArticle, AReportThatCannotBeWrittenIsAnErrorThatLeavesThePdf) {
  write_article(arabic_paragraph(6, 20));
  write_text(folder_ / "file", "no folder");
  const Result result = nashra({"build", "-o", "a.pdf", "--report", "file/report.json"});
  EXPECT_EQ(result.exit_code, 73);
  EXPECT_NE(result.err.find("1 error; only a.pdf was written\n"), std::string::npos) << result.err;
  EXPECT_EQ(read_text(folder_ / "a.pdf").substr(0, 5), "%PDF-");
}

TEST_F(ProofOfArticle, TheReportIsWrittenBesideThePdf) {
  write_article(arabic_paragraph(6, 200));
  EXPECT_EQ(nashra({"build", "-o", "a.pdf", "--report", "report.json"}).exit_code, 0);
  EXPECT_EQ(Json::parse(read_text(folder_ / "report.json")), dump("proof"));
}

}  // namespace
}  // namespace nashra::test
