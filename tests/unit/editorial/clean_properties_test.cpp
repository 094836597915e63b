// What holds whatever is typed: text drawn from an alphabet of everything that a rule looks at.
#include <array>
#include <chrono>
#include <functional>
#include <gtest/gtest.h>
#include <random>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

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

/// A letter of the cleaned text stands in the file where the map says.
void expect_true_places(const std::u16string& source, const Inline& cleaned) {
  for (std::size_t at = 0; at < cleaned.text.size(); ++at) {
    const char16_t unit = cleaned.text[at];
    const bool is_plain = u_isalpha(unit) && source.find(unit) != std::u16string::npos && unit < 0xFB50;
    if (!is_plain) continue;
    const SourceMap::Place place = cleaned.where.place_of(cleaned.text, at);
    ASSERT_EQ(place.line, 1U);
    const char16_t there = source.at(place.column - 1);
    EXPECT_TRUE(there == unit || there >= 0xFB50) << at << " of " << to_utf8(cleaned.text);
  }
}

class CleanRandomText : public testing::TestWithParam<const char*> {};

TEST_P(CleanRandomText, TwiceIsAsOnceAndNoLetterOrDigitIsLost) {
  std::mt19937 random(20251125);
  for (int run = 0; run < 6000; ++run) {
    const std::u16string text = random_text(random, run % 2 == 0 ? 12 : 40);
    const EditorialSpec spec = random_spec(random);
    const CleanedArticle once = clean_paragraph(text, spec, GetParam());
    const Inline& content = once.article.blocks[0].content;
    const CleanedArticle twice = clean_paragraph(content.text, spec, GetParam());
    ASSERT_EQ(to_utf8(twice.article.blocks[0].content.text), to_utf8(content.text)) << to_utf8(text);
    ASSERT_TRUE(twice.changes.empty());
    ASSERT_EQ(letters_of(content.text), letters_of(text)) << to_utf8(text);
    ASSERT_EQ(digits_of(content.text), digits_of(text)) << to_utf8(text);
    expect_true_places(text, content);
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, CleanRandomText, testing::ValuesIn(kLanguages));

TEST(CleanHostileText, TakesTimeInProportionToItsLength) {
  const auto seconds = [](const std::u16string& piece, std::size_t length) {
    std::u16string text;
    while (text.size() < length) text += piece;
    EditorialSpec spec = standard_editorial();
    spec.digits = Digits::arabic;
    const auto start = std::chrono::steady_clock::now();
    clean_paragraph(std::move(text), spec);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
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
    constexpr std::size_t kLength = 20'000;
    const double once = seconds(piece, kLength), eight_times = seconds(piece, 8 * kLength);
    EXPECT_LT(eight_times, 24 * once + 0.3) << to_utf8(piece);
  }
}

}  // namespace
}  // namespace nashra
