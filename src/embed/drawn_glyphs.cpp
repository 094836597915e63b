#include "embed/drawn_glyphs.h"

#include <algorithm>
#include <cmath>
#include <hb.h>
#include <memory>
#include <utility>

namespace nashra {
namespace {

constexpr std::size_t kMostPoints = 20000;  // of a glyph; real ones have hundreds

void append16(std::string& out, int value) {
  const auto bits = static_cast<std::uint16_t>(value);
  out += static_cast<char>(bits >> 8);
  out += static_cast<char>(bits & 0xFF);
}

void append32(std::string& out, std::size_t value) {
  append16(out, static_cast<int>(value >> 16));
  append16(out, static_cast<int>(value & 0xFFFF));
}

struct Vertex {
  double x = 0, y = 0;
};

Vertex between(Vertex a, Vertex b, double part) {
  return {a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}

struct OutlinePoint {
  int x = 0, y = 0;
  bool on_curve = true;
};

/// The contours of one glyph, as the shaper's library draws them.
class Outline {
 public:
  explicit Outline(double tolerance) : tolerance_(tolerance) {}

  void move_to(Vertex to) {
    close();
    pen_ = to;
    add(to, true);
  }

  void line_to(Vertex to) {
    pen_ = to;
    add(to, true);
  }

  void quadratic_to(Vertex control, Vertex to) {
    pen_ = to;
    add(control, false);
    add(to, true);
  }

  /// A cubic is cut into so many parts that a parabola lies close enough to each (the distance of the best
  /// parabola through both ends is √3/36 of the cubic's third difference, and falls with the cube of the
  /// parts).
  void cubic_to(Vertex first, Vertex second, Vertex to) {
    constexpr int kMostParts = 10;
    const Vertex start = pen_;
    const double third =
        std::hypot(to.x - 3 * second.x + 3 * first.x - start.x, to.y - 3 * second.y + 3 * first.y - start.y);
    const double wanted = std::ceil(std::cbrt(third * 0.0481125 / tolerance_));
    const int parts = wanted >= 1 ? static_cast<int>(std::min<double>(wanted, kMostParts)) : 1;
    Vertex at = start, one = first, two = second;
    for (int left = parts; left > 0; --left) {
      const double part = 1.0 / left;
      const Vertex a = between(at, one, part), b = between(one, two, part), c = between(two, to, part);
      const Vertex ab = between(a, b, part), bc = between(b, c, part), end = between(ab, bc, part);
      add({(3 * (a.x + ab.x) - at.x - end.x) / 4, (3 * (a.y + ab.y) - at.y - end.y) / 4}, false);
      add(left == 1 ? to : end, true);
      at = end;
      one = bc;
      two = c;
    }
    pen_ = to;
  }

  void close() {
    const std::size_t first = ends_.empty() ? 0 : ends_.back() + 1;
    if (points_.size() > first + 1) {
      const OutlinePoint &start = points_[first], &last = points_.back();
      if (last.on_curve && last.x == start.x && last.y == start.y) points_.pop_back();
    }
    if (points_.size() > first) ends_.push_back(points_.size() - 1);
  }

  std::size_t points() const { return points_.size(); }
  std::size_t contours() const { return ends_.size(); }

  /// A simple glyph description (OpenType, glyf); nothing without points or with too many.
  std::string description() const {
    if (points_.empty() || points_.size() > kMostPoints) return {};
    const auto by_x = [](const OutlinePoint& a, const OutlinePoint& b) { return a.x < b.x; };
    const auto by_y = [](const OutlinePoint& a, const OutlinePoint& b) { return a.y < b.y; };
    const auto [left, right] = std::minmax_element(points_.begin(), points_.end(), by_x);
    const auto [bottom, top] = std::minmax_element(points_.begin(), points_.end(), by_y);
    std::string out;
    append16(out, static_cast<int>(ends_.size()));
    for (const int edge : {left->x, bottom->y, right->x, top->y}) append16(out, edge);
    for (const std::size_t end : ends_) append16(out, static_cast<int>(end));
    append16(out, 0);
    for (const OutlinePoint& point : points_) out += static_cast<char>(point.on_curve ? 1 : 0);
    int before = 0;
    for (const OutlinePoint& point : points_) append16(out, point.x - std::exchange(before, point.x));
    before = 0;
    for (const OutlinePoint& point : points_) append16(out, point.y - std::exchange(before, point.y));
    return out;
  }

 private:
  /// Half of what 16 bits hold, so that the difference of any two fits too.
  static int rounded(double value) {
    constexpr double kFarthest = 16383;
    return std::isfinite(value) ? static_cast<int>(std::lround(std::clamp(value, -kFarthest, kFarthest))) : 0;
  }

  void add(Vertex at, bool on_curve) {
    if (points_.size() <= kMostPoints) points_.push_back({rounded(at.x), rounded(at.y), on_curve});
  }

  double tolerance_;
  Vertex pen_;
  std::vector<OutlinePoint> points_;
  std::vector<std::size_t> ends_;
};

Outline& outline_of(void* data) { return *static_cast<Outline*>(data); }

struct Destroy {
  void operator()(hb_draw_funcs_t* functions) const { hb_draw_funcs_destroy(functions); }
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
using DrawFunctions = std::unique_ptr<hb_draw_funcs_t, Destroy>;

DrawFunctions drawing_functions() {
  DrawFunctions functions(hb_draw_funcs_create());
  hb_draw_funcs_set_move_to_func(
      functions.get(),
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
        outline_of(data).move_to({x, y});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(
      functions.get(),
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
        outline_of(data).line_to({x, y});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(
      functions.get(),
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
        outline_of(data).quadratic_to({cx, cy}, {x, y});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(
      functions.get(),
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float ax, float ay, float bx, float by, float x,
         float y, void*) {
        outline_of(data).cubic_to({ax, ay}, {bx, by}, {x, y});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(
      functions.get(),
      [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) { outline_of(data).close(); }, nullptr,
      nullptr);
  hb_draw_funcs_make_immutable(functions.get());
  return functions;
}

void draw(hb_font_t* font, std::uint32_t glyph, hb_draw_funcs_t* functions, Outline& outline) {
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(font, glyph, functions, &outline);
#else
  hb_font_get_glyph_shape(font, glyph, functions, &outline);
#endif
  outline.close();
}

std::string table(hb_face_t* face, hb_tag_t tag) {
  const std::unique_ptr<hb_blob_t, Destroy> blob(hb_face_reference_table(face, tag));
  unsigned int length = 0;
  const char* const data = hb_blob_get_data(blob.get(), &length);
  return data == nullptr ? std::string() : std::string(data, length);
}

/// Version 1.0, all numbers 0 but those that the glyphs ask for.
std::string maxima(std::size_t glyphs, std::size_t points, std::size_t contours) {
  std::string out;
  append32(out, 0x00010000);
  append16(out, static_cast<int>(glyphs));
  append16(out, static_cast<int>(points));
  append16(out, static_cast<int>(contours));
  append32(out, 0);
  append16(out, 2);  // zones
  out.resize(32);
  return out;
}

}  // namespace

GlyphTables::Tables draw_glyphs(const Font& font, const std::vector<std::uint32_t>& glyphs) {
  constexpr std::size_t kHead = 54, kLocaFormat = 50, kHhea = 36, kMetrics = 34;
  hb_face_t* const face = hb_font_get_face(font.handle());
  GlyphTables::Tables tables;
  tables.head = table(face, HB_TAG('h', 'e', 'a', 'd'));
  tables.hhea = table(face, HB_TAG('h', 'h', 'e', 'a'));
  if (tables.head.size() < kHead || tables.hhea.size() < kHhea) return {};
  tables.head.replace(kLocaFormat, 2, std::string("\0\1", 2));
  const DrawFunctions functions = drawing_functions();
  const double tolerance = std::max(font.facts().units_per_em, 1) * 0.0003;
  std::size_t most_points = 0, most_contours = 0;
  append32(tables.loca, 0);
  for (const std::uint32_t glyph : glyphs) {
    Outline outline(tolerance);
    draw(font.handle(), glyph, functions.get(), outline);
    const std::string description = outline.description();
    tables.glyf += description;
    tables.glyf.resize((tables.glyf.size() + 3) / 4 * 4);
    append32(tables.loca, tables.glyf.size());
    append16(tables.hmtx, std::clamp(hb_font_get_glyph_h_advance(font.handle(), glyph), 0, 65535));
    tables.hmtx += description.empty() ? std::string(2, '\0') : description.substr(2, 2);
    if (description.empty()) continue;
    most_points = std::max(most_points, outline.points());
    most_contours = std::max(most_contours, outline.contours());
  }
  std::string metrics;
  append16(metrics, static_cast<int>(glyphs.size()));
  tables.hhea.replace(kMetrics, 2, metrics);
  tables.maxp = maxima(glyphs.size(), most_points, most_contours);
  return tables;
}

}  // namespace nashra
