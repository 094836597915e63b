// The structure tree as PDF knows it (ISO 32000-1 §14.7, §14.8).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "makeup/structure.h"
#include "pdf/pdf_sink.h"
#include "pdf/tagging.h"

namespace nashra {

/// The standard structure type in which a node's own text stands: `P`, `H1`, `LBody` …
std::string_view content_type_of(const StructureNode& node);

/// That of an inset: `Link` or `Span`.
std::string_view inset_type_of(const Inset& inset);

/// Writes the tree, with an element for each node that has anything on a page and for each inset, and the
/// parent tree (§14.7.4.4); `pages` are the page objects, whose `/StructParents` is their index; annotations
/// count on after them. Returns the structure tree root, or nothing when nothing is marked.
std::optional<ObjectNumber> add_structure(PdfSink& sink, const StructureTree& structure,
                                          const Tagging& tagging, const std::vector<ObjectNumber>& pages);

}  // namespace nashra
