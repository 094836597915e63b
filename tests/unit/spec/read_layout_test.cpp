#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/messages.h"
#include "spec/read_spec.h"

namespace nashra {
namespace {

TEST(ReadLayout, TheShippedDailyIsRight) {
  std::ifstream file(NASHRA_SOURCE_DIR "/layouts/daily.yaml");
  std::stringstream bytes;
  bytes << file.rdbuf();
  const Outcome<LayoutSpec> daily = read_layout({"layouts/daily.yaml", bytes.str()});
  for (const Diagnostic& d : daily.diagnostics) ADD_FAILURE() << d.where.line << ":" << d.where.column << " " << fill_in(message_of(d.code).message, d.arguments) << hint_of(d);
  ASSERT_TRUE(daily.value);
}

}  // namespace
}  // namespace nashra
