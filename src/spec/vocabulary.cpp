#include "spec/vocabulary.h"

#include <algorithm>
#include <utility>

namespace nashra {
namespace {

using S = Section;
using K = Kind;
using namespace literals;

template <class T>
T& as(Value& value) {
  return std::get<T>(value);
}
int as_int(Value& value) { return static_cast<int>(std::get<std::int64_t>(value)); }
template <class Enum>
Enum as_enum(Value& value) {
  return static_cast<Enum>(std::get<std::int64_t>(value));
}
void ignore(Target& /*target*/, Value& /*value*/) {}

/// What the words of `justify` stand for, in their order; the longest kashida in thousandths of the size.
struct JustificationPreset {
  int glyph_scale, most_kashidas, longest_kashida, kashida_cost;
};
constexpr JustificationPreset kJustifications[] = {
    {20, 3, 620, 100},
    {20, 1, 400, 250},
    {0, 0, 0, 100},
};

void justify_by(std::int64_t preset, Style& style) {
  const auto& [scale, most, longest, cost] = kJustifications[preset];
  style.justification = {scale, most, scaled(style.size, longest, 1000), cost};
}

template <std::size_t Class>
void store_join_cost(Target& t, Value& v) {
  t.style.justification.join_costs[Class] = as_int(v);
}

void clean_by(bool rules, EditorialSpec& editorial) {
  for (bool* rule :
       {&editorial.normalize, &editorial.junk_characters, &editorial.presentation_forms, &editorial.tatweel,
        &editorial.ellipses, &editorial.quotation_marks, &editorial.apostrophes,
        &editorial.arabic_punctuation, &editorial.spaces, &editorial.spaces_before_marks,
        &editorial.spaces_after_marks, &editorial.spaces_inside_brackets, &editorial.dashes,
        &editorial.ranges, &editorial.joined_waw, &editorial.percent_signs, &editorial.no_break_spaces,
        &editorial.visual_order}) {
    *rule = rules;
  }
}

void fill_gaps(StoryDress& dress) {
  for (std::string* part : {&dress.quote, &dress.list_item, &dress.table_row}) {
    if (part->empty()) *part = dress.body;
  }
  if (dress.caption.empty()) dress.caption = dress.credit;
}

// Within a section the rows stand in the order in which values depend on each other: a style's size before
// its ems.
constexpr auto kKeys = std::to_array<Key>({
    {S::layout, "nashra", K::version, "1", "Version of the vocabulary that the file is written in.", ignore},
    {S::layout, "extends", K::path, "", "A layout whose settings hold where this one says nothing.", ignore},
    {.section = S::layout,
     .name = "page",
     .kind = K::section,
     .standard = "{}",
     .description = "The sheet and its margins.",
     .store = ignore,
     .child = S::page},
    {.section = S::layout,
     .name = "grid",
     .kind = K::section,
     .standard = "{}",
     .description = "Columns and baseline grid.",
     .store = ignore,
     .child = S::grid},
    {.section = S::layout,
     .name = "inks",
     .kind = K::named,
     .standard = "{}",
     .description = "Inks by name; black is always there.",
     .store =
         [](Target& t, Value& v) {
           t.ink.name = as<std::string>(v);
           t.ink.overprint = std::exchange(t.overprint, {}).value_or(t.ink.name == "black");
           t.layout.inks.push_back(std::exchange(t.ink, {}));
         },
     .child = S::ink},
    {.section = S::layout,
     .name = "fonts",
     .kind = K::named,
     .standard = "",
     .description = "Font stacks by name: families in the order in which they are tried.",
     .store =
         [](Target& t, Value& v) {
           t.font.name = as<std::string>(v);
           t.layout.fonts.push_back(std::exchange(t.font, {}));
         },
     .child = S::font,
     .required = true},
    {.section = S::layout,
     .name = "styles",
     .kind = K::named,
     .standard = "",
     .description = "Paragraph styles by name.",
     .store =
         [](Target& t, Value& v) {
           t.style.name = as<std::string>(v);
           t.layout.styles.push_back(std::exchange(t.style, {}));
         },
     .child = S::style,
     .required = true},
    {.section = S::layout,
     .name = "furniture",
     .kind = K::section,
     .standard = "{}",
     .description = "The strips that repeat from page to page.",
     .store = ignore,
     .child = S::furniture},
    {.section = S::layout,
     .name = "stories",
     .kind = K::named,
     .standard = "",
     .description = "How stories are dressed; `lead` and `standard` are always needed.",
     .store =
         [](Target& t, Value& v) {
           t.dress.name = as<std::string>(v);
           fill_gaps(t.dress);
           t.layout.stories.push_back(std::exchange(t.dress, {}));
         },
     .words = "lead standard",
     .child = S::stories_entry,
     .required = true},
    {.section = S::layout,
     .name = "between-stories",
     .kind = K::section,
     .standard = "{}",
     .description = "What stands between two stories.",
     .store = ignore,
     .child = S::between_stories},
    {.section = S::layout,
     .name = "editorial",
     .kind = K::section,
     .standard = "{}",
     .description = "The clean-up of the articles' text, rule by rule; `--as-is` turns all of it off.",
     .store = ignore,
     .child = S::editorial},

    {.section = S::page,
     .name = "size",
     .kind = K::page_size,
     .standard = "A4",
     .description = "Trim size of the page: a name or [width, height].",
     .store =
         [](Target& t, Value& v) {
           t.layout.page_width = as<PageSize>(v).width;
           t.layout.page_height = as<PageSize>(v).height;
         },
     .low = "25mm",
     .high = "5000mm",
     .words = "A3 A4 A5 tabloid berliner"},
    {.section = S::page,
     .name = "margins",
     .kind = K::section,
     .standard = "{}",
     .description = "White edges around the text area.",
     .store = ignore,
     .child = S::margins},
    {S::page, "measure", K::length, "",
     "Width of the text area: the page is as wide as it and its margins, whatever `size` says.",
     [](Target& t, Value& v) {
       const Margins& margins = t.layout.margins;
       t.layout.page_width = as<Length>(v) + margins.inside + margins.outside;
     },
     "5mm", "3000mm"},

    {S::margins, "top", K::length, "12mm", "White above the text area.",
     [](Target& t, Value& v) { t.layout.margins.top = as<Length>(v); }, "0mm", "2000mm"},
    {S::margins, "bottom", K::length, "16mm", "White below the text area.",
     [](Target& t, Value& v) { t.layout.margins.bottom = as<Length>(v); }, "0mm", "2000mm"},
    {S::margins, "inside", K::length, "14mm", "White at the bound edge.",
     [](Target& t, Value& v) { t.layout.margins.inside = as<Length>(v); }, "0mm", "2000mm"},
    {S::margins, "outside", K::length, "14mm", "White at the edge that is not bound.",
     [](Target& t, Value& v) { t.layout.margins.outside = as<Length>(v); }, "0mm", "2000mm"},

    {S::grid, "columns", K::integer, "3", "Number of columns.",
     [](Target& t, Value& v) { t.layout.grid.columns = as_int(v); }, "1", "12"},
    {S::grid, "gutter", K::length, "5mm", "Space between two columns.",
     [](Target& t, Value& v) { t.layout.grid.gutter = as<Length>(v); }, "0mm", "500mm"},
    {S::grid, "baseline", K::length, "15pt", "Pitch of the grid that the lines stand on; what `1line` means.",
     [](Target& t, Value& v) { t.layout.grid.baseline = as<Length>(v); }, "1pt", "500pt"},
    {.section = S::grid,
     .name = "rule",
     .kind = K::section,
     .standard = "",
     .description = "Rule down the middle of the gutters.",
     .store = [](Target& t, Value&) { t.layout.grid.rule = std::exchange(t.rule, {}); },
     .child = S::rule},

    {.section = S::ink,
     .name = "cmyk",
     .kind = K::mixture,
     .standard = "",
     .description = "Percent of cyan, magenta, yellow and black.",
     .store = [](Target& t, Value& v) { t.ink.cmyk = as<std::array<int, 4>>(v); },
     .low = "0",
     .high = "100",
     .required = true},
    {S::ink, "overprint", K::boolean, "",
     "Whether the untinted ink prints over what lies under it; black does, others do not.",
     [](Target& t, Value& v) { t.overprint = as<bool>(v); }},

    {.section = S::font,
     .name = "families",
     .kind = K::text_lines,
     .standard = "",
     .description = "Font families; the first that has the letters sets the word.",
     .store =
         [](Target& t, Value& v) {
           for (Located& family : as<std::vector<Located>>(v)) {
             t.font.families.push_back({std::move(family.text), std::move(family.where)});
           }
         },
     .high = "99",
     .required = true},

    {S::style, "based-on", K::style_name, "",
     "The style that everything not written here is taken from, its lengths as they came out there.", ignore},
    {.section = S::style,
     .name = "font",
     .kind = K::font_name,
     .standard = "",
     .description = "Name of a font stack.",
     .store = [](Target& t, Value& v) { t.style.font = std::move(as<std::string>(v)); },
     .required = true},
    {S::style, "weight", K::weight, "regular", "Weight of the letters: 100 to 900, or a word.",
     [](Target& t, Value& v) { t.style.weight = as_int(v); }, "100", "900",
     "thin extralight light regular medium semibold bold extrabold black"},
    {S::style, "size", K::length, "11pt", "Size of the type.",
     [](Target& t, Value& v) { t.style.size = as<Length>(v); }, "1pt", "500pt"},
    {S::style, "leading", K::length, "1line", "From baseline to baseline.",
     [](Target& t, Value& v) { t.style.leading = as<Length>(v); }, "1pt", "1000pt", "", Units::lines_and_em},
    {S::style, "align", K::word, "start", "Where lines stand in the column.",
     [](Target& t, Value& v) { t.style.align = as_enum<Align>(v); }, "", "", "start end center justify"},
    {S::style, "justify", K::word, "naskh-news",
     "How justified lines are filled: a preset of the keys below, which may change it. `naskh-news` "
     "elongates "
     "words as newspapers do, `sparing` seldom, `spaces-only` never and leaves the letters alone. Languages "
     "without "
     "kashida, heads and last lines never have any.",
     [](Target& t, Value& v) { justify_by(as<std::int64_t>(v), t.style); }, "", "",
     "naskh-news sparing spaces-only"},
    {S::style, "glyph-scale", K::integer, "",
     "Thousandths by which the letters of a justified line may be narrower or wider, all of them by the "
     "same.",
     [](Target& t, Value& v) { t.style.justification.glyph_scale = as_int(v); }, "0", "50"},
    {S::style, "kashida-most", K::integer, "", "Words of a line that may be elongated.",
     [](Target& t, Value& v) { t.style.justification.most_kashidas = as_int(v); }, "0", "3"},
    {S::style, "kashida-longest", K::length, "", "Length of a kashida at most.",
     [](Target& t, Value& v) { t.style.justification.longest_kashida = as<Length>(v); }, "0pt", "500pt", "",
     Units::lines_and_em},
    {S::style, "kashida-cost", K::integer, "",
     "Percent of what a kashida costs in `naskh-news`, against wider spaces: the more, the fewer.",
     [](Target& t, Value& v) { t.style.justification.kashida_cost = as_int(v); }, "10", "1000"},
    {S::style, "kashida-after-seen", K::integer, "",
     "What a kashida after an initial or medial seen or sad costs, as bad as the spaces must be before: 100 "
     "when they are as wide as they should ever be; 1000: never there.",
     store_join_cost<0>, "0", "1000"},
    {S::style, "kashida-before-heh", K::integer, "", "The same before a final teh marbuta, heh or dal.",
     store_join_cost<1>, "0", "1000"},
    {S::style, "kashida-before-alef", K::integer, "", "The same before a final alef, tah, lam, kaf or gaf.",
     store_join_cost<2>, "0", "1000"},
    {S::style, "kashida-before-reh", K::integer, "", "The same before a tooth that a reh or yeh follows.",
     store_join_cost<3>, "0", "1000"},
    {S::style, "kashida-before-waw", K::integer, "", "The same before a final waw, ain, qaf or feh.",
     store_join_cost<4>, "0", "1000"},
    {S::style, "kashida-before-final", K::integer, "", "The same before another final letter.",
     store_join_cost<5>, "0", "1000"},
    {S::style, "kashida-medial", K::integer, "", "The same anywhere else in a word.", store_join_cost<6>, "0",
     "1000"},
    {S::style, "space-stretch", K::integer, "48",
     "Percent of its width by which a word space may well open; twice that is eight times as bad.",
     [](Target& t, Value& v) { t.style.justification.space_stretch = as_int(v); }, "1", "200"},
    {S::style, "space-shrink", K::integer, "33", "Percent of its width by which a word space may close.",
     [](Target& t, Value& v) { t.style.justification.space_shrink = as_int(v); }, "0", "60"},
    {S::style, "indent", K::length, "0pt", "Indent of the first line, except after a head.",
     [](Target& t, Value& v) { t.style.indent = as<Length>(v); }, "0pt", "500pt", "", Units::lines_and_em},
    {S::style, "indent-start", K::length, "0pt",
     "Indent of all lines at their start; a list item has it once for each level, its marker inside.",
     [](Target& t, Value& v) { t.style.indent_start = as<Length>(v); }, "0pt", "500pt", "",
     Units::lines_and_em},
    {S::style, "indent-end", K::length, "0pt", "Indent of all lines at their end.",
     [](Target& t, Value& v) { t.style.indent_end = as<Length>(v); }, "0pt", "500pt", "",
     Units::lines_and_em},
    {S::style, "ink", K::ink_use, "black", "Ink of the letters, with a tint where one is given.",
     [](Target& t, Value& v) { t.style.ink = std::move(as<InkUse>(v)); }},
    {S::style, "space-before", K::length, "0pt", "Space above the paragraph.",
     [](Target& t, Value& v) { t.style.space_before = as<Length>(v); }, "0pt", "1000pt", "",
     Units::lines_and_em},
    {S::style, "space-after", K::length, "0pt", "Space below the paragraph.",
     [](Target& t, Value& v) { t.style.space_after = as<Length>(v); }, "0pt", "1000pt", "",
     Units::lines_and_em},
    {S::style, "hyphenate", K::boolean, "false",
     "Words may be divided at the end of a line, in the languages that have patterns for it (Russian, "
     "English).",
     [](Target& t, Value& v) { t.style.hyphenate = as<bool>(v); }},
    {S::style, "balance", K::boolean, "false", "Lines of about equal length, for heads.",
     [](Target& t, Value& v) { t.style.balance = as<bool>(v); }},
    {S::style, "match-heights", K::boolean, "false",
     "Families that stand in for the one of the text's language are set at the size at which their small "
     "letters are as "
     "high as its own, or fit its Arabic teeth.",
     [](Target& t, Value& v) { t.style.match_heights = as<bool>(v); }},
    {S::style, "widows", K::integer, "2", "Lines of a paragraph that stand together at the top of a column.",
     [](Target& t, Value& v) { t.style.widows = as_int(v); }, "1", "9"},
    {S::style, "orphans", K::integer, "2",
     "Lines of a paragraph that stand together at the foot of a column.",
     [](Target& t, Value& v) { t.style.orphans = as_int(v); }, "1", "9"},

    {.section = S::furniture,
     .name = "nameplate",
     .kind = K::section,
     .standard = "",
     .description = "The paper's title at the top of the page.",
     .store = [](Target& t, Value&) { t.layout.nameplate = std::exchange(t.strip, {}); },
     .child = S::strip},
    {.section = S::furniture,
     .name = "band",
     .kind = K::section,
     .standard = "",
     .description = "Date and number, below the nameplate.",
     .store = [](Target& t, Value&) { t.layout.band = std::exchange(t.strip, {}); },
     .child = S::strip},
    {.section = S::furniture,
     .name = "running-head",
     .kind = K::section,
     .standard = "",
     .description = "The line at the top of the pages that follow.",
     .store = [](Target& t, Value&) { t.layout.running_head = std::exchange(t.strip, {}); },
     .child = S::strip},
    {.section = S::furniture,
     .name = "folio",
     .kind = K::section,
     .standard = "",
     .description = "The line with the page number, at the foot.",
     .store = [](Target& t, Value&) { t.layout.folio = std::exchange(t.strip, {}); },
     .child = S::strip},

    {S::strip, "pages", K::word, "all", "Pages that have the strip.",
     [](Target& t, Value& v) { t.strip.pages = as_enum<OnPages>(v); }, "", "", "first others all"},
    {S::strip, "height", K::length, "1line", "Height of the strip, its rules included.",
     [](Target& t, Value& v) { t.strip.height = as<Length>(v); }, "1pt", "2000pt", "", Units::lines},
    {S::strip, "space-after", K::length, "0pt", "Space between the strip and the text.",
     [](Target& t, Value& v) { t.strip.space_after = as<Length>(v); }, "0pt", "2000pt", "", Units::lines},
    {.section = S::strip,
     .name = "rule-above",
     .kind = K::section,
     .standard = "",
     .description = "Rule along the upper edge.",
     .store = [](Target& t, Value&) { t.strip.rule_above = std::exchange(t.rule, {}); },
     .child = S::rule},
    {.section = S::strip,
     .name = "rule-below",
     .kind = K::section,
     .standard = "",
     .description = "Rule along the lower edge.",
     .store = [](Target& t, Value&) { t.strip.rule_below = std::exchange(t.rule, {}); },
     .child = S::rule},
    {S::strip, "order", K::word, "from-start", "Where the first cell stands.",
     [](Target& t, Value& v) { t.strip.order = as_enum<CellOrder>(v); }, "", "", "from-start from-outside"},
    {.section = S::strip,
     .name = "cells",
     .kind = K::sections,
     .standard = "",
     .description = "What stands in the strip, from one edge to the other.",
     .store = [](Target& t, Value&) { t.strip.cells.push_back(std::exchange(t.cell, {})); },
     .high = "99",
     .child = S::cell,
     .required = true},

    {.section = S::cell,
     .name = "text",
     .kind = K::field_text,
     .standard = "",
     .description = "A text with fields in braces, lines of it, or either by language.",
     .store = [](Target& t, Value& v) { t.cell.text = std::move(as<FieldText>(v)); },
     .high = "99",
     .required = true},
    {.section = S::cell,
     .name = "style",
     .kind = K::style_name,
     .standard = "",
     .description = "Name of the style that sets the cell.",
     .store = [](Target& t, Value& v) { t.cell.style = std::move(as<std::string>(v)); },
     .required = true},

    {S::stories_entry, "kicker", K::style_name, "", "Style of the kicker.",
     [](Target& t, Value& v) { t.dress.kicker = std::move(as<std::string>(v)); }},
    {S::stories_entry, "headline", K::style_name, "", "Style of the headline.",
     [](Target& t, Value& v) { t.dress.headline = std::move(as<std::string>(v)); }},
    {S::stories_entry, "deck", K::style_name, "", "Style of the deck.",
     [](Target& t, Value& v) { t.dress.deck = std::move(as<std::string>(v)); }},
    {S::stories_entry, "byline", K::style_name, "", "Style of the byline.",
     [](Target& t, Value& v) { t.dress.byline = std::move(as<std::string>(v)); }},
    {S::stories_entry, "date-line", K::style_name, "", "Style of the date line.",
     [](Target& t, Value& v) { t.dress.date_line = std::move(as<std::string>(v)); }},
    {.section = S::stories_entry,
     .name = "body",
     .kind = K::style_name,
     .standard = "",
     .description = "Style of the paragraphs.",
     .store = [](Target& t, Value& v) { t.dress.body = std::move(as<std::string>(v)); },
     .required = true},
    {S::stories_entry, "subhead", K::style_name, "", "Style of the subheads.",
     [](Target& t, Value& v) { t.dress.subhead = std::move(as<std::string>(v)); }},
    {S::stories_entry, "quote", K::style_name, "", "Style of quotations; without one the body's.",
     [](Target& t, Value& v) { t.dress.quote = std::move(as<std::string>(v)); }},
    {S::stories_entry, "list-item", K::style_name, "", "Style of the items of lists; without one the body's.",
     [](Target& t, Value& v) { t.dress.list_item = std::move(as<std::string>(v)); }},
    {S::stories_entry, "table-row", K::style_name, "", "Style of the rows of tables; without one the body's.",
     [](Target& t, Value& v) { t.dress.table_row = std::move(as<std::string>(v)); }},
    {S::stories_entry, "caption", K::style_name, "",
     "Style of the lines under a picture; without one the credits'.",
     [](Target& t, Value& v) { t.dress.caption = std::move(as<std::string>(v)); }},
    {S::stories_entry, "portrait-width", K::length, "0pt",
     "Width of a picture that is higher than wide: it stands at the end edge of its column and the text runs "
     "beside it. With 0 it stands alone, as wide as the column.",
     [](Target& t, Value& v) { t.dress.portrait_width = as<Length>(v); }, "0pt", "1000pt"},
    {S::stories_entry, "credit", K::style_name, "", "Style of the credits.",
     [](Target& t, Value& v) { t.dress.credit = std::move(as<std::string>(v)); }},

    {S::between_stories, "space-above", K::length, "0.5lines", "Space above the rule.",
     [](Target& t, Value& v) { t.layout.between_stories.space_above = as<Length>(v); }, "0pt", "1000pt", "",
     Units::lines},
    {.section = S::between_stories,
     .name = "rule",
     .kind = K::section,
     .standard = "",
     .description = "Rule between two stories.",
     .store = [](Target& t, Value&) { t.layout.between_stories.rule = std::exchange(t.rule, {}); },
     .child = S::rule},
    {S::between_stories, "space-below", K::length, "0.5lines", "Space below the rule.",
     [](Target& t, Value& v) { t.layout.between_stories.space_below = as<Length>(v); }, "0pt", "1000pt", "",
     Units::lines},

    {S::editorial, "clean", K::boolean, "true",
     "All the rules below, each of which may then say otherwise. In place of the map: `editorial: false`.",
     [](Target& t, Value& v) { clean_by(as<bool>(v), t.layout.editorial); }},
    {S::editorial, "normalize", K::boolean, "",
     "Letters and their marks are written with one character where there is one (Unicode NFC).",
     [](Target& t, Value& v) { t.layout.editorial.normalize = as<bool>(v); }},
    {S::editorial, "junk-characters", K::boolean, "",
     "Zero-width spaces, byte-order marks and direction marks that do nothing are taken out; U+200C and "
     "U+200D stay.",
     [](Target& t, Value& v) { t.layout.editorial.junk_characters = as<bool>(v); }},
    {S::editorial, "presentation-forms", K::boolean, "",
     "Letters written in the forms of U+FB50 to U+FEFC become the letters that they are.",
     [](Target& t, Value& v) { t.layout.editorial.presentation_forms = as<bool>(v); }},
    {S::editorial, "tatweel", K::boolean, "",
     "Decorative tatweels are taken out; one that carries a join or a mark stays.",
     [](Target& t, Value& v) { t.layout.editorial.tatweel = as<bool>(v); }},
    {S::editorial, "ellipses", K::boolean, "", "Three dots become one character.",
     [](Target& t, Value& v) { t.layout.editorial.ellipses = as<bool>(v); }},
    {S::editorial, "quotation-marks", K::boolean, "",
     "Quotation marks become those of the language, inner ones too; one without a partner is reported.",
     [](Target& t, Value& v) { t.layout.editorial.quotation_marks = as<bool>(v); }},
    {S::editorial, "apostrophes", K::boolean, "",
     "A straight apostrophe between Latin or Cyrillic letters becomes a curved one.",
     [](Target& t, Value& v) { t.layout.editorial.apostrophes = as<bool>(v); }},
    {S::editorial, "arabic-punctuation", K::boolean, "",
     "Latin comma, semicolon and question mark between Arabic letters become Arabic.",
     [](Target& t, Value& v) { t.layout.editorial.arabic_punctuation = as<bool>(v); }},
    {S::editorial, "spaces", K::boolean, "", "Several spaces become one; none stands at an end of a line.",
     [](Target& t, Value& v) { t.layout.editorial.spaces = as<bool>(v); }},
    {S::editorial, "spaces-before-marks", K::boolean, "",
     "No space stands before a comma, a stop, a closing bracket or a closing quotation mark.",
     [](Target& t, Value& v) { t.layout.editorial.spaces_before_marks = as<bool>(v); }},
    {S::editorial, "spaces-after-marks", K::boolean, "",
     "A space stands after a comma or a stop where a word follows.",
     [](Target& t, Value& v) { t.layout.editorial.spaces_after_marks = as<bool>(v); }},
    {S::editorial, "spaces-inside-brackets", K::boolean, "",
     "No space stands after an opening bracket or an opening quotation mark.",
     [](Target& t, Value& v) { t.layout.editorial.spaces_inside_brackets = as<bool>(v); }},
    {S::editorial, "dashes", K::boolean, "",
     "A hyphen between spaces becomes a dash that no line begins with; two hyphens become a long dash.",
     [](Target& t, Value& v) { t.layout.editorial.dashes = as<bool>(v); }},
    {S::editorial, "ranges", K::boolean, "", "The hyphen between two numbers becomes a dash without spaces.",
     [](Target& t, Value& v) { t.layout.editorial.ranges = as<bool>(v); }},
    {S::editorial, "joined-waw", K::boolean, "",
     "A lone و is joined to the Arabic word after it, and stays in the line of a number or a foreign word.",
     [](Target& t, Value& v) { t.layout.editorial.joined_waw = as<bool>(v); }},
    {S::editorial, "percent-signs", K::boolean, "",
     "A percent sign typed in front of its number is put behind it.",
     [](Target& t, Value& v) { t.layout.editorial.percent_signs = as<bool>(v); }},
    {S::editorial, "no-break-spaces", K::boolean, "",
     "A number stays in the line of its short measure, month or currency sign, and an initial or title in "
     "that of the name.",
     [](Target& t, Value& v) { t.layout.editorial.no_break_spaces = as<bool>(v); }},
    {S::editorial, "visual-order", K::boolean, "",
     "Text that was copied in visual order, its letters in reverse, is reported and left alone.",
     [](Target& t, Value& v) { t.layout.editorial.visual_order = as<bool>(v); }},
    {S::editorial, "digits", K::word, "keep",
     "Digits of the articles' numbers, with their separators and percent signs.",
     [](Target& t, Value& v) { t.layout.editorial.digits = as_enum<Digits>(v); }, "", "",
     "keep latin arabic"},

    {.section = S::rule,
     .name = "weight",
     .kind = K::length,
     .standard = "",
     .description = "Thickness of the rule.",
     .store = [](Target& t, Value& v) { t.rule.weight = as<Length>(v); },
     .low = "0.05pt",
     .high = "50pt",
     .required = true},
    {S::rule, "ink", K::ink_use, "black", "Ink of the rule, with a tint where one is given.",
     [](Target& t, Value& v) { t.rule.ink = std::move(as<InkUse>(v)); }},

    {S::bulletin, "nashra", K::version, "1", "Version of the vocabulary that the file is written in.",
     ignore},
    {S::bulletin, "layout", K::path, "daily", "A layout that comes with nashra, or the file of one's own.",
     [](Target& t, Value& v) {
       t.bulletin.layout = std::move(as<Located>(v).text);
       t.bulletin.layout_where = std::move(as<Located>(v).where);
     }},
    {S::bulletin, "title", K::text, "", "The paper's title.",
     [](Target& t, Value& v) { t.bulletin.title = std::move(as<std::string>(v)); }},
    {S::bulletin, "imprint", K::text_lines, "", "The publisher's lines beside the nameplate.",
     [](Target& t, Value& v) { t.bulletin.imprint = texts_of(as<std::vector<Located>>(v)); }, "", "99"},
    {S::bulletin, "volume", K::text, "", "The year of publication, as printed.",
     [](Target& t, Value& v) { t.bulletin.volume = std::move(as<std::string>(v)); }},
    {S::bulletin, "number", K::text, "", "The number of the issue, as printed.",
     [](Target& t, Value& v) { t.bulletin.number = std::move(as<std::string>(v)); }},
    {S::bulletin, "language", K::language, "ar", "Language of the edition (BCP 47).",
     [](Target& t, Value& v) { t.bulletin.language = std::move(as<std::string>(v)); }},
    {S::bulletin, "date", K::date, "", "Date of the issue: year-month-day.",
     [](Target& t, Value& v) { t.bulletin.date = as<Date>(v); }},
    {.section = S::bulletin,
     .name = "articles",
     .kind = K::sections,
     .standard = "",
     .description = "The articles, in the order in which they stand: files, or {file: …, as: …}.",
     .store = [](Target& t, Value&) { t.bulletin.articles.push_back(std::exchange(t.article, {})); },
     .high = "99999",
     .child = S::article},

    {.section = S::article,
     .name = "file",
     .kind = K::path,
     .standard = "",
     .description = "The article's file, from the bulletin's folder.",
     .store =
         [](Target& t, Value& v) {
           t.article.path = std::move(as<Located>(v).text);
           t.article.where = std::move(as<Located>(v).where);
         },
     .required = true},
    {S::article, "as", K::text, "", "Name of the dress under `stories`.",
     [](Target& t, Value& v) { t.article.as = std::move(as<std::string>(v)); }},
});

constexpr auto kPageSizes = std::to_array<PageSize>({
    {297_mm, 420_mm},
    {210_mm, 297_mm},
    {148_mm, 210_mm},
    {792_pt, 1224_pt},
    {315_mm, 470_mm},
});

constexpr auto kFields = std::to_array<std::string_view>({
    "title",
    "imprint",
    "volume",
    "number",
    "page",
    "pages:count",
    "date",
    "date:pair",
    "date:hijri",
    "date:numeric",
});

}  // namespace

std::span<const Key> vocabulary() { return kKeys; }

std::span<const Key> keys_of(Section section) {
  const auto first =
      std::find_if(kKeys.begin(), kKeys.end(), [section](const Key& key) { return key.section == section; });
  const auto last =
      std::find_if(first, kKeys.end(), [section](const Key& key) { return key.section != section; });
  return {first, last};
}

std::string_view shorthand_of(Section section) {
  switch (section) {
    case S::rule:
      return "weight";
    case S::font:
      return "families";
    case S::article:
      return "file";
    case S::editorial:
      return "clean";
    default:
      return {};
  }
}

std::span<const std::string_view> known_fields() { return kFields; }
std::span<const PageSize> named_page_sizes() { return kPageSizes; }

std::vector<std::string> texts_of(const std::vector<Located>& lines) {
  std::vector<std::string> texts;
  for (const Located& line : lines) texts.push_back(line.text);
  return texts;
}

std::vector<std::string_view> split_words(std::string_view words) {
  std::vector<std::string_view> out;
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    out.push_back(words.substr(0, space));
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  return out;
}

std::string_view wanted_by(Kind kind) {
  switch (kind) {
    case K::version:
    case K::integer:
      return "a whole number";
    case K::length:
      return "a length such as 12mm or 10.5pt";
    case K::boolean:
      return "true or false";
    case K::word:
      return "a word";
    case K::weight:
      return "a weight such as 700 or bold";
    case K::text:
      return "a text";
    case K::text_lines:
      return "a text or a list of texts";
    case K::field_text:
      return "a text, a list of texts, or one of these for each language";
    case K::language:
      return "a language tag such as ar";
    case K::date:
      return "a date such as 2026-11-25";
    case K::path:
      return "the name of a file";
    case K::page_size:
      return "a page size such as A4 or [210mm, 297mm]";
    case K::mixture:
      return "four percentages such as [100, 72, 0, 18]";
    case K::ink_use:
      return "an ink such as black or house 40%";
    case K::style_name:
      return "the name of a style";
    case K::font_name:
      return "the name of a font stack";
    case K::section:
    case K::named:
      return "keys with values";
    case K::sections:
      return "a list";
  }
  return {};
}

}  // namespace nashra
