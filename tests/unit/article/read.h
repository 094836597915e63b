// Articles for tests, and what was made of them in one string.
#pragma once

#include <gtest/gtest.h>
#include <string>

#include "article/read_article.h"
#include "base/unicode.h"

namespace nashra::test {

inline Article read(const std::string& text) {
  Outcome<Article> outcome = read_article({"bridge.txt", text});
  EXPECT_TRUE(outcome.value && outcome.diagnostics.empty()) << text.substr(0, 200);
  return outcome.value ? std::move(*outcome.value) : Article();
}

/// `headline|…` and a line feed for each block.
inline std::string blocks_of(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks)
    out += std::string(name_of(block.kind)) + "|" + to_utf8(block.content.text) + "\n";
  return out;
}

/// `date-line 3: …` and a line feed for each finding.
inline std::string findings_of(const Article& article) {
  std::string out;
  for (const Finding& finding : article.findings)
    out += std::string(finding.rule) + " " + std::to_string(finding.line) + ": " + finding.text + "\n";
  return out;
}

inline std::string read_blocks(const std::string& text) { return blocks_of(read(text)); }

}  // namespace nashra::test
