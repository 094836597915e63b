#include "spec/nearest.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::size_t kLongestWord = 64;
constexpr std::size_t kMostCandidates = 1000;

/// Optimal string alignment distance over UTF-16 code units.
std::size_t slips_between(const std::u16string& a, const std::u16string& b) {
  std::array<std::vector<std::size_t>, 3> rows;  // two back, one back, this one
  for (auto& row : rows) row.resize(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) rows[2][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::rotate(rows.begin(), rows.begin() + 1, rows.end());
    rows[2][0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = rows[1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      rows[2][j] = std::min({changed, rows[1][j] + 1, rows[2][j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) rows[2][j] = std::min(rows[2][j], rows[0][j - 2] + 1);
    }
  }
  return rows[2][b.size()];
}

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > kLongestWord) return {};
  const std::u16string wanted = to_utf16(word);
  std::size_t fewest = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::string_view best;
  for (const std::string_view candidate : candidates.first(std::min(candidates.size(), kMostCandidates))) {
    if (candidate.size() > kLongestWord) continue;
    const std::u16string letters = to_utf16(candidate);
    const std::size_t slips = slips_between(wanted, letters);
    if (slips < fewest && slips < std::max(wanted.size(), letters.size())) {
      fewest = slips;
      best = candidate;
    }
  }
  return std::string(best);
}

}  // namespace nashra
