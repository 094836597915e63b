#include "dump/dump.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace nashra {
namespace {

using namespace literals;

std::vector<Article> marked_articles() {
  Article article{"a.md", "ar", {}, {}};
  Block item;
  item.kind = BlockKind::list_item;
  item.content.text = u"ب بب";
  item.content.spans = {{{0, 4}, SpanKind::link, "https://desk.example"}, {{2, 4}, SpanKind::strong}};
  item.content.anchors = {{2, "here"}};
  item.depth = 1;
  item.marker = u"-";
  Block picture;
  picture.kind = BlockKind::picture;
  picture.content.text = u"ب";
  picture.picture = PictureSource{"square.jpg", u"ساحة", {}};
  article.blocks = {item, picture};
  return {article};
}

TEST(Dump, AnArticleShowsItsMarksAndWhatOnlySomeBlocksHave) {
  EXPECT_EQ(dump(marked_articles(), DumpFormat::text),
            "article 0 language ar file ⁨a.md⁩\n"
            "  block 0 list-item line 0 column 0 ⁨ب بب⁩\n"
            "    depth 1 marker ⁨-⁩\n"
            "    link 0-4 ⁨https://desk.example⁩\n"
            "    strong 2-4\n"
            "    anchor 2 ⁨here⁩\n"
            "  block 1 picture line 0 column 0 ⁨ب⁩\n"
            "    picture ⁨square.jpg⁩ ⁨ساحة⁩\n");
}

TEST(Dump, ACleanedArticleShowsItsChangesAndWhatCannotBeSeen) {
  const CleanedArticle cleaned{{"a.txt", "ar", {}, {}}, {{"dashes", {3, 7}, u"أ - ب", u"أ\u00A0– ب"}}};
  EXPECT_EQ(dump(std::vector<CleanedArticle>{cleaned}, DumpFormat::text),
            "article 0 language ar file ⁨a.txt⁩\n"
            "  change dashes line 3 column 7 ⁨أ - ب⁩ to ⁨أ<U+00A0>– ب⁩\n");
  const auto json = nlohmann::json::parse(dump(std::vector<CleanedArticle>{cleaned}, DumpFormat::json));
  EXPECT_EQ(json[0]["changes"][0]["column"], 7);
  EXPECT_EQ(json[0]["changes"][0]["after"], "أ\u00A0– ب");
}

TEST(Dump, InJsonMarksAreThereOnlyWhereThereAreSome) {
  const auto json = nlohmann::json::parse(dump(marked_articles(), DumpFormat::json));
  const auto &item = json[0]["blocks"][0], &picture = json[0]["blocks"][1];
  EXPECT_EQ(item["marker"], "-");
  EXPECT_EQ(item["depth"], 1);
  EXPECT_EQ(item["spans"][0],
            (nlohmann::json{{"kind", "link"}, {"begin", 0}, {"end", 4}, {"value", "https://desk.example"}}));
  EXPECT_EQ(item["spans"][1], (nlohmann::json{{"kind", "strong"}, {"begin", 2}, {"end", 4}}));
  EXPECT_EQ(item["anchors"][0], (nlohmann::json{{"offset", 2}, {"name", "here"}}));
  EXPECT_FALSE(picture.contains("spans"));
  EXPECT_FALSE(picture.contains("anchors"));
  EXPECT_EQ(picture["picture"], "square.jpg");
}

std::vector<BlockGalley> marked_galley() {
  LineBox box;
  box.line.measure = 100_pt;
  box.leading = 12_pt;
  box.spans = {{{0, 2}, SpanKind::language, "fa"}};
  box.anchors = {{1, "here"}};
  BlockGalley block{{{0}, 3}, BlockKind::list_item, {}};
  block.galley.items.emplace_back(box);
  return {block};
}

TEST(Dump, ALineShowsItsMarksBelowIt) {
  EXPECT_EQ(dump_lines(marked_galley(), DumpFormat::text),
            "block 0.3 list-item\n"
            "  measure 100 width 0 ratio 0 words 0 ⁨⁩\n"
            "    language 0-2 ⁨fa⁩\n"
            "    anchor 1 ⁨here⁩\n");
  const auto json = nlohmann::json::parse(dump_lines(marked_galley(), DumpFormat::json));
  EXPECT_EQ(json[0]["lines"][0]["spans"][0]["value"], "fa");
  EXPECT_EQ(json[0]["lines"][0]["anchors"][0]["offset"], 1);
}

}  // namespace
}  // namespace nashra
