// A YAML file as a tree that remembers where each of its parts stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_text.h"

namespace nashra {

enum class YamlKind : std::uint8_t { null, scalar, sequence, map };

struct YamlEntry;

/// One node. Offsets are bytes of the file; a node that was left empty stands where its key (or its list)
/// does.
struct YamlNode {
  YamlKind kind = YamlKind::null;
  std::string text;     ///< of a scalar, escapes and folding resolved
  bool quoted = false;  ///< in quotes or a block scalar: the writer means a text
  std::size_t begin = 0, end = 0;
  const SourceText* file = nullptr;  ///< when it is another file than the tree's own
  std::vector<YamlNode> items;       ///< of a sequence
  std::vector<YamlEntry> entries;    ///< of a map, in the order of the file; keys are unique scalars
};

struct YamlEntry {
  YamlNode key, value;
};

/// What a file may hold at most.
inline constexpr std::size_t kYamlBytes = std::size_t{4} << 20;
inline constexpr std::size_t kYamlLineBytes = std::size_t{64} << 10;
inline constexpr std::size_t kYamlNodes = 200'000;
inline constexpr std::size_t kYamlDepth = 64;

/// Parses the one document of a file; an empty file is an empty map. The YAML is what people write by hand:
/// duplicate keys, anchors, aliases, merge keys, tags, further documents, tabs as indentation, control and
/// invisible characters are refused by name, each with its place. There is a value whenever the file could be
/// parsed at all, with errors beside it, so that the reader can go on looking for more.
Outcome<YamlNode> parse_yaml(const SourceText& yaml);

/// The place of a node of the tree of `yaml`, underlined to its end.
SourcePos place_of(const SourceText& yaml, const YamlNode& node);

/// `a list`, `keys with values` …: what a message says that a node is.
std::string_view describe(const YamlNode& node);

}  // namespace nashra
