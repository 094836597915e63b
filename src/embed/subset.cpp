#include "embed/subset.h"

#include <hb-subset.h>
#include <map>
#include <memory>

#include "embed/drawn_glyphs.h"
#include "embed/glyph_tables.h"

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

// Dropped before the work of subsetting them; what is left is cut down to six tables later.
constexpr hb_tag_t kUnneeded[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('C', 'O', 'L', 'R')};

Input input_for(const std::vector<Drawing>& drawings) {
  Input input(hb_subset_input_create_or_fail());
  if (!input) return input;
  hb_set_t* const wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const Drawing& drawing : drawings) {
    for (const Component& component : drawing.components) hb_set_add(wanted, component.glyph);
  }
  hb_set_t* const dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag : kUnneeded) hb_set_add(dropped, tag);
  hb_subset_input_set_flags(input.get(), static_cast<hb_subset_flags_t>(HB_SUBSET_FLAGS_NO_HINTING |
                                                                        HB_SUBSET_FLAGS_NOTDEF_OUTLINE));
  return input;
}

constexpr std::size_t kMostGlyphs = 65535;

std::string table(hb_face_t* face, hb_tag_t tag) {
  const Blob blob(hb_face_reference_table(face, tag));
  unsigned int length = 0;
  const char* const data = hb_blob_get_data(blob.get(), &length);
  return data == nullptr ? std::string() : std::string(data, length);
}

constexpr hb_tag_t kGlyf = HB_TAG('g', 'l', 'y', 'f'), kHead = HB_TAG('h', 'e', 'a', 'd'),
                   kHhea = HB_TAG('h', 'h', 'e', 'a'), kHmtx = HB_TAG('h', 'm', 't', 'x'),
                   kLoca = HB_TAG('l', 'o', 'c', 'a'), kMaxp = HB_TAG('m', 'a', 'x', 'p');

std::string program_of(const GlyphTables::Tables& tables) {
  const Face builder(hb_face_builder_create());
  const auto add = [&builder](hb_tag_t tag, const std::string& bytes) {
    const Blob blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY,
                                   nullptr, nullptr));
    hb_face_builder_add_table(builder.get(), tag, blob.get());
  };
  add(kGlyf, tables.glyf);
  add(kHead, tables.head);
  add(kHhea, tables.hhea);
  add(kHmtx, tables.hmtx);
  add(kLoca, tables.loca);
  add(kMaxp, tables.maxp);
  const Blob file(hb_face_reference_blob(builder.get()));
  unsigned int length = 0;
  const char* const data = hb_blob_get_data(file.get(), &length);
  return data == nullptr ? std::string() : std::string(data, length);
}

/// The glyphs of a font that drawings name, as tables of their own, and what their ids are there.
struct Cut {
  GlyphTables::Tables tables;
  std::map<std::uint32_t, std::uint32_t> ids;
};

std::optional<Cut> cut_font(const Font& font, const std::vector<Drawing>& drawings) {
  const Input input = input_for(drawings);
  const Plan plan(input ? hb_subset_plan_create_or_fail(hb_font_get_face(font.handle()), input.get())
                        : nullptr);
  const Face cut(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
  if (!cut) return std::nullopt;
  Cut out{{.glyf = table(cut.get(), kGlyf),
           .head = table(cut.get(), kHead),
           .hhea = table(cut.get(), kHhea),
           .hmtx = table(cut.get(), kHmtx),
           .loca = table(cut.get(), kLoca),
           .maxp = table(cut.get(), kMaxp)},
          {}};
  const hb_map_t* const new_ids = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const Drawing& drawing : drawings) {
    for (const Component& component : drawing.components)
      out.ids.emplace(component.glyph, hb_map_get(new_ids, component.glyph));
  }
  return out;
}

std::optional<Cut> draw_font(const Font& font, const std::vector<Drawing>& drawings) {
  std::map<std::uint32_t, std::uint32_t> ids{{0, 0}};
  for (const Drawing& drawing : drawings) {
    for (const Component& component : drawing.components) ids.emplace(component.glyph, 0);
  }
  std::vector<std::uint32_t> glyphs;
  for (auto& [glyph, id] : ids) {
    id = static_cast<std::uint32_t>(glyphs.size());
    glyphs.push_back(glyph);
  }
  return Cut{draw_glyphs(font, glyphs), std::move(ids)};
}

/// The drawing with the program's glyph ids; a glyph that the font does not have becomes .notdef.
Drawing renumbered(Drawing drawing, const std::map<std::uint32_t, std::uint32_t>& ids, std::size_t glyphs) {
  for (Component& component : drawing.components) {
    const std::uint32_t id = ids.at(component.glyph);
    component.glyph = id < glyphs ? id : 0;
  }
  return drawing;
}

/// The glyph that is this drawing already, if there is one.
std::optional<std::uint16_t> ready_glyph(const Drawing& drawing, const GlyphTables& tables) {
  if (drawing.components.size() != 1) return std::nullopt;
  const Component& only = drawing.components.front();
  const auto glyph = static_cast<std::uint16_t>(only.glyph);
  const bool ready = glyph != 0 && only.x == 0 && only.y == 0 && tables.advance(glyph) == drawing.advance;
  return ready ? std::optional(glyph) : std::nullopt;
}

}  // namespace

/// A face at a scale has other units to the em than its file: the program gets them too, so that widths and
/// drawings agree whatever size they are shown at.
void set_units_per_em(std::string& head, int units) {
  constexpr std::size_t kUnitsPerEm = 18;
  if (head.size() < kUnitsPerEm + 2) return;
  head[kUnitsPerEm] = static_cast<char>(units >> 8);
  head[kUnitsPerEm + 1] = static_cast<char>(units & 0xFF);
}

std::optional<Subset> subset_font(const Font& font, const std::vector<Drawing>& drawings) {
  std::optional<Cut> cut = font.facts().has_glyf ? cut_font(font, drawings) : draw_font(font, drawings);
  if (!cut) return std::nullopt;
  set_units_per_em(cut->tables.head, font.facts().units_per_em);
  GlyphTables tables(std::move(cut->tables));
  if (!tables.is_sound()) return std::nullopt;
  const std::size_t glyphs = tables.size();
  Subset subset;
  for (const Drawing& drawing : drawings) {
    const Drawing own = renumbered(drawing, cut->ids, glyphs);
    const std::optional<std::uint16_t> ready = ready_glyph(own, tables);
    if (!ready && tables.size() >= kMostGlyphs) return std::nullopt;
    subset.glyphs.push_back(ready ? *ready : tables.add(own));
  }
  subset.program = program_of(tables.finish());
  return subset.program.empty() ? std::nullopt : std::optional(std::move(subset));
}

}  // namespace nashra
