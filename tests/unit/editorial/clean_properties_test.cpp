// What holds whatever is typed: of text drawn from an alphabet of everything that a rule looks at, of text
// like Arabic news, and of real articles where a corpus is at hand (NASHRA_CORPUS names its folder).
#include <array>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <random>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "article/read_article.h"
#include "support/arabic_text.h"
#include "unit/article/source_places.h"
#include "unit/editorial/cleaned.h"

namespace nashra {
namespace {

using test::clean_paragraph;
using test::standard_editorial;

constexpr std::u16string_view kAlphabet =
    u"وبلمدهـنا  \u00A0\t\"\"“”„«»‹›''’-–—...…,;:?!،؛؟%٪()[]159٣٥۷٫٬/ab.Ещ№א\"ם\u064E\u0651\u0653\u0670"
    u"\u200B\u200C\u200D\u200E\u200F\u061C\uFEFF\u202A\u202B\u202C\u2066\u2067\u2069\uFE8D\uFEDF\uFEFB\uFEEB"
    u"\uFDFA\uFE70$|@+\u2028";

constexpr std::array<const char*, 7> kLanguages{"ar", "fa", "ur", "ckb", "he", "ru", "en"};

std::u16string random_text(std::mt19937& random, std::size_t longest) {
  std::u16string text(1 + random() % longest, u' ');
  for (char16_t& unit : text) unit = kAlphabet[random() % kAlphabet.size()];
  return text;
}

EditorialSpec random_spec(std::mt19937& random) {
  EditorialSpec spec = standard_editorial();
  spec.digits = static_cast<Digits>(random() % 3);
  if (random() % 2 == 0) return spec;
  for (const editorial::Rule& rule : editorial::rules()) {
    if (rule.is_on != nullptr) spec.*rule.is_on = random() % 2 == 0;
  }
  return spec;
}

/// The letters alone, as themselves: tatweel is none.
std::u16string letters_of(const std::u16string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::u16string plain(text.size() * 20 + 1, u'\0'), letters;
  const std::int32_t length =
      unorm2_normalize(unorm2_getNFKDInstance(&status), text.data(), static_cast<std::int32_t>(text.size()),
                       plain.data(), static_cast<std::int32_t>(plain.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status));
  plain.resize(static_cast<std::size_t>(length));
  for (const char16_t unit : plain) {
    if (u_isalpha(unit) && unit != 0x640) letters += unit;
  }
  return letters;
}

std::u16string digits_of(const std::u16string& text) {
  std::u16string digits;
  for (const char16_t unit : text) {
    if (u_isdigit(unit)) digits += static_cast<char16_t>(u'0' + u_charDigitValue(unit));
  }
  return digits;
}

std::u16string letters_and_digits(std::u16string_view text) {
  return letters_of(std::u16string(text)) + digits_of(std::u16string(text));
}

/// A letter of the cleaned text stands in the file where the map says, alone or with its marks.
void expect_true_places(const std::vector<std::u32string>& lines, const Inline& cleaned) {
  PlaceWalk places(cleaned.where, cleaned.text);
  for (std::size_t at = 0; at < cleaned.text.size(); ++at) {
    const char16_t unit = cleaned.text[at];
    const SourceMap::Place place = places.at(at);
    if (!u_isalpha(unit)) continue;
    ASSERT_TRUE(place.line >= 1 && place.line <= lines.size());
    const std::u32string& line = lines[place.line - 1];
    ASSERT_TRUE(place.column >= 1 && place.column <= line.size()) << to_utf8(cleaned.text);
    const auto there = static_cast<char16_t>(line[place.column - 1]);
    const bool has_letter =
        letters_of({there}).find(letters_of({unit})) != std::u16string::npos || there == u'&';
    ASSERT_TRUE(has_letter) << at << " of " << to_utf8(cleaned.text);
  }
}

/// Marks stretches and points of the text.
void mark_at_random(Inline& content, std::mt19937& random) {
  const std::size_t size = content.text.size();
  for (std::size_t begin = random() % 8; begin < size; begin += 1 + random() % 8) {
    const std::size_t end = std::min(size, begin + 1 + random() % 8);
    content.spans.push_back({{begin, end}, SpanKind::link, std::to_string(content.spans.size())});
    content.anchors.push_back({begin, std::to_string(content.anchors.size())});
    begin = end;
  }
}

/// Each span marks the letters and digits that it marked; what it has lost is none. Each anchor stands before
/// the one before which it stood.
void expect_same_marks(const Inline& before, const Inline& after) {
  std::vector<std::u16string> marked(before.spans.size());
  for (const Span& span : after.spans)
    marked[std::stoul(span.value)] =
        letters_and_digits(std::u16string_view(after.text).substr(span.range.begin, length_of(span.range)));
  for (std::size_t index = 0; index < before.spans.size(); ++index) {
    const TextRange& range = before.spans[index].range;
    ASSERT_EQ(marked[index],
              letters_and_digits(std::u16string_view(before.text).substr(range.begin, length_of(range))))
        << to_utf8(before.text) << " to " << to_utf8(after.text);
  }
  ASSERT_EQ(before.anchors.size(), after.anchors.size());
  for (std::size_t index = 0; index < before.anchors.size(); ++index)
    ASSERT_EQ(letters_and_digits(std::u16string_view(after.text).substr(0, after.anchors[index].offset)),
              letters_and_digits(std::u16string_view(before.text).substr(0, before.anchors[index].offset)));
}

class CleanRandomText : public testing::TestWithParam<const char*> {};

TEST_P(CleanRandomText, TwiceIsAsOnceAndNoLetterOrDigitIsLost) {
  std::mt19937 random(20251125);
  for (int run = 0; run < 2500; ++run) {
    const std::u16string text = random_text(random, run % 2 == 0 ? 12 : 40);
    const EditorialSpec spec = random_spec(random);
    const CleanedArticle once = clean_paragraph(text, spec, GetParam());
    const Inline& content = once.article.blocks[0].content;
    const CleanedArticle twice = clean_paragraph(content.text, spec, GetParam());
    ASSERT_EQ(to_utf8(twice.article.blocks[0].content.text), to_utf8(content.text)) << to_utf8(text);
    ASSERT_TRUE(twice.changes.empty());
    ASSERT_EQ(letters_and_digits(content.text), letters_and_digits(text)) << to_utf8(text);
    expect_true_places({std::u32string(text.begin(), text.end())}, content);
  }
}

TEST_P(CleanRandomText, WhatIsMarkedStaysMarked) {
  std::mt19937 random(20251126);
  for (int run = 0; run < 1200; ++run) {
    Article article = test::paragraph(random_text(random, 60), GetParam());
    mark_at_random(article.blocks[0].content, random);
    const CleanedArticle cleaned = *clean(article, random_spec(random)).value;
    expect_same_marks(article.blocks[0].content, cleaned.article.blocks[0].content);
  }
}

TEST_P(CleanRandomText, ARuleFindsNothingWithoutItsSigns) {
  std::mt19937 random(20251128);
  for (int run = 0; run < 2000; ++run) {
    const std::u16string text = random_text(random, 6);
    for (const Digits digits : {Digits::latin, Digits::arabic}) {
      const editorial::Passage passage(text, BlockKind::paragraph, policy_for(GetParam()), digits);
      for (const editorial::Rule& rule : editorial::rules()) {
        const bool is_skipped = !rule.signs.empty() && !passage.may_have(rule.signs);
        EXPECT_TRUE(!is_skipped || rule.find(passage).empty()) << rule.name << " of " << to_utf8(text);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, CleanRandomText, testing::ValuesIn(kLanguages));

/// An article of the text, cleaned once and again, by all rules and with each kind of digits.
void expect_cleaned_well(const std::string& bytes, const std::string& name) {
  SCOPED_TRACE(name);
  const Article article = read_article({name, bytes}).value.value();
  const std::vector<std::u32string> lines = test::lines_of(bytes);
  for (const Digits digits : {Digits::keep, Digits::latin, Digits::arabic}) {
    EditorialSpec spec = standard_editorial();
    spec.digits = digits;
    const CleanedArticle once = *clean(article, spec).value, twice = *clean(once.article, spec).value;
    EXPECT_TRUE(twice.changes.empty());
    ASSERT_EQ(once.article.blocks.size(), article.blocks.size());
    for (std::size_t index = 0; index < article.blocks.size(); ++index) {
      const Inline &source = article.blocks[index].content, &content = once.article.blocks[index].content;
      ASSERT_EQ(to_utf8(twice.article.blocks[index].content.text), to_utf8(content.text));
      ASSERT_EQ(letters_and_digits(content.text), letters_and_digits(source.text));
      expect_true_places(lines, content);
    }
  }
}

TEST(CleanNews, TwiceIsAsOnceAndNothingIsLost) {
  for (std::uint32_t seed = 0; seed < 200; ++seed)
    expect_cleaned_well(to_utf8(test::arabic_paragraph(seed, 8)) + "\n\n" +
                            to_utf8(test::arabic_paragraph(seed + 1000, 60)) + "\n",
                        std::to_string(seed));
}

TEST(CleanCorpus, TwiceIsAsOnceAndNothingIsLost) {
  const char* corpus = std::getenv("NASHRA_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "NASHRA_CORPUS is not set";
  std::ifstream file(std::string(corpus) + "/text/news-ar.jsonl");
  int count = 0;
  for (std::string line; std::getline(file, line); ++count) {
    const nlohmann::json item = nlohmann::json::parse(line);
    expect_cleaned_well(item.at("title").get<std::string>() + "\n\n" + item.at("content").get<std::string>(),
                        std::to_string(count));
  }
  EXPECT_GT(count, 0);
}

TEST(CleanUnits, AreLeftAsTheyAre) {
  std::mt19937 random(20251127);
  constexpr auto kUnits = std::to_array<std::u16string_view>(
      {u"https://press.example/a,b;c?d=1-2&e='f'...g--h", u"www.desk.example/2025/11/25/a\"b\"",
       u"first.last+news@desk.example", u"+995 (32) 277-41-08", u"(0312) 55-01-42", u"0555-123456", u"C++",
       u"BB+", u"@nabd_press", u"#G20", u"2025-11-25"});
  constexpr auto kAround = std::to_array<std::u16string_view>(
      {u"قال", u"\"نعم\"", u"و", u"-", u",", u"«ب»", u"3", u"%15", u"да", u"no"});
  for (int run = 0; run < 1500; ++run) {
    const std::u16string_view unit = kUnits[random() % kUnits.size()];
    std::u16string text;
    for (std::size_t words = random() % 4; words > 0; --words)
      text += std::u16string(kAround[random() % (kAround.size() - 4)]) + u" ";
    text += std::u16string(u"عن ") + std::u16string(unit) + u" قال";
    for (std::size_t words = random() % 4; words > 0; --words)
      text += u" " + std::u16string(kAround[random() % kAround.size()]);
    EditorialSpec spec = random_spec(random);
    const std::u16string cleaned = clean_paragraph(text, spec).article.blocks[0].content.text;
    EXPECT_NE(cleaned.find(unit), std::u16string::npos) << to_utf8(text) << " to " << to_utf8(cleaned);
  }
}

// What is not linear takes minutes here.
TEST(CleanHostileText, TakesTimeInProportionToItsLength) {
  for (const char16_t* piece : {u" ",
                                u"\"",
                                u"\" ",
                                u"\"ب",
                                u".",
                                u"...ب",
                                u"-",
                                u"ب - ",
                                u"1-",
                                u"1 - 2 ",
                                u"و ",
                                u"ـ",
                                u"بـ",
                                u"%1",
                                u"(",
                                u")",
                                u"« ",
                                u"»«",
                                u"\u200F",
                                u"\u2067",
                                u"\u202C\u2066",
                                u"\u0651\u064E",
                                u"\uFEEB",
                                u"1,",
                                u",ب",
                                u"ا\u0653",
                                u"ةب ",
                                u"a'",
                                u"\u00A0",
                                u"٣٬"}) {
    std::u16string text;
    while (text.size() < 200'000) text += piece;
    EditorialSpec spec = standard_editorial();
    spec.digits = Digits::arabic;
    clean_paragraph(std::move(text), spec);
  }
}

}  // namespace
}  // namespace nashra
