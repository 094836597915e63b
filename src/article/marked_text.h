// A block's text on its way from a file with markup to an `Inline`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article/article.h"
#include "article/source_places.h"

namespace nashra {

/// Where a unit of a text comes from.
struct Origin {
  std::uint32_t offset : 31;   ///< byte of the source
  std::uint32_t verbatim : 1;  ///< it cannot be markup: it was escaped, or stands in code
};

/// Text, the origin of each of its units, and what marks it.
struct MarkedText {
  std::u16string text;
  std::vector<Origin> origins;
  std::vector<Span> spans;  ///< as in `Inline`
};

/// Adds text that stands so in the source from `offset` on. A line end becomes a line separator (U+2028).
/// Returns whether controls, which are never printed, were left out.
bool append_literal(MarkedText& to, std::string_view utf8, std::size_t offset, bool is_verbatim);

/// Adds text that stands for something at `offset`: an entity, a line break. The same return value.
bool append_in_place_of(MarkedText& to, std::u16string_view text, std::size_t offset);

/// Text to be put in place of a range.
struct Edit {
  TextRange range;
  std::u16string text = {};
};

/// Makes the edits, which ascend and stand apart; spans keep what they mark, and those that mark nothing any
/// more are dropped.
void apply_edits(MarkedText& text, const std::vector<Edit>& edits);

/// The text of each of these ranges, which ascend and stand apart, with the parts of the spans that lie in
/// it.
std::vector<MarkedText> split(const MarkedText& text, const std::vector<TextRange>& pieces);

/// The paragraphs of a text, which two line breaks or more part.
std::vector<MarkedText> split_paragraphs(const MarkedText& text);

/// Takes away white space at both ends and around line breaks.
void tidy(MarkedText& text);

/// Puts spans into the order of `Inline::spans`.
void sort_spans(std::vector<Span>& spans);

Inline to_inline(MarkedText text, SourcePlaces& places);

}  // namespace nashra
