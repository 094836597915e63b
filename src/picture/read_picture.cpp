#include "picture/read_picture.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "picture/read_jpeg.h"
#include "picture/read_png.h"

namespace nashra {
namespace {

enum class Format : std::uint8_t { jpeg, png, other };

/// How a file of a format begins, from byte `at` on, and how the format is called in a sentence.
struct Signature {
  std::size_t at;
  std::string_view bytes;
  std::string_view name;
  Format format = Format::other;
};

constexpr auto kSignatures = std::to_array<Signature>({
    {0, "\xFF\xD8\xFF", "a JPEG picture", Format::jpeg},
    {0, "\x89PNG", "a PNG picture", Format::png},
    {0, "GIF8", "a GIF picture"},
    {0, "BM", "a BMP picture"},
    {8, "WEBP", "a WebP picture"},
    {0, "II*\0", "a TIFF picture"},
    {0, std::string_view("MM\0*", 4), "a TIFF picture"},
    {4, "ftypavif", "an AVIF picture"},
    {4, "ftyphei", "a HEIC picture"},
    {4, "ftypmif1", "a HEIC picture"},
    {4, "jP  ", "a JPEG 2000 picture"},
    {0, "8BPS", "a Photoshop file"},
    {0, "%PDF-", "a PDF"},
    {0, "%!PS", "a PostScript file"},
    {0, "\xC5\xD0\xD3\xC6", "an EPS file"},
    {0, "<svg", "an SVG drawing"},
    {0, "<?xml", "an XML file"},
    {0, "<!DOCTYPE", "a web page"},
    {0, "<html", "a web page"},
});

const Signature* signature_of(std::string_view bytes) {
  const auto found = std::find_if(kSignatures.begin(), kSignatures.end(), [&](const Signature& signature) {
    return bytes.size() > signature.at &&
           bytes.substr(signature.at, signature.bytes.size()) == signature.bytes;
  });
  return found == kSignatures.end() ? nullptr : &*found;
}

/// The name's end behind its last point, in small letters; empty without one.
std::string extension_of(std::string_view name) {
  const std::size_t point = name.rfind('.');
  if (point == std::string_view::npos || name.find('/', point) != std::string_view::npos) return {};
  std::string extension;
  for (const char letter : name.substr(point + 1))
    extension += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
  return extension;
}

bool is_misnamed(Format format, const std::string& extension) {
  if (extension.empty()) return false;
  if (format == Format::png) return extension != "png";
  return extension != "jpg" && extension != "jpeg" && extension != "jpe" && extension != "jfif";
}

/// Whether a profile is whole and is one of these colours (ICC.1:2010, 7.2).
bool is_usable(std::string_view profile, ColourSpace colours) {
  constexpr std::size_t kHeader = 128;
  if (profile.size() < kHeader || profile.substr(36, 4) != "acsp") return false;
  std::size_t size = 0;
  for (const char byte : profile.substr(0, 4)) size = size << 8U | static_cast<unsigned char>(byte);
  const std::string_view space = profile.substr(16, 4);
  if (size != profile.size()) return false;
  if (colours == ColourSpace::gray) return space == "GRAY";
  return space == (colours == ColourSpace::rgb ? "RGB " : "CMYK");
}

}  // namespace

Outcome<Picture> read_picture(const SourceText& file) {
  if (file.bytes.size() > static_cast<std::size_t>(kPictureLimit) << 20U)
    return {std::nullopt, {{Code::file_too_large, {file.name}, {file.name, kPictureLimit}}}};
  const Signature* const signature = signature_of(file.bytes);
  if (signature == nullptr || signature->format == Format::other) {
    const std::string what(signature == nullptr ? "no picture that nashra knows" : signature->name);
    return {std::nullopt, {{Code::picture_kind_unknown, {file.name}, {file.name, what}}}};
  }
  Outcome<Picture> picture = signature->format == Format::jpeg ? read_jpeg(file) : read_png(file);
  if (!picture.value) return picture;
  if (is_misnamed(signature->format, extension_of(file.name))) {
    picture.diagnostics.push_back(
        {Code::picture_misnamed, {file.name}, {file.name, std::string(signature->name)}});
  }
  if (!picture.value->profile.empty() && !is_usable(picture.value->profile, picture.value->colours)) {
    picture.value->profile.clear();
    picture.diagnostics.push_back({Code::picture_profile_unusable, {file.name}, {file.name}});
  }
  return picture;
}

}  // namespace nashra
