// From the parts that a Markdown parser finds to the blocks of an article.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article/article.h"
#include "article/front_matter.h"
#include "article/marked_text.h"
#include "article/source_places.h"
#include "base/diagnostic.h"

namespace nashra {

/// Takes the parts of a Markdown text in their order. A part of text ends where the next block begins;
/// whether it is a paragraph, a list item or a quote follows from what it stands in.
class MarkdownBlocks {
 public:
  /// What a part of text is by itself.
  enum class Leaf : std::uint8_t { paragraph, heading, code, html, row };

  MarkdownBlocks(SourcePlaces& places, FrontMatter front, Diagnostics& diagnostics);

  void begin_list(std::optional<std::int64_t> first_number);
  void end_list();
  void begin_item();
  void begin_quote();
  void end_container();
  void begin_leaf(Leaf leaf, unsigned heading_level = 0);
  void end_leaf();
  void begin_table();
  void next_cell();
  void drop_rule();

  void begin_span(SpanKind kind, std::string value);
  void end_span();
  void begin_picture(std::string path, MarkedText title);
  void end_picture();
  void begin_code() { ++code_depth_; }
  void end_code() { --code_depth_; }

  void add_text(std::string_view text, std::size_t offset);
  void add_entity(std::string_view writing, std::size_t offset);
  void add_line_end(bool is_hard);
  void add_code(std::string_view text, std::optional<std::size_t> offset);
  void add_html(std::string_view text, std::optional<std::size_t> offset);
  void drop_null();

  /// Where the next part of the source stands, as far as is known.
  std::size_t position() const { return position_; }

  /// The blocks in reading order, with language, numbers and credits settled.
  Article finish();

 private:
  struct List {
    std::optional<std::int64_t> next_number;
  };
  struct Container {
    bool is_item = false;
    bool is_marked = false;  // its marker stands before its first paragraph alone
    std::optional<std::int64_t> number;
  };
  struct OpenSpan {
    SpanKind kind;
    bool is_kept;
  };
  struct Picture {
    PictureSource source;
    MarkedText caption;
  };
  struct Piece {
    MarkedText text;
    std::optional<std::int64_t> number;
  };

  void record(std::string_view rule, std::size_t offset);
  void report(Code code, std::size_t begin, std::size_t end, std::vector<Argument> arguments);
  std::size_t next_line_end() const;
  void note_controls(bool has_controls, std::size_t offset);

  void decode_twice_encoded(MarkedText& text);
  void set_emphasis(MarkedText& text);
  void finish_text(MarkedText text);
  void finish_part(MarkedText text);
  void finish_html(const MarkedText& raw);
  void add_paragraph(MarkedText text);
  void add_heading(MarkedText text);
  void add_pictures();
  void add_block(Block block, std::optional<std::int64_t> number = {});
  std::vector<Piece> numbered_pieces(const MarkedText& text);
  std::vector<TextRange> lines_of(const MarkedText& text) const;

  void find_date_line(std::vector<Block>& head);
  void find_credits();

  SourcePlaces& places_;
  FrontMatter front_;
  Diagnostics& diagnostics_;
  std::vector<Block> blocks_;
  std::vector<std::pair<std::size_t, std::int64_t>> numbers_;  // block, its number in a list
  std::vector<Finding> findings_;
  std::size_t position_ = 0;

  std::vector<List> lists_;
  std::vector<Container> containers_;
  std::size_t quotes_ = 0;

  Leaf leaf_ = Leaf::paragraph;
  unsigned heading_level_ = 0;
  MarkedText text_;
  std::vector<OpenSpan> spans_;
  std::array<std::optional<std::size_t>, 4> open_of_kind_;  // index into the text's spans
  std::vector<Picture> pictures_;
  std::vector<std::string_view> rules_of_leaf_;
  std::size_t picture_depth_ = 0, code_depth_ = 0;
  bool has_cells_ = false, has_cell_text_ = false, is_new_table_ = false;
};

}  // namespace nashra
