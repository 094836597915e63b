#include "base/source_text.h"

#include <algorithm>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kQuotedBytes = 1000;

std::uint32_t characters(std::string_view bytes) {
  return static_cast<std::uint32_t>(count_code_points(bytes));
}

/// The place of `offset`..`end` in line number `line`, which begins at `start`.
SourcePos position_in_line(const SourceText& text, std::uint32_t line, std::size_t start, std::size_t offset,
                           std::size_t end) {
  const std::string_view bytes = text.bytes;
  if (start == 0 && bytes.starts_with(kByteOrderMark)) start = std::min(offset, kByteOrderMark.size());
  std::size_t stop = std::min(bytes.find('\n', offset), bytes.size());
  if (stop > start && bytes[stop - 1] == '\r') --stop;
  const std::uint32_t column = 1 + characters(bytes.substr(start, offset - start));
  SourcePos where{text.name, line, column, 0, std::string(bytes.substr(start, stop - start))};
  if (end > offset)
    where.end_column =
        column + characters(bytes.substr(offset, std::min(end, std::max(stop, offset)) - offset));
  return where;
}

}  // namespace

SourcePos position_at(const SourceText& text, std::size_t offset, std::size_t end) {
  const std::string_view bytes = text.bytes;
  offset = std::min(offset, bytes.size());
  const std::size_t newline = offset == 0 ? std::string_view::npos : bytes.rfind('\n', offset - 1);
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  const auto line_ends = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(start), '\n');
  return position_in_line(text, static_cast<std::uint32_t>(1 + line_ends), start, offset, end);
}

Places::Places(const SourceText& text) : text_(text) {
  const std::string_view bytes = text.bytes;
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    line_ends_.push_back(at);
  }
}

SourcePos Places::at(std::size_t offset, std::size_t end) const {
  offset = std::min(offset, text_.bytes.size());
  const auto after = std::lower_bound(line_ends_.begin(), line_ends_.end(), offset);
  const std::size_t start = after == line_ends_.begin() ? 0 : *std::prev(after) + 1;
  const auto line = static_cast<std::uint32_t>(1 + (after - line_ends_.begin()));
  SourcePos where = position_in_line(text_, line, start, offset, end);
  if (where.line_text.size() > kQuotedBytes) where.line_text.clear();
  return where;
}

void SourceMap::add(std::size_t text_offset, std::uint32_t line, std::uint32_t column) {
  segments_.push_back({text_offset, {line, column}});
}

SourceMap::Place SourceMap::place_of(std::u16string_view text, std::size_t text_offset) const {
  const auto after =
      std::upper_bound(segments_.begin(), segments_.end(), text_offset,
                       [](std::size_t offset, const Segment& s) { return offset < s.text_offset; });
  if (after == segments_.begin()) return {};
  const Segment& segment = *std::prev(after);
  Place place = segment.place;
  for (std::size_t at = segment.text_offset; at < std::min(text_offset, text.size()); ++place.column)
    next_code_point(text, at);
  return place;
}

}  // namespace nashra
