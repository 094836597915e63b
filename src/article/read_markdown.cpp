#include "article/read_markdown.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <md4c.h>
#include <utility>

#include "article/entities.h"
#include "article/front_matter.h"
#include "article/html_tag.h"
#include "article/markdown_blocks.h"
#include "base/unicode.h"
#include "spec/scan_yaml.h"

namespace nashra {
namespace {

// An indented paragraph is a paragraph: no desk means code by it.
constexpr unsigned kFlags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS;
// md4c gives a short row all the cells of the head, and each use of a link its whole address: both let a
// small file say more than anybody could read.
constexpr unsigned kMostCells = 64;
constexpr std::size_t kMostLinkBytes = std::size_t{64} << 20;

/// What stands behind the one pointer that md4c hands on.
struct Reading {
  std::string_view bytes;
  MarkdownBlocks& blocks;
  std::size_t link_bytes = 0;
  std::optional<Diagnostic> refusal = {};      // without its place; nothing more is taken once it is there
  std::optional<std::size_t> refused_at = {};  // where that is not where reading stands
  bool is_in_tag = false;                      // an address that is none
};

std::optional<std::size_t> offset_in(std::string_view bytes, const char* at) {
  const std::less<const char*> before;
  if (before(at, bytes.data()) || !before(at, bytes.data() + bytes.size())) return std::nullopt;
  return static_cast<std::size_t>(at - bytes.data());
}

MarkedText text_of(std::string_view bytes, const MD_ATTRIBUTE& attribute) {
  MarkedText out;
  const auto start = attribute.text == nullptr ? std::nullopt : offset_in(bytes, attribute.text);
  for (std::size_t part = 0; attribute.text != nullptr && attribute.substr_offsets[part] < attribute.size;
       ++part) {
    const std::size_t begin = attribute.substr_offsets[part], end = attribute.substr_offsets[part + 1];
    const std::string_view text(attribute.text + begin, end - begin);
    const Entity entity =
        attribute.substr_types[part] == MD_TEXT_ENTITY ? entity_at(to_utf16(text)) : Entity{};
    if (entity.length > 0) {
      append_in_place_of(out, entity.text, start ? *start + begin : 0);
    } else if (start) {
      append_literal(out, text, *start + begin, true);
    } else {
      append_in_place_of(out, to_utf16(text), 0);
    }
  }
  return out;
}

/// How long the tag of Word's is that a text begins with, or 0: CommonMark takes `<o:p>` for text, and
/// md4c 0.4.8 `</o:p>` for an address.
std::size_t word_tag_length(std::string_view text) {
  const std::size_t end = text.find_first_of("<>", 1);
  if (end == std::string_view::npos || text[end] == '<') return 0;
  const HtmlTag tag = html_tag_in_text(to_utf16(text.substr(0, end + 1)));
  return tag.name.find(':') != std::string::npos ? end + 1 : 0;
}

void add_text(Reading& reading, std::string_view text, std::size_t offset) {
  std::size_t done = 0;
  const auto add = [&](std::size_t end) {
    if (end > done) reading.blocks.add_text(text.substr(done, end - done), offset + done);
    done = end;
  };
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    const std::size_t length = word_tag_length(text.substr(at));
    if (length == 0) continue;
    add(at);
    reading.blocks.add_html(text.substr(at, length), offset + at);
    done = at + length;
  }
  add(text.size());
}

/// Whether an address is itself the text of its link, and a tag of Word's, which is left out.
bool is_word_tag(Reading& reading, const MD_ATTRIBUTE& address) {
  const auto offset = address.text == nullptr ? std::nullopt : offset_in(reading.bytes, address.text);
  const std::size_t done = reading.blocks.position();
  if (!offset || *offset <= done || reading.bytes[*offset - 1] != '<') return false;
  if (reading.bytes.substr(done, *offset - done).find(']') != std::string_view::npos) return false;
  const std::string_view rest = reading.bytes.substr(*offset - 1);
  const std::size_t length = word_tag_length(rest);
  if (length > 0) reading.blocks.add_html(rest.substr(0, length), *offset - 1);
  return length > 0;
}

bool spend(Reading& reading, const MD_ATTRIBUTE& one, const MD_ATTRIBUTE& other) {
  reading.link_bytes += one.size + other.size;
  if (reading.link_bytes <= kMostLinkBytes) return true;
  reading.refusal = {Code::links_too_large, {}, {static_cast<std::int64_t>(kMostLinkBytes >> 20)}};
  return false;
}

/// The parser gives a table no place: it begins with the line that the next bar stands in.
std::size_t next_table(std::string_view bytes, std::size_t from) {
  const std::size_t bar = std::min(bytes.find('|', from), bytes.size());
  const std::size_t line_end = bytes.find_last_of("\r\n", bar);
  return line_end == std::string_view::npos ? 0 : line_end + 1;
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* user) {
  using Leaf = MarkdownBlocks::Leaf;
  auto& reading = *static_cast<Reading*>(user);
  if (reading.refusal) return 1;
  MarkdownBlocks& blocks = reading.blocks;
  switch (type) {
    case MD_BLOCK_QUOTE:
      blocks.begin_quote();
      break;
    case MD_BLOCK_UL:
      blocks.begin_list(std::nullopt);
      break;
    case MD_BLOCK_OL:
      blocks.begin_list(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
      break;
    case MD_BLOCK_LI:
      blocks.begin_item();
      break;
    case MD_BLOCK_HR:
      blocks.drop_rule();
      break;
    case MD_BLOCK_H:
      blocks.begin_leaf(Leaf::heading, static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_CODE:
      blocks.begin_leaf(Leaf::code);
      break;
    case MD_BLOCK_HTML:
      blocks.begin_leaf(Leaf::html);
      break;
    case MD_BLOCK_P:
      blocks.begin_leaf(Leaf::paragraph);
      break;
    case MD_BLOCK_TABLE:
      if (static_cast<MD_BLOCK_TABLE_DETAIL*>(detail)->col_count > kMostCells) {
        reading.refusal = {Code::table_too_wide, {}, {static_cast<std::int64_t>(kMostCells)}};
        reading.refused_at = next_table(reading.bytes, blocks.position());
        return 1;
      }
      blocks.begin_table();
      break;
    case MD_BLOCK_TBODY:
      blocks.begin_table_body();
      break;
    case MD_BLOCK_TR:
      blocks.begin_leaf(Leaf::row);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      blocks.next_cell();
      break;
    default:
      break;
  }
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void* /*detail*/, void* user) {
  auto& reading = *static_cast<Reading*>(user);
  if (reading.refusal) return 1;
  MarkdownBlocks& blocks = reading.blocks;
  switch (type) {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_LI:
      blocks.end_container();
      break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      blocks.end_list();
      break;
    case MD_BLOCK_H:
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
    case MD_BLOCK_P:
      blocks.end_leaf();
      break;
    case MD_BLOCK_TR:
      blocks.end_row();
      break;
    default:
      break;
  }
  return 0;
}

int enter_span(MD_SPANTYPE type, void* detail, void* user) {
  auto& reading = *static_cast<Reading*>(user);
  if (reading.refusal) return 1;  // md4c 0.4.8 goes on after a link that was refused
  if (type == MD_SPAN_STRONG) reading.blocks.begin_span(SpanKind::strong, "");
  if (type == MD_SPAN_EM) reading.blocks.begin_span(SpanKind::emphasis, "");
  if (type == MD_SPAN_A) {
    const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
    if (!spend(reading, link.href, link.title)) return 1;
    reading.is_in_tag = is_word_tag(reading, link.href);
    if (reading.is_in_tag) return 0;
    reading.blocks.begin_span(SpanKind::link, to_utf8(text_of(reading.bytes, link.href).text));
  }
  if (type == MD_SPAN_IMG) {
    const auto& image = *static_cast<MD_SPAN_IMG_DETAIL*>(detail);
    if (!spend(reading, image.src, image.title)) return 1;
    reading.blocks.begin_picture(to_utf8(text_of(reading.bytes, image.src).text),
                                 text_of(reading.bytes, image.title));
  }
  return 0;
}

int leave_span(MD_SPANTYPE type, void* /*detail*/, void* user) {
  auto& reading = *static_cast<Reading*>(user);
  if (reading.refusal) return 1;
  MarkdownBlocks& blocks = reading.blocks;
  if (type == MD_SPAN_A && std::exchange(reading.is_in_tag, false)) return 0;
  if (type == MD_SPAN_STRONG || type == MD_SPAN_EM || type == MD_SPAN_A) blocks.end_span();
  if (type == MD_SPAN_IMG) blocks.end_picture();
  return 0;
}

int take_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  auto& reading = *static_cast<Reading*>(user);
  if (reading.refusal) return 1;
  if (reading.is_in_tag) return 0;
  MarkdownBlocks& blocks = reading.blocks;
  const std::string_view part(text, size);
  const std::optional<std::size_t> offset = offset_in(reading.bytes, text);
  switch (type) {
    case MD_TEXT_NULLCHAR:
      blocks.drop_null();
      break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
      blocks.add_line_end(type == MD_TEXT_BR);
      break;
    case MD_TEXT_CODE:
      blocks.add_code(part, offset);
      break;
    case MD_TEXT_HTML:
      blocks.add_html(part, offset);
      break;
    case MD_TEXT_ENTITY:
      blocks.add_entity(part, offset.value_or(blocks.position()));
      break;
    default:
      add_text(reading, part, offset.value_or(blocks.position()));
      break;
  }
  return 0;
}

// In the order of the file, and no more of them than anybody reads.
void arrange(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  if (diagnostics.size() <= kYamlProblems) return;
  SourcePos whole_file;
  whole_file.file = diagnostics.front().where.file;
  diagnostics.resize(kYamlProblems, diagnostics.front());
  diagnostics.push_back(
      {Code::too_many_problems, std::move(whole_file), {static_cast<std::int64_t>(kYamlProblems)}});
}

}  // namespace

Outcome<Article> read_markdown(const SourceText& source) {
  SourcePlaces places(source);
  Diagnostics diagnostics;
  FrontMatter front = read_front_matter(source, places, diagnostics);
  if (has_errors(diagnostics)) {
    arrange(diagnostics);
    return {std::nullopt, std::move(diagnostics)};
  }
  const std::string_view bytes = source.bytes;
  const std::string_view body = bytes.substr(front.end);
  MarkdownBlocks blocks(places, std::move(front), diagnostics);
  Reading reading{bytes, blocks};
  const MD_PARSER parser{0,          kFlags,    enter_block, leave_block, enter_span,
                         leave_span, take_text, nullptr,     nullptr};
  const int result = md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &reading);
  if (result != 0 && !reading.refusal)
    reading.refusal = {Code::internal_error, {}, {"the Markdown parser gave up"}};
  if (reading.refusal) {
    const std::size_t where = reading.refused_at.value_or(blocks.position());
    reading.refusal->where = places.position(where, where);
    diagnostics.push_back(std::move(*reading.refusal));
    return {std::nullopt, std::move(diagnostics)};
  }
  Article article = blocks.finish();
  article.file = source.name;
  arrange(diagnostics);
  return {std::move(article), std::move(diagnostics)};
}

}  // namespace nashra
