// Fonts and texts that nobody should have: each is refused with a reason or makes a right file.
#include <algorithm>
#include <gtest/gtest.h>
#include <random>

#include "base/unicode.h"
#include "embed/embed_fonts.h"
#include "pdf/write_pdf.h"
#include "support/font_files.h"
#include "support/pdf_tools.h"
#include "support/process.h"
#include "support/sample_issue.h"

namespace nashra::test {
namespace {

using namespace literals;

constexpr std::u16string_view kText = u"مدينةُ الواحةِ لا تنام";

/// Amiri: its glyphs are simple and composite ones, its GSUB takes letters apart.
const FontTables& whole() {
  static const FontTables tables = tables_of(face("Amiri")->facts().file);
  return tables;
}

FontTables with(const std::string& tag, std::string bytes) {
  FontTables tables = whole();
  tables[tag] = std::move(bytes);
  return tables;
}

FontTables without(std::initializer_list<const char*> tags) {
  FontTables tables = whole();
  for (const char* tag : tags) tables.erase(tag);
  return tables;
}

void set16(std::string& bytes, std::size_t at, int value) {
  bytes.at(at) = static_cast<char>(value >> 8 & 0xFF);
  bytes.at(at + 1) = static_cast<char>(value & 0xFF);
}

FontTables with_licence(int flags) {
  std::string os2 = whole().at("OS/2");
  set16(os2, 8, flags);
  return with("OS/2", std::move(os2));
}

Issue issue_in(const FontPtr& font, std::u16string_view text = kText) {
  Issue issue = issue_of({});
  issue.pages[0].items.push_back({{100_pt, 100_pt}, line_of(text, 20_pt, {font}), {}, {}, {}});
  return issue;
}

Outcome<std::string> pdf_in(const FontPtr& font, std::u16string_view text = kText) {
  Issue issue = issue_in(font, text);
  Outcome<EmbeddedFonts> fonts = embed_fonts(issue);
  if (!fonts.value) return {std::nullopt, std::move(fonts.diagnostics)};
  return write_pdf(std::move(issue), std::move(*fonts.value));
}

/// That programs which judge a PDF, its fonts and its pages find nothing to complain of.
void expect_sound(const std::string& pdf, const std::string& what) {
  const TemporaryFolder folder;
  const std::string file = (folder / "a.pdf").string();
  write_text(file, pdf);
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"qpdf", "--check", file},
        {"pdftoppm", "-r", "40", file, (folder / "page").string()},
        {"python3", NASHRA_SOURCE_DIR "/tests/support/pdfcheck/check_fonts_images.py", "--fonts-only",
         file}}) {
    const Result result = run(command);
    EXPECT_EQ(result.exit_code, 0) << what << ": " << command[0] << '\n' << result.out << result.err;
    EXPECT_EQ(result.err, "") << what << ": " << command[0];
  }
}

/// Refused when it is opened or embedded, or a sound file.
void expect_refused_or_sound(const std::string& font_bytes, const std::string& what) {
  const FontPtr font = open_bytes(font_bytes);
  if (font == nullptr) return;
  const Outcome<std::string> pdf = pdf_in(font);
  if (pdf.value) {
    expect_sound(*pdf.value, what);
  } else {
    EXPECT_FALSE(pdf.diagnostics.empty()) << what;
  }
}

TEST(HostileFonts, AFaceThatIsPutTogetherAgainIsAsGoodAsItWas) {
  const FontPtr font = open_bytes(font_file(whole()));
  ASSERT_NE(font, nullptr);
  const Outcome<std::string> pdf = pdf_in(font);
  ASSERT_TRUE(pdf.value);
  expect_sound(*pdf.value, "whole");
  EXPECT_EQ(text_of(*pdf.value), to_utf8(kText) + '\f');
}

TEST(HostileFonts, LicencesThatForbidEmbeddingAreErrors) {
  for (const int flags : {0x0002, 0x0100, 0x0104, 0x0200}) {
    const FontPtr font = open_bytes(font_file(with_licence(flags)));
    ASSERT_NE(font, nullptr);
    const Outcome<std::string> pdf = pdf_in(font);
    EXPECT_FALSE(pdf.value) << flags;
    ASSERT_EQ(pdf.diagnostics.size(), 1U);
    EXPECT_EQ(pdf.diagnostics[0].code, Code::font_forbids_embedding);
  }
}

