#include "article/html_tag.h"

#include <algorithm>
#include <array>

namespace nashra {
namespace {

constexpr auto kBlockTags = std::to_array<std::string_view>(
    {"address", "article", "aside", "blockquote", "body",  "dd",   "div",   "dl",    "dt", "figcaption",
     "figure",  "footer",  "form",  "h1",         "h2",    "h3",   "h4",    "h5",    "h6", "head",
     "header",  "hr",      "html",  "iframe",     "li",    "main", "nav",   "ol",    "p",  "pre",
     "section", "table",   "tbody", "td",         "tfoot", "th",   "thead", "title", "tr", "ul"});

constexpr auto kInlineTags = std::to_array<std::string_view>(
    {"a",     "abbr",   "acronym", "audio", "b",    "bdi",    "bdo",   "big",    "br",    "center", "cite",
     "code",  "del",    "em",      "font",  "i",    "img",    "ins",   "kbd",    "label", "link",   "mark",
     "meta",  "object", "picture", "q",     "s",    "script", "small", "source", "span",  "strike", "strong",
     "style", "sub",    "sup",     "svg",   "time", "tt",     "u",     "var",    "video", "wbr"});

bool is_letter(char16_t unit) { return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z'); }

// A colon parts the prefix of Word's elements from their name: `o:p`.
bool is_name_unit(char16_t unit) {
  return is_letter(unit) || (unit >= u'0' && unit <= u'9') || unit == u'-' || unit == u':';
}

bool is_known(std::string_view name) {
  constexpr auto kOfficePrefixes = std::to_array<std::string_view>({"m:", "o:", "st1:", "v:", "w:", "x:"});
  return is_block_tag(name) || std::binary_search(kInlineTags.begin(), kInlineTags.end(), name) ||
         std::any_of(kOfficePrefixes.begin(), kOfficePrefixes.end(),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

// `<!doctype`, `<?xml`, and what Word puts in the way of other readers: `<![if !supportLists]>`,
// `<![endif]>`.
bool is_declaration(std::u16string_view text) {
  if (text.starts_with(u"<![if ") || text.starts_with(u"<![endif]")) return true;
  return text.size() > 2 && (text[1] == u'!' || text[1] == u'?') && is_letter(text[2]);
}

std::size_t past(std::size_t found, std::size_t length) {
  return found == std::u16string_view::npos ? found : found + length;
}

bool is_white_space(char16_t unit) { return unit == u' ' || unit == u'\t' || unit == u'\r' || unit == u'\n'; }

// One past the `>` that ends a tag; 0 when a `<` that is not allowed in it comes first.
std::size_t tag_end(std::u16string_view text, std::size_t from, bool is_strict = false) {
  char16_t quote = 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (quote != 0) {
      if (text[at] == quote) quote = 0;
    } else if (text[at] == u'>') {
      return at + 1;
    } else if (is_strict && text[at] == u'<') {
      return 0;
    } else if (text[at] == u'"' || text[at] == u'\'') {
      quote = text[at];
    }
  }
  return std::u16string_view::npos;
}

// `<name` or `</name`, as long as that is.
HtmlTag named_tag_at(std::u16string_view text) {
  HtmlTag tag{HtmlPart::opening, "", 1};
  if (text.starts_with(u"</")) tag = {HtmlPart::closing, "", 2};
  if (tag.length == text.size() || !is_letter(text[tag.length])) return {HtmlPart::text, "", 1};
  for (; tag.length < text.size() && is_name_unit(text[tag.length]); ++tag.length) {
    const auto c = static_cast<char>(text[tag.length]);
    tag.name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return tag;
}

}  // namespace

HtmlTag html_tag_at(std::u16string_view text) {
  if (text.starts_with(u"<!--")) return {HtmlPart::comment, "", past(text.find(u"-->", 4), 3)};
  if (text.starts_with(u"<!") || text.starts_with(u"<?"))
    return {HtmlPart::comment, "", past(text.find(u'>'), 1)};
  HtmlTag tag = named_tag_at(text);
  if (tag.part != HtmlPart::text) tag.length = tag_end(text, tag.length);
  return tag;
}

HtmlTag html_tag_in_text(std::u16string_view text) {
  constexpr HtmlPart kNone = HtmlPart::text;
  if (text.starts_with(u"<!--")) return html_tag_at(text);
  if (is_declaration(text)) return html_tag_at(text);
  HtmlTag tag = named_tag_at(text);
  if (tag.part == kNone || !is_known(tag.name)) return {kNone, "", 1};
  const std::size_t begin = tag.length;
  tag.length = tag_end(text, begin, true);
  if (tag.length == 0) return {kNone, "", 1};
  if (tag.length == std::u16string_view::npos) return tag;
  const std::u16string_view inner = text.substr(begin, tag.length - 1 - begin);
  const bool is_empty = inner.find_first_not_of(u" \t\r\n/") == std::u16string_view::npos;
  const bool has_attributes = is_white_space(inner.front()) && inner.find(u'=') != std::u16string_view::npos;
  return is_empty || has_attributes ? tag : HtmlTag{kNone, "", 1};
}

bool is_block_tag(std::string_view name) {
  return std::binary_search(kBlockTags.begin(), kBlockTags.end(), name);
}

bool hides_text(std::string_view name) { return name == "script" || name == "style"; }

}  // namespace nashra
