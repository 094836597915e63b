// Pictures in the PDF, as qpdf and poppler see them.
#include "support/pictures.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

#include "nashra.h"
#include "picture/read_picture.h"
#include "spec/read_spec.h"
#include "support/pdf_tools.h"
#include "support/process.h"
#include "support/sample_issue.h"

namespace nashra {
namespace {

namespace fs = std::filesystem;
using namespace literals;
using test::make_jpeg;
using test::make_png;
using test::plain;

PicturePtr picture_of(const std::string& bytes) {
  Outcome<Picture> outcome = read_picture({"a", bytes});
  EXPECT_TRUE(outcome.value);
  return std::make_shared<const Picture>(outcome.value.value_or(Picture()));
}

/// 100 by 100 points on a page of 200 by 200, one a page, from 50, 50.
Issue issue_of(const std::vector<PicturePtr>& pictures, Length width = 100_pt, Length height = 100_pt) {
  Issue issue;
  for (const PicturePtr& picture : pictures) {
    Placed placed{{50_pt, 50_pt}, PictureBox{picture, width, height, {}}, {}, Artifact::decoration, {}};
    issue.pages.push_back({200_pt, 200_pt, {}, {placed}});
  }
  return issue;
}

/// Red, green and blue of the first page around a point, as poppler draws it: the mean of a square of eight
/// points.
std::array<int, 3> colour_at(const std::string& pdf, int x, int y) {
  const std::string image = test::output_of({"pdftoppm", "-r", "72", "-f", "1", "-l", "1", "{}"}, pdf);
  int width = 0, height = 0, header = 0;
  if (std::sscanf(image.c_str(), "P6 %d %d 255%n", &width, &height, &header) != 2) return {-1, -1, -1};
  std::array<int, 3> sum{};
  for (int row = y - 4; row < y + 4; ++row) {
    for (int column = x - 4; column < x + 4; ++column) {
      const auto at = static_cast<std::size_t>(header + 1 + 3 * (row * width + column));
      for (std::size_t part = 0; part < 3; ++part) sum[part] += static_cast<unsigned char>(image[at + part]);
    }
  }
  return {sum[0] / 64, sum[1] / 64, sum[2] / 64};
}

/// `R`, `G`, `B`, `W`, `K` or `?`.
char letter_of(std::array<int, 3> colour) {
  const auto is = [&](bool red, bool green, bool blue) {
    return (colour[0] > 150) == red && (colour[1] > 150) == green && (colour[2] > 150) == blue;
  };
  if (is(true, true, true)) return 'W';
  if (is(false, false, false)) return 'K';
  if (is(true, false, false)) return 'R';
  if (is(false, true, false)) return 'G';
  return is(false, false, true) ? 'B' : '?';
}

/// The quarters of the picture as they stand on the page: top left, top right, bottom left, bottom right.
std::string corners(const std::string& pdf) {
  return {letter_of(colour_at(pdf, 65, 65)), letter_of(colour_at(pdf, 135, 65)),
          letter_of(colour_at(pdf, 65, 135)), letter_of(colour_at(pdf, 135, 135))};
}

/// `pdfimages -list` without its heading; columns parted by one space.
std::vector<std::string> images(const std::string& pdf) {
  std::vector<std::string> rows;
  std::string row;
  int lines = 0;
  for (const char letter : test::output_of({"pdfimages", "-list", "{}"}, pdf)) {
    if (letter == '\n') {
      if (++lines > 2) rows.push_back(row);
      row.clear();
    } else if (letter != ' ' || (!row.empty() && row.back() != ' ')) {
      row += letter;
    }
  }
  return rows;
}

void expect_valid(const std::string& pdf) {
  EXPECT_NE(test::output_of({"qpdf", "--check", "{}"}, pdf).find("No syntax or stream encoding errors"),
            std::string::npos);
}

TEST(PdfPictures, EveryOrientationStandsUpright) {
  // What a camera that was held so stores of R G / B W.
  const std::vector<std::string> stored = {"RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "GWRB", "WGBR", "BRWG"};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const auto pixel = [&](int x, int y) -> std::vector<std::uint8_t> {
      const char letter = stored[static_cast<std::size_t>(orientation - 1)]
                                [static_cast<std::size_t>((y < 16 ? 0 : 2) + (x < 16 ? 0 : 1))];
      if (letter == 'R') return {255, 0, 0};
      if (letter == 'G') return {0, 255, 0};
      return letter == 'B' ? std::vector<std::uint8_t>{0, 0, 255} : std::vector<std::uint8_t>{255, 255, 255};
    };
    const std::string pdf = test::pdf_of(issue_of(
        {picture_of(make_jpeg({.width = 32, .height = 32, .pixel = pixel, .orientation = orientation}))}));
    EXPECT_EQ(corners(pdf), "RGBW") << orientation;
    expect_valid(pdf);
  }
}

TEST(PdfPictures, AJpegIsThereAsItWas) {
  const std::string jpeg = make_jpeg({.width = 32, .height = 32, .pixel = test::quarters(32, 32)});
  const std::string pdf = test::pdf_of(issue_of({picture_of(jpeg)}));
  EXPECT_NE(pdf.find(jpeg), std::string::npos);
  ASSERT_EQ(images(pdf).size(), 1U);
  EXPECT_EQ(images(pdf)[0].substr(0, 31), "1 0 image 32 32 rgb 3 8 jpeg no");
}

TEST(PdfPictures, APictureIsEmbeddedOnceHoweverOftenItIsPlaced) {
  const PicturePtr one = picture_of(make_jpeg({.pixel = plain({0, 255, 0})}));
  const PicturePtr other = picture_of(make_jpeg({.pixel = plain({255, 0, 0})}));
  const std::string pdf = test::pdf_of(issue_of({one, other, one, one}));
  const std::string text = test::readable(pdf);
  std::size_t count = 0;
  for (std::size_t at = text.find("/DCTDecode"); at != std::string::npos;
       at = text.find("/DCTDecode", at + 1))
    ++count;
  EXPECT_EQ(count, 2U);
  EXPECT_EQ(images(pdf).size(), 4U) << "a page names the pictures that it shows and no others";
  EXPECT_EQ(test::pdf_of(issue_of({one, other, one, one})), pdf);
}

TEST(PdfPictures, InvertedCmykShowsItsColours) {
  // Adobe's 0 is full ink: full cyan and yellow is green.
  const std::string pdf =
      test::pdf_of(issue_of({picture_of(make_jpeg({.channels = 4, .pixel = plain({0, 255, 0, 255})}))}));
  EXPECT_EQ(corners(pdf), "GGGG");
  EXPECT_NE(test::readable(pdf).find("/DeviceCMYK"), std::string::npos);
}

TEST(PdfPictures, TransparencyLetsThePaperShow) {
  const auto pixel = [](int x, int) {
    return std::vector<std::uint8_t>{0, static_cast<std::uint8_t>(x < 16 ? 0 : 255)};
  };
  const std::string pdf = test::pdf_of(
      issue_of({picture_of(make_png({.width = 32, .height = 32, .channels = 2, .pixel = pixel}))}));
  EXPECT_EQ(corners(pdf), "WKWK");
  expect_valid(pdf);
  ASSERT_EQ(images(pdf).size(), 2U);
  EXPECT_EQ(images(pdf)[1].substr(0, 31), "1 1 smask 32 32 gray 1 8 image ");
}

// C26: what is see-through shows the paper, and gray stays gray: never black, never a page in other colours.
TEST(PdfPictures, ATransparentPictureKeepsItsColourSpace) {
  const auto see_through = [](std::vector<std::uint8_t> colour, int bits) {
    const auto pixel = [colour](int x, int y) {
      std::vector<std::uint8_t> samples = colour;
      const bool is_margin = x < 8 || x >= 24 || y < 8 || y >= 24;
      samples.push_back(is_margin ? 0 : 255);
      return samples;
    };
    const int channels = static_cast<int>(colour.size()) + 1;
    return picture_of(
        make_png({.width = 32, .height = 32, .channels = channels, .pixel = pixel, .bits = bits}));
  };
  for (const int bits : {8, 16}) {
    const std::string gray = test::pdf_of(issue_of({see_through({0}, bits)}));
    EXPECT_EQ(letter_of(colour_at(gray, 56, 56)), 'W');
    EXPECT_EQ(letter_of(colour_at(gray, 100, 100)), 'K');
    ASSERT_EQ(images(gray).size(), 2U);
    EXPECT_EQ(images(gray)[0].substr(0, 24), "1 0 image 32 32 gray 1 8");
    const std::string red = test::pdf_of(issue_of({see_through({255, 0, 0}, bits)}));
    EXPECT_EQ(letter_of(colour_at(red, 56, 144)), 'W');
    EXPECT_EQ(letter_of(colour_at(red, 100, 100)), 'R');
    EXPECT_EQ(test::readable(gray).find("/Group"), std::string::npos) << "the page blends in no other space";
  }
  const std::string opaque =
      test::pdf_of(issue_of({picture_of(make_png({.channels = 1, .pixel = plain({90})}))}));
  EXPECT_EQ(test::readable(opaque).find("/SMask"), std::string::npos);
}

TEST(PdfPictures, AnArithmeticJpegIsReadableByOthers) {
  const std::string pdf = test::pdf_of(issue_of({picture_of(
      make_jpeg({.width = 32, .height = 32, .pixel = test::quarters(32, 32), .arithmetic = true}))}));
  EXPECT_EQ(corners(pdf), "RGBW");
  const std::string rgb = test::pdf_of(issue_of({picture_of(
      make_jpeg({.width = 32, .height = 32, .pixel = test::quarters(32, 32), .plain_rgb = true}))}));
  EXPECT_EQ(corners(rgb), "RGBW");
}

fs::path corpus() {
  const char* folder = std::getenv("NASHRA_CORPUS");
  return folder == nullptr ? fs::path() : fs::path(folder) / "pictures";
}

TEST(PdfPicturesCorpus, SixteenPicturesStandUpright) {
  if (corpus().empty()) GTEST_SKIP() << "NASHRA_CORPUS is not set";
  for (const std::string kind : {"Landscape", "Portrait"}) {
    const bool wide = kind == "Landscape";
    const Length width = wide ? 120_pt : 80_pt, height = wide ? 80_pt : 120_pt;
    const auto drawn = [&](int number) {
      const std::string name = kind + "_" + std::to_string(number) + ".jpg";
      const PicturePtr picture = picture_of(test::read_text(corpus() / "exif-orientation" / name));
      EXPECT_EQ(picture->width > picture->height, wide) << name;
      return test::pdf_of(issue_of({picture}, width, height));
    };
    const std::string upright = drawn(1);
    for (int number = 2; number <= 8; ++number) {
      const std::string pdf = drawn(number);
      for (const int x : {56, wide ? 164 : 124}) {
        for (const int y : {56, wide ? 124 : 164}) {
          const std::array<int, 3> wanted = colour_at(upright, x, y), got = colour_at(pdf, x, y);
          for (std::size_t part = 0; part < 3; ++part)
            EXPECT_NEAR(got[part], wanted[part], 12) << kind << number << " at " << x << ", " << y;
        }
      }
    }
  }
}

TEST(PdfPicturesCorpus, EveryReadablePictureMakesAValidPdf) {
  if (corpus().empty()) GTEST_SKIP() << "NASHRA_CORPUS is not set";
  std::vector<PicturePtr> pictures;
  for (const std::string folder : {"pngsuite", "libjpeg-turbo", "odd"}) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(corpus() / folder))
      files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      Outcome<Picture> outcome = read_picture({file.string(), test::read_text(file)});
      if (outcome.value) pictures.push_back(std::make_shared<const Picture>(std::move(*outcome.value)));
    }
  }
  const std::string pdf = test::pdf_of(issue_of(pictures));
  expect_valid(pdf);
  EXPECT_GE(images(pdf).size(), pictures.size());
  test::output_of({"pdftoppm", "-r", "20", "-gray", "{}"}, pdf);
}

