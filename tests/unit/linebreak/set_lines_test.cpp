#include "linebreak/set_lines.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <unicode/ubidi.h>

#include "support/arabic_text.h"
#include "support/test_fonts.h"
#include "text/itemize.h"
#include "unit/linebreak/shaped_text.h"

namespace nashra {
namespace {

using namespace literals;

ParagraphShape measure(std::int64_t width) { return {{}, {{}, Length{width}}}; }

std::vector<Line> lines_of(const ShapedParagraph& paragraph, const ParagraphShape& shape,
                           LineEnds ends = LineEnds::justified, Flush flush = Flush::start,
                           Length size = kEm) {
  const ItemList list = items_of(paragraph, size, ends);
  const Breaks breaks = break_lines(list.items, shape, parameters_for(ends));
  WordCache words;
  return set_lines(paragraph, size, list, breaks, shape, ends, flush, words);
}

using Numbers = std::vector<std::int64_t>;

Numbers widths(const Line& line, bool spaces) {
  Numbers numbers;
  for (const WordInLine& word : line.words) {
    if (word.is_space == spaces) numbers.push_back(word.width.units);
  }
  return numbers;
}

Numbers edges(const Line& line) {
  Numbers numbers;
  for (const WordInLine& word : line.words) numbers.push_back(word.x.units);
  return numbers;
}

TEST(SetLines, AJustifiedLineIsAsWideAsItsMeasure) {
  const auto lines = lines_of(
      ShapedText().word(300).space(40).word(200).space(40).word(300).space(40).word(500), measure(901));
  ASSERT_EQ(lines.size(), 2u);
  // 300 + 200 + 300 and two spaces of 40 leave 21 units: 11 for the first space, 10 for the second.
  EXPECT_EQ(widths(lines[0], false), (Numbers{300, 200, 300}));
  EXPECT_EQ(widths(lines[0], true),
            (Numbers{50, 51}));  // left to right: the first in reading order is the last
  EXPECT_EQ(lines[0].width.units, 901);
  EXPECT_EQ(edges(lines[0]), (Numbers{0, 300, 350, 550, 601}));
  EXPECT_FALSE(lines[0].last);
  EXPECT_DOUBLE_EQ(lines[0].ratio, 21.0 / 38);
}

TEST(SetLines, OddUnitsGoToTheFirstSpaces) {
  ShapedText text(Direction::left_to_right);
  text.word(300).space(40).word(200).space(40).word(300).space(40).word(100).space(40).word(900);
  const auto lines = lines_of(text, measure(1031));  // 900 + 120, and 11 more
  EXPECT_EQ(widths(lines[0], true), (Numbers{44, 44, 43}));
}

TEST(SetLines, SpacesShrinkToTwoThirdsAndNoFurther) {
  ShapedText text;
  text.word(300).space(40).word(200).space(40).word(300).no_break_space(40).word(100);
  const auto tight = lines_of(text, measure(981));
  ASSERT_EQ(tight.size(), 1u);
  EXPECT_EQ(widths(tight[0], true), (Numbers{27, 27, 27}));
  EXPECT_FALSE(tight[0].overfull);
  EXPECT_DOUBLE_EQ(tight[0].ratio, -1);
  EXPECT_TRUE(tight[0].last);

  EXPECT_EQ(lines_of(text, measure(980)).size(), 2u);
}

TEST(SetLines, AnOverfullLineSticksOutAtItsEndEdge) {
  for (const Flush flush : {Flush::start, Flush::end, Flush::center}) {
    ShapedText arabic;
    arabic.word(300).no_break_space(40).word(200);
    const auto right = lines_of(arabic, measure(500), LineEnds::justified, flush);
    EXPECT_TRUE(right[0].overfull);
    EXPECT_EQ(right[0].width.units, 527);
    EXPECT_EQ(edges(right[0]), (Numbers{-27, 173, 200}));

    ShapedText english(Direction::left_to_right);
    english.word(300).no_break_space(40).word(200);
    EXPECT_EQ(edges(lines_of(english, measure(500), LineEnds::justified, flush)[0]), (Numbers{0, 300, 327}));
  }
}

TEST(SetLines, ALastLineKeepsItsSpacesAndStandsAtTheStart) {
  ShapedText text;
  text.word(300).space(40).word(200);
  EXPECT_EQ(edges(lines_of(text, measure(1000))[0]), (Numbers{460, 660, 700}));
  EXPECT_EQ(lines_of(text, measure(1000))[0].ratio, 0);
  EXPECT_EQ(edges(lines_of(text, measure(1000), LineEnds::ragged, Flush::end)[0]), (Numbers{0, 200, 240}));
  EXPECT_EQ(edges(lines_of(text, measure(1001), LineEnds::ragged, Flush::center)[0]),
            (Numbers{230, 430, 470}));

  ShapedText english(Direction::left_to_right);
  english.word(300).space(40).word(200);
  EXPECT_EQ(edges(lines_of(english, measure(1000))[0]), (Numbers{0, 300, 340}));
  EXPECT_EQ(edges(lines_of(english, measure(1000), LineEnds::ragged, Flush::end)[0]),
            (Numbers{460, 760, 800}));
}

TEST(SetLines, ALineWithoutSpacesStandsAtTheStart) {
  const auto lines = lines_of(ShapedText().word(300).space(40).word(400), measure(500));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(edges(lines[0]), (Numbers{200}));
  EXPECT_EQ(lines[0].width.units, 300);
  EXPECT_EQ(lines[0].ratio, kUnstretchable);
}

TEST(SetLines, AFixedSpaceIsNotStretched) {
  ShapedText text(Direction::left_to_right);
  text.word(300).fixed_space(20).word(200).space(40).word(300).space(40).word(900);
  const auto lines = lines_of(text, measure(880));
  EXPECT_EQ(widths(lines[0], true), (Numbers{20, 60}));
  EXPECT_EQ(lines[0].width.units, 880);
}

TEST(SetLines, RaggedLinesKeepTheirSpaces) {
  ShapedText text;
  text.word(300).space(40).word(200).space(40).word(300).space(40).word(500);
  for (const LineEnds ends : {LineEnds::ragged, LineEnds::balanced}) {
    for (const Line& line : lines_of(text, measure(901), ends)) {
      for (const std::int64_t width : widths(line, true)) EXPECT_EQ(width, 40);
      EXPECT_EQ(line.ratio, 0);
      EXPECT_FALSE(line.overfull);
    }
  }
}

TEST(SetLines, AForcedBreakEndsALineLikeALastOne) {
  const auto lines =
      lines_of(ShapedText().word(300).space().word(200).line_separator().word(300), measure(1000));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(lines[0].last);
  EXPECT_TRUE(lines[1].last);
  EXPECT_EQ(widths(lines[0], true), (Numbers{40}));
}

TEST(SetLines, TextsCoverTheParagraphWithoutGaps) {
  ShapedText text;  // ab SP SP ab LS LS ab SP
  text.word(300).space().space().word(300).line_separator().line_separator().word(300).space();
  const auto lines = lines_of(text, measure(400));
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0].text, (TextRange{0, 4}));
  EXPECT_EQ(lines[1].text, (TextRange{4, 8}));
  EXPECT_EQ(lines[2].text, (TextRange{8, 8}));
  EXPECT_EQ(lines[3].text, (TextRange{8, 11}));
  EXPECT_TRUE(lines[2].words.empty());
  EXPECT_EQ(lines[3].words.size(), 1u);
}

