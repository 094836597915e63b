#include "font/open_font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include <array>
#include <filesystem>
#include <hb.h>
#include <optional>
#include <system_error>

namespace nashra {
namespace {

constexpr std::uintmax_t kLargestFile = std::uintmax_t{64} << 20U;

struct Deleter {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};

template <class T>
using Owned = std::unique_ptr<std::remove_pointer_t<T>, Deleter>;

Owned<hb_blob_t*> map_file(const std::string& file) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(file, failed)) return nullptr;
  const std::uintmax_t size = std::filesystem::file_size(file, failed);
  if (failed || size == 0 || size > kLargestFile) return nullptr;
  return Owned<hb_blob_t*>(hb_blob_create_from_file_or_fail(file.c_str()));
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
  const Owned<hb_blob_t*> table(hb_face_reference_table(face, tag));
  return hb_blob_get_length(table.get()) > 0;
}

bool may_embed_subset(FT_Face face) {
  const FT_UShort type = FT_Get_FSType_Flags(face);
  constexpr unsigned kUsable = FT_FSTYPE_PREVIEW_AND_PRINT_EMBEDDING | FT_FSTYPE_EDITABLE_EMBEDDING;
  const bool restricted = (type & FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING) != 0 && (type & kUsable) == 0;
  return !restricted && (type & (FT_FSTYPE_NO_SUBSETTING | FT_FSTYPE_BITMAP_EMBEDDING_ONLY)) == 0;
}

template <class Table>
const Table* sfnt_table(FT_Face face, FT_Sfnt_Tag tag) {
  return static_cast<const Table*>(FT_Get_Sfnt_Table(face, tag));
}

Font::Facts facts_of(FT_Face face, const FaceRecord& record) {
  Font::Facts facts;
  facts.family = record.family;
  facts.file = record.file;
  facts.face_index = record.face_index;
  facts.weight = record.weight;
  if (const char* name = FT_Get_Postscript_Name(face)) facts.postscript_name = name;
  facts.units_per_em = face->units_per_EM;
  facts.ascent = face->ascender;
  facts.descent = face->descender;
  const auto [x_min, y_min, x_max, y_max] = face->bbox;
  const std::array<FT_Pos, 4> box{x_min, y_min, x_max, y_max};
  for (std::size_t i = 0; i < box.size(); ++i) facts.bounding_box[i] = static_cast<int>(box[i]);
  if (const auto* os2 = sfnt_table<TT_OS2>(face, FT_SFNT_OS2);
      os2 != nullptr && os2->version >= 2 && os2->version != 0xFFFF) {
    facts.cap_height = os2->sCapHeight;
    facts.x_height = os2->sxHeight;
  }
  if (const auto* post = sfnt_table<TT_Postscript>(face, FT_SFNT_POST)) {
    facts.italic_angle = static_cast<int>(post->italicAngle / 65536);
  }
  facts.may_embed = may_embed_subset(face);
  return facts;
}

// FreeType is the stricter judge of a file; it reads the facts and is closed again, as an FT_Face serves one
// thread only.
std::optional<Font::Facts> examine(hb_blob_t* blob, const FaceRecord& record) {
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(blob, &length);
  FT_Library library_handle = nullptr;
  if (FT_Init_FreeType(&library_handle) != 0) return std::nullopt;
  const Owned<FT_Library> library(library_handle);
  FT_Face face_handle = nullptr;
  if (FT_New_Memory_Face(library.get(), reinterpret_cast<const FT_Byte*>(bytes), static_cast<FT_Long>(length),
                         record.face_index, &face_handle) != 0) {
    return std::nullopt;
  }
  const Owned<FT_Face> face(face_handle);
  if (!FT_IS_SFNT(face.get()) || !FT_IS_SCALABLE(face.get())) return std::nullopt;
  return facts_of(face.get(), record);
}

}  // namespace

FontPtr open_font(const FaceRecord& record) {
  const Owned<hb_blob_t*> blob = map_file(record.file);
  if (!blob) return nullptr;
  std::optional<Font::Facts> facts = examine(blob.get(), record);
  if (!facts) return nullptr;
  const Owned<hb_face_t*> face(hb_face_create(blob.get(), static_cast<unsigned>(record.face_index)));
  hb_face_make_immutable(face.get());
  facts->has_glyf = has_table(face.get(), HB_TAG('g', 'l', 'y', 'f'));
  const bool has_outlines = facts->has_glyf || has_table(face.get(), HB_TAG('C', 'F', 'F', ' '));
  const bool agrees = hb_face_get_glyph_count(face.get()) > 0 &&
                      has_table(face.get(), HB_TAG('c', 'm', 'a', 'p')) &&
                      static_cast<int>(hb_face_get_upem(face.get())) == facts->units_per_em;
  if (!has_outlines || !agrees) return nullptr;
  Font::Handle font(hb_font_create(face.get()));
  hb_font_make_immutable(font.get());
  return std::make_shared<const Font>(std::move(*facts), std::move(font));
}

}  // namespace nashra
