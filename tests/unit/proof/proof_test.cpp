#include "proof/proof.h"

#include <gtest/gtest.h>

#include "nashra.h"
#include "spec/read_spec.h"
#include "support/arabic_text.h"
#include "support/process.h"

namespace nashra {
namespace {

LayoutSpec narrow_column() {
  const std::string file = NASHRA_SOURCE_DIR "/examples/measures/45mm.yaml";
  return *read_layout(SourceText{file, test::read_text(file)}).value;
}

Article article_of(const std::u16string& text) {
  Article article{.file = "a.txt", .language = "ar", .blocks = {}, .findings = {}};
  article.blocks.push_back({BlockKind::headline, {u"عنوان"}});
  article.blocks.push_back({BlockKind::paragraph, {text}});
  return article;
}

std::u16string without_spaces(std::u16string text) {
  std::erase(text, u' ');
  return text;
}

class Proof : public testing::Test {
 protected:
  Issue typeset(const std::vector<Article>& articles) {
    Outcome<Issue> issue = nashra::typeset(session_, narrow_column(), BulletinSpec(), articles);
    EXPECT_TRUE(issue.value);
    return std::move(*issue.value);
  }

  ArticleProof proof_of(const std::u16string& text) {
    const Report report = proof(typeset({article_of(text)}));
    EXPECT_EQ(report.articles.size(), 1U);
    return report.articles.front();
  }

  Session session_{FontBook(NASHRA_SOURCE_DIR "/fonts/fonts.conf"), {}};
};

TEST_F(Proof, LinesCoverEachArticleInReadingOrder) {
  const std::vector<Article> articles{article_of(test::arabic_paragraph(1, 300)),
                                      article_of(test::arabic_paragraph(2, 400))};
  const Report report = proof(typeset(articles));
  ASSERT_EQ(report.articles.size(), 2U);
  for (std::size_t index = 0; index < articles.size(); ++index) {
    const ArticleProof& article = report.articles[index];
    EXPECT_EQ(article.article.value, index);
    std::u16string text;
    int placed = 0;
    for (const ProofLine& line : article.lines) text += text_of(line, articles);
    for (const Placement& placement : article.placements) placed += placement.lines;
    EXPECT_EQ(without_spaces(text), without_spaces(u"عنوان" + articles[index].blocks[1].content.text));
    EXPECT_EQ(static_cast<std::size_t>(placed), article.lines.size());
  }
}

}  // namespace
}  // namespace nashra
