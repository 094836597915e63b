#include "makeup/fields.h"

#include <gtest/gtest.h>

#include "base/unicode.h"

namespace nashra {
namespace {

BulletinSpec bulletin_of() {
  BulletinSpec bulletin;
  bulletin.title = "نشرة الميناء";
  bulletin.number = "314";
  bulletin.imprint = {"سطر أول", "سطر ثان"};
  bulletin.date = Date{2026, 11, 25};
  return bulletin;
}

std::string filled(const std::string& text, const BulletinSpec& bulletin, const char* language = "ar") {
  const auto value = fill_fields({{"", {text}}}, {bulletin, policy_for(language), 2, 4});
  return value ? to_utf8(*value) : "left out";
}

TEST(Fields, NumbersTakeTheDigitsOfTheEdition) {
  EXPECT_EQ(filled("العدد {number}", bulletin_of()), "العدد ٣١٤");
  EXPECT_EQ(filled("{page}", bulletin_of()), "٢");
  EXPECT_EQ(filled("{page}", bulletin_of(), "ru"), "2");
}

TEST(Fields, PagesAreCountedInWords) {
  EXPECT_EQ(filled("{pages:count}", bulletin_of()), "٤ صفحات");
  EXPECT_EQ(filled("{pages:count}", bulletin_of(), "ru"), "4 страницы");
}

TEST(Fields, ACellWhoseFieldHasNoValueIsLeftOut) {
  BulletinSpec bulletin = bulletin_of();
  bulletin.date.reset();
  EXPECT_EQ(filled("{date}", bulletin), "left out");
  EXPECT_EQ(filled("{title} · {volume}", bulletin), "left out");
}

TEST(Fields, TheImprintBecomesLines) {
  EXPECT_EQ(filled("{imprint}", bulletin_of()), "سطر أول\u2028سطر ثان");
}

TEST(Fields, ATextIsChosenByLanguage) {
  const FieldText text{{"ar", {"عربي"}}, {"", {"any"}}};
  const BulletinSpec bulletin = bulletin_of();
  EXPECT_EQ(to_utf8(*fill_fields(text, {bulletin, policy_for("ar"), 0, 0})), "عربي");
  EXPECT_EQ(to_utf8(*fill_fields(text, {bulletin, policy_for("ru"), 0, 0})), "any");
}

}  // namespace
}  // namespace nashra
