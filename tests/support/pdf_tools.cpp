#include "support/pdf_tools.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/unicode.h"
#include "support/process.h"

namespace nashra::test {
namespace {

Length from_pixels(double pixels, double scale) {
  return {static_cast<std::int64_t>(std::llround(pixels / scale * static_cast<double>(kUnitsPerPoint)))};
}

bool is_directional_control(char16_t unit) {
  return (unit >= 0x202A && unit <= 0x202E) || unit == 0x200E || unit == 0x200F ||
         (unit >= 0x2066 && unit <= 0x2069);
}

bool is_white(char16_t unit) { return unit == u' ' || unit == u'\n' || unit == u'\t' || unit == 0xA0; }

Raster raster_from(const std::string& image, int dots) {
  Raster raster;
  raster.scale = dots / 72.0;
  int header = 0;
  if (std::sscanf(image.c_str(), "P5 %d %d 255%n", &raster.width, &raster.height, &header) != 2 ||
      header == 0) {
    ADD_FAILURE() << "the renderer gave no picture";
    return raster;
  }
  raster.pixels = image.substr(static_cast<std::size_t>(header) + 1);
  return raster;
}

}  // namespace

std::string output_of(std::vector<std::string> arguments, const std::string& pdf) {
  const TemporaryFolder folder;
  const std::string file = (folder / "test.pdf").string();
  write_text(file, pdf);
  std::replace(arguments.begin(), arguments.end(), std::string("{}"), file);
  const Result result = run(arguments);
  EXPECT_EQ(result.exit_code, 0) << arguments.front() << ": " << result.err;
  return result.out;
}

std::string readable(const std::string& pdf) {
  return output_of({"qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", "{}", "-"}, pdf);
}

std::string text_of(const std::string& pdf) {
  std::u16string out;
  for (const char16_t unit : to_utf16(output_of({"pdftotext", "-enc", "UTF-8", "{}", "-"}, pdf))) {
    if (is_directional_control(unit)) continue;
    const bool white = is_white(unit);
    if (white && (out.empty() || out.back() == u' ' || out.back() == u'\f')) continue;
    if (unit == u'\f' && !out.empty() && out.back() == u' ') out.pop_back();
    out += white ? u' ' : unit;
  }
  return to_utf8(out);
}

bool Raster::has_ink(const Rect& area) const {
  const auto pixel = [this](Length length, int limit) {
    return std::clamp(static_cast<int>(std::lround(in_points(length) * scale)), 0, limit);
  };
  for (int y = pixel(area.y, height); y < pixel(bottom_of(area), height); ++y) {
    for (int x = pixel(area.x, width); x < pixel(right_of(area), width); ++x) {
      if (static_cast<unsigned char>(pixels[static_cast<std::size_t>(y * width + x)]) < 128) return true;
    }
  }
  return false;
}

Rect Raster::ink() const {
  int left = width, right = 0, top = height, bottom = 0;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      if (static_cast<unsigned char>(pixels[static_cast<std::size_t>(y * width + x)]) >= 128) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
      top = std::min(top, y);
      bottom = std::max(bottom, y + 1);
    }
  }
  if (left >= right) return {};
  return {from_pixels(left, scale), from_pixels(top, scale), from_pixels(right - left, scale),
          from_pixels(bottom - top, scale)};
}

Raster raster_of(const std::string& pdf, int dots) {
  return raster_from(
      output_of({"pdftoppm", "-r", std::to_string(dots), "-f", "1", "-l", "1", "-gray", "{}"}, pdf), dots);
}

Raster raster_by_mupdf(const std::string& pdf, int dots) {
  return raster_from(
      output_of({"mutool", "draw", "-q", "-F", "pgm", "-r", std::to_string(dots), "-o", "-", "{}", "1"}, pdf),
      dots);
}

}  // namespace nashra::test
