// The structure tree as PDF knows it (ISO 32000-1 §14.7, §14.8).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "makeup/structure.h"
#include "pdf/pdf_sink.h"

namespace nashra {

/// The standard structure type in which a node's own text stands: `P`, `H1`, `LBody` …
std::string_view content_type_of(const StructureNode& node);

/// Writes the tree, with an element for each node that has anything on a page, and the parent tree
/// (§14.7.4.4); `marked[page]` are the nodes of that page's marked-content identifiers, `pages` the page
/// objects, whose `/StructParents` is their index. Returns the structure tree root, or nothing when nothing
/// is marked.
std::optional<ObjectNumber> add_structure(PdfSink& sink, const StructureTree& structure,
                                          const std::vector<std::vector<NodeId>>& marked,
                                          const std::vector<ObjectNumber>& pages);

}  // namespace nashra
