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
      codes.push_back(
          {.font = font, .cid = fonts_[font].cid_of(cell.drawing, cell.character), .advance = cell.advance});
    }
    return codes;
  }

  const std::vector<Collected>& fonts() const { return fonts_; }

 private:
  std::uint32_t font_for(const FontPtr& font, std::size_t components) {
    const auto known = current_.find(font.get());
    const bool usable = known != current_.end() && !fonts_[known->second].is_full_for(components);
    return usable ? known->second : open(font);
  }

  std::uint32_t open(const FontPtr& font) {
    const auto index = static_cast<std::uint32_t>(fonts_.size());
    fonts_.emplace_back();
    fonts_.back().font = font;
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

/// Why the face cannot be in a PDF, if so.
std::optional<Code> refusal(const Font& font) {
  if (!font.facts().may_embed) return Code::font_forbids_embedding;
  if (!font.facts().has_glyf) return Code::font_not_truetype;
  return std::nullopt;
}

/// One error for each face, in the order of first use.
class Refusals {
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
  Refusals refusals;
  for (const Page& page : issue.pages) {
    for (const Placed& placed : page.items) {
      const auto* const line = std::get_if<TextLine>(&placed.what);
      if (line == nullptr) continue;
      for (const WordInLine& word : line->words) {
        const auto [entry, added] = out.words.try_emplace(word.word.get());
        if (!added) continue;
        const Font& font = *word.word->font;
        if (const auto code = refusal(font)) {
          refusals.add(*code, font);
        } else {
          entry->second = collector.codes_of(*word.word);
        }
      }
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
  return {.value = std::move(out), .diagnostics = {}};
}

}  // namespace nashra
