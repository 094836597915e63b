// A block's text becomes lines: every character stands in one of them, every word is set once, and a line
// that is filled is filled to the unit.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "fuzz/input.h"
#include "linebreak/piece_width.h"
#include "linebreak/set_lines.h"
#include "shape/shape.h"
#include "support/test_fonts.h"
#include "text/characters.h"
#include "text/itemize.h"

namespace nashra {
namespace {

void expect_pieces_cover_the_text(const ShapedParagraph& shaped) {
  const std::u16string& text = shaped.paragraph.text;
  std::size_t end = 0;
  const auto expect_nothing_to_set = [&](std::size_t until) {
    while (end < until) {
      const CharacterRole role = role_of(next_code_point(text, end));
      EXPECT_TRUE(role == CharacterRole::separator || role == CharacterRole::bidi_control);
    }
    EXPECT_EQ(end, until);
  };
  for (const ShapedPiece& piece : shaped.pieces) {
    expect_nothing_to_set(piece.range.begin);
    end = piece.range.end;
    for (const Glyph& glyph : piece.word->glyphs) EXPECT_LT(glyph.cluster, piece.word->text.size());
  }
  expect_nothing_to_set(text.size());
}

void expect_line_closes(const Line& line, LineEnds ends) {
  EXPECT_EQ(line.overfull, line.width > line.measure);
  Length width;
  bool stretches = false;
  for (const WordInLine& word : line.words) {
    EXPECT_EQ(word.x, line.words.front().x + width);
    EXPECT_GE(word.text.begin, line.text.begin);
    EXPECT_LE(word.text.end, line.text.end);
    width += word.width;
    const char16_t first = word.word->text.empty() ? u' ' : word.word->text.front();
    stretches =
        stretches || (word.is_space && word.width.units > 0 && role_of(first) == CharacterRole::space);
  }
  EXPECT_EQ(width, line.width);
  if (ends == LineEnds::justified && !line.last && !line.overfull && stretches) {
    EXPECT_EQ(line.width, line.measure);
  }
}

std::vector<std::size_t> words_of(const ShapedParagraph& shaped) {
  std::vector<std::size_t> words;
  for (const ShapedPiece& piece : shaped.pieces) {
    if (piece.kind == ShapedPiece::Kind::word) words.push_back(piece.range.begin);
  }
  return words;
}

std::vector<std::size_t> words_of(const std::vector<Line>& lines) {
  std::vector<std::size_t> words;
  for (const Line& line : lines) {
    for (const WordInLine& word : line.words) {
      if (!word.is_space) words.push_back(word.text.begin);
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

const std::vector<FontPtr>& fonts() {
  static const std::vector<FontPtr> chain{test::test_fonts().find("Nashra Test", 400),
                                          test::test_fonts().find("Nashra Test Cyrillic", 400),
                                          test::test_fonts().find("Nashra Test Kerned Space", 400)};
  return chain;
}

}  // namespace
}  // namespace nashra

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nashra;
  fuzz::Input input(data, size);
  const std::array languages{"ar", "he", "en", "ru", "fa", "ckb", "ur"};
  const LanguagePolicy& language = policy_for(languages[input.byte() % languages.size()]);
  const auto ends = static_cast<LineEnds>(input.between(0, 2));
  const auto flush = static_cast<Flush>(input.between(0, 2));
  const Length type_size{kUnitsPerPoint / 4 * input.between(1, 255)};
  ParagraphShape slots{{}, {{}, type_size * input.between(0, 40)}};
  for (std::int64_t line = input.between(0, 3); line > 0; --line) {
    slots.head.push_back({type_size * input.between(0, 9), type_size * input.between(0, 40)});
  }
  if (find_invalid_utf8(input.rest())) return 0;

  WordCache cache;
  const ShapedParagraph shaped =
      nashra::shape(itemize(to_utf16(input.rest()), language, fonts()).paragraph, cache);
  expect_pieces_cover_the_text(shaped);
  const ItemList list = items_of(shaped, type_size, ends);
  const Breaks breaks = break_lines(list.items, slots, parameters_for(ends));
  const std::vector<Line> lines = set_lines(shaped, type_size, list, breaks, slots, ends, flush, cache);
  std::size_t end = 0;
  for (const Line& line : lines) {
    EXPECT_EQ(line.text.begin, end);
    end = line.text.end;
    expect_line_closes(line, ends);
  }
  EXPECT_EQ(words_of(lines), words_of(shaped));
  EXPECT_TRUE(lines.empty() || end == shaped.paragraph.text.size());
  return 0;
}
