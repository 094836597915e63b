#include "embed/glyph_tables.h"

namespace nashra {
namespace {

std::string bytes(std::initializer_list<int> words) {
  std::string out;
  for (const int word : words) {
    out += static_cast<char>(word >> 8 & 0xFF);
    out += static_cast<char>(word & 0xFF);
  }
  return out;
}

std::string zeros_with(std::size_t size, std::initializer_list<std::pair<std::size_t, int>> values) {
  std::string out(size, '\0');
  for (const auto& [at, value] : values) {
    out[at] = static_cast<char>(value >> 8 & 0xFF);
    out[at + 1] = static_cast<char>(value & 0xFF);
  }
  return out;
}

/// Glyph 0 is blank; glyph 1 is a triangle from (10, 0) to (110, 200), its bearing 10, its advance 120.
GlyphTables::Tables triangle() {
  return {.glyf = bytes({1, 10, 0, 110, 200, 2, 0, 0x0101, 0x0100, 10, 100, -50, 0, 0, 200}),
          .head = zeros_with(54, {}),
          .hhea = zeros_with(36, {{10, 120}, {34, 2}}),
          .hmtx = bytes({50, 0, 120, 10}),
          .loca = bytes({0, 0, 15}),
          .maxp = zeros_with(32, {{0, 1}, {4, 2}, {6, 3}, {8, 1}})};
}

TEST(GlyphTables, ABlankGlyphHasAWidthAndNoOutline) {
  GlyphTables tables(triangle());
  EXPECT_EQ(tables.add({.components = {}, .advance = 77}), 2);
  const GlyphTables::Tables out = tables.finish();
  EXPECT_EQ(out.loca, bytes({0, 0, 0, 0, 0, 32, 0, 32}));
  EXPECT_EQ(out.hmtx, bytes({50, 0, 120, 10, 77, 0}));
}

TEST(GlyphTables, AComponentIsDrawnWhereItWasPut) {
  GlyphTables tables(triangle());
  tables.add({.components = {{.glyph = 1, .x = 5, .y = -30}}, .advance = 300});
  const GlyphTables::Tables out = tables.finish();
  EXPECT_EQ(out.glyf.substr(32), bytes({-1, 15, -30, 115, 170, 0x0003, 1, 5, -30, 0}));
  EXPECT_EQ(out.hmtx.substr(8), bytes({300, 15})) << "the bearing is the outline's left edge";
}

TEST(GlyphTables, TheBoxOfSeveralComponentsHoldsThemAll) {
  GlyphTables tables(triangle());
  tables.add({.components = {{.glyph = 1, .x = 0, .y = 0}, {.glyph = 0}, {.glyph = 1, .x = 500, .y = 40}},
              .advance = 700});
  const GlyphTables::Tables out = tables.finish();
  EXPECT_EQ(out.glyf.substr(32),
            bytes({-1, 10, 0, 610, 240, 0x0023, 1, 0, 0, 0x0003, 1, 500, 40, 0}).substr(0, 28))
      << "the blank one is left out";
  EXPECT_EQ(out.maxp, zeros_with(32, {{0, 1}, {4, 3}, {6, 3}, {8, 1}, {10, 6}, {12, 2}, {28, 2}, {30, 1}}));
}

TEST(GlyphTables, AGlyphWhoseBearingIsNotItsLeftEdgeKeepsItsPlace) {
  GlyphTables::Tables moved = triangle();
  moved.hmtx = bytes({50, 0, 120, 25});
  GlyphTables tables(moved);
  tables.add({.components = {{.glyph = 1}}, .advance = 300});
  EXPECT_EQ(tables.finish().glyf.substr(32, 4), bytes({-1, 25}));
}

TEST(GlyphTables, TruncatedTablesGiveBlanksAndNeverReadBeyond) {
  const GlyphTables::Tables whole = triangle();
  for (std::string GlyphTables::Tables::*table :
       {&GlyphTables::Tables::glyf, &GlyphTables::Tables::head, &GlyphTables::Tables::hhea,
        &GlyphTables::Tables::hmtx, &GlyphTables::Tables::loca, &GlyphTables::Tables::maxp}) {
    for (std::size_t size = 0; size < (whole.*table).size(); ++size) {
      GlyphTables::Tables cut = whole;
      (cut.*table).resize(size);
      GlyphTables tables(cut);
      if (!tables.is_sound()) continue;
      tables.add({.components = {{.glyph = 1, .x = 1, .y = 1}}, .advance = 10});
      EXPECT_EQ(tables.finish().loca.size(), 4U * (tables.size() + 1));
    }
  }
}

}  // namespace
}  // namespace nashra
