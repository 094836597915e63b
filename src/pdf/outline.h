// What a reader shows beside the pages: the outline and the page labels (ISO 32000-1 §12.3.3, §12.4.2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "makeup/issue.h"
#include "pdf/pdf_sink.h"

namespace nashra {

/// A title for a reader's list: white space and controls become single spaces, directional controls and
/// noncharacters go.
std::u16string outline_title(std::u16string_view title);

/// Writes one entry for each bookmark with a title and a page; returns the outline, or nothing when there is
/// no entry. `pages` are the page objects.
std::optional<ObjectNumber> add_outline(PdfSink& sink, const Issue& issue,
                                        const std::vector<ObjectNumber>& pages);

/// The value of /PageLabels when every folio is a number (in any digits): readers then show the printed
/// numbers.
std::optional<std::string> page_labels(const std::vector<Page>& pages);

}  // namespace nashra
