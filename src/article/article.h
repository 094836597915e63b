// An article as it was understood, whatever format it came in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_text.h"
#include "base/text_range.h"

namespace nashra {

/// Which article of a bulletin: its place in the list of articles, from 0.
struct ArticleId {
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(const ArticleId&, const ArticleId&) = default;
};

/// A block of an article. Minted by the reader, before any layout, so it means the same at every measure.
struct BlockRef {
  ArticleId article;
  std::uint32_t block = 0;  ///< index into `Article::blocks`
  friend constexpr auto operator<=>(const BlockRef&, const BlockRef&) = default;
};

/// What marks a stretch of a block's text.
enum class SpanKind : std::uint8_t {
  strong,
  emphasis,  ///< takes the form that the language gives it: Arabic has no italic
  link,      ///< `value`: the address
  language,  ///< `value`: BCP 47
};

struct Span {
  TextRange range;
  SpanKind kind = SpanKind::strong;
  std::string value = {};
  friend bool operator==(const Span&, const Span&) = default;
};

/// A point in a block's text that others may refer to.
struct Anchor {
  std::size_t offset = 0;
  std::string name;
  friend bool operator==(const Anchor&, const Anchor&) = default;
};

/// One block's text, what marks it and where it came from.
struct Inline {
  std::u16string text;
  SourceMap where = {};
  std::vector<Span> spans = {};      ///< ascending by begin, then longest first; they nest or stand apart
  std::vector<Anchor> anchors = {};  ///< ascending
};

enum class BlockKind : std::uint8_t {
  kicker,
  headline,
  deck,
  byline,
  date_line,
  paragraph,
  subhead,
  list_item,
  quote,
  table_row,  ///< its cells parted by ` | `
  picture,    ///< its text is the caption
  credit,
};

/// `kicker`, `date-line` …: the name in dumps and layouts.
std::string_view name_of(BlockKind kind);

/// A picture that an article names.
struct PictureSource {
  std::string path;            ///< as written, relative to the article's folder
  std::u16string alternative;  ///< what it shows, for those who cannot see it
  SourceMap::Place where;
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  Inline content;
  int depth = 0;               ///< of a list item, from 0
  std::u16string marker = {};  ///< of a list item: a bullet or its number, as it is printed
  std::optional<PictureSource> picture = {};
};

/// What a reader recognised, and by which rule: what `nashra import` shows.
struct Finding {
  std::string_view rule;   ///< e.g. `language-switch`, `headline`, `empty-paragraph`
  std::uint32_t line = 0;  ///< of the source, from 1
  std::string text;        ///< the source line, UTF-8
};

struct Article {
  std::string file;           ///< as named in diagnostics
  std::string language;       ///< BCP 47
  std::vector<Block> blocks;  ///< in reading order
  std::vector<Finding> findings;
};

/// The place in the article's file that an offset into the text of one of its blocks came from.
SourcePos position_of(const Article& article, std::uint32_t block, std::size_t offset);

}  // namespace nashra
