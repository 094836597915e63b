// Pictures that are broken, bombs or not what their names say: the story is printed, with the picture or
// without it, and what is wrong is said where the article names it.
#include <cstring>
#include <tuple>

#include "cli/hostile.h"
#include "support/pictures.h"

namespace nashra::test {
namespace {

/// Bytes of a number as PNG and JPEG write it.
std::string big_endian(std::uint32_t number, int bytes) {
  std::string out;
  while (bytes-- > 0) out += static_cast<char>(number >> (8 * bytes) & 0xFFU);
  return out;
}

/// The check sum of a PNG chunk (ISO/IEC 15948, annex D).
std::uint32_t crc_of(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

/// The PNG with another size in its header.
std::string png_of_size(std::uint32_t width, std::uint32_t height) {
  std::string png = make_png({.pixel = plain({0, 128, 0})});
  png.replace(16, 8, big_endian(width, 4) + big_endian(height, 4));
  return png.replace(29, 4, big_endian(crc_of(png.substr(12, 17)), 4));
}

/// The JPEG with another size in its frame header.
std::string jpeg_of_size(std::uint32_t width, std::uint32_t height) {
  std::string jpeg = make_jpeg({.pixel = plain({0, 128, 0})});
  return jpeg.replace(jpeg.find("\xFF\xC0") + 5, 4, big_endian(height, 2) + big_endian(width, 2));
}

/// A profile that holds what it promises, and nothing of use.
std::string profile_of(std::size_t size, const char* colours) {
  std::string profile(size, '\0');
  profile.replace(0, 4, big_endian(static_cast<std::uint32_t>(size), 4));
  profile.replace(16, 4, colours);
  return profile.replace(36, 4, "acsp");
}

PixelAt noise() {
  return [](int x, int y) {
    const auto sample = static_cast<std::uint8_t>(x * 37 + y * 91 + x * y);
    return std::vector<std::uint8_t>{sample, static_cast<std::uint8_t>(sample * 3), 7};
  };
}

class HostilePicture : public Hostile {
 protected:
  HostilePicture() { file_ = "a.md"; }

  /// Builds a story with that picture in its fifth line; returns the codes that are said of that line.
  std::string codes_for(const std::string& name, const std::string& bytes) {
    write_text(folder_ / name, bytes);
    write_article("وصلت السفينة.\n\n![سفينة في المرفأ](" + name + ")\n\nثم مضت.");
    const Result result = build();
    EXPECT_EQ(result.exit_code, 0) << name << '\n' << result.err;
    EXPECT_TRUE(prints("وصلت السفينة")) << name;
    EXPECT_TRUE(prints("ثم مضت")) << name;
    std::string codes;
    for (std::size_t at = 0; (at = result.err.find("[N", at)) != std::string::npos; at += 7) {
      const std::size_t line = result.err.rfind('\n', at) + 1;
      EXPECT_EQ(result.err.substr(line, 9), "a.md:5:1:") << result.err;
      codes += (codes.empty() ? "" : " ") + result.err.substr(at + 1, 5);
    }
    return codes;
  }
};

TEST_F(HostilePicture, CutShort) {
  const std::string jpeg = make_jpeg({.width = 64, .height = 64, .pixel = noise()});
  const std::string png = make_png({.width = 300, .height = 200, .pixel = noise()});
  EXPECT_EQ(codes_for("a.jpg", jpeg.substr(0, jpeg.size() / 2)), "N1354");
  EXPECT_EQ(codes_for("a.png", png.substr(0, png.size() / 2)), "N1354");
  EXPECT_EQ(codes_for("b.jpg", jpeg.substr(0, 30)), "N1350");
  EXPECT_EQ(codes_for("b.png", png.substr(0, 30)), "N1350");
  EXPECT_EQ(codes_for("c.png", ""), "N1350");
}

TEST_F(HostilePicture, OfNoSizeOrFarTooLarge) {
  for (const std::uint32_t size : {0U, 65'535U}) {
    EXPECT_EQ(codes_for("a.jpg", jpeg_of_size(size, size)), "N1350") << size;
    EXPECT_EQ(codes_for("a.png", png_of_size(size, size)), "N1350") << size;
  }
  EXPECT_EQ(codes_for("b.png", png_of_size(0x7FFFFFFF, 1)), "N1350");
  EXPECT_EQ(codes_for("c.png", png_of_size(1, 0xFFFFFFFF)), "N1350");
}

TEST_F(HostilePicture, NamedAsWhatTheyAreNot) {
  EXPECT_EQ(codes_for("a.jpg", make_png({.pixel = noise()})), "N1355");
  EXPECT_EQ(codes_for("a.png", make_jpeg({.pixel = noise()})), "N1355");
  EXPECT_EQ(codes_for("b.png", "GIF89a and so on"), "N1350");
  EXPECT_EQ(codes_for("b.jpg", "وصلت السفينة اليوم"), "N1350");
}

TEST_F(HostilePicture, WhosePlaceIsNone) {
  EXPECT_EQ(codes_for("%2e%2e/a.png", ""), "N1350");
  write_article("وصلت السفينة.\n\n![سفينة في المرفأ](../a.png)\n\nثم مضت.");
  const Result result = build();
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.err.find("a.md:5:1: warning[N1350]"), std::string::npos) << result.err;
}

TEST_F(HostilePicture, OfKindsThatOthersTripOver) {
  const PixelAt ink = plain({40, 90, 200, 10});
  EXPECT_EQ(codes_for("progressive.jpg",
                      make_jpeg({.width = 64, .height = 48, .pixel = noise(), .progressive = true})),
            "");
  EXPECT_EQ(codes_for("cmyk.jpg", make_jpeg({.channels = 4, .pixel = ink})), "");
  EXPECT_EQ(codes_for("arithmetic.jpg", make_jpeg({.pixel = noise(), .arithmetic = true})), "");
  EXPECT_EQ(codes_for("sixteen.png", make_png({.pixel = noise(), .bits = 16})), "");
  EXPECT_EQ(codes_for("interlaced.png",
                      make_png({.width = 61, .height = 47, .pixel = noise(), .interlaced = true})),
            "");
  EXPECT_EQ(codes_for("sixteen-interlaced.png",
                      make_png({.channels = 4, .pixel = ink, .bits = 16, .interlaced = true})),
            "");
}

TEST_F(HostilePicture, WithCheckSumsThatAreWrong) {
  std::string head = make_png({.width = 300, .height = 200, .pixel = noise()}), data = head;
  head[29] = static_cast<char>(head[29] ^ 1);
  EXPECT_EQ(codes_for("head.png", head), "N1350");
  const std::size_t end_of_data = data.rfind("IEND") - 4;
  data[end_of_data - 1] = static_cast<char>(data[end_of_data - 1] ^ 1);
  EXPECT_EQ(codes_for("data.png", data), "N1350");
}

TEST_F(HostilePicture, WithAProfileOfMegabytes) {
  const std::size_t size = std::size_t{8} << 20;
  EXPECT_EQ(codes_for("a.jpg", make_jpeg({.pixel = noise(), .profile = profile_of(size, "RGB ")})), "");
  EXPECT_EQ(codes_for("b.jpg", make_jpeg({.pixel = noise(), .profile = profile_of(size, "GRAY")})), "N1356");
  EXPECT_EQ(codes_for("c.jpg", make_jpeg({.pixel = noise(), .profile = std::string(size, 'x')})), "N1356");
}

TEST_F(HostilePicture, BombsAreDecodedWithinTheirLimits) {
  const std::string bomb =
      make_png({.width = 10'000, .height = 10'000, .channels = 1, .pixel = plain({0}), .rows_alike = true});
  EXPECT_EQ(codes_for("a.png", bomb), "");
}

}  // namespace
}  // namespace nashra::test
