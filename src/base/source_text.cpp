#include "base/source_text.h"

#include <algorithm>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::uint32_t characters(std::string_view bytes) {
  return static_cast<std::uint32_t>(count_code_points(bytes));
}

}  // namespace

SourcePos position_at(const SourceText& text, std::size_t offset, std::size_t end) {
  std::string_view bytes = text.bytes;
  offset = std::min(offset, bytes.size());
  const std::size_t newline = offset == 0 ? std::string_view::npos : bytes.rfind('\n', offset - 1);
  std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  const auto line = static_cast<std::uint32_t>(
      1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(start), '\n'));
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
