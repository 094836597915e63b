#include "embed/glyph_tables.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace nashra {
namespace {

// Places in head, hhea and maxp.
constexpr std::size_t kHeadLength = 54, kHeadLocaFormat = 50;
constexpr std::size_t kHheaLength = 36, kHheaWidest = 10, kHheaMetrics = 34;
constexpr std::size_t kMaxpLength = 32, kMaxpGlyphs = 4, kMaxpCompositePoints = 10,
                      kMaxpCompositeContours = 12, kMaxpComponents = 28, kMaxpDepth = 30;
constexpr std::size_t kGlyphHeader = 10;

// Flags of a component.
constexpr std::uint16_t kWords = 0x0001, kOffsets = 0x0002, kMore = 0x0020;

std::uint16_t read16(std::string_view bytes, std::size_t at) {
  if (at + 2 > bytes.size()) return 0;
  return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) << 8 |
                                    static_cast<unsigned char>(bytes[at + 1]));
}

int read_signed16(std::string_view bytes, std::size_t at) {
  return static_cast<std::int16_t>(read16(bytes, at));
}

std::uint32_t read32(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(read16(bytes, at)) << 16 | read16(bytes, at + 2);
}

void append16(std::string& out, std::uint16_t value) {
  out += static_cast<char>(value >> 8);
  out += static_cast<char>(value & 0xFF);
}

void append_signed16(std::string& out, int value) {
  constexpr int kLeast = std::numeric_limits<std::int16_t>::min(),
                kMost = std::numeric_limits<std::int16_t>::max();
  append16(out, static_cast<std::uint16_t>(static_cast<std::int16_t>(std::clamp(value, kLeast, kMost))));
}

void set16(std::string& bytes, std::size_t at, int value) {
  const auto number = static_cast<std::uint16_t>(std::clamp(value, 0, 65535));
  bytes[at] = static_cast<char>(number >> 8);
  bytes[at + 1] = static_cast<char>(number & 0xFF);
}

}  // namespace

GlyphTables::GlyphTables(Tables tables) : tables_(std::move(tables)) {
  if (!is_sound()) return;
  const std::size_t glyphs = read16(tables_.maxp, kMaxpGlyphs);
  const bool is_long = read16(tables_.head, kHeadLocaFormat) != 0;
  const auto offset = [&](std::size_t glyph) -> std::size_t {
    return is_long ? read32(tables_.loca, 4 * glyph) : 2U * read16(tables_.loca, 2 * glyph);
  };
  const std::string source = std::exchange(tables_.glyf, {});
  const std::size_t full = std::max<std::size_t>(read16(tables_.hhea, kHheaMetrics), 1);
  for (std::size_t i = 0; i < glyphs; ++i) {
    const std::size_t begin = offset(i), end = offset(i + 1);
    const bool has_outline = begin + kGlyphHeader <= end && end <= source.size();
    append_outline(has_outline ? std::string_view(source).substr(begin, end - begin) : std::string_view());
    const std::size_t bearing = i < full ? 4 * i + 2 : 4 * full + 2 * (i - full);
    metrics_.push_back({.advance = read16(tables_.hmtx, 4 * std::min(i, full - 1)),
                        .bearing = static_cast<std::int16_t>(read16(tables_.hmtx, bearing))});
  }
}

void GlyphTables::append_outline(std::string_view bytes) {
  tables_.glyf += bytes;
  tables_.glyf.resize((tables_.glyf.size() + 3) / 4 * 4);
  offsets_.push_back(static_cast<std::uint32_t>(tables_.glyf.size()));
}

bool GlyphTables::is_sound() const {
  return tables_.head.size() >= kHeadLength && tables_.hhea.size() >= kHheaLength &&
         tables_.maxp.size() >= kMaxpLength && read16(tables_.maxp, kMaxpGlyphs) > 0;
}

std::string_view GlyphTables::outline(std::uint16_t glyph) const {
  return std::string_view(tables_.glyf).substr(offsets_[glyph], offsets_[glyph + 1U] - offsets_[glyph]);
}

