#include "embed/embed_fonts.h"

#include <algorithm>
#include <hb.h>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "embed/cells.h"
#include "embed/digest.h"
#include "embed/subset.h"

namespace nashra {
namespace {

constexpr std::size_t kMostGlyphs = 65535;  // of a TrueType program, and of the CIDs that two bytes name

/// The codes of one embedded font while the issue is read: CIDs count from 1, after .notdef. A full one is
/// followed by another for the same face.
struct Collected {
  FontPtr font;
  std::vector<Drawing> drawings;
  std::map<Drawing, std::uint32_t> drawing_indices;
  std::vector<std::uint32_t> drawing_of_cid;
  std::vector<char32_t> characters;
  std::map<std::pair<std::uint32_t, char32_t>, std::uint16_t> cids;
  std::set<std::uint32_t> glyphs;

  std::uint32_t index_of(const Drawing& drawing) {
    const auto [entry, added] =
        drawing_indices.try_emplace(drawing, static_cast<std::uint32_t>(drawings.size()));
    if (added) {
      drawings.push_back(drawing);
      for (const Component& component : drawing.components) glyphs.insert(component.glyph);
    }
    return entry->second;
  }

  std::uint16_t cid_of(const Drawing& drawing, char32_t character) {
    const std::uint32_t index = index_of(drawing);
    const auto [entry, added] =
        cids.try_emplace({index, character}, static_cast<std::uint16_t>(characters.size() + 1));
    if (added) {
      drawing_of_cid.push_back(index);
      characters.push_back(character);
    }
    return entry->second;
  }

  /// Whether a cell of so many components might not fit any more.
  bool is_full_for(std::size_t components) const {
    const std::size_t most = glyphs.size() + components + drawings.size() + 1;
    return most > kMostGlyphs || characters.size() + 1 >= kMostGlyphs;
  }
};

class Collector {
 public:
  Codes codes_of(const ShapedWord& word) {
    const std::vector<Cell> cells = cells_of(word);
    Codes codes;
    codes.reserve(cells.size());
    for (const Cell& cell : cells) {
      const std::uint32_t font = font_for(word.font, cell.drawing.components.size());
      codes.push_back({.font = font,
                       .cid = fonts_[font].cid_of(cell.drawing, cell.character),
                       .advance = cell.advance,
                       .offset = cell.offset});
    }
    return codes;
  }

  /// The bridges of a line whose words have their codes in `words`.
  std::vector<Bridge> bridges_of(const TextLine& line,
                                 const std::unordered_map<const ShapedWord*, Codes>& words) {
    std::vector<Bridge> bridges;
    std::optional<std::size_t> left;
    for (std::size_t right = 0; right < line.words.size(); ++right) {
      if (line.words[right].is_space || words.at(line.words[right].word.get()).empty()) continue;
      if (left && *left + 1 < right) {
        if (const std::uint16_t cid = bridge_between(line, *left, right, words); cid != 0)
          bridges.push_back({*left, cid});
      }
      left = right;
    }
    return bridges;
  }

  const std::vector<Collected>& fonts() const { return fonts_; }

 private:
  /// The CID of the last code of the word on the left, as wide as it has to be; 0: as wide as it is.
  std::uint16_t bridge_between(const TextLine& line, std::size_t left, std::size_t right,
                               const std::unordered_map<const ShapedWord*, Codes>& words) {
    constexpr std::int64_t kStep = 40, kWidest = 550, kWide = 500, kBeforeMark = 95;  // thousandths of an em
    const WordInLine &before = line.words[left], &after = line.words[right];
    const GlyphCode last = words.at(before.word.get()).back(), next = words.at(after.word.get()).front();
    const std::int64_t gap = (after.x - before.x - before.width).units * 1000 /
                             std::max<std::int64_t>(line.size.units, 1) * 1000 / std::max(line.scale, 1);
    const bool is_mark = is_nonspacing(fonts_[next.font].characters[next.cid - 1U]);
    // What is left before a mark must still be a gap for poppler (0.03 em), and none for pdf.js (0.102 em).
    const std::int64_t rest = is_mark ? kBeforeMark : kWide;
    Collected& font = fonts_[last.font];
    if (gap <= (is_mark ? kBeforeMark : kWidest) || font.is_full_for(1)) return 0;
    Drawing drawing = font.drawings[font.drawing_of_cid[last.cid - 1U]];
    const std::int64_t steps = (gap - rest + kStep - 1) / kStep;
    const std::int64_t advance = drawing.advance + steps * kStep * font.font->facts().units_per_em / 1000;
    if (advance > 65535) return 0;
    drawing.advance = static_cast<std::int32_t>(advance);
    return font.cid_of(drawing, font.characters[last.cid - 1U]);
  }

