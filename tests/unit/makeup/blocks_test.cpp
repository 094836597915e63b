// Quotations, lists and tables from the article to the page, in faces whose widths one can add up: at 10
// points a unit of theirs is a hundredth of a point.
#include <gtest/gtest.h>
#include <sstream>
#include <string>

#include "dump/dump.h"
#include "makeup/make_up.h"
#include "nashra.h"
#include "pdf/outline.h"
#include "spec/read_spec.h"
#include "support/pdf_tools.h"

namespace nashra {
namespace {

using namespace literals;

/// One column, 300 points wide.
const LayoutSpec& layout() {
  static const LayoutSpec kLayout =
      *read_layout(
           {"test.yaml",
            "page: {size: [300pt, 400pt], margins: {top: 0mm, bottom: 0mm, inside: 0mm, outside: 0mm}}\n"
            "grid: {columns: 1, baseline: 12pt}\n"
            "fonts: {text: Nashra Test Styled}\n"
            "styles:\n"
            "  body: {font: text, size: 10pt, leading: 12pt, indent: 9pt}\n"
            "  quote: {based-on: body, indent: 0pt, indent-start: 20pt, indent-end: 30pt}\n"
            "  list: {based-on: body, indent: 0pt, indent-start: 12pt}\n"
            "  table: {based-on: body, indent: 0pt, size: 5pt}\n"
            "stories:\n"
            "  lead: {headline: body, body: body, quote: quote, list-item: list, table-row: table}\n"
            "  standard: {body: body}\n"})
           .value;
  return kLayout;
}

Session test_session() { return Session{FontBook(NASHRA_SOURCE_DIR "/tests/fonts/fonts.conf"), {}}; }

Outcome<Issue> outcome_of(std::vector<Block> blocks, const char* language = "ar") {
  BulletinSpec bulletin;
  bulletin.language = language;
  Session session = test_session();
  return typeset(session, layout(), bulletin, {{"a.md", language, std::move(blocks), {}}});
}

Issue issue_of(std::vector<Block> blocks, const char* language = "ar") {
  const Outcome<Issue> issue = outcome_of(std::move(blocks), language);
  EXPECT_TRUE(issue.diagnostics.empty());
  return issue.value.value_or(Issue());
}

Block block_of(BlockKind kind, std::u16string text) {
  Block block;
  block.kind = kind;
  block.content.text = std::move(text);
  return block;
}

Block item_of(int depth, std::u16string marker = u"ب", std::u16string text = u"بب") {
  Block block = block_of(BlockKind::list_item, std::move(text));
  block.depth = depth;
  block.marker = std::move(marker);
  return block;
}

const TextLine& line_at(const Issue& issue, std::size_t item) {
  return std::get<TextLine>(issue.pages.at(0).items.at(item).what);
}

Length left_of(const Issue& issue, std::size_t item) {
  return issue.pages[0].items[item].origin.x + line_at(issue, item).words.front().x;
}

Length right_of(const Issue& issue, std::size_t item) {
  const WordInLine& last = line_at(issue, item).words.back();
  return issue.pages[0].items[item].origin.x + last.x + last.width;
}

TEST(NewBlocks, AQuotationIsIndentedAtBothEnds) {
  const Issue arabic = issue_of({block_of(BlockKind::quote, u"بب")});
  EXPECT_EQ(right_of(arabic, 0), 280_pt);
  EXPECT_EQ(arabic.pages[0].items[0].origin.x, 30_pt);
  const Issue english = issue_of({block_of(BlockKind::quote, u"ab")}, "en");
  EXPECT_EQ(left_of(english, 0), 20_pt);
}

TEST(NewBlocks, LinesOfAQuotationBreakAtItsNarrowerMeasure) {
  // 24 words of 9 points with 2.5 between them: 273.5 points, too many for 250.
  std::u16string text;
  for (int word = 0; word < 24; ++word) text += word == 0 ? u"بب" : u" بب";
  EXPECT_EQ(issue_of({block_of(BlockKind::paragraph, text)}).pages[0].items.size(), 1U);
  EXPECT_EQ(issue_of({block_of(BlockKind::quote, text)}).pages[0].items.size(), 2U);
}

TEST(NewBlocks, AListItemStandsBehindItsMarkerAtEveryDepth) {
  const Issue issue = issue_of({item_of(0), item_of(1), item_of(2)});
  ASSERT_EQ(issue.pages[0].items.size(), 6U);
  for (std::size_t depth = 0; depth < 3; ++depth) {
    const Length start = 300_pt - 12_pt * static_cast<std::int64_t>(depth);
    EXPECT_EQ(right_of(issue, 2 * depth), start) << "marker " << depth;
    EXPECT_EQ(right_of(issue, 2 * depth + 1), start - 12_pt) << "text " << depth;
    EXPECT_EQ(issue.pages[0].items[2 * depth].origin.y, issue.pages[0].items[2 * depth + 1].origin.y);
  }
}

TEST(NewBlocks, ListsFromTheLeftAreTheMirrorImage) {
  const Issue issue = issue_of({item_of(1, u"a", u"bb")}, "en");
  EXPECT_EQ(left_of(issue, 0), 12_pt);
  EXPECT_EQ(left_of(issue, 1), 24_pt);
}

TEST(NewBlocks, HoweverDeepAnItemItsTextKeepsTwoThirdsOfTheMeasure) {
  const Issue issue = issue_of({item_of(1'000'000'000), item_of(-7)});
  EXPECT_EQ(right_of(issue, 1), 200_pt);
  EXPECT_EQ(right_of(issue, 3), 288_pt);
}

TEST(NewBlocks, NoColumnEndsBetweenAColonAndWhatItAnnounces) {
  // 33 lines on a page: the announcing one would be the last.
  const std::vector<Block> blocks(33, block_of(BlockKind::paragraph, u"بب"));
  const auto on_second_page = [&](std::u16string last, BlockKind next) {
    std::vector<Block> all = blocks;
    all.back().content.text = std::move(last);
    all.push_back(block_of(next, u"بب"));
    // The test's face has no colon, which is a warning.
    return outcome_of(all).value.value().pages.at(1).items.size();
  };
  EXPECT_EQ(on_second_page(u"بب", BlockKind::quote), 1U);
  EXPECT_EQ(on_second_page(u"بب:", BlockKind::quote), 2U);
  EXPECT_EQ(on_second_page(u"بب:", BlockKind::list_item), 2U);
  EXPECT_EQ(on_second_page(u"بب:", BlockKind::paragraph), 1U);
}

TEST(NewBlocks, TheirStylesAreThoseOfTheDress) {
  const Issue issue = issue_of({block_of(BlockKind::paragraph, u"بب"), block_of(BlockKind::table_row, u"ب ب"),
                                block_of(BlockKind::quote, u"بب")});
  EXPECT_EQ(line_at(issue, 0).size, 10_pt);
  EXPECT_EQ(line_at(issue, 1).size, 5_pt);
  EXPECT_EQ(line_at(issue, 2).size, 10_pt);
}

TEST(NewBlocks, AMarkerIsALabelBesideItsItemAndNoTextOfTheArticles) {
  const Issue issue = issue_of({item_of(0), item_of(0, u"")});
  const std::vector<Placed>& items = issue.pages[0].items;
  ASSERT_EQ(items.size(), 3U) << "an item without a marker has none";
  EXPECT_FALSE(items[0].block);
  const std::vector<StructureNode>& nodes = issue.structure.nodes;
  const NodeId label = std::get<NodeId>(items[0].node), item = std::get<NodeId>(items[1].node);
  EXPECT_EQ(nodes[label.value].role, Role::label);
  EXPECT_EQ(nodes[label.value].parent, item);
  EXPECT_EQ(nodes[item.value].role, Role::list_item);
  EXPECT_EQ(nodes[nodes[item.value].parent.value].role, Role::list);
}

TEST(NewBlocks, SpansAndAnchorsReachThePageOnTheLinesThatTheyMark) {
  Block block = block_of(BlockKind::paragraph, u"بب بب بب");
  block.content.spans = {{{0, 8}, SpanKind::link, "https://desk.example"}, {{3, 5}, SpanKind::strong}};
  block.content.anchors = {{6, "third"}};
  const Issue issue = issue_of({block});
  EXPECT_EQ(line_at(issue, 0).spans, block.content.spans);
  EXPECT_EQ(line_at(issue, 0).anchors, block.content.anchors);
  EXPECT_EQ(right_of(issue, 0) - left_of(issue, 0), 9_pt + 2.5_pt + 9.2_pt + 2.5_pt + 9_pt);
}

TEST(NewBlocks, ABookmarkIsThePlainTextOfAHeadWithMarks) {
  Block head = block_of(BlockKind::headline, u"ب\u00A0بب لا\u2028ود");
  head.content.spans = {{{2, 4}, SpanKind::strong}};
  const Issue issue = issue_of({head, block_of(BlockKind::paragraph, u"ب")});
  ASSERT_EQ(issue.bookmarks.size(), 1U);
  EXPECT_EQ(outline_title(issue.bookmarks[0].title), u"ب بب لا ود");
  EXPECT_EQ(outline_title(issue.metadata.title), u"ب بب لا ود");
}

TEST(NewBlocks, TheDumpsSayWhatIsMarkedAndHowBlocksHangTogether) {
  Block item = item_of(0);
  item.content.spans = {{{0, 1}, SpanKind::emphasis}};
  item.content.anchors = {{1, "here"}};
  const std::string text = dump(issue_of({block_of(BlockKind::paragraph, u"ب"), item}), DumpFormat::text);
  EXPECT_EQ(text,
            "page 1 width 300 height 400 folio ⁨١⁩\n"
            "  line 0.0 x 0 y 8.64 size 10 ink 0/0/0/1000 ⁨ب⁩\n"
            "  line node 5 x 0 y 20.64 size 10 ink 0/0/0/1000 ⁨ب⁩\n"
            "  line 0.1 x 0 y 20.64 size 10 ink 0/0/0/1000 ⁨بب⁩\n"
            "    emphasis 0-1\n"
            "    anchor 1 ⁨here⁩\n"
            "placement article 0 page 1 x 0 y 0 width 300 height 24 lines 2\n"
            "node 0 document parent 0 language ar\n"
            "node 1 article parent 0 language ar\n"
            "node 2 paragraph parent 1 language ar block 0.0\n"
            "node 3 list parent 1 language ar\n"
            "node 4 list-item parent 3 language ar block 0.1\n"
            "node 5 label parent 4 language ar\n");
}

TEST(NewBlocks, ThePdfHasLabelsBesideTheBodiesOfItems) {
  std::vector<Block> blocks{item_of(0), item_of(0, u""), block_of(BlockKind::quote, u"بب")};
  Session session = test_session();
  const Outcome<Issue> issue =
      typeset(session, layout(), BulletinSpec(), {{"a.md", "ar", std::move(blocks), {}}});
  const std::string pdf = render(session, *issue.value).value.value_or("");
  const std::string tree = test::output_of({"pdfinfo", "-struct-text", "{}"}, pdf);
  std::istringstream lines(tree);
  std::string types, type;
  for (std::string line; std::getline(lines, line);) {
    if (std::istringstream(line) >> type && type.front() != '"') types += type + ' ';
  }
  EXPECT_EQ(types, "Document Art L LI Lbl LBody LI LBody BlockQuote P ") << tree;
}

}  // namespace
}  // namespace nashra
