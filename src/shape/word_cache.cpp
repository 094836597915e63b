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

std::size_t WordTable::slot_of(std::u16string_view text, std::size_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.word == nullptr || (slot.hash == hash && slot.word->text == text)) return at;
  }
}

ShapedWordPtr WordTable::find(std::u16string_view text) const {
  return slots_[slot_of(text, std::hash<std::u16string_view>()(text))].word;
}

const ShapedWordPtr& WordTable::add(const ShapedWordPtr& word) {
  if ((size_ + 1) * 3 > slots_.size() * 2) grow();
  const std::size_t hash = std::hash<std::u16string_view>()(word->text);
  Slot& slot = slots_[slot_of(word->text, hash)];
  if (slot.word == nullptr) {
    slot = {hash, word};
    ++size_;
  }
  return slot.word;
}

void WordTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (Slot& slot : old) {
    if (slot.word == nullptr) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].word != nullptr) at = (at + 1) & mask;
    slots_[at] = std::move(slot);
  }
}

WordTable& WordCache::State::table_of(const TextRun& run) {
  const RunKey key{run.font.get(), direction_of(run), run.script, run.language->tag};
  const std::lock_guard lock(mutex);
  return tables[key];
}

ShapedWordPtr WordCache::State::find(const WordTable& table, std::u16string_view text) const {
  const std::lock_guard lock(mutex);
  return table.find(text);
}

ShapedWordPtr WordCache::State::keep(WordTable& table, const ShapedWordPtr& word) {
  const std::lock_guard lock(mutex);
  return table.add(word);
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
