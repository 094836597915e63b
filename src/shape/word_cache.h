// What stands behind `WordCache`.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shape/shape.h"

namespace nashra {

/// What a word's glyphs depend on. The text is a view: the map's keys look into the words they stand for.
struct WordKey {
  const Font* font = nullptr;
  Direction direction = Direction::right_to_left;
  std::uint32_t script = 0;
  std::string_view language;  ///< of the language table, which lives as long as the program
  std::u16string_view text;
  friend bool operator==(const WordKey&, const WordKey&) = default;
};

struct WordKeyHash {
  std::size_t operator()(const WordKey& key) const;
};

/// An elongated form of a word that is kept itself.
struct ElongationKey {
  const ShapedWord* word = nullptr;
  std::uint32_t offset = 0;
  std::size_t tatweels = 0;
  friend bool operator==(const ElongationKey&, const ElongationKey&) = default;
};

struct ElongationKeyHash {
  std::size_t operator()(const ElongationKey& key) const;
};

/// What the form of a join with tatweels depends on: HarfBuzz calls a tatweel safe where nothing else does.
struct JoinKey {
  const Font* font = nullptr;
  std::vector<std::int32_t> glyphs;  ///< number of tatweels, then the letters on both sides
  friend bool operator==(const JoinKey&, const JoinKey&) = default;
};

struct JoinKeyHash {
  std::size_t operator()(const JoinKey& key) const;
};

/// The letters on both sides of a join, the tatweels between them; clusters: 0 the letter before, 1 the one
/// after. Without glyphs where the font does not keep its promise.
struct ElongatedJoin {
  std::vector<Glyph> glyphs;
  std::int32_t ink_top = 0, ink_bottom = 0;
};
using ElongatedJoinPtr = std::shared_ptr<const ElongatedJoin>;

struct WordCache::State {
  mutable std::mutex mutex;
  std::unordered_map<WordKey, ShapedWordPtr, WordKeyHash> words;
  std::unordered_map<ElongationKey, ShapedWordPtr, ElongationKeyHash> elongated;
  std::unordered_map<JoinKey, ElongatedJoinPtr, JoinKeyHash> joins;
  std::unordered_map<const Font*, TatweelWidths> tatweels;

  ShapedWordPtr find(const WordKey& key) const;

  /// Keeps the word, and gives back the one that was kept first.
  ShapedWordPtr keep(WordKey key, const ShapedWordPtr& word);

  /// What tatweels add to a word in this font, measured once.
  TatweelWidths tatweels_of(const TextRun& run);
};

}  // namespace nashra
