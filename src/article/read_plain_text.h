// Plain text in, an article out.
#pragma once

#include "article/article.h"
#include "base/diagnostic.h"
#include "base/source_text.h"

namespace nashra {

/// Reads well-formed UTF-8 as a paste: headline, date line, body and credits are found by rules, each
/// recorded as a `Finding`; HTML that was pasted with the text, site furniture (a line of language names) and
/// paragraphs of nothing but white space are dropped. Not one letter of the rest is changed. An article
/// without blocks when nothing is left to print.
Outcome<Article> read_plain_text(const SourceText& source);

}  // namespace nashra
