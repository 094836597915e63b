// What a character does in a line, as far as shaping and font choice must know. From the Unicode data of ICU.
#pragma once

#include <cstdint>

namespace nashra {

enum class CharacterRole : std::uint8_t {
  ink,    ///< goes to the shaper with its word, default-ignorable characters such as ZWNJ and soft hyphen too
  space,  ///< stretches in a justified line: U+0020, U+00A0, tab
  fixed_space,   ///< keeps its width: U+202F, U+2000 … U+200A, U+205F, U+3000
  separator,     ///< ends a line and shows nothing: LF, VT, FF, CR, U+0085, U+2028, U+2029
  bidi_control,  ///< has done its work when levels are known: U+061C, U+200E/F, U+202A … U+202E, U+2066 …
                 ///< U+2069
};

CharacterRole role_of(char32_t code_point);

/// Whether a font need not have it: default-ignorable characters, separators and bidi controls.
bool is_never_shown(char32_t code_point);

/// Whether the form of a neighbour may depend on it: Joining_Type other than non-joining.
bool is_joining(char32_t code_point);

/// Which way a character makes text run by itself: Bidi_Class, gathered.
enum class Strength : std::uint8_t { none, left, right, number };
Strength strength_of(char32_t code_point);

/// Whether it is a combining mark: General_Category M.
bool is_mark(char32_t code_point);

/// Whether it belongs to the base before it: marks, joiners and other default-ignorable characters.
bool extends_cluster(char32_t code_point);

/// A letter that joins, by what its form does to the join before it: Unicode's Joining_Group, gathered.
enum class JoiningLetter : std::uint8_t {
  none,  ///< no letter that joins anything
  seen,  ///< seen and sad
  heh,
  teh_marbuta,
  dal,
  alef,
  tah,
  lam,
  kaf,    ///< kaf and gaf
  tooth,  ///< what looks like beh inside a word: beh and noon
  reh,
  yeh,  ///< yeh, alef maqsura and Farsi yeh, which have a tooth inside a word too
  waw,
  ain,
  qaf,
  feh,
  other,
};

JoiningLetter joining_letter(char32_t code_point);

/// Whether it joins the letter before it only: Joining_Type right-joining, such as alef and waw.
bool is_right_joining(char32_t code_point);

/// U+200C and U+200D.
constexpr bool is_joiner(char32_t code_point) { return code_point == 0x200C || code_point == 0x200D; }

}  // namespace nashra