TEST(SetLines, LinesKnowTheirSlots) {
  ShapedText text;
  text.word(300).space().word(300).space().word(300);
  const ParagraphShape shape{{{Length{50}, Length{350}}}, {Length{7}, Length{700}}};
  const auto lines = lines_of(text, shape);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].start.units, 50);
  EXPECT_EQ(lines[0].measure.units, 350);
  EXPECT_EQ(lines[1].start.units, 7);
  EXPECT_EQ(lines[1].measure.units, 700);
}

TEST(SetLines, ExtentsAreThoseOfTheInk) {
  ShapedText text;
  text.word(300).ink(700, -100).space().word(300).ink(500, -350);
  const Line line = lines_of(text, measure(1000))[0];
  EXPECT_EQ(line.ascent.units, 700);
  EXPECT_EQ(line.descent.units, 350);
  const Line high = lines_of(ShapedText().word(300).ink(700, 400), measure(1000))[0];
  EXPECT_EQ(high.descent.units, 0);
}

TEST(SetLines, LatinWordsInArabicReadLeftToRight) {
  ShapedText text;
  text.word(100).space(10).word(200, 2).space(10).level(2).word(300, 2).space(10).word(400);
  const Line line = lines_of(text, measure(1030))[0];
  EXPECT_EQ(widths(line, false), (Numbers{400, 200, 300, 100}));
}

