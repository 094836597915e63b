#include "article/marked_text.h"

#include <algorithm>

#include "article/characters.h"
#include "base/unicode.h"

namespace nashra {
namespace {

constexpr char16_t kLineBreak = 0x2028;

std::size_t utf8_length(char32_t character) {
  return character < 0x80 ? 1U : character < 0x800 ? 2U : character < 0x10000 ? 3U : 4U;
}

Origin origin(std::size_t offset, bool is_verbatim) {
  return {static_cast<std::uint32_t>(offset) & 0x7FFFFFFFU, is_verbatim ? 1U : 0U};
}

// A step of the way from old offsets to new ones: from `old_begin` on, up to the next step.
struct Step {
  std::size_t old_begin, new_begin;
  bool is_collapsed;  // all of it is one place
};

std::size_t moved(const std::vector<Step>& steps, std::size_t offset) {
  const auto after = std::upper_bound(steps.begin(), steps.end(), offset,
                                      [](std::size_t at, const Step& step) { return at < step.old_begin; });
  const Step& step = *std::prev(after);
  return step.new_begin + (step.is_collapsed ? 0 : offset - step.old_begin);
}

// Whether the character of the text stands so in the source.
bool is_literal(std::string_view bytes, std::size_t offset, std::u16string_view character) {
  return bytes.substr(offset).starts_with(to_utf8(character));
}

bool is_ascii_literal(std::string_view bytes, std::size_t offset, char16_t unit) {
  return offset < bytes.size() && static_cast<unsigned char>(bytes[offset]) == unit;
}

}  // namespace

bool append_literal(MarkedText& to, std::string_view utf8, std::size_t offset, bool is_verbatim) {
  const std::u16string units = to_utf16(utf8);
  bool has_controls = false;
  for (std::size_t at = 0; at < units.size();) {
    const std::size_t begin = at;
    const char32_t character = next_code_point(units, at);
    if (is_control(character)) {
      has_controls = true;
    } else {
      for (std::size_t i = begin; i < at; ++i) {
        to.text += is_line_end(character) ? kLineBreak : units[i];
        to.origins.push_back(origin(offset, is_verbatim));
      }
    }
    offset += utf8_length(character);
  }
  return has_controls;
}

bool append_in_place_of(MarkedText& to, std::u16string_view text, std::size_t offset) {
  bool has_controls = false;
  for (const char16_t unit : text) {
    if (is_control(unit)) {
      has_controls = true;
      continue;
    }
    to.text += is_line_end(unit) ? kLineBreak : unit;
    to.origins.push_back(origin(offset, true));
  }
  return has_controls;
}

void apply_edits(MarkedText& text, const std::vector<Edit>& edits) {
  if (edits.empty()) return;
  MarkedText out;
  out.text.reserve(text.text.size());
  out.origins.reserve(text.origins.size());
  std::vector<Step> steps{{0, 0, false}};
  std::size_t at = 0;
  const auto copy_up_to = [&](std::size_t end) {
    out.text.append(text.text, at, end - at);
    out.origins.insert(out.origins.end(), text.origins.begin() + static_cast<std::ptrdiff_t>(at),
                       text.origins.begin() + static_cast<std::ptrdiff_t>(end));
  };
  for (const Edit& edit : edits) {
    copy_up_to(edit.range.begin);
    steps.push_back({edit.range.begin, out.text.size(), true});
    append_in_place_of(out, edit.text, text.origins[edit.range.begin].offset);
    steps.push_back({edit.range.end, out.text.size(), false});
    at = edit.range.end;
  }
  copy_up_to(text.text.size());
  for (Span& span : text.spans) {
    span.range = {moved(steps, span.range.begin), moved(steps, span.range.end)};
    if (length_of(span.range) > 0) out.spans.push_back(std::move(span));
  }
  text = std::move(out);
}

std::vector<MarkedText> split(const MarkedText& text, const std::vector<TextRange>& pieces) {
  std::vector<MarkedText> out;
  std::vector<const Span*> open;  // those that reach into the next piece
  auto next = text.spans.begin();
  for (const TextRange& piece : pieces) {
    MarkedText part;
    part.text = text.text.substr(piece.begin, length_of(piece));
    part.origins.assign(text.origins.begin() + static_cast<std::ptrdiff_t>(piece.begin),
                        text.origins.begin() + static_cast<std::ptrdiff_t>(piece.end));
    for (; next != text.spans.end() && next->range.begin < piece.end; ++next) open.push_back(&*next);
    for (const Span* span : open) {
      const TextRange both{std::max(span->range.begin, piece.begin), std::min(span->range.end, piece.end)};
      if (both.begin < both.end)
        part.spans.push_back({{both.begin - piece.begin, both.end - piece.begin}, span->kind, span->value});
    }
    open.erase(std::remove_if(open.begin(), open.end(),
                              [&](const Span* span) { return span->range.end <= piece.end; }),
               open.end());
    sort_spans(part.spans);
    out.push_back(std::move(part));
  }
  return out;
}

std::vector<MarkedText> split_paragraphs(const MarkedText& text) {
  const std::u16string_view units = text.text;
  std::vector<TextRange> paragraphs;
  std::size_t begin = 0;
  for (std::size_t at = units.find(kLineBreak); at < units.size(); at = units.find(kLineBreak, at + 1)) {
    const std::size_t first = at;
    std::size_t breaks = 0;
    const auto is_blank = [](char16_t unit) { return unit == kLineBreak || unit == u' ' || unit == 0xA0; };
    for (std::size_t next = at; next < units.size() && is_blank(units[next]); ++next) {
      if (units[next] != kLineBreak) continue;
      at = next;
      ++breaks;
    }
    if (breaks < 2) continue;
    paragraphs.push_back({begin, first});
    begin = at + 1;
  }
  paragraphs.push_back({begin, units.size()});
  return split(text, paragraphs);
}

void tidy(MarkedText& text) {
  const std::u16string_view whole = text.text;
  const std::u16string_view inner = trim(whole);
  const auto begin = static_cast<std::size_t>(inner.data() - whole.data());
  const std::size_t end = begin + inner.size();
  std::vector<Edit> edits;
  if (begin > 0) edits.push_back({{0, begin}});
  for (std::size_t at = whole.find(kLineBreak, begin); at < end; at = whole.find(kLineBreak, at + 1)) {
    std::size_t first = at, last = at + 1;
    while (first > begin && whole[first - 1] == u' ') --first;
    while (last < end && whole[last] == u' ') ++last;
    if (first < at && (edits.empty() || edits.back().range.end <= first)) edits.push_back({{first, at}});
    if (last > at + 1) edits.push_back({{at + 1, last}});
  }
  if (end < whole.size()) edits.push_back({{end, whole.size()}});
  apply_edits(text, edits);
}

void sort_spans(std::vector<Span>& spans) {
  std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
  });
}

Inline to_inline(MarkedText text, SourcePlaces& places) {
  Inline out;
  const std::string_view bytes = places.bytes();
  std::size_t expected = 0;
  bool follows = false;  // the next character of the source would be the next of the text
  for (std::size_t at = 0; at < text.text.size();) {
    const std::size_t begin = at, offset = text.origins[begin].offset;
    const char32_t character = next_code_point(text.text, at);
    if (!follows || offset != expected) {
      const SourceMap::Place place = places.at(offset);
      out.where.add(begin, place.line, place.column);
    }
    follows = character < 0x80
                  ? is_ascii_literal(bytes, offset, static_cast<char16_t>(character))
                  : is_literal(bytes, offset, std::u16string_view(text.text).substr(begin, at - begin));
    expected = offset + utf8_length(character);
  }
  out.text = std::move(text.text);
  sort_spans(text.spans);
  out.spans = std::move(text.spans);
  return out;
}

}  // namespace nashra
