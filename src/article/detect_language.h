// Which language a text is in.
#pragma once

#include <cstddef>
#include <string_view>

namespace nashra {

/// Letters counted by script, and the letters that tell the languages of Arabic script apart.
struct LetterCount {
  std::size_t arabic = 0, hebrew = 0, cyrillic = 0, latin = 0;
  std::size_t arabic_only = 0;        ///< ي ك ى ة أ إ
  std::size_t not_arabic = 0;         ///< letters of Persian, Urdu or Kurdish that Arabic has not
  std::size_t urdu = 0, kurdish = 0;  ///< those that only one of them has
};

void count_letters(std::u16string_view text, LetterCount& count);

/// The BCP 47 tag of the script with most letters: `he`, `ru`, `en`, or `ar`; Arabic script is `fa`, `ur` or
/// `ckb` where letters of those languages outnumber the ones that only Arabic has. A text without letters is
/// `ar`.
std::string_view detect_language(const LetterCount& count);

}  // namespace nashra
