// Font files taken apart and put together again, so that tests can break them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "font/font.h"

namespace nashra::test {

/// The tables of a face (OpenType 1.9, font file), by tag.
using FontTables = std::map<std::string, std::string>;

FontTables tables_of(const std::filesystem::path& file);

/// A file with one face; check sums are left at 0, which no reader minds.
std::string font_file(const FontTables& tables);

/// A collection of several (OpenType 1.9, `ttcf`).
std::string font_collection(const std::vector<FontTables>& faces);

/// The face in a file of these bytes; nothing when it is refused.
FontPtr open_bytes(const std::string& bytes, int face_index = 0);

}  // namespace nashra::test
