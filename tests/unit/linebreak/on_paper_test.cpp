// Lines as they stand on paper, from what `set_lines` gives: the pitfalls of real text. Each kind in several
// instances, each language with its own row.
#include "support/on_paper.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "base/unicode.h"
#include "shape/shape.h"
#include "support/sample_issue.h"
#include "text/hyphenate.h"

namespace nashra {
namespace {

using namespace literals;
using Lines = std::vector<std::string>;

const std::vector<FontPtr>& fonts() {
  static const std::vector<FontPtr> found{test::face("Amiri"), test::face("Noto Serif")};
  return found;
}

Lines on_paper(std::u16string_view text, const char* language, const test::Setting& setting = {}) {
  Lines lines;
  for (const Line& line : test::lines_of(text, policy_for(language), fonts(), setting))
    lines.push_back(test::on_paper(line, text));
  return lines;
}

std::string one_line(std::u16string_view text, const char* language = "ar") {
  const Lines lines = on_paper(text, language);
  EXPECT_EQ(lines.size(), 1U);
  return lines.empty() ? std::string() : lines.front();
}

/// A line a break opportunity.
Lines broken_everywhere(std::u16string_view text, const char* language = "ar") {
  return on_paper(text, language, {.measure = Length{1}});
}

// --- Each row: what is typed, and what stands on paper from left to right in every language that it names.

struct Row {
  const char16_t* typed;
  const char* arabic;  ///< and Persian, Urdu and Kurdish
  const char* hebrew;  ///< nullptr: as in Arabic
};

void PrintTo(const Row& row, std::ostream* out) { *out << to_utf8(row.typed); }

class OnPaper : public testing::TestWithParam<Row> {};

TEST_P(OnPaper, StandsAsAReaderExpects) {
  const Row& row = GetParam();
  for (const char* language : {"ar", "fa", "ur", "ckb"})
    EXPECT_EQ(one_line(row.typed, language), row.arabic) << language;
  EXPECT_EQ(one_line(row.typed, "he"), row.hebrew == nullptr ? row.arabic : row.hebrew);
}

INSTANTIATE_TEST_SUITE_P(Telephones, OnPaper,
                         testing::Values(Row{u"ب +992 (37) 221-44-08.", ".+992 (37) 221-44-08 ب", nullptr},
                                         Row{u"ب +992 37 221 44 08 ب", "ب +992 37 221 44 08 ب", nullptr},
                                         Row{u"ب +992-37-2214408، ب", "ب ،+992-37-2214408 ب", nullptr},
                                         Row{u"ب (+992) ب", "ب (+992) ب", nullptr},
                                         Row{u"ب: (037) 221-44-08؛ ب", "ب ؛(037) 221-44-08 :ب", nullptr},
                                         Row{u"ب 8 (800) 221-44-08.", ".8 (800) 221-44-08 ب", nullptr},
                                         Row{u"ب 037-2214408 ب", "ب 037-2214408 ب", nullptr},
                                         Row{u"Bank +992 37 221 ب", "ب +992 37 221 Bank", nullptr},
                                         Row{u"ب ۰۳۷ ۲۲۱ ۴۴ ۰۸ ب", "ب ۰۳۷ ۲۲۱ ۴۴ ۰۸ ب", nullptr},
                                         Row{u"ب ٠٣٧-٢٢١٤٤٠٨ ب", "ب ٠٣٧-٢٢١٤٤٠٨ ب", nullptr}));

INSTANTIATE_TEST_SUITE_P(
    SpansAndScores, OnPaper,
    testing::Values(Row{u"ب 12-14 ب", "ب 14-12 ب", nullptr},
                    Row{u"Boeing 12-14 ب", "ب 14-12 Boeing", nullptr},
                    Row{u"ب 2031-2034.", ".2034-2031 ب", nullptr}, Row{u"ب 5-3 ب", "ب 3-5 ب", nullptr},
                    Row{u"ب (12-14) ب", "ب (14-12) ب", nullptr}, Row{u"ب «5-3» ب", "ب «3-5» ب", nullptr},
                    Row{u"ب 12–14 ب", "ب 14–12 ب", nullptr}, Row{u"ب 12 - 14 ب", "ب 14 - 12 ب", nullptr},
                    Row{u"ب 1452-1453هـ", "ـه1453-1452 ب", nullptr}, Row{u"ب ٣-٥ ب", "ب ٥-٣ ب", nullptr},
                    Row{u"ب 09:00-17:30 ب", "ب 17:30-09:00 ب", nullptr},
                    Row{u"ب 09:00 – 17:30 ب", "ب 17:30 – 09:00 ب", nullptr},
                    Row{u"ب 12-14 - 16-18 ب", "ب 18-16 - 14-12 ب", nullptr},
                    Row{u"ب 2.5-3.5 ب", "ب 3.5-2.5 ب", nullptr}));

INSTANTIATE_TEST_SUITE_P(DatesAndTimes, OnPaper,
                         testing::Values(Row{u"ب 9/4/2031 ب", "ب 9/4/2031 ب", nullptr},
                                         Row{u"ب 9-4-2031 ب", "ب 9-4-2031 ب", nullptr},
                                         Row{u"ب 2031-04-09، ب", "ب ،2031-04-09 ب", nullptr},
                                         Row{u"ب 2031/04/09 ب", "ب 2031/04/09 ب", nullptr},
                                         Row{u"ب 9.4.2031.", ".9.4.2031 ب", nullptr},
                                         Row{u"ب 18:45 ب", "ب 18:45 ب", nullptr},
                                         Row{u"ب ٩-٤-٢٠٣١ ب", "ب ٩-٤-٢٠٣١ ب", nullptr},
                                         Row{u"Reuters 2031-04-09 ب", "ب 2031-04-09 Reuters", nullptr}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, OnPaper,
    testing::Values(Row{u"ب 3.5 ب", "ب 3.5 ب", nullptr}, Row{u"ب 2,350,000 ب", "ب 2,350,000 ب", nullptr},
                    Row{u"ب 2 350 000 ب", "ب 2 350 000 ب", nullptr},
                    Row{u"ب 2\u00A0350\u00A0000 ب", "ب 2\u00A0350\u00A0000 ب", nullptr},
                    Row{u"ب 2\u202F350\u202F000 ب", "ب 2\u202F350\u202F000 ب", nullptr},
                    Row{u"ب ٢٬٣٥٠٬٠٠٠٫٥ ب", "ب ٢٬٣٥٠٬٠٠٠٫٥ ب", nullptr}, Row{u"ب -12 ب", "ب -12 ب", nullptr},
                    Row{u"ب \u221212 ب", "ب \u221212 ب", nullptr}, Row{u"ب ±3 ب", "ب ±3 ب", nullptr},
                    Row{u"ب +3.5 ب", "ب +3.5 ب", nullptr}, Row{u"ب (-12) ب", "ب (-12) ب", nullptr},
                    Row{u"SPFB -12 ب", "ب -12 SPFB", nullptr}, Row{u"ب 1/2 ب", "ب 1/2 ب", nullptr},
                    Row{u"ب 5°C ب", "ب 5°C ب", nullptr}, Row{u"ب -5°C ب", "ب -5°C ب", nullptr},
                    Row{u"ب 7(ب) ب", "ب (ب)7 ب", nullptr}, Row{u"ب 3، 4، 5.", ".5 ،4 ،3 ب", nullptr}));

INSTANTIATE_TEST_SUITE_P(
    SharesAndMoney, OnPaper,
    testing::Values(Row{u"ب 7.25% ب", "ب %7.25 ب", "ب 7.25% ب"}, Row{u"ب ٤٠٪ ب", "ب ٪٤٠ ب", "ب ٤٠٪ ب"},
                    Row{u"SPFB 7.25% ب", "ب %7.25 SPFB", "ب 7.25% SPFB"},
                    Row{u"ب (40%)، ب", "ب ،(%40) ب", "ب ،(40%) ب"}, Row{u"ب -5% ب", "ب %-5 ب", "ب -5% ب"},
                    Row{u"ب 2.5%-3.5% ب", "ب %3.5-%2.5 ب", nullptr}, Row{u"ب 3‰ ب", "ب ‰3 ب", "ب 3‰ ب"},
                    Row{u"ب $75 ب", "ب $75 ب", nullptr}, Row{u"ب 75$ ب", "ب $75 ب", "ب 75$ ب"},
                    Row{u"ب €1,200.50 ب", "ب €1,200.50 ب", nullptr},
                    Row{u"ب 75€. ب", "ب .€75 ب", "ب .75€ ب"}));

INSTANTIATE_TEST_SUITE_P(
    AddressesAndCodes, OnPaper,
    testing::Values(Row{u"ب desk@nabd.example، ب", "ب ،desk@nabd.example ب", nullptr},
                    Row{u"ب https://nabd.example/ar/2031/.", ".https://nabd.example/ar/2031/ ب", nullptr},
                    Row{u"ب (https://nabd.example/a_(b)/) ب", "ب (https://nabd.example/a_(b)/) ب", nullptr},
                    Row{u"ب وhttps://nabd.example/?q=1&p=2 ب", "ب https://nabd.example/?q=1&p=2و ب", nullptr},
                    Row{u"ب www.nabd.example! ب", "ب !www.nabd.example ب", nullptr},
                    Row{u"ب @nabd_desk و@city ب", "ب @cityو @nabd_desk ب", nullptr},
                    Row{u"ب #مدينة و#City31 ب", "ب #City31و ةنيدم# ب", nullptr},
                    Row{u"ب (WHO) ب", "ب (WHO) ب", nullptr}, Row{u"ب COVID-19 ب", "ب COVID-19 ب", nullptr},
                    Row{u"ب G20+ و5G ب", "ب 5Gو G20+ ب", nullptr}, Row{u"ب C++ ب", "ب C++ ب", nullptr},
                    Row{u"ب X-7/b ب", "ب X-7/b ب", nullptr}));

INSTANTIATE_TEST_SUITE_P(
    WordsAndMarks, OnPaper,
    testing::Values(Row{u"Reuters: ب", "ب :Reuters", nullptr}, Row{u"«Nabd» ب", "ب «Nabd»", nullptr},
                    Row{u"(Nabd Press) ب", "ب (Nabd Press)", nullptr},
                    Row{u"ب «The “Desk” Weekly» ب", "ب «The “Desk” Weekly» ب", nullptr},
                    Row{u"ب «نعم»؟", "؟«معن» ب", nullptr}, Row{u"ب \"نعم\" ب", "ب \"معن\" ب", nullptr},
                    Row{u"ب [رقم 3] ب", "ب [3 مقر] ب", nullptr}, Row{u"ب – نعم", "معن – ب", nullptr},
                    Row{u"ب سعيدية-جنوبية", "ةيبونج-ةيديعس ب", nullptr},
                    Row{u"ب \u2067نعم: 5-3\u2069 ب", "ب 3-5 :معن ب", nullptr},
                    Row{u"ب \u200E+992 37 221 ب", "ب +992 37 221 ب", nullptr}));

TEST(OnPaper, ABlockInForeignLettersReadsFromTheLeftAndHangsAtTheStart) {
  for (const std::u16string_view text :
       {u"Photo: Nabd Press (archive).", u"(Nabd Press)", u"«Порт», 2031.", u"Nabd-Press, 12-14!"}) {
    const test::Setting column{.measure = 300_pt};
    const std::vector<Line> lines = test::lines_of(text, policy_for("ar"), fonts(), column);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(test::on_paper(lines[0], text), to_utf8(text));
    EXPECT_EQ(lines[0].words.back().x + lines[0].words.back().width, column.measure);
  }
}

// --- Where lines end

TEST(OnPaper, AUnitIsNeverBroken) {
  for (const std::u16string_view unit :
       {u"+992 (37) 221-44-08", u"(037) 221-44-08", u"8 800 221-44-08", u"2031-04-09", u"12-14", u"12 – 14",
        u"09:00 - 17:30", u"2 350 000", u"-12", u"$75", u"7.25%", u"40 %", u"75 $", u"5°C",
        u"desk@nabd.example"}) {
    for (const char* language : {"ar", "fa", "he", "ru", "en"}) {
      const std::u16string word =
          policy_for(language).direction == Direction::right_to_left ? u"باب" : u"door";
      EXPECT_EQ(broken_everywhere(word + u" " + std::u16string(unit) + u" " + word, language).size(), 3U)
          << to_utf8(unit) << ' ' << language;
    }
  }
}

TEST(OnPaper, AnAddressBreaksBetweenItsPartsWithoutAHyphen) {
  EXPECT_EQ(broken_everywhere(u"باب https://nabd.example/ar/2031/."),
            (Lines{"باب", "https://", "nabd.example/", "ar/", ".2031/"}))
      << "each part reads from the left, the full stop stands outside";
  HyphenDictionaries dictionaries;
  const Lines lines = on_paper(u"باب https://international.example/development/administration/ باب", "ar",
                               {.measure = 60_pt, .dictionaries = &dictionaries});
  EXPECT_GE(lines.size(), 4U);
  for (const std::string& line : lines) EXPECT_EQ(line.find('-'), std::string::npos) << line;
}

TEST(OnPaper, ADashBetweenSpacesNeverBeginsALine) {
  EXPECT_EQ(broken_everywhere(u"العام - فؤاد"), (Lines{"- ماعلا", "داؤف"}));
  EXPECT_EQ(broken_everywhere(u"العام – فؤاد"), (Lines{"– ماعلا", "داؤف"}));
  EXPECT_EQ(broken_everywhere(u"العام — فؤاد"), (Lines{"— ماعلا", "داؤف"}));
  EXPECT_EQ(broken_everywhere(u"Порт — это", "ru"), (Lines{"Порт —", "это"}));
}

TEST(OnPaper, ALineMayEndBehindAHyphenOrASlash) {
  EXPECT_EQ(broken_everywhere(u"كانون/شباط"), (Lines{"/نوناك", "طابش"}));
  EXPECT_EQ(broken_everywhere(u"سعيدية-جنوبية"), (Lines{"-ةيديعس", "ةيبونج"}));
  EXPECT_EQ(broken_everywhere(u"سعيدية\u2011جنوبية").size(), 1U) << "but not behind U+2011";
}

TEST(OnPaper, NothingIsBrokenThatHasNoSpace) {
  for (const std::u16string_view text :
       {u"كلمة،كلمة", u"كلمة،2031", u"عام2031", u"م.ن.ع", u"\"نعم\"", u"(نعم)؟"})
    EXPECT_EQ(broken_everywhere(text).size(), 1U) << to_utf8(text);
}

TEST(OnPaper, EveryLineOfAMixedParagraphReadsByItself) {
  // "The port of Nabd" over two lines: the first words stand at the left of their own line.
  EXPECT_EQ(broken_everywhere(u"باب The Port باب"), (Lines{"باب", "The", "Port", "باب"}));
  const std::u16string_view text = u"قالت صحيفة The Harbour Weekly Gazette إن السفينة وصلت";
  const Lines lines = on_paper(text, "ar", {.measure = 120_pt});
  ASSERT_GE(lines.size(), 3U);
  EXPECT_EQ(lines[0], "The Harbour ةفيحص تلاق");
  EXPECT_EQ(lines[1].substr(lines[1].size() - 14), "Weekly Gazette");
}

// --- Spaces that do not break (C12)

TEST(OnPaper, ANoBreakSpaceStretchesAsItsNeighboursDo) {
  const std::u16string_view text =
      u"بلغ عددهم 25\u00A0ألفا من أصل 1\u202F250\u202F000 وفق بيان صدر عن د.\u00A0سليم أمس في الواحة وقال إن "
      u"25\u00A0ألفا منهم وصلوا يوم 7\u00A0آذار إلى د.\u00A0وليد في المرفأ القديم";
  for (const double width : {120.0, 156.0, 200.0}) {
    const Length measure = Length{static_cast<std::int64_t>(width * 65536)};
    const std::vector<Line> lines =
        test::lines_of(text, policy_for("ar"), fonts(), {.measure = measure, .ends = LineEnds::justified});
    ASSERT_GE(lines.size(), 3U);
    int no_break_spaces = 0;
    for (const Line& line : lines) {
      std::vector<std::int64_t> gaps;
      for (const WordInLine& word : line.words) {
        const char16_t first = text[word.text.begin];
        no_break_spaces += first == 0xA0 ? 1 : 0;
        if (word.is_space && first != 0x202F) gaps.push_back(word.width.units);
        if (first == 0x202F) {
          const Length natural = scaled(Length{std::int64_t{11} << 16}, word.word->advance, 1000);
          EXPECT_EQ(word.width, natural) << "U+202F keeps its width";
        }
      }
      if (line.last || gaps.empty()) continue;
      const auto [least, most] = std::minmax_element(gaps.begin(), gaps.end());
      EXPECT_LE(*most - *least, 1);
      const char16_t last = text[line.text.end - 1];
      EXPECT_NE(last, 0xA0) << "no line ends at U+00A0";
      EXPECT_NE(last, 0x202F);
    }
    EXPECT_EQ(no_break_spaces, 5);
  }
}

// --- Soft hyphens (C13) and joiners (C08)

std::string without(std::u16string_view text, char16_t unit) {
  std::u16string out(text);
  std::erase(out, unit);
  return to_utf8(out);
}

TEST(OnPaper, ASoftHyphenInAWordThatJoinsIsNotThere) {
  for (const std::u16string_view word :
       {u"الاست\u00ADثمارات", u"الأجن\u00ADبية", u"مست\u00ADشف\u00ADيات", u"بیمارس\u00ADتان"}) {
    EXPECT_EQ(broken_everywhere(word).size(), 1U) << to_utf8(word);
    std::u16string plain(word);
    std::erase(plain, u'\u00AD');
    const Line with = test::lines_of(word, policy_for("ar"), fonts()).front();
    const Line clean = test::lines_of(plain, policy_for("ar"), fonts()).front();
    EXPECT_EQ(with.width, clean.width) << to_utf8(word) << ": joined, and no room taken";
  }
}

TEST(OnPaper, ASoftHyphenInARussianOrEnglishWordDividesIt) {
  for (const auto& [word, parts] :
       {std::pair<std::u16string, std::size_t>{u"«Достоприме\u00ADчательность»", 2},
        {u"пере\u00ADстрой\u00ADка", 3},
        {u"inter\u00ADnational", 2}}) {
    const Lines lines = broken_everywhere(word);
    ASSERT_EQ(lines.size(), parts);
    for (std::size_t at = 0; at + 1 < parts; ++at)
      EXPECT_EQ(lines[at].back(), '-') << lines[at] << ": in text from the right too, it stands at the right";
    EXPECT_EQ(one_line(word), without(word, 0xAD));
  }
}

TEST(OnPaper, AJoinerIsNoPlaceToBreakAndTakesNoRoom) {
  for (const std::u16string_view word :
       {u"می\u200Cروم", u"کتاب\u200Cها", u"خانه\u200Cی", u"نمی\u200Cتوانسته\u200Cاند", u"ه\u200D"}) {
    EXPECT_EQ(broken_everywhere(word, "fa").size(), 1U);
    const Line line = test::lines_of(word, policy_for("fa"), fonts()).front();
    Length parts;
    std::u16string part;
    for (const char16_t unit : std::u16string(word) + u'\u200C') {
      if (unit != 0x200C) {
        part += unit;
        continue;
      }
      const std::vector<Line> alone = test::lines_of(part, policy_for("fa"), fonts());
      if (!alone.empty()) parts += alone.front().width;
      part.clear();
    }
    EXPECT_NEAR(static_cast<double>(line.width.units), static_cast<double>(parts.units), 3)
        << without(word, 0x200C) << ": the letters beside it end and begin";
  }
}

}  // namespace
}  // namespace nashra
