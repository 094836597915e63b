#include <gtest/gtest.h>
#include <map>

#include "base/messages.h"
#include "spec/read_spec.h"

namespace nashra {
namespace {

const std::string kBase =
    "fonts: {text: [Amiri], head: [Noto Kufi Arabic]}\n"
    "inks: {house: {cmyk: [100, 72, 0, 18]}}\n"
    "styles:\n"
    "  body: {font: text, size: 10pt, leading: 15pt, align: justify}\n"
    "  head: {font: head, size: 20pt, leading: 30pt, ink: house}\n"
    "stories: {lead: {headline: head, body: body}, standard: {headline: head, body: body}}\n";

/// Reads the layout `name` of a few files by their names.
Outcome<LayoutSpec> read(const std::map<std::string, std::string>& files, const std::string& name) {
  return read_layout({name, files.at(name)},
                     [&](const std::string& below, const SourcePos& where) -> Outcome<SourceText> {
                       const auto found = files.find(below);
                       if (found == files.end())
                         return {std::nullopt, {{Code::layout_not_found, where, {below, "base"}}}};
                       return {SourceText{below, found->second}, {}};
                     });
}

std::string problem(const Outcome<LayoutSpec>& outcome) {
  if (outcome.diagnostics.empty()) return "none";
  const Diagnostic& first = outcome.diagnostics.front();
  return first.where.file + ':' + std::to_string(first.where.line) + ':' +
         std::to_string(first.where.column) + ' ' + fill_in(message_of(first.code).message, first.arguments);
}

TEST(Extends, WhatIsNotWrittenHoldsAsInTheLayoutBelow) {
  const auto outcome =
      read({{"base", kBase}, {"mine", "extends: base\nstyles: {body: {size: 12pt}}\n"}}, "mine");
  ASSERT_TRUE(outcome.value) << problem(outcome);
  EXPECT_EQ(to_points(find_style(*outcome.value, "body")->size), "12");
  EXPECT_EQ(to_points(find_style(*outcome.value, "body")->leading), "15");
  EXPECT_EQ(find_style(*outcome.value, "head")->ink.ink, "house");
}

TEST(Extends, AListIsReplacedNotAddedTo) {
  const auto outcome =
      read({{"base", kBase}, {"mine", "extends: base\nfonts: {text: [Scheherazade]}\n"}}, "mine");
  ASSERT_TRUE(outcome.value) << problem(outcome);
  const FontStack& text = *find_font(*outcome.value, "text");
  ASSERT_EQ(text.families.size(), 1U);
  EXPECT_EQ(text.families[0].name, "Scheherazade");
  EXPECT_EQ(text.families[0].where.file, "mine");
  EXPECT_EQ(find_font(*outcome.value, "head")->families[0].where.file, "base");
}

TEST(Extends, GoesOnOverSeveralLayouts) {
  const auto outcome = read({{"base", kBase},
                             {"house", "extends: base\nstyles: {body: {size: 11pt, indent: 9pt}}\n"},
                             {"mine", "extends: house\nstyles: {body: {size: 12pt}}\n"}},
                            "mine");
  ASSERT_TRUE(outcome.value) << problem(outcome);
  EXPECT_EQ(to_points(find_style(*outcome.value, "body")->size), "12");
  EXPECT_EQ(to_points(find_style(*outcome.value, "body")->indent), "9");
}

TEST(Extends, AMistakeIsShownInTheFileThatMakesIt) {
  EXPECT_EQ(problem(read({{"base", kBase + "grid: {colums: 3}\n"}, {"mine", "extends: base\n"}}, "mine")),
            "base:7:8 unknown key 'colums'");
  EXPECT_EQ(
      problem(read({{"base", kBase}, {"mine", "extends: base\nstyles: {body: {font: txt}}\n"}}, "mine")),
      "mine:2:23 unknown font 'txt'");
}

TEST(Extends, ACircleIsRefused) {
  EXPECT_EQ(problem(read({{"a", "extends: b\n" + kBase}, {"b", "extends: a\n"}}, "a")),
            "b:1:10 'a' is extended in a circle");
  EXPECT_EQ(problem(read({{"a", "extends: a\n" + kBase}}, "a")), "a:1:10 'a' is extended in a circle");
}

TEST(Extends, ALayoutThatIsNotThereIsNamed) {
  EXPECT_EQ(problem(read({{"mine", "extends: bass\n" + kBase}}, "mine")),
            "mine:1:10 there is no layout 'bass'");
}

TEST(Extends, ALayoutThatIsReadAloneCannot) {
  EXPECT_EQ(problem(read_layout({"mine", "extends: base\n" + kBase})),
            "mine:1:10 'base' cannot be extended here: this layout is read alone");
}

}  // namespace
}  // namespace nashra
