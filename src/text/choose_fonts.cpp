#include "text/choose_fonts.h"

#include <algorithm>
#include <optional>
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "text/characters.h"

namespace nashra {
namespace {

bool shows(const Font& font, char32_t code_point) {
  if (font.covers(code_point) || is_never_shown(code_point)) return true;
  // HarfBuzz makes every other space from the font's U+0020.
  return role_of(code_point) != CharacterRole::ink && font.covers(U' ');
}

bool is_letter(char32_t code_point) {
  return (U_MASK(u_charType(static_cast<UChar32>(code_point))) & U_GC_L_MASK) != 0;
}

class Chooser {
 public:
  Chooser(std::u16string_view text, std::span<const std::uint8_t> levels,
          std::span<const std::uint32_t> scripts, const std::vector<FontPtr>& chain)
      : text_(text), levels_(levels), scripts_(scripts), chain_(chain) {
    choice_.fonts.resize(text.size());
  }

  FontChoice run() {
    std::optional<std::size_t> before;  // last unit of the word before
    std::size_t others = 0;             // where the text between two words begins
    for (std::size_t at = 0; at < text_.size();) {
      if (!starts_word(at)) {
        at = cluster_end(at);
        continue;
      }
      const std::size_t end = word_end(at);
      missing_in_word_.clear();
      set_word({at, end});
      set_others({others, at}, before, at);
      append_missing();
      before = end - 1;
      others = end;
      at = end;
    }
    set_others({others, text_.size()}, before, std::nullopt);
    return std::move(choice_);
  }

 private:
  char32_t at(std::size_t offset) const { return next_code_point(text_, offset); }

  std::size_t cluster_end(std::size_t from) const {
    std::size_t end = from;
    next_code_point(text_, end);
    for (std::size_t next = end; next < text_.size(); end = next) {
      if (!extends_cluster(next_code_point(text_, next))) break;
    }
    return end;
  }

  bool starts_word(std::size_t offset) const { return is_letter(at(offset)); }

  std::size_t word_end(std::size_t from) const {
    std::size_t end = cluster_end(from);
    while (end < text_.size() && starts_word(end) && scripts_[end] == scripts_[from]) end = cluster_end(end);
    return end;
  }

  // The first code point that the font does not have.
  std::optional<std::size_t> first_gap(TextRange range, std::size_t font) const {
    for (std::size_t offset = range.begin; offset < range.end;) {
      const std::size_t start = offset;
      if (!shows(*chain_[font], next_code_point(text_, offset))) return start;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> first_font(TextRange range) const {
    for (std::size_t font = 0; font < chain_.size(); ++font) {
      if (!first_gap(range, font)) return font;
    }
    return std::nullopt;
  }

  void set(TextRange range, std::size_t font) {
    std::fill(choice_.fonts.begin() + static_cast<std::ptrdiff_t>(range.begin),
              choice_.fonts.begin() + static_cast<std::ptrdiff_t>(range.end),
              static_cast<std::uint16_t>(font));
  }

  // A cluster that no font has whole takes the font of its base, or the first of all.
  void set_cluster(TextRange cluster, std::vector<MissingGlyph>& missing) {
    std::optional<std::size_t> font = first_font(cluster);
    if (!font) {
      std::size_t base_end = cluster.begin;
      next_code_point(text_, base_end);
      font = first_font({cluster.begin, base_end}).value_or(0);
      const std::size_t gap = first_gap(cluster, *font).value_or(cluster.begin);
      missing.push_back({.offset = gap, .code_point = at(gap)});
    }
    set(cluster, *font);
  }

  void set_word(TextRange word) {
    if (const auto font = first_font(word)) return set(word, *font);
    for (std::size_t offset = word.begin; offset < word.end;) {
      const TextRange cluster{offset, cluster_end(offset)};
      set_cluster(cluster, missing_in_word_);
      offset = cluster.end;
    }
  }

  // Whether the word beside it, one of whose units is `word`, lends the cluster its font.
  bool lends(std::optional<std::size_t> word, TextRange cluster) const {
    return word && levels_[*word] == levels_[cluster.begin] && !first_gap(cluster, choice_.fonts[*word]);
  }

  void set_others(TextRange range, std::optional<std::size_t> before, std::optional<std::size_t> after) {
    for (std::size_t offset = range.begin; offset < range.end;) {
      const TextRange cluster{offset, cluster_end(offset)};
      if (lends(before, cluster)) {
        set(cluster, choice_.fonts[*before]);
      } else if (lends(after, cluster)) {
        set(cluster, choice_.fonts[*after]);
      } else {
        set_cluster(cluster, choice_.missing);
      }
      offset = cluster.end;
    }
  }

  void append_missing() {
    choice_.missing.insert(choice_.missing.end(), missing_in_word_.begin(), missing_in_word_.end());
  }

  std::u16string_view text_;
  std::span<const std::uint8_t> levels_;
  std::span<const std::uint32_t> scripts_;
  const std::vector<FontPtr>& chain_;
  FontChoice choice_;
  std::vector<MissingGlyph> missing_in_word_;
};

}  // namespace

FontChoice choose_fonts(std::u16string_view text, std::span<const std::uint8_t> levels,
                        std::span<const std::uint32_t> scripts, const std::vector<FontPtr>& chain) {
  return Chooser(text, levels, scripts, chain).run();
}

}  // namespace nashra