TEST(SetLines, VisualOrderIsThatOfIcu) {
  std::mt19937 random(9);
  for (int round = 0; round < 2000; ++round) {
    const auto direction = random() % 2 == 0 ? Direction::right_to_left : Direction::left_to_right;
    ShapedText text(direction);
    std::vector<UBiDiLevel> levels;
    for (auto count = 1 + random() % 20; count > 0; --count) {
      levels.push_back(static_cast<UBiDiLevel>(random() % (round % 3 == 0 ? 120 : 5)));
      text.word(static_cast<std::int32_t>(levels.size()), levels.back());
    }
    std::vector<std::int32_t> order(levels.size());
    ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
    const Line line = lines_of(text, measure(10'000))[0];
    ASSERT_EQ(line.words.size(), order.size());
    for (std::size_t i = 0; i < order.size(); ++i) ASSERT_EQ(line.words[i].width.units, order[i] + 1);
  }
}

/// Words of Arabic widths in Amiri's proportions, some of them Latin, some spaces unbreakable or fixed.
ShapedText random_text(std::mt19937& random, std::size_t words) {
  ShapedText text(random() % 4 == 0 ? Direction::left_to_right : Direction::right_to_left);
  for (std::size_t i = 0; i < words; ++i) {
    if (i > 0) {
      switch (random() % 16) {
        case 0:
          text.no_break_space(227);
          break;
        case 1:
          text.fixed_space(125);
          break;
        case 2:
          text.may_break(50);
          break;
        case 3:
          text.space(227).space(227);
          break;
        case 4:
          text.space(331);
          break;
        default:
          text.space(227);
      }
    }
    text.word(static_cast<std::int32_t>(200 + random() % 2800));
    if (random() % 8 == 0) text.level(2);
  }
  return text;
}

TEST(SetLines, EveryWordLandsOnceAndEveryLineClosesExactly) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    const ShapedText text = random_text(random, 1 + random() % 80);
    const auto ends = static_cast<LineEnds>(random() % 3);
    const Length size{static_cast<std::int64_t>(600'000 + random() % 400'000)};
    const ParagraphShape shape = measure(size.units * static_cast<std::int64_t>(2 + random() % 20) + 1);
    const auto lines = lines_of(text, shape, ends, static_cast<Flush>(random() % 3), size);

    std::vector<std::size_t> words;
    std::size_t text_end = 0;
    for (const Line& line : lines) {
      EXPECT_EQ(line.text.begin, text_end);
      text_end = line.text.end;
      ASSERT_FALSE(line.words.empty());
      EXPECT_EQ(line.overfull, line.width > line.measure);

      Length x = line.words.front().x, narrowest = {}, spaces = {};
      std::vector<std::size_t> in_line;
      for (const WordInLine& word : line.words) {
        EXPECT_EQ(word.x, x);
        x += word.width;
        EXPECT_GE(word.text.begin, line.text.begin);
        EXPECT_LE(word.text.end, line.text.end);
        if (!word.is_space) in_line.push_back(word.text.begin);
        const Length natural = scaled(size, word.word->advance, 1000);
        if (!word.is_space || word.word->advance == 125) {
          EXPECT_EQ(word.width, natural);
        }
        if (word.is_space && word.word->advance != 125) {
          spaces += word.width;
          narrowest += natural - scaled(natural, 33, 100);
          EXPECT_GE(word.width, natural - scaled(natural, 33, 100));
        }
      }
      EXPECT_EQ(x - line.words.front().x, line.width);
      if (line.overfull && ends == LineEnds::justified) {
        EXPECT_EQ(spaces, narrowest);
      }
      if (ends == LineEnds::justified && !line.last && !line.overfull && spaces.units > 0) {
        EXPECT_EQ(line.width, line.measure);
        EXPECT_EQ(line.words.front().x.units, 0);
      }
      std::sort(in_line.begin(), in_line.end());
      words.insert(words.end(), in_line.begin(), in_line.end());
    }
    EXPECT_EQ(text_end, text->paragraph.text.size());

    std::vector<std::size_t> all;
    for (const ShapedPiece& piece : text->pieces) {
      if (piece.kind == ShapedPiece::Kind::word) all.push_back(piece.range.begin);
    }
    ASSERT_EQ(words, all);
  }
}

/// Real words in a real font.
struct NewsColumn {
  explicit NewsColumn(unsigned seed, const char* family = "Amiri", const char* language = "ar") {
    const FontPtr font = test::shipped_fonts().find(family, 400);
    paragraph =
        shape(itemize(test::arabic_paragraph(seed, 70), policy_for(language), {font}).paragraph, words);
  }

  std::vector<Line> lines(Length measure, const Justification& given) {
    const ParagraphShape shape{{}, {{}, measure}};
    list = items_of(paragraph, size, LineEnds::justified, given);
    breaks = break_lines(list.items, shape, parameters_for(LineEnds::justified, given));
    return set_lines(paragraph, size, list, breaks, shape, LineEnds::justified, Flush::start, words);
  }

