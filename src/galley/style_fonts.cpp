#include "galley/style_fonts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string_view>

#include "base/unicode.h"

namespace nashra {
namespace {

constexpr int kStronger = 300, kBoldest = 900;

struct PackagedFont {
  std::string_view family, package;
};

/// Debian's packages for the families that the shipped layouts name.
constexpr auto kPackages = std::to_array<PackagedFont>({
    {"Amiri", "fonts-hosny-amiri"},
    {"Noto Kufi Arabic", "fonts-noto-core and fonts-noto-extra"},
    {"Noto Naskh Arabic", "fonts-noto-core"},
    {"Noto Sans", "fonts-noto-core"},
    {"Noto Serif", "fonts-noto-core"},
    {"Scheherazade", "fonts-sil-scheherazade"},
});

std::string package_of(const std::string& family) {
  const auto row = std::find_if(kPackages.begin(), kPackages.end(),
                                [&](const PackagedFont& p) { return p.family == family; });
  return row == kPackages.end() ? std::string() : std::string(row->package);
}

/// The first of the articles' languages whose words may be elongated.
const LanguagePolicy* elongating_language(const std::vector<Article>& articles) {
  for (const Article& article : articles) {
    const LanguagePolicy& language = policy_for(article.language);
    if (language.elongation == Elongation::kashida) return &language;
  }
  return nullptr;
}

/// The face that sets the language's commonest words, or else the first one.
const Font& main_face(const std::vector<FontPtr>& chain, const LanguagePolicy& language) {
  std::size_t at = 0;
  const char32_t letter = next_code_point(to_utf16(language.particles.front()), at);
  const auto main =
      std::find_if(chain.begin(), chain.end(), [&](const FontPtr& font) { return font->covers(letter); });
  return main == chain.end() ? *chain.front() : **main;
}

/// The faces at the sizes at which their small letters are as high as those of the one that sets the
/// language.
std::vector<FontPtr> matched(std::vector<FontPtr> chain, const LanguagePolicy& language, FontBook& fonts) {
  constexpr std::int64_t kWhole = 1000, kSmallest = 500, kLargest = 2000;
  if (chain.empty()) return chain;
  const Font& main = main_face(chain, language);
  const std::int64_t wanted = main.small_letter_height() * kWhole / main.facts().units_per_em;
  for (FontPtr& font : chain) {
    const int own = font->small_letter_height();
    if (font.get() == &main || own == 0 || wanted == 0) continue;
    const std::int64_t permille = wanted * font->facts().units_per_em / own;
    font = fonts.at_scale(font, static_cast<int>(std::clamp(permille, kSmallest, kLargest)));
  }
  return chain;
}

}  // namespace

Outcome<StyleFonts> find_style_fonts(FontBook& fonts, const LayoutSpec& layout) {
  StyleFonts::Chains chains;
  StyleFonts::MatchedChains matched_chains;
  Diagnostics diagnostics;
  std::set<std::string> reported;
  for (const Style& style : layout.styles) {
    const FontStack& stack = *find_font(layout, style.font);
    std::vector<FontPtr>& chain = chains[style.name];
    for (const FontFamily& family : stack.families) {
      if (FontPtr font = fonts.find(family.name, style.weight)) {
        chain.push_back(std::move(font));
      } else if (reported.insert(family.name).second) {
        diagnostics.push_back({Code::family_not_found, family.where, {family.name, package_of(family.name)}});
      }
    }
    if (chain.empty() && reported.insert("chain " + stack.name).second) {
      diagnostics.push_back({Code::font_not_found, stack.families.front().where, {stack.name}});
    }
    if (!style.match_heights) continue;
    for (const LanguagePolicy& language : language_rows())
      matched_chains[{style.name, language.tag}] = matched(chain, language, fonts);
  }
  if (has_errors(diagnostics)) return {std::nullopt, std::move(diagnostics)};
  return {StyleFonts(fonts, layout, std::move(chains), std::move(matched_chains)), std::move(diagnostics)};
}

Diagnostics find_unusable_tatweels(const LayoutSpec& layout, const StyleFonts& fonts,
                                   const std::vector<Article>& articles, WordCache& words) {
  constexpr char32_t kBeh = 0x628;
  Diagnostics diagnostics;
  const LanguagePolicy* language = elongating_language(articles);
  std::set<std::string> seen;
  for (const Style& style : layout.styles) {
    if (language == nullptr || style.align != Align::justify || style.justification.most_kashidas == 0)
      continue;
    const std::vector<FontPtr>& chain = fonts.regular(style, *language);
    const auto arabic =
        std::find_if(chain.begin(), chain.end(), [](const FontPtr& font) { return font->covers(kBeh); });
    if (arabic == chain.end() || !seen.insert((*arabic)->facts().family).second) continue;
    const TextRun run{
        .range = {}, .level = 1, .script = kArabicScript, .language = language, .font = *arabic};
    if (!can_elongate(run, words)) diagnostics.push_back({Code::no_kashida, {}, {(*arabic)->facts().family}});
  }
  return diagnostics;
}

const std::vector<FontPtr>& StyleFonts::regular(const Style& style, const LanguagePolicy& language) const {
  return style.match_heights ? matched_.at({style.name, language.tag}) : regular_.at(style.name);
}

std::vector<FontPtr> StyleFonts::in_form(const Style& style, FontForm form,
                                         const LanguagePolicy& language) const {
  const int weight = form.strong ? std::min(style.weight + kStronger, kBoldest) : style.weight;
  std::vector<FontPtr> chain;
  for (const FontFamily& family : find_font(*layout_, style.font)->families) {
    if (FontPtr font = fonts_->find(family.name, weight, form.slant)) chain.push_back(std::move(font));
  }
  return style.match_heights ? matched(std::move(chain), language, *fonts_) : chain;
}

}  // namespace nashra
