// Rules that look at single characters and at how letters are encoded.
#include <algorithm>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/unicode.h"
#include "editorial/characters.h"
#include "editorial/rules.h"

namespace nashra::editorial {
namespace {

/// Of a letter with its marks. ICU sorts marks by insertion, so the time that one takes grows with its
/// square.
constexpr std::size_t kLongestCluster = 64;

std::u16string normalized(const UNormalizer2* normalizer, std::u16string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::u16string out(text.size() * 4 + 32, u'\0');
  const std::int32_t length =
      unorm2_normalize(normalizer, text.data(), static_cast<std::int32_t>(text.size()), out.data(),
                       static_cast<std::int32_t>(out.size()), &status);
  if (U_FAILURE(status)) return std::u16string(text);
  out.resize(static_cast<std::size_t>(length));
  return out;
}

/// The end of the cluster that begins at `at`: where normalization may begin anew.
std::size_t end_of_cluster(const UNormalizer2* normalizer, std::u16string_view text, std::size_t at) {
  next_code_point(text, at);
  while (at < text.size()) {
    std::size_t next = at;
    if (unorm2_hasBoundaryBefore(normalizer, static_cast<UChar32>(next_code_point(text, next)))) break;
    at = next;
  }
  return at;
}

bool is_direction_mark(char16_t unit) { return unit == 0x200E || unit == 0x200F || unit == 0x61C; }
bool is_zero_width_space(char16_t unit) { return unit == 0x200B || unit == 0xFEFF; }
bool is_embedding(char16_t unit) {
  return unit == 0x202A || unit == 0x202B || unit == 0x202D || unit == 0x202E;
}
bool is_isolate(char16_t unit) { return unit >= 0x2066 && unit <= 0x2068; }
constexpr char16_t kPopEmbedding = 0x202C, kPopIsolate = 0x2069;

/// Whether a direction mark between these two changes nothing; 0 is the edge of the text.
bool does_nothing(char16_t mark, char16_t before, char16_t behind, Direction direction) {
  const auto is_edge = [](char16_t unit) { return unit == 0 || is_space(unit); };
  if (is_edge(before) && is_edge(behind)) return true;
  if (u_isalpha(before) && u_isalpha(behind)) return true;
  const bool from_left = mark == 0x200E;
  const auto runs_so = [&](char16_t unit) {
    const UCharDirection own = u_charDirection(unit);
    return u_isalpha(unit) &&
           (from_left ? own == U_LEFT_TO_RIGHT : own == U_RIGHT_TO_LEFT || own == U_RIGHT_TO_LEFT_ARABIC);
  };
  // Digits take their order from the letter, or the mark, before them (UAX #9 W2, W7).
  const bool before_number = !is_edge(behind) && !u_isalpha(behind) && !is_stop(behind);
  if (before_number) return false;
  const bool as_paragraph = from_left == (direction == Direction::left_to_right) && mark != 0x61C;
  return runs_so(before) || runs_so(behind) || (as_paragraph && (before == 0 || behind == 0));
}

/// The embeddings and isolates that have no partner or hold nothing: their offsets.
class LoneControls {
 public:
  std::vector<std::size_t> find(std::u16string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char16_t unit = text[at];
      if (is_embedding(unit) || is_isolate(unit)) {
        open_.push_back({at, kept_, is_isolate(unit)});
        isolates_ += is_isolate(unit) ? 1 : 0;
      } else if (unit == kPopEmbedding) {
        close(at, !open_.empty() && !open_.back().is_isolate);
      } else if (unit == kPopIsolate) {
        while (isolates_ > 0 && !open_.back().is_isolate) drop_open();
        close(at, isolates_ > 0);
      } else if (!is_direction_mark(unit) && !is_zero_width_space(unit)) {
        ++kept_;
      }
    }
    while (!open_.empty()) drop_open();
    std::sort(lone_.begin(), lone_.end());
    return std::move(lone_);
  }

 private:
  struct Open {
    std::size_t offset, kept;
    bool is_isolate;
  };

  void drop_open() {
    lone_.push_back(open_.back().offset);
    pop();
  }

  void close(std::size_t at, bool has_partner) {
    const bool holds_nothing = has_partner && open_.back().kept == kept_;
    if (holds_nothing) lone_.push_back(open_.back().offset);
    if (holds_nothing || !has_partner) lone_.push_back(at);
    if (has_partner) pop();
  }

  void pop() {
    isolates_ -= open_.back().is_isolate ? 1 : 0;
    open_.pop_back();
  }

