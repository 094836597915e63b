#include "pdf/structure_elements.h"

#include <algorithm>
#include <iterator>
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
    // A row is a line of text as yet: cells that a reader could walk through would be made up.
    case Role::table:
      return {"Div", {}};
    case Role::table_row:
      return {"P", {}};
    case Role::paragraph:
      break;
  }
  return {"P", {}};
}

/// The elements go without their optional /Type: there are more of them than of anything else in a file.
class StructureWriter {
 public:
  StructureWriter(PdfSink& sink, const StructureTree& structure, const Tagging& tagging,
                  const std::vector<ObjectNumber>& pages)
      : sink_(sink),
        nodes_(structure.nodes),
        tagging_(tagging),
        pages_(pages),
        children_(nodes_.size()),
        elements_(nodes_.size()) {}

  ObjectNumber write() {
    collect();
    const ObjectNumber root = sink_.create();
    const std::string parent_tree = write_parent_tree();
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
      if (is_shown(node)) write_element(node, root);
    }
    for (std::size_t inset = 0; inset < insets_.size(); ++inset) write_inset(inset);
    sink_.set(root,
              {{"Type", "/StructTreeRoot"},
               {"K", reference(elements_[0].outer)},
               {"ParentTree", parent_tree},
               {"ParentTreeNextKey", std::to_string(pages_.size() + tagging_.annotation_owner.size())}});
    return root;
  }

 private:
  using Mark = Tagging::Mark;

  struct Element {
    ObjectNumber outer = 0, inner = 0;  ///< the same where the type asks for one element only
  };

  bool is_label(std::size_t node) const { return nodes_[node].role == Role::label; }

  bool is_shown(std::size_t node) const { return elements_[node].outer != 0; }

  /// From the leaves up which nodes are worth an element. Parents come before their children, so going
  /// backwards every child is settled before its parent.
  void collect() {
    for (std::size_t node = nodes_.size(); node-- > 0;) {
      if (tagging_.marks[node].empty() && children_[node].empty()) continue;
      const bool is_double = !types_of(nodes_[node]).inner.empty();
      elements_[node].outer = sink_.create();
      elements_[node].inner = is_double ? sink_.create() : elements_[node].outer;
      if (node > 0) children_[nodes_[node].parent.value].push_back(node);
    }
    for (std::vector<std::size_t>& children : children_) std::reverse(children.begin(), children.end());
    for (std::size_t inset = 0; inset < tagging_.insets.size(); ++inset) insets_.push_back(sink_.create());
  }

  std::string write_parent_tree() {
    std::string numbers = "[";
    for (std::size_t page = 0; page < tagging_.owners.size(); ++page) {
      std::vector<ObjectNumber> owners;
      for (const Tagging::Owner& owner : tagging_.owners[page])
        owners.push_back(owner.inset ? insets_[*owner.inset] : elements_[owner.node.value].inner);
      if (!owners.empty()) numbers += std::to_string(page) + ' ' + reference_array(owners) + ' ';
    }
    std::size_t key = pages_.size();
    for (const std::size_t inset : tagging_.annotation_owner)
      numbers += std::to_string(key++) + ' ' + reference(insets_[inset]) + ' ';
    const ObjectNumber tree = sink_.create();
    sink_.set(tree, {{"Nums", numbers + ']'}});
    return reference(tree);
  }

  /// The value of /K: an array, which one kid alone does without (ISO 32000-1, table 323).
  static std::string kids_of(const std::vector<std::string>& kids) {
    if (kids.size() == 1) return kids.front();
    std::string out = "[";
    for (const std::string& kid : kids) {
      // A dictionary brings its own delimiters.
      if (out.back() != '[' && out.back() != '>' && kid.front() != '<') out += ' ';
      out += kid;
    }
    return out + ']';
  }

  /// The marks of a node's own text, or of one of its insets.
  std::vector<Mark> marks_of(std::size_t node, std::optional<std::size_t> inset) const {
    std::vector<Mark> marks;
    std::copy_if(tagging_.marks[node].begin(), tagging_.marks[node].end(), std::back_inserter(marks),
                 [&](const Mark& mark) { return mark.inset == inset; });
    return marks;
  }

  static bool are_on_one_page(const std::vector<Mark>& marks) {
    return std::all_of(marks.begin(), marks.end(),
                       [&](const Mark& mark) { return mark.page == marks[0].page; });
  }

  /// Marks on one page are plain numbers, the page being the element's; on several pages each names its own.
  std::string kid_of(const Mark& mark, bool one_page) const {
    const std::string id = std::to_string(mark.id);
    return one_page ? id : "<</Type/MCR/Pg " + reference(pages_[mark.page]) + "/MCID " + id + ">>";
  }

  void add_kids(std::size_t node, Dictionary& entries) const {
    const std::vector<Mark> own = marks_of(node, std::nullopt);
    const bool one_page = are_on_one_page(own);
    std::vector<std::string> kids;
    std::optional<std::size_t> before;
    for (const Mark& mark : tagging_.marks[node]) {
      if (!mark.inset) kids.push_back(kid_of(mark, one_page));
      if (mark.inset && mark.inset != before) kids.push_back(reference(insets_[*mark.inset]));
      before = mark.inset;
    }
    for (const std::size_t child : children_[node]) {
      if (!is_label(child)) kids.push_back(reference(elements_[child].outer));
    }
    if (one_page && !own.empty()) entries.push_back({"Pg", reference(pages_[own[0].page])});
    entries.push_back({"K", kids_of(kids)});
  }

  void write_inset(std::size_t index) {
    const Tagging::PlacedInset& inset = tagging_.insets[index];
    const std::vector<Mark> marks = marks_of(inset.node.value, index);
    const bool one_page = are_on_one_page(marks);
    std::vector<std::string> kids;
    for (const Mark& mark : marks) kids.push_back(kid_of(mark, one_page));
    for (const Tagging::Annotation& annotation : inset.annotations) {
      kids.push_back("<</Type/OBJR/Obj " + reference(annotation.object) + "/Pg " +
                     reference(pages_[annotation.page]) + ">>");
    }
    Dictionary entries = {{"S", '/' + std::string(inset_type_of(inset.what))},
                          {"P", reference(elements_[inset.node.value].inner)}};
    if (!inset.what.language.empty()) entries.push_back({"Lang", '(' + inset.what.language + ')'});
    if (one_page) entries.push_back({"Pg", reference(pages_[marks[0].page])});
    entries.push_back({"K", kids_of(kids)});
    sink_.set(insets_[index], entries);
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
    Dictionary entries = {{"S", '/' + std::string(types.outer)}, {"P", reference(parent)}};
    if (index == 0 || node.language != nodes_[node.parent.value].language)
      entries.push_back({"Lang", '(' + node.language + ')'});
    if (const auto box = tagging_.boxes.find({static_cast<std::uint32_t>(index)});
        box != tagging_.boxes.end())
      entries.push_back({"A", "<</O/Layout/BBox " + box->second + ">>"});
    if (!node.alternative.empty()) entries.push_back({"Alt", text_string(node.alternative)});
    if (element.inner == element.outer) {
      add_kids(index, entries);
    } else {
      entries.push_back({"K", labels_of(index) + reference(element.inner) + ']'});
      Dictionary inner = {{"S", '/' + std::string(types.inner)}, {"P", reference(element.outer)}};
      add_kids(index, inner);
      sink_.set(element.inner, inner);
    }
    sink_.set(element.outer, entries);
  }

  PdfSink& sink_;
  const std::vector<StructureNode>& nodes_;
  const Tagging& tagging_;
  const std::vector<ObjectNumber>& pages_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<Element> elements_;
  std::vector<ObjectNumber> insets_;
};

}  // namespace

std::string_view content_type_of(const StructureNode& node) {
  const Types types = types_of(node);
  return types.inner.empty() ? types.outer : types.inner;
}

std::string_view inset_type_of(const Inset& inset) { return inset.link.empty() ? "Span" : "Link"; }

std::optional<ObjectNumber> add_structure(PdfSink& sink, const StructureTree& structure,
                                          const Tagging& tagging, const std::vector<ObjectNumber>& pages) {
  const bool marks = std::any_of(tagging.owners.begin(), tagging.owners.end(),
                                 [](const auto& page) { return !page.empty(); });
  if (!marks) return std::nullopt;
  return StructureWriter(sink, structure, tagging, pages).write();
}

}  // namespace nashra
