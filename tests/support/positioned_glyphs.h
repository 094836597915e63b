// The plainest PDF there is of a page's text: whole fonts, and each glyph put where shaping and the line say.
#pragma once

#include <string>

#include "makeup/issue.h"

namespace nashra::test {

/// The text of the issue's pages, in black, without anything else. Glyph numbers are the codes, the fonts are
/// embedded as they are (TrueType, ISO 32000-1 §9.7.4.2), and every glyph has a text matrix of its own.
std::string positioned_glyphs_pdf(const Issue& issue);

}  // namespace nashra::test
