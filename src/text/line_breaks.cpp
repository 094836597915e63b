#include "text/line_breaks.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/unicode.h"
#include "text/characters.h"

namespace nashra {
namespace {

// What stands beside a place, read away from it: `s` a space, `d` a dash or hyphen, `/` a slash, `w` a lone
// waw (the Arabic "and"), `e` a space or the edge of the text.
struct Rule {
  std::string_view before, after;
  std::optional<double> penalty;  // nothing: never break here
};

// The first rule that fits counts.
constexpr auto kRules = std::to_array<Rule>({
    {.before = "s",
     .after = "de",
     .penalty = std::nullopt},  // a dash between spaces stays with the text before it
    {.before = "swe", .after = "", .penalty = 300},
    {.before = "d", .after = "", .penalty = 50},
    {.before = "/", .after = "", .penalty = 50},
});

bool is_space(char16_t character) {
  const CharacterRole role = role_of(character);
  return role == CharacterRole::space || role == CharacterRole::fixed_space;
}

bool is_dash(char16_t character) { return character == u'-' || (character >= 0x2010 && character <= 0x2015); }

// `character` is nothing at the edge of the text.
bool fits(char pattern, std::optional<char16_t> character) {
  if (!character) return pattern == 'e';
  switch (pattern) {
    case 's':
    case 'e':
      return is_space(*character);
    case 'd':
      return is_dash(*character);
    case 'w':
      return *character == u'\u0648';
    default:
      return *character == static_cast<unsigned char>(pattern);
  }
}

bool fits_before(std::string_view pattern, std::u16string_view text, std::size_t at) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (!fits(pattern[i], i < at ? std::optional(text[at - 1 - i]) : std::nullopt)) return false;
  }
  return true;
}

bool fits_after(std::string_view pattern, std::u16string_view text, std::size_t at) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (!fits(pattern[i], at + i < text.size() ? std::optional(text[at + i]) : std::nullopt)) return false;
  }
  return true;
}

// A zero-width space lets a line end even before a mark or a joiner (LB8).
bool parts_cluster(std::u16string_view text, std::size_t at) {
  return !is_space(text[at - 1]) && extends_cluster(next_code_point(text, at));
}

bool is_soft_hyphen(char16_t unit) { return unit == u'\u00AD'; }

// Arabic words are not divided: a content system's soft hyphens between letters that join are none, nor are
// those before a word.
bool divides_nothing(std::u16string_view text, std::size_t at) {
  if (!is_soft_hyphen(text[at - 1])) return false;
  while (at > 0 && (is_soft_hyphen(text[at - 1]) || is_mark(text[at - 1]))) --at;
  return at == 0 || is_space(text[at - 1]) || is_joining(text[at - 1]);
}

std::optional<double> penalty_at(std::u16string_view text, std::size_t at) {
  if (parts_cluster(text, at) || divides_nothing(text, at)) return std::nullopt;
  for (const Rule& rule : kRules) {
    if (fits_before(rule.before, text, at) && fits_after(rule.after, text, at)) return rule.penalty;
  }
  return 0;
}

/// With its marks; no particle is longer.
constexpr std::size_t kLongestParticle = 10;

/// The word that ends at `at` or before the spaces there, in small letters and without marks; empty when it
/// is long.
std::u16string short_word_before(std::u16string_view text, std::size_t at) {
  while (at > 0 && is_space(text[at - 1])) --at;
  std::size_t begin = at;
  while (begin > 0 && at - begin <= kLongestParticle && !is_space(text[begin - 1])) --begin;
  std::u16string word;
  if (at - begin > kLongestParticle) return word;
  for (const char16_t c : text.substr(begin, at - begin)) {
    if (!is_mark(c)) word += static_cast<char16_t>(u_tolower(c));
  }
  return word;
}

bool strands_particle(std::u16string_view text, std::size_t at, const LanguagePolicy& language) {
  const std::string word = to_utf8(short_word_before(text, at));
  return std::find(language.particles.begin(), language.particles.end(), word) != language.particles.end();
}

// Making one reads ICU's rules; each thread keeps the ones it has used.
icu::BreakIterator* iterator_for(std::string_view locale) {
  thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>, std::less<>> iterators;
  const auto found = iterators.find(locale);
  if (found != iterators.end()) return found->second.get();
  UErrorCode status = U_ZERO_ERROR;
  const std::string name(locale);
  std::unique_ptr<icu::BreakIterator> made(
      icu::BreakIterator::createLineInstance(icu::Locale(name.c_str()), status));
  if (U_FAILURE(status)) made.reset();
  return iterators.emplace(name, std::move(made)).first->second.get();
}

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

}  // namespace

std::vector<BreakOpportunity> line_breaks(std::u16string_view text, const LanguagePolicy& language) {
  std::vector<BreakOpportunity> breaks;
  icu::BreakIterator* iterator = iterator_for(language.locale);
  if (iterator == nullptr) return breaks;
  UErrorCode status = U_ZERO_ERROR;
  const auto length = static_cast<std::int64_t>(text.size());
  const std::unique_ptr<UText, CloseText> view(utext_openUChars(nullptr, text.data(), length, &status));
  iterator->setText(view.get(), status);
  if (U_FAILURE(status)) return breaks;
  for (std::int32_t next = iterator->next(); next != icu::BreakIterator::DONE; next = iterator->next()) {
    const auto at = static_cast<std::size_t>(next);
    if (at >= text.size()) break;
    const bool mandatory = iterator->getRuleStatus() >= UBRK_LINE_HARD;
    const std::optional<double> penalty = mandatory ? 0 : penalty_at(text, at);
    if (penalty) {
      const bool strands = !mandatory && strands_particle(text, at, language);
      breaks.push_back({.offset = at,
                        .mandatory = mandatory,
                        .penalty = *penalty,
                        .divides_word = is_soft_hyphen(text[at - 1]),
                        .strands_particle = strands});
    }
  }
  return breaks;
}

}  // namespace nashra
