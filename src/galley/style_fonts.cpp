#include "galley/style_fonts.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace nashra {
namespace {

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

}  // namespace

Outcome<StyleFonts> find_style_fonts(FontBook& fonts, const LayoutSpec& layout) {
  Outcome<StyleFonts> outcome{StyleFonts{}, {}};
  std::set<std::string> reported;
  for (const Style& style : layout.styles) {
    const FontStack& stack = *find_font(layout, style.font);
    std::vector<FontPtr>& chain = (*outcome.value)[style.name];
    for (const FontFamily& family : stack.families) {
      if (FontPtr font = fonts.find(family.name, style.weight)) {
        chain.push_back(std::move(font));
      } else if (reported.insert(family.name).second) {
        outcome.diagnostics.push_back(
            {Code::family_not_found, family.where, {family.name, package_of(family.name)}});
      }
    }
    if (chain.empty() && reported.insert("chain " + stack.name).second) {
      outcome.diagnostics.push_back({Code::font_not_found, stack.families.front().where, {stack.name}});
    }
  }
  if (has_errors(outcome.diagnostics)) outcome.value.reset();
  return outcome;
}

}  // namespace nashra
