#include "pdf/write_pdf.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/unicode.h"
#include "pdf/font_objects.h"
#include "pdf/metadata.h"
#include "pdf/outline.h"
#include "pdf/pack.h"
#include "pdf/page_content.h"
#include "pdf/pdf_sink.h"
#include "pdf/picture_objects.h"
#include "pdf/structure_elements.h"

namespace nashra {
namespace {

/// What pages name in their contents. Pages that show the same fonts and no pictures share a dictionary; one
/// lists only what its pages show, so that a page is shown, or taken out of the file, without the others'.
class Resources {
 public:
  Resources(PdfSink& sink, const EmbeddedFonts& fonts, const std::vector<PicturePtr>& pictures,
            const ColourProfiles& profiles)
      : sink_(sink) {
    for (const EmbeddedFont& font : fonts.fonts) fonts_.push_back(add_font(sink, font));
    pictures_ = add_pictures(sink, pictures, profiles);
    // An ink overprints whole: with a profile for inks there is no other overprint mode (ISO
    // 19005-2, 6.2.4.2).
    const bool is_archival = are_complete(profiles);
    const std::string mode = is_archival ? "/OPM 0>>" : "/OPM 1>>";
    const Dictionary states = {{kOverprint, "<</Type /ExtGState/OP true/op true" + mode},
                               {kKnockout, "<</Type /ExtGState/OP false/op false" + mode}};
    common_.push_back({"ExtGState", dictionary(states)});
    if (!is_archival) return;
    const std::string inks = reference(add_profile(sink, profiles.cmyk, ColourSpace::cmyk));
    common_.push_back({"ColorSpace", "<</DefaultCMYK [/ICCBased " + inks + "]>>"});
  }

  /// The dictionary for a page.
  ObjectNumber of(const PageContent& drawn) {
    if (!drawn.pictures.empty()) return add(drawn);
    ObjectNumber& object = shared_[drawn.fonts];
    if (object == 0) object = add(drawn);
    return object;
  }

 private:
  ObjectNumber add(const PageContent& drawn) {
    Dictionary resources = common_;
    std::string fonts = "<<", pictures = "<<";
    for (const std::uint32_t index : drawn.fonts)
      fonts += '/' + (kFontPrefix + std::to_string(index)) + ' ' + reference(fonts_[index]);
    for (const std::size_t number : drawn.pictures)
      pictures += '/' + (kPicturePrefix + std::to_string(number)) + ' ' + reference(pictures_[number]);
    resources.push_back({"Font", fonts + ">>"});
    if (!drawn.pictures.empty()) resources.push_back({"XObject", pictures + ">>"});
    const ObjectNumber object = sink_.create();
    sink_.set(object, resources);
    return object;
  }

