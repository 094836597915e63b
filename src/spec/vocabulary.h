// The one table of everything that may be written in a layout and in a bulletin: validation, defaults and
// descriptions come from it, and nothing else knows a key.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "spec/bulletin.h"
#include "spec/layout.h"

namespace nashra {

/// A map with a closed set of keys.
enum class Section : std::uint8_t {
  layout,
  page,
  margins,
  grid,
  ink,
  font,
  style,
  furniture,
  strip,
  cell,
  stories_entry,
  between_stories,
  editorial,
  rule,
  bulletin,
  article,
};

/// What a value looks like.
enum class Kind : std::uint8_t {
  version,     ///< the number of this vocabulary
  length,      ///< `12mm`
  integer,     ///< `3`
  boolean,     ///< `true`
  word,        ///< one of `Key::words`; stored as its index
  weight,      ///< 100 … 900 or one of `Key::words`, which stand for 100, 200 …
  text,        ///< any text
  text_lines,  ///< a text or a list of texts
  field_text,  ///< a text with fields, a list of them, or a map of either by language
  language,    ///< a BCP 47 tag
  date,        ///< `2026-11-25`
  path,        ///< a text that keeps its place
  page_size,   ///< one of `Key::words` or `[width, height]`
  mixture,     ///< `[cyan, magenta, yellow, black]` in percent
  ink_use,     ///< `house`, `house 40%`
  style_name,
  font_name,  ///< the name of an entry of `styles`, `fonts`
  section,    ///< a map with the keys of `Key::child`
  sections,   ///< a list of such maps
  named,      ///< a map from names of one's own to such maps
};

struct PageSize {
  Length width, height;
};

struct Located {
  std::string text;
  SourcePos where;
};

/// The texts alone.
std::vector<std::string> texts_of(const std::vector<Located>& lines);

/// A value that has been understood; sections leave the name of their entry, or an empty text.
using Value = std::variant<bool, std::int64_t, Length, std::string, std::vector<Located>, InkUse, FieldText,
                           std::array<int, 4>, PageSize, Date, Located>;

/// What is being filled in: the two specs, and the part that is open at the moment.
struct Target {
  LayoutSpec layout;
  BulletinSpec bulletin;
  InkSpec ink;
  std::optional<bool> overprint;
  FontStack font;
  Style style;
  Strip strip;
  StripCell cell;
  StoryDress dress;
  RuleSpec rule;
  ArticleEntry article;
};

/// Which relative units a length may have besides mm, cm, pt and in.
enum class Units : std::uint8_t { absolute, lines, lines_and_em };

/// One row: a key of a section, in the order in which values depend on each other.
struct Key {
  Section section;
  std::string_view name;
  Kind kind;
  std::string_view standard;     ///< the default, written as in a file; empty: none
  std::string_view description;  ///< one sentence for people
  void (*store)(Target&, Value&);
  std::string_view low = {},
                   high = {};  ///< limits of a number or length, as written in a file; of a list's items
  std::string_view words =
      {};  ///< allowed words, separated by spaces; of a named map: the names it must have
  Units units = Units::absolute;
  Section child = Section::layout;
  bool required = false;
};

/// All rows, section by section.
std::span<const Key> vocabulary();

/// The rows of one section.
std::span<const Key> keys_of(Section section);

/// The key of a section that a value given in place of the map stands for (`rule: 0.3pt` is `rule: {weight:
/// 0.3pt}`); empty: a map is needed.
std::string_view shorthand_of(Section section);

/// The fields that may stand in braces.
std::span<const std::string_view> known_fields();

/// The page sizes that have a name, in the order of the words of `page.size`.
std::span<const PageSize> named_page_sizes();

/// `words` taken apart at its spaces.
std::vector<std::string_view> split_words(std::string_view words);

/// "a length such as 12mm or 10.5pt": what a message says that a key takes.
std::string_view wanted_by(Kind kind);

}  // namespace nashra
