#include "article/source_places.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::size_t kLongLine = 1000, kPartOfLine = 200;  // bytes
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

SourcePlaces::SourcePlaces(const SourceText& source) : source_(source) {
  const std::string_view bytes = source.bytes;
  starts_.push_back(bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
  for (std::size_t at = next_line(bytes, 0); at != std::string_view::npos; at = next_line(bytes, at))
    starts_.push_back(static_cast<std::uint32_t>(at));
  last_offset_ = starts_.front();
  last_ = {1, 1};
}

std::size_t SourcePlaces::line_index(std::size_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return after == starts_.begin() ? 0 : static_cast<std::size_t>(after - starts_.begin()) - 1;
}

std::string_view SourcePlaces::whole_line(std::size_t index) const {
  const std::string_view rest = bytes().substr(starts_[index]);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

SourceMap::Place SourcePlaces::at(std::size_t offset) {
  offset = std::min(offset, bytes().size());
  const std::size_t line = line_index(offset);
  if (line + 1 != last_.line || offset < last_offset_) {
    last_ = {static_cast<std::uint32_t>(line + 1), 1};
    last_offset_ = starts_[line];
  }
  if (offset > last_offset_) {
    const std::size_t between = count_code_points(bytes().substr(last_offset_, offset - last_offset_));
    last_.column += static_cast<std::uint32_t>(between);
    last_offset_ = offset;
  }
  return last_;
}

SourcePos SourcePlaces::position(std::size_t begin, std::size_t end) {
  const SourceMap::Place place = at(begin);
  const std::string_view line = whole_line(place.line - 1);
  SourcePos where{source_.name, place.line, place.column, 0, {}};
  end = std::min(end, starts_[place.line - 1] + line.size());
  if (end > begin) where.end_column = at(end).column;
  if (line.size() <= kLongLine) where.line_text = std::string(line);
  return where;
}

std::string_view SourcePlaces::line_of(std::size_t offset) const {
  const std::string_view line = whole_line(line_index(offset));
  if (line.size() <= kLongLine) return line;
  const std::string_view part = bytes().substr(offset, kPartOfLine);
  std::size_t length = std::min(part.size(), part.find_first_of("\r\n"));
  while (length > 0 && offset + length < bytes().size() && is_continuation(bytes()[offset + length]))
    --length;
  return part.substr(0, length);
}

}  // namespace nashra
