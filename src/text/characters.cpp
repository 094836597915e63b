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

JoiningLetter joining_letter(char32_t code_point) {
  const int type = u_getIntPropertyValue(as_icu(code_point), UCHAR_JOINING_TYPE);
  if (type != U_JT_DUAL_JOINING && type != U_JT_RIGHT_JOINING) return JoiningLetter::none;
  switch (u_getIntPropertyValue(as_icu(code_point), UCHAR_JOINING_GROUP)) {
    case U_JG_SEEN:
    case U_JG_SAD:
      return JoiningLetter::seen;
    case U_JG_HEH:
    case U_JG_HEH_GOAL:
    case U_JG_KNOTTED_HEH:
      return JoiningLetter::heh;
    case U_JG_TEH_MARBUTA:
    case U_JG_TEH_MARBUTA_GOAL:
      return JoiningLetter::teh_marbuta;
    case U_JG_DAL:
      return JoiningLetter::dal;
    case U_JG_ALEF:
      return JoiningLetter::alef;
    case U_JG_TAH:
      return JoiningLetter::tah;
    case U_JG_LAM:
      return JoiningLetter::lam;
    case U_JG_KAF:
    case U_JG_GAF:
    case U_JG_SWASH_KAF:
      return JoiningLetter::kaf;
    case U_JG_BEH:
    case U_JG_NOON:
      return JoiningLetter::tooth;
    case U_JG_REH:
      return JoiningLetter::reh;
    case U_JG_YEH:
    case U_JG_FARSI_YEH:
      return JoiningLetter::yeh;
    case U_JG_WAW:
      return JoiningLetter::waw;
    case U_JG_AIN:
      return JoiningLetter::ain;
    case U_JG_QAF:
      return JoiningLetter::qaf;
    case U_JG_FEH:
      return JoiningLetter::feh;
    default:
      return JoiningLetter::other;
  }
}

Strength strength_of(char32_t code_point) {
  switch (u_charDirection(as_icu(code_point))) {
    case U_LEFT_TO_RIGHT:
      return Strength::left;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
      return Strength::right;
    case U_EUROPEAN_NUMBER:
    case U_ARABIC_NUMBER:
      return Strength::number;
    default:
      return Strength::none;
  }
}

bool is_right_joining(char32_t code_point) {
  return u_getIntPropertyValue(as_icu(code_point), UCHAR_JOINING_TYPE) == U_JT_RIGHT_JOINING;
}

bool is_mark(char32_t code_point) { return (U_MASK(u_charType(as_icu(code_point))) & U_GC_M_MASK) != 0; }

bool extends_cluster(char32_t code_point) { return is_mark(code_point) || is_default_ignorable(code_point); }

}  // namespace nashra
