#include "picture/read_picture.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <random>

#include "base/messages.h"
#include "support/pictures.h"
#include "support/process.h"

namespace nashra {
namespace {

namespace fs = std::filesystem;
using test::make_jpeg;
using test::make_png;
using test::plain;

const test::PixelAt kGreen = plain({0, 255, 0});

/// `N1352 'a.jpg' cannot be read: …`, one line a diagnostic.
std::string said(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    out += out.empty() ? "" : "\n";
    out +=
        code_name(diagnostic.code) + ' ' + fill_in(message_of(diagnostic.code).message, diagnostic.arguments);
  }
  return out;
}

Picture picture_of(const std::string& bytes, const std::string& name = "a") {
  Outcome<Picture> outcome = read_picture({name, bytes});
  EXPECT_EQ(said(outcome.diagnostics), "");
  EXPECT_TRUE(outcome.value);
  return outcome.value.value_or(Picture());
}

std::string refusal_of(const std::string& bytes, const std::string& name = "a") {
  const Outcome<Picture> outcome = read_picture({name, bytes});
  EXPECT_FALSE(outcome.value);
  return said(outcome.diagnostics);
}

/// As long as it says; the rest of its header is what `is_usable` looks at.
std::string profile_of(std::string_view space) {
  std::string profile(132, '\0');
  profile[3] = static_cast<char>(132);
  profile.replace(16, 4, space);
  profile.replace(36, 4, "acsp");
  return profile;
}

TEST(ReadPicture, AJpegStaysTheFileItWas) {
  const std::string bytes = make_jpeg({.width = 20, .height = 10, .pixel = kGreen, .resolution = 300});
  const Picture picture = picture_of(bytes);
  EXPECT_EQ(picture.jpeg, bytes);
  EXPECT_TRUE(picture.pixels.empty());
  EXPECT_EQ(picture.width, 20);
  EXPECT_EQ(picture.height, 10);
  EXPECT_EQ(picture.resolution, 300);
  EXPECT_EQ(picture.orientation, 1);
  EXPECT_EQ(picture.colours, ColourSpace::rgb);
}

TEST(ReadPicture, AProgressiveJpegPassesThroughToo) {
  const std::string bytes = make_jpeg({.pixel = kGreen, .progressive = true});
  EXPECT_EQ(picture_of(bytes).jpeg, bytes);
}

TEST(ReadPicture, ATurnedPictureHasTheSizeItIsShownAt) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const Picture picture =
        picture_of(make_jpeg({.width = 20, .height = 10, .pixel = kGreen, .orientation = orientation}));
    EXPECT_EQ(picture.orientation, orientation);
    EXPECT_EQ(picture.width, orientation > 4 ? 10 : 20);
    EXPECT_EQ(stored_width(picture), 20);
    EXPECT_EQ(stored_height(picture), 10);
  }
}

TEST(ReadPicture, ACmykJpegOfAdobesKindIsInverted) {
  const Picture picture = picture_of(make_jpeg({.channels = 4, .pixel = plain({0, 255, 255, 255})}));
  EXPECT_EQ(picture.colours, ColourSpace::cmyk);
  EXPECT_TRUE(picture.inverted);
}

TEST(ReadPicture, WhatDctDecodeWouldNotReadIsWrittenAnewWithoutLoss) {
  const std::string bytes =
      make_jpeg({.width = 40, .height = 24, .pixel = test::quarters(40, 24), .arithmetic = true});
  const std::string huffman = make_jpeg({.width = 40, .height = 24, .pixel = test::quarters(40, 24)});
  const Picture picture = picture_of(bytes);
  EXPECT_NE(picture.jpeg, bytes);
  EXPECT_EQ(picture_of(picture.jpeg).jpeg, picture.jpeg);
  EXPECT_LE(picture.jpeg.size(), huffman.size());
  const Picture rgb = picture_of(make_jpeg({.pixel = kGreen, .plain_rgb = true}));
  EXPECT_NE(rgb.jpeg.find("Adobe"), std::string::npos);
}

