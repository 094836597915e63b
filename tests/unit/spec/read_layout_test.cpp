#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <string>

#include "spec/read_spec.h"
#include "unit/spec/said.h"

namespace nashra {
namespace {

using namespace literals;

/// The smallest layout, with `more` in front of it.
std::string with(const std::string& more) {
  return more +
         "fonts: {text: Amiri}\n"
         "stories: {lead: {body: body}, standard: {body: body}}\n";
}
std::string layout_with(const std::string& more) { return with(more) + "styles: {body: {font: text}}\n"; }

std::string said_of(const std::string& yaml) {
  const Outcome<LayoutSpec> outcome = read_layout({"a.yaml", yaml});
  EXPECT_NE(outcome.value.has_value(), has_errors(outcome.diagnostics));
  return said(outcome.diagnostics);
}

TEST(ReadLayout, TheShippedDailyIsRight) {
  const Outcome<LayoutSpec> daily = read_layout(file("layouts/daily.yaml"));
  ASSERT_EQ(said(daily.diagnostics), "");
  const LayoutSpec& layout = *daily.value;
  EXPECT_EQ(layout.file, "layouts/daily.yaml");
  EXPECT_EQ(layout.page_height, 297_mm);
  EXPECT_EQ(layout.margins.inside, 14_mm);
  ASSERT_TRUE(layout.grid.rule);
  EXPECT_EQ(layout.grid.rule->ink.tint, 600);
  EXPECT_EQ(find_ink(layout, "house")->cmyk, (std::array<int, 4>{1000, 720, 0, 180}));
  EXPECT_EQ(find_ink(layout, "black")->cmyk, (std::array<int, 4>{0, 0, 0, 1000}));
  const FontStack* head = find_font(layout, "head");
  ASSERT_EQ(head->families.size(), 4U);
  EXPECT_EQ(head->families[1].name, "Noto Sans");
  EXPECT_EQ(head->families[1].where.line_text,
            "  head: [Noto Kufi Arabic, Noto Sans, Noto Sans Hebrew, Amiri]");
  EXPECT_EQ(head->families[1].where.column, 28U);
  const Style* headline = find_style(layout, "headline");
  EXPECT_EQ(headline->weight, 800);
  EXPECT_EQ(headline->size, 14.5_pt);
  EXPECT_EQ(headline->leading, 22.5_pt);
  EXPECT_TRUE(headline->balance);
  EXPECT_EQ(find_style(layout, "body")->align, Align::justify);
  EXPECT_EQ(find_dress(layout, "brief")->headline, "headline-brief");
  EXPECT_EQ(find_dress(layout, "brief")->deck, "");
  EXPECT_EQ(layout.nameplate->pages, OnPages::first);
  EXPECT_EQ(layout.band->cells.at(2).text.at("ar").at(0), "السنة {volume} · العدد {number}");
  EXPECT_EQ(layout.band->cells.at(2).text.count(""), 1U);
  EXPECT_EQ(layout.folio->order, CellOrder::from_outside);
  EXPECT_EQ(layout.between_stories.rule->weight, 0.6_pt);
}

TEST(ReadLayout, EveryNameThatTheShippedDailyUsesIsThere) {
  const LayoutSpec layout = *read_layout(file("layouts/daily.yaml")).value;
  for (const Style& style : layout.styles) {
    EXPECT_NE(find_font(layout, style.font), nullptr) << style.name;
    EXPECT_NE(find_ink(layout, style.ink.ink), nullptr) << style.name;
  }
  for (const StoryDress& dress : layout.stories) {
    for (const std::string& style : {dress.kicker, dress.headline, dress.deck, dress.byline, dress.date_line,
                                     dress.body, dress.subhead, dress.credit}) {
      EXPECT_TRUE(style.empty() || find_style(layout, style) != nullptr) << style;
    }
  }
  for (const auto* strip : {&layout.nameplate, &layout.band, &layout.running_head, &layout.folio}) {
    ASSERT_TRUE(*strip);
    for (const StripCell& cell : (*strip)->cells)
      EXPECT_NE(find_style(layout, cell.style), nullptr) << cell.style;
  }
}

TEST(ReadLayout, TheFurnitureOfTheShippedDailyKeepsTheGrid) {
  const LayoutSpec layout = *read_layout(file("layouts/daily.yaml")).value;
  const auto whole_lines = [&](Length length) { return length.units % layout.grid.baseline.units == 0; };
  const Length first = layout.nameplate->height + layout.nameplate->space_after + layout.band->height +
                       layout.band->space_after;
  EXPECT_TRUE(whole_lines(first));
  EXPECT_TRUE(whole_lines(layout.running_head->height + layout.running_head->space_after));
}

TEST(ReadLayout, AllProblemsOfAFileAreReportedInItsOrder) {
  EXPECT_EQ(
      said_of("nashra: 2\n"
              "page:\n"
              "  size: a4\n"
              "  margins: {top: 12, bottom: 16m, inside: 014mm, outside: 1,5mm}\n"
              "  columns: 3\n"
              "grid: {columns: 13, gutter: 1em, rule: {weight: 0.3pt, ink: blakc 60%}}\n"
              "titel: x\n" +
              layout_with("")),
      "a.yaml:1:9: N1231: the file is written for version 2 of the vocabulary; this nashra reads 1 (install "
      "a newer nashra)\n"
      "a.yaml:3:9: N1205: 'size' cannot be 'a4': it is A3, A4, A5, tabloid or berliner (did you mean 'A4'?)\n"
      "a.yaml:4:18: N1206: a length needs a unit, and '12' has none (write it like 12mm, 10.5pt, 1.5lines or "
      "1em)\n"
      "a.yaml:4:30: N1207: 'm' is no unit of length (the units are mm, cm, pt, in, lines and em)\n"
      "a.yaml:4:43: N1211: '014' has a zero in front (leave the zero out: programs disagree about what it "
      "means)\n"
      "a.yaml:4:59: N1206: a length needs a unit, and '1' has none (write it like 12mm, 10.5pt, 1.5lines or "
      "1em)\n"
      "a.yaml:4:61: N1272: '5mm' stands alone behind a comma (write numbers with a point: 10.5)\n"
      "a.yaml:5:3: N1204: 'columns' cannot stand here (it belongs under 'grid')\n"
      "a.yaml:6:17: N1214: 'columns' is 13; it must lie between 1 and 12\n"
      "a.yaml:6:29: N1208: 'em' measures nothing here (use mm, cm, pt or in, or lines where a height is "
      "meant)\n"
      "a.yaml:6:61: N1225: unknown ink 'blakc' (did you mean 'black'?)\n"
      "a.yaml:7:1: N1203: unknown key 'titel'\n");
}

TEST(ReadLayout, StylesAreChecked) {
  EXPECT_EQ(
      said_of(with("styles:\n"
                   "  body: {font: txt, size: big, align: justfy, balance: yes, alignn: start}\n"
                   "  head: {based-on: bdoy, size: 600pt, weight: blod, ink: 40%}\n"
                   "  deck: {size: 5pt}\n"
                   "  note: {font: text, widows: 2.5, orphans: \"2\", indent: .5pt, size: 1.23456pt}\n")),
      "a.yaml:2:16: N1224: unknown font 'txt' (did you mean 'text'?)\n"
      "a.yaml:2:27: N1209: 'big' is not a length (write it like 12mm, 10.5pt, 1.5lines or 1em)\n"
      "a.yaml:2:39: N1205: 'align' cannot be 'justfy': it is start, end, center or justify (did you mean "
      "'justify'?)\n"
      "a.yaml:2:56: N1217: 'balance' is true or false, not 'yes' (write true)\n"
      "a.yaml:2:61: N1203: unknown key 'alignn' (did you mean 'align'?)\n"
      "a.yaml:3:20: N1223: unknown style 'bdoy' (did you mean 'body'?)\n"
      "a.yaml:3:32: N1214: 'size' is 600pt; it must lie between 1pt and 500pt\n"
      "a.yaml:3:47: N1205: 'weight' cannot be 'blod': it is a number or thin, extralight, light, regular, "
      "medium, semibold, bold, "
      "extrabold or black (did you mean 'bold'?)\n"
      "a.yaml:3:58: N1216: '40%' names no ink (write the name of the ink first: house 40%)\n"
      "a.yaml:4:3: N1218: 'font' is missing in 'deck' (it takes the name of a font stack)\n"
      "a.yaml:5:30: N1213: '2.5' is not a whole number\n"
      "a.yaml:5:44: N1202: 'orphans' takes a whole number, not a text in quotes\n"
      "a.yaml:5:57: N1210: '.5' is not a number (write digits and, where needed, a point: 10.5)\n"
      "a.yaml:5:69: N1212: '1.23456' has more than 4 decimals (nothing so fine can be printed: round it)\n");
}

TEST(ReadLayout, AStyleInheritsFromAnotherWhereverThatStands) {
  const Outcome<LayoutSpec> layout =
      read_layout({"a.yaml", with("styles:\n"
                                  "  c: {based-on: b, weight: bold}\n"
                                  "  b: {based-on: body, size: 20pt}\n"
                                  "  body: {font: text, size: 10pt, indent: 1em, align: justify}\n")});
  ASSERT_EQ(said(layout.diagnostics), "");
  EXPECT_EQ(layout.value->styles.at(0).name, "c");
  const Style* c = find_style(*layout.value, "c");
  EXPECT_EQ(c->size, 20_pt);
  EXPECT_EQ(c->weight, 700);
  EXPECT_EQ(c->align, Align::justify);
  EXPECT_EQ(c->indent, 10_pt) << "lengths are inherited as they came out";
}

TEST(ReadLayout, StylesThatAreBasedOnOneAnotherInACircle) {
  EXPECT_EQ(
      said_of(layout_with("").substr(0, with("").size()) +
              "styles:\n  body: {font: text}\n  a: {based-on: b}\n  b: {based-on: a}\n  c: {based-on: c}\n"),
      "a.yaml:6:17: N1228: 'b' is based on 'a', which is based on it in turn\n"
      "a.yaml:7:17: N1228: 'c' is based on 'c', which is based on it in turn\n");
}

TEST(ReadLayout, AJustificationPresetIsWhatItsKeysSayButForThoseThatAreWritten) {
  const auto justification_of = [](const std::string& keys) {
    const auto layout = read_layout(
        {"a.yaml", "fonts: {text: [Amiri]}\nstyles:\n  body: {font: text, size: 10pt, align: justify" + keys +
                       "}\n  small: {based-on: body, kashida-most: 1}\n"
                       "stories: {lead: {body: body}, standard: {body: small}}\n"});
    EXPECT_EQ(said(layout.diagnostics), "");
    return layout.value->styles;
  };
  const Justification news{
      .glyph_scale = 20, .most_kashidas = 3, .longest_kashida = 6.2_pt, .kashida_cost = 100};
  EXPECT_EQ(justification_of("")[0].justification, news) << "the default";
  EXPECT_EQ(justification_of(", justify: naskh-news")[0].justification, news);
  EXPECT_EQ(justification_of(", justify: naskh-news")[1].justification.most_kashidas, 1);
  EXPECT_EQ(justification_of(", justify: spaces-only")[0].justification, Justification{});
  const Justification sparing = justification_of(", justify: sparing")[0].justification;
  EXPECT_EQ(sparing.most_kashidas, 1);
  EXPECT_GT(sparing.kashida_cost, 100);
  const Justification own =
      justification_of(", kashida-longest: 0.4em, glyph-scale: 10, justify: naskh-news, kashida-cost: 50")[0]
          .justification;
  EXPECT_EQ(own, (Justification{
                     .glyph_scale = 10, .most_kashidas = 3, .longest_kashida = 4_pt, .kashida_cost = 50}));
}

TEST(ReadLayout, AMeasureMakesThePageAsWideAsItNeeds) {
  const auto layout =
      read_layout({"a.yaml",
                   "page: {size: A4, measure: 100pt, margins: {inside: 20pt, outside: 30pt}}\n"
                   "fonts: {text: [Amiri]}\nstyles: {body: {font: text}}\n"
                   "stories: {lead: {body: body}, standard: {body: body}}\n"});
  EXPECT_EQ(layout.value->page_width, 150_pt);
  EXPECT_EQ(layout.value->page_height, 297_mm);
}

TEST(ReadLayout, OnlyBlackOverprintsUnlessTheFileSaysOtherwise) {
  const LayoutSpec given =
      *read_layout({"a.yaml", layout_with("inks:\n"
                                          "  house: {cmyk: [100, 72, 0, 18]}\n"
                                          "  varnish: {cmyk: [0, 0, 3, 0], overprint: true}\n"
                                          "  black: {cmyk: [0, 0, 0, 100], overprint: false}\n"
                                          "  red: {cmyk: [0, 100, 90, 0]}\n")})
           .value;
  EXPECT_FALSE(find_ink(given, "house")->overprint);
  EXPECT_TRUE(find_ink(given, "varnish")->overprint);
  EXPECT_FALSE(find_ink(given, "black")->overprint);
  EXPECT_FALSE(find_ink(given, "red")->overprint);
}

TEST(ReadLayout, PartsOfAStoryThatHaveNoStyleOfTheirOwnTakeAnothers) {
  const LayoutSpec given = *read_layout({"a.yaml",
                                         "fonts: {text: Amiri}\n"
                                         "styles: {body: {font: text}, small: {font: text}, in: {font: text, "
                                         "size: 10pt, indent-start: 1em, "
                                         "indent-end: 4pt}}\n"
                                         "stories:\n"
                                         "  lead: {body: body, credit: small, quote: in}\n"
                                         "  standard: {body: body, caption: in}\n"})
                                .value;
  const StoryDress &lead = *find_dress(given, "lead"), &standard = *find_dress(given, "standard");
  EXPECT_EQ(lead.quote, "in");
  EXPECT_EQ(lead.list_item, "body");
  EXPECT_EQ(lead.table_row, "body");
  EXPECT_EQ(lead.caption, "small");
  EXPECT_EQ(standard.quote, "body");
  EXPECT_EQ(standard.caption, "in");
  EXPECT_EQ(find_style(given, "in")->indent_start, 10_pt);
  EXPECT_EQ(find_style(given, "in")->indent_end, 4_pt);
}

TEST(ReadLayout, InksAreChecked) {
  EXPECT_EQ(
      said_of(layout_with("inks:\n"
                          "  house: {cmyk: [100, 72, 0]}\n"
                          "  red: {cmyk: [100, 72, 0, 118]}\n"
                          "  black: {cmyk: [1, 2, 3, 4]}\n"
                          "  blue: #0000ff\n"
                          "  green: \"#00ff00\"\n")),
      "a.yaml:2:17: N1202: 'cmyk' takes four percentages such as [100, 72, 0, 18], not a list of 3\n"
      "a.yaml:3:28: N1215: '118' is not a percentage from 0% to 100%\n"
      "a.yaml:4:3: N1229: black is always 0, 0, 0, 100 (give the other mixture a name of its own, such as "
      "'rich-black')\n"
      "a.yaml:5:9: N1222: '#0000ff' is a comment, so 'blue' has no value (put it in quotes: \"#0000ff\")\n"
      "a.yaml:6:10: N1202: 'green' takes keys with values, not a text in quotes\n");
}

TEST(ReadLayout, FurnitureIsChecked) {
  EXPECT_EQ(
      said_of(layout_with("furniture:\n"
                          "  folio:\n"
                          "    pages: frist\n"
                          "    cells:\n"
                          "      - {text: \"{titel} {page\", style: body}\n"
                          "      - {text: {ar: x, arabic1: y, en: [a, \"{paeg}\"]}, style: bodi}\n"
                          "      - {style: body}\n"
                          "      -\n"
                          "  band: [1]\n")),
      "a.yaml:3:12: N1205: 'pages' cannot be 'frist': it is first, others or all (did you mean 'first'?)\n"
      "a.yaml:5:16: N1227: a lone '{': fields stand in a pair of braces (write it like {page})\n"
      "a.yaml:5:17: N1226: unknown field '{titel}' (did you mean '{title}'?)\n"
      "a.yaml:6:24: N1230: 'arabic1' is not a language tag (write it like ar, ru, en or ar-LB)\n"
      "a.yaml:6:45: N1226: unknown field '{paeg}' (did you mean '{page}'?)\n"
      "a.yaml:6:63: N1223: unknown style 'bodi' (did you mean 'body'?)\n"
      "a.yaml:7:9: N1218: 'text' is missing in 'cells' (it takes a text, a list of texts, or one of these "
      "for each language)\n"
      "a.yaml:8:7: N1220: an item of 'cells' is empty (write something behind the dash, or remove it)\n"
      "a.yaml:9:9: N1202: 'band' takes keys with values, not a list\n");
}

TEST(ReadLayout, WhatALayoutCannotDoWithoutIsNamed) {
  EXPECT_EQ(said_of("nashra: 1\nstories: {lead: {headline: x}}\n"),
            "a.yaml: N1218: 'fonts' is missing in 'a.yaml' (it takes keys with values)\n"
            "a.yaml: N1218: 'styles' is missing in 'a.yaml' (it takes keys with values)\n"
            "a.yaml:2:1: N1218: 'standard' is missing in 'stories' (it takes keys with values)\n"
            "a.yaml:2:11: N1218: 'body' is missing in 'lead' (it takes the name of a style)\n"
            "a.yaml:2:28: N1223: unknown style 'x'\n");
  EXPECT_EQ(said_of("- a\n"), "a.yaml:1:1: N1202: 'a.yaml' takes keys with values, not a list\n");
}

TEST(ReadLayout, PagesHaveRoomForText) {
  EXPECT_EQ(said_of(layout_with("page: {size: [100mm, 100mm], margins: {inside: 60mm, outside: 40mm}}\n")),
            "a.yaml:1:30: N1232: the margins leave no room on a page 283.5 pt wide\n");
  EXPECT_EQ(said_of(layout_with("page: {size: [100mm, 100mm], margins: {top: 60mm, bottom: 38mm}}\n")),
            "a.yaml:1:30: N1233: the margins leave no room for a line on a page 283.5 pt high\n");
  EXPECT_EQ(said_of(layout_with("grid: {columns: 10, gutter: 21mm}\n")),
            "a.yaml:1:8: N1234: 10 columns with gutters of 59.5 pt do not fit in 515.9 pt (take fewer "
            "columns or narrower gutters)\n");
  EXPECT_EQ(
      said_of(layout_with(
          "furniture: {nameplate: {pages: first, height: 60lines, cells: [{text: x, style: body}]}}\n")),
      "a.yaml:1:1: N1235: the furniture of the first page leaves no room for a line of text in 762.5 pt\n");
  EXPECT_EQ(said_of(layout_with("page: {size: [24mm, 5001mm]}\n")),
            "a.yaml:1:15: N1214: 'size' is 24mm; it must lie between 25mm and 5000mm\n"
            "a.yaml:1:21: N1214: 'size' is 5001mm; it must lie between 25mm and 5000mm\n");
}

TEST(ReadLayout, AtMostFiftyProblemsAreShown) {
  std::string yaml;
  for (int i = 0; i < 200; ++i) yaml += "k" + std::to_string(i) + ": 1\n";
  const Diagnostics diagnostics = read_layout({"a.yaml", yaml}).diagnostics;
  ASSERT_EQ(diagnostics.size(), 51U);
  EXPECT_EQ(said({diagnostics.back()}), "a.yaml: N1262: only the first 50 problems are shown\n");
}

/// One to three small accidents: bytes changed, dropped, doubled, or a piece moved elsewhere.
std::string damaged(std::string bytes, std::mt19937& random) {
  constexpr std::string_view kBytes = ":,-#{}[]\"'|>&*!%@ \n\t\r\xC2\xA0\xE2\x80\x8F\0a0.";
  const auto below = [&random](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  for (std::size_t n = 1 + below(3); n > 0; --n) {
    const std::size_t at = below(bytes.size());
    switch (below(4)) {
      case 0:
        bytes[at] = kBytes[below(kBytes.size())];
        break;
      case 1:
        bytes.erase(at, 1 + below(12));
        break;
      case 2:
        bytes.insert(at, 1, kBytes[below(kBytes.size())]);
        break;
      default:
        bytes.insert(below(bytes.size()), bytes.substr(at, below(40)));
        break;
    }
  }
  return bytes;
}

TEST(ReadLayout, ADamagedLayoutGivesAValueOrAnErrorWithItsPlace) {
  const std::string whole = file("layouts/daily.yaml").bytes;
  std::mt19937 random(20261125);
  for (int round = 0; round < 2000; ++round) {
    const SourceText yaml{"a.yaml", damaged(whole, random)};
    const Outcome<LayoutSpec> outcome = read_layout(yaml);
    ASSERT_NE(outcome.value.has_value(), has_errors(outcome.diagnostics)) << yaml.bytes;
    const auto lines = static_cast<std::uint32_t>(1 + std::count(yaml.bytes.begin(), yaml.bytes.end(), '\n'));
    for (const Diagnostic& d : outcome.diagnostics) {
      EXPECT_FALSE(fill_in(message_of(d.code).message, d.arguments).empty());
      EXPECT_LE(d.where.line, lines);
      EXPECT_TRUE(d.where.end_column == 0 || d.where.end_column >= d.where.column);
    }
  }
}

}  // namespace
}  // namespace nashra
