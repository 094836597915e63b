#include "embed/embed_fonts.h"

#include <algorithm>
#include <hb.h>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>

#include "embed/cells.h"
#include "embed/digest.h"
#include "embed/reading_marks.h"
#include "embed/subset.h"
#include "text/characters.h"

namespace nashra {
namespace {

constexpr char32_t kRightToLeftMark = 0x200F;
constexpr std::size_t kMostGlyphs = 65535;  // of a TrueType program, and of the CIDs that two bytes name

/// The codes of one embedded font while the issue is read: CIDs count from 1, after .notdef. A full one is
/// followed by another for the same face.
class Collected {
 public:
  explicit Collected(FontPtr face) : font(std::move(face)) {}

  std::uint16_t cid_of(std::span<const Component> components, std::int32_t width, char32_t character) {
    const std::uint64_t key = digest_of(components, width);
    const auto [first, last] = cids_.equal_range(key + character);
    for (auto known = first; known != last; ++known) {
      const std::size_t cid = known->second;
      if (characters[cid - 1] != character || !is_drawing(drawing_of_cid[cid - 1], components, width))
        continue;
      ++uses[cid - 1];
      return known->second;
    }
    drawing_of_cid.push_back(index_of(components, width, key));
    characters.push_back(character);
    uses.push_back(1);
    const auto cid = static_cast<std::uint16_t>(characters.size());
    cids_.emplace(key + character, cid);
    return cid;
  }

  /// Whether a cell of so many components might not fit any more.
  bool is_full_for(std::size_t components) const {
    const std::size_t most = glyphs_.size() + components + drawings.size() + 1;
    return most > kMostGlyphs || characters.size() + 1 >= kMostGlyphs;
  }

  FontPtr font;
  std::vector<Drawing> drawings;
  std::vector<std::uint32_t> drawing_of_cid;  ///< from CID 1 on, as `characters`
  std::vector<char32_t> characters;
  std::vector<std::uint32_t> uses;  ///< by different words and lines

 private:
  static std::uint64_t digest_of(std::span<const Component> components, std::int32_t width) {
    constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
    std::uint64_t digest = static_cast<std::uint32_t>(width) * kFactor;
    for (const Component& component : components) {
      const std::uint64_t place = std::uint64_t{static_cast<std::uint32_t>(component.x)} << 32 |
                                  static_cast<std::uint32_t>(component.y);
      digest = ((digest ^ digest >> 29 ^ component.glyph) * kFactor ^ place) * kFactor;
    }
    return digest ^ digest >> 32;
  }

  bool is_drawing(std::size_t index, std::span<const Component> components, std::int32_t width) const {
    const Drawing& drawing = drawings[index];
    return drawing.advance == width && std::equal(components.begin(), components.end(),
                                                  drawing.components.begin(), drawing.components.end());
  }

  std::uint32_t index_of(std::span<const Component> components, std::int32_t width, std::uint64_t key) {
    const auto [first, last] = drawing_indices_.equal_range(key);
    for (auto known = first; known != last; ++known) {
      if (is_drawing(known->second, components, width)) return known->second;
    }
    const auto index = static_cast<std::uint32_t>(drawings.size());
    drawings.push_back({{components.begin(), components.end()}, width});
    for (const Component& component : components) glyphs_.insert(component.glyph);
    drawing_indices_.emplace(key, index);
    return index;
  }

  std::unordered_multimap<std::uint64_t, std::uint32_t> drawing_indices_;
  std::unordered_multimap<std::uint64_t, std::uint16_t> cids_;
  std::unordered_set<std::uint32_t> glyphs_;
};

class Collector {
 public:
  /// Adds the codes of a word that was added last. Between a harakah at the end of a letter's cluster and the
  /// sign after it stands U+200F, without which PDFium gives the two back in the other order.
  void add_codes(const ShapedWord& word, WordCodes& words) {
    bool is_after_sign = false;
    for (const Cell& cell : cutter_.cells_of(word)) {
      if (cell.character == 0xAD && cell.advance == 0) continue;  // a soft hyphen that divides nothing
      const std::uint16_t font = font_for(word.font, cell.components.size());
      const bool is_mark = is_nonspacing(cell.character);
      if (is_mark && is_after_sign && word.direction == Direction::right_to_left)
        words.append({font, fonts_[font].cid_of({}, 1, kRightToLeftMark), 1, cell.offset});
      is_after_sign = !is_mark && strength_of(cell.character) == Strength::none;
      words.append({.font = font,
                    .cid = fonts_[font].cid_of(cell.components, cell.width, cell.character),
                    .advance = cell.advance,
                    .offset = cell.offset});
    }
  }

  /// The bridges of a line whose words have their codes in `words`.
  std::vector<Bridge> bridges_of(const TextLine& line, const WordCodes& words) {
    std::vector<Bridge> bridges;
    std::optional<std::size_t> left;
    Codes before;
    for (std::size_t right = 0; right < line.words.size(); ++right) {
      if (line.words[right].is_space) continue;
      const Codes after = words.of(line.words[right].word.get());
      if (after.empty()) continue;
      if (left && *left + 1 < right) {
        const std::int64_t gap = gap_between(line, line.words[*left], line.words[right]);
        if (const std::uint16_t cid = bridge_over(gap, before.back()); cid != 0)
          bridges.push_back({*left, cid});
      }
      left = right;
      before = after;
    }
    return bridges;
  }

