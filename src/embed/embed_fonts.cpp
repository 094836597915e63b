#include "embed/embed_fonts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "embed/cluster_text.h"
#include "embed/digest.h"
#include "embed/subset.h"

namespace nashra {
namespace {

constexpr std::size_t kMostCids = 65535;

/// The codes of one embedded font while the issue is read. A full one is followed by another for the same
/// face.
struct Collected {
  FontPtr font;
  std::vector<std::uint32_t> glyphs = {0};
  std::vector<std::u16string> texts = {u"\uFFFD"};
  std::map<std::pair<std::uint32_t, std::u16string>, std::uint16_t> cids;
};

class Collector {
 public:
  Codes codes_of(const ShapedWord& word) {
    const std::vector<std::u16string> texts = texts_of_glyphs(word);
    Codes codes;
    codes.reserve(word.glyphs.size());
    for (std::size_t i = 0; i < word.glyphs.size(); ++i) {
      const Glyph& glyph = word.glyphs[i];
      const auto [font, cid] = code_for(word.font, glyph.id, texts[i]);
      codes.push_back({.font = font,
                       .cid = cid,
                       .advance = glyph.advance,
                       .x_offset = glyph.x_offset,
                       .y_offset = glyph.y_offset});
    }
    return codes;
  }

  const std::vector<Collected>& fonts() const { return fonts_; }

 private:
  std::pair<std::uint32_t, std::uint16_t> code_for(const FontPtr& font, std::uint32_t glyph,
                                                   const std::u16string& text) {
    std::uint32_t index = current(font);
    const auto known = fonts_[index].cids.find({glyph, text});
    if (known != fonts_[index].cids.end()) return {index, known->second};
    if (fonts_[index].glyphs.size() > kMostCids) index = open(font);
    Collected& in = fonts_[index];
    const auto cid = static_cast<std::uint16_t>(in.glyphs.size());
    in.glyphs.push_back(glyph);
    in.texts.push_back(text);
    in.cids.emplace(std::pair(glyph, text), cid);
    return {index, cid};
  }

  std::uint32_t current(const FontPtr& font) {
    const auto known = current_.find(font.get());
    return known == current_.end() ? open(font) : known->second;
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
  std::optional<Subset> subset = subset_font(*collected.font, collected.glyphs);
  if (!subset) return std::nullopt;
  std::uint64_t digest = digest_of(subset->program);
  for (const std::u16string& text : collected.texts) digest = digest_of(to_utf8(text), digest);
  EmbeddedFont font;
  font.font = collected.font;
  font.base_font = subset_tag(digest) + '+' + base_name(collected.font->facts());
  font.program = std::move(subset->program);
  font.widths = std::move(subset->widths);
  font.cid_to_gid = std::move(subset->glyphs);
  font.to_unicode = collected.texts;
  return font;
}

/// Why the face cannot be in a PDF, if so.
std::optional<Code> refusal(const Font& font) {
  if (!font.facts().may_embed) return Code::font_forbids_embedding;
  if (!font.facts().has_glyf) return Code::font_not_truetype;
  return std::nullopt;
}

Diagnostic refused(Code code, const Font& font) {
  return {.code = code, .where = {}, .arguments = {font.facts().family, font.facts().file}};
}

}  // namespace

Outcome<EmbeddedFonts> embed_fonts(const Issue& issue) {
  EmbeddedFonts out;
  Collector collector;
  for (const Page& page : issue.pages) {
    for (const Placed& placed : page.items) {
      const auto* const line = std::get_if<TextLine>(&placed.what);
      if (line == nullptr) continue;
      for (const WordInLine& word : line->words) {
        const auto [entry, added] = out.words.try_emplace(word.word.get());
        if (added) entry->second = collector.codes_of(*word.word);
      }
    }
  }

  Diagnostics diagnostics;
  std::vector<const Font*> refusals;
  for (const Collected& collected : collector.fonts()) {
    const Font& font = *collected.font;
    std::optional<Code> code = refusal(font);
    std::optional<EmbeddedFont> result = code ? std::nullopt : embedded(collected);
    if (result) {
      out.fonts.push_back(std::move(*result));
    } else if (std::find(refusals.begin(), refusals.end(), &font) == refusals.end()) {
      refusals.push_back(&font);
      diagnostics.push_back(refused(code.value_or(Code::font_damaged), font));
    }
  }
  if (!diagnostics.empty()) return {.value = std::nullopt, .diagnostics = std::move(diagnostics)};
  return {.value = std::move(out), .diagnostics = {}};
}

}  // namespace nashra
