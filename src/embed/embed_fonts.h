// The fonts of a PDF: which codes show which words, and the font programs behind them. Font units throughout,
// y upwards.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "font/font.h"
#include "makeup/issue.h"

namespace nashra {

/// One code of a font as a word shows it: one character. `advance` is the layout's and differs from the font
/// program's (`EmbeddedFont::widths`) only where that cannot have it: below 0 or above 65535.
struct GlyphCode {
  std::uint16_t font = 0;  ///< index into `EmbeddedFonts::fonts`
  std::uint16_t cid = 0;
  std::int32_t advance = 0;
  std::uint32_t offset = 0;  ///< of the character, UTF-16 into the word
};

/// Codes of a word, visual order, left to right.
using Codes = std::span<const GlyphCode>;

/// The codes of all words of an issue, which are looked up once for each word on a page: one table without
/// pointers to follow. It never lists its words, as there is no order to them.
class WordCodes {
 public:
  std::size_t size() const { return count_; }

  /// The codes of a word; none of one that is not there.
  Codes of(const ShapedWord* word) const;

  /// Adds a word, whose codes are appended next; false: it is there already.
  bool add(const ShapedWord* word);
  void append(const GlyphCode& code) {
    codes_.push_back(code);
    ++slots_[last_].count;
  }

  /// The codes of all words, in the order in which these were added.
  std::vector<GlyphCode>& all() { return codes_; }
  const std::vector<GlyphCode>& all() const { return codes_; }

 private:
  struct Slot {
    const ShapedWord* word = nullptr;
    std::uint32_t first = 0, count = 0;  ///< into `codes_`
  };

  std::size_t slot_of(const ShapedWord* word) const;
  void grow();

  std::vector<Slot> slots_;  ///< a power of two; at most half are taken
  std::size_t count_ = 0, last_ = 0;
  std::vector<GlyphCode> codes_;
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
  std::uint16_t space = 0;                ///< the CID of a blank that reads as a space, for the ends of lines
};

/// The last code of a word, made so wide that it reaches into the space after it. Readers that go by
/// positions (pdf.js) take a gap of more than 0.6 em for the end of the text, so wide gaps are shown narrower
/// than they are. Narrower gaps are not touched: a letter made wider would pass for an elongated one.
struct Bridge {
  std::size_t word = 0;  ///< index into the line's words
  std::uint16_t cid = 0;
};

/// A mark beside a word that readers of the text need (`reading_marks`): blank and one unit wide.
struct MarkCode {
  std::size_t word = 0;   ///< index into the line's words
  bool is_after = false;  ///< at its right edge, else at its left
  std::uint16_t font = 0;
  std::uint16_t cid = 0;
};

/// All fonts of an issue, in the order of first use, and the codes of each of its words.
struct EmbeddedFonts {
  std::vector<EmbeddedFont> fonts;
  WordCodes words;
  std::unordered_map<const TextLine*, std::vector<Bridge>> bridges;  ///< of lines that have any
  std::unordered_map<const TextLine*, std::vector<MarkCode>> marks;  ///< the same, from the left
};

/// Collects what the lines of the issue show. A font that may not be embedded or is damaged is an error with
/// a cure (one for each such font), and there is no value then; one without TrueType outlines is a note.
Outcome<EmbeddedFonts> embed_fonts(const Issue& issue);

}  // namespace nashra
