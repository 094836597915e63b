// What the spans of a block do to its text, and what is left of them in each of its lines.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "galley/style_fonts.h"
#include "language/policy.h"
#include "linebreak/line.h"
#include "text/itemize.h"

namespace nashra {

/// Itemises text with spans: strong stretches in the style's bolder faces, emphasised ones in the form that
/// their language gives emphasis, those in another language as that language wants. Links change nothing.
/// `spans` as in `Inline`. Words are divided where the style wants it.
Itemized itemize_marked(std::u16string_view text, std::span<const Span> spans, const LanguagePolicy& language,
                        const Style& style, const StyleFonts& fonts, HyphenDictionaries& dictionaries);

struct LineMarks {
  std::vector<Span> spans;      ///< as far as they lie in the line
  std::vector<Anchor> anchors;  ///< in the line; the last line has those at the end of the text too
};

/// The marks of each line, in the order of the lines; `spans` and `anchors` as in `Inline`.
std::vector<LineMarks> marks_of_lines(const std::vector<Line>& lines, std::span<const Span> spans,
                                      std::span<const Anchor> anchors);

}  // namespace nashra
