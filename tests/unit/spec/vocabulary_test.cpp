#include "spec/vocabulary.h"

#include <gtest/gtest.h>
#include <set>
#include <string>

#include "spec/read_spec.h"
#include "spec/read_value.h"
#include "unit/spec/said.h"

namespace nashra {
namespace {

TEST(Vocabulary, EveryRowIsComplete) {
  for (const Key& key : vocabulary()) {
    EXPECT_NE(key.store, nullptr) << key.name;
    EXPECT_FALSE(wanted_by(key.kind).empty()) << key.name;
    EXPECT_TRUE(key.description.size() > 10 && key.description.ends_with('.')) << key.name;
    EXPECT_FALSE(key.required && !key.standard.empty()) << key.name << " has a default that is never used";
  }
}

TEST(Vocabulary, SectionsStandTogetherAndNamesAreUniqueInThem) {
  std::size_t rows = 0;
  std::set<Section> sections;
  for (const Key& key : vocabulary()) sections.insert(key.section);
  for (const Section section : sections) {
    std::set<std::string_view> names;
    for (const Key& key : keys_of(section)) EXPECT_TRUE(names.insert(key.name).second) << key.name;
    rows += names.size();
  }
  EXPECT_EQ(rows, vocabulary().size());
}

TEST(Vocabulary, LimitsCanBeReadAndDefaultsLieWithinThem) {
  for (const Key& key : vocabulary()) {
    if (key.kind != Kind::length && key.kind != Kind::page_size) continue;
    const Parsed<Length> low = read_length(key.low, {}), high = read_length(key.high, {});
    ASSERT_TRUE(std::holds_alternative<Length>(low) && std::holds_alternative<Length>(high)) << key.name;
    EXPECT_LT(std::get<Length>(low), std::get<Length>(high)) << key.name;
  }
}

TEST(Vocabulary, TheSmallestLayoutGetsEveryDefault) {
  const Outcome<LayoutSpec> layout =
      read_layout({"a.yaml",
                   "fonts: {text: Amiri}\nstyles: {body: {font: text}}\nstories: {lead: {body: body}, "
                   "standard: {body: body}}\n"});
  ASSERT_EQ(said(layout.diagnostics), "");
  using namespace literals;
  EXPECT_EQ(layout.value->page_width, 210_mm);
  EXPECT_EQ(layout.value->margins.bottom, 16_mm);
  EXPECT_EQ(layout.value->grid.columns, 3);
  EXPECT_EQ(layout.value->grid.baseline, 15_pt);
  EXPECT_FALSE(layout.value->grid.rule);
  EXPECT_FALSE(layout.value->folio);
  EXPECT_EQ(layout.value->between_stories.space_above, 7.5_pt);
  const Style& body = layout.value->styles.at(0);
  EXPECT_EQ(body.leading, 15_pt);
  EXPECT_EQ(body.size, 11_pt);
  EXPECT_EQ(body.weight, 400);
  EXPECT_EQ(body.ink.ink, "black");
  EXPECT_EQ(body.widows, 2);
  EXPECT_EQ(body.indent_start, 0_pt);
  EXPECT_EQ(body.indent_end, 0_pt);
  EXPECT_TRUE(find_ink(*layout.value, "black")->overprint);
}

}  // namespace
}  // namespace nashra
