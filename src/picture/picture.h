// A picture as its file has it: never resampled, never converted.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "article/article.h"

namespace nashra {

enum class ColourSpace : std::uint8_t { gray, rgb, cmyk };

/// A JPEG file as it is, or pixels of which one byte is one component. Exactly one of `jpeg` and `pixels` is
/// filled.
struct Picture {
  int width = 0, height = 0;  ///< pixels as shown, after the orientation is applied
  int orientation = 1;        ///< how stored rows become shown ones: 1 … 8 (TIFF 6.0, tag 274; Exif 2.3)
  int resolution = 0;         ///< pixels to the inch that the file asks for; 0: it does not say
  ColourSpace colours = ColourSpace::rgb;
  int bits = 8;           ///< to the component, in the file
  bool inverted = false;  ///< CMYK as Adobe's programs write it in JPEG: 0 is full ink
  std::string profile{};  ///< ICC, fits `colours`; empty: none
  std::string jpeg{};     ///< readable by DCTDecode (ISO 32000-1 §7.4.8)
  std::string pixels{};   ///< stored rows, top to bottom, components interleaved
  std::string alpha{};    ///< 0 transparent, 255 opaque, a byte a pixel; empty: all opaque
};

/// Pictures are large and never change: whoever prints one shares it.
using PicturePtr = std::shared_ptr<const Picture>;

/// The pictures of the articles, by the block that names them; a block whose picture cannot be had has none.
using Pictures = std::map<BlockRef, PicturePtr>;

constexpr int components_of(ColourSpace colours) {
  if (colours == ColourSpace::gray) return 1;
  return colours == ColourSpace::rgb ? 3 : 4;
}

/// Whether rows are shown as columns.
constexpr bool is_turned(const Picture& picture) { return picture.orientation > 4; }

/// Pixels as the rows are stored.
constexpr int stored_width(const Picture& picture) {
  return is_turned(picture) ? picture.height : picture.width;
}
constexpr int stored_height(const Picture& picture) {
  return is_turned(picture) ? picture.width : picture.height;
}

}  // namespace nashra
