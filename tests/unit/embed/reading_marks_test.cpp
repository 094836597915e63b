#include "embed/reading_marks.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "base/unicode.h"
#include "support/sample_issue.h"

namespace nashra {
namespace {

using namespace literals;

std::string in_visual_order(const ShapedWord& word) {
  std::u16string text = word.text;
  if (word.direction == Direction::right_to_left) std::reverse(text.begin(), text.end());
  return to_utf8(text);
}

/// The line from left to right with its marks: `<` is U+200F, which sends readers to the left, `>` U+200E.
std::string marked(std::u16string_view text, const char* language = "ar",
                   Direction page = Direction::right_to_left) {
  const TextLine line = test::line_of(text, 10_pt, {test::face("Amiri"), test::face("Noto Serif")}, language);
  const std::vector<ReadingMark> marks = reading_marks(line, page);
  std::string out;
  auto next = marks.begin();
  const auto add = [&](std::size_t word, bool is_after) {
    for (; next != marks.end() && next->word == word && next->is_after == is_after; ++next)
      out += next->mark == 0x200E ? '>' : '<';
  };
  for (std::size_t word = 0; word < line.words.size(); ++word) {
    add(word, false);
    out += in_visual_order(*line.words[word].word);
    add(word, true);
  }
  EXPECT_EQ(next, marks.end()) << "marks stand in the order of the words";
  return out;
}

constexpr Direction kFromLeft = Direction::left_to_right;

TEST(ReadingMarks, PlainTextHasNone) {
  EXPECT_EQ(marked(u"وصل القارب (أمس)."), ".)سمأ( براقلا لصو");
  EXPECT_EQ(marked(u"عام 2027 أو 30"), "30 وأ 2027 ماع");
  EXPECT_EQ(marked(u"سعره 2.75 دينار."), ".رانيد 2.75 هرعس");
  EXPECT_EQ(marked(u"Night boat, 5 crew.", "en", kFromLeft), "Night boat, 5 crew.");
}

TEST(ReadingMarks, ASignAtAnEndOfANumberBelongsToIt) {
  EXPECT_EQ(marked(u"ב 8% ב", "he"), "ב 8%> ב");
  EXPECT_EQ(marked(u"ب -7 ب"), "ب >-7 ب");
  EXPECT_EQ(marked(u"ب A++ ب"), "ب A++> ب");
  EXPECT_EQ(marked(u"ب $250 ب"), "ب >$250 ب");
  EXPECT_EQ(marked(u"ب 8% ب"), "ب %<8 ب") << "here it follows the number";
}

TEST(ReadingMarks, FiguresWithSpacesAreOneNumber) {
  EXPECT_EQ(marked(u"ب 2 750 000 ب"), "ب >2 750 000> ب");
  EXPECT_EQ(marked(u"ب +995 32 277 ب"), "ب >+995 32 277> ب");
  EXPECT_EQ(marked(u"ب New Pier ب"), "ب New Pier ب");
}

TEST(ReadingMarks, NumbersThatAreReadOneAfterTheOtherArePartedFromEachOther) {
  EXPECT_EQ(marked(u"ب 2026-2027 ب"), "ب 2027-<2026 ب");
  EXPECT_EQ(marked(u"ب 5+1 ب"), "ب 1+<5 ب");
  EXPECT_EQ(marked(u"ب 2027 300 ب"), "ب 300 <2027 ب");
}

TEST(ReadingMarks, ANumberIsPartedFromTheSignAfterIt) {
  EXPECT_EQ(marked(u"ب 1911، ب"), "ب ،<1911 ب");
  EXPECT_EQ(marked(u"ب (1911) ب"), "ب )<1911( ب");
  EXPECT_EQ(marked(u"ب 1911 ب"), "ب 1911 ب");
}

TEST(ReadingMarks, ALineThatEndsInForeignWordsSaysItsDirection) {
  EXPECT_EQ(marked(u"ب Pier"), "<Pier ب");
  EXPECT_EQ(marked(u"Pier: ب"), "ب :<Pier<");
  EXPECT_EQ(marked(u"The «باب»,", "en", kFromLeft), "The «باب>»,");
  EXPECT_EQ(marked(u"باب pier", "en", kFromLeft), ">باب> pier");
}

TEST(ReadingMarks, AHyphenAtTheRightDividesNoWord) { EXPECT_EQ(marked(u"-حفظه الله"), "هللا هظفح-<"); }

TEST(ReadingMarks, ALineAgainstItsPageIsMarkedAtItsEnds) {
  EXPECT_EQ(marked(u"«Pier» (night).", "en", Direction::right_to_left), ">«Pier» (night).>");
  EXPECT_EQ(marked(u"Pier", "en", Direction::right_to_left), "Pier");
  EXPECT_EQ(marked(u"وصل القارب.", "ar", kFromLeft), "<.براقلا لصو");
}

TEST(ReadingMarks, ThePageRunsAsMostOfItsLettersDo) {
  const FontPtr amiri = test::face("Amiri");
  EXPECT_EQ(direction_of(test::page_of({u"قارب", u"2027 300"}, {amiri})), Direction::right_to_left);
  EXPECT_EQ(direction_of(test::page_of({u"قارب", u"Night boat"}, {amiri})), kFromLeft);
  EXPECT_EQ(direction_of(Page{}), kFromLeft);
}

}  // namespace
}  // namespace nashra
