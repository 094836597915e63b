// Any bytes are a layout and a bulletin, or there is an error that says why not; every diagnostic can be
// printed and points into its file.
#include "base/messages.h"
#include "fuzz/input.h"
#include "spec/read_spec.h"
#include "unit/article/source_places.h"

namespace nashra {
namespace {

template <class T>
void expect_value_or_error(const Outcome<T>& outcome, const SourceText& yaml) {
  EXPECT_NE(outcome.value.has_value(), has_errors(outcome.diagnostics));
  const std::size_t lines = test::lines_of(yaml.bytes).size();
  for (const Diagnostic& diagnostic : outcome.diagnostics) {
    EXPECT_LE(diagnostic.where.line, lines);
    EXPECT_NE(fill_in(message_of(diagnostic.code).message, diagnostic.arguments), "");
    hint_of(diagnostic);
  }
}

}  // namespace
}  // namespace nashra

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nashra;
  const SourceText yaml{"a.yaml", {reinterpret_cast<const char*>(data), size}};
  const auto source = [&](const std::string& name, const SourcePos&) {
    return Outcome<SourceText>{SourceText{name, yaml.bytes}, {}};
  };
  expect_value_or_error(read_layout(yaml, source), yaml);
  expect_value_or_error(read_bulletin(yaml), yaml);
  return 0;
}
