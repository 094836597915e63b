#include "pdf/page_content.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/decimal.h"
#include "pdf/structure_elements.h"
#include "pdf/syntax.h"

namespace nashra {
namespace {

/// A line's show operators: codes gathered into TJ arrays, and adjustments where layout and font program
/// disagree.
class LineWriter {
 public:
  /// `scale`: permille, already set as Tz (ISO 32000-1 §9.3.4).
  LineWriter(std::string& out, const EmbeddedFonts& fonts, Length size, int scale)
      : out_(out),
        fonts_(fonts),
        size_(size),
        scale_(scale / std::gcd(scale, 1000)),
        whole_(1000 / std::gcd(scale, 1000)) {}

  void word(const WordInLine& word) {
    base_ = word.x;
    std::int64_t at = 0;
    for (const GlyphCode& code : fonts_.words.at(word.word.get())) {
      const EmbeddedFont& font = fonts_.fonts[code.font];
      use(code.font, font);
      move_to(at);
      show(code.cid, font.widths[code.cid]);
      at += code.advance;
    }
  }

  void end() { close_array(); }

 private:
  void use(std::uint32_t index, const EmbeddedFont& font) {
    if (font_ == &font) return;
    close_array();
    pen_ = pen_position();
    pen_units_ = 0;
    font_ = &font;
    units_per_em_ = std::max(font.font->facts().units_per_em, 1);
    out_ += '/';
    out_ += kFontPrefix + std::to_string(index) + ' ';
    append_points(out_, size_);
    out_ += " Tf\n";
  }

  /// Where the pen stands: a length, and font units that have not been rounded to one.
  Length pen_position() const {
    return pen_ + scaled(size_, pen_units_ * scale_, std::int64_t{units_per_em_} * whole_);
  }

  void move_to(std::int64_t font_units) {
    const std::int64_t gap =
        (base_ - pen_).units * units_per_em_ * whole_ + size_.units * (font_units - pen_units_) * scale_;
    std::string adjustment;
    append_decimal(adjustment, -gap * 1000, size_.units * units_per_em_ * scale_, 2);
    if (adjustment == "0") return;
    open_array();
    if (in_string_) out_ += '>';
    in_string_ = false;
    out_ += adjustment;
    pen_ = base_;
    pen_units_ = font_units;
  }

  void show(std::uint16_t cid, std::int32_t width) {
    open_array();
    if (!in_string_) out_ += '<';
    in_string_ = true;
    append_hex16(out_, cid);
    pen_units_ += width;
  }

  void open_array() {
    if (!in_array_) out_ += '[';
    in_array_ = true;
  }

  void close_array() {
    if (in_string_) out_ += '>';
    if (in_array_) out_ += "]TJ\n";
    in_string_ = in_array_ = false;
  }

  std::string& out_;
  const EmbeddedFonts& fonts_;
  Length size_;
  std::int64_t scale_, whole_;  ///< their quotient is the horizontal scale
  Length base_, pen_;
  std::int64_t pen_units_ = 0;
  const EmbeddedFont* font_ = nullptr;
  int units_per_em_ = 1;
  bool in_array_ = false, in_string_ = false;
};

class PageWriter {
 public:
  PageWriter(const Page& page, const EmbeddedFonts& fonts, const PictureNumbers& pictures,
             const StructureTree& structure)
      : page_(page), fonts_(fonts), pictures_(pictures), structure_(structure) {}

  PageContent write() {
    for (const Placed& placed : page_.items) {
      mark(placed.node);
      if (const auto* const line = std::get_if<TextLine>(&placed.what)) draw(placed, *line);
      if (const auto* const rule = std::get_if<RuleBox>(&placed.what)) draw(placed, *rule);
      if (const auto* const picture = std::get_if<PictureBox>(&placed.what)) draw(placed, *picture);
    }
    if (open_) out_ += "EMC\n";
    return {std::move(out_), std::move(marked_), std::move(shown_)};
  }

 private:
  /// Colours and fonts set in one marked-content sequence hold in the next, so only the marks change here.
  void mark(const std::variant<Artifact, NodeId>& node) {
    if (open_ == node) return;
    if (open_) out_ += "EMC\n";
    open_ = node;
    if (const auto* const id = std::get_if<NodeId>(&node)) {
      out_ += '/';
      out_ += content_type_of(structure_.nodes[id->value]);
      out_ += "<</MCID " + std::to_string(marked_.size()) + ">>BDC\n";
      marked_.push_back(*id);
      return;
    }
    switch (std::get<Artifact>(node)) {
      case Artifact::header:
        out_ += "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n";
        break;
      case Artifact::footer:
        out_ += "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n";
        break;
      case Artifact::rule:
      case Artifact::decoration:
        out_ += "/Artifact<</Type/Layout>>BDC\n";
        break;
    }
  }

  void draw(const Placed& placed, const TextLine& line) {
    if (line.words.empty() || line.size.units <= 0) return;
    paint(placed.ink);
    out_ += "BT\n";
    point(placed.origin.x, page_.height - placed.origin.y);
    out_ += "Td\n";
    scale(line.scale);
    LineWriter writer(out_, fonts_, line.size, line.scale);
    for (const WordInLine& word : line.words) writer.word(word);
    writer.end();
    out_ += "ET\n";
  }

  void draw(const Placed& placed, const RuleBox& rule) {
    paint(placed.ink);
    point(placed.origin.x, page_.height - placed.origin.y - rule.height);
    point(rule.width, rule.height);
    out_ += "re f\n";
  }

  void draw(const Placed& placed, const PictureBox& box) {
    const std::size_t number = pictures_.numbers.at(box.picture.get());
    shown_.insert(number);
    out_ += "q " + picture_matrix(box.picture->orientation, placed.origin.x,
                                  page_.height - placed.origin.y - box.height, box.width, box.height);
    out_ += "cm/" + (kPicturePrefix + std::to_string(number)) + " Do Q\n";
  }

  void scale(int permille) {
    if (scale_ == permille) return;
    append_decimal(out_, permille, 10, 1);
    out_ += " Tz\n";
    scale_ = permille;
  }

  void point(Length x, Length y) {
    append_points(out_, x);
    out_ += ' ';
    append_points(out_, y);
    out_ += ' ';
  }

  void paint(const Ink& ink) {
    if (ink_ == ink) return;
    if (!ink_ || ink_->overprint != ink.overprint)
      out_ += std::string("/") + (ink.overprint ? kOverprint : kKnockout) + " gs\n";
    for (const int part : {ink.cyan, ink.magenta, ink.yellow, ink.black}) {
      append_decimal(out_, part, 1000, 3);
      out_ += ' ';
    }
    out_ += "k\n";
    ink_ = ink;
  }

  const Page& page_;
  const EmbeddedFonts& fonts_;
  const PictureNumbers& pictures_;
  const StructureTree& structure_;
  std::string out_;
  std::vector<NodeId> marked_;
  std::set<std::size_t> shown_;
  std::optional<std::variant<Artifact, NodeId>> open_;
  std::optional<Ink> ink_;
  int scale_ = 1000;
};

}  // namespace

PageContent page_content(const Page& page, const EmbeddedFonts& fonts, const PictureNumbers& pictures,
                         const StructureTree& structure) {
  return PageWriter(page, fonts, pictures, structure).write();
}

}  // namespace nashra
