#include "picture/read_jpeg.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

// jpeglib.h needs the types of stdio.h, jerror.h those of jpeglib.h.
#include <jerror.h>
#include <jpeglib.h>

#include "picture/exif.h"
#include "picture/read_picture.h"
#include "picture/trap.h"

namespace nashra {
namespace {

/// Beyond this the decoder gives up; a progressive picture is held in memory whole, two bytes a sample.
constexpr long kMostMemory = 320L << 20U;

/// A file of a few kilobytes may hold thousands of scans, each of which visits the whole picture.
constexpr std::int64_t kMostPixelsVisited = 1'000'000'000;

/// What the decoder reports: an error jumps, the first sign of damage is kept.
struct Reports : jpeg_error_mgr {
  Trap trap;
  char damage[JMSG_LENGTH_MAX] = {};
  bool before_any_row = false;  ///< the damage: the file ends before the picture begins
};

Reports& reports_of(j_common_ptr info) { return *static_cast<Reports*>(info->err); }

[[noreturn]] void jump(j_common_ptr info) {
  Reports& reports = reports_of(info);
  info->err->format_message(info, reports.trap.message);
  std::longjmp(reports.trap.jump, 1);
}

/// Odd but harmless: the picture is complete.
bool is_harmless(int message) {
  return message == JWRN_EXTRANEOUS_DATA || message == JWRN_JFIF_MAJOR || message == JWRN_ADOBE_XFORM ||
         message == JWRN_BOGUS_ICC;
}

void note(j_common_ptr info, int level) {
  Reports& reports = reports_of(info);
  if (level >= 0 || is_harmless(reports.msg_code) || reports.damage[0] != '\0') return;
  info->err->format_message(info, reports.damage);
  if (info->is_decompressor == FALSE || reports.msg_code != JWRN_JPEG_EOF) return;
  const auto* const decoder = reinterpret_cast<j_decompress_ptr>(info);
  reports.before_any_row = decoder->input_scan_number <= 1 && decoder->input_iMCU_row == 0;
}

void stop_at_too_many_scans(j_common_ptr info) {
  const auto* const decoder = reinterpret_cast<j_decompress_ptr>(info);
  const std::int64_t pixels = std::int64_t{decoder->image_width} * decoder->image_height;
  if (decoder->input_scan_number <= kMostPixelsVisited / std::max<std::int64_t>(pixels, 1) + 1) return;
  Reports& reports = reports_of(info);
  std::snprintf(reports.trap.message, sizeof reports.trap.message, "it has too many scans");
  std::longjmp(reports.trap.jump, 1);
}

/// The library's decoder over a file in memory, from its creation to its end.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) {
    info_.err = jpeg_std_error(&reports_);
    reports_.error_exit = jump;
    reports_.emit_message = note;
    progress_.progress_monitor = stop_at_too_many_scans;
    is_open_ = attempt(reports_.trap, [&] {
      jpeg_create_decompress(&info_);
      info_.mem->max_memory_to_use = kMostMemory;
      info_.progress = &progress_;
      jpeg_mem_src(&info_, reinterpret_cast<const unsigned char*>(bytes.data()),
                   static_cast<unsigned long>(bytes.size()));
      jpeg_save_markers(&info_, JPEG_APP0 + 1, 0xFFFF);
      jpeg_save_markers(&info_, JPEG_APP0 + 2, 0xFFFF);
      jpeg_read_header(&info_, TRUE);
    });
  }
  ~Decoder() { jpeg_destroy_decompress(&info_); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  bool is_open() const { return is_open_; }
  const jpeg_decompress_struct& info() const { return info_; }
  jpeg_decompress_struct& info() { return info_; }
  Reports& reports() { return reports_; }

  /// Decodes everything, at an eighth of the size: all of the data is read, little is computed.
  bool try_all() {
    return attempt(reports_.trap, [this] {
      info_.scale_num = 1;
      info_.scale_denom = 8;
      info_.out_color_space = info_.jpeg_color_space;
      info_.dct_method = JDCT_IFAST;
      info_.do_fancy_upsampling = FALSE;
      jpeg_start_decompress(&info_);
      JSAMPARRAY row =
          info_.mem->alloc_sarray(reinterpret_cast<j_common_ptr>(&info_), JPOOL_IMAGE,
                                  info_.output_width * static_cast<JDIMENSION>(info_.output_components), 1);
      while (info_.output_scanline < info_.output_height) jpeg_read_scanlines(&info_, row, 1);
    });
  }

 private:
  jpeg_decompress_struct info_ = {};
  Reports reports_ = {};
  jpeg_progress_mgr progress_ = {};
  bool is_open_ = false;
};

/// The picture as a sequential JPEG with Huffman codes, from the same coefficients, so without loss; empty
/// when that fails.
std::string written_anew(std::string_view bytes) {
  Decoder decoder(bytes);
  if (!decoder.is_open()) return {};
  jpeg_compress_struct to = {};
  to.err = &decoder.reports();
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  const bool written = attempt(decoder.reports().trap, [&] {
    jvirt_barray_ptr* const coefficients = jpeg_read_coefficients(&decoder.info());
    jpeg_create_compress(&to);
    jpeg_mem_dest(&to, &buffer, &size);
    jpeg_copy_critical_parameters(&decoder.info(), &to);
    to.optimize_coding = TRUE;
    jpeg_write_coefficients(&to, coefficients);
    jpeg_finish_compress(&to);
  });
  std::string out;
  if (written) out.assign(reinterpret_cast<const char*>(buffer), size);
  jpeg_destroy_compress(&to);
  std::free(buffer);
  return out;
}

/// The Exif block, from its TIFF header on.
std::string_view exif_of(const jpeg_decompress_struct& info) {
  constexpr std::string_view kSign("Exif\0\0", 6);
  for (jpeg_saved_marker_ptr marker = info.marker_list; marker != nullptr; marker = marker->next) {
    const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
    if (marker->marker == JPEG_APP0 + 1 && data.substr(0, kSign.size()) == kSign)
      return data.substr(kSign.size());
  }
  return {};
}

/// The ICC profile, its pieces put together (ICC.1:2010, B.4); empty when it is not whole.
std::string profile_of(Decoder& decoder) {
  JOCTET* data = nullptr;
  unsigned size = 0;
  boolean found = FALSE;
  const bool done =
      attempt(decoder.reports().trap, [&] { found = jpeg_read_icc_profile(&decoder.info(), &data, &size); });
  std::string profile;
  if (done && found != FALSE) profile.assign(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return profile;
}

int resolution_of(const jpeg_decompress_struct& info, const ExifFacts& exif) {
  constexpr int kPerInch = 1, kPerCentimetre = 2;
  if (info.saw_JFIF_marker != FALSE && info.density_unit == kPerInch) return info.X_density;
  if (info.saw_JFIF_marker != FALSE && info.density_unit == kPerCentimetre) return info.X_density * 254 / 100;
  return exif.resolution;
}

/// Whether DCTDecode takes the file as it is: it knows no arithmetic codes, and takes three components for
/// YCbCr unless an Adobe marker says otherwise.
bool is_for_dct_decode(const jpeg_decompress_struct& info) {
  return info.arith_code == FALSE && (info.jpeg_color_space != JCS_RGB || info.saw_Adobe_marker != FALSE);
}

Outcome<Picture> refused(const SourceText& file, Code code, std::vector<Argument> arguments) {
  arguments.insert(arguments.begin(), file.name);
  return {std::nullopt, {{code, {file.name}, std::move(arguments)}}};
}

Picture facts_of(Decoder& decoder) {
  const jpeg_decompress_struct& info = decoder.info();
  const ExifFacts exif = read_exif(exif_of(info));
  Picture picture;
  picture.orientation = exif.orientation;
  picture.width = static_cast<int>(is_turned(picture) ? info.image_height : info.image_width);
  picture.height = static_cast<int>(is_turned(picture) ? info.image_width : info.image_height);
  picture.resolution = resolution_of(info, exif);
  if (info.num_components == 1) picture.colours = ColourSpace::gray;
  if (info.num_components == 4) picture.colours = ColourSpace::cmyk;
  picture.inverted = info.num_components == 4 && info.saw_Adobe_marker != FALSE;
  picture.profile = profile_of(decoder);
  return picture;
}

}  // namespace

Outcome<Picture> read_jpeg(const SourceText& file) {
  Decoder decoder(file.bytes);
  Reports& reports = decoder.reports();
  if (!decoder.is_open()) return refused(file, Code::picture_broken, {reports.trap.message});
  const jpeg_decompress_struct& info = decoder.info();
  const std::int64_t width = info.image_width, height = info.image_height;
  if (width > kLongestSide || height > kLongestSide || width * height > kMostPixels)
    return refused(file, Code::picture_too_many_pixels, {width, height, kMostPixels / 1'000'000});
  if (info.data_precision != 8)
    return refused(file, Code::picture_kind_unknown, {"a JPEG of other than 8 bits to the component"});
  if (info.num_components != 1 && info.num_components != 3 && info.num_components != 4)
    return refused(file, Code::picture_kind_unknown, {"a JPEG in a colour space of its own"});
  Picture picture = facts_of(decoder);
  if (!decoder.try_all()) {
    if (reports.msg_code == JERR_NO_BACKING_STORE)
      return refused(file, Code::picture_too_many_pixels, {width, height, kMostPixels / 1'000'000});
    return refused(file, Code::picture_broken, {reports.trap.message});
  }
  if (reports.before_any_row) return refused(file, Code::picture_broken, {reports.damage});
  const bool damaged = reports.damage[0] != '\0';
  picture.jpeg = damaged || !is_for_dct_decode(info) ? written_anew(file.bytes) : file.bytes;
  if (picture.jpeg.empty()) return refused(file, Code::picture_broken, {reports.damage});
  Outcome<Picture> outcome{std::move(picture), {}};
  if (damaged)
    outcome.diagnostics.push_back({Code::picture_damaged, {file.name}, {file.name, reports.damage}});
  return outcome;
}

}  // namespace nashra
