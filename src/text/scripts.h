#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace nashra {

/// An ISO 15924 name as OpenType writes it in a number: `Arab` is 0x41726162.
constexpr std::uint32_t script_tag(std::string_view name) {
  std::uint32_t tag = 0;
  for (const char letter : name) tag = (tag << 8U) | static_cast<unsigned char>(letter);
  return tag;
}

/// The script of every UTF-16 unit as an ISO 15924 tag (UAX #24): a common character takes the script of the
/// text before it, unless Script_Extensions rule that out; a closing bracket that of its opening one (§5.1);
/// a mark its base's. After text at a higher embedding level it takes the script of the text around that: a
/// bracket after an English name in an Arabic sentence is an Arabic one. Text before the first letter takes
/// that letter's script, text without letters `otherwise` (e.g. `Arab`). `levels`: of every unit, by UAX #9.
std::vector<std::uint32_t> scripts_of(std::u16string_view text, const std::vector<std::uint8_t>& levels,
                                      std::string_view otherwise);

}  // namespace nashra
