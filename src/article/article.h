// An article as it was understood, whatever format it came in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_text.h"

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

/// One block's text and where it came from.
struct Inline {
  std::u16string text;
  SourceMap where;
};

enum class BlockKind : std::uint8_t { kicker, headline, deck, byline, date_line, paragraph, subhead, credit };

/// `kicker`, `date-line` …: the name in dumps and layouts.
std::string_view name_of(BlockKind kind);

struct Block {
  BlockKind kind = BlockKind::paragraph;
  Inline content;
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

}  // namespace nashra
