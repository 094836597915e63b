#include "article/literal_emphasis.h"

#include <algorithm>
#include <array>
#include <utility>

#include "article/characters.h"

namespace nashra {
namespace {

constexpr std::size_t kLongestRun = 3, kStrong = 2;

struct Run {
  TextRange range;
  std::size_t container = 0;  // 1 + the span that it stands in, or 0
  bool can_open = false, can_close = false;
};

bool is_marker(const MarkedText& text, std::size_t at) {
  return text.text[at] == u'*' && text.origins[at].verbatim == 0;
}

std::vector<Run> runs_of(const MarkedText& text) {
  std::vector<Run> runs;
  const std::u16string_view units = text.text;
  for (std::size_t at = units.find(u'*'); at < units.size(); at = units.find(u'*', at)) {
    Run run{{at, at}};
    while (run.range.end < units.size() && is_marker(text, run.range.end)) ++run.range.end;
    at = std::max(run.range.end, at + 1);
    if (length_of(run.range) == 0 || length_of(run.range) > kLongestRun) continue;
    run.can_open = run.range.end < units.size() && !is_blank(units.substr(run.range.end, 1));
    run.can_close = run.range.begin > 0 && !is_blank(units.substr(run.range.begin - 1, 1));
    runs.push_back(run);
  }
  return runs;
}

void find_containers(const std::vector<Span>& spans, std::vector<Run>& runs) {
  std::vector<std::size_t> open;
  std::size_t next = 0;
  for (Run& run : runs) {
    for (; next < spans.size() && spans[next].range.begin <= run.range.begin; ++next) {
      while (!open.empty() && spans[open.back()].range.end <= spans[next].range.begin) open.pop_back();
      open.push_back(next);
    }
    while (!open.empty() && spans[open.back()].range.end <= run.range.begin) open.pop_back();
    run.container = open.empty() ? 0 : open.back() + 1;
  }
}

// Pairs of indices of runs. They nest: what was opened inside a pair and not closed stays alone.
std::vector<std::pair<std::size_t, std::size_t>> pairs_of(const std::vector<Run>& runs) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  std::vector<std::size_t> open;
  std::array<std::size_t, kLongestRun + 1> open_of_length{};
  for (std::size_t at = 0; at < runs.size(); ++at) {
    const std::size_t length = length_of(runs[at].range);
    bool is_closed = false;
    while (runs[at].can_close && !is_closed && open_of_length[length] > 0) {
      const Run& opener = runs[open.back()];
      --open_of_length[length_of(opener.range)];
      is_closed = length_of(opener.range) == length && opener.container == runs[at].container;
      if (is_closed) pairs.emplace_back(open.back(), at);
      open.pop_back();
    }
    if (is_closed || !runs[at].can_open) continue;
    open.push_back(at);
    ++open_of_length[length];
  }
  return pairs;
}

// Whether a span of the kind begins inside the range. `begins` ascend.
bool any_between(const std::vector<std::size_t>& begins, TextRange range) {
  const auto first = std::lower_bound(begins.begin(), begins.end(), range.begin);
  return first != begins.end() && *first < range.end;
}

std::vector<std::size_t> begins_of(const std::vector<Span>& spans, SpanKind kind) {
  std::vector<std::size_t> begins;
  for (const Span& span : spans) {
    if (span.kind == kind) begins.push_back(span.range.begin);
  }
  return begins;
}

}  // namespace

MendedEmphasis mend_emphasis(MarkedText& text) {
  MendedEmphasis found;
  std::vector<Run> runs = runs_of(text);
  if (runs.empty()) return found;
  sort_spans(text.spans);
  find_containers(text.spans, runs);
  const std::vector<std::size_t> strong = begins_of(text.spans, SpanKind::strong),
                                 emphasis = begins_of(text.spans, SpanKind::emphasis);
  std::vector<bool> has_partner(runs.size());
  std::vector<Edit> edits;
  for (const auto& [first, second] : pairs_of(runs)) {
    has_partner[first] = has_partner[second] = true;
    const TextRange range{runs[first].range.begin, runs[second].range.end};
    const std::size_t length = length_of(runs[first].range), offset = text.origins[range.begin].offset;
    const bool is_strong = length >= kStrong, is_emphasis = length != kStrong;
    const bool crosses =
        (is_strong && any_between(strong, range)) || (is_emphasis && any_between(emphasis, range));
    (crosses ? found.crossing : found.mended).push_back(offset);
    if (!crosses && is_strong) text.spans.push_back({range, SpanKind::strong});
    if (!crosses && is_emphasis) text.spans.push_back({range, SpanKind::emphasis});
  }
  for (std::size_t at = 0; at < runs.size(); ++at) {
    if (has_partner[at]) edits.push_back({runs[at].range});
    if (!has_partner[at] && length_of(runs[at].range) >= kStrong)
      found.alone.push_back(text.origins[runs[at].range.begin].offset);
  }
  apply_edits(text, edits);
  sort_spans(text.spans);
  return found;
}

}  // namespace nashra
