// Text that was copied as it stands on paper, from left to right.
#include <unicode/uchar.h>

#include "editorial/characters.h"
#include "editorial/rules.h"

namespace nashra::editorial {
namespace {

/// What the words of a text say of its order.
struct Signs {
  int sure = 0;      ///< that the letters are in reverse, which no word in order says
  int reversed = 0;  ///< those and what seldom is so in order
  int in_order = 0;
};

/// Letters that only end words: ة ى and the Hebrew finals.
bool only_ends_words(char16_t letter) { return is_one_of(letter, u"ةىךםןףץ"); }

/// A presentation form of the Arabic letters.
bool has_form(char16_t letter, UDecompositionType form) {
  return letter >= 0xFB50 && u_getIntPropertyValue(letter, UCHAR_DECOMPOSITION_TYPE) == form;
}

/// Whether anything begins with a letter that only ends words, or has a form of its own.
bool may_have_sure_sign(std::u16string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char16_t unit = text[at];
    if (unit >= 0xFB50) return true;
    const bool may_end_words = unit == u'ة' || unit == u'ى' || is_within(unit, 0x5D0, 0x5EA);
    if (may_end_words && only_ends_words(unit) && (at == 0 || !is_letter(text[at - 1]))) return true;
  }
  return false;
}

void read_word(std::u16string_view word, Signs& signs) {
  constexpr std::size_t kShortest = 3;
  if (word.size() < kShortest) return;
  const bool begins_as_end = only_ends_words(word.front()) || has_form(word.front(), U_DT_FINAL);
  const bool ends_as_begin = has_form(word.back(), U_DT_INITIAL);
  const bool begins_as_begin = word.starts_with(u"ال") || has_form(word.front(), U_DT_INITIAL);
  const bool ends_as_end = only_ends_words(word.back()) || has_form(word.back(), U_DT_FINAL);
  signs.sure += begins_as_end || ends_as_begin ? 1 : 0;
  signs.reversed += begins_as_end || ends_as_begin || word.ends_with(u"لا") ? 1 : 0;
  signs.in_order += begins_as_begin || ends_as_end ? 1 : 0;
}

}  // namespace

bool is_in_visual_order(std::u16string_view text) {
  constexpr int kFewest = 2;
  if (!may_have_sure_sign(text)) return false;
  Signs signs;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end > begin) read_word(text.substr(begin, end - begin), signs);
    begin = end + 1;
  }
  return signs.sure > 0 && signs.reversed >= kFewest && signs.reversed > 2 * signs.in_order;
}

}  // namespace nashra::editorial
