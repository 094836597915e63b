#include "shape/elongation_places.h"

#include <algorithm>
#include <optional>

#include "base/unicode.h"
#include "text/characters.h"

namespace nashra {
namespace {

using enum JoiningLetter;

constexpr char16_t kTatweel = u'\u0640';
constexpr char32_t kHamza = 0x621;

struct Letter {
  std::uint32_t offset = 0;
  JoiningLetter kind = none;
  bool has_mark = false;
  bool is_beside_joiner = false;  ///< ZWNJ or ZWJ stands before or after it
  std::size_t word = 0;           ///< letters in a row have the same
};

std::vector<Letter> letters_of(std::u16string_view text) {
  std::vector<Letter> letters;
  std::size_t word = 0;
  bool in_word = false, after_joiner = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto offset = static_cast<std::uint32_t>(at);
    const char32_t character = next_code_point(text, at);
    const JoiningLetter kind = joining_letter(character);
    if (kind != none || character == kHamza) {
      if (!in_word) ++word;
      letters.push_back({offset, kind, false, after_joiner, word});
      in_word = true;
      after_joiner = false;
    } else if (is_mark(character)) {
      if (in_word) letters.back().has_mark = true;
    } else {
      after_joiner = is_joiner(character);
      if (after_joiner && in_word) letters.back().is_beside_joiner = true;
      in_word = in_word && is_never_shown(character);
    }
  }
  return letters;
}

/// الله, لله and what is put before and behind them.
bool has_the_name(const Letter* first, const Letter* last) {
  constexpr JoiningLetter kName[] = {lam, lam, heh};
  return std::search(first, last, std::begin(kName), std::end(kName),
                     [](const Letter& letter, JoiningLetter kind) { return letter.kind == kind; }) != last;
}

/// What stands after a letter: nothing that it joins, a final letter, or another.
struct Follower {
  JoiningLetter kind = none;
  bool is_final = false;
};

/// The class of the join between `before` and `after`; `next`: the letter that `after` joins, if any.
JoinClass class_of(JoiningLetter before, JoiningLetter after, std::optional<Follower> next) {
  const bool is_final = !next.has_value();
  const auto is_final_one_of = [&](std::initializer_list<JoiningLetter> kinds) {
    return is_final && std::find(kinds.begin(), kinds.end(), after) != kinds.end();
  };
  if (before == seen) return JoinClass::after_seen;
  if (is_final_one_of({heh, teh_marbuta, dal})) return JoinClass::before_final_heh;
  if (is_final_one_of({alef, tah, lam, kaf})) return JoinClass::before_final_alef;
  const bool has_tooth = after == tooth || after == yeh;
  if (has_tooth && next && next->is_final && (next->kind == reh || next->kind == yeh))
    return JoinClass::before_beh_reh;
  if (is_final_one_of({waw, ain, qaf, feh})) return JoinClass::before_final_waw;
  return is_final ? JoinClass::before_final : JoinClass::medial;
}

bool joins_what_follows(JoiningLetter kind, char32_t character) {
  return kind != none && !is_right_joining(character);
}

/// The letters of one word, and where in it a tatweel is safe.
class WordOfLetters {
 public:
  WordOfLetters(std::u16string_view text, const Letter* first, const Letter* last)
      : text_(text), first_(first), last_(last) {}

  void add_places(const std::vector<std::uint32_t>& safe, std::vector<ElongationPlace>& places) const {
    if (last_ - first_ < 3 || has_the_name(first_, last_)) return;
    for (const Letter* after = first_ + 1; after != last_; ++after) {
      if (!std::binary_search(safe.begin(), safe.end(), after->offset)) continue;
      if (const auto place = place_before(after)) places.push_back(*place);
    }
  }

 private:
  bool joins_next(const Letter* letter) const {
    std::size_t at = letter->offset;
    return letter + 1 != last_ && joins_what_follows(letter->kind, next_code_point(text_, at)) &&
           letter[1].kind != none;
  }

  std::optional<ElongationPlace> place_before(const Letter* after) const {
    const Letter* before = after - 1;
    if (!joins_next(before) || before->is_beside_joiner || after->is_beside_joiner) return std::nullopt;
    if (before->kind == lam && after->kind == alef) return std::nullopt;
    std::optional<Follower> next;
    if (joins_next(after)) next = Follower{after[1].kind, !joins_next(after + 1)};
    if (after->kind == yeh && !next && before->kind != seen) return std::nullopt;
    const JoinClass join = class_of(before->kind, after->kind, next);
    if (last_ - first_ == 3 && join > JoinClass::before_final_heh) return std::nullopt;
    return ElongationPlace{after->offset, join, before->has_mark, before == first_ && before->kind != seen};
  }

  std::u16string_view text_;
  const Letter *first_, *last_;
};

std::vector<std::uint32_t> safe_offsets(const std::vector<Glyph>& glyphs) {
  std::vector<std::uint32_t> offsets;
  for (const Glyph& glyph : glyphs) {
    if (glyph.safe_to_insert_tatweel && glyph.cluster > 0) offsets.push_back(glyph.cluster);
  }
  std::sort(offsets.begin(), offsets.end());
  return offsets;
}

}  // namespace

std::vector<ElongationPlace> elongation_places(std::u16string_view text, const std::vector<Glyph>& glyphs) {
  std::vector<ElongationPlace> places;
  const std::vector<std::uint32_t> safe = safe_offsets(glyphs);
  if (safe.empty() || text.find(kTatweel) != std::u16string_view::npos) return places;
  const std::vector<Letter> letters = letters_of(text);
  const Letter* const end = letters.data() + letters.size();
  for (const Letter* first = letters.data(); first != end;) {
    const Letter* const last =
        std::find_if(first, end, [first](const Letter& letter) { return letter.word != first->word; });
    WordOfLetters(text, first, last).add_places(safe, places);
    first = last;
  }
  return places;
}

}  // namespace nashra
