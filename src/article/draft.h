// An article on its way from lines to blocks. Only the plain-text reader and its rules see it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"

namespace nashra {

/// A line of the source that is left, or several that belong together.
struct Piece {
  std::size_t begin = 0, end = 0;  ///< UTF-16 offsets into `Draft::text`
  bool after_blank = false;        ///< a line without letters, or several, stood before it
  std::optional<BlockKind> kind;   ///< nothing yet: a rule may still take it
};

struct Draft {
  std::u16string text;        ///< the whole source without what is no text
  SourceMap where;            ///< of `text`
  std::vector<Piece> pieces;  ///< in the order of the source
  std::vector<Finding> findings;
};

inline std::u16string_view text_of(const Draft& draft, const Piece& piece) {
  return std::u16string_view(draft.text).substr(piece.begin, piece.end - piece.begin);
}

/// One line from offset `from` on: its whole extent, without its line end. `from` moves to the start of the
/// next line.
Piece take_line(std::u16string_view text, std::size_t& from);

/// The piece without the white space at its ends.
Piece trimmed(std::u16string_view text, Piece piece);

}  // namespace nashra
