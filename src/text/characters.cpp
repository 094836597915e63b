#include "text/characters.h"

#include <unicode/uchar.h>

namespace nashra {
namespace {

UChar32 as_icu(char32_t code_point) { return static_cast<UChar32>(code_point); }

bool is_default_ignorable(char32_t code_point) {
  return u_hasBinaryProperty(as_icu(code_point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

}  // namespace

CharacterRole role_of(char32_t code_point) {
  if (code_point == U' ' || code_point == U'\t' || code_point == 0xA0) return CharacterRole::space;
  if ((code_point >= 0x0A && code_point <= 0x0D) || code_point == 0x85) return CharacterRole::separator;
  if (code_point < 0x061C) return CharacterRole::ink;
  if (code_point == 0x2028 || code_point == 0x2029) return CharacterRole::separator;
  if ((code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x202F || code_point == 0x205F ||
      code_point == 0x3000) {
    return CharacterRole::fixed_space;
  }
  const bool controls = code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
                        (code_point >= 0x202A && code_point <= 0x202E) ||
                        (code_point >= 0x2066 && code_point <= 0x2069);
  return controls ? CharacterRole::bidi_control : CharacterRole::ink;
}

bool is_never_shown(char32_t code_point) {
  const CharacterRole role = role_of(code_point);
  return role == CharacterRole::separator || role == CharacterRole::bidi_control ||
         is_default_ignorable(code_point);
}

bool is_joining(char32_t code_point) {
  return u_getIntPropertyValue(as_icu(code_point), UCHAR_JOINING_TYPE) != U_JT_NON_JOINING;
}

bool is_mark(char32_t code_point) { return (U_MASK(u_charType(as_icu(code_point))) & U_GC_M_MASK) != 0; }

bool extends_cluster(char32_t code_point) { return is_mark(code_point) || is_default_ignorable(code_point); }

}  // namespace nashra
