#include "shape/glyphs.h"

#include <algorithm>
#include <array>
#include <hb.h>

namespace nashra {
namespace {

constexpr hb_codepoint_t kInvisible = 0xFFFFFFFF;  // no glyph of any font

struct DestroyBuffer {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

hb_buffer_t* empty_buffer() {
  thread_local const std::unique_ptr<hb_buffer_t, DestroyBuffer> buffer(hb_buffer_create());
  hb_buffer_clear_contents(buffer.get());
  return buffer.get();
}

unsigned flags_of(const ShapingSource& source) {
  unsigned flags = HB_BUFFER_FLAG_PRODUCE_SAFE_TO_INSERT_TATWEEL;
  if (source.begins_paragraph) flags |= HB_BUFFER_FLAG_BOT;
  if (source.ends_paragraph) flags |= HB_BUFFER_FLAG_EOT;
  return flags;
}

void measure_ink(ShapedWord& word) {
  bool has_ink = false;
  for (const Glyph& glyph : word.glyphs) {
    hb_glyph_extents_t box{};
    if (hb_font_get_glyph_extents(word.font->handle(), glyph.id, &box) == 0 || box.height == 0) continue;
    const std::int32_t top = glyph.y_offset + box.y_bearing;
    const std::int32_t bottom = top + box.height;
    word.ink_top = has_ink ? std::max(word.ink_top, top) : top;
    word.ink_bottom = has_ink ? std::min(word.ink_bottom, bottom) : bottom;
    has_ink = true;
  }
}

void take_first_characters_in(std::vector<Glyph>& glyphs) {
  const auto by_cluster = [](const Glyph& a, const Glyph& b) { return a.cluster < b.cluster; };
  const auto first = std::min_element(glyphs.begin(), glyphs.end(), by_cluster);
  if (first == glyphs.end()) return;
  const std::uint32_t cluster = first->cluster;
  for (Glyph& glyph : glyphs) {
    if (glyph.cluster == cluster) glyph.cluster = 0;
  }
}

}  // namespace

Direction direction_of(const TextRun& run) {
  return run.level % 2 == 1 ? Direction::right_to_left : Direction::left_to_right;
}

std::vector<Glyph> shape_glyphs(const TextRun& run, const ShapingSource& source) {
  hb_buffer_t* buffer = empty_buffer();
  hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(source.text.data()),
                      static_cast<int>(source.text.size()), static_cast<unsigned>(source.word.begin),
                      static_cast<int>(length_of(source.word)));
  hb_buffer_set_direction(
      buffer, direction_of(run) == Direction::right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(run.script));
  const std::string_view language = run.language->tag;
  hb_buffer_set_language(buffer, hb_language_from_string(language.data(), static_cast<int>(language.size())));
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
  hb_buffer_set_flags(buffer, static_cast<hb_buffer_flags_t>(flags_of(source)));
  // Characters that are never shown are dropped below. Asked to remove them itself, HarfBuzz gives their
  // clusters to the glyph on the left, which may stand after a break.
  hb_buffer_set_invisible_glyph(buffer, kInvisible);
  // Never Graphite: it says nothing about where a word may be broken or lengthened.
  static constexpr std::array<const char*, 2> kShapers{"ot", nullptr};
  hb_shape_full(run.font->handle(), buffer, nullptr, 0, kShapers.data());
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  std::vector<Glyph> glyphs;
  glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    if (infos[i].codepoint == kInvisible) continue;
    const unsigned flags = hb_glyph_info_get_glyph_flags(&infos[i]);
    glyphs.push_back({.id = infos[i].codepoint,
                      .cluster = infos[i].cluster - static_cast<std::uint32_t>(source.word.begin),
                      .advance = positions[i].x_advance,
                      .x_offset = positions[i].x_offset,
                      .y_offset = positions[i].y_offset,
                      .unsafe_to_break = (flags & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0,
                      .safe_to_insert_tatweel = (flags & HB_GLYPH_FLAG_SAFE_TO_INSERT_TATWEEL) != 0});
  }
  return glyphs;
}

ShapedWord make_word(const TextRun& run, std::u16string_view text, std::vector<Glyph> glyphs) {
  ShapedWord word;
  word.font = run.font;
  word.text = text;
  word.direction = direction_of(run);
  word.script = run.script;
  word.language = run.language;
  take_first_characters_in(glyphs);
  word.glyphs = std::move(glyphs);
  for (const Glyph& glyph : word.glyphs) word.advance += glyph.advance;
  measure_ink(word);
  return word;
}

}  // namespace nashra
