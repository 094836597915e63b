// The paragraph engine beside HarfBuzz shaping the same text: ratios within one run are what counts.
#include <benchmark/benchmark.h>
#include <hb.h>

#include "base/unicode.h"
#include "font/font_book.h"
#include "linebreak/break_lines.h"
#include "linebreak/set_lines.h"
#include "shape/shape.h"
#include "support/arabic_text.h"
#include "text/itemize.h"

namespace nashra {
namespace {

using namespace literals;

constexpr int kParagraphs = 50;
constexpr std::size_t kWords = 60;

struct Material {
  FontPtr font;
  std::vector<std::u16string> paragraphs;
};

const Material& material() {
  static const Material kMaterial = [] {
    Material made{FontBook(NASHRA_SOURCE_DIR "/fonts/fonts.conf").find("Amiri", 400), {}};
    for (std::uint32_t seed = 0; seed < kParagraphs; ++seed)
      made.paragraphs.push_back(test::arabic_paragraph(seed, kWords));
    return made;
  }();
  return kMaterial;
}

void count_words(benchmark::State& state) {
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * kParagraphs * static_cast<double>(kWords),
                         benchmark::Counter::kIsRate);
}

/// Each paragraph as one run, as a program without a word cache would shape it.
void BM_HarfBuzzAlone(benchmark::State& state) {
  hb_buffer_t* buffer = hb_buffer_create();
  for (auto _ : state) {
    for (const std::u16string& text : material().paragraphs) {
      hb_buffer_reset(buffer);
      hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(text.data()),
                          static_cast<int>(text.size()), 0, -1);
      hb_buffer_guess_segment_properties(buffer);
      hb_shape(material().font->handle(), buffer, nullptr, 0);
      benchmark::DoNotOptimize(hb_buffer_get_length(buffer));
    }
  }
  hb_buffer_destroy(buffer);
  count_words(state);
}
BENCHMARK(BM_HarfBuzzAlone);

/// Itemise, shape, break and set, with the words of all paragraphs but those of this run unknown.
void set_paragraphs(benchmark::State& state, bool words_are_known) {
  const Length size = 10.5_pt;
  const Justification justification{.glyph_scale = 20, .most_kashidas = 3, .longest_kashida = 6.5_pt};
  const BreakParameters parameters = parameters_for(LineEnds::justified, justification);
  const ParagraphShape shape{.head = {}, .rest = {Length{}, 162_pt}};
  WordCache known;
  for (auto _ : state) {
    WordCache fresh;
    for (const std::u16string& text : material().paragraphs) {
      Itemized itemized = itemize(text, policy_for("ar"), {material().font});
      WordCache& cache = words_are_known ? known : fresh;
      const ShapedParagraph shaped = nashra::shape(std::move(itemized.paragraph), cache);
      const ItemList list = items_of(shaped, size, LineEnds::justified, justification);
      const Breaks breaks = break_lines(list.items, shape, parameters);
      benchmark::DoNotOptimize(
          set_lines(shaped, size, list, breaks, shape, LineEnds::justified, Flush::start, cache).size());
    }
  }
  count_words(state);
}

void BM_ParagraphsOfNewWords(benchmark::State& state) { set_paragraphs(state, false); }
BENCHMARK(BM_ParagraphsOfNewWords);

void BM_ParagraphsOfKnownWords(benchmark::State& state) { set_paragraphs(state, true); }
BENCHMARK(BM_ParagraphsOfKnownWords);

std::vector<ItemList> item_lists() {
  std::vector<ItemList> lists;
  WordCache cache;
  for (const std::u16string& text : material().paragraphs) {
    lists.push_back(
        items_of(nashra::shape(itemize(text, policy_for("ar"), {material().font}).paragraph, cache), 10.5_pt,
                 LineEnds::justified));
  }
  return lists;
}

void BM_BreakLinesAlone(benchmark::State& state) {
  const std::vector<ItemList> lists = item_lists();
  const ParagraphShape shape{.head = {}, .rest = {Length{}, 162_pt}};
  for (auto _ : state) {
    for (const ItemList& list : lists) benchmark::DoNotOptimize(break_lines(list.items, shape).demerits);
  }
  count_words(state);
}
BENCHMARK(BM_BreakLinesAlone);

/// With what they cost in a line fewer and a line more.
void BM_BreakProfilesAlone(benchmark::State& state) {
  const std::vector<ItemList> lists = item_lists();
  const ParagraphShape shape{.head = {}, .rest = {Length{}, 162_pt}};
  for (auto _ : state) {
    for (const ItemList& list : lists)
      benchmark::DoNotOptimize(break_lines(list.items, shape, LineCounts{1, 1}).best);
  }
  count_words(state);
}
BENCHMARK(BM_BreakProfilesAlone);

}  // namespace
}  // namespace nashra

BENCHMARK_MAIN();
