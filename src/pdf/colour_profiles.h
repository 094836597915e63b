// The ICC profiles that say what a file's colours are, as PDF/A asks (ISO 19005-2, 6.2.2 – 6.2.4).
#pragma once

#include <string>
#include <string_view>

#include "pdf/pdf_sink.h"
#include "picture/picture.h"

namespace nashra {

/// Profiles for what brings none of its own, as bytes. Empty: none.
struct ColourProfiles {
  std::string cmyk;  ///< of the output intent: how inks look
  std::string rgb;   ///< of pictures in RGB
};

/// Whether a profile is one that PDF/A takes for these colours: whole, of ICC.1 version 2 or 4, of a monitor,
/// a printer, a scanner or a colour space.
bool is_archivable(std::string_view profile, ColourSpace colours);

/// Whether everything in a file with these profiles has a colour that is known everywhere.
bool are_complete(const ColourProfiles& profiles);

/// Writes a profile as the stream that `/ICCBased` and output intents name.
ObjectNumber add_profile(PdfSink& sink, std::string_view profile, ColourSpace colours);

/// The value of /OutputIntents: one of PDF/A's, by the profile alone, as it is of no registered printing
/// condition (ISO 32000-1 §14.11.5).
std::string output_intents(PdfSink& sink, const ColourProfiles& profiles);

}  // namespace nashra
