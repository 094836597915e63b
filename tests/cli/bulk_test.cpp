// A bulletin of many articles: nothing is lost between the files and the page, whatever the line ends.
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "support/arabic_text.h"
#include "support/process.h"

namespace nashra::test {
namespace {

/// How often each letter and digit stands in a text.
std::map<char32_t, int> letters_in(const std::string& utf8) {
  const std::u16string text = to_utf16(utf8);
  std::map<char32_t, int> letters;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    if (u_isalnum(static_cast<UChar32>(character)) != 0) ++letters[character];
  }
  return letters;
}

/// Articles of the corpus where there is one, else made up ones.
std::vector<std::string> articles() {
  std::vector<std::string> texts;
  if (const char* corpus = std::getenv("NASHRA_CORPUS")) {
    std::ifstream file(std::string(corpus) + "/text/news-ar.jsonl");
    for (std::string line; std::getline(file, line);) {
      const nlohmann::json item = nlohmann::json::parse(line);
      texts.push_back(item.at("title").get<std::string>() + "\n\n" + item.at("content").get<std::string>() +
                      "\n");
    }
    return texts;
  }
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    std::string text = to_utf8(arabic_paragraph(1000 + seed, 7)) + "\n\n";
    for (std::uint32_t paragraph = 0; paragraph < 5; ++paragraph)
      text += to_utf8(arabic_paragraph(seed * 7 + paragraph, 45)) + "\n";
    texts.push_back(text);
  }
  return texts;
}

std::string with_carriage_returns(const std::string& text) {
  std::string out;
  for (const char letter : text) out += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
  return out;
}

class Bulk : public testing::Test {
 protected:
  void write_articles(const std::string& folder, bool carriage_returns) {
    int number = 1000;
    for (const std::string& text : articles_) {
      write_text(folder_ / (folder + "/" + std::to_string(number++) + ".txt"),
                 carriage_returns ? with_carriage_returns(text) : text);
    }
  }
  std::string dump_pages(const std::string& folder) {
    const Result result =
        run({nashra_program(), "dump", "--stage=pages", "--json", folder, "--date=2026-11-25", "--as-is"}, {},
            folder_.path());
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }

  std::vector<std::string> articles_ = articles();
  TemporaryFolder folder_;
};

TEST_F(Bulk, EveryLetterOfEveryArticleIsOnAPage) {
  write_articles("a", false);
  const nlohmann::json pages = nlohmann::json::parse(dump_pages("a"));
  std::string placed, imported;
  std::set<int> placed_articles;
  for (const auto& page : pages.at("pages")) {
    for (const auto& item : page.at("items")) {
      if (item.contains("block")) placed += item.at("text").get<std::string>();
    }
  }
  for (const auto& placement : pages.at("placements"))
    placed_articles.insert(placement.at("article").get<int>());
  for (const std::string& text : articles_) imported += text;
  EXPECT_EQ(placed_articles.size(), articles_.size());
  EXPECT_EQ(letters_in(placed), letters_in(imported));
}

TEST_F(Bulk, NothingLeavesThePage) {
  write_articles("a", false);
  const nlohmann::json pages = nlohmann::json::parse(dump_pages("a"));
  for (const auto& placement : pages.at("placements")) {
    const double bottom = placement.at("y").get<double>() + placement.at("height").get<double>();
    EXPECT_GE(placement.at("x").get<double>(), 39.6);
    EXPECT_LE(placement.at("x").get<double>() + placement.at("width").get<double>(), 555.7);
    EXPECT_LE(bottom, 841.9 - 45.3);
  }
}

TEST_F(Bulk, CarriageReturnsChangeNoPage) {
  write_articles("a", false);
  write_articles("b", true);
  EXPECT_TRUE(dump_pages("a") == dump_pages("b"));
}

}  // namespace
}  // namespace nashra::test
