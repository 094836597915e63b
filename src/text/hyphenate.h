// Where words may be divided at the end of a line.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "language/policy.h"

namespace nashra {

/// The hyphenation patterns of the languages asked for so far, each read once. Safe to share between threads.
class HyphenDictionaries {
 public:
  HyphenDictionaries();
  HyphenDictionaries(HyphenDictionaries&& other) noexcept;
  HyphenDictionaries& operator=(HyphenDictionaries&& other) noexcept;
  ~HyphenDictionaries();

  /// The places inside a word of letters where it may be divided by the language's patterns (Liang's, as
  /// libhyphen reads them), ascending, UTF-16. At least two letters stay before a place and three go to the
  /// next line. Empty for short words, abbreviations in capitals, letters that the patterns do not know, and
  /// languages without patterns or whose patterns are not installed.
  std::vector<std::size_t> divide(std::u16string_view word, const LanguagePolicy& language);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nashra
