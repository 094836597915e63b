// From a face in a file to a `Font`: the one place that reads font files.
#pragma once

#include <string>

#include "font/font.h"

namespace nashra {

/// What the catalogue says of a face before its file is opened.
struct FaceRecord {
  std::string family;
  std::string file;
  int face_index = 0;
  int weight = 400;  ///< OpenType weight class
};

/// The face, mapped from its file and checked, or nullptr when it cannot set text: missing, larger than 64
/// MiB, damaged, without outlines, or without the tables that HarfBuzz reads (Type 1 and WOFF among them).
FontPtr open_font(const FaceRecord& record);

}  // namespace nashra
