// A layout as the designer set it up: every length resolved, every name checked, every default filled in.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/length.h"

namespace nashra {

enum class Align : std::uint8_t { start, end, center, justify };

/// A process ink mixture; parts in permille of full ink.
struct InkSpec {
  std::string name;
  std::array<int, 4> cmyk{0, 0, 0, 1000};
  bool overprint = false;  ///< where it is not tinted
};

/// An ink of the layout by name, at a tint in permille.
struct InkUse {
  std::string ink = "black";
  int tint = 1000;
  friend auto operator<=>(const InkUse&, const InkUse&) = default;
};

struct RuleSpec {
  Length weight;
  InkUse ink;
};

struct FontFamily {
  std::string name;
  SourcePos where;  ///< in the layout, for when it is not installed
};

/// A fallback chain: the first family that has the letters sets the word.
struct FontStack {
  std::string name;
  std::vector<FontFamily> families;  ///< never empty
};

/// The cost of a kashida at a join that is never elongated.
inline constexpr int kNoKashida = 1000;

/// How the lines of a justified style are filled.
struct Justification {
  int glyph_scale = 0;    ///< permille by which the letters of a line may be narrower or wider
  int most_kashidas = 0;  ///< in a line, 0 … 3
  Length longest_kashida = {};
  int kashida_cost = 100;  ///< percent of what a kashida costs in `naskh-news`
  /// What a kashida costs at a join of each class (shape/'s `JoinClass`, the best first), in badness: as bad
  /// the spaces must be before such a join is elongated. `kNoKashida`: it never is.
  std::array<int, 7> join_costs = {14, 18, 20, 24, 28, 34, 45};
  int space_stretch = 48, space_shrink = 33;  ///< percent of a space's width, at the ratios 1 and −1
  friend auto operator<=>(const Justification&, const Justification&) = default;
};

/// A paragraph style.
struct Style {
  std::string name;
  std::string font;  ///< name of a font stack
  int weight = 400;  ///< CSS/OpenType weight class, 100 … 900
  Length size;
  Length leading;  ///< baseline to baseline
  Align align = Align::start;
  Length indent;  ///< first line, except after a head
  Length indent_start = {},
         indent_end = {};  ///< all lines; list items once more for every level they are deep
  InkUse ink;
  Length space_before, space_after;
  bool hyphenate = false;       ///< words may be divided, in languages that have patterns for it
  bool balance = false;         ///< lines of about equal length, for heads
  bool match_heights = false;   ///< of the small letters of all families, as those of the language's own
  int widows = 2, orphans = 2;  ///< lines kept together at the top and at the foot of a column
  Justification justification = {};
  friend auto operator<=>(const Style&, const Style&) = default;
};

/// A field text in several languages; the key is a language tag, "" stands for every other language.
/// Each entry is a list of lines. Fields: {title} {imprint} {volume} {number} {page} {pages:count} {date}
/// {date:pair} {date:hijri} {date:numeric}. `{imprint}` alone on a line becomes as many lines as the bulletin
/// gives.
using FieldText = std::map<std::string, std::vector<std::string>>;

struct StripCell {
  FieldText text;
  std::string style;
};

enum class OnPages : std::uint8_t { first, others, all };
enum class CellOrder : std::uint8_t {
  from_start,    ///< the first cell at the start edge (right in a right-to-left edition) of every page
  from_outside,  ///< the first cell at the outer edge, mirrored on facing pages
};

/// A strip of furniture across the text area. Its cells stand in the middle of its height and are spread over
/// the measure: the first at one edge, the last at the other, the rest between them with equal space. A cell
/// with a field that has no value is left out; a strip whose cells are all left out takes no space.
struct Strip {
  OnPages pages = OnPages::all;
  Length height;       ///< the rules included
  Length space_after;  ///< to the text (nameplate, band, running head) or from it (folio)
  std::optional<RuleSpec> rule_above, rule_below;
  CellOrder order = CellOrder::from_start;
  std::vector<StripCell> cells;
};

/// How a story is dressed: names of styles, an empty name where that part is not printed. Quotations, list
/// items and table rows always have a style: the body's, if no other; captions that of the credits.
struct StoryDress {
  std::string name;
  std::string kicker, headline, deck, byline, date_line, body, subhead, quote, list_item, table_row, caption,
      credit;
  Length portrait_width;  ///< of a picture that text stands beside; 0: none does
};

struct Margins {
  Length top, bottom, inside, outside;
};

struct GridSpec {
  int columns = 3;
  Length gutter;
  Length baseline;               ///< pitch of the baseline grid
  std::optional<RuleSpec> rule;  ///< between columns
};

/// What stands between two stories of a digest: white space, and a rule between its two parts that takes none
/// of it.
struct StoryBreak {
  Length space_above, space_below;
  std::optional<RuleSpec> rule;
};

/// Which digits numbers are printed in.
enum class Digits : std::uint8_t {
  keep,    ///< as the article has them
  latin,   ///< 1,250,000.5 and 12%
  arabic,  ///< ١٬٢٥٠٬٠٠٠٫٥ and ١٢٪ where the language has such digits, in the forms that it has
};

/// Which rules of the clean-up are at work, each by its name in `editorial/`. As it stands here none is: the
/// text is printed as it was written.
struct EditorialSpec {
  bool normalize = false, junk_characters = false, presentation_forms = false, tatweel = false,
       ellipses = false, quotation_marks = false, apostrophes = false, arabic_punctuation = false,
       spaces = false, spaces_before_marks = false, spaces_after_marks = false,
       spaces_inside_brackets = false, dashes = false, ranges = false, joined_waw = false,
       percent_signs = false, no_break_spaces = false, visual_order = false;
  Digits digits = Digits::keep;
  friend bool operator==(const EditorialSpec&, const EditorialSpec&) = default;
};

struct LayoutSpec {
  std::string file;  ///< as named in diagnostics
  Length page_width, page_height;
  Margins margins;
  GridSpec grid;
  std::vector<InkSpec> inks;  ///< `black` is always among them
  std::vector<FontStack> fonts;
  std::vector<Style> styles;
  std::optional<Strip> nameplate, band, running_head, folio;
  std::vector<StoryDress>
      stories;  ///< `lead` dresses the first story, `standard` the others, unless an article says otherwise
  StoryBreak between_stories;
  EditorialSpec editorial;
};

/// The entry of that name, or nullptr.
const InkSpec* find_ink(const LayoutSpec& layout, const std::string& name);
const FontStack* find_font(const LayoutSpec& layout, const std::string& name);
const Style* find_style(const LayoutSpec& layout, const std::string& name);
const StoryDress* find_dress(const LayoutSpec& layout, const std::string& name);

}  // namespace nashra
