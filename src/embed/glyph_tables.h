// The tables of a TrueType font that hold its glyphs, open to more of them (OpenType 1.9: glyf, loca, hmtx,
// hhea, maxp, head).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "embed/cells.h"

namespace nashra {

/// A font's glyphs, to which composite glyphs are added. Reads of damaged tables give zeros, never what lies
/// beyond them.
class GlyphTables {
 public:
  struct Tables {
    std::string glyf, head, hhea, hmtx, loca, maxp;
  };

  explicit GlyphTables(Tables tables);

  /// Whether the tables are whole enough to be added to.
  bool is_sound() const;
  std::size_t size() const { return metrics_.size(); }
  std::int32_t advance(std::uint16_t glyph) const { return metrics_[glyph].advance; }

  /// Adds a glyph; the components' glyphs are ids of these tables. Returns its id.
  std::uint16_t add(const Drawing& drawing);

  /// The tables with all that was added.
  Tables finish() const;

 private:
  struct Metric {
    std::uint16_t advance = 0;
    std::int16_t bearing = 0;
  };
  struct Box {
    int x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  };

  void append_outline(std::string_view bytes);
  std::string_view outline(std::uint16_t glyph) const;
  void count_outline(std::uint16_t glyph, int& points, int& contours) const;

  Tables tables_;
  std::vector<std::uint32_t> offsets_ = {0};  ///< loca, one more than glyphs
  std::vector<Metric> metrics_;
  int most_points_ = 0, most_contours_ = 0, most_components_ = 0;
};

}  // namespace nashra
