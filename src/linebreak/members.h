// The words and spaces of a line on their way into it.
#pragma once

#include <vector>

#include "linebreak/line.h"
#include "linebreak/set_lines.h"

namespace nashra {

/// A word of a line that is elongated.
struct Kashida {
  std::size_t item = 0;
  std::uint32_t offset = 0;  ///< into the word, as in `ElongationPlace`
  std::size_t tatweels = 0;
};

/// A line whose words are known in the form that they will have.
struct PlannedLine {
  std::size_t begin = 0, end = 0;  ///< items
  Length measure;
  int scale = 1000;
  bool is_filled = false;         ///< spaces take what is missing
  bool is_divided = false;        ///< a hyphen shows at its end
  std::vector<Kashida> kashidas;  ///< ascending
};

/// A word or a space of a line. Its width is that of the form it will have.
struct Member {
  const ShapedPiece* piece = nullptr;
  Length width;
  Length stretch, shrink;
  Kashida kashida;     ///< without tatweels: none
  ShapedWordPtr form;  ///< where it is known, in place of the piece's word

  bool is_space() const { return piece->kind != ShapedPiece::Kind::word; }
};

/// The members of a line, in logical order, in place of what was there.
void find_members(std::vector<Member>& members, const ShapedParagraph& paragraph, Length size,
                  const ItemList& list, const PlannedLine& line);

Length width_of(const std::vector<Member>& members);

/// Shares `amount` out to the spaces as they can stretch, or a negative one as far as they can shrink. What
/// is left goes on to the spaces after, so that the last one closes the sum and the first ones have the odd
/// units.
void set_spaces(std::vector<Member>& members, Length amount);

/// UAX #9, L2: from the highest level down to the lowest odd one, reverse what stands at that level or
/// higher.
void put_in_visual_order(std::vector<Member>& members);

}  // namespace nashra