TEST(HostileFonts, LicencesThatAllowItAreNone) {
  for (const int flags : {0x0000, 0x0004, 0x0008, 0x000C}) {
    const FontPtr font = open_bytes(font_file(with_licence(flags)));
    ASSERT_NE(font, nullptr);
    EXPECT_TRUE(pdf_in(font).value) << flags;
  }
}

TEST(HostileFonts, TablesThatAreCutOffEmptyOrGone) {
  for (const char* tag :
       {"glyf", "loca", "hmtx", "head", "hhea", "maxp", "cmap", "GSUB", "GPOS", "GDEF", "OS/2", "post"}) {
    const std::string& table = whole().at(tag);
    expect_refused_or_sound(font_file(with(tag, table.substr(0, table.size() / 2))),
                            tag + std::string(" cut off"));
    expect_refused_or_sound(font_file(with(tag, std::string(table.size(), '\0'))),
                            tag + std::string(" of zeros"));
    expect_refused_or_sound(font_file(with(tag, std::string(table.size(), '\xFF'))),
                            tag + std::string(" of ones"));
    expect_refused_or_sound(font_file(with(tag, "")), tag + std::string(" empty"));
    expect_refused_or_sound(font_file(without({tag})), tag + std::string(" gone"));
  }
}

TEST(HostileFonts, TablesWithWrongBytes) {
  std::mt19937 random(1448);
  for (const char* tag : {"glyf", "loca", "hmtx", "cmap", "GSUB", "GPOS", "maxp", "head"}) {
    for (int round = 0; round < 4; ++round) {
      std::string table = whole().at(tag);
      for (std::size_t i = 0; i <= table.size() / 500; ++i)
        table[random() % table.size()] = static_cast<char>(random());
      expect_refused_or_sound(font_file(with(tag, std::move(table))), tag + std::string(" with wrong bytes"));
    }
  }
}

