// How a bulletin came out: what a desk looks at before it prints.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "article/article.h"
#include "makeup/issue.h"

namespace nashra {

/// A line of an article as it was set.
struct ProofLine {
  BlockRef block;
  TextRange text;  ///< into the block
  std::size_t page = 0;
  int spaces = 100;  ///< mean width of its spaces, percent of the font's own; 100 in a line without any
  int scale = 1000;  ///< width of its letters, permille
  int tatweels = 0;  ///< that lengthen its words
};

/// What would close a loose line with the least change to its text.
struct Cure {
  enum class Kind : std::uint8_t {
    lengthen,  ///< write more in the line
    shorten,   ///< write less before the word that begins the next line, so that it comes up
  };
  Kind kind = Kind::lengthen;
  int letters = 0;           ///< about how many more or fewer
  std::u16string word = {};  ///< that begins the next line
};

struct LooseLine {
  std::size_t line = 0;  ///< index into `ArticleProof::lines`
  Cure cure;
};

/// How an article came out.
struct ArticleProof {
  ArticleId article;
  std::vector<Placement> placements;
  std::vector<ProofLine> lines;    ///< in reading order
  std::vector<LooseLine> loosest;  ///< at most three, the loosest first; lines with spaces wider than natural
};

struct Report {
  std::vector<ArticleProof> articles;  ///< of those that were placed, in the order of the bulletin
};

}  // namespace nashra
