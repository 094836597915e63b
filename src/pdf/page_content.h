#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "embed/embed_fonts.h"
#include "makeup/issue.h"
#include "pdf/picture_objects.h"
#include "pdf/tagging.h"
#include "pdf/text_stretches.h"

namespace nashra {

/// Names of the resources that page contents use.
inline constexpr char kFontPrefix = 'F';        ///< F0, F1 …: `EmbeddedFonts::fonts`
inline constexpr char kPicturePrefix[] = "Im";  ///< Im0, Im1 …: by their number
inline constexpr char kOverprint[] = "OP";      ///< an ExtGState that overprints
inline constexpr char kKnockout[] = "KO";       ///< one that does not

/// A page's content stream (ISO 32000-1 §7.8.2), before compression.
struct PageContent {
  /// Where a link, or a line's part of it, can be clicked; y upwards.
  struct LinkArea {
    std::size_t inset = 0;  ///< of the tagging
    Rect area;              ///< its origin is the lower left corner
  };
  std::string stream;
  std::set<std::uint32_t> fonts;   ///< indices of those that it shows
  std::set<std::size_t> pictures;  ///< numbers of those that it shows
  std::vector<LinkArea> links;
};

/// What the pages of an issue have in common.
struct PageContext {
  const EmbeddedFonts& fonts;
  const PictureNumbers& pictures;
  const StructureTree& structure;
  std::unordered_set<const TextLine*> before_a_space;
};

/// Draws the next page. Every item stands in a marked-content sequence: of its structure node, of an inset in
/// it, or an artifact's (§14.6, §14.8.2.2), neighbours of one owner in one; `tagging` learns of them in
/// reading order. A line that goes on in another one ends with a blank that reads as a space. Here y turns
/// upward.
PageContent page_content(const Page& page, const PageContext& context, Tagging& tagging);

}  // namespace nashra
