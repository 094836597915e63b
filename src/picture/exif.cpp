#include "picture/exif.h"

#include <cstddef>
#include <cstdint>

namespace nashra {
namespace {

constexpr std::uint32_t kOrientation = 0x0112, kResolution = 0x011A, kResolutionUnit = 0x0128;
constexpr std::uint32_t kCentimetre = 3;
constexpr std::uint64_t kHighestResolution = 100'000;

/// Numbers at offsets of the block; beyond its end they are 0.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), big_endian_(bytes.substr(0, 2) == "MM") {}

  bool is_valid() const {
    return (big_endian_ || bytes_.substr(0, 2) == "II") && number(2, 2) == 42 && bytes_.size() >= 8;
  }

  std::uint32_t number(std::size_t at, std::size_t count) const {
    if (at > bytes_.size() || count > bytes_.size() - at) return 0;
    std::uint32_t value = 0;
    for (std::size_t index = 0; index < count; ++index) {
      const auto byte = static_cast<unsigned char>(bytes_[at + (big_endian_ ? index : count - 1 - index)]);
      value = value << 8U | byte;
    }
    return value;
  }

 private:
  std::string_view bytes_;
  bool big_endian_;
};

}  // namespace

ExifFacts read_exif(std::string_view bytes) {
  constexpr std::size_t kEntrySize = 12;
  const Tiff tiff(bytes);
  ExifFacts facts;
  if (!tiff.is_valid()) return facts;
  const std::size_t directory = tiff.number(4, 4);
  std::uint64_t numerator = 0, denominator = 0;
  bool metric = false;
  for (std::size_t entry = 0; entry < tiff.number(directory, 2); ++entry) {
    const std::size_t at = directory + 2 + entry * kEntrySize;
    const std::uint32_t tag = tiff.number(at, 2), value = tiff.number(at + 8, 2);
    if (tag == kOrientation && value >= 1 && value <= 8) facts.orientation = static_cast<int>(value);
    if (tag == kResolutionUnit) metric = value == kCentimetre;
    if (tag == kResolution) {
      const std::size_t rational = tiff.number(at + 8, 4);
      numerator = tiff.number(rational, 4);
      denominator = tiff.number(rational + 4, 4);
    }
  }
  if (denominator == 0) return facts;
  const std::uint64_t resolution = metric ? numerator * 254 / (denominator * 100) : numerator / denominator;
  if (resolution <= kHighestResolution) facts.resolution = static_cast<int>(resolution);
  return facts;
}

}  // namespace nashra
