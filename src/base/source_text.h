// A file as it was read, and the places in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/text_range.h"

namespace nashra {

/// The bytes of one input and the name the user knows it by.
struct SourceText {
  std::string name;
  std::string bytes;
};

/// The offset after the next line end at or behind `offset`; npos: the last line has none. Lines end at LF,
/// CR LF or CR, here and wherever lines are counted.
std::size_t next_line(std::string_view bytes, std::size_t offset);

/// The place of `offset`..`end` (bytes; `end` is clipped to the line) in `text`: line and columns in
/// characters, with the line's text. A byte-order mark at the start moves no column, and a line end is a part
/// of the line it ends.
SourcePos position_at(const SourceText& text, std::size_t offset, std::size_t end = 0);

/// The places of one file, for those who ask after thousands of them: `at` looks a line up, where
/// `position_at` counts lines from the start.
class Places {
 public:
  explicit Places(const SourceText& text);

  /// The same as `position_at`, but a line of more than 1000 bytes is not quoted: it may hold a thousand
  /// places.
  SourcePos at(std::size_t offset, std::size_t end = 0) const;

 private:
  const SourceText& text_;
  std::vector<std::size_t> starts_;  // of the lines
};

/// Where each part of a cleaned-up text came from, so that a line on a page can be traced to a line of a
/// file.
class SourceMap {
 public:
  /// From UTF-16 offset `text_offset` on, one character of text is one character of the file, starting at
  /// `line`:`column`. Calls come in ascending order of `text_offset`.
  void add(std::size_t text_offset, std::uint32_t line, std::uint32_t column);

  /// `part` of `text`, whose places `from` knows, is copied to UTF-16 offset `text_offset`.
  void add_part(const SourceMap& from, std::u16string_view text, TextRange part, std::size_t text_offset);

  struct Place {
    std::uint32_t line = 0, column = 0;  ///< from 1; 0, 0 when nothing is known
    friend bool operator==(const Place&, const Place&) = default;
  };
  /// The place in the file that UTF-16 offset `text_offset` of `text` came from.
  Place place_of(std::u16string_view text, std::size_t text_offset) const;

 private:
  friend class PlaceWalk;
  struct Segment {
    std::size_t text_offset;
    Place place;
  };

  std::vector<Segment> segments_;
};

/// Asks a map after places that ascend, in time linear in the text: `place_of` begins anew each time.
class PlaceWalk {
 public:
  /// Both must outlive this.
  PlaceWalk(const SourceMap& map, std::u16string_view text);

  /// The place that `text_offset`, at or behind the last one, came from.
  SourceMap::Place at(std::size_t text_offset);

  /// `part` of the text, at or behind the last offset, is copied to `text_offset` of a text whose map is
  /// `to`.
  void copy(TextRange part, SourceMap& to, std::size_t text_offset);

 private:
  using Segments = std::vector<SourceMap::Segment>;

  const Segments& segments_;
  std::u16string_view text_;
  Segments::const_iterator next_;  // the first segment that begins behind `offset_`
  std::size_t offset_ = 0;
  SourceMap::Place place_;  // of `offset_`
};

}  // namespace nashra
