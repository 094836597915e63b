// What the stages decided for real articles, as text: each folder of tests/golden is a case with a
// bulletin.yaml, its articles, and the dumps it must give. NASHRA_UPDATE_GOLDENS=1 writes the dumps anew; git
// diff is the review.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <sstream>

#include "support/process.h"

namespace nashra::test {
namespace {

namespace fs = std::filesystem;

struct GoldenDump {
  const char* stage;
  const char* file;
};
constexpr GoldenDump kDumps[] = {{"article", "understood.txt"},
                                 {"editorial", "cleaned.txt"},
                                 {"lines", "lines.txt"},
                                 {"pages", "pages.txt"}};

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(NASHRA_SOURCE_DIR "/tests/golden")) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// The first line that differs, with its number; empty when the texts are equal.
std::string first_difference(const std::string& now, const std::string& before) {
  std::istringstream a(now), b(before);
  std::string line_now, line_before;
  for (int number = 1;; ++number) {
    const bool has_now = static_cast<bool>(std::getline(a, line_now)),
               has_before = static_cast<bool>(std::getline(b, line_before));
    if (!has_now && !has_before) return {};
    if (!has_now) line_now = "(nothing)";
    if (!has_before) line_before = "(nothing)";
    if (line_now != line_before)
      return "line " + std::to_string(number) + "\n  now    " + line_now + "\n  before " + line_before;
  }
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, StagesDecideAsBefore) {
  const fs::path folder = fs::path(NASHRA_SOURCE_DIR) / "tests/golden" / GetParam();
  const bool update = std::getenv("NASHRA_UPDATE_GOLDENS") != nullptr;
  for (const GoldenDump& golden : kDumps) {
    const Result result =
        run({nashra_program(), "dump", std::string("--stage=") + golden.stage, "bulletin.yaml"}, {}, folder);
    ASSERT_EQ(result.exit_code, 0) << result.err;
    if (update) write_text(folder / golden.file, result.out);
    ASSERT_TRUE(fs::exists(folder / golden.file)) << "no golden for the stage " << golden.stage;
    const std::string before = read_text(folder / golden.file);
    EXPECT_TRUE(result.out == before)
        << golden.file << " of " << GetParam() << ", " << first_difference(result.out, before);
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, testing::ValuesIn(cases()), test_name);

}  // namespace
}  // namespace nashra::test
