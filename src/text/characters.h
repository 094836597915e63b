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

/// Whether it is a combining mark: General_Category M.
bool is_mark(char32_t code_point);

/// Whether it belongs to the base before it: marks, joiners and other default-ignorable characters.
bool extends_cluster(char32_t code_point);

}  // namespace nashra
