#include "picture/read_png.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <png.h>

#include "picture/exif.h"
#include "picture/read_picture.h"
#include "picture/trap.h"

namespace nashra {
namespace {

[[noreturn]] void jump(png_structp png, png_const_charp message) {
  Trap& trap = *static_cast<Trap*>(png_get_error_ptr(png));
  std::snprintf(trap.message, sizeof trap.message, "%s", message);
  std::longjmp(trap.jump, 1);
}

void ignore(png_structp /*png*/, png_const_charp /*warning*/) {}

/// What is left of the file.
struct Input {
  const char* at = nullptr;
  std::size_t left = 0;
  bool ended = false;  ///< more was wanted than there is
};

void read(png_structp png, png_bytep to, std::size_t count) {
  Input& input = *static_cast<Input*>(png_get_io_ptr(png));
  if (count > input.left) {
    input.ended = true;
    png_error(png, "the file ends too early");
  }
  std::memcpy(to, input.at, count);
  input.at += count;
  input.left -= count;
}

/// The library's decoder over a file in memory, from its creation to its end.
class Decoder {
 public:
  explicit Decoder(const std::string& bytes) : input_{bytes.data(), bytes.size()} {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, &trap_, jump, ignore);
    if (png_ != nullptr) info_ = png_create_info_struct(png_);
  }
  ~Decoder() { png_destroy_read_struct(&png_, &info_, nullptr); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  bool read_header() {
    if (info_ == nullptr) return false;
    return attempt(trap_, [this] {
      png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
      png_set_read_fn(png_, &input_, read);
      png_read_info(png_, info_);
    });
  }

  /// Asks for 8-bit components without palette, and with alpha where any pixel may be transparent. A picture
  /// that names its gamma and no colour space is brought to that of sRGB (PNG, 13.13).
  bool ask_for_plain_components() {
    return attempt(trap_, [this] {
      double gamma = 0;
      const bool has_space = png_get_valid(png_, info_, PNG_INFO_sRGB | PNG_INFO_iCCP) != 0;
      if (!has_space && png_get_gAMA(png_, info_, &gamma) != 0 && std::abs(gamma - kUsualGamma) > 0.01)
        png_set_gamma(png_, PNG_DEFAULT_sRGB, gamma);
      png_set_expand(png_);
      png_set_scale_16(png_);
      passes_ = png_set_interlace_handling(png_);
      png_read_update_info(png_, info_);
    });
  }

  /// Reads all rows into the picture's planes, which have their size; false when it breaks off before.
  bool read_rows(Picture& picture, std::string& row) {
    const int channels = components_of(picture.colours), alpha = picture.alpha.empty() ? 0 : 1;
    const auto width = static_cast<std::size_t>(picture.width);
    char* const buffer = row.data();
    char* const pixels = picture.pixels.data();
    char* const alphas = picture.alpha.data();
    return attempt(trap_, [=, this, &picture] {
      for (int pass = 0; pass < passes_; ++pass) {
        for (int y = 0; y < picture.height; ++y) {
          const auto offset = static_cast<std::size_t>(y) * width;
          char* const colours = pixels + offset * static_cast<std::size_t>(channels);
          if (alpha == 0) {
            png_read_row(png_, nullptr, reinterpret_cast<png_bytep>(colours));
          } else {
            if (pass > 0) join(buffer, colours, alphas + offset, width, channels);
            png_read_row(png_, nullptr, reinterpret_cast<png_bytep>(buffer));
            part(buffer, colours, alphas + offset, width, channels);
          }
          ++rows_;
        }
      }
    });
  }

  /// What stands behind the pixels says nothing about them: whether it is whole does not matter.
  void read_end() {
    static_cast<void>(attempt(trap_, [this] { png_read_end(png_, info_); }));
  }

  png_structp png() const { return png_; }
  png_infop info() const { return info_; }
  const char* message() const { return trap_.message; }
  bool ended() const { return input_.ended; }
  bool has_rows() const { return rows_ > 0; }

 private:
  static constexpr double kUsualGamma = 0.45455;

  static void part(const char* row, char* colours, char* alphas, std::size_t width, int channels) {
    for (std::size_t x = 0; x < width; ++x) {
      for (int channel = 0; channel < channels; ++channel) *colours++ = *row++;
      *alphas++ = *row++;
    }
  }

  static void join(char* row, const char* colours, const char* alphas, std::size_t width, int channels) {
    for (std::size_t x = 0; x < width; ++x) {
      for (int channel = 0; channel < channels; ++channel) *row++ = *colours++;
      *row++ = *alphas++;
    }
  }

  Trap trap_;
  Input input_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  int passes_ = 1;
  std::int64_t rows_ = 0;
};

int resolution_of(const Decoder& decoder, const ExifFacts& exif) {
  const png_uint_32 resolution = png_get_x_pixels_per_inch(decoder.png(), decoder.info());
  constexpr png_uint_32 kHighest = 100'000;
  return resolution == 0 || resolution > kHighest ? exif.resolution : static_cast<int>(resolution);
}

ExifFacts exif_of(const Decoder& decoder) {
  png_bytep data = nullptr;
  png_uint_32 size = 0;
  if (png_get_eXIf_1(decoder.png(), decoder.info(), &size, &data) == 0) return {};
  return read_exif({reinterpret_cast<const char*>(data), size});
}

std::string profile_of(const Decoder& decoder) {
  png_charp name = nullptr;
  png_bytep data = nullptr;
  png_uint_32 size = 0;
  int compression = 0;
  if (png_get_iCCP(decoder.png(), decoder.info(), &name, &compression, &data, &size) == 0) return {};
  return {reinterpret_cast<const char*>(data), size};
}

Outcome<Picture> broken(const SourceText& file, const Decoder& decoder) {
  return {std::nullopt, {{Code::picture_broken, {file.name}, {file.name, decoder.message()}}}};
}

bool is_opaque(const std::string& alpha) {
  return std::all_of(alpha.begin(), alpha.end(), [](char value) { return value == '\xFF'; });
}

/// Facts about the rows as they are stored; where something is missing at the end, the paper shows.
Picture empty_picture(const Decoder& decoder, int bits) {
  Picture picture;
  picture.bits = bits;
  picture.width = static_cast<int>(png_get_image_width(decoder.png(), decoder.info()));
  picture.height = static_cast<int>(png_get_image_height(decoder.png(), decoder.info()));
  const int type = png_get_color_type(decoder.png(), decoder.info());
  picture.colours = (type & PNG_COLOR_MASK_COLOR) != 0 ? ColourSpace::rgb : ColourSpace::gray;
  const std::size_t pixels =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  picture.pixels.assign(pixels * static_cast<std::size_t>(components_of(picture.colours)), '\xFF');
  if ((type & PNG_COLOR_MASK_ALPHA) != 0) picture.alpha.assign(pixels, '\xFF');
  return picture;
}

}  // namespace

Outcome<Picture> read_png(const SourceText& file) {
  Decoder decoder(file.bytes);
  if (!decoder.read_header()) return broken(file, decoder);
  const std::int64_t width = png_get_image_width(decoder.png(), decoder.info());
  const std::int64_t height = png_get_image_height(decoder.png(), decoder.info());
  if (width > kLongestSide || height > kLongestSide || width * height > kMostPixels) {
    return {
        std::nullopt,
        {{Code::picture_too_many_pixels, {file.name}, {file.name, width, height, kMostPixels / 1'000'000}}}};
  }
  const int bits = png_get_bit_depth(decoder.png(), decoder.info());
  if (!decoder.ask_for_plain_components()) return broken(file, decoder);
  Picture picture = empty_picture(decoder, bits);
  std::string row(png_get_rowbytes(decoder.png(), decoder.info()), '\0');
  Diagnostics diagnostics;
  if (!decoder.read_rows(picture, row)) {
    // What the checksums call wrong is not what was saved; what was cut off is, as far as it goes.
    if (!decoder.ended() || !decoder.has_rows()) return broken(file, decoder);
    diagnostics.push_back({Code::picture_damaged, {file.name}, {file.name, decoder.message()}});
  } else {
    decoder.read_end();
  }
  const ExifFacts exif = exif_of(decoder);
  picture.resolution = resolution_of(decoder, exif);
  picture.profile = profile_of(decoder);
  picture.orientation = exif.orientation;
  if (is_turned(picture)) std::swap(picture.width, picture.height);
  if (is_opaque(picture.alpha)) picture.alpha = {};
  return {std::move(picture), std::move(diagnostics)};
}

}  // namespace nashra
