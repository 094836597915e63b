// Quotation marks: which open and which close, which belong together, and what the language prints.
#include <algorithm>
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "editorial/characters.h"
#include "editorial/rules.h"

namespace nashra::editorial {
namespace {

constexpr std::u16string_view kMarks = u"\"“”„«»";

/// A mark that may be one of a pair.
struct Mark {
  std::size_t offset;
  bool opens;
  bool is_sure;  ///< its neighbours say so, not only the marks before it
};

struct Pair {
  std::size_t open, close;  ///< offsets
  int depth = 0;            ///< pairs around it
  bool is_sure = true;
};

struct Pairing {
  std::vector<Pair> pairs;         ///< ascending by `close`
  std::vector<std::size_t> alone;  ///< ascending
};

bool is_hebrew(char16_t unit) { return unit >= 0x590 && unit <= 0x5FF; }

bool is_line_edge(char16_t unit) { return unit == 0 || unit == 0x2028; }

/// One-letter words that are written as one with the next word: `و"نعم"`.
bool is_joined_word(const Passage& passage, std::size_t end) {
  if (passage.before(end) == kTatweel) return true;
  const char16_t before = end < 2 ? u'\0' : passage.at(end - 2);
  return end > 0 && is_one_of(passage.at(end - 1), u"وفبكل") && (is_line_edge(before) || is_space(before));
}

bool may_open_behind(const Passage& passage, std::size_t at) {
  const char16_t before = passage.before(at);
  return is_line_edge(before) || is_space(before) || is_one_of(before, u"([{/|:") || is_dash(before) ||
         is_joined_word(passage, at);
}

bool may_close_before(char16_t behind) {
  return is_line_edge(behind) || is_space(behind) || is_stop(behind) || is_one_of(behind, u")]}/|") ||
         is_dash(behind);
}

/// The marks of a text in their order. Of marks in a row the outermost ones have the neighbours that tell.
class MarkReader {
 public:
  explicit MarkReader(const Passage& passage) : passage_(passage) {}

  std::vector<Mark> read() {
    const std::u16string_view text = passage_.text();
    for (std::size_t begin = text.find_first_of(kMarks); begin < text.size();
         begin = text.find_first_of(kMarks, begin)) {
      std::size_t end = begin;
      while (end < text.size() && is_one_of(text[end], kMarks)) ++end;
      read_row(begin, end);
      begin = end;
    }
    return std::move(marks_);
  }

 private:
  void read_row(std::size_t begin, std::size_t end) {
    const bool may_open = may_open_behind(passage_, begin), may_close = may_close_before(passage_.at(end));
    for (std::size_t at = begin; at < end; ++at) {
      if (is_no_quotation(at) || passage_.unit_at(at) != nullptr) continue;
      const bool is_sure = may_open != may_close;
      const bool opens = is_sure ? may_open : opens_by_itself(at);
      open_ = opens ? open_ + 1 : std::max(open_ - 1, 0);
      marks_.push_back({at, opens, is_sure});
    }
  }

  /// The double quote inside a Hebrew abbreviation, and inches.
  bool is_no_quotation(std::size_t at) const {
    const char16_t before = passage_.before(at), behind = passage_.at(at + 1);
    if (passage_.at(at) != u'"') return false;
    return (is_hebrew(before) && is_hebrew(behind)) || (is_digit(before) && open_ == 0);
  }

  bool opens_by_itself(std::size_t at) const {
    switch (passage_.at(at)) {
      case u'«':
      case u'„':
        return true;
      case u'»':
        return false;
      default:
        return open_ == 0;
    }
  }

