// Reads a laid-out bulletin as a proof-reader would.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "proof/report.h"

namespace nashra {

/// How each article of the issue came out.
Report proof(const Issue& issue);

/// A note for each of an article's loosest lines whose spaces are wider than 1.6 of their own width: where it
/// is in the source, and what would close it. `articles` are those the issue was made of.
Diagnostics notes_of(const Report& report, const std::vector<Article>& articles);

/// Where a line of the report begins in its article's file.
SourcePos position_of(const ProofLine& line, const std::vector<Article>& articles);

/// The text of a line of the report.
std::u16string text_of(const ProofLine& line, const std::vector<Article>& articles);

}  // namespace nashra
