// What stands behind `WordCache`.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

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

struct WordCache::State {
  mutable std::mutex mutex;
  std::unordered_map<WordKey, ShapedWordPtr, WordKeyHash> words;

  ShapedWordPtr find(const WordKey& key) const;

  /// Keeps the word, and gives back the one that was kept first.
  ShapedWordPtr keep(WordKey key, const ShapedWordPtr& word);
};

}  // namespace nashra
