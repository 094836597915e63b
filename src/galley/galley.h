// Text set in a column of endless height.
#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"
#include "linebreak/line.h"
#include "picture/picture.h"
#include "spec/layout.h"

namespace nashra {

/// A line and the height it takes. Its baseline stands `baseline_in(leading)` below the top of that height.
struct LineBox {
  Line line;
  Length size;
  Length leading;
  const LanguagePolicy* language = nullptr;
  const Style* style = nullptr;
  std::optional<BlockRef> block;        ///< nothing for furniture
  std::vector<Span> spans = {};         ///< of the block, as far as they mark this line
  std::vector<Anchor> anchors = {};     ///< of the block, in this line
  std::vector<WordInLine> marker = {};  ///< of a list item, before its first line; in the same slot, with
                                        ///< places in the marker's own text
};

/// A picture as it is printed; in a galley it stands in the middle of the column.
struct PictureBox {
  PicturePtr picture;
  Length width, height;
  BlockRef block;
};

/// A picture at the end edge of the column with its caption under it. It stands beside the lines that follow
/// and takes no height of its own.
struct SidePicture {
  PictureBox box;
  std::vector<LineBox> caption;  ///< in lines as wide as the picture
  Length above;                  ///< white space above the picture, as the lines beside it have
  Length height;                 ///< of all, with the white space above and below
};

/// White space between blocks; it vanishes at the top and at the foot of a column.
struct Leading {
  Length height;
};

/// Stands after a line or picture that no column may end with (widows, orphans, heads).
struct KeepTogether {};

using GalleyItem = std::variant<LineBox, PictureBox, SidePicture, Leading, KeepTogether>;

struct Galley {
  std::vector<GalleyItem> items;  ///< top to bottom
  Diagnostics diagnostics;        ///< missing glyphs, overfull lines
  double demerits = 0;            ///< of the breaks of its paragraphs, in sum
};

using GalleyPtr = std::shared_ptr<const Galley>;

/// Where in a line's height its baseline stands: 72 % of the leading from its top, which centres Arabic
/// letters (about 0.75 em above the baseline, 0.3 em below) in the line.
constexpr Length baseline_in(Length leading) { return scaled(leading, 720, 1000); }

/// The block of a line or picture; nothing of white space, marks and furniture.
std::optional<BlockRef> block_of(const GalleyItem& item);

/// Whether it is a line, or a picture.
bool is_shown(const GalleyItem& item);
bool is_picture(const GalleyItem& item);

/// Sum of the heights of all items.
Length height_of(const Galley& galley);

/// Number of lines.
int lines_in(const Galley& galley);

/// Moves the items and diagnostics of `from` to the end of `to`, and adds its demerits.
void append(Galley& to, Galley from);

}  // namespace nashra
