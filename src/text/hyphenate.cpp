#include "text/hyphenate.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <hyphen.h>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <utility>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::string_view kFolder = "/usr/share/hyphen/";
constexpr std::size_t kShortest = 5;
constexpr std::size_t kLongest = 90;  // the library's own limit is 100
constexpr int kLettersBefore = 2, kLettersAfter = 3;

struct Free {
  void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// Patterns and the way to spell a word for them.
class Patterns {
 public:
  explicit Patterns(std::string_view name) {
    const std::string file = std::string(kFolder) + std::string(name) + ".dic";
    dictionary_.reset(hnj_hyphen_load(file.c_str()));
    if (dictionary_ && dictionary_->utf8 == 0) read_character_set();
  }

  std::vector<std::size_t> divide(std::u16string_view small_letters) const {
    const std::optional<std::string> spelled = spell(small_letters);
    if (!spelled) return {};
    std::vector<char> marks(spelled->size() + 5);
    char** replacements = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    const int failed = hnj_hyphen_hyphenate3(
        dictionary_.get(), spelled->c_str(), static_cast<int>(spelled->size()), marks.data(), nullptr,
        &replacements, &positions, &cuts, kLettersBefore, kLettersAfter, 0, 0);
    std::vector<std::size_t> places;
    for (std::size_t at = 1; failed == 0 && at < small_letters.size(); ++at) {
      // A division that changes letters is none of ours: the text stays the article's.
      const bool changes_letters = replacements != nullptr && replacements[at - 1] != nullptr;
      // Both languages part doubled letters: мил-лион, not ми-ллион.
      const bool keeps_double = at + 1 < small_letters.size() && small_letters[at] == small_letters[at + 1];
      if (marks[at - 1] % 2 == 1 && !changes_letters && !keeps_double) places.push_back(at);
    }
    release(replacements, spelled->size());
    std::free(positions);
    std::free(cuts);
    return places;
  }

 private:
  /// What each letter is in an 8-bit set.
  void read_character_set() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, Free> converter(ucnv_open(dictionary_->cset, &status));
    for (int byte = 1; byte < 256 && U_SUCCESS(status); ++byte) {
      const char encoded = static_cast<char>(byte);
      std::array<char16_t, 4> decoded{};
      const std::int32_t length =
          ucnv_toUChars(converter.get(), decoded.data(), decoded.size(), &encoded, 1, &status);
      if (length == 1) bytes_.try_emplace(decoded[0], encoded);
    }
  }

  std::optional<std::string> spell(std::u16string_view letters) const {
    if (!dictionary_) return std::nullopt;
    if (dictionary_->utf8 != 0) return to_utf8(letters);
    std::string out;
    for (const char16_t letter : letters) {
      const auto byte = bytes_.find(letter);
      if (byte == bytes_.end()) return std::nullopt;
      out += byte->second;
    }
    return out;
  }

  static void release(char** replacements, std::size_t count) {
    if (replacements == nullptr) return;
    std::for_each(replacements, replacements + count, [](char* text) { std::free(text); });
    std::free(replacements);
  }

  std::unique_ptr<HyphenDict, Free> dictionary_;
  std::map<char16_t, char> bytes_;
};

bool is_letter(char16_t c) { return u_isalpha(c) != 0 && (c & 0xF800U) != 0xD800U; }

bool is_dividable(std::u16string_view word) {
  if (word.size() < kShortest || word.size() > kLongest || !std::all_of(word.begin(), word.end(), is_letter))
    return false;
  return std::any_of(word.begin() + 1, word.end(), [](char16_t c) { return u_isupper(c) == 0; });
}

}  // namespace

struct HyphenDictionaries::State {
  std::mutex mutex;
  std::map<std::string, Patterns, std::less<>> patterns;
};

HyphenDictionaries::HyphenDictionaries() : state_(std::make_unique<State>()) {}
HyphenDictionaries::HyphenDictionaries(HyphenDictionaries&& other) noexcept = default;
HyphenDictionaries& HyphenDictionaries::operator=(HyphenDictionaries&& other) noexcept = default;
HyphenDictionaries::~HyphenDictionaries() = default;

std::vector<std::size_t> HyphenDictionaries::divide(std::u16string_view word,
                                                    const LanguagePolicy& language) {
  if (language.hyphenation.empty() || !is_dividable(word)) return {};
  std::u16string small(word);
  for (char16_t& c : small) c = static_cast<char16_t>(u_tolower(c));
  const std::lock_guard lock(state_->mutex);
  const auto [known, is_new] =
      state_->patterns.try_emplace(std::string(language.hyphenation), language.hyphenation);
  return known->second.divide(small);
}

}  // namespace nashra
