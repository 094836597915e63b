// An article as a careful sub-editor would hand it on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"
#include "spec/layout.h"

namespace nashra {

/// What a rule did to a word, or to some that stand together.
struct Change {
  std::string_view rule;  ///< as under `editorial:` in a layout
  SourceMap::Place where;
  std::u16string before, after;  ///< with what stands around it
  friend bool operator==(const Change&, const Change&) = default;
};

struct CleanedArticle {
  Article article;
  std::vector<Change> changes;  ///< block by block, in the order in which they were made
};

/// Applies the rules that are on to the text of every block, those of `article.language` or, to a block in
/// another script, of that script's language. The blocks stay what they are. Cleaning a second time changes
/// nothing. Warnings tell what only a person can mend: quotation marks without a partner, and text in visual
/// order, which is left alone. Linear in the length of the article.
Outcome<CleanedArticle> clean(Article article, const EditorialSpec& spec);

}  // namespace nashra
