#pragma once

#include "embed/embed_fonts.h"
#include "pdf/pdf_sink.h"

namespace nashra {

/// Writes a composite font with everything it needs (ISO 32000-1 §9.7, §9.8, §9.10.3); returns its Type0
/// dictionary.
ObjectNumber add_font(PdfSink& sink, const EmbeddedFont& font);

/// The ToUnicode CMap of a font: one entry for every CID but that of .notdef.
std::string to_unicode_cmap(const EmbeddedFont& font);

}  // namespace nashra