TEST(ReadPicture, AProfileIsKeptWhereItFits) {
  EXPECT_EQ(picture_of(make_jpeg({.pixel = kGreen, .profile = profile_of("RGB ")})).profile,
            profile_of("RGB "));
  const Outcome<Picture> wrong =
      read_picture({"a.jpg", make_jpeg({.pixel = kGreen, .profile = profile_of("CMYK")})});
  EXPECT_EQ(said(wrong.diagnostics), "N1356 the colour profile of 'a.jpg' does not fit it and is not used");
  EXPECT_EQ(wrong.value->profile, "");
}

TEST(ReadPicture, AJpegCutShortIsAsCompleteAsItCanBe) {
  const std::string bytes = make_jpeg({.width = 200, .height = 200, .pixel = test::quarters(200, 200)});
  const Outcome<Picture> outcome = read_picture({"a.jpg", bytes.substr(0, bytes.size() - 60)});
  EXPECT_EQ(said(outcome.diagnostics),
            "N1354 'a.jpg' is damaged, and printed as far as it goes: Premature end of JPEG file");
  ASSERT_TRUE(outcome.value);
  EXPECT_EQ(picture_of(outcome.value->jpeg).height, 200);
}

TEST(ReadPicture, AJpegWithoutAnythingToSeeIsRefused) {
  const std::string bytes = make_jpeg({.pixel = kGreen});
  const std::size_t scan = bytes.find("\xFF\xDA");
  EXPECT_EQ(refusal_of(bytes.substr(0, scan + 14), "a.jpg"),
            "N1352 'a.jpg' cannot be read: Premature end of JPEG file");
  EXPECT_EQ(refusal_of(bytes.substr(0, 30), "a.jpg"),
            "N1352 'a.jpg' cannot be read: JPEG datastream contains no image");
}

TEST(ReadPicture, APngBecomesPlainComponents) {
  for (const bool interlaced : {false, true}) {
    for (const int bits : {8, 16}) {
      const Picture picture = picture_of(make_png({.width = 5,
                                                   .height = 3,
                                                   .pixel = plain({10, 20, 30}),
                                                   .bits = bits,
                                                   .interlaced = interlaced,
                                                   .resolution = 300}));
      EXPECT_EQ(picture.bits, bits);
      EXPECT_EQ(picture.resolution, 300);
      EXPECT_EQ(picture.alpha, "");
      std::string wanted;
      for (int pixel = 0; pixel < 15; ++pixel) wanted += "\x0A\x14\x1E";
      EXPECT_EQ(picture.pixels, wanted);
    }
  }
}

TEST(ReadPicture, TransparencyStandsInAPlaneOfItsOwn) {
  for (const bool interlaced : {false, true}) {
    const auto pixel = [](int x, int y) {
      return std::vector<std::uint8_t>{static_cast<std::uint8_t>(10 * x + y),
                                       static_cast<std::uint8_t>(100 + 10 * x + y)};
    };
    const Picture picture = picture_of(
        make_png({.width = 9, .height = 9, .channels = 2, .pixel = pixel, .interlaced = interlaced}));
    EXPECT_EQ(picture.colours, ColourSpace::gray);
    ASSERT_EQ(picture.pixels.size(), 81U);
    ASSERT_EQ(picture.alpha.size(), 81U);
    for (int y = 0; y < 9; ++y) {
      for (int x = 0; x < 9; ++x) {
        const auto at = static_cast<std::size_t>(9 * y + x);
        EXPECT_EQ(picture.pixels[at], static_cast<char>(10 * x + y));
        EXPECT_EQ(picture.alpha[at], static_cast<char>(100 + 10 * x + y));
      }
    }
  }
}

TEST(ReadPicture, AnAlphaThatHidesNothingIsDropped) {
  EXPECT_EQ(picture_of(make_png({.channels = 4, .pixel = plain({1, 2, 3, 255})})).alpha, "");
}

TEST(ReadPicture, AForeignGammaIsBroughtToTheUsualOne) {
  const Picture linear = picture_of(make_png({.channels = 1, .pixel = plain({55}), .gamma = 1.0}));
  EXPECT_NEAR(static_cast<unsigned char>(linear.pixels[0]), 127, 2);
}

