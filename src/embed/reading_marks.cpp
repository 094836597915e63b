#include "embed/reading_marks.h"

#include <algorithm>
#include <optional>

#include "base/unicode.h"
#include "text/characters.h"

namespace nashra {
namespace {

constexpr char32_t kLeftToRight = 0x200E, kRightToLeft = 0x200F;

/// A word as it looks from either side.
struct SeenWord {
  std::size_t index = 0;  ///< in the line
  bool is_left_to_right = false;
  Strength left = Strength::none, right = Strength::none;  ///< of the outermost characters
  bool has_left_letter = false, has_right_letter = false;
  bool is_white = false;
  bool ends_in_hyphen = false;  ///< on the right
};

void note(SeenWord& seen, char32_t character, bool is_first) {
  if (is_mark(character)) return;
  // What divides a word at the end of its line belongs to it.
  const Strength strength = character == 0xAD ? Strength::left : strength_of(character);
  Strength& front = seen.is_left_to_right ? seen.left : seen.right;
  Strength& back = seen.is_left_to_right ? seen.right : seen.left;
  if (is_first) {
    front = strength;
    seen.ends_in_hyphen = character == U'-' && !seen.is_left_to_right;
  }
  back = strength;
  seen.has_left_letter = seen.has_left_letter || strength == Strength::left;
  seen.has_right_letter = seen.has_right_letter || strength == Strength::right;
}

SeenWord seen_word(const WordInLine& word, std::size_t index) {
  SeenWord seen{.index = index,
                .is_left_to_right = word.word->direction == Direction::left_to_right,
                .is_white = word.is_space};
  const std::u16string_view text = word.word->text;
  if (text.empty()) note(seen, 0xAD, true);
  for (std::size_t at = 0; at < text.size();) {
    const bool is_first = at == 0;
    note(seen, next_code_point(text, at), is_first);
  }
  return seen;
}

bool is_open(Strength strength) { return strength == Strength::none; }

class Marker {
 public:
  Marker(std::vector<SeenWord> words, bool is_left_to_right)
      : words_(std::move(words)), is_left_to_right_(is_left_to_right) {}

  std::vector<ReadingMark> with_page() {
    for (std::size_t first = 0; first < words_.size();) {
      std::size_t last = first + 1;
      while (last < words_.size() && runs_alike(first, last)) ++last;
      if (words_[first].is_left_to_right != is_left_to_right_) {
        if (is_left_to_right_) {
          end_right_run(last);
        } else {
          mark_left_run(first, last);
        }
      }
      first = last;
    }
    begin_line();
    end_line();
    return std::move(marks_);
  }

  std::vector<ReadingMark> against_page() {
    if (is_left_to_right_) {
      if (is_open(words_.front().left)) mark(0, false, kLeftToRight);
      if (is_open(words_.back().right)) mark(words_.size() - 1, true, kLeftToRight);
    } else {
      if (words_.front().left != Strength::right) mark(0, false, kRightToLeft);
      end_line();
    }
    return std::move(marks_);
  }

 private:
  bool runs_alike(std::size_t a, std::size_t b) const {
    return words_[a].is_left_to_right == words_[b].is_left_to_right;
  }

  void mark(std::size_t at, bool is_after, char32_t mark) {
    marks_.push_back({words_[at].index, is_after, mark});
  }

  /// Figures with spaces between them are one number only to who knows it.
  bool is_torn(std::size_t first, std::size_t last) const {
    bool has_letter = false, has_space = false;
    for (std::size_t at = first; at < last; ++at) {
      has_letter = has_letter || words_[at].has_left_letter;
      has_space = has_space || words_[at].is_white;
    }
    return has_space && !has_letter;
  }

  /// Whether nothing of the right stands between this and another run from the left, to the left of it.
  bool touches_run_before(std::size_t first) const {
    while (first-- > 0) {
      if (words_[first].is_left_to_right) return true;
      if (words_[first].has_right_letter) return false;
    }
    return false;
  }

