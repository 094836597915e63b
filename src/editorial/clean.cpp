#include "editorial/clean.h"

#include <algorithm>
#include <optional>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>
#include <utility>

#include "base/unicode.h"
#include "editorial/characters.h"
#include "editorial/rules.h"
#include "language/foreign_runs.h"

namespace nashra {
namespace {

using editorial::Passage;
using editorial::Replacements;

// One rule may make work for one before it; no text needs more, and none may take for ever.
constexpr int kMostRounds = 6;
// Of a block's quotation marks.
constexpr std::size_t kMostReported = 9;

bool has_letter_of(std::u16string_view text, std::string_view script) {
  const auto wanted =
      static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, std::string(script).c_str()));
  for (std::size_t at = 0; at < text.size();) {
    const auto character = static_cast<UChar32>(next_code_point(text, at));
    UErrorCode status = U_ZERO_ERROR;
    if (u_isalpha(character) && uscript_getScript(character, &status) == wanted) return true;
  }
  return false;
}

/// A block in another script has the language of that script.
const LanguagePolicy& language_of(std::u16string_view text, const LanguagePolicy& language) {
  if (has_letter_of(text, language.script)) return language;
  const std::vector<ForeignRun> runs = foreign_runs(text, language.script);
  return runs.empty() ? language : policy_for(runs.front().language);
}

/// The words that a range touches, as far as they are short.
TextRange words_around(std::u16string_view text, TextRange range) {
  constexpr std::size_t kFar = 16;
  const std::size_t first = range.begin - std::min(range.begin, kFar),
                    last = std::min(range.end + kFar, text.size());
  while (range.begin > first && !editorial::is_space(text[range.begin - 1])) --range.begin;
  while (range.end < last && !editorial::is_space(text[range.end])) ++range.end;
  if (range.begin > 0 && U16_IS_TRAIL(text[range.begin])) --range.begin;
  if (range.end < text.size() && U16_IS_TRAIL(text[range.end])) ++range.end;
  return range;
}

/// Changes of one rule, those to words that touch as one.
class ChangeWriter {
 public:
  ChangeWriter(std::string_view rule, const Inline& content, std::vector<Change>& changes)
      : rule_(rule), text_(content.text), places_(content.where, content.text), changes_(changes) {}

  void write(const Replacements& replacements) {
    for (const Replacement& replacement : replacements) {
      const TextRange words = words_around(text_, replacement.range);
      if (!goes_on(words)) begin(words, replacement.range.begin);
      changes_.back().after += text_.substr(done_, replacement.range.begin - done_);
      changes_.back().after += replacement.text;
      done_ = replacement.range.end;
      written_.end = words.end;
    }
    finish();
  }

 private:
  bool goes_on(TextRange words) const {
    constexpr std::size_t kLongest = 80;
    return is_open_ && words.begin < written_.end && words.end - written_.begin <= kLongest;
  }

  void begin(TextRange words, std::size_t first) {
    written_.end = std::min(written_.end, first);
    finish();
    written_.begin = done_ = std::max(words.begin, written_.end);
    changes_.push_back({rule_, places_.at(first), {}, {}});
    is_open_ = true;
  }

  void finish() {
    if (!is_open_) return;
    changes_.back().after += text_.substr(done_, written_.end - done_);
    changes_.back().before = text_.substr(written_.begin, length_of(written_));
  }

  std::string_view rule_;
  std::u16string_view text_;
  PlaceWalk places_;
  std::vector<Change>& changes_;
  TextRange written_;     // the words of the last change
  std::size_t done_ = 0;  // as far as the change has them
  bool is_open_ = false;
};

class Cleaner {
 public:
  Cleaner(const Article& article, const EditorialSpec& spec)
      : file_(article.file), language_(policy_for(article.language)), spec_(spec) {}

  void clean_block(Block& block) {
    const LanguagePolicy& language = language_of(block.content.text, language_);
    if (spec_.visual_order && editorial::is_in_visual_order(block.content.text))
      return report_reversed(block.content);
    std::optional<Passage> passage;
    for (int round = 0; round < kMostRounds && apply_rules(block, language, passage); ++round) {
    }
    if (spec_.quotation_marks) report_lone_marks(block, passage_of(block, language, passage));
    set_marker(block, language);
  }

  std::vector<Change> changes;
  Diagnostics diagnostics;

 private:
  /// The block's text as it stands: what was known of it, where that still holds.
  const Passage& passage_of(const Block& block, const LanguagePolicy& language,
                            std::optional<Passage>& known) const {
    if (!known) known.emplace(block.content.text, block.kind, language, spec_.digits);
    return *known;
  }

  /// Whether anything changed.
  bool apply_rules(Block& block, const LanguagePolicy& language, std::optional<Passage>& passage) {
    bool changed = false;
    for (const editorial::Rule& rule : editorial::rules()) {
      if (rule.is_on != nullptr && !(spec_.*rule.is_on)) continue;
      const Passage& text = passage_of(block, language, passage);
      if (!rule.signs.empty() && !text.may_have(rule.signs)) continue;
      const Replacements replacements = rule.find(text);
      if (replacements.empty()) continue;
      ChangeWriter(rule.name, block.content, changes).write(replacements);
      block.content = edited(block.content, replacements);
      passage.reset();
      changed = true;
    }
    return changed;
  }

  void report_lone_marks(const Block& block, const Passage& passage) {
    PlaceWalk places(block.content.where, block.content.text);
    std::vector<std::size_t> lone = editorial::unbalanced_quotation_marks(passage);
    lone.resize(std::min(lone.size(), kMostReported));
    for (const std::size_t at : lone) {
      const SourceMap::Place place = places.at(at);
      diagnostics.push_back({Code::unbalanced_quotes,
                             {file_, place.line, place.column},
                             {to_utf8(block.content.text.substr(at, 1))}});
    }
  }

  /// The number of a list item is a number of the text.
  void set_marker(Block& block, const LanguagePolicy& language) const {
    if (spec_.digits == Digits::keep) return;
    const Passage passage(block.marker, block.kind, language, spec_.digits);
    block.marker = edited(Inline{block.marker}, editorial::set_digits(passage)).text;
  }

  void report_reversed(const Inline& content) {
    const SourceMap::Place place = content.where.place_of(content.text, 0);
    diagnostics.push_back({Code::visual_order, {file_, place.line, place.column}, {}});
  }

  std::string file_;
  const LanguagePolicy& language_;
  const EditorialSpec& spec_;
};

}  // namespace

Outcome<CleanedArticle> clean(Article article, const EditorialSpec& spec) {
  if (spec == EditorialSpec()) return {CleanedArticle{std::move(article), {}}, {}};
  Cleaner cleaner(article, spec);
  for (Block& block : article.blocks) cleaner.clean_block(block);
  return {CleanedArticle{std::move(article), std::move(cleaner.changes)}, std::move(cleaner.diagnostics)};
}

}  // namespace nashra
