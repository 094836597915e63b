// Shaped paragraphs from literals: 1000 units an em, so that at the size `kEm` a font unit is a unit of
// Length.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/policy.h"
#include "shape/shaped.h"

namespace nashra {

inline constexpr Length kEm{1000};

/// Builds a paragraph piece by piece in logical order. A word has two characters, all else one.
class ShapedText {
 public:
  explicit ShapedText(Direction direction = Direction::right_to_left) {
    shaped_.paragraph.direction = direction;
    shaped_.paragraph.language = find_policy("ar");
    level_ = direction == Direction::right_to_left ? 1 : 0;
  }

  ShapedText& word(std::int32_t width) { return add(ShapedPiece::Kind::word, width, u"ab"); }
  ShapedText& word(std::int32_t width, std::uint8_t level) { return word(width).level(level); }
  ShapedText& space(std::int32_t width = 40) {
    return add(ShapedPiece::Kind::space, width, u" ").may_break(0);
  }
  ShapedText& no_break_space(std::int32_t width = 40) {
    return add(ShapedPiece::Kind::space, width, u"\u00A0");
  }
  ShapedText& fixed_space(std::int32_t width) {
    return add(ShapedPiece::Kind::fixed_space, width, u"\u202F");
  }
  ShapedText& level(std::uint8_t level) {
    shaped_.pieces.back().level = level;
    return *this;
  }
  ShapedText& ink(std::int32_t top, std::int32_t bottom) {
    auto word = std::make_shared<ShapedWord>(*shaped_.pieces.back().word);
    word->ink_top = top;
    word->ink_bottom = bottom;
    shaped_.pieces.back().word = word;
    return *this;
  }
  /// Of the word just added.
  ShapedText& elongations(std::vector<ElongationPlace> places, TatweelWidths widths) {
    auto word = std::make_shared<ShapedWord>(*shaped_.pieces.back().word);
    word->elongations = std::move(places);
    word->tatweel_widths = widths;
    shaped_.pieces.back().word = word;
    return *this;
  }
  ShapedText& language(const char* tag) {
    shaped_.paragraph.language = find_policy(tag);
    return *this;
  }
  ShapedText& may_break(double penalty, bool strands_particle = false) {
    shaped_.paragraph.breaks.push_back(
        {.offset = shaped_.paragraph.text.size(), .penalty = penalty, .strands_particle = strands_particle});
    return *this;
  }
  /// U+2028, which has no piece.
  ShapedText& line_separator() {
    shaped_.paragraph.text += u'\u2028';
    shaped_.paragraph.breaks.push_back({shaped_.paragraph.text.size(), true, 0});
    return *this;
  }

  operator const ShapedParagraph&() const { return shaped_; }
  const ShapedParagraph* operator->() const { return &shaped_; }

 private:
  ShapedText& add(ShapedPiece::Kind kind, std::int32_t width, std::u16string_view text) {
    static const FontPtr font = std::make_shared<const Font>(Font::Facts{}, Font::Handle{});
    auto word = std::make_shared<ShapedWord>();
    word->font = font;
    word->text = text;
    word->advance = width;
    const std::size_t begin = shaped_.paragraph.text.size();
    shaped_.paragraph.text += text;
    shaped_.pieces.push_back({kind, {begin, begin + text.size()}, level_, std::move(word)});
    return *this;
  }

  ShapedParagraph shaped_;
  std::uint8_t level_;
};

}  // namespace nashra
