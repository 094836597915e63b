#pragma once

#include <string>

#include "embed/embed_fonts.h"
#include "makeup/issue.h"

namespace nashra {

/// Names of the resources that page contents use.
inline constexpr char kFontPrefix = 'F';    ///< F0, F1 …: `EmbeddedFonts::fonts`
inline constexpr char kOverprint[] = "OP";  ///< an ExtGState that overprints
inline constexpr char kKnockout[] = "KO";   ///< one that does not

/// The content stream of a page (ISO 32000-1 §7.8.2), before compression. Here y turns upward.
std::string page_content(const Page& page, const EmbeddedFonts& fonts);

}  // namespace nashra
