#include "cli/report.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <unistd.h>
#include <utility>

#include "base/messages.h"
#include "base/unicode.h"

namespace nashra::cli {
namespace {

constexpr std::string_view kFirstStrongIsolate = "\u2068", kPopDirectionalIsolate = "\u2069";

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

bool acts_on_a_terminal(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

/// The text with what would move the cursor or reorder the line written out as `U+202E`.
std::string escaped(const std::string& text) {
  const std::u16string wide = to_utf16(text);
  std::string out;
  for (std::size_t at = 0; at < wide.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(wide, at);
    out += acts_on_a_terminal(c) ? fmt::format("U+{:04X}", static_cast<std::uint32_t>(c))
                                 : to_utf8(std::u16string_view(wide).substr(start, at - start));
  }
  return out;
}

std::string isolated(const std::string& text, Isolation isolation) {
  if (isolation == Isolation::none || text.empty()) return text;
  return fmt::format("{}{}{}", kFirstStrongIsolate, text, kPopDirectionalIsolate);
}

Diagnostic with_safe_arguments(Diagnostic diagnostic, Isolation isolation) {
  for (Argument& argument : diagnostic.arguments) {
    if (auto* text = std::get_if<std::string>(&argument.value)) *text = isolated(escaped(*text), isolation);
  }
  return diagnostic;
}

std::string place_text(const SourcePos& where, Isolation isolation) {
  std::string out = isolated(escaped(where.file), isolation);
  if (where.line > 0) out += fmt::format(":{}:{}", where.line, where.column);
  return out.empty() ? std::string("nashra") : out;
}

/// The source line and a caret under the place. Tabs stay tabs, so that the caret stands where the terminal
/// puts them.
std::string excerpt(const SourcePos& where) {
  if (where.line_text.empty() || where.column == 0) return {};
  std::string line = where.line_text, margin;
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c != '\t' && static_cast<unsigned char>(c) < 0x20; },
      ' ');
  const std::u16string wide = to_utf16(line);
  std::size_t at = 0;
  for (std::uint32_t column = 1; column < where.column && at < wide.size(); ++column)
    margin += next_code_point(wide, at) == U'\t' ? '\t' : ' ';
  const std::size_t width = where.end_column > where.column ? where.end_column - where.column : 1;
  return fmt::format("  {}\n  {}^{}\n", line, margin, std::string(width - 1, '~'));
}

/// The same for diagnostics that a reader need not see twice.
std::string likeness_of(const Diagnostic& diagnostic) {
  constexpr std::string_view kEnd("\0", 1);
  const Message& row = message_of(diagnostic.code);
  std::string out = fmt::format("{}{}{}", code_name(row.code), diagnostic.where.file, kEnd);
  for (std::size_t index = 0; index < std::min(row.telling, diagnostic.arguments.size()); ++index)
    out += fill_in("{0}", {diagnostic.arguments[index]}).append(kEnd);
  return out;
}

}  // namespace

std::string human_text(const Diagnostic& diagnostic, int times, Isolation isolation) {
  const Diagnostic safe = with_safe_arguments(diagnostic, isolation);
  const Message& row = message_of(diagnostic.code);
  std::string out =
      fmt::format("{}: {}[{}]: {}", place_text(diagnostic.where, isolation), name_of(row.severity),
                  code_name(row.code), fill_in(row.message, safe.arguments));
  if (times > 1) out += fmt::format(" ({} times)", times);
  out += '\n' + excerpt(diagnostic.where);
  const std::string hint = hint_of(diagnostic).empty() ? std::string() : fill_in(row.hint, safe.arguments);
  if (!hint.empty()) out += "  hint: " + hint + '\n';
  return out;
}

std::string json_line(const Diagnostic& diagnostic) {
  const Message& row = message_of(diagnostic.code);
  const SourcePos& where = diagnostic.where;
  const nlohmann::ordered_json json{{"code", code_name(row.code)},
                                    {"severity", name_of(row.severity)},
                                    {"file", where.file},
                                    {"line", where.line},
                                    {"column", where.column},
                                    {"endLine", where.line},
                                    {"endColumn", std::max(where.end_column, where.column)},
                                    {"message", fill_in(row.message, diagnostic.arguments)},
                                    {"hint", hint_of(diagnostic)}};
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

void print(const Diagnostics& diagnostics, bool json) {
  if (json) {
    for (const Diagnostic& diagnostic : diagnostics) fmt::print("{}", json_line(diagnostic));
    return;
  }
  const Isolation isolation = ::isatty(STDERR_FILENO) != 0 ? Isolation::directional : Isolation::none;
  std::map<std::string, int> times;
  for (const Diagnostic& diagnostic : diagnostics) ++times[likeness_of(diagnostic)];
  for (const Diagnostic& diagnostic : diagnostics) {
    if (severity_of(diagnostic.code) == Severity::error) {
      fmt::print(stderr, "{}", human_text(diagnostic, 1, isolation));
    } else if (const int count = std::exchange(times[likeness_of(diagnostic)], 0); count > 0) {
      fmt::print(stderr, "{}", human_text(diagnostic, count, isolation));
    }
  }
}

int exit_code(const Diagnostics& diagnostics, bool strict) {
  int code = 0;
  for (const Diagnostic& diagnostic : diagnostics) {
    const Severity severity = severity_of(diagnostic.code);
    if (severity == Severity::warning && strict && code == 0) code = 3;
    if (severity != Severity::error) continue;
    switch (diagnostic.code) {
      case Code::file_not_found:
      case Code::layout_not_found:
      case Code::no_articles:
        return 66;
      case Code::output_not_writable:
        return 73;
      case Code::internal_error:
        return 70;
      default:
        code = 65;
    }
  }
  return code;
}

}  // namespace nashra::cli
