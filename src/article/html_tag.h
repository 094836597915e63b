// Just enough of HTML to take its tags out of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nashra {

enum class HtmlPart : std::uint8_t {
  text,     ///< a `<` that begins nothing
  opening,  ///< `<b>`, `<img …>`
  closing,  ///< `</b>`
  comment,  ///< `<!-- … -->`, `<!…>`, `<?…>`
};

struct HtmlTag {
  HtmlPart part = HtmlPart::text;
  std::string name;        ///< of a tag, in lower case
  std::size_t length = 0;  ///< in units, angle brackets included; npos: it is not closed in this text
};

/// The tag or comment that `text`, whose first unit is `<`, begins with (CommonMark 0.30, 6.6). Quotes in a
/// tag hide `>`.
HtmlTag html_tag_at(std::u16string_view text);

/// The same where HTML is not expected: only the tags of elements that content systems and Word write, with
/// attributes or nothing in them, and comments; `<` is text in `a <b and c> d` and `<press@desk.example>`.
HtmlTag html_tag_in_text(std::u16string_view text);

/// Whether the tag begins or ends a paragraph: `p`, `div`, `li` …
bool is_block_tag(std::string_view name);

/// Whether what stands between the tags is no text: `script`, `style`.
bool hides_text(std::string_view name);

}  // namespace nashra
