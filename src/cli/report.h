// Diagnostics put into words for a person or for a program.
#pragma once

#include <cstdint>
#include <string>

#include "base/diagnostic.h"

namespace nashra::cli {

enum class Isolation : std::uint8_t {
  none,        ///< for files and pipes
  directional  ///< user text between U+2068 and U+2069, so that Arabic never reorders `file:line:column` in a
               ///< terminal
};

/// One diagnostic as a person reads it, several lines: place, severity and code, message; the source line
/// with a caret; the hint. `times` > 1 says how often the same was found.
std::string human_text(const Diagnostic& diagnostic, int times, Isolation isolation);

/// One diagnostic as a line of JSON: `{code, severity, file, line, column, endLine, endColumn, message,
/// hint}`.
std::string json_line(const Diagnostic& diagnostic);

/// Prints diagnostics: JSON Lines on the standard output, or text on the standard error, the same warning of
/// a file once with its number. Linear in their number, but for a logarithm.
void print(const Diagnostics& diagnostics, bool json);

/// What a process tells its caller (sysexits where they fit): 0 done, 3 warnings under `strict`, 65 bad
/// input, 66 input missing, 70 our fault, 73 cannot write.
int exit_code(const Diagnostics& diagnostics, bool strict);

}  // namespace nashra::cli
