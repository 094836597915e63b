// Small issues for tests of what is made from an issue: text shaped with the real faces, placed by hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "font/font_book.h"
#include "makeup/issue.h"

namespace nashra::test {

/// The face of that family in the shipped font configuration; the test fails without it.
FontPtr face(const std::string& family, int weight = 400);

/// `text` on one line, its words in visual order with their natural widths; `fonts`: first choice first.
TextLine line_of(std::u16string_view text, Length size, const std::vector<FontPtr>& fonts,
                 std::string_view language = "ar");

/// Where the last word ends, from the line's left end.
Length width_of(const TextLine& line);

/// A page of A4 with the lines one below the other, 12 points with 20 points of leading, flush right 60
/// points from the edge.
Page page_of(const std::vector<std::u16string>& lines, const std::vector<FontPtr>& fonts,
             std::string_view language = "ar");

/// An Arabic issue of one such page in Amiri.
Issue issue_of(const std::vector<std::u16string>& lines);

/// The bytes of its PDF; the test fails if there are none.
std::string pdf_of(const Issue& issue);

}  // namespace nashra::test
