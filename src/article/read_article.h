// Sources in, articles out: one reader a format.
#pragma once

#include <string_view>

#include "article/article.h"
#include "base/diagnostic.h"
#include "base/source_text.h"

namespace nashra {

/// Whether a file of that name holds an article: its name ends as those of one of the formats do (`.txt`,
/// `.md`, `.markdown`).
bool is_article_name(std::string_view name);

/// Reads an article in the format that its name says: Markdown with front matter (`.md`, `.markdown`), else
/// plain text. An error, and no value, when the bytes are not UTF-8, the front matter is wrong or nothing is
/// left to print.
Outcome<Article> read_article(const SourceText& source);

}  // namespace nashra
