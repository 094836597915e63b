#include <utility>

#include "embed/embed_fonts.h"

namespace nashra {

/// The word's slot, or the free one where it would be.
std::size_t WordCodes::slot_of(const ShapedWord* word) const {
  const std::size_t mask = slots_.size() - 1;
  const auto digest = reinterpret_cast<std::uintptr_t>(word) * std::uintptr_t{0x9E3779B97F4A7C15U};
  std::size_t slot = digest >> 32 & mask;
  while (slots_[slot].word != nullptr && slots_[slot].word != word) slot = (slot + 1) & mask;
  return slot;
}

Codes WordCodes::of(const ShapedWord* word) const {
  if (slots_.empty()) return {};
  const Slot& slot = slots_[slot_of(word)];
  return std::span(codes_).subspan(slot.first, slot.count);
}

bool WordCodes::add(const ShapedWord* word) {
  if (2 * count_ >= slots_.size()) grow();
  const std::size_t slot = slot_of(word);
  if (slots_[slot].word == word) return false;
  slots_[slot] = {word, static_cast<std::uint32_t>(codes_.size()), 0};
  last_ = slot;
  ++count_;
  return true;
}

void WordCodes::grow() {
  const std::vector<Slot> old = std::exchange(slots_, {});
  slots_.resize(old.empty() ? 256 : 2 * old.size());
  for (const Slot& slot : old) {
    if (slot.word != nullptr) slots_[slot_of(slot.word)] = slot;
  }
}

}  // namespace nashra