/// A story of one paragraph, a picture and many more, on the daily layout.
TEST(TypesetPictures, APictureStandsInItsColumnWithItsCaptionAndItsNode) {
  Session session{FontBook(NASHRA_SOURCE_DIR "/fonts/fonts.conf"), WordCache()};
  const Outcome<LayoutSpec> layout =
      read_layout({"daily.yaml", test::read_text(NASHRA_SOURCE_DIR "/layouts/daily.yaml")});
  ASSERT_TRUE(layout.value);
  Article article{"a.txt", "ar", {}, {}};
  article.blocks.push_back({BlockKind::headline, {u"السوق القديم يعود إلى أهله"}, 0, {}, {}});
  article.blocks.push_back({BlockKind::picture,
                            {u"ساحة السوق صباح الافتتاح"},
                            0,
                            {},
                            PictureSource{"a.jpg", u"ساحة فيها ناس", {}}});
  article.blocks.push_back({BlockKind::picture, {u"لا تُطبع"}, 0, {}, PictureSource{"lost.jpg", u"", {}}});
  std::u16string text;
  for (int sentence = 0; sentence < 30; ++sentence)
    text += u"افتتحت البلدية صباح أمس ساحة السوق بعد ترميم دام عاماً كاملاً. ";
  article.blocks.push_back({BlockKind::paragraph, {text}, 0, {}, {}});
  const Pictures pictures{
      {{{0}, 1}, picture_of(make_jpeg({.width = 300, .height = 200, .channels = 1, .pixel = plain({90})}))}};
  const Outcome<Issue> issue = typeset(session, *layout.value, {}, {article}, pictures);
  ASSERT_TRUE(issue.value);
  const Placed* placed = nullptr;
  int captions = 0;
  for (const Placed& item : issue.value->pages.front().items) {
    if (std::holds_alternative<PictureBox>(item.what)) placed = &item;
    const auto* node = std::get_if<NodeId>(&item.node);
    captions += node != nullptr && issue.value->structure.nodes[node->value].role == Role::caption ? 1 : 0;
  }
  ASSERT_NE(placed, nullptr);
  EXPECT_EQ(captions, 1);
  const StructureNode& node = issue.value->structure.nodes[std::get<NodeId>(placed->node).value];
  EXPECT_EQ(node.role, Role::figure);
  EXPECT_EQ(node.alternative, u"ساحة فيها ناس");
  int counted = 0;
  for (const Placement& placement : issue.value->placements) {
    counted += placement.pictures;
    if (placement.pictures == 0) continue;
    EXPECT_EQ(placed->origin.x, placement.area.x);
    EXPECT_EQ(std::get<PictureBox>(placed->what).width, placement.area.width);
  }
  EXPECT_EQ(counted, 1);
}

