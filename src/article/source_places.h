// From bytes of a file to the lines and columns that an editor shows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_text.h"

namespace nashra {

/// Lines end as `next_line` says; columns count characters; a byte-order mark moves none.
class SourcePlaces {
 public:
  /// `source` must outlive this.
  explicit SourcePlaces(const SourceText& source);

  /// The place of a byte offset. Offsets that ascend within a line cost what lies between them.
  SourceMap::Place at(std::size_t offset);

  /// The place of `begin`..`end`, for a diagnostic. Very long lines are not quoted.
  SourcePos position(std::size_t begin, std::size_t end);

  /// The line that holds the offset, without its end; of a very long one a part from the offset on.
  std::string_view line_of(std::size_t offset) const;

  std::string_view bytes() const { return source_.bytes; }

 private:
  std::size_t line_index(std::size_t offset) const;
  std::string_view whole_line(std::size_t index) const;

  const SourceText& source_;
  std::vector<std::uint32_t> starts_;  // byte offset of each line
  std::size_t last_offset_ = 0;        // where the last place that was asked for is
  SourceMap::Place last_;
};

}  // namespace nashra
