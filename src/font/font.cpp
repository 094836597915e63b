#include "font/font.h"

#include <algorithm>
#include <cstdint>
#include <hb.h>

namespace nashra {
namespace {

/// How far the letter's ink reaches above the baseline, in font units; 0 where there is none.
int top_of(hb_font_t* font, char32_t letter) {
  hb_codepoint_t glyph = 0;
  hb_glyph_extents_t box{};
  const bool has_ink = hb_font_get_nominal_glyph(font, letter, &glyph) != 0 && glyph != 0 &&
                       hb_font_get_glyph_extents(font, glyph, &box) != 0;
  return has_ink ? std::max(box.y_bearing, 0) : 0;
}

}  // namespace

bool Font::covers(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(handle_.get(), code_point, &glyph) != 0 && glyph != 0;
}

int Font::small_letter_height() const {
  constexpr char32_t kX = U'x', kCyrillicEn = U'н', kInitialBeh = 0xFE91, kMedialBeh = 0xFE92;
  // As in Amiri, whose letters of both scripts are made to stand side by side.
  constexpr int kToothOfX = 890, kWhole = 1000;
  for (const char32_t letter : {kX, kCyrillicEn}) {
    if (const int height = top_of(handle_.get(), letter); height > 0) return height;
  }
  return std::max(top_of(handle_.get(), kInitialBeh), top_of(handle_.get(), kMedialBeh)) * kWhole / kToothOfX;
}

// OpenType 1.9 allows an em of 16 to 16384 units.
FontPtr Font::at_scale(int permille) const {
  constexpr std::int64_t kFewest = 16, kMost = 16384;
  const std::int64_t units = (std::int64_t{facts_.units_per_em} * 1000 + permille / 2) / permille;
  Facts facts = facts_;
  facts.units_per_em = static_cast<int>(std::clamp(units, kFewest, kMost));
  return std::make_shared<const Font>(std::move(facts), Handle(hb_font_reference(handle_.get())));
}

void Font::Release::operator()(hb_font_t* font) const { hb_font_destroy(font); }

}  // namespace nashra
