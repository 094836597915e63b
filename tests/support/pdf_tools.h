// A PDF as other people's programs see it: qpdf and poppler. A program that is not installed fails the test.
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"

namespace nashra::test {

/// What the program prints for the PDF; `arguments` hold `{}` where the file's name goes. Fails the test
/// unless it exits with 0.
std::string output_of(std::vector<std::string> arguments, const std::string& pdf);

/// The objects in readable form (`qpdf --qdf`), streams uncompressed.
std::string readable(const std::string& pdf);

/// pdftotext's text, directional controls dropped, runs of white space one space. A form feed ends a page.
std::string text_of(const std::string& pdf);

/// A page as gray pixels, `dots` to the inch, 0 black.
struct Raster {
  int width = 0, height = 0;
  double scale = 1;  ///< pixels to the point
  std::string pixels;
  /// Whether any pixel of the rectangle is darker than half.
  bool has_ink(const Rect& area) const;
  /// The smallest rectangle of points that holds all pixels darker than half; y downwards.
  Rect ink() const;
};
/// The first page, by poppler and by MuPDF.
Raster raster_of(const std::string& pdf, int dots = 144);
Raster raster_by_mupdf(const std::string& pdf, int dots = 144);

}  // namespace nashra::test
