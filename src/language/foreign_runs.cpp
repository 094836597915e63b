#include "language/foreign_runs.h"

#include <algorithm>
#include <array>
#include <map>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include "base/unicode.h"

namespace nashra {
namespace {

/// Of a letter; USCRIPT_COMMON for everything that any script uses.
UScriptCode script_of(char32_t character) {
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(character), &error);
  const bool is_own = U_SUCCESS(error) && script != USCRIPT_INHERITED && script != USCRIPT_UNKNOWN &&
                      u_isalpha(static_cast<UChar32>(character)) != 0;
  return is_own ? script : USCRIPT_COMMON;
}

UScriptCode script_named(std::string_view name) {
  const int32_t value = u_getPropertyValueEnum(UCHAR_SCRIPT, std::string(name).c_str());
  return value == UCHAR_INVALID_CODE ? USCRIPT_COMMON : static_cast<UScriptCode>(value);
}

std::string likely_language(UScriptCode script) {
  std::array<char, ULOC_FULLNAME_CAPACITY> full{}, language{};
  UErrorCode error = U_ZERO_ERROR;
  const std::string undetermined = std::string("und_") + uscript_getShortName(script);
  uloc_addLikelySubtags(undetermined.c_str(), full.data(), static_cast<int32_t>(full.size()), &error);
  uloc_getLanguage(full.data(), language.data(), static_cast<int32_t>(language.size()), &error);
  return U_SUCCESS(error) && language[0] != '\0' ? std::string(language.data()) : "und";
}

struct Run {
  TextRange range;
  UScriptCode script;
};

/// The foreign runs of one word.
class WordReader {
 public:
  WordReader(std::u16string_view text, UScriptCode home) : text_(text), home_(home) {}

  std::vector<Run> read(std::size_t begin, std::size_t end) const {
    std::vector<Run> runs;
    std::size_t first = end, last = begin;  // of letters and digits
    bool is_mixed = false;
    for (std::size_t at = begin; at < end;) {
      const std::size_t start = at;
      const char32_t character = next_code_point(text_, at);
      const UScriptCode script = script_of(character);
      if (script == USCRIPT_COMMON && u_isdigit(static_cast<UChar32>(character)) == 0) continue;
      first = std::min(first, start);
      last = at;
      if (script == USCRIPT_COMMON) continue;
      is_mixed = is_mixed || script == home_ || (!runs.empty() && runs.back().script != script);
      if (script == home_) continue;
      const bool goes_on =
          !runs.empty() && runs.back().script == script && !has_home(runs.back().range.end, start);
      if (goes_on) {
        runs.back().range.end = at;
      } else {
        runs.push_back({{start, at}, script});
      }
    }
    if (runs.size() == 1 && !is_mixed) runs.front().range = {first, last};
    return runs;
  }

 private:
  bool has_home(std::size_t begin, std::size_t end) const {
    while (begin < end) {
      if (script_of(next_code_point(text_, begin)) == home_) return true;
    }
    return false;
  }

  std::u16string_view text_;
  UScriptCode home_;
};

}  // namespace

std::vector<ForeignRun> foreign_runs(std::u16string_view text, std::string_view script) {
  const WordReader reader(text, script_named(script));
  std::vector<Run> runs;
  bool is_next = false;  // to the word before, which ended in the last run
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(u' ', begin), text.size());
    const std::vector<Run> found = reader.read(begin, end);
    for (const Run& run : found) {
      if (is_next && runs.back().script == run.script && &run == found.data()) {
        runs.back().range.end = run.range.end;
      } else {
        runs.push_back(run);
      }
    }
    if (end > begin) is_next = found.size() == 1;
    begin = end + 1;
  }
  std::map<UScriptCode, std::string> languages;
  std::vector<ForeignRun> out;
  for (const Run& run : runs) {
    std::string& language = languages[run.script];
    if (language.empty()) language = likely_language(run.script);
    out.push_back({run.range, language});
  }
  return out;
}

}  // namespace nashra
