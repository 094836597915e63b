#include "pdf/text_stretches.h"

#include <algorithm>
#include <array>
#include <utility>

#include "language/foreign_runs.h"

namespace nashra {
namespace {

TextRange range_of(const TextLine& line) {
  TextRange range{line.words.front().text};
  for (const WordInLine& word : line.words) {
    range.begin = std::min(range.begin, word.text.begin);
    range.end = std::max(range.end, word.text.end);
  }
  return range;
}

/// The line's text in logical order, a character of the block at its place.
std::u16string text_of(const TextLine& line, TextRange range) {
  std::u16string text(length_of(range), u' ');
  for (const WordInLine& word : line.words) {
    const std::size_t count = std::min(length_of(word.text), word.word->text.size());
    std::copy_n(word.word->text.begin(), count,
                text.begin() + static_cast<std::ptrdiff_t>(word.text.begin - range.begin));
  }
  return text;
}

bool is_address(std::string_view link) {
  constexpr auto kSchemes = std::to_array<std::string_view>({"https:", "http:", "mailto:", "tel:"});
  return std::any_of(kSchemes.begin(), kSchemes.end(), [&](std::string_view scheme) {
    return link.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), link.begin(), [](char a, char b) {
             return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
  });
}

bool has_mark(const TextLine& line) {
  return std::any_of(line.spans.begin(), line.spans.end(), [](const Span& span) {
    return span.kind == SpanKind::link || span.kind == SpanKind::language;
  });
}

/// Whether a line is of letters that no other script than Arabic has: then nothing in it is foreign to
/// Arabic.
bool is_plain_arabic(const TextLine& line) {
  const auto is_plain = [](char16_t unit) { return unit < 0x41 || (unit >= 0x600 && unit < 0x700); };
  return std::all_of(line.words.begin(), line.words.end(), [&](const WordInLine& word) {
    return std::all_of(word.word->text.begin(), word.word->text.end(), is_plain);
  });
}

/// An inset's parts that hold at an offset.
Inset inset_at(std::size_t offset, const TextLine& line, const std::vector<ForeignRun>& foreign) {
  Inset inset;
  bool is_named = false;
  for (const Span& span : line.spans) {
    if (offset < span.range.begin || offset >= span.range.end) continue;
    if (span.kind == SpanKind::link && is_address(span.value)) inset.link = span.value;
    if (span.kind != SpanKind::language) continue;
    is_named = true;
    inset.language = span.value == line.language->tag ? std::string() : span.value;
  }
  if (is_named) return inset;
  for (const ForeignRun& run : foreign) {
    if (offset >= run.range.begin && offset < run.range.end) inset.language = run.language;
  }
  return inset;
}

}  // namespace

std::vector<Stretch> stretches_of(const TextLine& line) {
  const TextRange whole = range_of(line);
  if (line.language == nullptr) return {{whole, {}}};
  if (line.language->script == "Arab" && is_plain_arabic(line) && !has_mark(line)) return {{whole, {}}};

  const std::u16string text = text_of(line, whole);
  std::vector<ForeignRun> foreign = foreign_runs(text, line.language->script);
  std::vector<std::size_t> edges = {whole.begin, whole.end};
  for (ForeignRun& run : foreign) {
    run.range = {run.range.begin + whole.begin, run.range.end + whole.begin};
    edges.insert(edges.end(), {run.range.begin, run.range.end});
  }
  for (const Span& span : line.spans) {
    for (const std::size_t edge : {span.range.begin, span.range.end})
      edges.push_back(std::clamp(edge, whole.begin, whole.end));
  }
  std::sort(edges.begin(), edges.end());
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    const TextRange range{edges[i], edges[i + 1]};
    if (range.begin == range.end) continue;
    Inset inset = inset_at(range.begin, line, foreign);
    if (!stretches.empty() && stretches.back().inset == inset) {
      stretches.back().range.end = range.end;
    } else {
      stretches.push_back({range, std::move(inset)});
    }
  }
  if (stretches.empty()) stretches.push_back({whole, {}});
  return stretches;
}

std::unordered_set<const TextLine*> lines_before_a_space(const Issue& issue) {
  std::unordered_set<const TextLine*> found;
  std::vector<const TextLine*> last(issue.structure.nodes.size());  // by node
  for (const Page& page : issue.pages) {
    for (const Placed& placed : page.items) {
      const auto* const line = std::get_if<TextLine>(&placed.what);
      const auto* const node = std::get_if<NodeId>(&placed.node);
      if (line == nullptr || node == nullptr || line->words.empty()) continue;
      const TextLine* const before = std::exchange(last[node->value], line);
      if (before != nullptr && range_of(*before).end < range_of(*line).begin) found.insert(before);
    }
  }
  return found;
}

}  // namespace nashra
