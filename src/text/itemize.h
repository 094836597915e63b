#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "language/policy.h"
#include "text/paragraph.h"

namespace nashra {

/// A cluster that no font of the chain has whole. The font that has its base sets it, else the first; what that one lacks
/// is .notdef.
struct MissingGlyph {
  std::size_t offset = 0;     ///< UTF-16, into the block
  char32_t code_point = 0;    ///< the first that is lacking
};

/// A paragraph and what its fonts lack.
struct Itemized {
  Paragraph paragraph;
  std::vector<MissingGlyph> missing;
};

/// Splits a block into runs. `fonts` is the style's chain, first choice first, not empty. Levels by UAX #9 with the
/// paragraph level from `language` (HL1), scripts by UAX #24, breaks by UAX #14. A word takes the first font that has
/// all of its letters, so that joins never cross fonts; when none has, each grapheme cluster takes the first that has it,
/// a mark always with its base. Never fails on content.
Itemized itemize(std::u16string_view text, const LanguagePolicy& language, const std::vector<FontPtr>& fonts);

}  // namespace nashra
