// Whole bulletins through the façade: what holds across the stages.
#include "makeup/make_up.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <limits>
#include <string>
#include <thread>

#include "nashra.h"
#include "spec/read_spec.h"
#include "support/arabic_text.h"
#include "support/process.h"

namespace nashra {
namespace {

const LayoutSpec& daily_layout() {
  static const LayoutSpec kLayout =
      *read_layout(SourceText{"daily.yaml", test::read_text(NASHRA_SOURCE_DIR "/layouts/daily.yaml")}).value;
  return kLayout;
}

Session new_session() { return Session{FontBook(NASHRA_SOURCE_DIR "/fonts/fonts.conf"), {}}; }

/// Made-up articles, other ones for every seed.
std::vector<Article> articles_of(std::uint32_t seed, std::size_t count) {
  std::vector<Article> articles(count);
  for (Article& article : articles) {
    article.file = "article.txt";
    article.language = "ar";
    article.blocks.push_back({BlockKind::headline, {test::arabic_paragraph(seed++, 6)}});
    for (std::size_t paragraph = 0; paragraph < 3 + seed % 5; ++paragraph) {
      const std::size_t words = 20 + seed * 7 % 50;
      article.blocks.push_back({BlockKind::paragraph, {test::arabic_paragraph(seed++, words)}});
    }
    article.blocks.push_back({BlockKind::credit, {test::arabic_paragraph(seed++, 3)}});
  }
  return articles;
}

std::string pdf_of(Session& session, std::uint32_t seed) {
  const std::vector<Article> articles = articles_of(seed, 8);
  const Outcome<Issue> issue = typeset(session, daily_layout(), BulletinSpec(), articles);
  if (!issue.value) return {};
  return render(session, *issue.value).value.value_or("");
}

TEST(Facade, TwoThreadsOverOneSessionGiveTheBytesThatOneGives) {
  constexpr std::array<std::uint32_t, 2> kSeeds{1, 500};
  std::array<std::string, 2> alone, together;
  for (std::size_t i = 0; i < kSeeds.size(); ++i) {
    Session session = new_session();
    alone[i] = pdf_of(session, kSeeds[i]);
    ASSERT_GT(alone[i].size(), 10'000U);
  }
  ASSERT_NE(alone[0], alone[1]);
  Session shared = new_session();
  for (int round = 0; round < 3; ++round) {
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < kSeeds.size(); ++i) {
      threads.emplace_back([&, i] { together[i] = pdf_of(shared, kSeeds[i]); });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(together[0], alone[0]);
    EXPECT_EQ(together[1], alone[1]);
  }
}

/// The text of a story's lines on its pages, in the order in which they stand.
std::u16string text_on_pages(const Issue& issue, const Article& article, std::uint32_t index) {
  std::u16string text;
  for (const Page& page : issue.pages) {
    for (const Placed& placed : page.items) {
      const auto* line = std::get_if<TextLine>(&placed.what);
      if (line == nullptr || !placed.block || placed.block->article.value != index) continue;
      std::size_t begin = std::numeric_limits<std::size_t>::max(), end = 0;
      for (const WordInLine& word : line->words) {
        begin = std::min(begin, word.text.begin);
        end = std::max(end, word.text.end);
      }
      if (end > begin) text += article.blocks[placed.block->block].content.text.substr(begin, end - begin);
    }
  }
  std::erase(text, u' ');
  return text;
}

TEST(MakeUp, LevelColumnsLoseNothingAndRepeatNothing) {
  const std::vector<Article> articles = articles_of(77, 40);
  Session session = new_session();
  const Outcome<Issue> issue = typeset(session, daily_layout(), BulletinSpec(), articles);
  ASSERT_TRUE(issue.value);
  for (std::uint32_t index = 0; index < articles.size(); ++index) {
    std::u16string expected;
    for (const Block& block : articles[index].blocks) expected += block.content.text;
    std::erase(expected, u' ');
    EXPECT_EQ(text_on_pages(*issue.value, articles[index], index), expected) << "article " << index;
  }
}

TEST(MakeUp, APictureWithMoreUnderItThanAPageHoldsIsStillPlaced) {
  std::vector<Article> articles = articles_of(5, 1);
  std::vector<Block>& blocks = articles[0].blocks;
  blocks.clear();
  blocks.push_back({BlockKind::picture, {test::arabic_paragraph(1, 10)}});
  for (std::uint32_t credit = 0; credit < 90; ++credit)
    blocks.push_back({BlockKind::credit, {test::arabic_paragraph(credit, 3)}});
  Picture picture;
  picture.width = 100;
  picture.height = 300;
  Session session = new_session();
  const Pictures pictures{{BlockRef{{0}, 0}, std::make_shared<const Picture>(picture)}};
  const Outcome<Issue> issue = typeset(session, daily_layout(), BulletinSpec(), articles, pictures);
  ASSERT_TRUE(issue.value);
  int placed = 0;
  for (const Page& page : issue.value->pages) {
    for (const Placed& item : page.items) placed += std::holds_alternative<PictureBox>(item.what) ? 1 : 0;
  }
  EXPECT_EQ(placed, 1);
  EXPECT_LT(issue.value->pages.size(), 10U);
}

}  // namespace
}  // namespace nashra