// C25: a picture that a telephone stored on its side takes the frame of the upright one.
TEST(TypesetPictures, ATurnedPictureTakesTheFrameOfItsUprightForm) {
  Session session{FontBook(NASHRA_SOURCE_DIR "/fonts/fonts.conf"), WordCache()};
  const Outcome<LayoutSpec> layout =
      read_layout({"daily.yaml", test::read_text(NASHRA_SOURCE_DIR "/layouts/daily.yaml")});
  ASSERT_TRUE(layout.value);
  for (int orientation = 1; orientation <= 8; ++orientation) {
    Article article{"a.txt", "ar", {}, {}};
    article.blocks.push_back({BlockKind::headline, {u"جسر جديد فوق الوادي"}, 0, {}, {}});
    article.blocks.push_back({BlockKind::picture, {u"الجسر"}, 0, {}, PictureSource{"a.jpg", u"جسر", {}}});
    const bool is_turned = orientation >= 5;
    const PicturePtr picture = picture_of(make_jpeg({.width = is_turned ? 200 : 300,
                                                     .height = is_turned ? 300 : 200,
                                                     .pixel = plain({90, 90, 90}),
                                                     .orientation = orientation}));
    const Outcome<Issue> issue = typeset(session, *layout.value, {}, {article}, {{{{0}, 1}, picture}});
    ASSERT_TRUE(issue.value);
    int boxes = 0;
    for (const Placed& item : issue.value->pages.front().items) {
      const auto* box = std::get_if<PictureBox>(&item.what);
      if (box == nullptr) continue;
      ++boxes;
      EXPECT_EQ(box->height, scaled(box->width, 2, 3)) << orientation;
    }
    EXPECT_EQ(boxes, 1);
  }
}

