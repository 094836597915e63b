#include "pdf/structure_elements.h"

#include <algorithm>
#include <string>

namespace nashra {
namespace {

/// Two elements where a standard type asks for one inside the other, else one.
struct Types {
  std::string_view outer, inner;  ///< `inner` may be empty
};

Types types_of(const StructureNode& node) {
  switch (node.role) {
    case Role::document:
      return {"Document", {}};
    case Role::article:
      return {"Art", {}};
    case Role::heading:
      return {node.level <= 1 ? "H1" : "H2", {}};
    case Role::list:
      return {"L", {}};
    case Role::list_item:
      return {"LI", "LBody"};
    case Role::label:
      return {"Lbl", {}};
    case Role::quote:
      return {"BlockQuote", "P"};
    case Role::figure:
      return {"Figure", {}};
    case Role::caption:
      return {"Caption", {}};
    case Role::table:
      return {"Table", {}};
    case Role::table_row:
      return {"TR", "TD"};
    case Role::paragraph:
      break;
  }
  return {"P", {}};
}

/// A marked-content sequence by its page and identifier.
struct Mark {
  std::size_t page = 0, id = 0;
};

class StructureWriter {
 public:
  StructureWriter(PdfSink& sink, const StructureTree& structure, const std::vector<ObjectNumber>& pages)
      : sink_(sink),
        nodes_(structure.nodes),
        pages_(pages),
        marks_(nodes_.size()),
        children_(nodes_.size()),
        elements_(nodes_.size()) {}

  ObjectNumber write(const std::vector<std::vector<NodeId>>& marked) {
    collect(marked);
    const ObjectNumber root = sink_.create();
    const std::string parent_tree = write_parent_tree(marked);
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
      if (is_shown(node)) write_element(node, root);
    }
    sink_.set(
        root,
        {{"Type", "/StructTreeRoot"}, {"K", reference(elements_[0].outer)}, {"ParentTree", parent_tree}});
    return root;
  }

 private:
  struct Element {
    ObjectNumber outer = 0, inner = 0;  ///< the same where the type asks for one element only
  };

  bool is_label(std::size_t node) const { return nodes_[node].role == Role::label; }

  bool is_shown(std::size_t node) const { return elements_[node].outer != 0; }

  /// Which marks each node has, and from the leaves up which nodes are worth an element. Parents come before
  /// their children, so going backwards every child is settled before its parent.
  void collect(const std::vector<std::vector<NodeId>>& marked) {
    for (std::size_t page = 0; page < marked.size(); ++page) {
      for (std::size_t id = 0; id < marked[page].size(); ++id)
        marks_[marked[page][id].value].push_back({page, id});
    }
    for (std::size_t node = nodes_.size(); node-- > 0;) {
      if (marks_[node].empty() && children_[node].empty()) continue;
      const bool is_double = !types_of(nodes_[node]).inner.empty();
      elements_[node].outer = sink_.create();
      elements_[node].inner = is_double ? sink_.create() : elements_[node].outer;
      if (node > 0) children_[nodes_[node].parent.value].push_back(node);
    }
    for (std::vector<std::size_t>& children : children_) std::reverse(children.begin(), children.end());
  }

  std::string write_parent_tree(const std::vector<std::vector<NodeId>>& marked) {
    std::string numbers = "[";
    for (std::size_t page = 0; page < marked.size(); ++page) {
      std::vector<ObjectNumber> owners;
      for (const NodeId node : marked[page]) owners.push_back(elements_[node.value].inner);
      if (!owners.empty()) numbers += std::to_string(page) + ' ' + reference_array(owners) + ' ';
    }
    const ObjectNumber tree = sink_.create();
    sink_.set(tree, {{"Nums", numbers + ']'}});
    return reference(tree);
  }

  /// Marks on one page are plain numbers, the page being the element's; on several pages each names its own.
  void add_kids(std::size_t node, Dictionary& entries) const {
    const std::vector<Mark>& marks = marks_[node];
    const bool one_page =
        std::all_of(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.page == marks[0].page; });
    std::string kids = "[";
    for (const Mark& mark : marks) {
      const std::string id = std::to_string(mark.id);
      kids += one_page ? id + ' ' : "<</Type/MCR/Pg " + reference(pages_[mark.page]) + "/MCID " + id + ">>";
    }
    for (const std::size_t child : children_[node]) {
      if (!is_label(child)) kids += reference(elements_[child].outer) + ' ';
    }
    if (one_page && !marks.empty()) entries.push_back({"Pg", reference(pages_[marks[0].page])});
    entries.push_back({"K", kids + ']'});
  }

  /// Labels stand beside the body of their list item (ISO 32000-1 §14.8.4.3.3).
  std::string labels_of(std::size_t node) const {
    std::string labels = "[";
    for (const std::size_t child : children_[node]) {
      if (is_label(child)) labels += reference(elements_[child].outer) + ' ';
    }
    return labels;
  }

  void write_element(std::size_t index, ObjectNumber root) {
    const StructureNode& node = nodes_[index];
    const Types types = types_of(node);
    const Element element = elements_[index];
    const Element above = index == 0 ? Element{root, root} : elements_[node.parent.value];
    const ObjectNumber parent = is_label(index) ? above.outer : above.inner;
    Dictionary entries = {
        {"Type", "/StructElem"}, {"S", '/' + std::string(types.outer)}, {"P", reference(parent)}};
    if (index == 0 || node.language != nodes_[node.parent.value].language)
      entries.push_back({"Lang", '(' + node.language + ')'});
    if (!node.alternative.empty()) entries.push_back({"Alt", text_string(node.alternative)});
    if (element.inner == element.outer) {
      add_kids(index, entries);
    } else {
      entries.push_back({"K", labels_of(index) + reference(element.inner) + ']'});
      Dictionary inner = {
          {"Type", "/StructElem"}, {"S", '/' + std::string(types.inner)}, {"P", reference(element.outer)}};
      add_kids(index, inner);
      sink_.set(element.inner, inner);
    }
    sink_.set(element.outer, entries);
  }

  PdfSink& sink_;
  const std::vector<StructureNode>& nodes_;
  const std::vector<ObjectNumber>& pages_;
  std::vector<std::vector<Mark>> marks_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<Element> elements_;
};

}  // namespace

std::string_view content_type_of(const StructureNode& node) {
  const Types types = types_of(node);
  return types.inner.empty() ? types.outer : types.inner;
}

std::optional<ObjectNumber> add_structure(PdfSink& sink, const StructureTree& structure,
                                          const std::vector<std::vector<NodeId>>& marked,
                                          const std::vector<ObjectNumber>& pages) {
  const bool marks =
      std::any_of(marked.begin(), marked.end(), [](const auto& page) { return !page.empty(); });
  if (!marks) return std::nullopt;
  return StructureWriter(sink, structure, pages).write(marked);
}

}  // namespace nashra