  /// In a line from the right.
  void mark_left_run(std::size_t first, std::size_t last) {
    const bool torn = is_torn(first, last);
    const bool touches_sign = first > 0 && !words_[first - 1].is_white && is_open(words_[first - 1].right);
    if (touches_run_before(first) || touches_sign) mark(first, false, kRightToLeft);
    if (torn || is_open(words_[first].left)) mark(first, false, kLeftToRight);
    if (torn || is_open(words_[last - 1].right)) mark(last - 1, true, kLeftToRight);
  }

  /// In a line from the left: what follows is not of the run.
  void end_right_run(std::size_t last) {
    if (last < words_.size() && is_open(words_[last].left)) mark(last - 1, true, kLeftToRight);
  }

  /// PDFBox takes the direction of the first strong character from the left for that of the line, PDFium that
  /// of most stretches: neither may be misled by what stands at an end.
  void begin_line() {
    std::optional<bool> runs_left;
    for (std::size_t at = 0; at < words_.size() && !runs_left; ++at)
      runs_left = direction_at(words_[at], false);
    if (runs_left && *runs_left != is_left_to_right_)
      marks_.insert(marks_.begin(), {words_.front().index, false, own_mark()});
  }

  /// A hyphen at the right end is taken for one that divides a word, and dropped with the line's end.
  void end_line() {
    std::optional<bool> runs_left;
    for (std::size_t at = words_.size(); at-- > 0 && !runs_left;) runs_left = direction_at(words_[at], true);
    const bool is_misleading = runs_left && *runs_left != is_left_to_right_;
    if (is_misleading || words_.back().ends_in_hyphen) mark(words_.size() - 1, true, own_mark());
  }

  char32_t own_mark() const { return is_left_to_right_ ? kLeftToRight : kRightToLeft; }

  /// Whether the first strong character of a word and its marks, seen from one side, runs to the right.
  std::optional<bool> direction_at(const SeenWord& word, bool from_right) const {
    if (const auto near = mark_at(word, from_right)) return near;
    if (word.has_left_letter || word.has_right_letter) return word.has_left_letter;
    return mark_at(word, !from_right);
  }

  std::optional<bool> mark_at(const SeenWord& word, bool is_after) const {
    for (const ReadingMark& mark : marks_) {
      if (mark.word == word.index && mark.is_after == is_after) return mark.mark == kLeftToRight;
    }
    return std::nullopt;
  }

  std::vector<SeenWord> words_;
  bool is_left_to_right_;
  std::vector<ReadingMark> marks_;
};

}  // namespace

Direction direction_of(const Page& page) {
  std::size_t left = 0, right = 0;
  for (const Placed& placed : page.items) {
    const auto* const line = std::get_if<TextLine>(&placed.what);
    if (line == nullptr) continue;
    for (const WordInLine& word : line->words) {
      const std::u16string_view text = word.word->text;
      if (word.is_space) continue;
      if (word.word->direction == Direction::right_to_left) {
        right += text.size();
      } else {
        for (std::size_t at = 0; at < text.size();)
          left += strength_of(next_code_point(text, at)) == Strength::left ? 1 : 0;
      }
    }
  }
  return left >= right ? Direction::left_to_right : Direction::right_to_left;
}

std::vector<ReadingMark> reading_marks(const TextLine& line, Direction page) {
  if (line.words.empty() || line.language == nullptr) return {};
  const Direction direction = line.language->direction;
  const bool is_plain = direction == page && !line.words.back().word->text.starts_with(u'-') &&
                        std::all_of(line.words.begin(), line.words.end(), [&](const WordInLine& word) {
                          return word.word->direction == direction;
                        });
  if (is_plain) return {};
  std::vector<SeenWord> words;
  for (std::size_t at = 0; at < line.words.size(); ++at) {
    if (!line.words[at].word->glyphs.empty()) words.push_back(seen_word(line.words[at], at));
  }
  if (words.empty()) return {};
  Marker marker(std::move(words), direction == Direction::left_to_right);
  return direction == page ? marker.with_page() : marker.against_page();
}

}  // namespace nashra
