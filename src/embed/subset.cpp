#include "embed/subset.h"

#include <hb-subset.h>
#include <memory>

namespace nashra {
namespace {

template <auto destroy>
struct Destroy {
  template <class T>
  void operator()(T* object) const {
    destroy(object);
  }
};
using Input = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, Destroy<hb_subset_plan_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;

// A CIDFontType2 is addressed by glyph id: no character map, no names, no layout. Hinting goes with its flag.
constexpr hb_tag_t kUnneeded[] = {
    HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('M', 'A', 'T', 'H'),
    HB_TAG('C', 'O', 'L', 'R'), HB_TAG('C', 'P', 'A', 'L'), HB_TAG('V', 'D', 'M', 'X'),
    HB_TAG('h', 'd', 'm', 'x'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
    HB_TAG('V', 'O', 'R', 'G'), HB_TAG('k', 'e', 'r', 'n'),
};

Input input_for(const std::vector<std::uint32_t>& glyphs) {
  Input input(hb_subset_input_create_or_fail());
  if (!input) return input;
  hb_set_t* const wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
  hb_set_t* const dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag : kUnneeded) hb_set_add(dropped, tag);
  hb_subset_input_set_flags(input.get(), static_cast<hb_subset_flags_t>(HB_SUBSET_FLAGS_NO_HINTING |
                                                                        HB_SUBSET_FLAGS_NOTDEF_OUTLINE));
  return input;
}

std::string bytes_of(hb_face_t* face) {
  const Blob blob(hb_face_reference_blob(face));
  unsigned int length = 0;
  const char* const data = hb_blob_get_data(blob.get(), &length);
  return data == nullptr ? std::string() : std::string(data, length);
}

}  // namespace

std::optional<Subset> subset_font(const Font& font, const std::vector<std::uint32_t>& glyphs) {
  hb_face_t* const face = hb_font_get_face(font.handle());
  const Input input = input_for(glyphs);
  const Plan plan(input ? hb_subset_plan_create_or_fail(face, input.get()) : nullptr);
  const Face cut(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
  if (!cut) return std::nullopt;

  Subset subset{.program = bytes_of(cut.get()), .glyphs = {}, .widths = {}};
  if (subset.program.empty()) return std::nullopt;
  const hb_map_t* const new_ids = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  hb_font_t* const measured = hb_font_create(cut.get());
  for (const std::uint32_t glyph : glyphs) {
    const hb_codepoint_t id = hb_map_get(new_ids, glyph);
    subset.glyphs.push_back(id == HB_MAP_VALUE_INVALID ? 0 : static_cast<std::uint16_t>(id));
    subset.widths.push_back(hb_font_get_glyph_h_advance(measured, subset.glyphs.back()));
  }
  hb_font_destroy(measured);
  return subset;
}

}  // namespace nashra
