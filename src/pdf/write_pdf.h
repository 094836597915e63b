#pragma once

#include <string>

#include "base/diagnostic.h"
#include "embed/embed_fonts.h"
#include "makeup/issue.h"
#include "pdf/colour_profiles.h"

namespace nashra {

/// The bytes of a PDF 1.6 file that shows the issue (ISO 32000-1): DeviceCMYK, black overprinting, text in
/// visual order. It is a PDF/UA-1 file (ISO 14289-1), and with complete `profiles` a PDF/A-2a file too (ISO
/// 19005-2). `fonts` are those of the same issue. Both are used up page by page: a large issue and its file
/// do not stand in memory together. The same issue gives the same bytes, whatever the clock, the locale and
/// the user. No value when the library that writes the file fails, which is an error.
Outcome<std::string> write_pdf(Issue&& issue, EmbeddedFonts&& fonts, const ColourProfiles& profiles = {});

}  // namespace nashra