  const Passage& passage_;
  std::vector<Mark> marks_;
  int open_ = 0;
};

Pairing pair_up(const std::vector<Mark>& marks) {
  Pairing out;
  std::vector<const Mark*> open;
  for (const Mark& mark : marks) {
    if (mark.opens) {
      open.push_back(&mark);
    } else if (open.empty()) {
      out.alone.push_back(mark.offset);
    } else {
      out.pairs.push_back({open.back()->offset, mark.offset, 0, open.back()->is_sure && mark.is_sure});
      open.pop_back();
    }
  }
  for (const Mark* mark : open) out.alone.push_back(mark->offset);
  std::sort(out.alone.begin(), out.alone.end());
  return out;
}

/// Counts the pairs around each one; `pairs` ascend by their ends, so those around come later.
void count_depths(std::vector<Pair>& pairs) {
  std::vector<const Pair*> around;
  for (auto pair = pairs.rbegin(); pair != pairs.rend(); ++pair) {
    while (!around.empty() && around.back()->open > pair->close) around.pop_back();
    pair->depth = static_cast<int>(around.size());
    around.push_back(&*pair);
  }
}

/// Takes out the outermost pairs that hold others two deep, with all that they hold: the language has marks
/// for one pair inside another.
void drop_deep(std::vector<Pair>& pairs) {
  std::vector<Pair> kept;
  for (std::size_t begin = 0; begin < pairs.size();) {
    std::size_t end = begin;
    int deepest = pairs[begin].depth;
    for (; end < pairs.size(); ++end) {
      deepest = std::max(deepest, pairs[end].depth);
      if (pairs[end].depth == 0) break;
    }
    end = std::min(end + 1, pairs.size());
    if (deepest < 2)
      kept.insert(kept.end(), pairs.begin() + static_cast<std::ptrdiff_t>(begin),
                  pairs.begin() + static_cast<std::ptrdiff_t>(end));
    begin = end;
  }
  pairs = std::move(kept);
}

/// The pairs whose marks may be set, and the marks that nothing can be said of. Where one is alone, the pairs
/// that rest on counting are not to be trusted.
Pairing trusted(const Passage& passage) {
  Pairing pairing = pair_up(MarkReader(passage).read());
  if (!pairing.alone.empty()) {
    pairing.pairs.erase(std::remove_if(pairing.pairs.begin(), pairing.pairs.end(),
                                       [](const Pair& pair) { return !pair.is_sure; }),
                        pairing.pairs.end());
  }
  count_depths(pairing.pairs);
  drop_deep(pairing.pairs);
  return pairing;
}

/// Places that stand between letters that run from the left. A mark there runs from the left too (UAX #9 N1):
/// a curly one, which is not mirrored, must be that of a text from the left.
std::vector<bool> places_from_left(std::u16string_view text) {
  std::vector<bool> from_left(text.size());
  const auto is_from_right = [](char16_t unit) { return is_arabic(unit) || is_hebrew(unit); };
  bool last = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    from_left[at] = last;
    if (is_letter_from_left(text[at]) || is_from_right(text[at])) last = is_letter_from_left(text[at]);
  }
  last = false;
  for (std::size_t at = text.size(); at-- > 0;) {
    from_left[at] = from_left[at] && last;
    if (is_letter_from_left(text[at]) || is_from_right(text[at])) last = is_letter_from_left(text[at]);
  }
  return from_left;
}

bool is_curly(std::u16string_view mark) {
  return mark != u"«" && mark != u"»" && mark != u"‹" && mark != u"›";
}

}  // namespace

Replacements set_quotation_marks(const Passage& passage) {
  const std::u16string_view text = passage.text();
  const LanguagePolicy& language = passage.language();
  Replacements found;
  std::vector<bool> from_left;  // found when it is first asked for
  const auto stands_from_left = [&](const Pair& pair) {
    if (from_left.empty()) from_left = places_from_left(text);
    return from_left[pair.open] && from_left[pair.close];
  };
  const auto set = [&](std::size_t at, std::u16string mark) {
    if (text.substr(at, 1) != mark) found.push_back({{at, at + 1}, std::move(mark)});
  };
  for (const Pair& pair : trusted(passage).pairs) {
    const QuotationMarks& marks = pair.depth == 0 ? language.outer_quotes : language.inner_quotes;
    std::u16string open = to_utf16(marks.open), close = to_utf16(marks.close);
    const bool is_turned =
        language.direction == Direction::right_to_left && is_curly(open) && stands_from_left(pair);
    if (is_turned) std::swap(open, close);
    set(pair.open, std::move(open));
    set(pair.close, std::move(close));
  }
  std::sort(found.begin(), found.end(),
            [](const Replacement& a, const Replacement& b) { return a.range.begin < b.range.begin; });
  return found;
}

std::vector<std::size_t> unbalanced_quotation_marks(const Passage& passage) {
  if (!passage.may_have(kMarks)) return {};
  return trusted(passage).alone;
}

}  // namespace nashra::editorial