TEST(ReadPicture, APngCutShortIsWhiteWhereItEnds) {
  std::mt19937 random(3);
  const std::string bytes =
      make_png({.width = 200, .height = 200, .channels = 1, .pixel = [&random](int, int) {
                  return std::vector<std::uint8_t>{static_cast<std::uint8_t>(random() % 200)};
                }});
  const Outcome<Picture> outcome = read_picture({"a.png", bytes.substr(0, bytes.size() / 2)});
  EXPECT_EQ(said(outcome.diagnostics),
            "N1354 'a.png' is damaged, and printed as far as it goes: the file ends too early");
  ASSERT_TRUE(outcome.value);
  EXPECT_EQ(outcome.value->pixels.back(), '\xFF');
}

TEST(ReadPicture, APngThatIsNotWhatWasSavedIsRefused) {
  std::string bytes = make_png({.width = 30, .height = 30, .pixel = kGreen});
  bytes[bytes.find("IDAT") + 8] ^= 0x40;
  EXPECT_EQ(refusal_of(bytes, "a.png").substr(0, 30), "N1352 'a.png' cannot be read: ");
}

TEST(ReadPicture, TheBytesTellTheFormat) {
  const Outcome<Picture> outcome = read_picture({"a.jpg", make_png({.pixel = kGreen})});
  EXPECT_TRUE(outcome.value);
  EXPECT_EQ(said(outcome.diagnostics), "N1355 'a.jpg' is a PNG picture, whatever its name says");
  EXPECT_EQ(said(read_picture({"PHOTO.JPEG", make_jpeg({.pixel = kGreen})}).diagnostics), "");
}

TEST(ReadPicture, OtherFormatsAreNamed) {
  EXPECT_EQ(refusal_of("GIF89a...", "a.gif"), "N1351 'a.gif' is a GIF picture");
  EXPECT_EQ(refusal_of("BM......", "a.bmp"), "N1351 'a.bmp' is a BMP picture");
  EXPECT_EQ(refusal_of("RIFF1234WEBPVP8 ", "a.webp"), "N1351 'a.webp' is a WebP picture");
  EXPECT_EQ(refusal_of("", "a.png"), "N1351 'a.png' is no picture that nashra knows");
  EXPECT_EQ(hint_of(read_picture({"a", "GIF89a..."}).diagnostics.front()), "save it as JPEG or PNG");
}

TEST(ReadPicture, AHeaderThatPromisesTooMuchIsRefusedBeforeAnythingIsDecoded) {
  std::string jpeg = make_jpeg({.pixel = kGreen});
  const std::size_t frame = jpeg.find("\xFF\xC0");
  jpeg.replace(frame + 5, 4, "\xFF\x00\xFF\x00", 4);
  EXPECT_EQ(refusal_of(jpeg, "a.jpg"), "N1353 'a.jpg' has 65280 by 65280 pixels");
  jpeg.replace(frame + 5, 4, std::string(4, '\0'));
  EXPECT_EQ(refusal_of(jpeg, "a.jpg").substr(0, 30), "N1352 'a.jpg' cannot be read: ");
}