TEST(TypesetPictures, AHighPictureNeverLeavesThePage) {
  Session session{FontBook(NASHRA_SOURCE_DIR "/fonts/fonts.conf"), WordCache()};
  const Outcome<LayoutSpec> layout =
      read_layout({"daily.yaml", test::read_text(NASHRA_SOURCE_DIR "/layouts/daily.yaml")});
  BulletinSpec bulletin;
  bulletin.title = "نشرة الواحة";
  Article article{"a.txt", "ar", {}, {}};
  Pictures pictures;
  article.blocks.push_back({BlockKind::headline, {u"معرض صور"}, 0, {}, {}});
  for (std::uint32_t number = 1; number <= 9; ++number) {
    article.blocks.push_back(
        {BlockKind::picture, {u"صورة من المعرض"}, 0, {}, PictureSource{"a.jpg", u"", {}}});
    pictures[{{0}, number}] = picture_of(
        make_jpeg({.width = 8, .height = static_cast<int>(8 * number), .channels = 1, .pixel = plain({90})}));
  }
  const Outcome<Issue> issue = typeset(session, *layout.value, bulletin, {article}, pictures);
  ASSERT_TRUE(issue.value);
  int counted = 0;
  for (const Page& page : issue.value->pages) {
    for (const Placed& item : page.items) {
      const auto* box = std::get_if<PictureBox>(&item.what);
      if (box == nullptr) continue;
      ++counted;
      EXPECT_GE(item.origin.y, layout.value->margins.top);
      EXPECT_LE(item.origin.y + box->height, page.height - layout.value->margins.bottom);
    }
  }
  EXPECT_EQ(counted, 9);
}

}  // namespace
}  // namespace nashra
