#include "font/font.h"

#include <hb.h>

namespace nashra {

bool Font::covers(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(handle_.get(), code_point, &glyph) != 0 && glyph != 0;
}

void Font::Release::operator()(hb_font_t* font) const { hb_font_destroy(font); }

}  // namespace nashra
