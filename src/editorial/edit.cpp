#include "editorial/edit.h"

#include <algorithm>
#include <cassert>

#include "base/unicode.h"

namespace nashra {
namespace {

/// A replacement and what it became.
struct Step {
  TextRange from, to;
};

/// Offsets of the old text in the new one.
class Offsets {
 public:
  void add(Step step) { steps_.push_back(step); }

  std::size_t begin(std::size_t offset) const { return moved(offset, true); }
  std::size_t end(std::size_t offset) const { return moved(offset, false); }

 private:
  std::size_t moved(std::size_t offset, bool is_begin) const {
    const auto next = std::upper_bound(steps_.begin(), steps_.end(), offset,
                                       [](std::size_t at, const Step& step) { return at < step.from.begin; });
    if (next == steps_.begin()) return offset;
    const auto& [from, to] = *std::prev(next);
    const bool at_insertion = from.begin == from.end && offset == from.begin;
    if (at_insertion) return is_begin ? to.end : to.begin;
    if (offset >= from.end) return to.end + (offset - from.end);
    return std::min(to.begin + (offset - from.begin), to.end);
  }

  std::vector<Step> steps_;
};

/// The place of each character that comes in: that of the one it stands for, or of the last one.
void add_places(const Replacement& replacement, PlaceWalk& places, SourceMap& to, std::size_t text_offset) {
  const TextRange& range = replacement.range;
  for (std::size_t at = 0; at < replacement.text.size();) {
    const std::size_t last = range.end > range.begin ? range.end - 1 : range.begin;
    const SourceMap::Place place = places.at(std::min(range.begin + at, last));
    if (place.line > 0) to.add(text_offset + at, place.line, place.column);
    next_code_point(replacement.text, at);
  }
}

}  // namespace

Inline edited(const Inline& content, const std::vector<Replacement>& replacements) {
  Inline out;
  out.text.reserve(content.text.size() + replacements.size());
  Offsets offsets;
  PlaceWalk places(content.where, content.text);
  std::size_t at = 0;
  const auto keep_up_to = [&](std::size_t end) {
    places.copy({at, end}, out.where, out.text.size());
    out.text.append(content.text, at, end - at);
  };
  for (const Replacement& replacement : replacements) {
    assert(replacement.range.begin >= at && "replacements ascend");
    keep_up_to(replacement.range.begin);
    const std::size_t begin = out.text.size();
    add_places(replacement, places, out.where, begin);
    out.text += replacement.text;
    offsets.add({replacement.range, {begin, out.text.size()}});
    at = replacement.range.end;
  }
  keep_up_to(content.text.size());
  for (const Span& span : content.spans) {
    const TextRange range{offsets.begin(span.range.begin), offsets.end(span.range.end)};
    if (range.begin < range.end) out.spans.push_back({range, span.kind, span.value});
  }
  std::stable_sort(out.spans.begin(), out.spans.end(), [](const Span& a, const Span& b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
  });
  for (const Anchor& anchor : content.anchors)
    out.anchors.push_back({offsets.begin(anchor.offset), anchor.name});
  return out;
}

}  // namespace nashra
