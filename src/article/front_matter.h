// What stands between the two lines of dashes at the start of a Markdown file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "article/article.h"
#include "article/source_places.h"
#include "base/diagnostic.h"
#include "base/source_text.h"

namespace nashra {

/// The parts of an article that its front matter gives.
struct FrontMatter {
  std::size_t end = 0;         ///< byte offset of what follows it
  std::string language;        ///< BCP 47; empty: not given
  std::vector<Block> head;     ///< kicker, headline, deck, bylines, date line and picture, in this order
  std::vector<Block> credits;  ///< for the end of the article
  bool has_headline = false;
};

/// Reads YAML between `---` lines at the very start of the file, along a closed vocabulary; every problem is
/// reported, at its place in the whole file. A file that does not begin with such a line has none. A
/// picture's credit follows its caption in brackets.
FrontMatter read_front_matter(const SourceText& source, SourcePlaces& places, Diagnostics& diagnostics);

}  // namespace nashra