  WordCache words;
  Length size = 11_pt;
  ShapedParagraph paragraph;
  ItemList list;
  Breaks breaks;
};

Justification naskh_news(Length size) {
  return {.glyph_scale = 20, .most_kashidas = 3, .longest_kashida = scaled(size, 620, 1000)};
}

TEST(SetLines, KashidaAndScaleFillLinesExactly) {
  int kashidas = 0, scaled_lines = 0, lines_seen = 0;
  for (const char* family : {"Amiri", "Noto Naskh Arabic"}) {
    for (unsigned seed = 0; seed < 10; ++seed) {
      NewsColumn column(seed, family);
      for (const Line& line :
           column.lines(Length{10'000'000 + std::int64_t{seed} * 77'777}, naskh_news(column.size))) {
        ++lines_seen;
        scaled_lines += line.scale != 1000 ? 1 : 0;
        EXPECT_GE(line.scale, 980);
        EXPECT_LE(line.scale, 1020);
        Length sum;
        int in_line = 0;
        for (const WordInLine& word : line.words) {
          sum += word.width;
          const Length natural =
              scaled(column.size, word.word->advance, word.word->font->facts().units_per_em);
          if (!word.is_space) {
            EXPECT_NEAR(double(word.width.units), double(natural.units) * line.scale / 1000, 1);
          }
          if (word.word->tatweels == 0) continue;
          ++in_line;
          EXPECT_FALSE(line.last) << "a last line has no kashida";
          EXPECT_EQ(word.word->text.find(u'\u0640'), std::u16string::npos) << "the text is as it was written";
          EXPECT_EQ(std::u16string_view(column.paragraph.paragraph.text)
                        .substr(word.text.begin, length_of(word.text)),
                    word.word->text);
        }
        EXPECT_LE(in_line, 3);
        kashidas += in_line;
        if (!line.last && !line.overfull && line.ratio < kUnstretchable) {
          EXPECT_EQ(sum, line.measure);
        }
      }
    }
  }
  EXPECT_GT(kashidas, lines_seen / 5);
  EXPECT_GT(scaled_lines, lines_seen / 3);
}

TEST(SetLines, SpacesOnlyLeavesTheLettersAlone) {
  NewsColumn column(3);
  for (const Line& line : column.lines(150_pt, {})) {
    EXPECT_EQ(line.scale, 1000);
    for (const WordInLine& word : line.words) EXPECT_EQ(word.word->tatweels, 0U);
  }
}

/// The class of the join that an elongated word is elongated at.
JoinClass join_of(const WordInLine& elongated, const ShapedParagraph& paragraph) {
  for (const ShapedPiece& piece : paragraph.pieces) {
    if (piece.range.begin != elongated.text.begin || piece.word == nullptr) continue;
    for (const ElongationPlace& place : piece.word->elongations) {
      if (place.offset == elongated.word->tatweels_at) return place.join;
    }
  }
  ADD_FAILURE() << "the word has no such place";
  return JoinClass::medial;
}

std::map<JoinClass, int> elongated_joins(const Justification& justification) {
  std::map<JoinClass, int> joins;
  for (unsigned seed = 0; seed < 20; ++seed) {
    NewsColumn column(seed);
    for (const Line& line : column.lines(150_pt, justification)) {
      for (const WordInLine& word : line.words) {
        if (word.word->tatweels > 0) ++joins[join_of(word, column.paragraph)];
      }
    }
  }
  return joins;
}

TEST(SetLines, AStyleMayForbidKashidaAtAClassOfJoins) {
  Justification justification = naskh_news(11_pt);
  const std::map<JoinClass, int> usual = elongated_joins(justification);
  for (const auto& [join, count] : usual) {
    Justification without = justification;
    without.join_costs[static_cast<std::size_t>(join)] = kNoKashida;
    std::map<JoinClass, int> joins = elongated_joins(without);
    EXPECT_EQ(joins[join], 0);
    EXPECT_GE(joins.size(), 2U) << "other joins are still elongated";
  }
  EXPECT_GE(usual.size(), 4U);
}

TEST(SetLines, DearerJoinsAreElongatedLess) {
  Justification justification = naskh_news(11_pt);
  const int usual = elongated_joins(justification)[JoinClass::medial];
  justification.join_costs[static_cast<std::size_t>(JoinClass::medial)] = 300;
  EXPECT_LT(elongated_joins(justification)[JoinClass::medial] * 2, usual);
}

TEST(SetLines, SpacesOpenAndCloseAsFarAsTheStyleSays) {
  NewsColumn column(3);
  Justification narrow;
  narrow.space_shrink = 10;
  narrow.space_stretch = 24;
  column.lines(150_pt, narrow);
  int spaces = 0;
  for (const Item& item : column.list.items) {
    const auto* glue = std::get_if<Glue>(&item);
    if (glue == nullptr || glue->width == Length{}) continue;
    ++spaces;
    EXPECT_EQ(glue->stretch, scaled(glue->width, 24, 100));
    EXPECT_EQ(glue->shrink, scaled(glue->width, 10, 100));
  }
  EXPECT_GT(spaces, 50);
}

/// Left and right edges of the kashidas of a line.
std::vector<std::pair<double, double>> kashidas_of(const Line& line, Length size) {
  std::vector<std::pair<double, double>> edges;
  for (const WordInLine& word : line.words) {
    double left = double(word.x.units), right = left;
    bool inside = false;
    const double unit = double(size.units) / word.word->font->facts().units_per_em;
    for (const Glyph& glyph : word.word->glyphs) {
      const bool is_tatweel = glyph.origin == Glyph::Origin::tatweel;
      if (!is_tatweel && !inside) left += glyph.advance * unit, right = left;
      if (is_tatweel) right += glyph.advance * unit, inside = true;
    }
    if (inside) edges.emplace_back(left, right);
  }
  return edges;
}

TEST(SetLines, KashidasSeldomStandAboveEachOther) {
  int stacked = 0, pairs = 0;
  for (unsigned seed = 0; seed < 30; ++seed) {
    NewsColumn column(seed);
    const auto lines = column.lines(Length{10'200'000}, naskh_news(column.size));
    for (std::size_t k = 1; k < lines.size(); ++k) {
      for (const auto& above : kashidas_of(lines[k - 1], column.size)) {
        for (const auto& below : kashidas_of(lines[k], column.size)) {
          const double common = std::min(above.second, below.second) - std::max(above.first, below.first);
          const double shorter = std::min(above.second - above.first, below.second - below.first);
          ++pairs;
          stacked += common > 0.5 * shorter ? 1 : 0;
        }
      }
    }
  }
  EXPECT_GT(pairs, 100);
  EXPECT_LE(stacked, pairs / 50);
}

std::size_t first_fit_lines(const ShapedParagraph& paragraph, std::int64_t width) {
  std::size_t lines = 0;
  std::int64_t used = width + 1;
  for (const ShapedPiece& piece : paragraph.pieces) {
    if (piece.kind != ShapedPiece::Kind::word) continue;
    const bool fits = lines > 0 && used + 227 + piece.word->advance <= width;
    used = fits ? used + 227 + piece.word->advance : piece.word->advance;
    lines += fits ? 0 : 1;
  }
  return lines;
}

TEST(SetLines, BalancingNeverAddsALine) {
  std::mt19937 random(13);
  std::int64_t ragged_sum = 0, balanced_sum = 0;
  for (int round = 0; round < 500; ++round) {
    ShapedText text;
    for (auto count = 1 + random() % 16; count > 0; --count) {
      text.word(static_cast<std::int32_t>(200 + random() % 2800));
      if (count > 1) text.space(227);
    }
    const auto width = static_cast<std::int64_t>(4000 + random() % 20'000);
    const auto balanced = lines_of(text, measure(width), LineEnds::balanced);
    ASSERT_EQ(balanced.size(), first_fit_lines(text, width));
    const auto longest_less_shortest = [](const std::vector<Line>& lines) {
      const auto [least, most] = std::minmax_element(
          lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.width < b.width; });
      return (most->width - least->width).units;
    };
    balanced_sum += longest_less_shortest(balanced);
    ragged_sum += longest_less_shortest(lines_of(text, measure(width), LineEnds::ragged));
  }
  EXPECT_LT(2 * balanced_sum, ragged_sum);
}

TEST(SetLines, ABalancedHeadlineHasLinesOfLikeLength) {
  ShapedText text;
  for (int i = 0; i < 7; ++i) {
    if (i > 0) text.space(200);
    text.word(1000);
  }
  const auto lines = lines_of(text, measure(7000), LineEnds::balanced);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].width.units + lines[1].width.units, 4 * 1000 + 3 * 200 + 3 * 1000 + 2 * 200);
  EXPECT_EQ(std::abs((lines[0].width - lines[1].width).units), 1200);
}

TEST(SetLines, TakesALongParagraphInItsStride) {
  std::mt19937 random(15);
  const ShapedText text = random_text(random, 200'000);
  EXPECT_GT(lines_of(text, measure(20'000)).size(), 10'000u);
}

}  // namespace
}  // namespace nashra
