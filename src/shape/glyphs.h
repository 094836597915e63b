// HarfBuzz behind one call.
#pragma once

#include <string_view>
#include <vector>

#include "base/text_range.h"
#include "shape/shaped.h"
#include "text/paragraph.h"

namespace nashra {

/// The text that the shaper sees: the word alone, or the word within its paragraph.
struct ShapingSource {
  std::u16string_view text;
  TextRange word;
  bool begins_paragraph = false, ends_paragraph = false;
};

/// The direction of the run's level.
Direction direction_of(const TextRun& run);

/// The glyphs of a word in the run's direction, script, language and font, clusters counted from the word's
/// beginning. Characters that are never shown have none.
std::vector<Glyph> shape_glyphs(const TextRun& run, const ShapingSource& source);

/// A word of these glyphs: its advance and the extents of its ink. Characters before the first glyph, such as
/// a soft hyphen, belong to it.
ShapedWord make_word(const TextRun& run, std::u16string_view text, std::vector<Glyph> glyphs);

}  // namespace nashra