  std::vector<Open> open_;
  std::vector<std::size_t> lone_;
  std::size_t kept_ = 0;
  int isolates_ = 0;
};

bool is_control_character(char16_t unit) {
  return is_zero_width_space(unit) || is_direction_mark(unit) || is_embedding(unit) || is_isolate(unit) ||
         unit == kPopEmbedding || unit == kPopIsolate;
}

/// The letters that a presentation form stands for; empty: it stays. U+FDF0 … U+FDFF are words and signs with
/// a shape of their own; forms of a mark alone have a space or tatweel to stand on, which is not meant.
std::u16string letters_of(char16_t form) {
  const bool may_be = (form >= 0xFB50 && form < 0xFDF0) || (form >= 0xFE70 && form <= 0xFEFC);
  if (!may_be) return {};
  UErrorCode status = U_ZERO_ERROR;
  const std::u16string letters = normalized(unorm2_getNFKCInstance(&status), std::u16string_view(&form, 1));
  const bool is_form = letters.front() != form && u_charType(letters.front()) == U_OTHER_LETTER &&
                       letters.find(kTatweel) == std::u16string::npos &&
                       letters.find(u' ') == std::u16string::npos;
  return is_form ? letters : std::u16string();
}

int joining_type(char16_t unit) { return u_getIntPropertyValue(unit, UCHAR_JOINING_TYPE); }

bool joins_forward(char16_t unit) {
  const int type = joining_type(unit);
  return type == U_JT_DUAL_JOINING || type == U_JT_JOIN_CAUSING;
}

bool joins_backward(char16_t unit) { return joins_forward(unit) || joining_type(unit) == U_JT_RIGHT_JOINING; }

/// Where a word stands alone in its form, the joiner that keeps it: the form of the text would follow from
/// the letter behind.
std::u16string joiner_for(char16_t form, char16_t last_letter, char16_t behind) {
  if (!joins_forward(last_letter)) return {};
  const std::u16string letters = letters_of(behind);
  const bool joins = joins_backward(letters.empty() ? behind : letters.front());
  const int type = u_getIntPropertyValue(form, UCHAR_DECOMPOSITION_TYPE);
  const bool wants_join = type == U_DT_INITIAL || type == U_DT_MEDIAL;
  if (joins == wants_join || joining_type(behind) == U_JT_TRANSPARENT) return {};
  return std::u16string(1, wants_join ? kZeroWidthJoiner : kZeroWidthNonJoiner);
}

bool is_arabic_letter(char16_t unit) { return is_arabic(unit) && u_charType(unit) == U_OTHER_LETTER; }

/// Marks of the letter at the end of `text` are looked past.
bool ends_in_arabic_letter(std::u16string_view text) {
  constexpr std::size_t kMostMarks = 8;
  for (std::size_t marks = 0; !text.empty() && marks < kMostMarks; ++marks, text.remove_suffix(1)) {
    if (is_arabic_letter(text.back())) return true;
    if (!is_arabic(text.back())) return false;
  }
  return false;
}

/// How many tatweels of a run are decoration.
std::size_t decorative(std::u16string_view before, std::size_t run, char16_t behind) {
  const bool follows = ends_in_arabic_letter(before), leads = is_arabic_letter(behind);
  const bool carries_mark = is_arabic(behind) && !leads;
  if (carries_mark || follows != leads) return run - 1;
  return follows ? run : 0;
}

}  // namespace

Replacements normalize(const Passage& passage) {
  Replacements found;
  const std::u16string_view text = passage.text();
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
  for (std::size_t at = 0; U_SUCCESS(status);) {
    at += static_cast<std::size_t>(unorm2_spanQuickCheckYes(
        nfc, text.data() + at, static_cast<std::int32_t>(text.size() - at), &status));
    if (at >= text.size()) break;
    const std::size_t end = end_of_cluster(nfc, text, at);
    const std::u16string_view cluster = text.substr(at, end - at);
    std::u16string composed =
        cluster.size() <= kLongestCluster ? normalized(nfc, cluster) : std::u16string(cluster);
    if (composed != cluster) found.push_back({{at, end}, std::move(composed)});
    at = end;
  }
  return found;
}

Replacements drop_junk_characters(const Passage& passage) {
  const std::u16string_view text = passage.text();
  if (std::none_of(text.begin(), text.end(), is_control_character)) return {};
  std::vector<std::size_t> junk = LoneControls().find(text);
  for (std::size_t begin = 0; begin < text.size();) {
    if (!is_direction_mark(text[begin]) && !is_zero_width_space(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && (is_direction_mark(text[end]) || is_zero_width_space(text[end]))) ++end;
    for (std::size_t at = begin; at < end; ++at) {
      const bool again = at > begin && text[at] == text[at - 1];
      if (is_zero_width_space(text[at]) || again ||
          does_nothing(text[at], passage.before(begin), passage.at(end), passage.language().direction))
        junk.push_back(at);
    }
    begin = end;
  }
  std::sort(junk.begin(), junk.end());
  Replacements found;
  for (const std::size_t at : junk) found.push_back({{at, at + 1}});
  return found;
}

Replacements map_presentation_forms(const Passage& passage) {
  Replacements found;
  const std::u16string_view text = passage.text();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] < 0xFB50) continue;
    std::u16string letters = letters_of(text[at]);
    if (letters.empty()) continue;
    letters += joiner_for(text[at], letters.back(), passage.at(at + 1));
    found.push_back({{at, at + 1}, std::move(letters)});
  }
  return found;
}

Replacements drop_tatweel(const Passage& passage) {
  Replacements found;
  const std::u16string_view text = passage.text();
  for (std::size_t at = text.find(kTatweel); at < text.size(); at = text.find(kTatweel, at)) {
    std::size_t end = at;
    while (end < text.size() && text[end] == kTatweel) ++end;
    const std::size_t surplus = decorative(text.substr(0, at), end - at, passage.at(end));
    if (surplus > 0) found.push_back({{at, at + surplus}});
    at = end;
  }
  return found;
}

}  // namespace nashra::editorial
