#include "pdf/page_content.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/decimal.h"
#include "pdf/structure_elements.h"
#include "pdf/syntax.h"

namespace nashra {
namespace {

/// A code where it stands in its line.
struct PlacedCode {
  GlyphCode code;
  Length base;             ///< from the line's origin
  std::int64_t at = 0;     ///< font units from `base`
  std::size_t offset = 0;  ///< of its character, in the block
};

/// The font that a page's content has set last; it holds from text object to text object (ISO 32000-1
/// §9.3.1).
struct SetFont {
  std::uint32_t index = 0;
  Length size;
  friend bool operator==(const SetFont&, const SetFont&) = default;
};

/// A line's show operators: codes gathered into TJ arrays, and adjustments where layout and font program
/// disagree.
class LineWriter {
 public:
  /// `scale`: permille, already set as Tz (ISO 32000-1 §9.3.4).
  LineWriter(std::string& out, const EmbeddedFonts& fonts, std::optional<SetFont>& set, Length size,
             int scale, Length start, std::set<std::uint32_t>& shown)
      : out_(out),
        fonts_(fonts),
        set_(set),
        shown_(shown),
        size_(size),
        scale_(scale / std::gcd(scale, 1000)),
        whole_(1000 / std::gcd(scale, 1000)),
        pen_(start) {}

  void show(const PlacedCode& placed) {
    const EmbeddedFont& font = fonts_.fonts[placed.code.font];
    use(placed.code.font, font);
    base_ = placed.base;
    move_to(placed.at);
    show(placed.code.cid, font.widths[placed.code.cid]);
  }

  void end() { close_array(); }

 private:
  void use(std::uint32_t index, const EmbeddedFont& font) {
    if (font_ == &font) return;
    close_array();
    pen_ = pen_position();
    pen_units_ = rest_ = 0;
    font_ = &font;
    units_per_em_ = std::max(font.font->facts().units_per_em, 1);
    if (set_ == SetFont{index, size_}) return;
    shown_.insert(index);
    set_ = SetFont{index, size_};
    out_ += '/';
    out_ += kFontPrefix + std::to_string(index) + ' ';
    append_points(out_, size_);
    out_ += " Tf\n";
  }

  /// Where the pen stands: a length, and font units that have not been rounded to one.
  Length pen_position() const {
    return pen_ + scaled(size_, pen_units_ * scale_, std::int64_t{units_per_em_} * whole_);
  }

  /// Whole thousandths of an em are fine enough (0.005 pt at 10 pt) and compress well; what rounding leaves
  /// is made up for by the next move.
  void move_to(std::int64_t font_units) {
    if (base_ == pen_ && font_units == pen_units_) return;
    const std::int64_t em = size_.units * units_per_em_ * scale_;
    const std::int64_t gap = (base_ - pen_).units * units_per_em_ * whole_ +
                             size_.units * (font_units - pen_units_) * scale_ + rest_;
    const std::int64_t thousandths = divide_half_even(-gap * 1000, em);
    if (thousandths == 0) return;
    open_array();
    if (in_string_) out_ += '>';
    in_string_ = false;
    out_ += std::to_string(thousandths);
    rest_ = gap + thousandths * em / 1000;
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
  std::optional<SetFont>& set_;
  std::set<std::uint32_t>& shown_;
  Length size_;
  std::int64_t scale_, whole_;  ///< their quotient is the horizontal scale
  Length base_, pen_;
  std::int64_t pen_units_ = 0;
  std::int64_t rest_ = 0;  ///< from where the pen is to where it should be, in the terms of `move_to`
  const EmbeddedFont* font_ = nullptr;
  int units_per_em_ = 1;
  bool in_array_ = false, in_string_ = false;
};

/// A part of a line that one owner has, from the left.
struct Segment {
  std::size_t first = 0, last = 0;  ///< codes
  std::size_t begin = 0;            ///< its first character in logical order
  const Inset* inset = nullptr;     ///< nothing: the block's own text
  Tagging::Owner owner = {};
  std::size_t id = 0;
};

class PageWriter {
 public:
  PageWriter(const Page& page, const PageContext& context, Tagging& tagging)
      : page_(page),
        context_(context),
        fonts_(context.fonts),
        tagging_(tagging),
        number_(tagging.owners.size()) {
    tagging_.owners.emplace_back();
    tagging_.marks.resize(context.structure.nodes.size());
  }

