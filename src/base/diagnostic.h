// What went wrong, as data: a code, a place and typed arguments. Sentences are made from them at the edge.
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/length.h"

namespace nashra {

/// Every diagnostic there is. The number is what a user reads (`N1203`) and never changes its meaning; message, cure
/// and severity of each stand in the table of messages.cpp.
enum class Code : std::uint16_t {
  // 10xx: files in and out
  file_not_found = 1001,
  file_unreadable = 1002,
  file_too_large = 1003,
  output_not_writable = 1004,
  outside_root = 1005,
  layout_not_found = 1006,
  bad_date = 1007,
  no_date = 1008,
  no_articles = 1009,
  internal_error = 1010,
  // 12xx: layouts and bulletins
  yaml_syntax = 1201,
  unknown_key = 1203,
  // 13xx: articles
  invalid_utf8 = 1301,
  empty_article = 1302,
  article_too_large = 1303,
  // 14xx: fonts and glyphs
  font_not_found = 1401,
  missing_glyph = 1402,
  // 15xx: lines and pages
  overfull_line = 1501,
  overset_story = 1502,
  // 16xx: the PDF
  pdf_failed = 1601,
};

enum class Severity : std::uint8_t { note, warning, error };

/// A place in a file the user wrote. Lines and columns count from 1, columns in characters; line 0: the whole file.
struct SourcePos {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_column = 0;  ///< one past the last character, on the same line; 0: only the start is known
  std::string line_text;         ///< the source line itself, for the caret; may be empty
  friend bool operator==(const SourcePos&, const SourcePos&) = default;
};

struct Argument {
  std::variant<std::string, std::int64_t, Length> value;
  Argument(std::string text) : value(std::move(text)) {}
  Argument(const char* text) : value(std::string(text)) {}
  Argument(std::int64_t number) : value(number) {}
  Argument(Length length) : value(length) {}
  friend bool operator==(const Argument&, const Argument&) = default;
};

struct Diagnostic {
  Code code;
  SourcePos where;
  std::vector<Argument> arguments;
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// A value and the warnings that travel with it; no value only when one of the diagnostics is an error.
template <class T>
struct Outcome {
  std::optional<T> value;
  Diagnostics diagnostics;
};

Severity severity_of(Code code);
bool has_errors(const Diagnostics& diagnostics);

/// Moves the diagnostics of `from` to the end of `to`.
inline void append(Diagnostics& to, Diagnostics from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace nashra
