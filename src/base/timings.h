// What each part of the work costs: what `--timings` and the benches print.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace nashra {

enum class Phase : std::uint8_t {
  read,
  clean,
  find_fonts,
  itemize,
  shape,
  break_lines,
  set_lines,
  make_up,
  proof,
  embed,
  pdf,
  write
};

inline constexpr std::size_t kPhases = 12;

/// `itemize`, `shape` …: the verb of the stage.
std::string_view name_of(Phase phase);

/// Time spent in each phase, summed over all threads. Nothing that is typeset depends on it.
class Timings {
 public:
  void add(Phase phase, std::chrono::nanoseconds time) {
    spent_[static_cast<std::size_t>(phase)].fetch_add(time.count(), std::memory_order_relaxed);
  }
  std::chrono::nanoseconds spent(Phase phase) const {
    return std::chrono::nanoseconds(spent_[static_cast<std::size_t>(phase)].load(std::memory_order_relaxed));
  }

 private:
  std::array<std::atomic<std::int64_t>, kPhases> spent_{};
};

/// Adds its own lifetime to a phase.
class Stopwatch {
 public:
  Stopwatch(Timings& timings, Phase phase) : timings_(timings), phase_(phase) {}
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() { timings_.add(phase_, std::chrono::steady_clock::now() - start_); }

 private:
  Timings& timings_;
  Phase phase_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// What `work()` gives, its time added to `phase`.
template <class Work>
auto timed(Timings& timings, Phase phase, Work work) {
  const Stopwatch stopwatch(timings, phase);
  return work();
}

}  // namespace nashra
