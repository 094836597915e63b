// The fonts of a PDF: which codes show which words, and the font programs behind them. Font units throughout,
// y upwards.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "font/font.h"
#include "makeup/issue.h"

namespace nashra {

/// One code of a font as a word shows it: one character. `advance` is the layout's and differs from the font
/// program's
/// (`EmbeddedFont::widths`) only where that cannot have it: below 0 or above 65535.
struct GlyphCode {
  std::uint32_t font = 0;  ///< index into `EmbeddedFonts::fonts`
  std::uint16_t cid = 0;
  std::int32_t advance = 0;
};

/// A composite font of a PDF (ISO 32000-1 §9.7): a subset of one face. The vectors are indexed by CID; 0 is
/// .notdef.
struct EmbeddedFont {
  FontPtr font;
  std::string base_font;  ///< with its subset tag: `ABCDEF+Amiri-Regular`
  std::string program;    ///< TrueType, for FontFile2
  std::vector<std::int32_t> widths;
  std::vector<std::uint16_t> cid_to_gid;  ///< glyph ids of `program`
  std::vector<char32_t> to_unicode;       ///< one character each
};

/// Codes of a word, visual order, left to right.
using Codes = std::vector<GlyphCode>;

/// All fonts of an issue, in the order of first use, and the codes of each of its words.
struct EmbeddedFonts {
  std::vector<EmbeddedFont> fonts;
  std::unordered_map<const ShapedWord*, Codes> words;
};

/// Collects what the lines of the issue show. A font that may not be embedded or has no TrueType outlines is
/// an error with a cure (one for each such font), and there is no value then.
Outcome<EmbeddedFonts> embed_fonts(const Issue& issue);

}  // namespace nashra
