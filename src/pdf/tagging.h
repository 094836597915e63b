// Whose the marked content of the pages is: collected while they are drawn, in their order, and read when the
// structure tree is written.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "makeup/structure.h"
#include "pdf/syntax.h"

namespace nashra {

/// A stretch of a block's text that is an element of its own: a link, text in another language, or both.
struct Inset {
  std::string link;      ///< the address; empty: none
  std::string language;  ///< BCP 47; empty: the block's
  friend bool operator==(const Inset&, const Inset&) = default;
};

struct Tagging {
  struct Owner {
    NodeId node;
    std::optional<std::size_t> inset;  ///< index into `insets`
    friend bool operator==(const Owner&, const Owner&) = default;
  };
  struct Mark {
    std::size_t page = 0, id = 0;
    std::optional<std::size_t> inset;
  };
  struct Annotation {
    std::size_t page = 0;
    ObjectNumber object = 0;
  };
  struct PlacedInset {
    NodeId node;
    Inset what;
    std::vector<Annotation> annotations = {};
  };

  std::vector<std::vector<Owner>> owners;  ///< by page and marked-content identifier
  std::vector<std::vector<Mark>> marks;    ///< by node, in reading order
  std::vector<PlacedInset> insets;         ///< in the order of their first mark
  std::vector<std::size_t>
      annotation_owner;  ///< insets, by the annotations' /StructParent less the number of pages
  std::map<NodeId, std::string> boxes;  ///< /BBox of figures (ISO 32000-1 §14.8.5.4.3)
};

}  // namespace nashra
