// The characters of a file of plain text, without what a content system left between them.
#pragma once

#include <string>
#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"
#include "base/source_text.h"

namespace nashra {

/// A text as it is meant, and where each part of it stands in the file.
struct CharacterText {
  std::u16string text;
  SourceMap where;
  std::vector<Finding> findings;  ///< each rule at most once a line
  Diagnostics diagnostics;        ///< warnings; each HTML tag at most once
};

/// Reads well-formed UTF-8: byte-order mark, control characters and HTML tags are taken out (what a tag parts
/// becomes paragraphs), HTML entities are resolved, also those that were encoded more than once.
CharacterText read_characters(const SourceText& source);

}  // namespace nashra
