// Text on its way through the clean-up.
#pragma once

#include <string>

#include "base/unicode.h"
#include "editorial/clean.h"
#include "editorial/rules.h"
#include "spec/read_spec.h"

namespace nashra::test {

/// The clean-up as a layout has it that says nothing of it.
inline EditorialSpec standard_editorial() {
  const Outcome<LayoutSpec> layout =
      read_layout({"a.yaml",
                   "fonts: {text: Amiri}\nstyles: {body: {font: text}}\nstories: {lead: {body: body}, "
                   "standard: {body: body}}\n"});
  return layout.value ? layout.value->editorial : EditorialSpec();
}

/// A single rule.
inline EditorialSpec only(bool EditorialSpec::*rule) {
  EditorialSpec spec;
  spec.*rule = true;
  return spec;
}

/// One paragraph, which is the first line of a file.
inline Article paragraph(std::u16string text, std::string language = "ar",
                         BlockKind kind = BlockKind::paragraph) {
  Block block;
  block.kind = kind;
  block.content.text = std::move(text);
  block.content.where.add(0, 1, 1);
  Article article{"a.txt", std::move(language), {}, {}};
  article.blocks.push_back(std::move(block));
  return article;
}

inline CleanedArticle clean_paragraph(std::u16string text, const EditorialSpec& spec,
                                      std::string language = "ar") {
  return *clean(paragraph(std::move(text), std::move(language)), spec).value;
}

/// The cleaned text; a no-break space stands as `_`, zero-width joiner and non-joiner as `+` and `|`.
inline std::string cleaned(std::u16string text, const EditorialSpec& spec, std::string language = "ar") {
  std::u16string out =
      clean_paragraph(std::move(text), spec, std::move(language)).article.blocks[0].content.text;
  for (char16_t& unit : out) {
    if (unit == 0xA0) unit = u'_';
    if (unit == 0x200D) unit = u'+';
    if (unit == 0x200C) unit = u'|';
  }
  return to_utf8(out);
}

}  // namespace nashra::test