  PageContent write() {
    out_.reserve(kUsual);
    for (const Placed& placed : page_.items) {
      if (const auto* const line = std::get_if<TextLine>(&placed.what)) {
        draw(placed, *line);
        continue;
      }
      mark(placed.node);
      if (const auto* const rule = std::get_if<RuleBox>(&placed.what)) draw(placed, *rule);
      if (const auto* const picture = std::get_if<PictureBox>(&placed.what)) draw(placed, *picture);
    }
    close();
    return {std::move(out_), std::move(shown_fonts_), std::move(shown_), std::move(links_)};
  }

 private:
  using Open = std::variant<Artifact, Tagging::Owner>;

  static constexpr std::size_t kUsual = 32768;  // bytes of a page full of text

  void close() {
    end_text();
    if (open_) out_ += "EMC\n";
    open_.reset();
  }

  /// Lines of one marked-content sequence share a text object, as a mark must not begin or end inside one;
  /// each moves on from the line before, which compresses better than places on the page do (ISO 32000-1
  /// §9.4).
  void move_text_to(Length x, Length y) {
    if (!in_text_) {
      out_ += "BT\n";
      text_x_ = text_y_ = 0;
    }
    in_text_ = true;
    const std::int64_t to_x = thousandths(x), to_y = thousandths(y);
    append_decimal(out_, to_x - text_x_, 1000, 3);
    out_ += ' ';
    append_decimal(out_, to_y - text_y_, 1000, 3);
    out_ += " Td\n";
    text_x_ = to_x;
    text_y_ = to_y;
  }

  void end_text() {
    if (in_text_) out_ += "ET\n";
    in_text_ = false;
  }

  /// Of a point; what is written is rounded before it is subtracted, so that no error grows from line to
  /// line.
  static std::int64_t thousandths(Length length) {
    return divide_half_even(length.units * 1000, kUnitsPerPoint);
  }

