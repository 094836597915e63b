// What stands behind `WordCache`.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shape/shape.h"

namespace nashra {

/// What the glyphs of a run's words depend on besides their text.
struct RunKey {
  const Font* font = nullptr;
  Direction direction = Direction::right_to_left;
  std::uint32_t script = 0;
  std::string_view language;  ///< of the language table, which lives as long as the program
  friend bool operator==(const RunKey&, const RunKey&) = default;
};

struct RunKeyHash {
  std::size_t operator()(const RunKey& key) const;
};

/// The words of like runs by their text. Open addressing: every word of a bulletin is looked up, and of a
/// table with nodes each look-up waits for memory three times.
class WordTable {
 public:
  std::size_t size() const { return size_; }

  /// The word, or null.
  ShapedWordPtr find(std::u16string_view text) const;

  /// Adds a word that is not there, and gives back the one that is.
  const ShapedWordPtr& add(const ShapedWordPtr& word);

 private:
  struct Slot {
    std::size_t hash = 0;
    ShapedWordPtr word;  ///< null: the slot is free
  };

  /// The slot of the word, or the free one where it goes.
  std::size_t slot_of(std::u16string_view text, std::size_t hash) const;
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(64);  ///< a power of two, at most two thirds of them taken
  std::size_t size_ = 0;
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
  std::unordered_map<RunKey, WordTable, RunKeyHash> tables;
  std::unordered_map<ElongationKey, ShapedWordPtr, ElongationKeyHash> elongated;
  std::unordered_map<JoinKey, ElongatedJoinPtr, JoinKeyHash> joins;
  std::unordered_map<const Font*, TatweelWidths> tatweels;

  /// The table that the run's words are in, valid as long as the cache.
  WordTable& table_of(const TextRun& run);

  /// The word, or null.
  ShapedWordPtr find(const WordTable& table, std::u16string_view text) const;

  /// Keeps the word, and gives back the one that was kept first.
  ShapedWordPtr keep(WordTable& table, const ShapedWordPtr& word);

  /// What tatweels add to a word in this font, measured once.
  TatweelWidths tatweels_of(const TextRun& run);
};

}  // namespace nashra