void GlyphTables::count_outline(std::uint16_t glyph, int& points, int& contours) const {
  const std::string_view bytes = outline(glyph);
  const int own = read_signed16(bytes, 0);
  if (own < 0) {
    points += read16(tables_.maxp, kMaxpCompositePoints);
    contours += read16(tables_.maxp, kMaxpCompositeContours);
  } else if (own > 0) {
    points += read16(bytes, kGlyphHeader + 2 * (static_cast<std::size_t>(own) - 1)) + 1;
    contours += own;
  }
}

std::uint16_t GlyphTables::add(const Drawing& drawing) {
  std::string components;
  Box box{.x_min = std::numeric_limits<int>::max(),
          .y_min = std::numeric_limits<int>::max(),
          .x_max = std::numeric_limits<int>::min(),
          .y_max = std::numeric_limits<int>::min()};
  int points = 0, contours = 0, count = 0;
  std::size_t flags_of_last = 0;
  for (const Component& component : drawing.components) {
    const auto glyph = static_cast<std::uint16_t>(component.glyph);
    const std::string_view bytes = outline(glyph);
    if (bytes.empty()) continue;
    // A glyph alone is drawn with its left side bearing at the pen; a component is drawn where its points
    // are.
    const int x = component.x + metrics_[glyph].bearing - read_signed16(bytes, 2), y = component.y;
    flags_of_last = components.size();
    append16(components, kWords | kOffsets | kMore);
    append16(components, glyph);
    append_signed16(components, x);
    append_signed16(components, y);
    box.x_min = std::min(box.x_min, x + read_signed16(bytes, 2));
    box.y_min = std::min(box.y_min, y + read_signed16(bytes, 4));
    box.x_max = std::max(box.x_max, x + read_signed16(bytes, 6));
    box.y_max = std::max(box.y_max, y + read_signed16(bytes, 8));
    count_outline(glyph, points, contours);
    ++count;
  }

  std::string bytes;
  if (count > 0) {
    set16(components, flags_of_last, kWords | kOffsets);
    append_signed16(bytes, -1);
    for (const int edge : {box.x_min, box.y_min, box.x_max, box.y_max}) append_signed16(bytes, edge);
    bytes += components;
  }
  append_outline(bytes);
  metrics_.push_back({.advance = static_cast<std::uint16_t>(drawing.advance),
                      .bearing = static_cast<std::int16_t>(read_signed16(bytes, 2))});
  most_points_ = std::max(most_points_, points);
  most_contours_ = std::max(most_contours_, contours);
  most_components_ = std::max(most_components_, count);
  return static_cast<std::uint16_t>(metrics_.size() - 1);
}

GlyphTables::Tables GlyphTables::finish() const {
  Tables out = tables_;
  out.loca.clear();
  for (const std::uint32_t offset : offsets_) {
    append16(out.loca, static_cast<std::uint16_t>(offset >> 16));
    append16(out.loca, static_cast<std::uint16_t>(offset & 0xFFFF));
  }
  out.hmtx.clear();
  int widest = 0;
  for (const Metric& metric : metrics_) {
    append16(out.hmtx, metric.advance);
    append16(out.hmtx, static_cast<std::uint16_t>(metric.bearing));
    widest = std::max<int>(widest, metric.advance);
  }
  const auto glyphs = static_cast<int>(metrics_.size());
  set16(out.head, kHeadLocaFormat, 1);
  set16(out.hhea, kHheaWidest, widest);
  set16(out.hhea, kHheaMetrics, glyphs);
  set16(out.maxp, kMaxpGlyphs, glyphs);
  const auto raise = [&out](std::size_t at, int least) {
    set16(out.maxp, at, std::max<int>(read16(out.maxp, at), least));
  };
  raise(kMaxpCompositePoints, most_points_);
  raise(kMaxpCompositeContours, most_contours_);
  raise(kMaxpComponents, most_components_);
  set16(out.maxp, kMaxpDepth, read16(out.maxp, kMaxpDepth) + 1);
  return out;
}

}  // namespace nashra
