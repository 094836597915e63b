#include "language/units.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/unicode.h"

namespace nashra {
namespace {

/// A class of units. `starts` are the kinds of characters that one may begin with: `d` a digit, `l` a Latin
/// letter, `$` a currency sign, any other sign itself. In the pattern ~D stands for a digit, ~N for a number,
/// ~S for a space that may part groups, ~G for a hyphen, ~H for any dash. The groups are the parts; where
/// there are none the whole match is. Repetitions are bounded, so that no attempt is long.
struct Rule {
  UnitKind kind;
  std::string_view starts;
  std::u16string_view pattern;
  bool may_break = false;
};

// The first rule that matches counts.
constexpr auto kRules = std::to_array<Rule>({
    {UnitKind::web_address, "l", uR"((?:https?://|www\.)[!-~]{1,2000}+)", true},
    {UnitKind::mail_address, "ld",
     uR"([A-Za-z0-9][A-Za-z0-9._%+-]{0,63}+@[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+){1,6}+)", true},
    {UnitKind::web_address, "l", uR"((?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}/[!-~]{0,2000}+)", true},
    {UnitKind::handle, "@#",
     uR"([@#](?=[0-9_]{0,63}[A-Za-z])[A-Za-z0-9_]{1,64}+(?:\.[A-Za-z0-9_]{1,64}+){0,4}+)"},
    {UnitKind::code, "l", uR"([A-Za-z][A-Za-z0-9]{0,15}+[+#]{1,3}+(?![A-Za-z0-9]))"},
    {UnitKind::telephone, "+",
     uR"(\+(?:~D{6,15}+(?!~G~D)|~D{1,4}+(?:~S?\(~D{1,5}\)~S?~D{1,12}+)?+(?:(?:~S|~G)~D{1,12}+){1,6}+)(?!~D))"},
    {UnitKind::telephone, "(",
     uR"(\((?:0~D{1,5}\)~S?~D{2,7}+(?:(?:~S|~G)~D{1,7}+){0,5}+|~D{2,5}\)~S?~D{2,7}+(?:(?:~S|~G)~D{2,7}+){1,5}+)(?!~D))"},
    {UnitKind::telephone, "d", uR"(~D{1,3}~S?\(~D{2,5}\)~S?~D{2,7}+(?:(?:~S|~G)~D{2,7}+){1,5}+(?!~D))"},
    {UnitKind::telephone, "d", uR"([0٠۰]~D{1,4}+(?:(?:(?:~S|~G)~D{2,7}+){2,6}+|(?:~S|~G)~D{5,8}+)(?!~D))"},
    {UnitKind::digit_groups, "d", uR"((?:~D{1,4}~S){0,2}~D{1,8}+(?:~G~D{1,8}+){2,6}+(?!~D))"},
    {UnitKind::thousands, "d", uR"(~D{1,3}+(?:~S~D{3}(?!~D)){1,6}+(?!~S~D)(?:[.,٫]~D{1,6}+)?+)"},
    {UnitKind::share, "+-", uR"(([+\-−±]~N)~S?[%٪‰؉])"},
    {UnitKind::signed_number, "+-", uR"([+\-−±]~N(?:°[CF])?+(?!~S?~H~S?~D))"},
    {UnitKind::money, "$", uR"(\p{Sc}~S?~N)"},
    {UnitKind::span_of_numbers, "d", uR"((~N)~S?[%٪]?~S?~H~S?(~N)(?:~S?[%٪])?+)"},
    {UnitKind::share, "d", uR"((~N)~S?(?:[%٪‰؉]|\p{Sc}))"},
    {UnitKind::degrees, "d", uR"(~N°[CF](?![A-Za-z]))"},
});

constexpr std::u16string_view kDigit = u"[0-9٠-٩۰-۹]";

std::u16string_view meaning_of(char16_t placeholder) {
  switch (placeholder) {
    case u'D':
      return kDigit;
    case u'N':
      return u"(?:[0-9٠-٩۰-۹]{1,20}+(?:[.,:/٫٬][0-9٠-٩۰-۹]{1,20}+){0,6}+)";
    case u'S':
      return u"[ \\u00A0\\u202F]";
    case u'G':
      return u"[-\\u2010\\u2011]";
    case u'H':
      return u"[-\\u2010-\\u2015]";
    default:
      return {};
  }
}

std::u16string spelled_out(std::u16string_view pattern) {
  std::u16string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const bool is_placeholder =
        pattern[at] == u'~' && at + 1 < pattern.size() && !meaning_of(pattern[at + 1]).empty();
    if (is_placeholder) {
      out += meaning_of(pattern[++at]);
    } else {
      out += pattern[at];
    }
  }
  return out;
}

bool is_digit(char16_t c) {
  return (c >= u'0' && c <= u'9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
}

bool is_latin(char16_t c) { return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z'); }

/// What of a `starts` the character is, or 0.
char start_of(char16_t c) {
  if (is_digit(c)) return 'd';
  if (is_latin(c)) return 'l';
  if (c == u'-' || c == 0x2212 || c == 0xB1) return '-';
  if (c == u'+' || c == u'(' || c == u'@' || c == u'#') return static_cast<char>(c);
  return c >= u'$' && u_charType(c) == U_CURRENCY_SYMBOL ? '$' : '\0';
}

/// One matcher a rule, each thread its own: ICU's keep their place.
class Matchers {
 public:
  Matchers() {
    for (const Rule& rule : kRules) {
      UErrorCode status = U_ZERO_ERROR;
      const std::u16string pattern = spelled_out(rule.pattern);
      matchers_.push_back(std::make_unique<icu::RegexMatcher>(
          icu::UnicodeString(pattern.data(), static_cast<std::int32_t>(pattern.size())), 0, status));
      matchers_.back()->useTransparentBounds(true);
      matchers_.back()->useAnchoringBounds(false);
    }
  }

  void begin(std::u16string_view text) {
    text_.setTo(false, icu::ConstChar16Ptr(text.data()), static_cast<std::int32_t>(text.size()));
    fresh_.assign(kRules.size(), true);
  }

  /// The matcher of a rule when it matches at `at`, else nullptr.
  const icu::RegexMatcher* match(std::size_t rule, std::size_t at) {
    icu::RegexMatcher& matcher = *matchers_[rule];
    if (fresh_[rule]) matcher.reset(text_);
    fresh_[rule] = false;
    UErrorCode status = U_ZERO_ERROR;
    matcher.region(static_cast<std::int64_t>(at), text_.length(), status);
    return matcher.lookingAt(status) && U_SUCCESS(status) ? &matcher : nullptr;
  }

 private:
  std::vector<std::unique_ptr<icu::RegexMatcher>> matchers_;
  std::vector<bool> fresh_;
  icu::UnicodeString text_;
};

TextRange group_of(const icu::RegexMatcher& matcher, std::int32_t group) {
  UErrorCode status = U_ZERO_ERROR;
  const std::int64_t begin = matcher.start64(group, status), end = matcher.end64(group, status);
  if (U_FAILURE(status) || begin < 0) return {};
  return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
}

class UnitFinder {
 public:
  UnitFinder(std::u16string_view text, const LanguagePolicy& language) : text_(text), language_(language) {}

  std::vector<Unit> find() {
    for (std::size_t at = 0; at < text_.size();) {
      const char start = start_of(text_[at]);
      at = start != '\0' && may_begin(at, start) ? try_rules(at, start) : at + 1;
    }
    return std::move(units_);
  }

 private:
  bool is_alphanumeric(std::size_t at) const {
    return u_isalnum(text_[at]) || U16_IS_SURROGATE(text_[at]) || u_charType(text_[at]) == U_NON_SPACING_MARK;
  }

  /// Words from the right lean on what follows them without a space: و, ب and ל.
  bool follows_prefix(std::size_t at) const {
    while (at > 0 && u_charType(text_[at - 1]) == U_NON_SPACING_MARK) --at;
    if (at == 0) return false;
    const UCharDirection direction = u_charDirection(text_[at - 1]);
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
  }

  /// No unit begins inside a word or a number; marks that nobody sees count for nothing.
  bool may_begin(std::size_t at, char start) const {
    std::size_t end = at;
    while (end > 0 && u_hasBinaryProperty(text_[end - 1], UCHAR_BIDI_CONTROL)) --end;
    if (end == 0) return true;
    const bool is_sign = start == '-' || start == '+';
    if (is_alphanumeric(end - 1) && (is_sign || !follows_prefix(end))) return false;
    const char16_t before = text_[end - 1];
    if (is_sign)
      return u_isUWhiteSpace(before) || u_charType(before) == U_START_PUNCTUATION ||
             u_charType(before) == U_INITIAL_PUNCTUATION || before == u'"';
    if (start == 'l') return is_worth_trying(at);
    const bool in_number = start == 'd' && end > 1 && is_digit(text_[end - 2]) &&
                           std::u16string_view(u".,:/٫٬").find(before) != std::u16string_view::npos;
    return !in_number;
  }

  /// Few words in Latin letters hold what makes a unit of them.
  bool is_worth_trying(std::size_t at) const {
    constexpr std::size_t kFar = 90;
    const std::u16string_view token = text_.substr(at, kFar);
    const std::size_t end = std::min(token.find(u' '), token.size());
    return token.find_first_of(u"@/+#") < end || token.starts_with(u"www.");
  }

  /// Where to look on.
  std::size_t try_rules(std::size_t at, char start) {
    for (std::size_t rule = 0; rule < kRules.size(); ++rule) {
      if (kRules[rule].starts.find(start) == std::string_view::npos) continue;
      if (const icu::RegexMatcher* match = matchers().match(rule, at)) return add(kRules[rule], *match);
    }
    return at + 1;
  }

  std::size_t add(const Rule& rule, const icu::RegexMatcher& match) {
    TextRange whole = group_of(match, 0);
    if (rule.kind == UnitKind::web_address) whole.end -= trailing_punctuation(whole);
    Unit unit{rule.kind, {}, rule.may_break ? TextRange{} : whole};
    const bool is_whole = match.groupCount() == 0 ||
                          (rule.kind == UnitKind::share && language_.percent == PercentPlace::in_number);
    if (is_whole) unit.parts.push_back(whole);
    for (std::int32_t group = 1; !is_whole && group <= match.groupCount(); ++group)
      unit.parts.push_back(group_of(match, group));
    units_.push_back(std::move(unit));
    return whole.end;
  }

  /// What ends the sentence is no part of an address, nor is a bracket that it does not open.
  std::size_t trailing_punctuation(TextRange range) const {
    std::u16string_view address = text_.substr(range.begin, length_of(range));
    const auto count = [&](char16_t c) { return std::count(address.begin(), address.end(), c); };
    while (address.size() > 1) {
      const char16_t last = address.back();
      const bool is_opened = last == u')' && count(u'(') >= count(u')');
      if (is_opened || std::u16string_view(u".,;:!?)'\"]").find(last) == std::u16string_view::npos) break;
      address.remove_suffix(1);
    }
    return length_of(range) - address.size();
  }

  Matchers& matchers() {
    thread_local Matchers matchers;
    if (!begun_) matchers.begin(text_);
    begun_ = true;
    return matchers;
  }

  std::u16string_view text_;
  const LanguagePolicy& language_;
  std::vector<Unit> units_;
  bool begun_ = false;
};

/// Whether a text from the right has letters, but none that is written so.
bool is_foreign(std::u16string_view text) {
  bool has_letter = false;
  for (std::size_t at = 0; at < text.size();) {
    switch (u_charDirection(static_cast<UChar32>(next_code_point(text, at)))) {
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
      case U_ARABIC_NUMBER:
        return false;
      case U_LEFT_TO_RIGHT:
        has_letter = true;
        break;
      default:
        break;
    }
  }
  return has_letter;
}

}  // namespace

std::vector<Unit> find_units(std::u16string_view text, const LanguagePolicy& language) {
  if (language.direction == Direction::right_to_left && is_foreign(text))
    return {{UnitKind::foreign_text, {{0, text.size()}}, {}}};
  return UnitFinder(text, language).find();
}

}  // namespace nashra
