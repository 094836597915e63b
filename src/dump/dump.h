// Any value of the line, printed: what tests hold as goldens and what a bug report carries.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "article/article.h"
#include "editorial/clean.h"
#include "galley/galley.h"
#include "makeup/issue.h"
#include "proof/report.h"
#include "text/paragraph.h"

namespace nashra {

enum class DumpFormat : std::uint8_t { text, json };

/// Each article's blocks with their source places, and what was recognised. Text stands last on its line,
/// inside U+2068 … U+2069, so that it reorders nothing in a terminal or a diff.
std::string dump(const std::vector<Article>& articles, DumpFormat format);

/// The same, and what the clean-up changed in each.
std::string dump(const std::vector<CleanedArticle>& articles, DumpFormat format);

/// UTF-8 text in which spaces that are none of U+0020, and what cannot be seen at all, stand as `<U+00A0>`.
std::string visible(std::u16string_view text);

/// A block as the shaper gets it.
struct BlockText {
  BlockRef block;
  Paragraph paragraph;
};
/// Each block's runs (range, level, script, language, font family) and break opportunities.
std::string dump(const std::vector<BlockText>& blocks, DumpFormat format);

/// A block set in its column.
struct BlockGalley {
  BlockRef block;
  BlockKind kind = BlockKind::paragraph;
  Galley galley;
};
/// One line a line of text: block, measure, width, ratio, scale, kashidas (offset into the block x tatweels),
/// words, text.
std::string dump_lines(const std::vector<BlockGalley>& blocks, DumpFormat format);
/// The galley's items in order: lines with their leading, white space, and where a column may not end.
std::string dump_galley(const std::vector<BlockGalley>& blocks, DumpFormat format);

/// Pages with all that stands on them, and where each article went.
std::string dump(const Issue& issue, DumpFormat format);

/// Each article's placements and lines (source place, mean width of its spaces, scale, tatweels), and its
/// loosest lines with what would close them. `articles` are those the issue was made of.
std::string dump(const Report& report, const std::vector<Article>& articles, DumpFormat format);

}  // namespace nashra
