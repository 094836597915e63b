// Markdown in, an article out.
#pragma once

#include "article/article.h"
#include "base/diagnostic.h"
#include "base/source_text.h"

namespace nashra {

/// Reads well-formed UTF-8 of at most 8 MiB as CommonMark 0.30 with tables, after YAML front matter.
/// Headings, lists, quotes, emphasis, links and pictures are kept; what has no counterpart in an article
/// (HTML, rules, code) leaves its text, and a finding or a warning. An article without blocks when nothing is
/// left to print; no value when the front matter is wrong.
Outcome<Article> read_markdown(const SourceText& source);

}  // namespace nashra
