#include "text/itemize.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "support/arabic_text.h"
#include "support/test_fonts.h"
#include "text/scripts.h"

namespace nashra {
namespace {

using test::test_fonts;

FontPtr arabic() { return test_fonts().find("Nashra Test", 400); }
FontPtr cyrillic() { return test_fonts().find("Nashra Test Cyrillic", 400); }

Itemized itemized(std::u16string_view text, const char* language = "ar",
                  const std::vector<FontPtr>& fonts = {arabic(), cyrillic()}) {
  return itemize(text, policy_for(language), fonts);
}

struct Expected {
  std::size_t begin, end;
  int level;
  std::string_view script;
  FontPtr font;
};

void expect_runs(const Itemized& got, const std::vector<Expected>& expected) {
  const std::vector<TextRun>& runs = got.paragraph.runs;
  ASSERT_EQ(runs.size(), expected.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    EXPECT_EQ(runs[i].range, (TextRange{expected[i].begin, expected[i].end})) << i;
    EXPECT_EQ(runs[i].level, expected[i].level) << i;
    EXPECT_EQ(runs[i].script, script_tag(expected[i].script)) << i;
    EXPECT_EQ(runs[i].font->facts().family, expected[i].font->facts().family) << i;
  }
}

TEST(Itemize, ATextInOneScriptIsOneRun) {
  const Itemized got = itemized(u"باب لا");
  expect_runs(got, {{0, 6, 1, "Arab", arabic()}});
  EXPECT_TRUE(got.missing.empty());
  EXPECT_EQ(got.paragraph.direction, Direction::right_to_left);
}

TEST(Itemize, DirectionComesFromTheLanguageNotFromTheFirstLetter) {
  expect_runs(itemized(u"abc باب"), {{0, 3, 2, "Latn", arabic()}, {3, 7, 1, "Arab", arabic()}});
  expect_runs(itemized(u"باب", "en"), {{0, 3, 1, "Arab", arabic()}});
}

TEST(Itemize, WhatComesAfterAForeignWordIsOfTheTextAroundIt) {
  expect_runs(itemized(u"باب abc (لا) باب"),
              {{0, 4, 1, "Arab", arabic()}, {4, 7, 2, "Latn", arabic()}, {7, 16, 1, "Arab", arabic()}});
}

TEST(Itemize, ANumberInArabicTextRunsLeftToRightInTheScriptAroundIt) {
  expect_runs(itemized(u"و25 ب"),
              {{0, 1, 1, "Arab", arabic()}, {1, 3, 2, "Arab", arabic()}, {3, 5, 1, "Arab", arabic()}});
  expect_runs(itemized(u"٢٥"), {{0, 2, 2, "Arab", arabic()}});
}

TEST(Itemize, EachRunSpeaksTheLanguageOfItsScript) {
  const Itemized got = itemized(u"ب где ab");
  std::vector<std::string_view> languages;
  for (const TextRun& run : got.paragraph.runs) languages.push_back(run.language->tag);
  EXPECT_EQ(languages.front(), "ar");
  EXPECT_NE(std::find(languages.begin(), languages.end(), "ru"), languages.end());
  EXPECT_NE(std::find(languages.begin(), languages.end(), "en"), languages.end());
}

TEST(Itemize, AWordThatTheFirstFontLacksGoesToTheNext) {
  const Itemized got = itemized(u"ب где");
  expect_runs(got, {{0, 2, 1, "Arab", arabic()}, {2, 5, 2, "Cyrl", cyrillic()}});
  EXPECT_TRUE(got.missing.empty());
}

TEST(Itemize, AnArabicWordNeverChangesFontInItsMiddle) {
  // The first font has no Arabic at all but the second has every letter.
  const Itemized got = itemized(u"باب.", "ar", {cyrillic(), arabic()});
  expect_runs(got, {{0, 4, 1, "Arab", arabic()}});
}

TEST(Itemize, BracketsLookLikeTheTextAroundThem) {
  // «(где)»: the brackets belong to the Arabic line, and the Cyrillic face has none anyway.
  expect_runs(itemized(u"ب (где) ب"),
              {{0, 3, 1, "Arab", arabic()}, {3, 6, 2, "Cyrl", cyrillic()}, {6, 9, 1, "Arab", arabic()}});
}

TEST(Itemize, AHyphenInsideAWordTakesTheWordsFont) {
  expect_runs(itemized(u"где-где", "ru"), {{0, 7, 0, "Cyrl", cyrillic()}});
}

TEST(Itemize, AMarkStaysWithItsBase) {
  // Only the Cyrillic face has U+0301, only the other one the letter.
  const Itemized got = itemized(u"a\u0301", "en");
  expect_runs(got, {{0, 2, 0, "Latn", arabic()}});
  ASSERT_EQ(got.missing.size(), 1U);
  EXPECT_EQ(got.missing[0].offset, 1U);
  EXPECT_EQ(got.missing[0].code_point, U'\u0301');
}

std::vector<FontPtr> styled(int weight = 400, Slant slant = Slant::upright) {
  return {test_fonts().find("Nashra Test Styled", weight, slant)};
}

/// Begin, end, face and language of every run.
std::string said(const Itemized& got) {
  std::string out;
  for (const TextRun& run : got.paragraph.runs) {
    out += std::to_string(run.range.begin) + "-" + std::to_string(run.range.end) + " " +
           run.font->facts().postscript_name.substr(17) + " " + std::string(run.language->tag) + "; ";
  }
  return out;
}

TEST(Itemize, AStretchTakesItsOwnFonts) {
  const std::vector<FontPtr> regular = styled(), bold = styled(700), italic = styled(400, Slant::italic);
  const std::vector<FontRange> ranges{{{2, 4}, &bold}, {{5, 6}, &italic}};
  EXPECT_EQ(said(itemize(u"بببب ب ب", policy_for("ar"), regular, ranges)),
            "0-2 Regular ar; 2-4 Bold ar; 4-5 Regular ar; 5-6 Italic ar; 6-8 Regular ar; ");
}

TEST(Itemize, AStretchInAnotherLanguageSpeaksIt) {
  const std::vector<FontPtr> regular = styled();
  const std::vector<FontRange> persian{{{3, 6}, nullptr, &policy_for("fa")}};
  EXPECT_EQ(said(itemize(u"ببب ببب", policy_for("ar"), regular, persian)),
            "0-3 Regular ar; 3-6 Regular fa; 6-7 Regular ar; ");
  const std::vector<FontRange> english{{{2, 6}, nullptr, &policy_for("en")}};
  EXPECT_EQ(said(itemize(u"ب abb", policy_for("ar"), regular, english)), "0-2 Regular ar; 2-5 Regular en; ");
}

TEST(Itemize, WhereNothingChangesAtItsEdgeAStretchIsNoRunOfItsOwn) {
  const std::vector<FontPtr> regular = styled();
  const std::vector<FontRange> ranges{{{1, 2}, &regular, &policy_for("ar")}};
  EXPECT_EQ(said(itemize(u"ببب", policy_for("ar"), regular, ranges)), "0-3 Regular ar; ");
}

TEST(Itemize, AStretchDoesNotPartAMarkFromItsBase) {
  const std::vector<FontPtr> regular = styled(), bold = styled(700);
  const std::vector<FontRange> ranges{{{1, 3}, &bold}};
  EXPECT_EQ(said(itemize(u"بَبَب", policy_for("ar"), regular, ranges)),
            "0-2 Regular ar; 2-4 Bold ar; 4-5 Regular ar; ");
}

TEST(Itemize, SurvivesStretchesThatLieOutsideOfTheText) {
  const std::vector<FontPtr> regular = styled(), bold = styled(700);
  const std::vector<FontRange> ranges{{{0, 0}, &bold}, {{1, 900}, &bold}, {{1000, 1001}, &regular}};
  EXPECT_EQ(said(itemize(u"بب", policy_for("ar"), regular, ranges)), "0-1 Regular ar; 1-2 Bold ar; ");
  EXPECT_EQ(said(itemize(u"", policy_for("ar"), regular, ranges)), "");
}

TEST(Itemize, WhatAStretchLacksIsReportedAtItsPlaceInTheBlock) {
  const std::vector<FontPtr> regular{arabic()}, other{cyrillic()};
  const std::vector<FontRange> ranges{{{2, 4}, &other}};
  const Itemized got = itemize(u"ب بب ب", policy_for("ar"), regular, ranges);
  ASSERT_EQ(got.missing.size(), 2U);
  EXPECT_EQ(got.missing[0].offset, 2U);
}

TEST(Itemize, ReportsWhatNoFontHasAndSetsItWithTheFirst) {
  const Itemized got = itemized(u"ب 漢 \U0001F600");
  ASSERT_EQ(got.missing.size(), 2U);
  EXPECT_EQ(got.missing[0].offset, 2U);
  EXPECT_EQ(got.missing[0].code_point, U'漢');
  EXPECT_EQ(got.missing[1].offset, 4U);
  EXPECT_EQ(got.missing[1].code_point, U'\U0001F600');
  for (const TextRun& run : got.paragraph.runs) EXPECT_EQ(run.font, arabic());
}

TEST(Itemize, AWordThatNoFontHasWholeIsSplitByClusters) {
  const Itemized got = itemized(u"بхѫx", "ar");
  ASSERT_EQ(got.missing.size(), 1U);
  EXPECT_EQ(got.missing[0].offset, 2U);
  EXPECT_EQ(got.missing[0].code_point, U'ѫ');
}

TEST(Itemize, WhatIsNeverShownIsNeverMissing) {
  for (const char16_t c : {u'\u200C', u'\u200D', u'\u200E', u'\u202B', u'\u2067', u'\u00AD', u'\uFE0F',
                           u'\u2028', u'\n', u'\t', u'\u00A0', u'\u202F', u'\u3000', u'\u2060', u'\uFEFF'}) {
    EXPECT_TRUE(itemized(std::u16string(u"ب") + c + u"ب").missing.empty()) << static_cast<unsigned>(c);
    EXPECT_TRUE(itemized(std::u16string(1, c)).missing.empty()) << static_cast<unsigned>(c);
  }
}

TEST(Itemize, RunsCoverTheTextWithoutGaps) {
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    const std::u16string text = test::arabic_paragraph(seed, 60);
    const Itemized got = itemized(text);
    EXPECT_EQ(got.paragraph.text, text);
    std::size_t at = 0;
    for (const TextRun& run : got.paragraph.runs) {
      ASSERT_EQ(run.range.begin, at);
      ASSERT_LT(run.range.begin, run.range.end);
      ASSERT_NE(run.font, nullptr);
      ASSERT_NE(run.language, nullptr);
      at = run.range.end;
    }
    EXPECT_EQ(at, text.size());
  }
}

TEST(Itemize, AnEmptyBlockHasNoRuns) {
  const Itemized got = itemized(u"");
  EXPECT_TRUE(got.paragraph.runs.empty());
  EXPECT_TRUE(got.paragraph.breaks.empty());
}

TEST(Itemize, TakesLinearTimeOnHostileText) {
  const std::size_t size = 500'000;
  const std::u16string unmatched = std::u16string(size, u'(') + std::u16string(size, u']');
  std::u16string isolated;
  for (std::size_t i = 0; i < size / 4; ++i) isolated += u"(\u2067)\u2069";
  const std::vector<std::u16string> texts{
      std::u16string(2 * size, u'ب'),       std::u16string(2 * size, u'\u064E'),
      std::u16string(2 * size, u'\u2067'),  std::u16string(2 * size, u'\u202B'),
      std::u16string(2 * size, 0xD800),     unmatched,
      isolated + std::u16string(size, u']')};
  for (const std::u16string& hostile : texts) {
    const std::u16string text = u"ب a" + hostile;  // both directions, or ICU takes a shorter way
    EXPECT_EQ(itemized(text).paragraph.runs.back().range.end, text.size());
  }
}

}  // namespace
}  // namespace nashra
