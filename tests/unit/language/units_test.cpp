#include "language/units.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "support/sample_issue.h"
#include "text/itemize.h"

namespace nashra {
namespace {

/// The line as it stands on paper, from left to right (UAX #9 L2, L4).
std::string on_paper(std::u16string_view text, const char* language = "ar") {
  const Itemized itemized = itemize(text, policy_for(language), {test::face("Amiri")});
  std::vector<UBiDiLevel> levels(text.size());
  for (const TextRun& run : itemized.paragraph.runs)
    std::fill(levels.begin() + static_cast<std::ptrdiff_t>(run.range.begin),
              levels.begin() + static_cast<std::ptrdiff_t>(run.range.end), run.level);
  std::vector<std::int32_t> order(text.size());
  ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
  std::u16string seen;
  for (const std::int32_t at : order) {
    const auto i = static_cast<std::size_t>(at);
    seen += levels[i] % 2 == 1 ? static_cast<char16_t>(u_charMirror(text[i])) : text[i];
  }
  return to_utf8(seen);
}

/// Where a line may end.
std::vector<std::size_t> breaks_of(std::u16string_view text, const char* language = "ar") {
  std::vector<std::size_t> places;
  for (const BreakOpportunity& place :
       itemize(text, policy_for(language), {test::face("Amiri")}).paragraph.breaks)
    places.push_back(place.offset);
  return places;
}

TEST(Units, TelephoneNumbersReadFromTheLeft) {
  EXPECT_EQ(on_paper(u"ب +995 (32) 277-41-08."), ".+995 (32) 277-41-08 ب");
  EXPECT_EQ(on_paper(u"ب +995 555 010 203."), ".+995 555 010 203 ب");
  EXPECT_EQ(on_paper(u"ب (0412) 77-30-52 ب"), "ب (0412) 77-30-52 ب");
  EXPECT_EQ(on_paper(u"ب 0412 77 30 52 ب"), "ب 0412 77 30 52 ب");
  EXPECT_EQ(on_paper(u"ب 021-555601 ب"), "ب 021-555601 ب");
  EXPECT_EQ(on_paper(u"ب 8 800 555-35-35 ب"), "ب 8 800 555-35-35 ب");
  EXPECT_EQ(on_paper(u"ب 777-01-42 ب"), "ب 777-01-42 ب");
  EXPECT_EQ(on_paper(u"ב 03-555-0199 ב", "he"), "ב 03-555-0199 ב");
}

TEST(Units, DatesOfAllSpellingsReadFromTheLeft) {
  EXPECT_EQ(on_paper(u"ب 14/3/2027 ب"), "ب 14/3/2027 ب");
  EXPECT_EQ(on_paper(u"ب 14-3-2027 ب"), "ب 14-3-2027 ب");
  EXPECT_EQ(on_paper(u"ب 2027-03-14، ب"), "ب ،2027-03-14 ب");
  EXPECT_EQ(on_paper(u"ب ١٤-٣-٢٠٢٧ ب"), "ب ١٤-٣-٢٠٢٧ ب");
  EXPECT_EQ(on_paper(u"ب ۱۴-۳-۱۴۰۵ ب", "fa"), "ب ۱۴-۳-۱۴۰۵ ب");
}

TEST(Units, SpansOfNumbersRunWithTheText) {
  EXPECT_EQ(on_paper(u"ب 2017-2021 ب"), "ب 2021-2017 ب");
  EXPECT_EQ(on_paper(u"Airbus 2017-2021 ب"), "ب 2021-2017 Airbus") << "a Latin word before changes nothing";
  EXPECT_EQ(on_paper(u"ب 4-1 ب"), "ب 1-4 ب");
  EXPECT_EQ(on_paper(u"ب 08:30 - 16:45 ب"), "ب 16:45 - 08:30 ب");
  EXPECT_EQ(on_paper(u"ب 10–15 ب"), "ب 15–10 ب");
  EXPECT_EQ(on_paper(u"ب 2.5%-3.5% ب"), "ب %3.5-%2.5 ب");
}

TEST(Units, SignsStayAtTheLeftOfTheirNumber) {
  EXPECT_EQ(on_paper(u"ب -7 ب"), "ب -7 ب");
  EXPECT_EQ(on_paper(u"ب (+3.5) ب"), "ب (+3.5) ب");
  EXPECT_EQ(on_paper(u"ب \u22124 ب"), "ب \u22124 ب");
  EXPECT_EQ(on_paper(u"ب $250 ب"), "ب $250 ب");
}

TEST(Units, APercentSignStandsWhereTheLanguageWantsIt) {
  EXPECT_EQ(on_paper(u"ب 7.5% ب"), "ب %7.5 ب");
  EXPECT_EQ(on_paper(u"SPFB 7.5% ب"), "ب %7.5 SPFB");
  EXPECT_EQ(on_paper(u"ب ٣٠٪ ب"), "ب ٪٣٠ ب");
  EXPECT_EQ(on_paper(u"ب -5% ب"), "ب %-5 ب");
  EXPECT_EQ(on_paper(u"ב 7.5% ב", "he"), "ב 7.5% ב");
  EXPECT_EQ(on_paper(u"ب ۳۰٪ ب", "fa"), "ب ٪۳۰ ب");
}

TEST(Units, ThousandsMayBePartedBySpaces) {
  EXPECT_EQ(on_paper(u"ب 2 750 000 ب"), "ب 2 750 000 ب");
  EXPECT_EQ(on_paper(u"ب 2 750 000,5 ب"), "ب 2 750 000,5 ب");
  EXPECT_EQ(on_paper(u"ب 2027 300 ب"), "ب 300 2027 ب") << "a year and a number";
}

TEST(Units, AddressesReadFromTheLeftAndEndBeforeTheFullStop) {
  EXPECT_EQ(on_paper(u"ب news@port.example، ب"), "ب ،news@port.example ب");
  EXPECT_EQ(on_paper(u"ب https://port.example/ru/2027/."), ".https://port.example/ru/2027/ ب");
  EXPECT_EQ(on_paper(u"ب (www.port.example/a_(b)) ب"), "ب (www.port.example/a_(b)) ب");
  EXPECT_EQ(on_paper(u"ب port.example/fish/ ب"), "ب port.example/fish/ ب");
}

TEST(Units, HandlesAndCodesKeepTheirSigns) {
  EXPECT_EQ(on_paper(u"ب @harbour_desk ب"), "ب @harbour_desk ب");
  EXPECT_EQ(on_paper(u"ب #Regatta27 ب"), "ب #Regatta27 ب");
  EXPECT_EQ(on_paper(u"ب A++ ب"), "ب A++ ب");
  EXPECT_EQ(on_paper(u"ب (CSTO) ب"), "ب (CSTO) ب");
  EXPECT_EQ(on_paper(u"ب COVID-19 ب"), "ب COVID-19 ب");
}

TEST(Units, MayFollowAPrefixWithoutASpace) {
  EXPECT_EQ(on_paper(u"ب و@harbour_desk ب"), "ب @harbour_deskو ب");
  EXPECT_EQ(on_paper(u"ب وَ#Regatta27 ب"), "ب #Regatta27َو ب");
  EXPECT_EQ(on_paper(u"ب ب$250 ب"), "ب $250ب ب");
  EXPECT_EQ(on_paper(u"ב ב8% ב", "he"), "ב 8%ב ב");
  EXPECT_EQ(on_paper(u"ب وhttps://port.example/ar/."), ".https://port.example/ar/و ب");
  EXPECT_EQ(on_paper(u"ب للوفد2027-2030 ب"), "ب 2030-2027دفولل ب");
}

TEST(Units, MayFollowAMarkThatNobodySees) {
  EXPECT_EQ(on_paper(u"ب \u200E+995 32 277 ب"), "ب \u200E+995 32 277 ب");
  EXPECT_EQ(on_paper(u"ب \u200F-7 ب"), "ب -7\u200F ب");
  EXPECT_EQ(on_paper(u"ب \u2066(0412) 77-30-52\u2069 ب"), "ب \u2069(0412) 77-30-52\u2066 ب");
}

TEST(Units, ABlockInForeignLettersIsOne) {
  EXPECT_EQ(on_paper(u"Photo: Port Office (archive)."), "Photo: Port Office (archive).");
  EXPECT_EQ(on_paper(u"Bloomfield: ب"), "ب :Bloomfield");
  EXPECT_EQ(on_paper(u"2017-2021"), "2021-2017") << "figures alone are no foreign text";
}

TEST(Units, AreNeverBroken) {
  EXPECT_EQ(breaks_of(u"ب +995 (32) 277-41-08 ب"), (std::vector<std::size_t>{2, 22}));
  EXPECT_EQ(breaks_of(u"ب 777-01-42 ب"), (std::vector<std::size_t>{2, 12}));
  EXPECT_EQ(breaks_of(u"ب 2017-2021 ب"), (std::vector<std::size_t>{2, 12}));
  EXPECT_EQ(breaks_of(u"ب 2 750 000 ب"), (std::vector<std::size_t>{2, 12}));
  EXPECT_EQ(breaks_of(u"ж +995 32 277 ж", "ru"), (std::vector<std::size_t>{2, 14}));
}

TEST(Units, OnlyAddressesMayBe) { EXPECT_GT(breaks_of(u"ب https://port.example/ru/2027/ ب").size(), 2U); }

TEST(Units, ArePlacedInTextFromTheLeftToo) {
  EXPECT_EQ(on_paper(u"ж +995 (32) 277-41-08.", "ru"), "ж +995 (32) 277-41-08.");
  EXPECT_EQ(on_paper(u"a 2017-2021 b", "en"), "a 2017-2021 b");
}

TEST(Units, AreFoundInLinearTime) {
  for (const char* piece : {"1 ", "1-", "1.", "(", "+1", "a.", "a@", "0-0 ", "$1", "@a", "#"}) {
    std::string text = "ب ";
    while (text.size() < 400'000) text += piece;
    const std::u16string wide = to_utf16(text);
    const auto once = find_units(std::u16string_view(wide).substr(0, 100), policy_for("ar")).size();
    EXPECT_GE(find_units(wide, policy_for("ar")).size(), once) << piece;
  }
}

}  // namespace
}  // namespace nashra
