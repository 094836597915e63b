// What makes a PDF one for the archive (PDF/A-2a), read back with qpdf.
#include <gtest/gtest.h>

#include "pdf/write_pdf.h"
#include "picture/read_picture.h"
#include "support/pdf_tools.h"
#include "support/pictures.h"
#include "support/process.h"
#include "support/sample_issue.h"

namespace nashra::test {
namespace {

using namespace literals;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Bytes that pass for an ICC profile of these colours.
std::string profile_of(const std::string& kind, const std::string& colours) {
  std::string profile(132, '\0');
  profile[3] = static_cast<char>(132);
  profile[8] = 4;
  profile.replace(12, 4, kind);
  profile.replace(16, 4, colours);
  profile.replace(36, 4, "acsp");
  return profile;
}

ColourProfiles made_profiles() { return {profile_of("prtr", "CMYK"), profile_of("mntr", "RGB ")}; }

std::string pdf_with(Issue issue, const ColourProfiles& profiles) {
  Outcome<EmbeddedFonts> fonts = embed_fonts(issue);
  return write_pdf(std::move(issue), std::move(*fonts.value), profiles).value.value_or("");
}

/// An issue of one line, tagged as the headline of an article.
Issue tagged_issue() {
  Issue issue = issue_of({u"الميناء يستقبل سفينة التدريب"});
  issue.structure = structure_of({{"a.txt", "ar", {{BlockKind::headline, {u"…"}, 0, {}, {}}}, {}}}, "ar");
  issue.pages[0].items[0].node = issue.structure.node_of({{0}, 0});
  return issue;
}

TEST(Archive, AFileWithBothProfilesClaimsItAndDescribesItsOtherClaim) {
  const std::string pdf = pdf_with(tagged_issue(), made_profiles());
  EXPECT_TRUE(contains(pdf, "<pdfaid:part>2</pdfaid:part>"));
  EXPECT_TRUE(contains(pdf, "<pdfaid:conformance>A</pdfaid:conformance>"));
  EXPECT_TRUE(
      contains(pdf, "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"));
  const std::string objects = readable(pdf);
  EXPECT_TRUE(contains(objects, "/OutputIntents"));
  EXPECT_TRUE(contains(objects, "/S /GTS_PDFA1"));
  EXPECT_TRUE(contains(objects, "/DestOutputProfile"));
}

TEST(Archive, AFileWithoutTagsIsOfTheLevelBelow) {
  const std::string pdf = pdf_with(issue_of({u"بلا بنية"}), made_profiles());
  EXPECT_TRUE(contains(pdf, "<pdfaid:conformance>U</pdfaid:conformance>"));
  EXPECT_FALSE(contains(pdf, "pdfaExtension"));
}

TEST(Archive, AFileThatLacksAProfileClaimsNothing) {
  for (const ColourProfiles& profiles : {ColourProfiles(), ColourProfiles{made_profiles().cmyk, ""},
                                         ColourProfiles{made_profiles().rgb, made_profiles().rgb}}) {
    const std::string pdf = pdf_with(tagged_issue(), profiles);
    EXPECT_FALSE(contains(pdf, "pdfaid:part"));
    EXPECT_FALSE(contains(readable(pdf), "/OutputIntents"));
    EXPECT_TRUE(contains(pdf, "<pdfuaid:part>1</pdfuaid:part>"));
  }
}

TEST(Archive, AProfileIsWholeOfAKnownVersionAndOfItsColours) {
  const std::string good = profile_of("prtr", "CMYK");
  EXPECT_TRUE(is_archivable(good, ColourSpace::cmyk));
  EXPECT_FALSE(is_archivable(good, ColourSpace::rgb));
  EXPECT_FALSE(is_archivable(good + '\0', ColourSpace::cmyk));
  EXPECT_FALSE(is_archivable(good.substr(0, 100), ColourSpace::cmyk));
  EXPECT_FALSE(is_archivable("", ColourSpace::cmyk));
  EXPECT_FALSE(is_archivable(profile_of("link", "CMYK"), ColourSpace::cmyk));
  std::string later = good;
  later[8] = 5;
  EXPECT_FALSE(is_archivable(later, ColourSpace::cmyk));
}

TEST(Archive, APictureInRgbHasAProfileItsOwnOrOurs) {
  Outcome<Picture> picture = read_picture({"a", make_jpeg({.pixel = plain({200, 30, 30})})});
  ASSERT_TRUE(picture.value);
  const auto one = std::make_shared<const Picture>(std::move(*picture.value));
  Issue issue;
  issue.pages.push_back(
      {200_pt,
       200_pt,
       {},
       {{{50_pt, 50_pt}, PictureBox{one, 90_pt, 90_pt, {}}, {}, Artifact::decoration, {}}}});
  EXPECT_FALSE(contains(readable(pdf_with(issue, made_profiles())), "/ColorSpace /DeviceRGB"));
  EXPECT_TRUE(contains(readable(pdf_with(issue, {})), "/ColorSpace /DeviceRGB"));
}

TEST(Archive, AMissingGlyphIsDrawnButIsNotTheGlyphForMissingOnes) {
  TextLine line = line_of(u"\u4E2D", 12_pt, {face("Amiri")});
  Issue issue = issue_of({});
  issue.pages[0].items.push_back({{100_pt, 100_pt}, line, {}, {}, {}});
  const Outcome<EmbeddedFonts> fonts = embed_fonts(issue);
  ASSERT_TRUE(fonts.value);
  for (const GlyphCode& code : fonts.value->words.all())
    EXPECT_GT(fonts.value->fonts[code.font].cid_to_gid[code.cid], 0);
  EXPECT_GT(raster_of(pdf_with(issue, {})).ink().width.units, 0);
}

TEST(Archive, StreamsEndWithALineEndThatIsNotTheirOwn) {
  const std::string pdf = pdf_with(tagged_issue(), made_profiles());
  std::size_t streams = 0;
  for (std::size_t at = pdf.find("endstream"); at != std::string::npos; at = pdf.find("endstream", at + 1)) {
    EXPECT_EQ(pdf[at - 1], '\n');
    ++streams;
  }
  EXPECT_GT(streams, 4U);
}

}  // namespace
}  // namespace nashra::test
