#include "shape/word_cache.h"

#include <functional>

#include "shape/elongate.h"

namespace nashra {

std::size_t WordKeyHash::operator()(const WordKey& key) const {
  std::size_t hash = std::hash<std::u16string_view>()(key.text);
  const auto mix = [&](std::size_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15U; };
  mix(std::hash<const Font*>()(key.font));
  mix(key.script + static_cast<std::size_t>(key.direction));
  mix(std::hash<std::string_view>()(key.language));
  return hash;
}

std::size_t ElongationKeyHash::operator()(const ElongationKey& key) const {
  const std::size_t place = key.offset * (kMostTatweels + 1) + key.tatweels;
  return (std::hash<const ShapedWord*>()(key.word) ^ place) * 0x9E3779B97F4A7C15U;
}

std::size_t JoinKeyHash::operator()(const JoinKey& key) const {
  std::size_t hash = std::hash<const Font*>()(key.font);
  for (const std::int32_t value : key.glyphs) {
    hash = (hash ^ static_cast<std::uint32_t>(value)) * 0x9E3779B97F4A7C15U;
  }
  return hash ^ hash >> 32U;
}

ShapedWordPtr WordCache::State::find(const WordKey& key) const {
  const std::lock_guard lock(mutex);
  const auto found = words.find(key);
  return found != words.end() ? found->second : nullptr;
}

ShapedWordPtr WordCache::State::keep(WordKey key, const ShapedWordPtr& word) {
  key.text = word->text;
  const std::lock_guard lock(mutex);
  return words.try_emplace(key, word).first->second;
}

TatweelWidths WordCache::State::tatweels_of(const TextRun& run) {
  {
    const std::lock_guard lock(mutex);
    const auto found = tatweels.find(run.font.get());
    if (found != tatweels.end()) return found->second;
  }
  const TatweelWidths widths = measure_tatweels(run);
  const std::lock_guard lock(mutex);
  return tatweels.try_emplace(run.font.get(), widths).first->second;
}

WordCache::WordCache() : state_(std::make_unique<State>()) {}
WordCache::~WordCache() = default;
WordCache::WordCache(WordCache&&) noexcept = default;
WordCache& WordCache::operator=(WordCache&&) noexcept = default;

std::size_t WordCache::size() const {
  const std::lock_guard lock(state_->mutex);
  return state_->words.size();
}

}  // namespace nashra
