#include "shape/shape.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <hb.h>
#include <numeric>
#include <random>
#include <thread>

#include "base/unicode.h"
#include "support/arabic_text.h"
#include "support/test_fonts.h"
#include "text/characters.h"
#include "text/itemize.h"

namespace nashra {
namespace {

using test::arabic_paragraph;
using test::shipped_fonts;
using test::test_fonts;
using Kind = ShapedPiece::Kind;

FontPtr main_font() { return test_fonts().find("Nashra Test", 400); }
FontPtr cyrillic_font() { return test_fonts().find("Nashra Test Cyrillic", 400); }

ShapedParagraph shaped(std::u16string_view text, const char* language = "ar",
                       const std::vector<FontPtr>& fonts = {main_font(), cyrillic_font()}) {
  WordCache cache;
  return shape(itemize(text, policy_for(language), fonts).paragraph, cache);
}

std::vector<std::int32_t> advances(const ShapedWord& word) {
  std::vector<std::int32_t> out;
  for (const Glyph& glyph : word.glyphs) out.push_back(glyph.advance);
  return out;
}

std::vector<std::int32_t> widths(const ShapedParagraph& paragraph) {
  std::vector<std::int32_t> out;
  for (const ShapedPiece& piece : paragraph.pieces) out.push_back(piece.word->advance);
  return out;
}

using Numbers = std::vector<std::int32_t>;

TEST(Shape, TheFormsOfALetterFollowItsPlaceInTheWord) {
  EXPECT_EQ(advances(*shaped(u"ب").pieces.at(0).word), Numbers({700}));
  EXPECT_EQ(advances(*shaped(u"ببب").pieces.at(0).word), Numbers({600, 400, 300}))
      << "visual order, left to right";
}

TEST(Shape, LamAndAlefBecomeOneGlyphOfTheirCluster) {
  const ShapedWordPtr word = shaped(u"بلا").pieces.at(0).word;
  EXPECT_EQ(advances(*word), Numbers({540, 300}));
  EXPECT_EQ(word->glyphs[0].cluster, 1U);
  EXPECT_EQ(word->glyphs[1].cluster, 0U);
}

TEST(Shape, AMarkStandsWhereItsBaseWantsIt) {
  const ShapedWordPtr word = shaped(u"بَب").pieces.at(0).word;
  ASSERT_EQ(advances(*word), Numbers({600, 0, 300}));
  EXPECT_EQ(word->glyphs[1].x_offset, 150);
  EXPECT_EQ(word->glyphs[1].y_offset, -50);
  EXPECT_EQ(word->ink_top, 600) << "the mark, lowered by 50, reaches higher than the letters";
  EXPECT_EQ(word->ink_bottom, -150);
}

TEST(Shape, BracketsAreMirroredFromRightToLeftAndNotTheOtherWay) {
  EXPECT_EQ(advances(*shaped(u"(ب]").pieces.at(0).word), Numbers({330, 700, 320}));
  EXPECT_EQ(advances(*shaped(u"(a]", "en").pieces.at(0).word), Numbers({310, 400, 340}));
}

TEST(Shape, PiecesEndAtSpacesRunsAndBreaks) {
  const ShapedParagraph paragraph = shaped(u"ب ب/ا a2\u00A05");
  EXPECT_EQ(widths(paragraph), Numbers({700, 250, 980, 250, 250, 900, 250, 500}));
  const std::vector<TextRange> ranges{{0, 1}, {1, 2}, {2, 4}, {4, 5}, {5, 6}, {6, 8}, {8, 9}, {9, 10}};
  for (std::size_t i = 0; i < ranges.size(); ++i) EXPECT_EQ(paragraph.pieces[i].range, ranges[i]) << i;
}

TEST(Shape, KnowsTheSpacesThatStretchFromThoseThatDoNot) {
  const ShapedParagraph paragraph = shaped(u"ا\tا\u00A0ا\u202Fا\u3000ا");
  std::vector<Kind> kinds;
  for (const ShapedPiece& piece : paragraph.pieces) kinds.push_back(piece.kind);
  const std::vector<Kind> expected{Kind::word,        Kind::space, Kind::word,        Kind::space, Kind::word,
                                   Kind::fixed_space, Kind::word,  Kind::fixed_space, Kind::word};
  EXPECT_EQ(kinds, expected);
  EXPECT_EQ(paragraph.pieces[1].word->advance, 250) << "a tab is as wide as a space";
}

TEST(Shape, SeparatorsAndBidiControlsAreNoPieces) {
  const ShapedParagraph paragraph = shaped(u"\u200Fا\u2066a\u2069\nا");
  EXPECT_EQ(widths(paragraph), Numbers({250, 400, 250}));
}

TEST(Shape, WhatIsNeverShownTakesNoRoomAndKeepsItsPlace) {
  EXPECT_EQ(widths(shaped(u"ab\u00ADc", "en")), Numbers({400 + 410, 420}))
      << "a soft hyphen is a break, and no ink";
  const ShapedParagraph joined = shaped(u"ب\u200Cب\u200D");
  ASSERT_EQ(joined.pieces.size(), 1U);
  EXPECT_EQ(joined.pieces[0].word->advance, 700 + 300)
      << "the non-joiner parts the letters, the joiner joins on";
  EXPECT_EQ(joined.pieces[0].range, (TextRange{0, 4}));
}

TEST(Shape, ALetterJoinsAcrossAChangeOfFont) {
  const std::vector<FontPtr> fonts{cyrillic_font(), main_font()};
  Itemized two = itemize(u"بب", policy_for("ar"), fonts);
  TextRun second = two.paragraph.runs.at(0);
  two.paragraph.runs[0].range.end = second.range.begin = 1;
  second.font = test_fonts().find("Nashra Test Kerned Space", 400);
  two.paragraph.runs.push_back(second);
  WordCache cache;
  EXPECT_EQ(widths(shape(two.paragraph, cache)), Numbers({300, 600}));
  EXPECT_EQ(cache.size(), 0U) << "a word with a neighbour is not kept";
}

TEST(Shape, EachScriptIsSetByTheFontThatHasIt) {
  const ShapedParagraph paragraph = shaped(u"ا где");
  EXPECT_EQ(widths(paragraph), Numbers({250, 250, 530 + 540 + 550}));
  EXPECT_EQ(paragraph.pieces[2].word->font, cyrillic_font());
  EXPECT_EQ(paragraph.pieces[2].word->direction, Direction::left_to_right);
  EXPECT_EQ(paragraph.pieces[2].level, 2);
}

TEST(Shape, AWordIsAsWideAtALinesEdgeAsInsideTheLine) {
  const FontPtr kerns_its_spaces = test_fonts().find("Nashra Test Kerned Space", 400);
  EXPECT_EQ(widths(shaped(u"د ا", "ar", {kerns_its_spaces})), Numbers({350, 250, 250}));
}

TEST(Shape, TheSameWordIsShapedOnce) {
  WordCache cache;
  const ShapedParagraph paragraph =
      shape(itemize(u"باب باب", policy_for("ar"), {main_font()}).paragraph, cache);
  EXPECT_EQ(paragraph.pieces.at(0).word, paragraph.pieces.at(2).word);
  EXPECT_EQ(cache.size(), 2U) << "the word and the space";
}

TEST(Shape, NothingComesOfNothing) { EXPECT_TRUE(shaped(u"").pieces.empty()); }

TEST(Shape, HostileTextIsShapedToo) {
  const std::u16string surrogates{0xD800, u'a', 0xDC00, 0xDBFF};
  EXPECT_EQ(shaped(surrogates).pieces.back().range.end, surrogates.size());
  const std::u16string marks(5000, u'\u064E');
  EXPECT_EQ(shaped(marks).pieces.back().range.end, marks.size());
  const std::u16string hyphens(100'000, u'-');
  EXPECT_EQ(shaped(u"a" + hyphens, "en").pieces.back().range.end, hyphens.size() + 1);
  const std::u16string letters(200'000, u'ب');
  EXPECT_EQ(shaped(letters).pieces.at(0).word->advance, 300 + 600 + 199'998 * 400);
}

// Properties, over text that looks real

bool is_never_shown(std::u16string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!nashra::is_never_shown(next_code_point(text, at))) return false;
  }
  return true;
}

void expect_whole(const ShapedParagraph& shaped_paragraph) {
  const std::u16string& text = shaped_paragraph.paragraph.text;
  std::size_t at = 0;
  for (const ShapedPiece& piece : shaped_paragraph.pieces) {
    while (at < piece.range.begin) {
      const CharacterRole role = role_of(next_code_point(text, at));
      EXPECT_TRUE(role == CharacterRole::separator || role == CharacterRole::bidi_control) << at;
    }
    ASSERT_EQ(at, piece.range.begin);
    EXPECT_EQ(piece.word->text, text.substr(at, length_of(piece.range)));
    at = piece.range.end;
    const std::vector<Glyph>& glyphs = piece.word->glyphs;
    if (glyphs.empty()) {
      EXPECT_TRUE(is_never_shown(piece.word->text)) << to_utf8(piece.word->text);
      continue;
    }
    const bool backwards = piece.word->direction == Direction::right_to_left;
    EXPECT_EQ((backwards ? glyphs.back() : glyphs.front()).cluster, 0U)
        << "every character belongs to a cluster";
    for (std::size_t i = 1; i < glyphs.size(); ++i) {
      const std::uint32_t left = glyphs[i - 1].cluster, right = glyphs[i].cluster;
      EXPECT_TRUE(backwards ? left >= right : left <= right);
    }
    EXPECT_EQ(piece.word->advance, std::accumulate(glyphs.begin(), glyphs.end(), 0,
                                                   [](int sum, const Glyph& g) { return sum + g.advance; }));
  }
}

// The oracle: a run shaped in one go, as glyph ids and advances in visual order.
using Flat = std::vector<std::pair<std::uint32_t, std::int32_t>>;

Flat shape_run_at_once(const Paragraph& paragraph, const TextRun& run) {
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(paragraph.text.data()),
                      static_cast<int>(paragraph.text.size()), static_cast<unsigned>(run.range.begin),
                      static_cast<int>(length_of(run.range)));
  hb_buffer_set_direction(buffer, run.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(run.script));
  hb_buffer_set_language(buffer, hb_language_from_string(run.language->tag.data(), -1));
  const char* shapers[] = {"ot", nullptr};
  hb_shape_full(run.font->handle(), buffer, nullptr, 0, shapers);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  Flat out;
  for (unsigned i = 0; i < count; ++i) out.emplace_back(infos[i].codepoint, positions[i].x_advance);
  hb_buffer_destroy(buffer);
  return out;
}

Flat pieces_of(const ShapedParagraph& paragraph, const TextRun& run) {
  std::vector<const ShapedWord*> words;
  for (const ShapedPiece& piece : paragraph.pieces) {
    if (piece.range.begin >= run.range.begin && piece.range.end <= run.range.end)
      words.push_back(piece.word.get());
  }
  if (run.level % 2 == 1) std::reverse(words.begin(), words.end());
  Flat out;
  for (const ShapedWord* word : words) {
    for (const Glyph& glyph : word->glyphs) out.emplace_back(glyph.id, glyph.advance);
  }
  return out;
}

// Amiri draws a kaf under a heh that stands before the space: no word of the text begins with kaf, then.
std::u16string without_kaf_after_space(std::u16string text) {
  for (std::size_t at = 0; (at = text.find(u" ك", at)) != std::u16string::npos; ++at) text[at + 1] = u'ن';
  return text;
}

std::vector<std::uint32_t> letter_glyphs(const ShapedParagraph& paragraph) {
  std::vector<std::uint32_t> ids;
  for (const ShapedPiece& piece : paragraph.pieces) {
    for (const Glyph& glyph : piece.word->glyphs) {
      if (glyph.advance != 0) ids.push_back(glyph.id);
    }
  }
  return ids;
}

// C07: in Amiri a pair of glyphs, in others one.
TEST(Shape, LamAndAlefKeepTheirFormWhateverMarksStandBetweenThem) {
  for (const char* family : {"Amiri", "Noto Naskh Arabic"}) {
    const std::vector<FontPtr> fonts{shipped_fonts().find(family, 400)};
    const auto glyphs = [&](const std::u16string& text) { return letter_glyphs(shaped(text, "ar", fonts)); };
    for (const std::u16string before : {u"", u"ب", u"ا", u"ست"}) {
      for (const std::u16string alef : {u"ا", u"أ", u"إ", u"آ"}) {
        const auto plain = glyphs(before + u"ل" + alef);
        EXPECT_NE(plain, glyphs(before + u"ل\u200C" + alef)) << "a joiner parts them";
        for (const std::u16string mark : {u"\u064E", u"\u0650", u"\u0651\u064E", u"\u0652"}) {
          EXPECT_EQ(glyphs(before + u"ل" + mark + alef), plain) << family << ' ' << to_utf8(before + alef);
          EXPECT_EQ(glyphs(before + u"ل" + mark + alef + u"\u064B"), plain) << family;
        }
      }
    }
  }
}

// C09: letters of two fonts are never joined; the word is what the font that has it makes of it.
TEST(Shape, AJoinedWordGoesToTheFontThatHasAllOfIt) {
  const FontPtr nastaliq = shipped_fonts().find("Noto Nastaliq Urdu", 400),
                amiri = shipped_fonts().find("Amiri", 400);
  ASSERT_TRUE(nastaliq && amiri);
  for (const std::u16string word : {u"گوڵەکان", u"ڕێگای", u"بەڵێن", u"هەڵبژاردن", u"سەرکەوتوو", u"ساڵانە"}) {
    const ShapedParagraph both = shaped(word, "ckb", {nastaliq, amiri}), alone = shaped(word, "ckb", {amiri});
    if (itemize(word, policy_for("ckb"), {nastaliq}).missing.empty()) {
      EXPECT_EQ(both.paragraph.runs.front().font, nastaliq) << to_utf8(word);
      continue;
    }
    EXPECT_EQ(letter_glyphs(both), letter_glyphs(alone)) << to_utf8(word);
    ASSERT_EQ(both.paragraph.runs.size(), 1U) << to_utf8(word);
    EXPECT_EQ(both.paragraph.runs.front().font, amiri);
  }
  const ShapedParagraph text = shaped(u"سال نوێ و ڕێگا", "ckb", {nastaliq, amiri});
  EXPECT_EQ(text.paragraph.runs.front().font, nastaliq) << "only the words that lack a letter change";
  EXPECT_GT(text.paragraph.runs.size(), 1U);
}

class ShapeWithRealFaces : public testing::TestWithParam<const char*> {
 protected:
  std::vector<FontPtr> fonts() const {
    return {shipped_fonts().find(GetParam(), 400), shipped_fonts().find("Amiri", 400),
            shipped_fonts().find("Noto Sans", 400)};
  }
};

TEST_P(ShapeWithRealFaces, EveryCharacterLandsOnceAndInOrder) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    expect_whole(shaped(arabic_paragraph(seed, 100), "ar", fonts()));
    if (HasFatalFailure()) FAIL() << "seed " << seed;
  }
}

