// A word taken apart into what a PDF reader can put together again: one code for each character.
//
// Readers get the text of a page from codes and positions, and most of them do badly with what Arabic fonts
// make of it: marks and dots as glyphs of their own, one glyph for several letters, kerning as wide as a
// space. So a cluster's glyphs are joined into one drawing, its characters share the width, and inside a word
// nothing is left to place.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "shape/shaped.h"

namespace nashra {

/// A glyph of the font, moved; font units, y upwards.
struct Component {
  std::uint32_t glyph = 0;
  std::int32_t x = 0, y = 0;
  friend auto operator<=>(const Component&, const Component&) = default;
};

/// What one code paints, and how far it moves the pen. Without components it is blank.
struct Drawing {
  std::vector<Component> components;
  std::int32_t advance = 0;  ///< 0 … 65535
  friend auto operator<=>(const Drawing&, const Drawing&) = default;
};

/// One character of a word: what its code paints and how far it moves the pen. `advance` is the layout's; it
/// differs from the drawing's, `width`, only where no font can have it.
struct Cell {
  std::span<const Component> components;
  std::int32_t width = 0;  ///< 0 … 65535
  char32_t character = 0;
  std::int32_t advance = 0;
  std::uint32_t offset = 0;  ///< of the character, UTF-16 into the word
};

/// Takes words apart, one after the other: what it works in is kept from word to word.
class WordCutter {
 public:
  /// The cells of a word, left to right, until the next call: right-to-left clusters have their last
  /// character first. The first cell of a cluster carries the drawing of all of it, the others are blank; so
  /// a glyph without a character is drawn with its neighbour. Marks are one unit wide (readers take them for
  /// zero, but lose characters that do not move the pen), the letters share the rest. Soft hyphens of the
  /// text have none.
  const std::vector<Cell>& cells_of(const ShapedWord& word);

 private:
  /// Glyphs of one cluster, as indices into the word's, and the characters that they show.
  struct Cluster {
    std::size_t first = 0, last = 0;
    std::uint32_t start = 0, end = 0;  ///< of the text, in the word's
  };
  struct Character {
    char32_t value = 0;
    std::uint32_t offset = 0;
    bool is_widthless = false;
  };

  bool find_plain_clusters(const ShapedWord& word);
  void find_clusters(const ShapedWord& word);
  void find_characters(const ShapedWord& word, const Cluster& cluster);
  void add_cells(const ShapedWord& word, const Cluster& cluster);
  void add_cell(const Character& character, std::span<const Component> components, std::int32_t advance);

  std::vector<std::uint32_t> bounds_;
  std::vector<bool> shown_;  ///< by bound
  std::vector<Cluster> clusters_;
  std::vector<Character> characters_;
  std::vector<Component> components_;
  std::vector<Cell> cells_;
};

}  // namespace nashra
