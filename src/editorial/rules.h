// The rules of the clean-up: one row each, in the order in which they are applied.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "editorial/edit.h"
#include "language/policy.h"
#include "language/units.h"
#include "spec/layout.h"

namespace nashra::editorial {

/// A block's text as a rule sees it.
class Passage {
 public:
  /// The text must outlive this.
  Passage(std::u16string_view text, BlockKind kind, const LanguagePolicy& language, Digits digits);

  std::u16string_view text() const { return text_; }
  BlockKind kind() const { return kind_; }
  const LanguagePolicy& language() const { return language_; }
  Digits digits() const { return digits_; }

  /// Runs of word spaces.
  const std::vector<TextRange>& spaces() const { return spaces_; }

  /// False when none of these signs is in the text.
  bool may_have(std::u16string_view signs) const;

  /// Its numbers, codes and addresses; found when they are first asked for.
  const std::vector<Unit>& units() const;

  /// The unit that holds the character at `offset` together with its neighbour before or behind it, or
  /// nullptr.
  const Unit* unit_at(std::size_t offset) const;

  /// The unit there, or U+0000 before the text and behind it.
  char16_t at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : u'\0'; }
  char16_t before(std::size_t offset) const { return offset > 0 ? at(offset - 1) : u'\0'; }

 private:
  std::u16string_view text_;
  BlockKind kind_;
  const LanguagePolicy& language_;
  Digits digits_;
  std::vector<TextRange> spaces_;
  std::uint64_t signs_ = 0;
  mutable std::optional<std::vector<Unit>> units_;
};

using Replacements = std::vector<Replacement>;

struct Rule {
  std::string_view name;       ///< as under `editorial:` in a layout
  bool EditorialSpec::*is_on;  ///< nullptr: `digits`
  std::u16string_view signs;   ///< without one of these there is nothing to do; empty: there may be
  Replacements (*find)(const Passage& passage);
};

std::span<const Rule> rules();

// Characters
Replacements normalize(const Passage& passage);
Replacements drop_junk_characters(const Passage& passage);
Replacements map_presentation_forms(const Passage& passage);
Replacements drop_tatweel(const Passage& passage);

// Marks
Replacements join_ellipses(const Passage& passage);
Replacements set_quotation_marks(const Passage& passage);
Replacements set_apostrophes(const Passage& passage);
Replacements set_arabic_punctuation(const Passage& passage);
Replacements set_dashes(const Passage& passage);

// Spaces
Replacements collapse_spaces(const Passage& passage);
Replacements close_up_before_marks(const Passage& passage);
Replacements space_after_marks(const Passage& passage);
Replacements close_up_inside_brackets(const Passage& passage);
Replacements join_waw(const Passage& passage);
Replacements set_no_break_spaces(const Passage& passage);

// Numbers
Replacements set_ranges(const Passage& passage);
Replacements move_percent_signs(const Passage& passage);
Replacements set_digits(const Passage& passage);

/// The quotation marks that have no partner: their offsets, ascending.
std::vector<std::size_t> unbalanced_quotation_marks(const Passage& passage);

/// Whether the letters stand in reverse, as they are copied from some PDFs.
bool is_in_visual_order(std::u16string_view text);

}  // namespace nashra::editorial
