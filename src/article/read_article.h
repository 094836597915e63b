// Sources in, articles out: one reader a format.
#pragma once

#include "article/article.h"
#include "base/diagnostic.h"
#include "base/source_text.h"

namespace nashra {

/// Reads a plain-text paste: headline, date line, body and credits are found by rules, each recorded as a
/// `Finding`; site furniture (a line of language names) and paragraphs of nothing but white space are
/// dropped. Not one letter of the rest is changed. An error, and no value, when the bytes are not UTF-8 or
/// nothing is left to print.
Outcome<Article> read_article(const SourceText& source);

}  // namespace nashra