  static bool is_nonspacing(char32_t character) {
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), character) ==
           HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK;
  }

  std::uint32_t font_for(const FontPtr& font, std::size_t components) {
    const auto known = current_.find(font.get());
    const bool usable = known != current_.end() && !fonts_[known->second].is_full_for(components);
    return usable ? known->second : open(font);
  }

  std::uint32_t open(const FontPtr& font) {
    const auto index = static_cast<std::uint32_t>(fonts_.size());
    fonts_.emplace_back();
    fonts_.back().font = font;
    fonts_.back().cid_of({.components = {}, .advance = font->facts().units_per_em / 4}, U' ');
    current_[font.get()] = index;
    return index;
  }

  std::vector<Collected> fonts_;
  std::unordered_map<const Font*, std::uint32_t> current_;
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

std::optional<EmbeddedFont> embedded(const Collected& collected) {
  std::optional<Subset> subset = subset_font(*collected.font, collected.drawings);
  if (!subset) return std::nullopt;
  EmbeddedFont font;
  font.font = collected.font;
  font.widths.push_back(std::clamp(hb_font_get_glyph_h_advance(font.font->handle(), 0), 0, 65535));
  font.cid_to_gid.push_back(0);
  font.space = 1;  // the first that a font is opened with
  font.to_unicode.push_back(U'\uFFFD');
  font.to_unicode.insert(font.to_unicode.end(), collected.characters.begin(), collected.characters.end());
  std::uint64_t digest = digest_of(subset->program);
  for (std::size_t cid = 0; cid < collected.characters.size(); ++cid) {
    const std::uint32_t drawing = collected.drawing_of_cid[cid];
    font.widths.push_back(collected.drawings[drawing].advance);
    font.cid_to_gid.push_back(subset->glyphs[drawing]);
    digest = digest_of(std::to_string(drawing) + ' ' + std::to_string(collected.characters[cid]), digest);
  }
  font.program = std::move(subset->program);
  font.base_font = subset_tag(digest) + '+' + base_name(collected.font->facts());
  return font;
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
    for (const Placed& placed : page.items) {
      const auto* const line = std::get_if<TextLine>(&placed.what);
      if (line == nullptr) continue;
      for (const WordInLine& word : line->words) {
        const auto [entry, added] = out.words.try_emplace(word.word.get());
        if (!added) continue;
        const Font& font = *word.word->font;
        if (!font.facts().may_embed) {
          refusals.add(Code::font_forbids_embedding, font);
        } else {
          if (!font.facts().has_glyf) remarks.add(Code::font_not_truetype, font);
          entry->second = collector.codes_of(*word.word);
        }
      }
      if (!refusals.diagnostics().empty()) continue;
      std::vector<Bridge> bridges = collector.bridges_of(*line, out.words);
      if (!bridges.empty()) out.bridges.emplace(line, std::move(bridges));
    }
  }
  for (const Collected& collected : collector.fonts()) {
    std::optional<EmbeddedFont> font = embedded(collected);
    if (font) {
      out.fonts.push_back(std::move(*font));
    } else {
      refusals.add(Code::font_damaged, *collected.font);
    }
  }
  if (!refusals.diagnostics().empty()) return {.value = std::nullopt, .diagnostics = refusals.diagnostics()};
  return {.value = std::move(out), .diagnostics = remarks.diagnostics()};
}

}  // namespace nashra
