#include "support/font_files.h"

#include <fstream>

#include "font/open_font.h"
#include "support/process.h"

namespace nashra::test {
namespace {

std::size_t number(const std::string& bytes, std::size_t at, int size) {
  std::size_t value = 0;
  for (int i = 0; i < size; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
  return value;
}

void append(std::string& out, std::size_t value, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void append_face(std::string& out, const FontTables& tables) {
  constexpr std::size_t kEntry = 16;
  const bool has_cubics = tables.count("CFF ") > 0;
  append(out, has_cubics ? 0x4F54544F : 0x00010000, 4);
  append(out, tables.size(), 2);
  append(out, 0, 6);  // how to search among the tables, which nobody does
  const std::size_t at = out.size() + kEntry * tables.size();
  std::string bodies;
  for (const auto& [tag, bytes] : tables) {
    out += tag;
    append(out, 0, 4);
    append(out, at + bodies.size(), 4);
    append(out, bytes.size(), 4);
    bodies += bytes;
    bodies.resize((bodies.size() + 3) / 4 * 4);
  }
  out += bodies;
}

}  // namespace

FontTables tables_of(const std::filesystem::path& file) {
  const std::string bytes = read_text(file);
  FontTables tables;
  for (std::size_t i = 0, count = number(bytes, 4, 2); i < count; ++i) {
    const std::size_t entry = 12 + 16 * i;
    tables[bytes.substr(entry, 4)] = bytes.substr(number(bytes, entry + 8, 4), number(bytes, entry + 12, 4));
  }
  return tables;
}

std::string font_file(const FontTables& tables) {
  std::string out;
  append_face(out, tables);
  return out;
}

std::string font_collection(const std::vector<FontTables>& faces) {
  std::string out = "ttcf";
  append(out, 0x00010000, 4);
  append(out, faces.size(), 4);
  const std::size_t offsets = out.size();
  out.resize(offsets + 4 * faces.size());
  for (std::size_t i = 0; i < faces.size(); ++i) {
    std::string offset;
    append(offset, out.size(), 4);
    out.replace(offsets + 4 * i, 4, offset);
    append_face(out, faces[i]);
  }
  return out;
}

FontPtr open_bytes(const std::string& bytes, int face_index) {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder / "face";
  std::ofstream(file, std::ios::binary) << bytes;
  return open_font({.family = "Wahat", .file = file.string(), .face_index = face_index});
}

}  // namespace nashra::test
