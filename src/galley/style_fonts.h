#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"
#include "font/font_book.h"
#include "language/policy.h"
#include "shape/shape.h"
#include "spec/layout.h"

namespace nashra {

/// How the letters of a stretch differ from those of its style.
struct FontForm {
  bool strong = false;
  Slant slant = Slant::upright;
  friend auto operator<=>(const FontForm&, const FontForm&) = default;
};

/// The faces of a layout's styles. The book and the layout must outlive it. Safe to share between threads.
class StyleFonts {
 public:
  using Chains = std::map<std::string, std::vector<FontPtr>>;
  /// Of the styles whose families match heights, by style and language.
  using MatchedChains = std::map<std::pair<std::string, std::string_view>, std::vector<FontPtr>>;
  StyleFonts(FontBook& fonts, const LayoutSpec& layout, Chains regular, MatchedChains matched = {})
      : fonts_(&fonts), layout_(&layout), regular_(std::move(regular)), matched_(std::move(matched)) {}

  /// The faces of the style's chain for text in that language, first choice first; never empty.
  const std::vector<FontPtr>& regular(const Style& style, const LanguagePolicy& language) const;

  /// The same families in another form: strong is 300 bolder than the style, but at most 900. A family that
  /// has no such face gives its nearest one. Opened when it is asked for, as most styles never need it.
  std::vector<FontPtr> in_form(const Style& style, FontForm form, const LanguagePolicy& language) const;

 private:
  FontBook* fonts_;
  const LayoutSpec* layout_;
  Chains regular_;
  MatchedChains matched_;
};

/// Finds the faces of every style. A family that is not installed is a warning, a chain of which none is
/// installed an error.
Outcome<StyleFonts> find_style_fonts(FontBook& fonts, const LayoutSpec& layout);

/// A note for each family whose words the justified styles would elongate in one of these languages, but
/// which has no tatweel of use.
Diagnostics find_unusable_tatweels(const LayoutSpec& layout, const StyleFonts& fonts,
                                   const std::vector<Article>& articles, WordCache& words);

}  // namespace nashra
