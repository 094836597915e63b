// Questions that were answered before.
#pragma once

#include <map>
#include <memory>
#include <mutex>

namespace nashra {

/// Answers by question. Insert-only and safe to share between threads: the work is done outside the lock, and
/// of two that did the same work the first one's answer is everybody's.
template <class Key, class Value>
class Memo {
 public:
  /// The known answer, or what `work()` gives.
  template <class Work>
  std::shared_ptr<const Value> get(const Key& key, Work work) {
    if (std::shared_ptr<const Value> known = find(key)) return known;
    auto made = std::make_shared<const Value>(work());
    const std::lock_guard lock(mutex_);
    return answers_.try_emplace(key, std::move(made)).first->second;
  }

 private:
  std::shared_ptr<const Value> find(const Key& key) const {
    const std::lock_guard lock(mutex_);
    const auto found = answers_.find(key);
    return found != answers_.end() ? found->second : nullptr;
  }

  mutable std::mutex mutex_;
  std::map<Key, std::shared_ptr<const Value>> answers_;
};

}  // namespace nashra
