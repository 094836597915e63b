#pragma once

#include <string_view>

namespace nashra {

struct ExifFacts {
  int orientation = 1;
  int resolution = 0;  ///< pixels to the inch; 0: not said
};

/// What the first directory of an Exif block says (a TIFF header and what follows; Exif 2.3, TIFF 6.0). What
/// is broken says nothing.
ExifFacts read_exif(std::string_view tiff);

}  // namespace nashra
