// Paragraphs set by the stages from `itemize` to `set_lines`, and their lines as they stand on paper.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/policy.h"
#include "linebreak/set_lines.h"
#include "text/itemize.h"

namespace nashra::test {

struct Setting {
  Length size = Length{std::int64_t{11} << 16};
  Length measure = Length{std::int64_t{100'000} << 16};  ///< wide enough for any paragraph
  LineEnds ends = LineEnds::ragged;
  Justification justification = {};
  HyphenDictionaries* dictionaries = nullptr;
};

/// The lines of a paragraph; `fonts`: first choice first.
std::vector<Line> lines_of(std::u16string_view text, const LanguagePolicy& language,
                           const std::vector<FontPtr>& fonts, const Setting& setting = {});

/// The UTF-16 offsets of a line's text as it stands, from left to right; what no font ever shows is left out.
std::vector<std::size_t> places_of(const Line& line);

/// A line's characters from left to right, as they are seen: brackets are turned in text from the right
/// (UAX #9 L4), soft hyphens show only where they divide a word.
std::string on_paper(const Line& line, std::u16string_view text);

}  // namespace nashra::test
