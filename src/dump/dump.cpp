#include "dump/dump.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/decimal.h"
#include "base/unicode.h"
#include "dump/named.h"
#include "text/characters.h"

namespace nashra {
namespace {

using Json = nlohmann::ordered_json;

std::string isolated(std::u16string_view text) { return "\u2068" + to_utf8(text) + "\u2069"; }
std::string isolated(const std::string& text) { return "\u2068" + text + "\u2069"; }

std::string finish(const Json& json) { return json.dump(1) + '\n'; }

/// Lengths in JSON are numbers in points, three decimals.
Json points(Length length) {
  return static_cast<double>(divide_half_even(length.units * 1000, kUnitsPerPoint)) / 1000;
}

std::string ratio_text(double ratio) {
  std::string out;
  append_decimal(out, static_cast<std::int64_t>(ratio * 1000 + (ratio < 0 ? -0.5 : 0.5)), 1000, 3);
  return out;
}

std::string script_name(std::uint32_t tag) {
  std::string name;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) name += static_cast<char>((tag >> shift) & 0xFFU);
  return name;
}

/// The words of a line in logical order, as the block has them.
std::u16string text_of(const std::vector<WordInLine>& words) {
  std::vector<const WordInLine*> logical;
  for (const WordInLine& word : words) logical.push_back(&word);
  std::sort(logical.begin(), logical.end(),
            [](const WordInLine* a, const WordInLine* b) { return a->text.begin < b->text.begin; });
  std::u16string text;
  for (const WordInLine* word : logical) text += word->word->text;
  return text;
}

std::string_view name_of(SpanKind kind) {
  switch (kind) {
    case SpanKind::strong:
      return "strong";
    case SpanKind::emphasis:
      return "emphasis";
    case SpanKind::link:
      return "link";
    case SpanKind::language:
      break;
  }
  return "language";
}

/// A line of text for each, further in than what they mark.
std::string marks_text(const std::vector<Span>& spans, const std::vector<Anchor>& anchors) {
  std::string out;
  for (const Span& span : spans) {
    out += fmt::format("    {} {}-{}{}\n", name_of(span.kind), span.range.begin, span.range.end,
                       span.value.empty() ? "" : ' ' + isolated(span.value));
  }
  for (const Anchor& anchor : anchors)
    out += fmt::format("    anchor {} {}\n", anchor.offset, isolated(anchor.name));
  return out;
}

void add_marks(Json& json, const std::vector<Span>& spans, const std::vector<Anchor>& anchors) {
  for (const Span& span : spans) {
    Json mark{{"kind", name_of(span.kind)}, {"begin", span.range.begin}, {"end", span.range.end}};
    if (!span.value.empty()) mark["value"] = span.value;
    json["spans"].push_back(std::move(mark));
  }
  for (const Anchor& anchor : anchors)
    json["anchors"].push_back({{"offset", anchor.offset}, {"name", anchor.name}});
}

int count_words(const Line& line) {
  int spaces = 0;
  for (const WordInLine& word : line.words) spaces += word.is_space ? 1 : 0;
  return line.words.empty() ? 0 : spaces + 1;
}

std::string flags_of(const Line& line) {
  std::string flags;
  if (line.last) flags += " last";
  if (line.overfull) flags += " overfull";
  return flags;
}

/// Whether the line ends inside a word.
bool ends_with_hyphen(const Line& line) {
  return std::any_of(line.words.begin(), line.words.end(), [](const WordInLine& word) {
    return std::any_of(word.word->glyphs.begin(), word.word->glyphs.end(),
                       [](const Glyph& glyph) { return glyph.origin == Glyph::Origin::hyphen; });
  });
}

/// The elongated words of a line in logical order.
std::vector<const WordInLine*> elongated_in(const Line& line) {
  std::vector<const WordInLine*> words;
  for (const WordInLine& word : line.words) {
    if (word.word->tatweels > 0) words.push_back(&word);
  }
  std::sort(words.begin(), words.end(),
            [](const WordInLine* a, const WordInLine* b) { return a->text.begin < b->text.begin; });
  return words;
}

/// Where in the block, and with how many tatweels: ` scale 1.012 kashida 17x2 31x1`.
std::string means_text(const Line& line) {
  std::string out;
  if (line.scale != 1000) out += " scale " + ratio_text(line.scale / 1000.0);
  const std::vector<const WordInLine*> words = elongated_in(line);
  if (!words.empty()) out += " kashida";
  for (const WordInLine* word : words)
    out += fmt::format(" {}x{}", word->text.begin + word->word->tatweels_at, word->word->tatweels);
  return out;
}

Json line_json(const LineBox& box) {
  const Line& line = box.line;
  Json json{{"begin", line.text.begin},
            {"end", line.text.end},
            {"start", points(line.start)},
            {"measure", points(line.measure)},
            {"width", points(line.width)},
            {"ratio", std::stod(ratio_text(line.ratio))},
            {"scale", std::stod(ratio_text(line.scale / 1000.0))},
            {"words", count_words(line)},
            {"last", line.last},
            {"overfull", line.overfull},
            {"leading", points(box.leading)},
            {"text", to_utf8(text_of(line.words))}};
  for (const WordInLine* word : elongated_in(line)) {
    json["kashidas"].push_back(
        {{"offset", word->text.begin + word->word->tatweels_at}, {"tatweels", word->word->tatweels}});
  }
  if (!box.marker.empty()) json["marker"] = to_utf8(text_of(box.marker));
  json["hyphen"] = ends_with_hyphen(line);
  add_marks(json, box.spans, box.anchors);
  return json;
}

std::string line_text(const LineBox& box) {
  const Line& line = box.line;
  std::string out = fmt::format("measure {} width {} ratio {}{} words {}{} {}\n", to_points(line.measure),
                                to_points(line.width), ratio_text(line.ratio), means_text(line),
                                count_words(line), flags_of(line), isolated(text_of(line.words)));
  if (!box.marker.empty()) out += fmt::format("    marker {}\n", isolated(text_of(box.marker)));
  if (ends_with_hyphen(line)) out += "    hyphen\n";
  return out + marks_text(box.spans, box.anchors);
}

std::string_view name_of(Artifact artifact) {
  switch (artifact) {
    case Artifact::header:
      return "header";
    case Artifact::footer:
      return "footer";
    case Artifact::decoration:
      return "decoration";
    case Artifact::rule:
      break;
  }
  return "rule";
}

std::string_view name_of(Role role) {
  switch (role) {
    case Role::document:
      return "document";
    case Role::article:
      return "article";
    case Role::heading:
      return "heading";
    case Role::paragraph:
      return "paragraph";
    case Role::list:
      return "list";
    case Role::list_item:
      return "list-item";
    case Role::label:
      return "label";
    case Role::quote:
      return "quote";
    case Role::figure:
      return "figure";
    case Role::caption:
      return "caption";
    case Role::table:
      return "table";
    case Role::table_row:
      return "table-row";
  }
  return "paragraph";
}

/// The structure node's number, or the kind of artifact.
std::string node_text(const std::variant<Artifact, NodeId>& node) {
  const auto* id = std::get_if<NodeId>(&node);
  return id != nullptr ? fmt::format("node {}", id->value) : std::string(name_of(std::get<Artifact>(node)));
}

std::string ink_text(const Ink& ink) {
  return fmt::format("{}/{}/{}/{}", ink.cyan, ink.magenta, ink.yellow, ink.black);
}

/// Pixels to the inch of paper.
std::int64_t printed_resolution(const PictureBox& box) {
  return divide_half_even(std::int64_t{box.picture->width} * 72 * kUnitsPerPoint, box.width.units);
}

std::string picture_text(const PictureBox& box) {
  return fmt::format("width {} height {} pixels {}x{} ppi {}", to_points(box.width), to_points(box.height),
                     box.picture->width, box.picture->height, printed_resolution(box));
}

Json picture_json(const PictureBox& box) {
  return {{"width", points(box.width)},
          {"height", points(box.height)},
          {"pixels", {box.picture->width, box.picture->height}},
          {"ppi", printed_resolution(box)}};
}

std::string placed_text(const Placed& placed) {
  const std::string at = fmt::format("x {} y {}", to_points(placed.origin.x), to_points(placed.origin.y));
  if (const auto* rule = std::get_if<RuleBox>(&placed.what)) {
    return fmt::format("rule {} {} width {} height {} ink {}", node_text(placed.node), at,
                       to_points(rule->width), to_points(rule->height), ink_text(placed.ink));
  }
  if (const auto* picture = std::get_if<PictureBox>(&placed.what))
    return fmt::format("picture {} {} {}", node_text(placed.node), at, picture_text(*picture));
  const auto& line = std::get<TextLine>(placed.what);
  return fmt::format("line {} {} size {} ink {} {}",
                     placed.block ? ref(*placed.block) : node_text(placed.node), at, to_points(line.size),
                     ink_text(placed.ink), isolated(text_of(line.words)));
}

std::string_view kind_of(const Placed& placed) {
  if (std::holds_alternative<PictureBox>(placed.what)) return "picture";
  return std::holds_alternative<RuleBox>(placed.what) ? "rule" : "line";
}

Json placed_json(const Placed& placed) {
  Json json{{"kind", kind_of(placed)},
            {"node", node_text(placed.node)},
            {"x", points(placed.origin.x)},
            {"y", points(placed.origin.y)},
            {"ink", {placed.ink.cyan, placed.ink.magenta, placed.ink.yellow, placed.ink.black}},
            {"overprint", placed.ink.overprint}};
  if (placed.block) json["block"] = ref(*placed.block);
  if (const auto* rule = std::get_if<RuleBox>(&placed.what)) {
    json["width"] = points(rule->width);
    json["height"] = points(rule->height);
  } else if (const auto* picture = std::get_if<PictureBox>(&placed.what)) {
    json.update(picture_json(*picture));
  } else {
    const auto& line = std::get<TextLine>(placed.what);
    json["size"] = points(line.size);
    json["text"] = to_utf8(text_of(line.words));
    add_marks(json, line.spans, line.anchors);
  }
  return json;
}

Json placement_json(const Placement& placement) {
  const Rect& area = placement.area;
  return {{"article", placement.article.value},
          {"page", placement.page + 1},
          {"x", points(area.x)},
          {"y", points(area.y)},
          {"width", points(area.width)},
          {"height", points(area.height)},
          {"lines", placement.lines},
          {"pictures", placement.pictures}};
}

/// What only some kinds of blocks have.
std::string nature_text(const Block& block) {
  std::string out;
  if (block.kind == BlockKind::list_item)
    out += fmt::format("    depth {} marker {}\n", block.depth, isolated(block.marker));
  if (block.picture)
    out += fmt::format("    picture {} {}\n", isolated(block.picture->path),
                       isolated(block.picture->alternative));
  return out;
}

std::string article_text(const Article& article, std::size_t index) {
  std::string out =
      fmt::format("article {} language {} file {}\n", index, article.language, isolated(article.file));
  for (std::size_t block = 0; block < article.blocks.size(); ++block) {
    const Block& b = article.blocks[block];
    const SourceMap::Place place = b.content.where.place_of(b.content.text, 0);
    out += fmt::format("  block {} {} line {} column {} {}\n", block, name_of(b.kind), place.line,
                       place.column, isolated(b.content.text));
    out += nature_text(b) + marks_text(b.content.spans, b.content.anchors);
  }
  for (const Finding& finding : article.findings)
    out += fmt::format("  rule {} line {} {}\n", finding.rule, finding.line, isolated(finding.text));
  return out;
}

std::string changes_text(const std::vector<Change>& changes) {
  std::string out;
  for (const Change& change : changes) {
    out +=
        fmt::format("  change {} line {} column {} {} to {}\n", change.rule, change.where.line,
                    change.where.column, isolated(visible(change.before)), isolated(visible(change.after)));
  }
  return out;
}

Json article_json(const Article& article) {
  Json json{{"file", article.file},
            {"language", article.language},
            {"blocks", Json::array()},
            {"findings", Json::array()}};
  for (const Block& block : article.blocks) {
    const SourceMap::Place place = block.content.where.place_of(block.content.text, 0);
    Json described{{"kind", name_of(block.kind)},
                   {"line", place.line},
                   {"column", place.column},
                   {"text", to_utf8(block.content.text)}};
    if (block.kind == BlockKind::list_item)
      described.update({{"depth", block.depth}, {"marker", to_utf8(block.marker)}});
    if (block.picture)
      described.update(
          {{"picture", block.picture->path}, {"alternative", to_utf8(block.picture->alternative)}});
    add_marks(described, block.content.spans, block.content.anchors);
    json["blocks"].push_back(std::move(described));
  }
  for (const Finding& finding : article.findings) {
    json["findings"].push_back({{"rule", finding.rule}, {"line", finding.line}, {"text", finding.text}});
  }
  return json;
}

Json cleaned_json(const CleanedArticle& cleaned) {
  Json json = article_json(cleaned.article);
  json["changes"] = Json::array();
  for (const Change& change : cleaned.changes) {
    json["changes"].push_back({{"rule", change.rule},
                               {"line", change.where.line},
                               {"column", change.where.column},
                               {"before", to_utf8(change.before)},
                               {"after", to_utf8(change.after)}});
  }
  return json;
}

std::string paragraph_text(const BlockText& block) {
  const Paragraph& paragraph = block.paragraph;
  std::string out =
      fmt::format("block {} direction {} {}\n", ref(block.block),
                  paragraph.direction == Direction::right_to_left ? "rtl" : "ltr", isolated(paragraph.text));
  for (const TextRun& run : paragraph.runs) {
    const auto text = std::u16string_view(paragraph.text).substr(run.range.begin, length_of(run.range));
    out += fmt::format("  run {}-{} level {} script {} language {} font {} {}\n", run.range.begin,
                       run.range.end, run.level, script_name(run.script), run.language->tag,
                       isolated(run.font->facts().family), isolated(text));
  }
  out += "  breaks";
  for (const BreakOpportunity& opportunity : paragraph.breaks) {
    out += fmt::format(" {}{}", opportunity.offset, opportunity.mandatory ? "!" : "");
    if (opportunity.penalty != 0) out += fmt::format(":{}", ratio_text(opportunity.penalty));
  }
  return out + '\n';
}

Json paragraph_json(const BlockText& block) {
  const Paragraph& paragraph = block.paragraph;
  Json json{{"block", ref(block.block)},
            {"text", to_utf8(paragraph.text)},
            {"runs", Json::array()},
            {"breaks", Json::array()}};
  for (const TextRun& run : paragraph.runs) {
    json["runs"].push_back({{"begin", run.range.begin},
                            {"end", run.range.end},
                            {"level", run.level},
                            {"script", script_name(run.script)},
                            {"language", run.language->tag},
                            {"font", run.font->facts().family}});
  }
  for (const BreakOpportunity& opportunity : paragraph.breaks) {
    json["breaks"].push_back({{"offset", opportunity.offset},
                              {"mandatory", opportunity.mandatory},
                              {"penalty", opportunity.penalty}});
  }
  return json;
}

bool is_plain(const StructureNode& node) {
  return node.role == Role::document || node.role == Role::article || node.role == Role::heading ||
         node.role == Role::paragraph;
}

/// The tree where it has more than the heads and paragraphs of stories, which are the blocks themselves.
std::string structure_text(const StructureTree& structure) {
  std::string out;
  if (std::all_of(structure.nodes.begin(), structure.nodes.end(), is_plain)) return out;
  for (std::size_t index = 0; index < structure.nodes.size(); ++index) {
    const StructureNode& node = structure.nodes[index];
    out += fmt::format("node {} {} parent {} language {}{}{}\n", index, name_of(node.role), node.parent.value,
                       node.language, node.level > 0 ? fmt::format(" level {}", node.level) : "",
                       node.block ? " block " + ref(*node.block) : "");
  }
  return out;
}

std::string issue_text(const Issue& issue) {
  std::string out;
  for (std::size_t index = 0; index < issue.pages.size(); ++index) {
    const Page& page = issue.pages[index];
    out += fmt::format("page {} width {} height {} folio {}\n", index + 1, to_points(page.width),
                       to_points(page.height), isolated(page.folio));
    for (const Placed& placed : page.items) {
      out += "  " + placed_text(placed) + '\n';
      if (const auto* line = std::get_if<TextLine>(&placed.what))
        out += marks_text(line->spans, line->anchors);
    }
  }
  for (const Placement& placement : issue.placements) {
    out += fmt::format("placement article {} {}\n", placement.article.value, text_of(placement));
  }
  for (const Bookmark& bookmark : issue.bookmarks) {
    out += fmt::format("bookmark page {} y {} {}\n", bookmark.page + 1, to_points(bookmark.y),
                       isolated(bookmark.title));
  }
  return out + structure_text(issue.structure);
}

Json node_json(const StructureTree& structure, std::size_t index) {
  const StructureNode& node = structure.nodes[index];
  Json json{{"node", index},
            {"role", name_of(node.role)},
            {"parent", node.parent.value},
            {"language", node.language}};
  if (node.level > 0) json["level"] = node.level;
  if (node.block) json["block"] = ref(*node.block);
  if (!node.alternative.empty()) json["alternative"] = to_utf8(node.alternative);
  return json;
}

Json issue_json(const Issue& issue) {
  Json json{{"title", to_utf8(issue.metadata.title)},
            {"pages", Json::array()},
            {"structure", Json::array()},
            {"placements", Json::array()},
            {"bookmarks", Json::array()}};
  for (std::size_t index = 0; index < issue.structure.nodes.size(); ++index) {
    json["structure"].push_back(node_json(issue.structure, index));
  }
  for (const Page& page : issue.pages) {
    Json items = Json::array();
    for (const Placed& placed : page.items) items.push_back(placed_json(placed));
    json["pages"].push_back({{"width", points(page.width)},
                             {"height", points(page.height)},
                             {"folio", page.folio},
                             {"items", std::move(items)}});
  }
  for (const Placement& placement : issue.placements) json["placements"].push_back(placement_json(placement));
  for (const Bookmark& bookmark : issue.bookmarks) {
    json["bookmarks"].push_back(
        {{"title", to_utf8(bookmark.title)}, {"page", bookmark.page + 1}, {"y", points(bookmark.y)}});
  }
  return json;
}

/// An array with `to_json` of each, or the texts of each one after the other.
template <class Value, class ToText, class ToJson>
std::string each(const std::vector<Value>& values, DumpFormat format, ToText to_text, ToJson to_json) {
  if (format == DumpFormat::json) {
    Json json = Json::array();
    for (const Value& value : values) json.push_back(to_json(value));
    return finish(json);
  }
  std::string out;
  for (const Value& value : values) out += to_text(value);
  return out;
}

std::string block_head(const BlockGalley& block) {
  return fmt::format("block {} {}\n", ref(block.block), name_of(block.kind));
}

/// The lines, those of captions beside the text among them.
template <class Function>
void for_each_line(const Galley& galley, Function function) {
  for (const GalleyItem& item : galley.items) {
    if (const auto* box = std::get_if<LineBox>(&item)) function(*box);
    if (const auto* side = std::get_if<SidePicture>(&item))
      std::for_each(side->caption.begin(), side->caption.end(), function);
  }
}

std::string lines_text(const BlockGalley& block) {
  std::string out = block_head(block);
  for_each_line(block.galley, [&](const LineBox& box) { out += "  " + line_text(box); });
  return out;
}

Json lines_json(const BlockGalley& block) {
  Json json{{"block", ref(block.block)}, {"kind", name_of(block.kind)}, {"lines", Json::array()}};
  for_each_line(block.galley, [&](const LineBox& box) { json["lines"].push_back(line_json(box)); });
  return json;
}

std::string galley_text(const BlockGalley& block) {
  std::string out = block_head(block);
  for (const GalleyItem& item : block.galley.items) {
    if (const auto* box = std::get_if<LineBox>(&item))
      out += fmt::format("  line leading {} {}", to_points(box->leading), line_text(*box));
    if (const auto* picture = std::get_if<PictureBox>(&item))
      out += fmt::format("  picture {}\n", picture_text(*picture));
    if (const auto* side = std::get_if<SidePicture>(&item))
      out += fmt::format("  side-picture height {} lines {} {}\n", to_points(side->height),
                         side->caption.size(), picture_text(side->box));
    if (const auto* space = std::get_if<Leading>(&item))
      out += fmt::format("  space {}\n", to_points(space->height));
    if (std::holds_alternative<KeepTogether>(item)) out += "  keep\n";
  }
  return out;
}

Json galley_json(const BlockGalley& block) {
  Json json{{"block", ref(block.block)}, {"kind", name_of(block.kind)}, {"items", Json::array()}};
  for (const GalleyItem& item : block.galley.items) {
    if (const auto* box = std::get_if<LineBox>(&item)) json["items"].push_back({{"line", line_json(*box)}});
    if (const auto* picture = std::get_if<PictureBox>(&item))
      json["items"].push_back({{"picture", picture_json(*picture)}});
    if (const auto* side = std::get_if<SidePicture>(&item)) {
      Json caption = Json::array();
      for (const LineBox& box : side->caption) caption.push_back(line_json(box));
      json["items"].push_back({{"side-picture", picture_json(side->box)},
                               {"height", points(side->height)},
                               {"caption", std::move(caption)}});
    }
    if (const auto* space = std::get_if<Leading>(&item))
      json["items"].push_back({{"space", points(space->height)}});
    if (std::holds_alternative<KeepTogether>(item)) json["items"].push_back("keep");
  }
  return json;
}

}  // namespace

