#include "galley/spans.h"

#include <algorithm>
#include <map>
#include <utility>

namespace nashra {
namespace {

/// What the spans say of the text between two of their ends.
struct Marks {
  int strong = 0, emphasis = 0;
  std::vector<std::pair<std::size_t, const LanguagePolicy*>> languages;  ///< where each ends, innermost last

  void open(const Span& span) {
    if (span.kind == SpanKind::strong) ++strong;
    if (span.kind == SpanKind::emphasis) ++emphasis;
    if (span.kind == SpanKind::language) languages.emplace_back(span.range.end, &policy_for(span.value));
  }

  void close(const Span& span) {
    if (span.kind == SpanKind::strong) --strong;
    if (span.kind == SpanKind::emphasis) --emphasis;
    if (span.kind != SpanKind::language) return;
    const auto same = [&](const auto& language) { return language.first == span.range.end; };
    const auto innermost = std::find_if(languages.rbegin(), languages.rend(), same);
    languages.erase(std::next(innermost).base());
  }

  const LanguagePolicy* language() const { return languages.empty() ? nullptr : languages.back().second; }

  FontForm form_in(const LanguagePolicy& around) const {
    const LanguagePolicy& spoken = language() != nullptr ? *language() : around;
    const bool is_bold = emphasis > 0 && spoken.emphasis == EmphasisForm::bold;
    const bool is_italic = emphasis > 0 && spoken.emphasis == EmphasisForm::italic;
    return {strong > 0 || is_bold, is_italic ? Slant::italic : Slant::upright};
  }
};

/// Where a span begins or ends.
struct Edge {
  std::size_t at = 0;
  bool opens = false;
  const Span* span = nullptr;
};

/// In the order of the text; what ends at a place comes before what begins there.
std::vector<Edge> edges_of(std::span<const Span> spans) {
  std::vector<Edge> edges;
  for (const Span& span : spans) {
    if (span.kind == SpanKind::link || span.range.begin >= span.range.end) continue;
    edges.push_back({span.range.begin, true, &span});
    edges.push_back({span.range.end, false, &span});
  }
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return std::pair(a.at, a.opens) < std::pair(b.at, b.opens);
  });
  return edges;
}

}  // namespace

Itemized itemize_marked(std::u16string_view text, std::span<const Span> spans, const LanguagePolicy& language,
                        const Style& style, const StyleFonts& fonts, HyphenDictionaries& dictionaries) {
  std::map<FontForm, std::vector<FontPtr>> chains;
  std::vector<FontRange> ranges;
  Marks marks;
  std::size_t from = 0;
  for (const Edge& edge : edges_of(spans)) {
    const FontForm form = marks.form_in(language);
    if (edge.at > from && (form != FontForm{} || marks.language() != nullptr)) {
      auto [chain, is_new] = chains.try_emplace(form);
      if (is_new)
        chain->second =
            form == FontForm{} ? fonts.regular(style, language) : fonts.in_form(style, form, language);
      ranges.push_back({{from, edge.at}, &chain->second, marks.language()});
    }
    if (edge.opens) marks.open(*edge.span);
    if (!edge.opens) marks.close(*edge.span);
    from = edge.at;
  }
  return itemize(text, language, fonts.regular(style, language), ranges,
                 style.hyphenate ? &dictionaries : nullptr);
}

std::vector<LineMarks> marks_of_lines(const std::vector<Line>& lines, std::span<const Span> spans,
                                      std::span<const Anchor> anchors) {
  std::vector<LineMarks> marks(lines.size());
  std::vector<const Span*> open;  // reaching into the line
  auto span = spans.begin();
  auto anchor = anchors.begin();
  for (std::size_t index = 0; index < lines.size(); ++index) {
    const TextRange line = lines[index].text;
    for (; span != spans.end() && span->range.begin < line.end; ++span) open.push_back(&*span);
    for (const Span* reaching : open) {
      const TextRange here{std::max(reaching->range.begin, line.begin),
                           std::min(reaching->range.end, line.end)};
      if (here.begin < here.end) marks[index].spans.push_back({here, reaching->kind, reaching->value});
    }
    open.erase(std::remove_if(open.begin(), open.end(),
                              [&](const Span* reaching) { return reaching->range.end <= line.end; }),
               open.end());
    const bool is_last = index + 1 == lines.size();
    for (; anchor != anchors.end() && (is_last || anchor->offset < line.end); ++anchor)
      marks[index].anchors.push_back(*anchor);
  }
  return marks;
}

}  // namespace nashra
