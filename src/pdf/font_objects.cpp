#include "pdf/font_objects.h"

#include <algorithm>

#include "base/decimal.h"

namespace nashra {
namespace {

/// Font units in the thousandths of an em that fonts are measured in, without rounding for any usual size of
/// the em.
void append_thousandths(std::string& out, std::int64_t font_units, const Font::Facts& facts) {
  append_decimal(out, font_units * 1000, std::max(facts.units_per_em, 1), 9);
}

std::string thousandths(std::int64_t font_units, const Font::Facts& facts) {
  std::string out;
  append_thousandths(out, font_units, facts);
  return out;
}

std::string bounding_box(const Font::Facts& facts) {
  std::string out = "[";
  for (const int edge : facts.bounding_box) out += thousandths(edge, facts) + ' ';
  out.back() = ']';
  return out;
}

/// The value of /W (ISO 32000-1 §9.7.4.3): ranges of CIDs that have one width, and the widths of the others
/// one by one.
std::string widths(const EmbeddedFont& font) {
  constexpr std::size_t kFew = 3;  // a range takes as many numbers
  std::string out = "[";
  bool in_list = false;
  for (std::size_t cid = 0; cid < font.widths.size();) {
    std::size_t end = cid + 1;
    while (end < font.widths.size() && font.widths[end] == font.widths[cid]) ++end;
    const bool is_range = end - cid > kFew;
    if (in_list && is_range) out.back() = ']';
    if (is_range || !in_list) out += std::to_string(cid) + (is_range ? ' ' : '[');
    if (is_range) out += std::to_string(end - 1) + ' ';
    for (std::size_t i = is_range ? end - 1 : cid; i < end; ++i) {
      append_thousandths(out, font.widths[cid], font.font->facts());
      out += ' ';
    }
    in_list = !is_range;
    cid = end;
  }
  out.back() = ']';
  return in_list ? out + ']' : out;
}

std::string cid_to_gid_map(const EmbeddedFont& font) {
  std::string out;
  out.reserve(2 * font.cid_to_gid.size());
  for (const std::uint16_t glyph : font.cid_to_gid) {
    out += static_cast<char>(glyph >> 8);
    out += static_cast<char>(glyph & 0xFF);
  }
  return out;
}

/// The stem width that a weight usually has, which fonts do not state; readers use it only for substitutes.
int stem_width(int weight) { return 10 + 220 * (std::clamp(weight, 50, 950) - 50) / 900; }

ObjectNumber add_stream(PdfSink& sink, const Dictionary& entries, std::string_view bytes) {
  const ObjectNumber object = sink.create();
  sink.set_stream(object, entries, bytes);
  return object;
}

ObjectNumber add_descriptor(PdfSink& sink, const EmbeddedFont& font) {
  constexpr std::string_view kSymbolic = "4";  // ISO 32000-1 §9.8.2: not the standard Latin set
  const Font::Facts& facts = font.font->facts();
  const ObjectNumber program =
      add_stream(sink, {{"Length1", std::to_string(font.program.size())}}, font.program);
  const ObjectNumber descriptor = sink.create();
  sink.set(descriptor, {{"Type", "/FontDescriptor"},
                        {"FontName", '/' + font.base_font},
                        {"Flags", std::string(kSymbolic)},
                        {"FontBBox", bounding_box(facts)},
                        {"ItalicAngle", std::to_string(facts.italic_angle)},
                        {"Ascent", thousandths(facts.ascent, facts)},
                        {"Descent", thousandths(facts.descent, facts)},
                        {"CapHeight", thousandths(facts.cap_height, facts)},
                        {"StemV", std::to_string(stem_width(facts.weight))},
                        {"FontFile2", reference(program)}});
  return descriptor;
}

ObjectNumber add_cid_font(PdfSink& sink, const EmbeddedFont& font) {
  const ObjectNumber descriptor = add_descriptor(sink, font);
  const ObjectNumber map = add_stream(sink, {}, cid_to_gid_map(font));
  const ObjectNumber cid_font = sink.create();
  sink.set(cid_font, {{"Type", "/Font"},
                      {"Subtype", "/CIDFontType2"},
                      {"BaseFont", '/' + font.base_font},
                      {"CIDSystemInfo", "<</Registry (Adobe)/Ordering (Identity)/Supplement 0>>"},
                      {"FontDescriptor", reference(descriptor)},
                      {"CIDToGIDMap", reference(map)},
                      {"W", widths(font)}});
  return cid_font;
}

void append_mappings(std::string& out, const EmbeddedFont& font, std::size_t first, std::size_t last) {
  out += std::to_string(last - first) + " beginbfchar\n";
  for (std::size_t cid = first; cid < last; ++cid) {
    out += '<';
    append_hex16(out, static_cast<std::uint16_t>(cid));
    out += "> <";
    append_utf16(out, font.to_unicode[cid]);
    out += ">\n";
  }
  out += "endbfchar\n";
}

}  // namespace

std::string to_unicode_cmap(const EmbeddedFont& font) {
  constexpr std::size_t kLargestSection = 100;  // Adobe Technical Note 5014, CMap operators
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  for (std::size_t cid = 1; cid < font.to_unicode.size(); cid += kLargestSection) {
    append_mappings(out, font, cid, std::min(cid + kLargestSection, font.to_unicode.size()));
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

ObjectNumber add_font(PdfSink& sink, const EmbeddedFont& font) {
  const ObjectNumber cid_font = add_cid_font(sink, font);
  const ObjectNumber to_unicode = add_stream(sink, {}, to_unicode_cmap(font));
  const ObjectNumber type0 = sink.create();
  sink.set(type0, {{"Type", "/Font"},
                   {"Subtype", "/Type0"},
                   {"BaseFont", '/' + font.base_font},
                   {"Encoding", "/Identity-H"},
                   {"DescendantFonts", reference_array({cid_font})},
                   {"ToUnicode", reference(to_unicode)}});
  return type0;
}

}  // namespace nashra
