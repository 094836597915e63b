// The test files of Unicode as Debian's unicode-data has them, and what we know to differ from them.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace nashra::test {

/// Calls `take` with each line of a file below /usr/share/unicode that holds something, comments cut off.
void each_line(const std::string& file, const std::function<void(const std::string&)>& take);

/// Whether a row is one of those to try: all with NASHRA_CONFORMANCE=whole, else each `step`-th.
bool is_in_sample(std::size_t row, std::size_t step);

/// Numbers parted by white space; `x` is `removed`.
std::vector<int> numbers_in(const std::string& text, int removed = -1);

/// Hexadecimal characters parted by anything else.
std::vector<char32_t> characters_in(const std::string& text);

/// The rows that a version of ICU is known to answer otherwise, from `known/NAME-icuVERSION.txt` beside this
/// file: what differs and is not listed fails, and so does what is listed and does not differ.
/// NASHRA_UPDATE_GOLDENS=1 with NASHRA_CONFORMANCE=whole writes the list anew. A version without a list is
/// not judged.
class KnownDifferences {
 public:
  explicit KnownDifferences(const std::string& name);
  void compare(const std::string& row, const std::string& difference);
  void expect_all_met();

 private:
  std::string file_;
  bool is_known_version_ = false;
  std::set<std::string> listed_, found_;
  std::size_t unexpected_ = 0;
  std::string said_;
};

}  // namespace nashra::test