  /// Colours and fonts set in one marked-content sequence hold in the next, so only the marks change here.
  void mark(const std::variant<Artifact, NodeId>& node) {
    if (const auto* const id = std::get_if<NodeId>(&node)) {
      const Tagging::Owner owner{*id, std::nullopt};
      if (open_ == Open(owner)) return;
      const std::size_t mark = open(owner);
      tagging_.marks[id->value].push_back({number_, mark, std::nullopt});
      return;
    }
    const Artifact artifact = std::get<Artifact>(node);
    if (open_ == Open(artifact)) return;
    close();
    open_ = artifact;
    switch (artifact) {
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

  /// Opens a marked-content sequence and returns its identifier.
  std::size_t open(const Tagging::Owner& owner) {
    close();
    open_ = owner;
    const std::size_t id = tagging_.owners.back().size();
    tagging_.owners.back().push_back(owner);
    out_ += '/';
    out_ += owner.inset ? inset_type_of(tagging_.insets[*owner.inset].what)
                        : content_type_of(context_.structure.nodes[owner.node.value]);
    out_ += "<</MCID " + std::to_string(id) + ">>BDC\n";
    return id;
  }

  /// The codes of the line, in `codes_`.
  void find_codes(const TextLine& line) {
    codes_.clear();
    const auto bridges = fonts_.bridges.find(&line);
    const Bridge* bridge = bridges == fonts_.bridges.end() ? nullptr : bridges->second.data();
    const Bridge* const end = bridge == nullptr ? nullptr : bridge + bridges->second.size();
    const auto marks = fonts_.marks.find(&line);
    const MarkCode* mark = marks == fonts_.marks.end() ? nullptr : marks->second.data();
    const MarkCode* const last_mark = mark == nullptr ? nullptr : mark + marks->second.size();
    const auto add_marks = [&](const WordInLine& word, bool are_after, const GlyphCode& beside,
                               std::int64_t at) {
      for (; mark != last_mark && &line.words[mark->word] == &word && mark->is_after == are_after; ++mark) {
        const GlyphCode code{.font = mark->font, .cid = mark->cid, .advance = 1, .offset = beside.offset};
        codes_.push_back({code, word.x, at, word.text.begin + beside.offset});
      }
    };
    for (const WordInLine& word : line.words) {
      const Codes own = fonts_.words.of(word.word.get());
      if (own.empty()) continue;
      add_marks(word, false, own.front(), -1);
      std::int64_t at = 0;
      for (const GlyphCode& code : own) {
        codes_.push_back({code, word.x, at, word.text.begin + code.offset});
        at += code.advance;
      }
      if (bridge != end && &line.words[bridge->word] == &word) codes_.back().code.cid = (bridge++)->cid;
      add_marks(word, true, own.back(), at);
    }
    if (!codes_.empty() && context_.before_a_space.count(&line) > 0) add_space(line);
  }

  /// At the end of the line as it is read: on the left where the language runs from the right.
  void add_space(const TextLine& line) {
    const bool is_left = line.language->direction == Direction::right_to_left;
    const PlacedCode& beside = is_left ? codes_.front() : codes_.back();
    const EmbeddedFont& font = fonts_.fonts[beside.code.font];
    const std::int32_t advance = font.widths[font.space];
    std::size_t end = 0;
    for (const PlacedCode& code : codes_) end = std::max(end, code.offset);
    const PlacedCode space{{beside.code.font, font.space, advance, 0},
                           beside.base,
                           is_left ? beside.at - advance : beside.at + beside.code.advance,
                           end};
    codes_.insert(is_left ? codes_.begin() : codes_.end(), space);
  }

  Length place_of(const PlacedCode& placed, const TextLine& line) const {
    const int units = std::max(fonts_.fonts[placed.code.font].font->facts().units_per_em, 1);
    return placed.base + scaled(line.size, placed.at * line.scale, std::int64_t{units} * 1000);
  }

  std::vector<Segment> segments_of(const std::vector<Stretch>& stretches) const {
    const auto stretch_of = [&](const PlacedCode& code) {
      const auto found = std::find_if(stretches.begin(), stretches.end(), [&](const Stretch& stretch) {
        return code.offset < stretch.range.end;
      });
      return found == stretches.end() ? &stretches.back() : &*found;
    };
    std::vector<Segment> segments;
    const Stretch* before = nullptr;
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      const Stretch* const stretch = stretch_of(codes_[i]);
      if (stretch != before) {
        const bool is_inset = stretch->inset != Inset();
        segments.push_back({i, i, codes_[i].offset, is_inset ? &stretch->inset : nullptr});
      }
      segments.back().last = i + 1;
      segments.back().begin = std::min(segments.back().begin, codes_[i].offset);
      before = stretch;
    }
    return segments;
  }

  /// The inset that the node's last mark belongs to, if this goes on with it; else a new one.
  std::size_t inset_for(NodeId node, const Inset& inset) {
    const std::vector<Tagging::Mark>& marks = tagging_.marks[node.value];
    if (!marks.empty() && marks.back().inset && tagging_.insets[*marks.back().inset].what == inset)
      return *marks.back().inset;
    tagging_.insets.push_back({node, inset});
    return tagging_.insets.size() - 1;
  }

  void draw(const Placed& placed, const TextLine& line) {
    if (line.words.empty() || line.size.units <= 0) return;
    find_codes(line);
    if (codes_.empty()) return;
    const auto* const node = std::get_if<NodeId>(&placed.node);
    std::vector<Segment> segments{{0, codes_.size(), 0, nullptr}};
    std::vector<Stretch> stretches;
    if (node != nullptr) {
      stretches = stretches_of(line);
      if (stretches.size() > 1 || stretches.front().inset != Inset()) segments = segments_of(stretches);
    }
    if (segments.size() == 1 && segments.front().inset == nullptr) {
      mark(placed.node);
      show(placed, line, segments.front());
      return;
    }
    draw_segments(placed, line, segments, *node);
  }

  /// Marks are numbered as they are drawn, from the left, and read in logical order.
  void draw_segments(const Placed& placed, const TextLine& line, std::vector<Segment>& segments,
                     NodeId node) {
    std::vector<Segment*> logical;
    for (Segment& segment : segments) logical.push_back(&segment);
    std::sort(logical.begin(), logical.end(),
              [](const Segment* a, const Segment* b) { return a->begin < b->begin; });
    const std::size_t first = tagging_.owners.back().size();
    for (Segment* segment : logical) {
      segment->owner = {node, std::nullopt};
      if (segment->inset != nullptr) segment->owner.inset = inset_for(node, *segment->inset);
      segment->id = first + static_cast<std::size_t>(segment - segments.data());
      tagging_.marks[node.value].push_back({number_, segment->id, segment->owner.inset});
    }
    for (const Segment& segment : segments) {
      open(segment.owner);
      show(placed, line, segment);
      if (segment.inset != nullptr && !segment.inset->link.empty()) add_link(placed, line, segment);
    }
    close();
  }

  void add_link(const Placed& placed, const TextLine& line, const Segment& segment) {
    const PlacedCode& last = codes_[segment.last - 1];
    PlacedCode end = last;
    end.at += last.code.advance;
    const Length left = place_of(codes_[segment.first], line), right = place_of(end, line);
    // Arabic letters reach about 0.75 em above the baseline and 0.3 em below it.
    const Length depth = scaled(line.size, 300, 1000), height = scaled(line.size, 1050, 1000);
    links_.push_back(
        {*segment.owner.inset,
         {placed.origin.x + left, page_.height - placed.origin.y - depth, right - left, height}});
  }

  void show(const Placed& placed, const TextLine& line, const Segment& segment) {
    paint(placed.ink);
    const Length start = place_of(codes_[segment.first], line);
    move_text_to(placed.origin.x + start, page_.height - placed.origin.y);
    scale(line.scale);
    LineWriter writer(out_, fonts_, set_font_, line.size, line.scale, start, shown_fonts_);
    for (std::size_t i = segment.first; i < segment.last; ++i) writer.show(codes_[i]);
    writer.end();
  }

  void draw(const Placed& placed, const RuleBox& rule) {
    end_text();
    paint(placed.ink);
    point(placed.origin.x, page_.height - placed.origin.y - rule.height);
    point(rule.width, rule.height);
    out_ += "re f\n";
  }

  void draw(const Placed& placed, const PictureBox& box) {
    end_text();
    const std::size_t number = context_.pictures.numbers.at(box.picture.get());
    shown_.insert(number);
    const Length bottom = page_.height - placed.origin.y - box.height;
    if (const auto* const node = std::get_if<NodeId>(&placed.node)) {
      tagging_.boxes[*node] = '[' + points(placed.origin.x) + ' ' + points(bottom) + ' ' +
                              points(placed.origin.x + box.width) + ' ' + points(bottom + box.height) + ']';
    }
    out_ += "q " + picture_matrix(box.picture->orientation, placed.origin.x, bottom, box.width, box.height);
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
  const PageContext& context_;
  const EmbeddedFonts& fonts_;
  Tagging& tagging_;
  std::size_t number_;
  std::string out_;
  std::vector<PlacedCode> codes_;  ///< of the line being drawn
  std::set<std::uint32_t> shown_fonts_;
  std::set<std::size_t> shown_;
  std::vector<PageContent::LinkArea> links_;
  std::optional<Open> open_;
  std::optional<Ink> ink_;
  std::optional<SetFont> set_font_;
  int scale_ = 1000;
  bool in_text_ = false;
  std::int64_t text_x_ = 0,
               text_y_ = 0;  ///< where the line of the text object starts, thousandths of a point
};

}  // namespace

PageContent page_content(const Page& page, const PageContext& context, Tagging& tagging) {
  return PageWriter(page, context, tagging).write();
}

}  // namespace nashra
