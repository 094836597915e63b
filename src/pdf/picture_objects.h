#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "makeup/issue.h"
#include "pdf/colour_profiles.h"
#include "pdf/pdf_sink.h"

namespace nashra {

/// The pictures of an issue, each once, numbered in the order in which they are first placed.
struct PictureNumbers {
  std::vector<PicturePtr> pictures;
  std::unordered_map<const Picture*, std::size_t> numbers;  ///< for looking up only
};
PictureNumbers number_pictures(const Issue& issue);

/// Writes an image XObject for each picture (ISO 32000-1 §8.9.5), by number: a JPEG as it is, pixels
/// compressed, transparency as a soft mask, colours by the picture's profile, RGB without one by that of
/// `profiles`, else as device colours. Rows stand as they are stored: `picture_matrix` turns them.
std::vector<ObjectNumber> add_pictures(PdfSink& sink, const std::vector<PicturePtr>& pictures,
                                       const ColourProfiles& profiles);

/// The operands of `cm` that map the unit square of an image to a rectangle, whose lower left corner is `x`,
/// `y` with y upwards, so that it stands as its orientation says (Exif 2.3, 4.6.4 A).
std::string picture_matrix(int orientation, Length x, Length y, Length width, Length height);

}  // namespace nashra
