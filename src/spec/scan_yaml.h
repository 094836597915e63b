// A look at the characters of a YAML file before the parser sees it: what a parser would take in silence or
// explain badly is found here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source_text.h"

namespace nashra {

/// After so many problems of one file the rest is not looked for.
inline constexpr std::size_t kYamlProblems = 50;

struct ScannedYaml {
  /// The file without its byte-order mark, byte for byte, with harmless characters in place of those that were
  /// reported, so that parsing can go on behind them, and a line end at most behind its last byte.
  std::string bytes;
  Diagnostics diagnostics;
  bool parseable = true;  ///< false: nothing sensible can be said about what follows the errors
};

/// Looks for bytes that are not UTF-8, control characters, lines and files beyond the limits, tabs and
/// invisible characters where indentation is meant, quotes and brackets that are not closed, text behind a
/// closing quote, and values that YAML reads as something else (`a: b: c`, `@…`).
ScannedYaml scan_yaml(const SourceText& yaml);

/// Length in bytes of the quoted scalar that `text` begins with, both quotes included; the whole of `text`
/// when the closing one is missing.
std::size_t length_of_quote(std::string_view text);

}  // namespace nashra
