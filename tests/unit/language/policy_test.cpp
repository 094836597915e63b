#include "language/policy.h"

#include <gtest/gtest.h>
#include <set>

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

TEST(PolicyFor, FallsBackToEnglish) {
  EXPECT_EQ(find_policy("sw"), nullptr);
  EXPECT_EQ(find_policy(""), nullptr);
  EXPECT_EQ(policy_for("sw").tag, "en");
}

}  // namespace
}  // namespace nashra