TEST_P(ShapeWithRealFaces, EveryCharacterOfAnyMixtureLandsOnce) {
  const std::u16string alphabet =
      u"ابلالهكي\u064E\u0651\u200C\u200D\u00AD\u200B\u200E\u2067\u2069\uFE0F\u0301 "
      u"\u00A0\t\n-/(«ab1٤где漢";
  std::mt19937 random(11);
  for (int round = 0; round < 1000; ++round) {
    std::u16string text;
    for (int i = 0; i < 30; ++i) text += alphabet[random() % alphabet.size()];
    expect_whole(shaped(text, "ar", fonts()));
    if (HasFailure()) FAIL() << to_utf8(text);
  }
}

TEST_P(ShapeWithRealFaces, AWordAloneIsTheWordInItsLine) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const ShapedParagraph paragraph =
        shaped(without_kaf_after_space(arabic_paragraph(seed, 100)), "ar", fonts());
    for (const TextRun& run : paragraph.paragraph.runs) {
      ASSERT_EQ(pieces_of(paragraph, run), shape_run_at_once(paragraph.paragraph, run))
          << "seed " << seed << ": "
          << to_utf8(
                 std::u16string_view(paragraph.paragraph.text).substr(run.range.begin, length_of(run.range)));
    }
  }
}