TEST(HostileFonts, AFileOf40MebibytesMakesASmallPdf) {
  const FontPtr font = open_bytes(font_file(with("WAHA", std::string(std::size_t{40} << 20, 'x'))));
  ASSERT_NE(font, nullptr);
  const Outcome<std::string> pdf = pdf_in(font);
  ASSERT_TRUE(pdf.value);
  EXPECT_LT(pdf.value->size(), 30'000U);
  expect_sound(*pdf.value, "40 MiB");
}

TEST(HostileFonts, FacesOfPixelsAreRefused) {
  FontTables tables = without({"glyf", "loca"});
  tables["EBLC"] = tables["EBDT"] = std::string("\0\2\0\0\0\0\0\0", 8);
  EXPECT_EQ(open_bytes(font_file(tables)), nullptr);
}

TEST(HostileFonts, TheSecondFaceOfACollectionIsTheOneThatIsEmbedded) {
  const FontTables bold = tables_of(face("Amiri", 700)->facts().file);
  const std::string bytes = font_collection({whole(), bold});
  for (const int index : {0, 1}) {
    const FontPtr font = open_bytes(bytes, index);
    ASSERT_NE(font, nullptr);
    const Outcome<std::string> pdf = pdf_in(font);
    ASSERT_TRUE(pdf.value);
    expect_sound(*pdf.value, "collection");
    const std::string alone = *pdf_in(open_bytes(font_file(index == 0 ? whole() : bold))).value;
    EXPECT_EQ(raster_of(*pdf.value).pixels, raster_of(alone).pixels);
  }
  EXPECT_EQ(open_bytes(bytes, 2), nullptr);
}

/// One axis, `wght`, from 400, the default, to 700 (OpenType 1.9, fvar).
std::string weight_axis() {
  std::string table("\0\1\0\0\0\x10\0\2\0\1\0\x14\0\0\0\x08wght", 20);
  for (const int weight : {400, 400, 700}) {
    table += std::string(1, static_cast<char>(weight >> 8)) + static_cast<char>(weight & 0xFF);
    table += std::string(2, '\0');
  }
  return table + std::string("\0\0\1\0", 4);
}

TEST(HostileFonts, AVariableFontIsEmbeddedAsItsDefaultInstance) {
  const FontPtr font = open_bytes(font_file(with("fvar", weight_axis())));
  ASSERT_NE(font, nullptr);
  const Outcome<std::string> pdf = pdf_in(font);
  ASSERT_TRUE(pdf.value);
  expect_sound(*pdf.value, "variable");
  EXPECT_EQ(raster_of(*pdf.value).pixels, raster_of(*pdf_in(open_bytes(font_file(whole()))).value).pixels);
}

TEST(HostileTexts, TitlesWithControlsAndOverridesAreCleanEverywhere) {
  Issue issue = issue_of({u"عنوان"});
  const std::u16string title = {u'و', u'\0', u'ا', u'\x07', u'ح', u'\u202E', u'ة',  u'\uFFFE', u'\xD800',
                                u'<', u'&',  u']', u']',    u'>', u'\u2067', u'\n', u'\x85',   u'\x1B'};
  issue.metadata.title = title;
  issue.bookmarks.push_back({title, 0, 100_pt});
  const std::string pdf = pdf_of(issue);
  expect_sound(pdf, "title");
  EXPECT_NE(output_of({"pdfinfo", "{}"}, pdf).find("و ا ح"), std::string::npos);
  const std::string metadata = output_of({"pdfinfo", "-meta", "{}"}, pdf);
  const TemporaryFolder folder;
  write_text(folder / "a.xml", metadata);
  const Result parsed = run({"python3", "-c", "import sys, xml.dom.minidom as x; x.parse(sys.argv[1])",
                             (folder / "a.xml").string()});
  EXPECT_EQ(parsed.exit_code, 0) << parsed.err << metadata;
  for (const char* unwanted : {"\u202E", "\u2067", "\uFFFE", "\x07", "\x1B"})
    EXPECT_EQ(metadata.find(unwanted), std::string::npos);
}

TEST(HostileTexts, SixtyFiveThousandDifferentCharactersComeBack) {
  constexpr std::uint32_t kFirst = 0x20000;  // ideographs, which have no direction
  constexpr std::uint32_t kCount = 65'000, kInLine = 125, kLines = 130;
  Issue issue = issue_of({});
  issue.pages.assign(kCount / kInLine / kLines, issue.pages[0]);
  for (std::uint32_t first = 0; first < kCount; first += kInLine) {
    ShapedWord word;
    word.font = face("Amiri");
    word.direction = Direction::left_to_right;
    for (std::uint32_t i = first; i < first + kInLine; ++i) {
      word.glyphs.push_back(
          {.id = 3, .cluster = static_cast<std::uint32_t>(word.text.size()), .advance = 900});
      const std::uint32_t above = kFirst + i - 0x10000;
      word.text += static_cast<char16_t>(0xD800 + above / 0x400);
      word.text += static_cast<char16_t>(0xDC00 + above % 0x400);
    }
    const auto line = first / kInLine;
    TextLine shown{.size = 4_pt, .language = &policy_for("en"), .words = {}};
    shown.words.push_back(
        {std::make_shared<const ShapedWord>(std::move(word)), {0, 2 * kInLine}, {}, 450_pt});
    const Point origin{20_pt, Length{(20 + line % kLines * 6) * kUnitsPerPoint}};
    issue.pages[line / kLines].items.push_back({origin, std::move(shown), {}, {}, {}});
  }
  const std::string pdf = pdf_of(issue);
  expect_sound(pdf, "65 000 characters");
  const std::u16string text = to_utf16(text_of(pdf));
  std::vector<bool> seen(kCount);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    if (character >= kFirst && character < kFirst + kCount) seen[character - kFirst] = true;
  }
  EXPECT_EQ(std::count(seen.begin(), seen.end(), true), kCount);
}

}  // namespace
}  // namespace nashra::test
