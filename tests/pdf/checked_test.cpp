// Other people's rules over the PDFs of all golden cases and of the example: the checkers of
// tests/support/pdfcheck, qpdf, and veraPDF in one process where it is there.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

#include "support/process.h"

namespace nashra::test {
namespace {

namespace fs = std::filesystem;

/// The PDFs, in a folder that lives as long as the process.
const std::vector<std::string>& made_pdfs() {
  static const TemporaryFolder folder;
  static const std::vector<std::string> made = [] {
    std::vector<std::string> bulletins = {NASHRA_SOURCE_DIR "/examples/daily/bulletin.yaml"};
    for (const fs::directory_entry& entry : fs::directory_iterator(NASHRA_SOURCE_DIR "/tests/golden")) {
      if (entry.is_directory()) bulletins.push_back((entry.path() / "bulletin.yaml").string());
    }
    std::sort(bulletins.begin(), bulletins.end());
    std::vector<std::string> files;
    for (const std::string& bulletin : bulletins) {
      files.push_back((folder / (std::to_string(files.size()) + ".pdf")).string());
      const Result result = run({nashra_program(), "build", bulletin, "-o", files.back()});
      EXPECT_EQ(result.exit_code, 0) << bulletin << ": " << result.err;
    }
    return files;
  }();
  return made;
}

void expect_clean(const std::vector<std::string>& checker) {
  for (const std::string& file : made_pdfs()) {
    std::vector<std::string> command = checker;
    command.push_back(file);
    const Result result = run(command);
    EXPECT_EQ(result.exit_code, 0) << file << '\n' << result.out << result.err;
  }
}

TEST(Checked, QpdfFindsNoFault) { expect_clean({"qpdf", "--check"}); }

TEST(Checked, TheStructureKeepsTheRules) {
  expect_clean({"python3", NASHRA_SOURCE_DIR "/tests/support/pdfcheck/check_struct.py"});
}

TEST(Checked, TheFontsKeepTheRules) {
  expect_clean(
      {"python3", NASHRA_SOURCE_DIR "/tests/support/pdfcheck/check_fonts_images.py", "--fonts-only"});
}

TEST(Checked, VeraPdfFindsPdfA2aAndPdfUa1) {
  const char* verapdf = std::getenv("VERAPDF");
  if (verapdf == nullptr) GTEST_SKIP() << "VERAPDF does not name the validator";
  std::vector<std::string> command = {verapdf, "-q", "-f", "2a,ua1"};
  command.insert(command.end(), made_pdfs().begin(), made_pdfs().end());
  const Result result = run(command);
  EXPECT_EQ(result.exit_code, 0) << result.out;
}

}  // namespace
}  // namespace nashra::test