TEST_P(ShapeWithRealFaces, TwoThreadsWithOneCacheShapeAlike) {
  WordCache shared;
  std::vector<std::vector<Flat>> results(2);
  {
    std::vector<std::jthread> threads;
    for (auto& result : results) {
      threads.emplace_back([&result, &shared, chain = fonts()] {
        for (std::uint32_t seed = 0; seed < 10; ++seed) {
          const ShapedParagraph paragraph =
              shape(itemize(arabic_paragraph(seed, 200), policy_for("ar"), chain).paragraph, shared);
          for (const TextRun& run : paragraph.paragraph.runs) result.push_back(pieces_of(paragraph, run));
        }
      });
    }
  }
  EXPECT_EQ(results[0], results[1]);
}

INSTANTIATE_TEST_SUITE_P(Faces, ShapeWithRealFaces,
                         testing::Values("Amiri", "Noto Naskh Arabic", "Noto Kufi Arabic"),
                         [](const auto& face) {
                           std::string name = face.param;
                           std::erase(name, ' ');
                           return name;
                         });

TEST(Shape, LettersKeepTheirFormsWhereTheStyleChanges) {
  // للوزارة with the ministry in bold, without the letters that the test faces lack.
  const FontPtr regular = test_fonts().find("Nashra Test Styled", 400);
  const std::vector<FontPtr> bold{test_fonts().find("Nashra Test Styled", 700)};
  const std::vector<FontRange> ranges{{{2, 5}, &bold}};
  WordCache cache;
  const ShapedParagraph paragraph =
      shape(itemize(u"للوبا", policy_for("ar"), {regular}, ranges).paragraph, cache);
  ASSERT_EQ(paragraph.pieces.size(), 2U);
  EXPECT_EQ(advances(*paragraph.pieces[0].word), Numbers({230, 220})) << "the second lam joins to both sides";
  EXPECT_EQ(advances(*paragraph.pieces[1].word), Numbers({210, 310, 370})) << "bold: ten units wider";
}

TEST(Shape, AStretchThatBeginsAfterALamKeepsBothLettersOfTheLigature) {
  const FontPtr regular = test_fonts().find("Nashra Test Styled", 400);
  const std::vector<FontPtr> bold{test_fonts().find("Nashra Test Styled", 700)};
  const std::vector<FontRange> ranges{{{2, 3}, &bold}};
  WordCache cache;
  const ShapedParagraph paragraph =
      shape(itemize(u"بلا", policy_for("ar"), {regular}, ranges).paragraph, cache);
  ASSERT_EQ(paragraph.pieces.size(), 2U);
  EXPECT_EQ(advances(*paragraph.pieces[0].word), Numbers({230, 300}));
  EXPECT_EQ(advances(*paragraph.pieces[1].word), Numbers({210})) << "no face has half a ligature";
}

}  // namespace
}  // namespace nashra
