#include "support/pictures.h"

#include <cstdio>
#include <cstdlib>

// jpeglib.h needs the types of stdio.h.
#include <jpeglib.h>
#include <png.h>

namespace nashra::test {
namespace {

std::string number(std::uint32_t value, int bytes, bool big_endian) {
  std::string out;
  for (int index = 0; index < bytes; ++index) {
    const int shift = 8 * (big_endian ? bytes - 1 - index : index);
    out += static_cast<char>(value >> shift & 0xFFU);
  }
  return out;
}

std::string row_of(const PixelAt& pixel, int width, int y, int bytes_per_sample) {
  std::string row;
  for (int x = 0; x < width; ++x) {
    for (const std::uint8_t sample : pixel(x, y))
      row.append(static_cast<std::size_t>(bytes_per_sample), static_cast<char>(sample));
  }
  return row;
}

J_COLOR_SPACE space_of(int channels) {
  if (channels == 1) return JCS_GRAYSCALE;
  return channels == 3 ? JCS_RGB : JCS_CMYK;
}

void write_markers(jpeg_compress_struct& jpeg, const JpegRequest& request) {
  if (request.orientation > 0) {
    const std::string exif = std::string("Exif\0\0", 6) + make_exif(request.orientation);
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(exif.data()),
                      static_cast<unsigned>(exif.size()));
  }
  if (!request.profile.empty()) {
    jpeg_write_icc_profile(&jpeg, reinterpret_cast<const JOCTET*>(request.profile.data()),
                           static_cast<unsigned>(request.profile.size()));
  }
}

void append_to(png_structp png, png_bytep data, std::size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), size);
}

void flush(png_structp /*png*/) {}

int png_type_of(int channels) {
  constexpr int kTypes[] = {0, PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB,
                            PNG_COLOR_TYPE_RGB_ALPHA};
  return kTypes[channels];
}

}  // namespace

PixelAt plain(std::vector<std::uint8_t> samples) {
  return [samples](int, int) { return samples; };
}

PixelAt quarters(int width, int height) {
  return [width, height](int x, int y) -> std::vector<std::uint8_t> {
    if (y < height / 2)
      return x < width / 2 ? std::vector<std::uint8_t>{255, 0, 0} : std::vector<std::uint8_t>{0, 255, 0};
    return x < width / 2 ? std::vector<std::uint8_t>{0, 0, 255} : std::vector<std::uint8_t>{255, 255, 255};
  };
}

std::string make_exif(int orientation, bool big_endian) {
  const auto n = [big_endian](std::uint32_t value, int bytes) { return number(value, bytes, big_endian); };
  return (big_endian ? "MM" : "II") + n(42, 2) + n(8, 4) + n(1, 2) + n(0x0112, 2) + n(3, 2) + n(1, 4) +
         n(static_cast<std::uint32_t>(orientation), 2) + n(0, 2) + n(0, 4);
}

std::string make_jpeg(const JpegRequest& request) {
  jpeg_compress_struct jpeg = {};
  jpeg_error_mgr errors = {};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &buffer, &size);
  jpeg.image_width = static_cast<JDIMENSION>(request.width);
  jpeg.image_height = static_cast<JDIMENSION>(request.height);
  jpeg.input_components = request.channels;
  jpeg.in_color_space = space_of(request.channels);
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, 95, TRUE);
  if (request.plain_rgb) jpeg_set_colorspace(&jpeg, JCS_RGB);
  if (request.plain_rgb) jpeg.write_Adobe_marker = FALSE;
  jpeg.arith_code = request.arithmetic ? TRUE : FALSE;
  if (request.progressive) jpeg_simple_progression(&jpeg);
  if (request.resolution > 0) {
    jpeg.density_unit = 1;
    jpeg.X_density = jpeg.Y_density = static_cast<UINT16>(request.resolution);
  }
  jpeg_start_compress(&jpeg, TRUE);
  write_markers(jpeg, request);
  std::string row;
  for (int y = 0; y < request.height; ++y) {
    if (y == 0 || !request.rows_alike) row = row_of(request.pixel, request.width, y, 1);
    auto* line = reinterpret_cast<JSAMPROW>(row.data());
    jpeg_write_scanlines(&jpeg, &line, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  std::string out(reinterpret_cast<const char*>(buffer), size);
  std::free(buffer);
  return out;
}

std::string make_png(const PngRequest& request) {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  std::string out;
  png_set_write_fn(png, &out, append_to, flush);
  png_set_IHDR(png, info, static_cast<png_uint_32>(request.width), static_cast<png_uint_32>(request.height),
               request.bits, png_type_of(request.channels),
               request.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  if (request.resolution > 0) {
    const auto to_metre = static_cast<png_uint_32>(request.resolution * 10000 / 254);
    png_set_pHYs(png, info, to_metre, to_metre, PNG_RESOLUTION_METER);
  }
  if (request.gamma > 0) png_set_gAMA(png, info, request.gamma);
  png_write_info(png, info);
  const int passes = request.interlaced ? png_set_interlace_handling(png) : 1;
  std::string row;
  for (int pass = 0; pass < passes; ++pass) {
    for (int y = 0; y < request.height; ++y) {
      if (y == 0 || !request.rows_alike) row = row_of(request.pixel, request.width, y, request.bits / 8);
      png_write_row(png, reinterpret_cast<png_const_bytep>(row.data()));
    }
  }
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return out;
}

}  // namespace nashra::test
