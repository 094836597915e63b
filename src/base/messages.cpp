#include "base/messages.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace nashra {
namespace {

using enum Severity;

constexpr auto kMessages = std::to_array<Message>({
    // Files in and out
    {Code::file_not_found, error, "file not found: '{0}'", "check the name and the folder it is given from"},
    {Code::file_unreadable, error, "cannot read '{0}': {1}", ""},
    {Code::file_too_large, error, "'{0}' is larger than {1} MiB", "split it: one article is one file"},
    {Code::output_not_writable, error, "cannot write '{0}': {1}",
     "the file that was there before is untouched"},
    {Code::outside_root, error, "'{0}' lies outside the bulletin's folder",
     "move it inside, or name the folder above both with --root"},
    {Code::layout_not_found, error, "there is no layout '{0}'", "the layouts that come with nashra are: {1}"},
    {Code::bad_date, error, "'{0}' is not a date", "write it as year-month-day: 2026-11-25"},
    {Code::no_date, note, "the bulletin has no date, so none is printed",
     "give one with --date, or date: in the bulletin"},
    {Code::no_articles, error, "there is no article to typeset", ""},
    {Code::internal_error, error, "nashra failed where it should not: {0}",
     "please report this together with the input"},
    // Layouts and bulletins
    {Code::yaml_syntax, error, "this cannot be read as YAML: {0}", ""},
    {Code::wrong_type, error, "'{0}' takes {1}, not {2}", ""},
    {Code::unknown_key, error, "unknown key '{0}'", "did you mean '{1}'?"},
    {Code::misplaced_key, error, "'{0}' cannot stand here", "it belongs under '{1}'"},
    {Code::unknown_word, error, "'{0}' cannot be '{1}': it is {2}", "did you mean '{3}'?"},
    {Code::missing_unit, error, "a length needs a unit, and '{0}' has none",
     "write it like 12mm, 10.5pt, 1.5lines or 1em"},
    {Code::unknown_unit, error, "'{0}' is no unit of length", "the units are mm, cm, pt, in, lines and em"},
    {Code::unit_not_here, error, "'{0}' measures nothing here",
     "use mm, cm, pt or in, or lines where a height is meant"},
    {Code::bad_length, error, "'{0}' is not a length", "write it like 12mm, 10.5pt, 1.5lines or 1em"},
    {Code::bad_number, error, "'{0}' is not a number", "write digits and, where needed, a point: 10.5"},
    {Code::leading_zero, error, "'{0}' has a zero in front",
     "leave the zero out: programs disagree about what it means"},
    {Code::too_many_decimals, error, "'{0}' has more than {1} decimals",
     "nothing so fine can be printed: round it"},
    {Code::not_whole, error, "'{0}' is not a whole number", ""},
    {Code::out_of_range, error, "'{0}' is {1}; it must lie between {2} and {3}", ""},
    {Code::bad_percentage, error, "'{0}' is not a percentage from 0% to 100%", ""},
    {Code::bad_ink_use, error, "'{0}' names no ink", "write the name of the ink first: house 40%"},
    {Code::not_a_boolean, error, "'{0}' is true or false, not '{1}'", "write {2}"},
    {Code::missing_key, error, "'{0}' is missing in '{1}'", "it takes {2}"},
    {Code::missing_value, error, "'{0}' has no value", "give it one, or remove the key"},
    {Code::empty_item, error, "an item of '{0}' is empty", "write something behind the dash, or remove it"},
    {Code::empty_text, error, "'{0}' is empty", ""},
    {Code::hash_is_comment, error, "'{0}' is a comment, so '{1}' has no value", "put it in quotes: \"{0}\""},
    {Code::unknown_style, error, "unknown style '{0}'", "did you mean '{1}'?"},
    {Code::unknown_font, error, "unknown font '{0}'", "did you mean '{1}'?"},
    {Code::unknown_ink, error, "unknown ink '{0}'", "did you mean '{1}'?"},
    {Code::unknown_field, error, "unknown field '{0}'", "did you mean '{1}'?"},
    {Code::lone_brace, error, "a lone '{0}': fields stand in a pair of braces", "write it like {page}"},
    {Code::based_on_cycle, error, "'{0}' is based on '{1}', which is based on it in turn", ""},
    {Code::black_redefined, error, "black is always 0, 0, 0, 100",
     "give the other mixture a name of its own, such as 'rich-black'"},
    {Code::bad_language, error, "'{0}' is not a language tag", "write it like ar, ru, en or ar-LB"},
    {Code::unsupported_version, error,
     "the file is written for version {0} of the vocabulary; this nashra reads {1}",
     "install a newer nashra"},
    {Code::no_room_across, error, "the margins leave no room on a page {0} pt wide", ""},
    {Code::no_room_down, error, "the margins leave no room for a line on a page {0} pt high", ""},
    {Code::no_room_for_columns, error, "{0} columns with gutters of {1} pt do not fit in {2} pt",
     "take fewer columns or narrower gutters"},
    {Code::no_room_beside_furniture, error,
     "the furniture of the {0} leaves no room for a line of text in {1} pt", ""},
    {Code::duplicate_key, error, "'{0}' is given twice, first on line {1}", "keep one of the two"},
    {Code::yaml_anchor, error, "anchors ('&') are not part of the vocabulary",
     "write the values out; styles can be 'based-on' one another"},
    {Code::yaml_alias, error, "aliases ('*') are not part of the vocabulary",
     "write the values out, or put a text that begins with * in quotes"},
    {Code::yaml_merge_key, error, "merge keys ('<<') are not part of the vocabulary",
     "write the values out; styles can be 'based-on' one another"},
    {Code::yaml_tag, error, "tags ('!') are not part of the vocabulary",
     "remove it, or put a text that begins with ! in quotes"},
    {Code::second_document, error, "a second document begins here",
     "one file is one layout or one bulletin: remove what follows"},
    {Code::yaml_directive, error, "directives are not part of the vocabulary", "remove the line"},
    {Code::unterminated_quote, error, "this quote is not closed",
     "close it with another {0} where the text ends"},
    {Code::text_after_quote, error, "text behind a closing quote or bracket",
     "put the whole value in one pair of quotes, of the other kind"},
    {Code::colon_in_value, error, "a colon and a space inside a value: put it in quotes", ""},
    {Code::tab_indentation, error, "a tab indents nothing in YAML", "use spaces"},
    {Code::invisible_indentation, error, "an invisible character before the text: {0}",
     "delete it and indent with spaces"},
    {Code::invisible_in_key, error, "an invisible character at the edge of a key: {0}", "delete it"},
    {Code::invisible_in_value, error, "an invisible character in a value: {0}", "delete it"},
    {Code::control_character, error, "a control character: {0}", "delete it"},
    {Code::reserved_character, error, "a value cannot begin with '{0}'", "put it in quotes"},
    {Code::arabic_comma, warning, "an Arabic comma separates nothing in YAML",
     "write ',' between the items, or put the text in quotes"},
    {Code::unclosed_bracket, error, "this '{0}' is not closed", "close it with '{1}'"},
    {Code::yaml_too_large, error, "the file is larger than {0} MiB", ""},
    {Code::yaml_line_too_long, error, "the line is longer than {0} KiB", ""},
    {Code::yaml_too_deep, error, "more than {0} levels inside one another", ""},
    {Code::yaml_too_many_nodes, error, "more than {0} values in one file", ""},
    {Code::too_many_problems, note, "only the first {0} problems are shown", ""},
    {Code::key_not_a_word, error, "a key is a word, not a list, a map or nothing",
     "check the braces and colons of this line"},
    {Code::missing_colon, error, "a ':' is missing: here a key and its value are expected",
     "write it like size: A4"},
    {Code::bracket_indentation, error,
     "a line inside brackets must stand deeper than the key that they belong to",
     "indent it with more spaces"},
    {Code::lone_comma, error, "nothing stands before this comma", "remove it"},
    {Code::bad_escape, error, "in double quotes a backslash begins an escape, and this is none",
     "write \\\\ for a backslash, or use single quotes"},
    {Code::text_after_block_sign, error, "behind '|' or '>' the text begins on the next line",
     "put a text that begins with this sign in quotes"},
    {Code::block_indentation, error,
     "an empty line above is indented deeper than this, the first line of the text",
     "remove the spaces of the empty line"},
    {Code::too_many_items, error, "'{0}' has more than {1} items", ""},
    {Code::key_of_other_file, error, "'{0}' is a key of a {1}, not of a {2}", ""},
    {Code::decimal_comma, error, "'{0}' stands alone behind a comma", "write numbers with a point: 10.5"},
    {Code::map_indentation, error, "this line does not belong to the keys before it",
     "indent the keys of one map by the same number of spaces, and write each as 'key: value'"},
    {Code::list_indentation, error, "this line does not belong to the list before it",
     "indent the items of one list by the same number of spaces, each with '- '"},
    {Code::stray_bracket, error, "a closing bracket without an opening one",
     "remove it, or put the value in quotes"},
    {Code::stray_item, error, "a list item '- ' cannot stand here",
     "put it on a line of its own, below its key"},
    {Code::stray_key, error, "a key cannot stand here", "check the indentation of this line"},
    {Code::stray_colon, error, "a ': ' cannot stand here",
     "check the indentation of this line, or put the value in quotes"},
    {Code::stray_character, error, "a value cannot begin with this character", "put the value in quotes"},
    {Code::bad_code_escape, error,
     "behind \\x, \\u and \\U stand the 2, 4 or 8 hexadecimal digits of a character",
     "write the character itself"},
    {Code::outside_of_map, error, "this stands outside of the keys before it",
     "check the indentation of this line"},
    {Code::missing_comma, error, "a comma or a closing bracket is missing before this",
     "put a comma between two items, and close what is open"},
    {Code::extends_circle, error, "'{0}' is extended in a circle",
     "a layout cannot build on one that builds on it"},
    {Code::cannot_extend, error, "'{0}' cannot be extended here: this layout is read alone", ""},
    // Articles
    {Code::invalid_utf8, error, "not UTF-8: byte {0} at offset {1}", "save the file as UTF-8"},
    {Code::empty_article, error, "the article is empty", ""},
    {Code::article_too_large, error, "the article is larger than {0} MiB",
     "split it: one article is one file"},
    {Code::front_matter_not_closed, error, "the front matter that begins here is not closed",
     "put a line of three dashes (---) behind its last key"},
    {Code::html_dropped, warning, "the HTML tag '<{0}>' is left out; the text around it is printed",
     "write Markdown instead, or remove the tag"},
    {Code::lone_emphasis, warning, "these asterisks have no partner, and will be printed",
     "add the other pair, or remove them; \\* is an asterisk that is meant"},
    {Code::crossing_emphasis, warning,
     "the emphasis that begins here holds emphasis of its own kind, and is uncertain",
     "leave a space between closing asterisks and the word after them"},
    {Code::table_as_text, note, "the table is printed as text: a line for each row, its cells parted by '|'",
     ""},
    {Code::table_too_wide, error, "a table has more than {0} columns", "turn its rows into columns"},
    {Code::links_too_large, error, "links and pictures of the article come to more than {0} MiB",
     "shorten their addresses"},
    {Code::table_row_too_wide, warning,
     "the row has more cells than the head of its table; they are printed as they stand",
     "give the head as many cells, empty ones too"},
    // The clean-up of articles
    {Code::unbalanced_quotes, warning, "the quotation mark {0} has no partner, and stays as it is",
     "add the other mark of the pair, or remove this one"},
    {Code::visual_order, warning,
     "the letters of this paragraph stand in reverse, and are printed so: it was copied in visual order",
     "copy the text from another source, such as the web page, or type it anew"},
    {Code::text_cleaned, note, "cleaned up by '{0}': '{1}' is now '{2}'", "", 1},
    // Pictures
    {Code::picture_left_out, warning, "a picture is left out: {0}", "{1}"},
    {Code::picture_kind_unknown, error, "'{0}' is {1}", "save it as JPEG or PNG"},
    {Code::picture_broken, error, "'{0}' cannot be read: {1}", "export the picture again"},
    {Code::picture_too_many_pixels, error, "'{0}' has {1} by {2} pixels",
     "scale it down: {3} million pixels are the most, more than any page can show"},
    {Code::picture_damaged, warning, "'{0}' is damaged, and printed as far as it goes: {1}",
     "export the picture again"},
    {Code::picture_misnamed, note, "'{0}' is {1}, whatever its name says", ""},
    {Code::picture_profile_unusable, note, "the colour profile of '{0}' does not fit it and is not used", ""},
    {Code::picture_undescribed, warning, "'{0}' has no text for those who cannot see it",
     "say what it shows: between the brackets of ![…](…), or with alt: in the front matter"},
    // Fonts and glyphs
    {Code::font_not_found, error, "none of the families of the font chain '{0}' is installed",
     "install one of them, or name one that is"},
    {Code::missing_glyph, warning, "no font of the style has a glyph for {0}",
     "add a family that has it to the font chain '{1}'"},
    {Code::family_not_found, warning,
     "the font family '{0}' is not installed: the next one of its chain is used", "install {1}"},
    {Code::no_kashida, note, "'{0}' cannot elongate words: it has no tatweel that joins letters",
     "set justified text in another family, such as 'Amiri', or say justify: spaces-only"},
    // Lines and pages
    {Code::overfull_line, warning, "a line is {0} pt too long", ""},
    {Code::unknown_dress, error, "the layout has no story dress '{0}'", "it has: {1}"},
    {Code::loose_line_to_lengthen, note, "a loose line, its spaces are {0} % of their width: '{1}'",
     "write more in it, about {2} letter(s)"},
    {Code::loose_line_to_shorten, note, "a loose line, its spaces are {0} % of their width: '{1}'",
     "write less before '{3}', about {2} letter(s), and it comes up into the line"},
    // The PDF
    {Code::pdf_failed, error, "the PDF could not be written: {0}", ""},
    {Code::font_forbids_embedding, error, "the licence flags of '{0}' ({1}) forbid embedding it in a PDF",
     "use another family, such as 'Amiri'"},
    {Code::font_not_truetype, note,
     "'{0}' ({1}) has no TrueType outlines: its letters are drawn again for the PDF", ""},
    {Code::font_damaged, error, "'{0}' ({1}) is damaged: no subset can be made of it",
     "install the font again, or use another family"},
    {Code::no_colour_profile, warning, "there is no usable colour profile '{0}', so the PDF is not PDF/A",
     "install the package {1}"},
});

std::size_t placeholder_at(std::string_view text, std::size_t at) {
  const bool found = at + 2 < text.size() && text[at] == '{' && text[at + 2] == '}' && text[at + 1] >= '0' &&
                     text[at + 1] <= '9';
  return found ? static_cast<std::size_t>(text[at + 1] - '0') : std::string_view::npos;
}

std::string as_text(const Argument& argument) {
  if (const auto* text = std::get_if<std::string>(&argument.value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&argument.value)) return std::to_string(*number);
  return to_points(std::get<Length>(argument.value), 1);
}

}  // namespace

std::span<const Message> message_table() { return kMessages; }

const Message& message_of(Code code) {
  const auto row =
      std::lower_bound(kMessages.begin(), kMessages.end(), code,
                       [](const Message& message, Code wanted) { return message.code < wanted; });
  assert(row != kMessages.end() && row->code == code && "every code has a row in the message table");
  return *row;
}

std::string code_name(Code code) { return 'N' + std::to_string(static_cast<unsigned>(code)); }

std::string fill_in(std::string_view text, const std::vector<Argument>& arguments) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t index = placeholder_at(text, at);
    if (index == std::string_view::npos) {
      out += text[at++];
      continue;
    }
    if (index < arguments.size()) out += as_text(arguments[index]);
    at += 3;
  }
  return out;
}

std::string hint_of(const Diagnostic& diagnostic) {
  const std::string_view hint = message_of(diagnostic.code).hint;
  for (std::size_t at = 0; at < hint.size(); ++at) {
    const std::size_t index = placeholder_at(hint, at);
    if (index == std::string_view::npos) continue;
    if (index >= diagnostic.arguments.size() || as_text(diagnostic.arguments[index]).empty()) return {};
  }
  return fill_in(hint, diagnostic.arguments);
}

}  // namespace nashra
