#pragma once

#include <set>
#include <string>
#include <vector>

#include "embed/embed_fonts.h"
#include "makeup/issue.h"
#include "pdf/picture_objects.h"

namespace nashra {

/// Names of the resources that page contents use.
inline constexpr char kFontPrefix = 'F';        ///< F0, F1 …: `EmbeddedFonts::fonts`
inline constexpr char kPicturePrefix[] = "Im";  ///< Im0, Im1 …: by their number
inline constexpr char kOverprint[] = "OP";      ///< an ExtGState that overprints
inline constexpr char kKnockout[] = "KO";       ///< one that does not

/// A page's content stream (ISO 32000-1 §7.8.2), before compression, and whose its marked content is.
struct PageContent {
  std::string stream;
  std::vector<NodeId> marked;      ///< by marked-content identifier
  std::set<std::size_t> pictures;  ///< numbers of those that it shows
};

/// Draws a page. Every item stands in a marked-content sequence: of its structure node, or an artifact's
/// (§14.6, §14.8.2.2), neighbours of one node in one. Here y turns upward.
PageContent page_content(const Page& page, const EmbeddedFonts& fonts, const PictureNumbers& pictures,
                         const StructureTree& structure);

}  // namespace nashra
