#include "language/foreign_runs.h"

#include <gtest/gtest.h>

#include "base/unicode.h"

namespace nashra {
namespace {

/// `en:Waha Post|ru:…`
std::string found(std::u16string_view text, std::string_view script = "Arab") {
  std::string out;
  for (const ForeignRun& run : foreign_runs(text, script)) {
    out += (out.empty() ? "" : "|") + run.language + ':' +
           to_utf8(text.substr(run.range.begin, length_of(run.range)));
  }
  return out;
}

TEST(ForeignRuns, WordsOfOneScriptInARowAreOne) {
  EXPECT_EQ(found(u"قالت صحيفة Waha Daily Post أمس"), "en:Waha Daily Post");
  EXPECT_EQ(found(u"التقى Анна Иванова وغادر"), "ru:Анна Иванова");
}

TEST(ForeignRuns, TwoScriptsAreTwo) { EXPECT_EQ(found(u"بين Waha Порт هنا"), "en:Waha|ru:Порт"); }

TEST(ForeignRuns, PunctuationAroundAWordIsTheTexts) {
  EXPECT_EQ(found(u"الوكالة (Waha)، «Post».”"), "en:Waha)، «Post");
  EXPECT_EQ(found(u"الوكالة (Waha)."), "en:Waha");
}

TEST(ForeignRuns, DigitsOfAWordBelongToItAndOthersDoNot) {
  EXPECT_EQ(found(u"طراز A320-neo وعددها 25"), "en:A320-neo");
  EXPECT_EQ(found(u"25 26"), "");
}

TEST(ForeignRuns, LettersInsideAWordOfTheTextStandAlone) { EXPECT_EQ(found(u"الـPDF وال"), "en:PDF"); }

TEST(ForeignRuns, ATextInItsOwnScriptHasNone) {
  EXPECT_EQ(found(u"نص عربي 25، كله."), "");
  EXPECT_EQ(found(u"Plain English, 25.", "Latn"), "");
  EXPECT_EQ(found(u"The word سلام means peace", "Latn"), "ar:سلام");
  EXPECT_EQ(found(u"", "Arab"), "");
}

}  // namespace
}  // namespace nashra
