#include "language/policy.h"

#include <array>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <unicode/ulocdata.h>

#include "base/unicode.h"

namespace nashra {
namespace {

TEST(PolicyFor, HasARowForEachLanguageOfAnEdition) {
  std::set<std::string_view> tags;
  for (const LanguagePolicy& row : language_rows()) tags.insert(row.tag);
  EXPECT_EQ(tags, (std::set<std::string_view>{"ar", "ckb", "en", "fa", "he", "ru", "ur"}));
}

TEST(PolicyFor, WritesArabicScriptAndHebrewFromTheRight) {
  for (const LanguagePolicy& row : language_rows()) {
    const bool from_the_right = row.script == "Arab" || row.script == "Hebr";
    EXPECT_EQ(row.direction, from_the_right ? Direction::right_to_left : Direction::left_to_right) << row.tag;
  }
}

TEST(PolicyFor, TakesTheRowOfThePrimaryLanguage) {
  EXPECT_EQ(policy_for("ar-LB").tag, "ar");
  EXPECT_EQ(policy_for("fa-AF").tag, "fa");
  EXPECT_EQ(policy_for("ru-RU-x-house").tag, "ru");
}

TEST(PolicyFor, ReadsATagInAnyCase) { EXPECT_EQ(policy_for("AR-eg").tag, "ar"); }

TEST(PolicyFor, DoesNotTakeAThreeLetterTagForAShorterOne) { EXPECT_EQ(find_policy("arz"), nullptr); }

TEST(PolicyFor, OnlyScriptsThatHaveAnItalicLeanOnIt) {
  for (const LanguagePolicy& row : language_rows()) {
    const EmphasisForm expected =
        row.direction == Direction::right_to_left ? EmphasisForm::bold : EmphasisForm::italic;
    EXPECT_EQ(row.emphasis, expected) << row.tag;
  }
}

// CLDR, but for the languages whose newspapers print other marks than it has.
TEST(PolicyFor, QuotationMarksAreThoseOfTheLanguage) {
  for (const char* tag : {"fa", "ur", "he", "ru", "en"}) {
    UErrorCode status = U_ZERO_ERROR;
    ULocaleData* data = ulocdata_open(tag, &status);
    const auto mark = [&](ULocaleDataDelimiterType type) {
      std::array<char16_t, 8> text{};
      const std::int32_t length = ulocdata_getDelimiter(data, type, text.data(), 8, &status);
      return to_utf8(std::u16string_view(text.data(), static_cast<std::size_t>(length)));
    };
    const LanguagePolicy& row = policy_for(tag);
    EXPECT_EQ(row.outer_quotes.open, mark(ULOCDATA_QUOTATION_START)) << tag;
    EXPECT_EQ(row.outer_quotes.close, mark(ULOCDATA_QUOTATION_END)) << tag;
    EXPECT_EQ(row.inner_quotes.open, mark(ULOCDATA_ALT_QUOTATION_START)) << tag;
    EXPECT_EQ(row.inner_quotes.close, mark(ULOCDATA_ALT_QUOTATION_END)) << tag;
    ulocdata_close(data);
    EXPECT_TRUE(U_SUCCESS(status));
  }
  EXPECT_EQ(policy_for("ar").outer_quotes, (QuotationMarks{"«", "»"}));
  EXPECT_EQ(policy_for("ar").inner_quotes, (QuotationMarks{"”", "“"})) << "curly marks are not mirrored";
}

TEST(PolicyFor, FallsBackToEnglish) {
  EXPECT_EQ(find_policy("sw"), nullptr);
  EXPECT_EQ(find_policy(""), nullptr);
  EXPECT_EQ(policy_for("sw").tag, "en");
}

}  // namespace
}  // namespace nashra
