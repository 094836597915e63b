#include "base/source_text.h"

#include <algorithm>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kQuotedBytes = 1000;

/// The offset of the line end at or behind `offset`, or the size.
std::size_t line_end(std::string_view bytes, std::size_t offset) {
  const auto is_end = [](char byte) { return byte == '\n' || byte == '\r'; };
  const auto end = std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(offset), bytes.end(), is_end);
  return static_cast<std::size_t>(end - bytes.begin());
}

std::uint32_t characters(std::string_view bytes) {
  return static_cast<std::uint32_t>(count_code_points(bytes));
}

/// The place of `offset`..`end` in line number `line`, which begins at `start`.
SourcePos position_in_line(const SourceText& text, std::uint32_t line, std::size_t start, std::size_t offset,
                           std::size_t end) {
  const std::string_view bytes = text.bytes;
  if (start == 0 && bytes.starts_with(kByteOrderMark)) start = std::min(offset, kByteOrderMark.size());
  const std::size_t stop = line_end(bytes, start);
  const std::uint32_t column = 1 + characters(bytes.substr(start, offset - start));
  SourcePos where{text.name, line, column, 0, std::string(bytes.substr(start, stop - start))};
  if (end > offset)
    where.end_column =
        column + characters(bytes.substr(offset, std::min(end, std::max(stop, offset)) - offset));
  return where;
}

}  // namespace

std::size_t next_line(std::string_view bytes, std::size_t offset) {
  const std::size_t end = line_end(bytes, offset);
  if (end == bytes.size()) return std::string_view::npos;
  return end + (bytes.substr(end).starts_with("\r\n") ? 2 : 1);
}

SourcePos position_at(const SourceText& text, std::size_t offset, std::size_t end) {
  offset = std::min(offset, text.bytes.size());
  std::uint32_t line = 1;
  std::size_t start = 0;
  for (std::size_t next = next_line(text.bytes, 0); next <= offset; next = next_line(text.bytes, start)) {
    start = next;
    ++line;
  }
  return position_in_line(text, line, start, offset, end);
}

Places::Places(const SourceText& text) : text_(text) {
  for (std::size_t start = 0; start != std::string_view::npos; start = next_line(text.bytes, start))
    starts_.push_back(start);
}

SourcePos Places::at(std::size_t offset, std::size_t end) const {
  offset = std::min(offset, text_.bytes.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  SourcePos where = position_in_line(text_, line, *std::prev(after), offset, end);
  if (where.line_text.size() > kQuotedBytes) where.line_text.clear();
  return where;
}

void SourceMap::add(std::size_t text_offset, std::uint32_t line, std::uint32_t column) {
  segments_.push_back({text_offset, {line, column}});
}

void SourceMap::add_part(const SourceMap& from, std::u16string_view text, TextRange part,
                         std::size_t text_offset) {
  PlaceWalk(from, text).copy(part, *this, text_offset);
}

SourceMap::Place SourceMap::place_of(std::u16string_view text, std::size_t text_offset) const {
  return PlaceWalk(*this, text).at(text_offset);
}

PlaceWalk::PlaceWalk(const SourceMap& map, std::u16string_view text)
    : segments_(map.segments_), text_(text), next_(segments_.begin()) {}

SourceMap::Place PlaceWalk::at(std::size_t text_offset) {
  const auto next = std::upper_bound(
      next_, segments_.end(), text_offset,
      [](std::size_t offset, const SourceMap::Segment& s) { return offset < s.text_offset; });
  if (next == segments_.begin()) return {};
  if (next != next_) {
    offset_ = std::prev(next)->text_offset;
    place_ = std::prev(next)->place;
    next_ = next;
  }
  for (; offset_ < std::min(text_offset, text_.size()); ++place_.column) next_code_point(text_, offset_);
  return place_;
}

void PlaceWalk::copy(TextRange part, SourceMap& to, std::size_t text_offset) {
  if (length_of(part) == 0) return;
  const SourceMap::Place first = at(part.begin);
  if (next_ != segments_.begin()) to.add(text_offset, first.line, first.column);
  for (auto next = next_; next != segments_.end() && next->text_offset < part.end; ++next)
    to.add(text_offset + next->text_offset - part.begin, next->place.line, next->place.column);
}

}  // namespace nashra
