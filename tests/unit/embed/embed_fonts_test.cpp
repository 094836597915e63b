#include "embed/embed_fonts.h"

#include <algorithm>

#include "font/font_book.h"
#include "support/sample_issue.h"

namespace nashra {
namespace {

FontPtr amiri(int weight = 400) {
  static FontBook book(NASHRA_SOURCE_DIR "/fonts/fonts.conf");
  return book.find("Amiri", weight);
}

ShapedWordPtr word(FontPtr font, std::u16string text, std::vector<Glyph> glyphs) {
  ShapedWord shaped;
  shaped.font = std::move(font);
  shaped.text = std::move(text);
  shaped.direction = Direction::left_to_right;
  shaped.glyphs = std::move(glyphs);
  return std::make_shared<const ShapedWord>(std::move(shaped));
}

Issue issue_of(const std::vector<ShapedWordPtr>& words) {
  TextLine line;
  line.size = Length{10 * kUnitsPerPoint};
  for (const ShapedWordPtr& each : words)
    line.words.push_back({.word = each, .text = {}, .x = {}, .width = {}});
  Page page;
  page.items.push_back({.origin = {}, .what = line, .ink = {}, .node = {}, .block = {}});
  Issue issue;
  issue.pages.push_back(page);
  return issue;
}

std::uint32_t read32(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return value;
}

std::string table_of(const std::string& program, const std::string& tag) {
  const std::size_t tables = read32(program, 4) >> 16;
  for (std::size_t i = 0; i < tables; ++i) {
    const std::size_t entry = 12 + 16 * i;
    if (program.substr(entry, 4) == tag)
      return program.substr(read32(program, entry + 8), read32(program, entry + 12));
  }
  return {};
}

TEST(EmbedFonts, OneGlyphThatShowsTwoCharactersHasTwoCodes) {
  const auto fonts = embed_fonts(issue_of({word(
      amiri(), u"ab", {{.id = 9, .cluster = 0, .advance = 300}, {.id = 9, .cluster = 1, .advance = 300}})}));
  ASSERT_TRUE(fonts.value);
  const EmbeddedFont& font = fonts.value->fonts.at(0);
  EXPECT_EQ(font.to_unicode, (std::vector<char32_t>{U'\uFFFD', U' ', U'a', U'b'}));
  EXPECT_EQ(font.cid_to_gid.at(2), font.cid_to_gid.at(3));
  EXPECT_EQ(font.space, 1) << "every font has a blank for the ends of lines";
}

TEST(EmbedFonts, TheSameCharacterOfTheSameGlyphIsOneCodeInEveryWord) {
  const auto first = word(amiri(), u"a", {{.id = 9, .cluster = 0, .advance = 300}});
  const auto second = word(
      amiri(), u"aa", {{.id = 9, .cluster = 0, .advance = 300}, {.id = 9, .cluster = 1, .advance = 300}});
  const auto fonts = embed_fonts(issue_of({first, second, first}));
  ASSERT_TRUE(fonts.value);
  EXPECT_EQ(fonts.value->words.size(), 2U);
  EXPECT_EQ(fonts.value->words.of(second.get())[1].cid, fonts.value->words.of(first.get())[0].cid);
}

TEST(EmbedFonts, AHarakahIsPartedFromTheSignAfterItByAMarkThatNobodySees) {
  const auto shown = [](std::u16string_view text) {
    Issue issue = issue_of({});
    std::get<TextLine>(issue.pages[0].items[0].what) =
        test::line_of(text, Length{10 * kUnitsPerPoint}, {amiri()});
    const EmbeddedFonts fonts = embed_fonts(issue).value.value();
    std::u32string out;
    for (const WordInLine& each : std::get<TextLine>(issue.pages[0].items[0].what).words) {
      for (const GlyphCode& code : fonts.words.of(each.word.get()))
        out += fonts.fonts.at(code.font).to_unicode.at(code.cid);
    }
    return out;
  };
  EXPECT_EQ(shown(u"باباً."), U".\u200F\u064Bابا\u0628");
  EXPECT_EQ(shown(u"بابٌ،"), U"،\u200F\u064Cبا\u0628");
  EXPECT_EQ(shown(u"بابٌ؟"), U"؟\u064Cبا\u0628") << "this sign runs to the left by itself";
  EXPECT_EQ(shown(u"باباً"), U"\u064Bاباب");
  EXPECT_EQ(shown(u"بَاب."), U".با\u064Eب");
}

TEST(EmbedFonts, FontsComeInTheOrderOfTheirFirstUse) {
  const auto fonts = embed_fonts(issue_of({word(amiri(700), u"a", {{.id = 9, .cluster = 0, .advance = 300}}),
                                           word(amiri(), u"a", {{.id = 9, .cluster = 0, .advance = 300}})}));
  ASSERT_TRUE(fonts.value);
  ASSERT_EQ(fonts.value->fonts.size(), 2U);
  EXPECT_EQ(fonts.value->fonts[0].base_font.substr(6), "+Amiri-Bold");
  EXPECT_EQ(fonts.value->fonts[1].base_font.substr(6), "+Amiri-Regular");
}

TEST(EmbedFonts, AProgramsOwnWidthsAreThoseOfItsCodes) {
  const auto fonts = embed_fonts(issue_of({word(amiri(), u"abc",
                                                {{.id = 9, .cluster = 0, .advance = 123},
                                                 {.id = 9, .cluster = 1, .advance = 456, .x_offset = 5},
                                                 {.id = 12, .cluster = 2, .advance = 0}})}));
  ASSERT_TRUE(fonts.value);
  const EmbeddedFont& font = fonts.value->fonts.at(0);
  const std::string metrics = table_of(font.program, "hmtx");
  for (std::size_t cid = 0; cid < font.widths.size(); ++cid) {
    const auto advance = static_cast<std::int32_t>(read32(metrics, 4U * font.cid_to_gid[cid]) >> 16);
    EXPECT_EQ(advance, font.widths[cid]) << "CID " << cid;
  }
}

TEST(EmbedFonts, ASubsetHasOnlyTheTablesThatAReaderNeeds) {
  const auto fonts = embed_fonts(issue_of({word(amiri(), u"a", {{.id = 9, .cluster = 0, .advance = 300}})}));
  ASSERT_TRUE(fonts.value);
  const std::string& program = fonts.value->fonts.at(0).program;
  EXPECT_EQ(read32(program, 4) >> 16, 6U);
  for (const char* tag : {"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
    EXPECT_FALSE(table_of(program, tag).empty()) << tag;
  EXPECT_LT(program.size(), 4000U);
}

TEST(EmbedFonts, TheTagFollowsFromTheContent) {
  const auto tag = [](std::u16string text) {
    return embed_fonts(issue_of({word(amiri(), std::move(text), {{.id = 9, .cluster = 0, .advance = 300}})}))
        .value->fonts.at(0)
        .base_font.substr(0, 6);
  };
  EXPECT_EQ(tag(u"a"), tag(u"a"));
  EXPECT_NE(tag(u"a"), tag(u"b"));
  for (const char letter : tag(u"a")) EXPECT_TRUE(letter >= 'A' && letter <= 'Z') << letter;
}

TEST(EmbedFonts, AnIssueWithoutTextHasNoFonts) {
  const auto fonts = embed_fonts(issue_of({}));
  ASSERT_TRUE(fonts.value);
  EXPECT_TRUE(fonts.value->fonts.empty());
}

TEST(EmbedFonts, AGlyphThatTheFontDoesNotHaveIsShownAsMissing) {
  const auto fonts =
      embed_fonts(issue_of({word(amiri(), u"a", {{.id = 65000, .cluster = 0, .advance = 300}})}));
  ASSERT_TRUE(fonts.value);
  EXPECT_EQ(fonts.value->fonts.at(0).to_unicode.at(2), U'a');
}

TEST(EmbedFonts, MoreCodesThanOneFontCanHaveGoOnInASecond) {
  ShapedWord many;
  many.font = amiri();
  many.direction = Direction::left_to_right;
  for (std::uint32_t i = 0; i < 66000; ++i) {
    many.glyphs.push_back({.id = 9, .cluster = static_cast<std::uint32_t>(many.text.size()), .advance = 300});
    many.text += static_cast<char16_t>(0xD800 + i / 1024);
    many.text += static_cast<char16_t>(0xDC00 + i % 1024);
  }
  const auto shaped = std::make_shared<const ShapedWord>(std::move(many));
  const auto fonts = embed_fonts(issue_of({shaped}));
  ASSERT_TRUE(fonts.value);
  ASSERT_EQ(fonts.value->fonts.size(), 2U);
  EXPECT_EQ(fonts.value->fonts[0].widths.size(), 65535U);
  EXPECT_EQ(fonts.value->fonts[1].widths.size(), 66000U - 65533U + 2U);
  EXPECT_NE(fonts.value->fonts[0].base_font, fonts.value->fonts[1].base_font);
  const GlyphCode& last = fonts.value->words.of(shaped.get()).back();
  EXPECT_EQ(last.font, 1U);
}

FontPtr forbidden() {
  Font::Facts facts;
  facts.family = "Wahat";
  facts.file = "wahat.otf";
  facts.may_embed = false;
  return std::make_shared<const Font>(facts, Font::Handle());
}

TEST(EmbedFonts, AFontThatForbidsEmbeddingIsAnError) {
  const auto fonts =
      embed_fonts(issue_of({word(forbidden(), u"a", {{.id = 1, .cluster = 0, .advance = 300}})}));
  EXPECT_FALSE(fonts.value);
  EXPECT_EQ(fonts.diagnostics.at(0).code, Code::font_forbids_embedding);
}

}  // namespace
}  // namespace nashra
