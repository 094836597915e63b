// One day's bulletin, laid out: all that pdf/, dump/ and proof/ read. Physical positions: x to the right, y
// downwards.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "article/article.h"
#include "base/geometry.h"
#include "galley/galley.h"
#include "language/date.h"
#include "language/policy.h"
#include "linebreak/line.h"
#include "makeup/structure.h"

namespace nashra {

/// What paints, in permille of full ink. Body text is black 1000 and nothing else.
struct Ink {
  int cyan = 0, magenta = 0, yellow = 0, black = 1000;
  bool overprint = true;  ///< leaves the plates alone that it does not use, so that no white edge shows where
                          ///< they are out of register; else it knocks out what lies under it
  friend bool operator==(const Ink&, const Ink&) = default;
};

/// A line of text. Its origin is the left end of the slot on the baseline; word positions are relative to it.
struct TextLine {
  Length size;
  const LanguagePolicy* language = nullptr;
  std::vector<WordInLine> words;  ///< visual order; glyphs are expanded only in pdf/
  std::vector<Span> spans =
      {};  ///< of the block, as far as they mark this line; ranges are offsets into the block
  std::vector<Anchor> anchors = {};  ///< of the block, in this line
  int scale = 1000;                  ///< as in `Line`
};

/// A filled rectangle; its origin is the top left corner.
struct RuleBox {
  Length width, height;
};

/// What is on a page but belongs to no article.
enum class Artifact : std::uint8_t { header, footer, rule, decoration };

/// One thing on a page. `node` says what it is: a part of the structure, or a kind of artifact.
struct Placed {
  Point origin;
  std::variant<TextLine, RuleBox, PictureBox> what;
  Ink ink;
  std::variant<Artifact, NodeId> node;
  std::optional<BlockRef> block;  ///< of the article's own text and pictures
};

struct Page {
  Length width, height;
  std::string folio;          ///< as printed, in the edition's digits
  std::vector<Placed> items;  ///< in reading order
};

/// Where a story's head stands: an entry of the outline.
struct Bookmark {
  std::u16string title;
  std::size_t page = 0;  ///< page index, from 0
  Length y;              ///< top of the head
};

/// Where a part of an article stands.
struct Placement {
  ArticleId article;
  std::size_t page = 0;
  Rect area;
  int lines = 0, pictures = 0;
};

struct Metadata {
  std::u16string title;  ///< of the bulletin, else the headline of its first article
  const LanguagePolicy* language = nullptr;
  std::optional<Date> date;
};

struct Issue {
  std::vector<Page> pages;
  std::vector<Bookmark> bookmarks;
  std::vector<Placement> placements;
  StructureTree structure;
  Metadata metadata;
};

}  // namespace nashra
