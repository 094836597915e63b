// What tests of hostile input share: the tool with limits, and what it makes of an article.
#pragma once

#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "support/pdf_tools.h"
#include "support/process.h"

namespace nashra::test {

inline constexpr Limits kArticleLimits{2, 512};

inline std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  while (times-- > 0) out += text;
  return out;
}

/// How often each character that shows stands in a text.
inline std::map<char32_t, int> shown_in(const std::string& utf8) {
  const std::u16string text = to_utf16(utf8);
  std::map<char32_t, int> characters;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    const bool direction = (character >= 0x200B && character <= 0x200F) ||
                           (character >= 0x2028 && character <= 0x202E) ||
                           (character >= 0x2066 && character <= 0x2069);
    if (character > ' ' && character != 0xA0 && !direction) ++characters[character];
  }
  return characters;
}

class Hostile : public testing::Test {
 protected:
  Result nashra(std::vector<std::string> arguments, Limits limits = kArticleLimits) {
    arguments.insert(arguments.begin(), nashra_program());
    return run(arguments, {}, folder_.path(), limits_of_this_build(limits));
  }

  void write_article(const std::string& body) {
    const bool is_markdown = file_ == "a.md";
    write_text(folder_ / file_, (is_markdown ? "# " : "") + kHeadline + "\n\n" + body + "\n");
  }

  /// With the clean-up, which must bear everything too.
  Result build() { return nashra({"build", file_, "--date=2026-11-25", "-o", "a.pdf"}); }

  /// The text of all blocks that `nashra import` sees.
  std::string imported() {
    const Result result = nashra({"import", "--json", file_});
    EXPECT_EQ(result.exit_code, 0) << result.err.substr(0, 500);
    std::string text;
    const nlohmann::json articles = nlohmann::json::parse(result.out);
    for (const auto& block : articles.at(0).at("blocks")) text += block.at("text").get<std::string>() + "\n";
    return text;
  }

  /// The text of all blocks on the pages, as it was written.
  std::string placed() {
    const Result result = nashra({"dump", "--stage=pages", "--json", file_, "--date=2026-11-25", "--as-is"});
    EXPECT_EQ(result.exit_code, 0) << result.err.substr(0, 500);
    std::string text;
    const nlohmann::json dump = nlohmann::json::parse(result.out);
    for (const auto& page : dump.at("pages")) {
      for (const auto& item : page.at("items")) {
        if (item.contains("block")) text += item.at("text").get<std::string>() + "\n";
      }
    }
    return text;
  }

  /// Builds the article, whose every character is then on a page.
  Result expect_nothing_lost(const std::string& body) { return expect_shown(body, body); }

  /// The same for a body with markup, of which `text` is to be printed.
  Result expect_shown(const std::string& body, const std::string& text) {
    write_article(body);
    const Result result = build();
    EXPECT_EQ(result.exit_code, 0) << result.err.substr(0, 500);
    EXPECT_EQ(shown_in(imported()), shown_in(kHeadline + text));
    EXPECT_EQ(shown_in(placed()), shown_in(kHeadline + text));
    return result;
  }

  /// Whether the PDF's text layer holds that text.
  bool prints(const std::string& text) {
    return text_of(read_text(folder_ / "a.pdf")).find(text) != std::string::npos;
  }

  const std::string kHeadline = "افتتاح مرفأ الساحل";
  std::string file_ = "a.txt";
  TemporaryFolder folder_;
};

}  // namespace nashra::test