  PdfSink& sink_;
  std::vector<ObjectNumber> fonts_, pictures_;  ///< by index, by number
  Dictionary common_;
  std::map<std::set<std::uint32_t>, ObjectNumber> shared_;
};

struct Node {
  ObjectNumber object = 0;
  std::size_t pages = 1;
  Dictionary entries;  ///< all but the parent, which is known last
};

/// The pages' objects, and whose their marked content is.
struct Pages {
  std::vector<ObjectNumber> objects;
  Tagging tagging;
};

/// Writes the annotations of a page's links (ISO 32000-1 §12.5.6.5, ISO 14289-1 §7.18.5); returns them.
std::vector<ObjectNumber> add_links(PdfSink& sink, const PageContent& drawn, std::size_t page,
                                    std::size_t page_count, Tagging& tagging) {
  constexpr std::string_view kPrinted = "4";  // PDF/A: ISO 19005-2, 6.3.2
  std::vector<ObjectNumber> objects;
  for (const PageContent::LinkArea& link : drawn.links) {
    Tagging::PlacedInset& inset = tagging.insets[link.inset];
    const auto& [x, y, width, height] = link.area;
    const ObjectNumber object = sink.create();
    sink.set(object, {{"Type", "/Annot"},
                      {"Subtype", "/Link"},
                      {"Rect", '[' + points(x) + ' ' + points(y) + ' ' + points(x + width) + ' ' +
                                   points(y + height) + ']'},
                      {"Border", "[0 0 0]"},
                      {"F", std::string(kPrinted)},
                      {"Contents", text_string(to_utf16(inset.what.link))},
                      {"A", "<</S/URI/URI" + uri_string(inset.what.link) + ">>"},
                      {"StructParent", std::to_string(page_count + tagging.annotation_owner.size())}});
    inset.annotations.push_back({page, object});
    tagging.annotation_owner.push_back(link.inset);
    objects.push_back(object);
  }
  return objects;
}

Node add_page(PdfSink& sink, const Page& page, std::size_t index, const PageContent& drawn,
              ObjectNumber resources) {
  const ObjectNumber content = sink.create();
  sink.set_stream(content, {}, drawn.stream);
  const std::string box = "[0 0 " + points(page.width) + ' ' + points(page.height) + ']';
  return {.object = sink.create(),
          .pages = 1,
          .entries = {{"Type", "/Page"},
                      {"MediaBox", box},
                      {"TrimBox", box},
                      {"Resources", reference(resources)},
                      {"StructParents", std::to_string(index)},
                      {"Contents", reference(content)}}};
}

/// Sets `children` and makes a node of them; `object` is the number it gets.
Node join(PdfSink& sink, ObjectNumber object, std::vector<Node>::iterator first,
          std::vector<Node>::iterator last) {
  std::vector<ObjectNumber> kids;
  std::size_t pages = 0;
  for (auto child = first; child != last; ++child) {
    child->entries.push_back({"Parent", reference(object)});
    sink.set(child->object, child->entries);
    kids.push_back(child->object);
    pages += child->pages;
  }
  return {.object = object,
          .pages = pages,
          .entries = {{"Type", "/Pages"}, {"Kids", reference_array(kids)}, {"Count", std::to_string(pages)}}};
}

/// The page tree above `nodes` (ISO 32000-1 §7.7.3), balanced, so that a reader finds any page in a few
/// steps.
void add_page_tree(PdfSink& sink, std::vector<Node> nodes) {
  constexpr std::ptrdiff_t kMostKids = 32;
  while (std::ssize(nodes) > kMostKids) {
    std::vector<Node> parents;
    for (auto first = nodes.begin(); first != nodes.end();) {
      const auto last = first + std::min(kMostKids, nodes.end() - first);
      parents.push_back(join(sink, sink.create(), first, last));
      first = last;
    }
    nodes = std::move(parents);
  }
  const Node root = join(sink, sink.page_tree(), nodes.begin(), nodes.end());
  sink.set(root.object, root.entries);
}

/// The pages' items are gone afterwards.
Pages add_pages(PdfSink& sink, Issue& issue, const EmbeddedFonts& fonts, const ColourProfiles& profiles) {
  const PictureNumbers numbers = number_pictures(issue);
  Resources resources(sink, fonts, numbers.pictures, profiles);
  const PageContext context{fonts, numbers, issue.structure, lines_before_a_space(issue)};
  std::vector<Node> nodes;
  Pages pages;
  for (Page& page : issue.pages) {
    const PageContent drawn = page_content(page, context, pages.tagging);
    page.items = std::vector<Placed>();
    const std::vector<ObjectNumber> links =
        add_links(sink, drawn, pages.objects.size(), issue.pages.size(), pages.tagging);
    nodes.push_back(add_page(sink, page, pages.objects.size(), drawn, resources.of(drawn)));
    if (!links.empty()) {
      nodes.back().entries.push_back({"Annots", reference_array(links)});
      nodes.back().entries.push_back({"Tabs", "/S"});
    }
    pages.objects.push_back(nodes.back().object);
  }
  add_page_tree(sink, std::move(nodes));
  return pages;
}

Dictionary catalog(PdfSink& sink, const Issue& issue, const Pages& pages, const ColourProfiles& profiles) {
  Dictionary entries = {{"ViewerPreferences", "<</DisplayDocTitle true>>"}};
  const std::optional<ObjectNumber> structure =
      add_structure(sink, issue.structure, pages.tagging, pages.objects);
  if (structure) {
    entries.push_back({"MarkInfo", "<</Marked true>>"});
    entries.push_back({"StructTreeRoot", reference(*structure)});
  }
  const bool is_archival = are_complete(profiles);
  const ObjectNumber metadata = sink.create();
  sink.set_plain_stream(
      metadata, {{"Type", "/Metadata"}, {"Subtype", "/XML"}},
      xmp_packet(issue.metadata, {.is_tagged = structure.has_value(), .is_archival = is_archival}));
  entries.push_back({"Metadata", reference(metadata)});
  if (is_archival) entries.push_back({"OutputIntents", output_intents(sink, profiles)});
  if (issue.metadata.language != nullptr) {
    entries.push_back({"Lang", '(' + std::string(issue.metadata.language->tag) + ')'});
  }
  if (const auto outline = add_outline(sink, issue, pages.objects))
    entries.push_back({"Outlines", reference(*outline)});
  if (auto labels = page_labels(issue.pages)) entries.push_back({"PageLabels", std::move(*labels)});
  return entries;
}

Dictionary information(const Metadata& metadata) {
  const std::string date = date_string(metadata.date.value_or(kUndated));
  return {{"Title", text_string(outline_title(metadata.title))},
          {"Creator", "(Nashra)"},
          {"Producer", "(Nashra)"},
          {"CreationDate", date},
          {"ModDate", date}};
}

Outcome<std::string> unpacked(Issue& issue, const EmbeddedFonts& fonts, const ColourProfiles& profiles) {
  PdfSink sink;
  const Pages pages = add_pages(sink, issue, fonts, profiles);
  sink.set_catalog(catalog(sink, issue, pages, profiles));
  return sink.finish(information(issue.metadata));
}

}  // namespace

Outcome<std::string> write_pdf(Issue&& issue, EmbeddedFonts&& fonts, const ColourProfiles& profiles) {
  Outcome<std::string> whole = unpacked(issue, fonts, profiles);
  issue = {};
  fonts = {};
  return whole.value ? pack(std::move(*whole.value)) : whole;
}

}  // namespace nashra
