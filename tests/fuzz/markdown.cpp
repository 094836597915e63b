// What comes in as Markdown goes out in blocks: every letter that is no markup, each with its place in the
// file, and in a time that grows as the file does.
#include <ctime>
#include <map>
#include <md4c.h>
#include <unicode/uchar.h>

#include "article/entities.h"
#include "article/front_matter.h"
#include "article/read_article.h"
#include "base/unicode.h"
#include "fuzz/input.h"
#include "unit/article/markdown_properties.h"

namespace nashra {
namespace {

using Letters = std::map<char32_t, int>;

void count_letters(std::u16string_view text, bool with_ascii, Letters& letters) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    if ((with_ascii || character >= 0x80) && u_isalpha(static_cast<UChar32>(character))) ++letters[character];
  }
}

/// The text that md4c sees, in its own words.
struct Seen {
  std::u16string text;
  bool has_html = false;
};

Seen seen_by_md4c(std::string_view body) {
  Seen seen;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.enter_span = parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
    auto& into = *static_cast<Seen*>(user);
    const std::u16string units = to_utf16({text, size});
    if (type == MD_TEXT_HTML) into.has_html = true;
    if (type == MD_TEXT_NORMAL || type == MD_TEXT_CODE) into.text += units;
    if (type == MD_TEXT_ENTITY) into.text += entity_at(units).length > 0 ? entity_at(units).text : units;
    return 0;
  };
  md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &seen);
  return seen;
}

Letters letters_of(const Article& article, bool with_ascii) {
  Letters letters;
  for (const Block& block : article.blocks) {
    count_letters(block.content.text, with_ascii, letters);
    if (block.picture) count_letters(block.picture->alternative, with_ascii, letters);
  }
  return letters;
}

/// No letter that md4c takes for text is lost; where nothing is markup that has letters, none of the file's.
void expect_letters_survive(const Article& article, const SourceText& source) {
  SourcePlaces places(source);
  Diagnostics ignored;
  const std::string_view body =
      std::string_view(source.bytes).substr(read_front_matter(source, places, ignored).end);
  const bool with_ascii = body.find('&') == std::string_view::npos;  // names of entities have letters
  const Letters kept = letters_of(article, with_ascii);
  const auto expect_kept = [&](std::u16string_view text) {
    Letters wanted;
    count_letters(text, with_ascii, wanted);
    for (const auto& [letter, times] : wanted) {
      const auto found = kept.find(letter);
      EXPECT_GE(found == kept.end() ? 0 : found->second, times) << static_cast<std::uint32_t>(letter);
    }
  };
  const Seen seen = seen_by_md4c(body);
  if (!seen.has_html) expect_kept(seen.text);
  const bool is_plain = body.find_first_of("<&`~") == std::string_view::npos &&
                        body.find("](") == std::string_view::npos &&
                        body.find("]:") == std::string_view::npos;
  if (is_plain) expect_kept(to_utf16(body));
}

void expect_places_in_the_file(const Outcome<Article>& outcome, const std::string& bytes) {
  const std::size_t lines = test::lines_of(bytes).size();
  for (const Diagnostic& diagnostic : outcome.diagnostics) EXPECT_LE(diagnostic.where.line, lines);
  if (!outcome.value) return;
  for (const Finding& finding : outcome.value->findings) EXPECT_LE(finding.line, lines);
  for (const Block& block : outcome.value->blocks) {
    if (block.picture) {
      EXPECT_TRUE(block.picture->where.line >= 1 && block.picture->where.line <= lines);
    }
  }
  test::expect_markdown_places(*outcome.value, bytes);
}

/// A short text as a pattern: a file full of it is read in the time of its size. A reader that looks again at
/// all of it from every part of it takes hundreds of times as long.
void expect_linear_time(const std::string& pattern) {
  constexpr std::size_t kLongestPattern = 24, kBytes = 16 << 10;
  constexpr double kSeconds = 2;
  if (pattern.empty() || pattern.size() > kLongestPattern) return;
  std::string bytes;
  while (bytes.size() < kBytes) bytes += pattern;
  const std::clock_t start = std::clock();
  read_article({"a.md", bytes});
  EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, kSeconds);
}

}  // namespace
}  // namespace nashra

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nashra;
  const SourceText source{"a.md", {reinterpret_cast<const char*>(data), size}};
  const Outcome<Article> outcome = read_article(source);
  EXPECT_NE(outcome.value.has_value(), has_errors(outcome.diagnostics));
  if (find_invalid_utf8(source.bytes)) return 0;
  expect_places_in_the_file(outcome, source.bytes);
  expect_linear_time(source.bytes);
  if (!outcome.value) return 0;
  test::expect_good_spans(*outcome.value);
  expect_letters_survive(*outcome.value, source);
  return 0;
}
