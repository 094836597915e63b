#include "text/scripts.h"

#include <algorithm>
#include <array>
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

/// The script of the text read last, and of the text around it.
class Surroundings {
 public:
  explicit Surroundings(UScriptCode otherwise) : otherwise_(otherwise) { by_level_.fill(USCRIPT_COMMON); }

  /// The script that a common character at `level` comes after: text at a higher level has ended there.
  UScriptCode before(std::uint8_t level) const {
    if (level >= level_) return script_;
    for (int outer = level; outer >= 0; --outer) {
      const UScriptCode script = by_level_[static_cast<std::size_t>(outer)];
      if (script != USCRIPT_COMMON) return script;
    }
    return otherwise_;
  }

  void read(UScriptCode script, std::uint8_t level) {
    script_ = script;
    if (!is_real(script)) return;
    level_ = level;
    by_level_[level] = script;
  }

 private:
  UScriptCode otherwise_, script_ = USCRIPT_COMMON;
  std::uint8_t level_ = 0;
  std::array<UScriptCode, 256> by_level_{};
};

// Common where the text has no letter yet.
std::vector<UScriptCode> resolve(std::u16string_view text, const std::vector<std::uint8_t>& levels,
                                 UScriptCode otherwise) {
  std::vector<UScriptCode> scripts(text.size(), USCRIPT_COMMON);
  OpenBrackets brackets;
  Surroundings surroundings(otherwise);
  bool decided = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t code_point = next_code_point(text, at);
    const auto character = static_cast<UChar32>(code_point);
    UScriptCode script = script_after(surroundings.before(levels[start]), code_point, otherwise);
    const std::int32_t bracket = u_getIntPropertyValue(character, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
    if (bracket == U_BPT_OPEN) brackets.open(static_cast<char32_t>(u_getBidiPairedBracket(character)), start);
    if (bracket == U_BPT_CLOSE) {
      if (const auto opened = brackets.close(code_point)) script = scripts[*opened];
    }
    const std::size_t from = !decided && is_real(script) ? 0 : start;
    decided = is_real(script);
    surroundings.read(script, levels[start]);
    std::fill(scripts.begin() + static_cast<std::ptrdiff_t>(from),
              scripts.begin() + static_cast<std::ptrdiff_t>(at), script);
  }
  return scripts;
}

}  // namespace

std::vector<std::uint32_t> scripts_of(std::u16string_view text, const std::vector<std::uint8_t>& levels,
                                      std::string_view otherwise) {
  const UScriptCode fallback = code_of(otherwise);
  const std::vector<UScriptCode> scripts = resolve(text, levels, fallback);
  std::vector<std::uint32_t> tags(text.size(), tag_of(fallback));
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && scripts[at] == scripts[at - 1]) {
      tags[at] = tags[at - 1];
    } else if (is_real(scripts[at])) {
      tags[at] = tag_of(scripts[at]);
    }
  }
  return tags;
}

}  // namespace nashra
