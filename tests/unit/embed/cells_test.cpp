#include "embed/cells.h"

#include <algorithm>
#include <random>

#include "base/unicode.h"

namespace nashra {
namespace {

ShapedWord right_to_left(std::u16string text, std::vector<Glyph> glyphs) {
  ShapedWord word;
  word.text = std::move(text);
  word.direction = Direction::right_to_left;
  word.glyphs = std::move(glyphs);
  return word;
}

ShapedWord left_to_right(std::u16string text, std::vector<Glyph> glyphs) {
  ShapedWord word = right_to_left(std::move(text), std::move(glyphs));
  word.direction = Direction::left_to_right;
  return word;
}

/// A cell that owns what it draws.
struct OwnCell {
  Drawing drawing;
  char32_t character = 0;
  std::int32_t advance = 0;
};

std::vector<OwnCell> cells_of(const ShapedWord& word) {
  // One for all words: nothing of a word may be left in the next.
  static WordCutter cutter;
  std::vector<OwnCell> out;
  for (const Cell& cell : cutter.cells_of(word)) {
    out.push_back(
        {{{cell.components.begin(), cell.components.end()}, cell.width}, cell.character, cell.advance});
  }
  return out;
}

std::u32string characters_of(const std::vector<OwnCell>& cells) {
  std::u32string out;
  for (const OwnCell& cell : cells) out += cell.character;
  return out;
}

std::vector<std::int32_t> advances_of(const std::vector<OwnCell>& cells) {
  std::vector<std::int32_t> out;
  for (const OwnCell& cell : cells) out.push_back(cell.advance);
  return out;
}

TEST(CellsOf, ARightToLeftWordHasItsLastCharacterFirst) {
  const auto cells = cells_of(right_to_left(
      u"بك", {{.id = 20, .cluster = 1, .advance = 500}, {.id = 10, .cluster = 0, .advance = 300}}));
  EXPECT_EQ(characters_of(cells), U"كب");
  EXPECT_EQ(advances_of(cells), (std::vector<std::int32_t>{500, 300}));
  EXPECT_EQ(cells[0].drawing, (Drawing{.components = {{.glyph = 20}}, .advance = 500}));
  EXPECT_EQ(cells[1].drawing, (Drawing{.components = {{.glyph = 10}}, .advance = 300}));
}

TEST(CellsOf, AMarkIsOneUnitWideAndTheFirstCellDrawsTheWholeCluster) {
  // Beh with damma: the mark comes first from the left and is drawn above the letter.
  const auto cells = cells_of(right_to_left(u"بُ", {{.id = 7, .cluster = 0, .x_offset = 150, .y_offset = 90},
                                                   {.id = 10, .cluster = 0, .advance = 300}}));
  EXPECT_EQ(characters_of(cells), U"\u064Fب");
  EXPECT_EQ(advances_of(cells), (std::vector<std::int32_t>{1, 299}));
  EXPECT_EQ(cells[0].drawing.components,
            (std::vector<Component>{{.glyph = 7, .x = 150, .y = 90}, {.glyph = 10}}));
  EXPECT_TRUE(cells[1].drawing.components.empty());
}

TEST(CellsOf, ALetterThatTheFontTakesApartIsOneCharacter) {
  const auto cells = cells_of(right_to_left(u"ب", {{.id = 8, .cluster = 0, .x_offset = 40, .y_offset = -200},
                                                   {.id = 9, .cluster = 0, .advance = 310}}));
  ASSERT_EQ(cells.size(), 1U);
  EXPECT_EQ(cells[0].character, U'ب');
  EXPECT_EQ(cells[0].drawing.components.size(), 2U);
}

TEST(CellsOf, ALigatureIsSharedByItsLettersToTheLastUnit) {
  const auto cells = cells_of(right_to_left(u"لا", {{.id = 30, .cluster = 0, .advance = 601}}));
  EXPECT_EQ(characters_of(cells), U"ال");
  EXPECT_EQ(advances_of(cells), (std::vector<std::int32_t>{301, 300}));
  EXPECT_EQ(cells[0].drawing.components, (std::vector<Component>{{.glyph = 30}}));
}

TEST(CellsOf, ALeftToRightLigatureKeepsItsOrder) {
  const auto cells = cells_of(left_to_right(
      u"fix", {{.id = 5, .cluster = 0, .advance = 400}, {.id = 6, .cluster = 2, .advance = 200}}));
  EXPECT_EQ(characters_of(cells), U"fix");
}

TEST(CellsOf, ACharacterOutsideTheFirstPlaneIsOneCell) {
  const auto cells = cells_of(left_to_right(u"\U0001F5DE", {{.id = 5, .cluster = 0, .advance = 400}}));
  EXPECT_EQ(characters_of(cells), U"\U0001F5DE");
}

TEST(CellsOf, TabsReadAsSpacesAndLoneSurrogatesAsReplacementCharacters) {
  const std::u16string text = {u'\t', char16_t{0xD800}};
  const auto cells = cells_of(left_to_right(
      text, {{.id = 1, .cluster = 0, .advance = 250}, {.id = 0, .cluster = 1, .advance = 500}}));
  EXPECT_EQ(characters_of(cells), U" \uFFFD");
}

TEST(CellsOf, AWidthThatNoFontCanHaveStaysWithTheLayout) {
  const auto cells = cells_of(left_to_right(
      u"ab", {{.id = 1, .cluster = 0, .advance = -40}, {.id = 2, .cluster = 1, .advance = 70000}}));
  EXPECT_EQ(advances_of(cells), (std::vector<std::int32_t>{-40, 70000}));
  EXPECT_EQ(cells[0].drawing.advance, 0);
  EXPECT_EQ(cells[1].drawing.advance, 65535);
}

TEST(CellsOf, AGlyphWithoutACharacterIsDrawnWithItsNeighbour) {
  const auto cells = cells_of(left_to_right(u"a", {{.id = 1, .cluster = 0, .advance = 100},
                                                   {.id = 2, .cluster = 9, .advance = 100},
                                                   {.id = 3, .cluster = 0, .advance = 100}}));
  EXPECT_EQ(characters_of(cells), U"a");
  EXPECT_EQ(cells[0].drawing,
            (Drawing{.components = {{.glyph = 1}, {.glyph = 2, .x = 100}, {.glyph = 3, .x = 200}},
                     .advance = 300}));
}

TEST(CellsOf, AGlyphWithoutACharacterBeforeAllOthersIsDrawnWithTheFirst) {
  const auto cells = cells_of(right_to_left(
      u"ب", {{.id = 3, .cluster = 7, .advance = 90}, {.id = 10, .cluster = 0, .advance = 300}}));
  EXPECT_EQ(characters_of(cells), U"ب");
  EXPECT_EQ(cells[0].drawing,
            (Drawing{.components = {{.glyph = 3}, {.glyph = 10, .x = 90}}, .advance = 390}));
}

TEST(CellsOf, AnInsertedTatweelIsPartOfTheLetterThatItStretches) {
  const auto cells = cells_of(right_to_left(u"بك", {{.id = 20, .cluster = 1, .advance = 500},
                                                    {.id = 66, .cluster = 0, .advance = 185},
                                                    {.id = 10, .cluster = 0, .advance = 300}}));
  EXPECT_EQ(characters_of(cells), U"كب");
  EXPECT_EQ(advances_of(cells), (std::vector<std::int32_t>{500, 485}));
}

TEST(CellsOf, AWordOfGlyphsWithoutTextIsAHyphenThatNobodyTyped) {
  const auto cells = cells_of(left_to_right(u"", {{.id = 16, .cluster = 0, .advance = 320}}));
  EXPECT_EQ(characters_of(cells), U"\u00AD");
  EXPECT_EQ(cells[0].drawing, (Drawing{.components = {{.glyph = 16}}, .advance = 320}));
}

/// A word of random clusters as a shaper makes them: contiguous, descending from right to left.
ShapedWord random_word(std::mt19937& random) {
  constexpr char16_t kLetters[] = u"بكلامن\u064B\u064F\u0651\u200C";
  const auto below = [&random](unsigned limit) { return static_cast<unsigned>(random() % limit); };
  ShapedWord word = right_to_left({}, {});
  for (unsigned cluster = 0, clusters = 1 + below(6); cluster < clusters; ++cluster) {
    const auto start = static_cast<std::uint32_t>(word.text.size());
    for (unsigned i = 0, count = 1 + below(4); i < count; ++i) word.text += kLetters[below(10)];
    std::vector<Glyph> glyphs;
    for (unsigned i = 0, count = 1 + below(3); i < count; ++i) {
      glyphs.push_back({.id = below(900),
                        .cluster = start,
                        .advance = static_cast<std::int32_t>(below(3) * below(400)),
                        .x_offset = static_cast<std::int32_t>(below(300)) - 150,
                        .y_offset = static_cast<std::int32_t>(below(300)) - 150});
    }
    word.glyphs.insert(word.glyphs.begin(), glyphs.begin(), glyphs.end());
  }
  return word;
}

TEST(CellsOf, EveryCharacterGlyphAndUnitOfARandomWordIsThereOnce) {
  std::mt19937 random(20);
  for (int round = 0; round < 2000; ++round) {
    const ShapedWord word = random_word(random);
    const std::vector<OwnCell> cells = cells_of(word);

    std::u32string characters = characters_of(cells);
    std::reverse(characters.begin(), characters.end());
    EXPECT_EQ(characters, std::u32string(word.text.begin(), word.text.end()));

    // Drawn from where its cell stands, each glyph is where the shaper put it.
    std::vector<Component> wanted, drawn;
    std::int32_t pen = 0;
    for (const Glyph& glyph : word.glyphs) {
      wanted.push_back({.glyph = glyph.id, .x = pen + glyph.x_offset, .y = glyph.y_offset});
      pen += glyph.advance;
    }
    std::int32_t at = 0;
    for (const OwnCell& cell : cells) {
      for (const Component& component : cell.drawing.components) {
        drawn.push_back({.glyph = component.glyph, .x = at + component.x, .y = component.y});
      }
      at += cell.advance;
    }
    EXPECT_EQ(drawn, wanted);
    EXPECT_EQ(at, pen);
  }
}

}  // namespace
}  // namespace nashra
