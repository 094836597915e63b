// The same properties over real articles, where a corpus is at hand: NASHRA_CORPUS names its folder.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <nlohmann/json.hpp>

#include "article/read_article.h"
#include "unit/article/source_places.h"

namespace nashra {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void expect_read_whole(const std::string& bytes, const std::string& name) {
  SCOPED_TRACE(name);
  const Outcome<Article> outcome = read_article({name, bytes});
  ASSERT_TRUE(outcome.value);
  test::expect_true_places(*outcome.value, bytes, 41);
  test::expect_nothing_lost(*outcome.value, bytes);
}

std::filesystem::path corpus() {
  const char* folder = std::getenv("NASHRA_CORPUS");
  return folder == nullptr ? std::filesystem::path() : std::filesystem::path(folder);
}

TEST(ReadCorpus, ReadsTheSeedArticle) {
  if (corpus().empty()) GTEST_SKIP() << "NASHRA_CORPUS is not set";
  const std::string bytes = read_file(corpus() / "seed-article.txt");
  expect_read_whole(bytes, "seed-article.txt");
  const Article article = read_article({"seed-article.txt", bytes}).value.value();
  std::string kinds;
  for (const Block& block : article.blocks) kinds += std::string(name_of(block.kind)) + ' ';
  EXPECT_EQ(kinds,
            "headline date-line paragraph paragraph paragraph paragraph paragraph paragraph paragraph "
            "paragraph paragraph credit credit credit ");
}

TEST(ReadCorpus, ReadsEveryArticle) {
  if (corpus().empty()) GTEST_SKIP() << "NASHRA_CORPUS is not set";
  std::ifstream file(corpus() / "text" / "news-ar.jsonl");
  std::size_t count = 0;
  for (std::string line; std::getline(file, line); ++count) {
    const nlohmann::json item = nlohmann::json::parse(line);
    expect_read_whole(item.at("title").get<std::string>() + "\n\n" + item.at("content").get<std::string>(),
                      std::to_string(count));
  }
  EXPECT_GT(count, 0U);
}

}  // namespace
}  // namespace nashra
