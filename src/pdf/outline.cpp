#include "pdf/outline.h"

#include "base/unicode.h"

namespace nashra {
namespace {

bool is_directional_control(char16_t unit) {
  return unit == 0x061C || unit == 0x200E || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E) ||
         (unit >= 0x2066 && unit <= 0x2069) || unit == 0xFEFF;
}

bool is_blank(char16_t unit) {
  return unit <= 0x20 || (unit >= 0x7F && unit <= 0xA0) || unit == 0x1680 ||
         (unit >= 0x2000 && unit <= 0x200A) || unit == 0x2028 || unit == 0x2029 || unit == 0x202F ||
         unit == 0x205F || unit == 0x3000;
}

/// Noncharacters that XML, which says the title too, cannot have (XML 1.0, production 2).
bool is_no_character(char16_t unit) { return unit >= 0xFFFE; }

struct Entry {
  const Bookmark* bookmark;
  std::u16string title;
  ObjectNumber object;
};

std::string destination(const Page& page, Length y, ObjectNumber object) {
  return '[' + reference(object) + " /XYZ null " + points(page.height - y) + " null]";
}

void set_entry(PdfSink& sink, const Issue& issue, const std::vector<ObjectNumber>& pages,
               ObjectNumber outline, const std::vector<Entry>& entries, std::size_t i) {
  const Bookmark& bookmark = *entries[i].bookmark;
  Dictionary dictionary = {
      {"Title", text_string(entries[i].title)},
      {"Parent", reference(outline)},
      {"Dest", destination(issue.pages[bookmark.page], bookmark.y, pages[bookmark.page])},
  };
  if (i > 0) dictionary.push_back({"Prev", reference(entries[i - 1].object)});
  if (i + 1 < entries.size()) dictionary.push_back({"Next", reference(entries[i + 1].object)});
  sink.set(entries[i].object, dictionary);
}

/// The value of a decimal digit of the scripts that editions print numbers in, or -1.
int digit_value(char32_t code_point) {
  for (const char32_t zero : {U'0', U'\u0660', U'\u06F0'}) {
    if (code_point >= zero && code_point <= zero + 9) return static_cast<int>(code_point - zero);
  }
  return -1;
}

std::optional<int> number_of(const std::string& folio) {
  constexpr std::size_t kMostDigits = 8;
  const std::u16string text = to_utf16(folio);
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  int number = 0;
  for (const char16_t unit : text) {
    const int digit = digit_value(unit);
    if (digit < 0) return std::nullopt;
    number = 10 * number + digit;
  }
  return number > 0 ? std::optional(number) : std::nullopt;
}

}  // namespace

std::u16string outline_title(std::u16string_view title) {
  std::u16string out;
  bool gap = false;
  for (const char16_t unit : title) {
    if (is_directional_control(unit) || is_no_character(unit)) continue;
    if (is_blank(unit)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += u' ';
    gap = false;
    out += unit;
  }
  return out;
}

std::optional<ObjectNumber> add_outline(PdfSink& sink, const Issue& issue,
                                        const std::vector<ObjectNumber>& pages) {
  std::vector<Entry> entries;
  for (const Bookmark& bookmark : issue.bookmarks) {
    std::u16string title = outline_title(bookmark.title);
    if (title.empty() || bookmark.page >= pages.size()) continue;
    entries.push_back({.bookmark = &bookmark, .title = std::move(title), .object = sink.create()});
  }
  if (entries.empty()) return std::nullopt;
  const ObjectNumber outline = sink.create();
  for (std::size_t i = 0; i < entries.size(); ++i) set_entry(sink, issue, pages, outline, entries, i);
  sink.set(outline, {{"Type", "/Outlines"},
                     {"First", reference(entries.front().object)},
                     {"Last", reference(entries.back().object)},
                     {"Count", std::to_string(entries.size())}});
  return outline;
}

std::optional<std::string> page_labels(const std::vector<Page>& pages) {
  std::string ranges;
  int expected = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::optional<int> number = number_of(pages[i].folio);
    if (!number) return std::nullopt;
    if (i == 0 || *number != expected) {
      ranges += std::to_string(i) + " <</S /D/St " + std::to_string(*number) + ">> ";
    }
    expected = *number + 1;
  }
  if (ranges.empty()) return std::nullopt;
  ranges.pop_back();
  return "<</Nums [" + ranges + "]>>";
}

}  // namespace nashra
