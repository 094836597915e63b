#include "shape/shape.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/unicode.h"
#include "shape/elongate.h"
#include "shape/glyphs.h"
#include "shape/word_cache.h"
#include "text/characters.h"

namespace nashra {
namespace {

constexpr std::size_t kLongestCachedWord = 64;  // UTF-16 units; longer ones are never met twice

char32_t first_of(std::u16string_view text) {
  std::size_t offset = 0;
  return next_code_point(text, offset);
}

char32_t last_of(std::u16string_view text) {
  const bool is_pair = text.size() > 1 && (text.back() & 0xFC00U) == 0xDC00U;
  return first_of(text.substr(text.size() - (is_pair ? 2 : 1)));
}

// Joining looks across the edges of a run; so does the dotted circle that a mark without a base gets at the
// paragraph's start. Everything else that shapes a word is inside it.
ShapingSource source_of(const std::u16string& text, TextRange range) {
  const std::u16string_view all = text;
  const std::u16string_view word = all.substr(range.begin, length_of(range));
  const std::u16string_view before = all.substr(0, range.begin), after = all.substr(range.end);
  const bool joins_before = !before.empty() && is_joining(first_of(word)) && is_joining(last_of(before));
  const bool joins_after = !after.empty() && is_joining(last_of(word)) && is_joining(first_of(after));
  const bool is_mark_alone = before.empty() && is_mark(first_of(word));
  if (!joins_before && !joins_after && !is_mark_alone) return {.text = word, .word = {0, word.size()}};
  return {all, range, before.empty(), after.empty()};
}

bool stands_alone(const ShapingSource& source) {
  return length_of(source.word) == source.text.size() && !source.begins_paragraph;
}

}  // namespace

// Walks the paragraph once, in logical order, and lays its pieces down.
class Shaper {
 public:
  Shaper(const Paragraph& paragraph, WordCache& cache) : paragraph_(paragraph), cache_(*cache.state_) {}

  std::vector<ShapedPiece> run() {
    for (const TextRun& run : paragraph_.runs) shape_run(run);
    return std::move(pieces_);
  }

 private:
  void shape_run(const TextRun& run) {
    words_ = &cache_.table_of(run);
    for (std::size_t at = run.range.begin; at < run.range.end;) {
      const std::size_t start = at;
      const CharacterRole role = take(at);
      switch (role) {
        case CharacterRole::separator:
          break;
        case CharacterRole::bidi_control:
          if (!is_embedding(paragraph_.text[start])) level_before_ = std::min(level_before_, run.level);
          break;
        case CharacterRole::space:
          add_space(run, ShapedPiece::Kind::space, {start, at});
          break;
        case CharacterRole::fixed_space:
          add_space(run, ShapedPiece::Kind::fixed_space, {start, at});
          break;
        case CharacterRole::ink:
          at = end_of_ink(at, run.range.end);
          add_words(run, {start, at});
          break;
      }
    }
  }

  /// UAX #9 X9 takes embeddings out of the text, but neither marks nor isolates.
  static bool is_embedding(char16_t control) { return control >= 0x202A && control <= 0x202E; }

  CharacterRole take(std::size_t& at) const { return role_of(next_code_point(paragraph_.text, at)); }

  std::size_t end_of_ink(std::size_t at, std::size_t limit) const {
    for (std::size_t next = at; at < limit; at = next) {
      if (take(next) != CharacterRole::ink) break;
    }
    return at;
  }

  void add(const TextRun& run, ShapedPiece::Kind kind, TextRange range, ShapedWordPtr word) {
    pieces_.push_back({.kind = kind, .range = range, .level = run.level, .word = std::move(word)});
    pieces_.back().level_before = std::exchange(level_before_, ShapedPiece::kNoLevel);
  }

  void add_space(const TextRun& run, ShapedPiece::Kind kind, TextRange range) {
    const bool is_tab = paragraph_.text[range.begin] == u'\t';
    const std::u16string_view text = std::u16string_view(paragraph_.text).substr(range.begin, 1);
    add(run, kind, range, cached(run, text, {.text = is_tab ? u" " : text, .word = {0, 1}}));
  }

