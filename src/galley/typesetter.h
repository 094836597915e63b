#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "galley/galley.h"
#include "galley/session.h"
#include "galley/style_fonts.h"
#include "language/policy.h"
#include "linebreak/break_lines.h"
#include "linebreak/items.h"
#include "picture/picture.h"
#include "spec/layout.h"

namespace nashra {

/// The shape of a paragraph in a column `measure` wide whose first line is set in by `indent`.
ParagraphShape column_shape(Length measure, Length indent = {});

/// The legal means of setting a block in another way than best.
struct Setting {
  int lines_more = 0;  ///< than its best breaks have; where that cannot be had, the nearest that can
  double most_demerits_more = kAnyDemerits;  ///< what costs more is not had
  double loosest_ratio = kAnyDemerits;       ///< nor is what has a looser line
  friend auto operator<=>(const Setting&, const Setting&) = default;
};

/// What a picture and its caption may take: the width of a column, the height of the lowest text area, and
/// the grid that they fill whole steps of.
struct PictureSpace {
  Length measure, height, grid;
};

/// How a paragraph is broken best.
using BreakParagraph = Breaks (*)(std::span<const Item>, const ParagraphShape&, const BreakParameters&);

/// Sets blocks and fields on request: make-up asks, at whatever measure it is trying. Pure: the same question
/// gives the same galley, and about the text of the articles last asked about the very same object. Safe to
/// share between threads. The session, the layout, the fonts, the articles and the pictures must outlive it.
class Typesetter {
 public:
  /// With another `break_paragraph` than total fit every block is set in its one way, whatever the setting.
  Typesetter(Session& session, const StyleFonts& fonts, const std::vector<Article>& articles,
             const Pictures* pictures = nullptr, BreakParagraph break_paragraph = &break_lines);
  ~Typesetter();

  /// A block of an article, in its article's language. Lines that must stay together are marked by `style`'s
  /// widows and orphans; its space before and after is part of the galley. A block is itemised and shaped
  /// once for each style, whatever the measures. A setting that cannot be had gives the galley of the one it
  /// becomes. The marker of a list item hangs in the style's indent at the start; where that is too narrow
  /// for it the first line makes room.
  GalleyPtr set(BlockRef block, const Style& style, const ParagraphShape& shape,
                const Setting& setting = {}) const;

  /// A picture block: the picture as wide as the column, or narrower where it would be higher than two thirds
  /// of the text area, and its caption under it, which stays with it; `caption` nullptr prints none. With the
  /// white space around them they fill whole grid steps. Empty when the block's picture could not be had.
  Galley set_picture(BlockRef block, const Style* caption, const PictureSpace& space) const;

  /// A portrait picture (higher than wide) with its caption, for the end edge of a column: as wide as
  /// `space.measure`, or narrower where it would be too high. No column ends between it and the next line.
  /// Empty when the picture could not be had or is no portrait.
  Galley set_side_picture(BlockRef block, const Style* caption, const PictureSpace& space) const;

  /// A line of furniture or another text that no article holds; each line of `text` (U+2028) is one line.
  Galley set(std::u16string_view text, const LanguagePolicy& language, const Style& style,
             Length measure) const;

 private:
  struct Request;
  struct Prepared;
  class Memory;
  PicturePtr picture_of(BlockRef block) const;
  Galley set_caption(BlockRef block, const Style* caption, Length measure) const;
  static Length room_of(const Prepared& prepared, const Style& style);
  static std::vector<WordInLine> marker_beside(const Line& line, const Request& request,
                                               const Prepared& prepared);
  Prepared prepare(const Request& request) const;
  void prepare_marker(const Request& request, Prepared& prepared) const;
  Breaks break_best(const Prepared& prepared, const ParagraphShape& shape) const;
  BreakProfile break_around(const Prepared& prepared, const ParagraphShape& shape, const Breaks& best,
                            const LineCounts& wanted) const;
  Galley set_in_lines(const Request& request, const Prepared& prepared, const ParagraphShape& shape,
                      const Breaks& breaks) const;

  Session& session_;
  const StyleFonts& fonts_;
  const std::vector<Article>& articles_;
  const Pictures* pictures_;
  BreakParagraph break_paragraph_;
  std::unique_ptr<Memory> memory_;
};

}  // namespace nashra