TEST(ReadPicture, ABombOfManyPixelsIsDecodedInBoundedTime) {
  // All of them zero: some hundred kilobytes for a hundred million pixels.
  const std::string bytes =
      make_png({.width = 10000, .height = 10000, .channels = 1, .pixel = plain({0}), .rows_alike = true});
  ASSERT_LT(bytes.size(), 500'000U);
  EXPECT_EQ(picture_of(bytes).pixels.size(), 100'000'000U);
}

TEST(ReadPicture, NoSideIsLongerThanAJpegCanHave) {
  const std::string longest = make_png({.width = 65500, .height = 1, .channels = 1, .pixel = plain({0})});
  EXPECT_EQ(picture_of(longest).width, 65500);
  const std::string longer = make_png({.width = 65501, .height = 1, .channels = 1, .pixel = plain({0})});
  EXPECT_EQ(refusal_of(longer, "a.png"), "N1353 'a.png' has 65501 by 1 pixels");
}

TEST(ReadPicture, AJpegOfThousandsOfScansIsRefused) {
  std::string bytes = make_jpeg({.width = 4000,
                                 .height = 4000,
                                 .channels = 1,
                                 .pixel = plain({128}),
                                 .rows_alike = true,
                                 .progressive = true});
  // The last scan refines the last bit of the highest coefficients; here again and again.
  const std::size_t last = bytes.rfind("\xFF\xDA");
  const std::string scan = bytes.substr(last, bytes.size() - 2 - last);
  bytes.resize(bytes.size() - 2);
  for (int count = 0; count < 2000; ++count) bytes += scan;
  bytes += "\xFF\xD9";
  EXPECT_EQ(refusal_of(bytes, "a.jpg"), "N1352 'a.jpg' cannot be read: it has too many scans");
}

TEST(ReadPicture, AFileThatIsTooLargeIsNotLookedAt) {
  EXPECT_EQ(refusal_of(std::string((std::size_t{64} << 20U) + 1, '\0'), "a.png"),
            "N1003 'a.png' is larger than 64 MiB");
}

TEST(ReadPicture, NoChangedByteDoesHarm) {
  const std::vector<std::string> files = {
      make_jpeg({.width = 33,
                 .height = 17,
                 .pixel = test::quarters(33, 17),
                 .orientation = 6,
                 .profile = profile_of("RGB ")}),
      make_jpeg({.width = 33, .height = 17, .pixel = test::quarters(33, 17), .progressive = true}),
      make_png(
          {.width = 33, .height = 17, .pixel = test::quarters(33, 17), .interlaced = true, .resolution = 72}),
  };
  std::mt19937 random(7);
  for (const std::string& file : files) {
    for (int round = 0; round < 400; ++round) {
      std::string bytes = file;
      for (unsigned changes = 1 + random() % 4; changes > 0; --changes)
        bytes[random() % bytes.size()] = static_cast<char>(random());
      if (random() % 4 == 0) bytes.resize(random() % bytes.size());
      const Outcome<Picture> outcome = read_picture({"a", bytes});
      EXPECT_EQ(outcome.value.has_value(), !has_errors(outcome.diagnostics));
      if (!outcome.value) continue;
      EXPECT_GE(outcome.value->orientation, 1);
      EXPECT_LE(outcome.value->orientation, 8);
      EXPECT_NE(outcome.value->jpeg.empty(), outcome.value->pixels.empty());
    }
  }
}

fs::path corpus() {
  const char* folder = std::getenv("NASHRA_CORPUS");
  return folder == nullptr ? fs::path() : fs::path(folder) / "pictures";
}

std::vector<fs::path> files_of(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(ReadPictureCorpus, EveryKindOfPngIsReadAndTheBrokenOnesAreRefused) {
  if (corpus().empty()) GTEST_SKIP() << "NASHRA_CORPUS is not set";
  for (const fs::path& file : files_of(corpus() / "pngsuite", ".png")) {
    const Outcome<Picture> outcome = read_picture({file.string(), test::read_text(file)});
    EXPECT_EQ(outcome.value.has_value(), file.filename().string()[0] != 'x')
        << file << said(outcome.diagnostics);
    if (!outcome.value) continue;
    EXPECT_EQ(outcome.value->pixels.size(),
              static_cast<std::size_t>(outcome.value->width * outcome.value->height *
                                       components_of(outcome.value->colours)))
        << file;
  }
}

TEST(ReadPictureCorpus, JpegsOfTheOddKinds) {
  if (corpus().empty()) GTEST_SKIP() << "NASHRA_CORPUS is not set";
  const auto read = [](const std::string& name) {
    return read_picture({name, test::read_text(corpus() / name)});
  };
  EXPECT_TRUE(read("libjpeg-turbo/testimgint.jpg").value);
  EXPECT_TRUE(read("libjpeg-turbo/testimgari.jpg").value);
  EXPECT_FALSE(read("libjpeg-turbo/monkey12.jpg").value);
  EXPECT_FALSE(read("odd/corrupt-header.jpg").value);
  EXPECT_EQ(
      said(read("odd/truncated.jpg").diagnostics),
      "N1354 'odd/truncated.jpg' is damaged, and printed as far as it goes: Premature end of JPEG file");
  EXPECT_EQ(said(read("odd/truncated.png").diagnostics),
            "N1354 'odd/truncated.png' is damaged, and printed as far as it goes: the file ends too early");
  const Outcome<Picture> cmyk = read("odd/Channel_digital_image_CMYK_color.jpg");
  ASSERT_TRUE(cmyk.value);
  EXPECT_TRUE(cmyk.value->inverted);
  EXPECT_EQ(cmyk.value->profile.size(), 557168U);
  EXPECT_EQ(read("odd/Flag_of_the_Netherlands-16bit.png").value->bits, 16);
}

}  // namespace
}  // namespace nashra