  /// The marks of such a line, in the fonts of the words beside them.
  std::vector<MarkCode> marks_of(const TextLine& line, Direction page, const WordCodes& words) {
    std::vector<MarkCode> marks;
    for (const ReadingMark& mark : reading_marks(line, page)) {
      const Codes codes = words.of(line.words[mark.word].word.get());
      if (codes.empty()) continue;
      const std::uint16_t font = mark.is_after ? codes.back().font : codes.front().font;
      if (fonts_[font].is_full_for(0)) continue;
      const std::uint16_t cid = fonts_[font].cid_of({}, 1, mark.mark);
      marks.push_back({mark.word, mark.is_after, font, cid});
    }
    return marks;
  }

  const std::vector<Collected>& fonts() const { return fonts_; }

 private:
  // Thousandths of an em. Bridges end on steps, so that many letters have the same few widths.
  static constexpr std::int64_t kStep = 40, kWidest = 550, kWide = 500;

  /// Thousandths of an em.
  static std::int64_t gap_between(const TextLine& line, const WordInLine& left, const WordInLine& right) {
    return (right.x - left.x - left.width).units * 1000 / std::max<std::int64_t>(line.size.units, 1) * 1000 /
           std::max(line.scale, 1);
  }

  /// The CID of the last code before the gap, as wide as it has to be; 0: as wide as it is.
  std::uint16_t bridge_over(std::int64_t gap, const GlyphCode& last) {
    Collected& font = fonts_[last.font];
    if (gap <= kWidest || font.is_full_for(1)) return 0;
    const Drawing drawing = font.drawings[font.drawing_of_cid[last.cid - 1U]];
    const std::int64_t em = std::max(font.font->facts().units_per_em, 1);
    const std::int64_t least = drawing.advance * 1000 / em + gap - kWide;
    const std::int64_t advance = (least + kStep) / kStep * kStep * em / 1000;
    if (advance > 65535) return 0;
    return font.cid_of(drawing.components, static_cast<std::int32_t>(advance),
                       font.characters[last.cid - 1U]);
  }

  static bool is_nonspacing(char32_t character) {
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), character) ==
           HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK;
  }

  std::uint16_t font_for(const FontPtr& font, std::size_t components) {
    if (font.get() != last_font_) {
      const auto known = current_.find(font.get());
      last_font_ = font.get();
      last_index_ = known == current_.end() ? open(font) : known->second;
    }
    if (fonts_[last_index_].is_full_for(components)) last_index_ = open(font);
    return last_index_;
  }

  std::uint16_t open(const FontPtr& font) {
    const auto index = static_cast<std::uint16_t>(fonts_.size());
    fonts_.emplace_back(font);
    fonts_.back().cid_of({}, font->facts().units_per_em / 4, U' ');
    current_[font.get()] = index;
    return index;
  }

  WordCutter cutter_;
  std::vector<Collected> fonts_;
  std::unordered_map<const Font*, std::uint16_t> current_;  ///< for looking up only
  const Font* last_font_ = nullptr;
  std::uint16_t last_index_ = 0;
};

/// Six capital letters (ISO 32000-1 §9.6.4) that follow from the subset's content.
std::string subset_tag(std::uint64_t digest) {
  std::string tag;
  for (int i = 0; i < 6; ++i, digest /= 26) tag += static_cast<char>('A' + digest % 26);
  return tag;
}