std::string dump(const std::vector<Article>& articles, DumpFormat format) {
  std::size_t index = 0;
  return each(
      articles, format, [&](const Article& article) { return article_text(article, index++); }, article_json);
}

std::string dump(const std::vector<CleanedArticle>& articles, DumpFormat format) {
  std::size_t index = 0;
  return each(
      articles, format,
      [&](const CleanedArticle& cleaned) {
        return article_text(cleaned.article, index++) + changes_text(cleaned.changes);
      },
      cleaned_json);
}

std::string visible(std::u16string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t character = next_code_point(text, at);
    const bool is_plain =
        character == U' ' || (role_of(character) == CharacterRole::ink && !is_never_shown(character));
    out += is_plain ? to_utf8(text.substr(start, at - start))
                    : fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(character));
  }
  return out;
}

std::string dump(const std::vector<BlockText>& blocks, DumpFormat format) {
  return each(blocks, format, paragraph_text, paragraph_json);
}

std::string dump_lines(const std::vector<BlockGalley>& blocks, DumpFormat format) {
  return each(blocks, format, lines_text, lines_json);
}

std::string dump_galley(const std::vector<BlockGalley>& blocks, DumpFormat format) {
  return each(blocks, format, galley_text, galley_json);
}

std::string dump(const Issue& issue, DumpFormat format) {
  return format == DumpFormat::json ? finish(issue_json(issue)) : issue_text(issue);
}

}  // namespace nashra
