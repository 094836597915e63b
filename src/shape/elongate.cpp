#include "shape/elongate.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "shape/elongation_places.h"
#include "shape/glyphs.h"
#include "shape/word_cache.h"

namespace nashra {
namespace {

constexpr char16_t kTatweel = u'\u0640';

/// Words of letters that every Arabic font has. One of their joins is safe in each font whose tatweel is of
/// any use.
constexpr std::u16string_view kProbes[] = {u"سمس", u"بسب", u"فصف", u"عطع", u"ببب"};

std::vector<Glyph> glyphs_of(const TextRun& run, std::u16string_view text) {
  return shape_glyphs(run, {.text = text, .word = {0, text.size()}});
}

std::u16string with_tatweels(std::u16string_view text, std::size_t offset, std::size_t count) {
  std::u16string out(text);
  out.insert(offset, count, kTatweel);
  return out;
}

std::int32_t advance_of(const std::vector<Glyph>& glyphs) {
  std::int32_t sum = 0;
  for (const Glyph& glyph : glyphs) sum += glyph.advance;
  return sum;
}

/// Whether all glyphs of a word are still there, in their order, among those of its elongated form.
bool keeps_letters(const std::vector<Glyph>& word, const std::vector<Glyph>& elongated) {
  auto at = elongated.begin();
  for (const Glyph& glyph : word) {
    at = std::find_if(at, elongated.end(), [&](const Glyph& other) { return other.id == glyph.id; });
    if (at == elongated.end()) return false;
    ++at;
  }
  return true;
}

TatweelWidths widths_at(const TextRun& run, std::u16string_view probe, const std::vector<Glyph>& glyphs,
                        std::size_t offset) {
  TatweelWidths widths{};
  std::int32_t last = 0;
  for (std::size_t count = 1; count <= kMostTatweels; ++count) {
    const std::vector<Glyph> elongated = glyphs_of(run, with_tatweels(probe, offset, count));
    const std::int32_t width = advance_of(elongated) - advance_of(glyphs);
    if (width <= last || !keeps_letters(glyphs, elongated)) return {};
    widths[count - 1] = last = width;
  }
  return widths;
}

/// One unit in a hundred and fifty of the size, less than an eye or a printer can tell.
std::int32_t tolerance_of(const Font& font) { return font.facts().units_per_em / 150; }

TextRun run_of(const ShapedWord& word) {
  return {.range = {0, word.text.size()},
          .level = static_cast<std::uint8_t>(word.direction == Direction::right_to_left ? 1 : 0),
          .script = word.script,
          .language = word.language,
          .font = word.font};
}

/// Back from offsets in the text with tatweels to those in the text as it was written. Tatweels belong to the
/// letter before them, but where the font makes one glyph of them and the letter after them (Amiri's before
/// alef) to that one.
void map_back(std::vector<Glyph>& glyphs, std::uint32_t offset, std::uint32_t tatweels) {
  std::uint32_t before = 0;
  bool has_after = false;
  for (const Glyph& glyph : glyphs) {
    if (glyph.cluster < offset) before = std::max(before, glyph.cluster);
    has_after = has_after || glyph.cluster == offset + tatweels;
  }
  const std::uint32_t letter = has_after ? before : offset;
  for (Glyph& glyph : glyphs) {
    if (glyph.cluster >= offset + tatweels) {
      glyph.cluster -= tatweels;
    } else if (glyph.cluster >= offset) {
      glyph.cluster = letter;
      glyph.origin = Glyph::Origin::tatweel;
    }
  }
}

using GlyphIterator = std::vector<Glyph>::const_iterator;

/// The glyphs of the two clusters at a join, left to right.
struct Join {
  GlyphIterator begin, end;
  std::uint32_t before = 0, after = 0;  ///< clusters
};

Join join_at(const std::vector<Glyph>& glyphs, std::uint32_t offset) {
  const auto middle =
      std::find_if(glyphs.begin(), glyphs.end(), [&](const Glyph& glyph) { return glyph.cluster < offset; });
  Join join{middle, middle, 0, offset};
  while (join.begin != glyphs.begin() && std::prev(join.begin)->cluster == offset) --join.begin;
  if (middle != glyphs.end()) join.before = middle->cluster;
  while (join.end != glyphs.end() && join.end->cluster == join.before) ++join.end;
  return join;
}

JoinKey key_of(const Font* font, const Join& join, std::size_t tatweels) {
  JoinKey key{font, {static_cast<std::int32_t>(tatweels)}};
  for (auto glyph = join.begin; glyph != join.end; ++glyph) {
    const bool is_after = glyph->cluster == join.after;
    key.glyphs.insert(key.glyphs.end(), {static_cast<std::int32_t>(glyph->id) * 2 + (is_after ? 1 : 0),
                                         glyph->advance, glyph->x_offset, glyph->y_offset});
  }
  return key;
}

/// Shapes the word with tatweels and takes out what became of the join. Empty where it is not as wide as
/// promised or anything beside it changed.
ElongatedJoin shape_join(const ShapedWord& word, const Join& join, std::size_t tatweels) {
  const TextRun run = run_of(word);
  std::vector<Glyph> glyphs = glyphs_of(run, with_tatweels(word.text, join.after, tatweels));
  const std::int32_t promised = word.advance + word.tatweel_widths[tatweels - 1];
  if (std::abs(advance_of(glyphs) - promised) > tolerance_of(*word.font)) return {};
  map_back(glyphs, join.after, static_cast<std::uint32_t>(tatweels));

  const auto before = word.glyphs.end() - join.end, after = join.begin - word.glyphs.begin();
  const auto is_same = [](const Glyph& a, const Glyph& b) {
    return a.id == b.id && a.cluster == b.cluster && a.advance == b.advance && a.x_offset == b.x_offset &&
           a.y_offset == b.y_offset;
  };
  const bool is_kept = static_cast<std::ptrdiff_t>(glyphs.size()) > before + after &&
                       std::equal(word.glyphs.begin(), join.begin, glyphs.begin(), is_same) &&
                       std::equal(join.end, word.glyphs.end(), glyphs.end() - before, is_same);
  if (!is_kept) return {};
  glyphs.erase(glyphs.end() - before, glyphs.end());
  glyphs.erase(glyphs.begin(), glyphs.begin() + after);
  for (Glyph& glyph : glyphs) glyph.cluster = glyph.cluster == join.after ? 1 : 0;
  ShapedWord part = make_word(run, {}, std::move(glyphs));
  return {std::move(part.glyphs), part.ink_top, part.ink_bottom};
}

/// The word with its join elongated.
ShapedWord elongated_form(const ShapedWord& word, const Join& join, std::size_t tatweels,
                          const ElongatedJoin& elongated) {
  ShapedWord form;
  form.font = word.font;
  form.text = word.text;
  form.direction = word.direction;
  form.script = word.script;
  form.language = word.language;
  form.tatweels = static_cast<std::uint32_t>(tatweels);
  form.tatweels_at = join.after;
  form.ink_top = std::max(word.ink_top, elongated.ink_top);
  form.ink_bottom = std::min(word.ink_bottom, elongated.ink_bottom);
  form.glyphs.reserve(word.glyphs.size() + elongated.glyphs.size());
  form.glyphs.assign(word.glyphs.begin(), join.begin);
  for (Glyph glyph : elongated.glyphs) {
    glyph.cluster = glyph.cluster == 1 ? join.after : join.before;
    form.glyphs.push_back(glyph);
  }
  form.glyphs.insert(form.glyphs.end(), join.end, word.glyphs.end());
  form.advance = advance_of(form.glyphs);
  return form;
}

ElongatedJoinPtr join_for(const ShapedWord& word, const Join& join, std::size_t tatweels,
                          WordCache::State& state) {
  JoinKey key = key_of(word.font.get(), join, tatweels);
  {
    const std::lock_guard lock(state.mutex);
    const auto found = state.joins.find(key);
    if (found != state.joins.end()) return found->second;
  }
  auto made = std::make_shared<const ElongatedJoin>(shape_join(word, join, tatweels));
  const std::lock_guard lock(state.mutex);
  return state.joins.try_emplace(std::move(key), std::move(made)).first->second;
}

}  // namespace

TatweelWidths measure_tatweels(const TextRun& run) {
  if (!run.font->covers(kTatweel)) return {};
  for (const std::u16string_view probe : kProbes) {
    const std::vector<Glyph> glyphs = glyphs_of(run, probe);
    for (const Glyph& glyph : glyphs) {
      if (!glyph.safe_to_insert_tatweel || glyph.cluster == 0) continue;
      const TatweelWidths widths = widths_at(run, probe, glyphs, glyph.cluster);
      if (widths.front() > 0) return widths;
    }
  }
  return {};
}

bool can_elongate(const TextRun& run, WordCache& cache) {
  return run.language->elongation == Elongation::kashida && run.script == kArabicScript &&
         cache.state_->tatweels_of(run).front() > 0;
}

void find_elongations(ShapedWord& word, const TextRun& run, WordCache::State& cache) {
  if (run.language->elongation == Elongation::none || run.script != kArabicScript) return;
  word.tatweel_widths = cache.tatweels_of(run);
  if (word.tatweel_widths.front() > 0) word.elongations = elongation_places(word.text, word.glyphs);
}

ShapedWordPtr elongate(const ShapedWordPtr& word, std::uint32_t offset, std::size_t tatweels,
                       WordCache& cache) {
  WordCache::State& state = *cache.state_;
  const ElongationKey key{word.get(), offset, tatweels};
  ShapedWordPtr form;
  {
    const std::lock_guard lock(state.mutex);
    const auto found = state.elongated.find(key);
    if (found != state.elongated.end()) form = found->second;
  }
  if (!form) {
    const Join join = join_at(word->glyphs, offset);
    const ElongatedJoinPtr elongated = join_for(*word, join, tatweels, state);
    auto made = std::make_shared<ShapedWord>();
    if (!elongated->glyphs.empty()) *made = elongated_form(*word, join, tatweels, *elongated);
    const std::lock_guard lock(state.mutex);
    form = state.elongated.try_emplace(key, std::move(made)).first->second;
  }
  return form->glyphs.empty() ? nullptr : form;
}

}  // namespace nashra
