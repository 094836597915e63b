// What a language wants of the page, as data: one row a language, no `if Arabic` anywhere else.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace nashra {

enum class Direction : std::uint8_t { left_to_right, right_to_left };

/// What emphasised text looks like.
enum class EmphasisForm : std::uint8_t {
  bold,  ///< scripts without an italic of their own
  italic,
};

/// Whether words may be elongated to fill a line.
enum class Elongation : std::uint8_t {
  none,
  kashida,  ///< by the rules of naskh, in fonts whose tatweel joins
};

/// A pair of quotation marks in logical order, UTF-8. Curly ones are not mirrored (Unicode Corrigendum 6): in
/// text from the right the pair begins with the one that would end it from the left.
struct QuotationMarks {
  std::string_view open, close;
  friend bool operator==(const QuotationMarks&, const QuotationMarks&) = default;
};

/// Where a percent or currency sign stands that follows its number.
enum class PercentPlace : std::uint8_t {
  after_number,  ///< as the next word does: in text from the right, to the left of the digits
  in_number,     ///< to the right of the digits whichever way the text runs
};

/// One row of language data. Texts are UTF-8 and live as long as the program.
struct LanguagePolicy {
  std::string_view tag;  ///< BCP 47, e.g. `ar`
  Direction direction;  ///< paragraph direction of its editions and of its blocks (UAX #9 HL1: never guessed)
  std::string_view script;  ///< ISO 15924, e.g. `Arab`
  std::string_view locale;  ///< ICU locale for breaks and plural forms
  std::string_view
      digits;  ///< ICU numbering system of the numbers that nashra itself prints: `arab`, `latn` …
  std::string_view date_long;     ///< ICU date pattern of `{date}`
  std::string_view date_numeric;  ///< ICU date pattern of `{date:numeric}`
  std::string_view
      second_months;            ///< ICU locale whose month name follows a slash in `{date:pair}`; empty: none
  std::string_view page_count;  ///< ICU message for `{pages:count}`, argument 0 the number of pages
  std::string_view calendar;  ///< ICU calendar that these two date patterns count in: `gregorian`, `persian`
  std::string_view date_hijri;  ///< ICU date pattern of `{date:hijri}`
  std::span<const std::string_view>
      hijri_months;  ///< the twelve names from Muharram on where ICU's will not do; empty: ICU's
  std::span<const std::string_view>
      particles;  ///< short words that lean on the next one: no line of a head ends with them
  std::string_view hyphenation = {};  ///< name of libhyphen's patterns; empty: its words are not divided
  EmphasisForm emphasis;
  PercentPlace percent = PercentPlace::after_number;
  Elongation elongation;
  QuotationMarks outer_quotes,
      inner_quotes;  ///< as newspapers print them, the inner ones inside of the outer
  std::string_view dash;  ///< between spaces: `–` or `—`
  std::string_view eastern_digits =
      {};  ///< ICU numbering system where `digits: arabic` is asked for: `arab`, `arabext`; empty: none
  std::string_view joined_word = {};  ///< `و`, where "and" is written as one with the next word; or empty
  std::span<const std::string_view> counted =
      {};  ///< what stays in the line of the number before it: short measures, months; without vowel marks
};

/// All rows.
std::span<const LanguagePolicy> language_rows();

/// The row for a BCP 47 tag in any case (RFC 5646 §2.1.1): the tag itself, else its primary language (`ar-LB`
/// → `ar`), else nullptr.
const LanguagePolicy* find_policy(std::string_view tag);

/// The same, with the row of English for a language that has none.
const LanguagePolicy& policy_for(std::string_view tag);

}  // namespace nashra
