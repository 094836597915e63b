// Picture files made for a test, by the libraries that made the ones of the desk.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace nashra::test {

/// The samples of a pixel: as many as the picture has channels.
using PixelAt = std::function<std::vector<std::uint8_t>(int x, int y)>;

/// One colour everywhere.
PixelAt plain(std::vector<std::uint8_t> samples);

/// Red, green, blue and white quarters: top left, top right, bottom left, bottom right.
PixelAt quarters(int width, int height);

struct JpegRequest {
  int width = 16, height = 16, channels = 3;  ///< 1 gray, 3 RGB, 4 CMYK
  PixelAt pixel;
  bool rows_alike = false;  ///< the first stands for all: for large ones
  int orientation = 0;      ///< 0: no Exif block
  int resolution = 0;       ///< 0: none
  bool arithmetic = false, progressive = false;
  bool plain_rgb = false;  ///< RGB itself rather than YCbCr, and no Adobe marker
  std::string profile{};
};
std::string make_jpeg(const JpegRequest& request);

struct PngRequest {
  int width = 16, height = 16, channels = 3;  ///< 1 gray, 2 with alpha, 3 RGB, 4 with alpha
  PixelAt pixel;
  bool rows_alike = false;  ///< the first stands for all: for large ones
  int bits = 8;             ///< 16: samples are repeated
  bool interlaced = false;
  int resolution = 0;
  double gamma = 0;
};
std::string make_png(const PngRequest& request);

/// An Exif block's TIFF part, of one entry or two; big-endian (MM) or little (II).
std::string make_exif(int orientation, bool big_endian = false);

}  // namespace nashra::test
