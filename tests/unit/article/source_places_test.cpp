// What must be true of any text: each character of an article stands in the file where its source map says,
// and no letter is lost on the way.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <unicode/uchar.h>

#include "support/process.h"
#include "unit/article/read.h"

namespace nashra::test {
namespace {

using Places = std::map<std::pair<std::uint32_t, std::uint32_t>, char32_t>;

/// The characters of a file by line and column, as an editor counts them.
Places places_of_file(const std::u16string& text) {
  Places places;
  std::uint32_t line = 1, column = 1;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    places[{line, column++}] = character;
    const bool is_first_of_two = character == '\r' && at < text.size() && text[at] == u'\n';
    if ((character == '\r' && !is_first_of_two) || character == '\n') {
      ++line;
      column = 1;
    }
  }
  return places;
}

bool is_line_end(char32_t character) {
  return (character >= 0x0A && character <= 0x0D) || character == 0x85 || character == 0x2028 ||
         character == 0x2029;
}

void expect_places(const Article& article, const std::string& bytes) {
  const Places file = places_of_file(to_utf16(bytes.rfind("\uFEFF", 0) == 0 ? bytes.substr(3) : bytes));
  for (const Block& block : article.blocks) {
    const std::u16string& text = block.content.text;
    for (std::size_t at = 0; at < text.size();) {
      const SourceMap::Place place = block.content.where.place_of(text, at);
      const auto found = file.find({place.line, place.column});
      ASSERT_NE(found, file.end()) << place.line << ":" << place.column;
      const char32_t character = next_code_point(text, at);
      ASSERT_TRUE(found->second == character || (character == ' ' && is_line_end(found->second)))
          << place.line << ":" << place.column << " " << std::hex << std::uint32_t{found->second}
          << " is not " << std::uint32_t{character};
    }
  }
}

/// The characters that are seen, sorted: `expect_places` sees to their order.
std::u32string visible(const std::u16string& text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    if (u_isgraph(static_cast<UChar32>(character)) != 0) out += character;
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// No letter is lost: the blocks and the lines that were dropped have those of the file.
void expect_letters(const Article& article, const std::string& bytes) {
  std::u16string kept;
  for (const Block& block : article.blocks) kept += block.content.text;
  for (const Finding& finding : article.findings) {
    if (finding.rule == "language-switch") kept += to_utf16(finding.text);
  }
  ASSERT_TRUE(visible(kept) == visible(to_utf16(bytes))) << bytes;
}

const std::vector<std::string> kPieces = {
    "جسر",   "رأس اللؤلؤ", "harbour", "мост",   "7",          "٧ نوفمبر", "المصدر: نادر", "كتب: سلمى",
    "Ru En", "هـ\u200D",   "\u200D",  "\u200C", "\u200F",     "\u202B",   "\u2069",       "\u00A0",
    " ",     "  ",         "\t",      "\u200B", "\x01",       "\x7F",     "\u0085",       "\n",
    "\n",    "\n\n",       "\r",      "\r\n",   "\r\n",       "\u2028",   "\v",           "\f",
    ".",     "،",          ":",       "»",      "\U0001F309", "َ",         "\uFEFF",       "\u00AD"};

const std::string& one_of(const std::vector<std::string>& choices, std::mt19937& random) {
  return choices[random() % choices.size()];
}

std::string random_document(std::mt19937& random) {
  std::string text = random() % 8 == 0 ? "\uFEFF" : "";
  const std::size_t pieces = 1 + random() % 120;
  for (std::size_t i = 0; i < pieces; ++i) text += one_of(kPieces, random);
  return text;
}

/// Words in lines of some 70 characters, with what pastes leave at their ends.
std::string random_wrapped_document(std::mt19937& random) {
  static const std::vector<std::string> ends = {"\n", "\r", "\r\n"},
                                        leavings = {"", "", " ", "\u200F", "\x01"},
                                        words = {"جسر", "harbour", "\U0001F309 م", "б\x01ок"};
  const std::string& end = one_of(ends, random);
  std::string text = "جسر" + end + end;
  for (std::size_t line = 0; line < 12; ++line) {
    for (std::size_t length = 0; length < 60 + random() % 6;) {
      const std::string& word = one_of(words, random);
      text += (length == 0 ? "" : " ") + word;
      length += count_code_points(word) + 1;
    }
    text += one_of(leavings, random) + end;
    if (random() % 5 == 0) text += end;
  }
  return text;
}

TEST(SourcePlaces, EveryCharacterStandsWhereTheMapSaysAndNoneIsLost) {
  std::mt19937 random(20311107);
  std::size_t read_documents = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string bytes = random_document(random);
    const Outcome<Article> outcome = read_article({"random.txt", bytes});
    if (!outcome.value) {
      ASSERT_TRUE(visible(to_utf16(bytes)).empty()) << i;
      continue;
    }
    ++read_documents;
    ASSERT_NO_FATAL_FAILURE(expect_places(*outcome.value, bytes)) << i;
    ASSERT_NO_FATAL_FAILURE(expect_letters(*outcome.value, bytes)) << i;
  }
  EXPECT_GT(read_documents, 3000U);
}

TEST(SourcePlaces, TheSameIsTrueOfJoinedLines) {
  std::mt19937 random(20311108);
  std::size_t joined = 0;
  for (int i = 0; i < 500; ++i) {
    const std::string bytes = random_wrapped_document(random);
    const Article article = read(bytes);
    joined += static_cast<std::size_t>(std::count_if(article.findings.begin(), article.findings.end(),
                                                     [](const Finding& f) { return f.rule == "hard-wrap"; }));
    ASSERT_NO_FATAL_FAILURE(expect_places(article, bytes)) << i;
    ASSERT_NO_FATAL_FAILURE(expect_letters(article, bytes)) << i;
  }
  EXPECT_GT(joined, 100U);
}

std::filesystem::path corpus() {
  const char* folder = std::getenv("NASHRA_CORPUS");
  return folder == nullptr ? "" : folder;
}

TEST(Corpus, TheSeedArticleIsUnderstood) {
  if (corpus().empty()) GTEST_SKIP() << "NASHRA_CORPUS names no folder";
  const std::string bytes = read_text(corpus() / "seed-article.txt");
  const Article article = read(bytes);
  std::map<BlockKind, int> blocks;
  for (const Block& block : article.blocks) ++blocks[block.kind];
  EXPECT_EQ(blocks, (std::map<BlockKind, int>{{BlockKind::headline, 1},
                                              {BlockKind::date_line, 1},
                                              {BlockKind::paragraph, 9},
                                              {BlockKind::credit, 3}}));
  EXPECT_EQ(article.blocks[0].kind, BlockKind::headline);
  EXPECT_EQ(article.blocks[1].kind, BlockKind::date_line);
  EXPECT_EQ(article.language, "ar");
  expect_places(article, bytes);
  expect_letters(article, bytes);
}

TEST(Corpus, NoLetterOfTheNewsIsLost) {
  if (corpus().empty()) GTEST_SKIP() << "NASHRA_CORPUS names no folder";
  std::ifstream lines(corpus() / "text/news-ar.jsonl");
  std::size_t items = 0;
  for (std::string line; std::getline(lines, line); ++items) {
    const nlohmann::json item = nlohmann::json::parse(line);
    const std::string bytes =
        item.at("title").get<std::string>() + "\n\n" + item.at("content").get<std::string>();
    const Article article = read(bytes);
    ASSERT_NO_FATAL_FAILURE(expect_places(article, bytes)) << items;
    ASSERT_NO_FATAL_FAILURE(expect_letters(article, bytes)) << items;
    EXPECT_EQ(article.language, "ar") << items;
  }
  EXPECT_GT(items, 0U);
}

}  // namespace
}  // namespace nashra::test
