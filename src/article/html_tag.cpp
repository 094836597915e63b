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

bool is_letter(char16_t unit) { return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z'); }

bool is_name_unit(char16_t unit) { return is_letter(unit) || (unit >= u'0' && unit <= u'9') || unit == u'-'; }

std::size_t past(std::size_t found, std::size_t length) {
  return found == std::u16string_view::npos ? found : found + length;
}

// One past the `>` that ends a tag.
std::size_t tag_end(std::u16string_view text, std::size_t from) {
  char16_t quote = 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (quote != 0) {
      if (text[at] == quote) quote = 0;
    } else if (text[at] == u'>') {
      return at + 1;
    } else if (text[at] == u'"' || text[at] == u'\'') {
      quote = text[at];
    }
  }
  return std::u16string_view::npos;
}

}  // namespace

HtmlTag html_tag_at(std::u16string_view text) {
  if (text.starts_with(u"<!--")) return {HtmlPart::comment, "", past(text.find(u"-->", 4), 3)};
  if (text.starts_with(u"<!") || text.starts_with(u"<?"))
    return {HtmlPart::comment, "", past(text.find(u'>'), 1)};
  HtmlTag tag{HtmlPart::opening, "", 1};
  if (text.starts_with(u"</")) tag = {HtmlPart::closing, "", 2};
  if (tag.length == text.size() || !is_letter(text[tag.length])) return {HtmlPart::text, "", 1};
  std::size_t at = tag.length;
  for (; at < text.size() && is_name_unit(text[at]); ++at) {
    const auto c = static_cast<char>(text[at]);
    tag.name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  tag.length = tag_end(text, at);
  return tag;
}

bool is_block_tag(std::string_view name) {
  return std::binary_search(kBlockTags.begin(), kBlockTags.end(), name);
}

bool hides_text(std::string_view name) { return name == "script" || name == "style"; }

}  // namespace nashra
