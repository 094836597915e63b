#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "language/policy.h"
#include "text/paragraph.h"

namespace nashra {

class HyphenDictionaries;

/// A cluster that no font of the chain has whole. The font that has its base sets it, else the first; what
/// that one lacks is .notdef.
struct MissingGlyph {
  std::size_t offset = 0;   ///< UTF-16, into the block
  char32_t code_point = 0;  ///< the first that is lacking
};

/// A paragraph and what its fonts lack.
struct Itemized {
  Paragraph paragraph;
  std::vector<MissingGlyph> missing;
};

/// A stretch of a block that is set in other fonts than the rest, or is in another language.
struct FontRange {
  TextRange range;
  const std::vector<FontPtr>* fonts = nullptr;  ///< first choice first, not empty; nullptr: the block's
  const LanguagePolicy* language = nullptr;     ///< nullptr: the block's
};

/// Splits a block into runs. `fonts` is the style's chain, first choice first, not empty. Levels by UAX #9
/// with the paragraph level from `language` (HL1) and the units of `find_units` kept whole, scripts by UAX
/// #24, breaks by UAX #14. A word takes the first font that has all of its letters, so that joins never cross
/// fonts; when none has, each grapheme cluster takes the first that has it, a mark always with its base.
/// Never fails on content.
///
/// `ranges` ascend and do not overlap. One that begins or ends inside a cluster does so after it. A word that
/// a range cuts is two words to the choice of fonts; it keeps its joining forms, as `shape` looks across
/// runs.
///
/// With `dictionaries` the words of languages that have patterns may be divided, at a cost; those of units
/// never are.
Itemized itemize(std::u16string_view text, const LanguagePolicy& language, const std::vector<FontPtr>& fonts,
                 std::span<const FontRange> ranges = {}, HyphenDictionaries* dictionaries = nullptr);

}  // namespace nashra