std::string base_name(const Font::Facts& facts) {
  constexpr std::size_t kLongest = 100;  // with the tag it stays within the 127 bytes of a PDF name
  const std::string& name = facts.postscript_name.empty() ? facts.family : facts.postscript_name;
  std::string out;
  for (const char byte : name.substr(0, kLongest)) {
    const bool plain =
        (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    if (plain || byte == '-' || byte == '_') out += byte;
  }
  return out.empty() ? "Font" : out;
}

/// The CIDs of a font in an order in which those of one width are neighbours, so that the file can give their
/// width once: widths that many CIDs have come first, the most used before all. Readers and writers walk
/// through the widths of a font for each page that shows it.
std::vector<std::uint16_t> by_width(const Collected& collected) {
  constexpr std::size_t kFew = 3;  // a range takes as many numbers
  struct Group {
    std::uint64_t uses = 0;
    std::vector<std::uint16_t> cids;
  };
  std::map<std::int32_t, Group> groups;
  for (std::size_t i = 0; i < collected.characters.size(); ++i) {
    Group& group = groups[collected.drawings[collected.drawing_of_cid[i]].advance];
    group.uses += collected.uses[i];
    group.cids.push_back(static_cast<std::uint16_t>(i + 1));
  }
  std::vector<Group> order;
  Group rest;
  for (auto& [width, group] : groups) {
    if (group.cids.size() > kFew) {
      order.push_back(std::move(group));
    } else {
      rest.cids.insert(rest.cids.end(), group.cids.begin(), group.cids.end());
    }
  }
  std::stable_sort(order.begin(), order.end(), [](const Group& a, const Group& b) {
    return a.uses * b.cids.size() > b.uses * a.cids.size();
  });
  std::sort(rest.cids.begin(), rest.cids.end());
  order.push_back(std::move(rest));
  std::vector<std::uint16_t> cids;
  for (const Group& group : order) cids.insert(cids.end(), group.cids.begin(), group.cids.end());
  return cids;
}

std::optional<EmbeddedFont> embedded(const Collected& collected, const std::vector<std::uint16_t>& order) {
  std::optional<Subset> subset = subset_font(*collected.font, collected.drawings);
  if (!subset) return std::nullopt;
  EmbeddedFont font;
  font.font = collected.font;
  font.widths.push_back(std::clamp(hb_font_get_glyph_h_advance(font.font->handle(), 0), 0, 65535));
  font.cid_to_gid.push_back(0);
  font.to_unicode.push_back(U'\uFFFD');
  std::uint64_t digest = digest_of(subset->program);
  for (const std::uint16_t cid : order) {
    const std::uint32_t drawing = collected.drawing_of_cid[cid - 1U];
    const char32_t character = collected.characters[cid - 1U];
    if (cid == 1) font.space = static_cast<std::uint16_t>(font.widths.size());  // what a font is opened with
    font.widths.push_back(collected.drawings[drawing].advance);
    font.cid_to_gid.push_back(subset->glyphs[drawing]);
    font.to_unicode.push_back(character);
    digest = digest_of(std::to_string(drawing) + ' ' + std::to_string(character), digest);
  }
  font.program = std::move(subset->program);
  font.base_font = subset_tag(digest) + '+' + base_name(collected.font->facts());
  return font;
}

/// The codes of all words, with the CIDs of the files' order.
void renumber(EmbeddedFonts& fonts, const std::vector<std::vector<std::uint16_t>>& orders) {
  std::vector<std::vector<std::uint16_t>> new_cids;
  for (const std::vector<std::uint16_t>& order : orders) {
    new_cids.emplace_back(order.size() + 1);
    for (std::size_t i = 0; i < order.size(); ++i)
      new_cids.back()[order[i]] = static_cast<std::uint16_t>(i + 1);
  }
  for (auto& [line, bridges] : fonts.bridges) {
    for (Bridge& bridge : bridges) {
      const Codes codes = fonts.words.of(line->words[bridge.word].word.get());
      bridge.cid = new_cids[codes.back().font][bridge.cid];
    }
  }
  for (auto& [line, marks] : fonts.marks) {
    for (MarkCode& mark : marks) mark.cid = new_cids[mark.font][mark.cid];
  }
  for (GlyphCode& code : fonts.words.all()) code.cid = new_cids[code.font][code.cid];
}

/// One remark for each face, in the order of first use.
class Remarks {
 public:
  void add(Code code, const Font& font) {
    if (std::find(fonts_.begin(), fonts_.end(), &font) != fonts_.end()) return;
    fonts_.push_back(&font);
    diagnostics_.push_back(
        {.code = code, .where = {}, .arguments = {font.facts().family, font.facts().file}});
  }
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  std::vector<const Font*> fonts_;
  Diagnostics diagnostics_;
};

}  // namespace

Outcome<EmbeddedFonts> embed_fonts(const Issue& issue) {
  EmbeddedFonts out;
  Collector collector;
  Remarks refusals, remarks;
  for (const Page& page : issue.pages) {
    const Direction direction = direction_of(page);
    for (const Placed& placed : page.items) {
      const auto* const line = std::get_if<TextLine>(&placed.what);
      if (line == nullptr) continue;
      for (const WordInLine& word : line->words) {
        if (!out.words.add(word.word.get())) continue;
        const Font& font = *word.word->font;
        if (!font.facts().may_embed) {
          refusals.add(Code::font_forbids_embedding, font);
        } else {
          if (!font.facts().has_glyf) remarks.add(Code::font_not_truetype, font);
          collector.add_codes(*word.word, out.words);
        }
      }
      if (!refusals.diagnostics().empty()) continue;
      std::vector<Bridge> bridges = collector.bridges_of(*line, out.words);
      if (!bridges.empty()) out.bridges.emplace(line, std::move(bridges));
      std::vector<MarkCode> marks = collector.marks_of(*line, direction, out.words);
      if (!marks.empty()) out.marks.emplace(line, std::move(marks));
    }
  }
  std::vector<std::vector<std::uint16_t>> orders;
  for (const Collected& collected : collector.fonts()) {
    orders.push_back(by_width(collected));
    std::optional<EmbeddedFont> font = embedded(collected, orders.back());
    if (font) {
      out.fonts.push_back(std::move(*font));
    } else {
      refusals.add(Code::font_damaged, *collected.font);
    }
  }
  if (!refusals.diagnostics().empty()) return {.value = std::nullopt, .diagnostics = refusals.diagnostics()};
  renumber(out, orders);
  return {.value = std::move(out), .diagnostics = remarks.diagnostics()};
}

}  // namespace nashra
