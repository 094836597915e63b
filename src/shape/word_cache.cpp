#include "shape/word_cache.h"

#include <functional>

#include "shape/elongate.h"
#include "shape/glyphs.h"

namespace nashra {

std::size_t RunKeyHash::operator()(const RunKey& key) const {
  const std::size_t hash = std::hash<std::string_view>()(key.language) ^ std::hash<const Font*>()(key.font);
  return (hash ^ (key.script + static_cast<std::size_t>(key.direction))) * 0x9E3779B97F4A7C15U;
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

WordTable& WordCache::State::table_of(const TextRun& run) {
  const RunKey key{run.font.get(), direction_of(run), run.script, run.language->tag};
  const std::lock_guard lock(mutex);
  return tables[key];
}

ShapedWordPtr WordCache::State::find(const WordTable& table, std::u16string_view text) const {
  const std::lock_guard lock(mutex);
  const auto found = table.find(text);
  return found != table.end() ? found->second : nullptr;
}

ShapedWordPtr WordCache::State::keep(WordTable& table, const ShapedWordPtr& word) {
  const std::lock_guard lock(mutex);
  return table.try_emplace(word->text, word).first->second;
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
  std::size_t size = 0;
  for (const auto& [key, table] : state_->tables) size += table.size();
  return size;
}

}  // namespace nashra
