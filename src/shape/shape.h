#pragma once

#include <memory>

#include "shape/shaped.h"
#include "text/paragraph.h"

namespace nashra {

/// Every word that was shaped, keyed by font, direction, script, language and text: the same word is never
/// shaped twice, nor is an elongated form of it. Insert-only and safe to share between threads; results never
/// depend on hits.
class WordCache {
 public:
  WordCache();
  ~WordCache();
  WordCache(WordCache&&) noexcept;
  WordCache& operator=(WordCache&&) noexcept;

  std::size_t size() const;

  struct State;  ///< what only this stage knows

 private:
  friend class Shaper;
  friend bool can_elongate(const TextRun& run, WordCache& cache);
  friend ShapedWordPtr elongate(const ShapedWordPtr& word, std::uint32_t offset, std::size_t tatweels,
                                WordCache& cache);
  std::unique_ptr<State> state_;
};

/// Shapes a paragraph with HarfBuzz's own OpenType shaper (`ot`, never Graphite). A piece ends at every run
/// boundary, space and break opportunity; where it touches a letter of the same word in another run it is
/// shaped with that context. Words know nothing of each other: kerning across a space (Amiri draws a kaf 244
/// units under a heh before it) would hang out of the column when the line breaks there.
/// Words that may be elongated know their places for it.
ShapedParagraph shape(Paragraph paragraph, WordCache& cache);

inline constexpr std::uint32_t kArabicScript = 0x41726162;  ///< `Arab`

/// Whether words of this run may be elongated: its language does it, and its font has a tatweel that joins.
bool can_elongate(const TextRun& run, WordCache& cache);

/// A word of `shape`, shaped again with so many U+0640 (1 … `kMostTatweels`) at one of its places. Text and
/// clusters are those of the word as it was written; the glyphs that the tatweels became say so, and marks
/// stay on their letters. nullptr where the font does not keep what its tatweel promises.
ShapedWordPtr elongate(const ShapedWordPtr& word, std::uint32_t offset, std::size_t tatweels,
                       WordCache& cache);

}  // namespace nashra