  // Text without spaces: one word, or several where a line may end inside it. Those are shaped as one and
  // then cut.
  void add_words(const TextRun& run, TextRange range) {
    const std::span<const BreakOpportunity> breaks = breaks_inside(range);
    const std::u16string_view text =
        std::u16string_view(paragraph_.text).substr(range.begin, length_of(range));
    const ShapingSource source = source_of(paragraph_.text, range);
    // What comes before the first glyph is taken in by it, and must not be where a line may end after it.
    const bool may_keep =
        stands_alone(source) && text.size() <= kLongestCachedWord && !is_never_shown(first_of(text));
    if (breaks.empty()) {
      add(run, ShapedPiece::Kind::word, range,
          may_keep ? cached(run, text, source) : shaped_here(run, text, shape_glyphs(run, source)));
    } else {
      add_slices(run, range, breaks,
                 may_keep ? cached(run, text, source)->glyphs : shape_glyphs(run, source));
    }
  }

  ShapedWordPtr cached(const TextRun& run, std::u16string_view text, const ShapingSource& source) {
    if (ShapedWordPtr known = cache_.find(*words_, text)) return known;
    ShapedWord word = make_word(run, text, shape_glyphs(run, source));
    find_elongations(word, run, cache_);
    return cache_.keep(*words_, std::make_shared<const ShapedWord>(std::move(word)));
  }

  // A word that depends on what stands around it.
  static ShapedWordPtr shaped_here(const TextRun& run, std::u16string_view text, std::vector<Glyph> glyphs) {
    return std::make_shared<const ShapedWord>(make_word(run, text, std::move(glyphs)));
  }

  std::span<const BreakOpportunity> breaks_inside(TextRange range) {
    const auto& breaks = paragraph_.breaks;
    while (next_break_ < breaks.size() && breaks[next_break_].offset <= range.begin) ++next_break_;
    const std::size_t first = next_break_;
    while (next_break_ < breaks.size() && breaks[next_break_].offset < range.end) ++next_break_;
    return std::span(breaks).subspan(first, next_break_ - first);
  }

  ShapedWordPtr hyphen_of(const TextRun& run) {
    constexpr std::u16string_view kHyphen = u"\u2010", kHyphenMinus = u"-";
    const std::u16string_view text = run.font->covers(kHyphen.front()) ? kHyphen : kHyphenMinus;
    return cached(run, text, {.text = text, .word = {0, text.size()}});
  }

  // A glyph belongs to the piece in which its cluster begins.
  void add_slices(const TextRun& run, TextRange range, std::span<const BreakOpportunity> breaks,
                  std::vector<Glyph> glyphs) {
    const bool backwards = direction_of(run) == Direction::right_to_left;
    if (backwards) std::reverse(glyphs.begin(), glyphs.end());
    auto glyph = glyphs.begin();
    std::size_t begin = range.begin;
    for (std::size_t i = 0; i <= breaks.size(); ++i) {
      const TextRange piece{begin, i < breaks.size() ? breaks[i].offset : range.end};
      const auto slice_end = std::find_if(
          glyph, glyphs.end(), [&](const Glyph& g) { return range.begin + g.cluster >= piece.end; });
      std::vector<Glyph> slice(glyph, slice_end);
      for (Glyph& g : slice) g.cluster -= static_cast<std::uint32_t>(piece.begin - range.begin);
      if (backwards) std::reverse(slice.begin(), slice.end());
      const std::u16string_view text =
          std::u16string_view(paragraph_.text).substr(piece.begin, length_of(piece));
      add(run, ShapedPiece::Kind::word, piece, shaped_here(run, text, std::move(slice)));
      if (i < breaks.size() && breaks[i].divides_word) pieces_.back().hyphen = hyphen_of(run);
      glyph = slice_end;
      begin = piece.end;
    }
  }

  const Paragraph& paragraph_;
  WordCache::State& cache_;
  WordTable* words_ = nullptr;  // of the run at hand
  std::vector<ShapedPiece> pieces_;
  std::uint8_t level_before_ = ShapedPiece::kNoLevel;
  std::size_t next_break_ = 0;
};

ShapedParagraph shape(Paragraph paragraph, WordCache& cache) {
  std::vector<ShapedPiece> pieces = Shaper(paragraph, cache).run();
  return {.paragraph = std::move(paragraph), .pieces = std::move(pieces)};
}

}  // namespace nashra
