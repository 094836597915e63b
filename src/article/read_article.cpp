#include "article/read_article.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "article/read_markdown.h"
#include "article/read_plain_text.h"
#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::size_t kMostBytes = std::size_t{8} << 20;

struct Format {
  std::string_view extension;
  Outcome<Article> (*read)(const SourceText& source);
};

constexpr auto kFormats = std::to_array<Format>({
    {".md", read_markdown},
    {".markdown", read_markdown},
    {".txt", read_plain_text},
});

const Format* format_of(std::string_view name) {
  const std::size_t dot = name.substr(name.find_last_of('/') + 1).find_last_of('.');
  if (dot == std::string_view::npos) return nullptr;
  std::string extension(name.substr(name.find_last_of('/') + 1 + dot));
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  const auto* format = std::find_if(kFormats.begin(), kFormats.end(),
                                    [&](const Format& f) { return f.extension == extension; });
  return format == kFormats.end() ? nullptr : format;
}

SourcePos whole_file(const SourceText& source) {
  SourcePos where;
  where.file = source.name;
  return where;
}

Diagnostic too_large(const SourceText& source) {
  return {Code::article_too_large, whole_file(source), {static_cast<std::int64_t>(kMostBytes >> 20)}};
}

Diagnostic not_utf8(const SourceText& source, std::size_t offset) {
  constexpr std::string_view kHexDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(source.bytes[offset]);
  const std::string hex{'0', 'x', kHexDigits[byte >> 4U], kHexDigits[byte & 15U]};
  return {
      Code::invalid_utf8, position_at(source, offset, offset + 1), {hex, static_cast<std::int64_t>(offset)}};
}

}  // namespace

bool is_article_name(std::string_view name) { return format_of(name) != nullptr; }

Outcome<Article> read_article(const SourceText& source) {
  if (source.bytes.size() > kMostBytes) return {std::nullopt, {too_large(source)}};
  if (const auto offset = find_invalid_utf8(source.bytes)) return {std::nullopt, {not_utf8(source, *offset)}};
  const Format* format = format_of(source.name);
  Outcome<Article> outcome = format == nullptr ? read_plain_text(source) : format->read(source);
  if (outcome.value && outcome.value->blocks.empty()) {
    outcome.value.reset();
    outcome.diagnostics.push_back({Code::empty_article, whole_file(source), {}});
  }
  return outcome;
}

}  // namespace nashra
