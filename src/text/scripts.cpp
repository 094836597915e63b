#include "text/scripts.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::size_t kOpenBrackets = 63;

// Brackets still open, with where they stand. Of more than can be remembered the oldest are forgotten.
class OpenBrackets {
 public:
  void open(char32_t closing, std::size_t at) {
    if (brackets_.size() == kOpenBrackets) brackets_.erase(brackets_.begin());
    brackets_.push_back({closing, at});
  }

  /// Where its opening bracket stands.
  std::optional<std::size_t> close(char32_t closing) {
    const auto found = std::find_if(brackets_.rbegin(), brackets_.rend(),
                                    [&](const Bracket& bracket) { return bracket.closing == closing; });
    if (found == brackets_.rend()) return std::nullopt;
    const std::size_t at = found->at;
    brackets_.erase(found.base() - 1, brackets_.end());
    return at;
  }

 private:
  struct Bracket {
    char32_t closing;
    std::size_t at;
  };
  std::vector<Bracket> brackets_;
};

bool is_real(UScriptCode script) { return script != USCRIPT_COMMON && script != USCRIPT_INHERITED; }

// The script of a character that comes after text in script `before`; common when nothing decides.
UScriptCode script_after(UScriptCode before, char32_t code_point, UScriptCode otherwise) {
  UErrorCode status = U_ZERO_ERROR;
  const auto character = static_cast<UChar32>(code_point);
  const UScriptCode own = uscript_getScript(character, &status);
  if (U_FAILURE(status) || own == USCRIPT_INHERITED || own == USCRIPT_UNKNOWN) return before;
  if (is_real(own)) return own;
  const bool rules_out =
      uscript_hasScript(character, USCRIPT_COMMON) == 0 && uscript_hasScript(character, before) == 0;
  return rules_out && uscript_hasScript(character, otherwise) != 0 ? otherwise : before;
}

std::uint32_t tag_of(UScriptCode script) {
  const char* name = uscript_getShortName(script);
  return script_tag(name != nullptr ? name : "Zyyy");
}

UScriptCode code_of(std::string_view name) {
  const std::int32_t value = u_getPropertyValueEnum(UCHAR_SCRIPT, std::string(name).c_str());
  return value == UCHAR_INVALID_CODE ? USCRIPT_LATIN : static_cast<UScriptCode>(value);
}

}  // namespace

std::vector<std::uint32_t> scripts_of(std::u16string_view text, std::string_view otherwise) {
  std::vector<std::uint32_t> tags(text.size());
  const UScriptCode fallback = code_of(otherwise);
  OpenBrackets brackets;
  UScriptCode script = USCRIPT_COMMON;
  std::uint32_t tag = 0;
  std::size_t undecided = 0;  // units before the first letter
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t code_point = next_code_point(text, at);
    const auto character = static_cast<UChar32>(code_point);
    const UScriptCode here = script_after(script, code_point, fallback);
    if (here != script) tag = tag_of(here);
    script = here;
    std::uint32_t own = is_real(script) ? tag : 0;
    switch (u_getIntPropertyValue(character, UCHAR_BIDI_PAIRED_BRACKET_TYPE)) {
      case U_BPT_OPEN:
        brackets.open(static_cast<char32_t>(u_getBidiPairedBracket(character)), start);
        break;
      case U_BPT_CLOSE:
        if (const auto opened = brackets.close(code_point)) own = tags[*opened];
        break;
      default:
        break;
    }
    std::fill(tags.begin() + static_cast<std::ptrdiff_t>(start),
              tags.begin() + static_cast<std::ptrdiff_t>(at), own);
    if (own != 0 && undecided == start) std::fill_n(tags.begin(), undecided, own);
    if (own == 0) undecided = at;
  }
  if (undecided == text.size()) std::fill(tags.begin(), tags.end(), tag_of(fallback));
  return tags;
}

}  // namespace nashra
