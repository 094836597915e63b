#include "text/levels.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

namespace nashra {
namespace {

constexpr std::size_t kOpenBrackets = 63;   // BD16
constexpr std::size_t kOpenIsolates = 125;  // BD2, max_depth

constexpr char16_t kNeutral = u'|';  // any character of class ON that is no bracket

// ICU looks through every bracket still open whenever one closes: a text of nothing but unmatched brackets
// would take quadratic time. This follows the brackets as BD16 does and says from where on they are too many.
class BracketWatch {
 public:
  /// False when this bracket is one too many.
  bool accepts(char16_t character) {
    if (character == 0x2066 || character == 0x2067 || character == 0x2068) return enter();
    if (character == 0x2069) return leave();
    switch (u_getIntPropertyValue(character, UCHAR_BIDI_PAIRED_BRACKET_TYPE)) {
      case U_BPT_OPEN:
        return open(character);
      case U_BPT_CLOSE:
        return close(character);
      default:
        return true;
    }
  }

 private:
  bool enter() {
    if (frames_.size() > kOpenIsolates) return false;
    frames_.emplace_back();
    return true;
  }

  bool leave() {
    if (frames_.size() > 1) frames_.pop_back();
    return true;
  }

  bool open(char16_t character) {
    if (frames_.back().size() == kOpenBrackets) return false;
    frames_.back() += static_cast<char16_t>(u_getBidiPairedBracket(character));
    return true;
  }

  bool close(char16_t character) {
    std::u16string& awaited = frames_.back();
    if (const std::size_t at = awaited.rfind(character); at != std::u16string::npos) awaited.resize(at);
    return true;
  }

  std::vector<std::u16string> frames_{
      1};  // closing brackets awaited, one string for each isolate that is open
};

bool is_bracket(char16_t character) {
  return u_getIntPropertyValue(character, UCHAR_BIDI_PAIRED_BRACKET_TYPE) != U_BPT_NONE;
}

std::optional<std::u16string> without_excess_brackets(std::u16string_view text) {
  BracketWatch watch;
  const auto first = std::find_if_not(text.begin(), text.end(), [&](char16_t c) { return watch.accepts(c); });
  if (first == text.end()) return std::nullopt;
  std::u16string out(text);
  const auto from = out.begin() + (first - text.begin());
  std::replace_if(from, out.end(), is_bracket, kNeutral);
  return out;
}

struct CloseBidi {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

}  // namespace

std::vector<std::uint8_t> embedding_levels(std::u16string_view text, Direction direction,
                                           std::span<const TextRange> units) {
  const std::uint8_t base = direction == Direction::right_to_left ? 1 : 0;
  std::vector<std::uint8_t> levels(text.size(), base);
  if (text.empty()) return levels;
  std::u16string masked;
  if (!units.empty()) {
    masked = text;
    for (const TextRange& unit : units)
      masked.replace(unit.begin, length_of(unit), length_of(unit), kNeutral);
    text = masked;
  }
  const std::optional<std::u16string> tamed = without_excess_brackets(text);
  if (tamed) text = *tamed;
  const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
  UErrorCode status = U_ZERO_ERROR;
  const auto length = static_cast<std::int32_t>(text.size());
  ubidi_setPara(bidi.get(), text.data(), length, base, nullptr, &status);
  const UBiDiLevel* found = ubidi_getLevels(bidi.get(), &status);
  if (U_SUCCESS(status)) std::copy_n(found, text.size(), levels.begin());
  for (const TextRange& unit : units) {
    for (std::size_t at = unit.begin; at < unit.end; ++at) levels[at] += levels[at] % 2;
  }
  return levels;
}

}  // namespace nashra
