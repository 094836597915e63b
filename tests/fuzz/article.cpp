// What comes in as plain text goes out in blocks: every visible character once, each with its place in the
// file.
#include "article/read_article.h"
#include "fuzz/input.h"
#include "unit/article/source_places.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nashra;
  const SourceText source{"a.txt", {reinterpret_cast<const char*>(data), size}};
  const Outcome<Article> outcome = read_article(source);
  EXPECT_NE(outcome.value.has_value(), has_errors(outcome.diagnostics));
  if (!outcome.value) return 0;
  test::expect_nothing_lost(*outcome.value, source.bytes);
  test::expect_true_places(*outcome.value, source.bytes);
  return 0;
}
