#include "font/open_font.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <random>

#include "support/process.h"

namespace nashra {
namespace {

const std::string kFace = NASHRA_SOURCE_DIR "/tests/fonts/nashra-test.ttf";

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

FontPtr open_bytes(const std::string& bytes) {
  const test::TemporaryFolder folder;
  const std::string file = folder / "face.ttf";
  std::ofstream(file, std::ios::binary) << bytes;
  return open_font({.family = "F", .file = file});
}

// What a damaged face that passes may be asked for: answers do not matter, but they come.
void use(const FontPtr& font) {
  for (char32_t code_point = 0; code_point < 0x700; ++code_point) font->covers(code_point);
}

TEST(OpenFont, OpensAFaceThatIsWhole) { EXPECT_NE(open_bytes(bytes_of(kFace)), nullptr); }

TEST(OpenFont, RefusesWhatIsNotAFile) {
  EXPECT_EQ(open_font({.family = "F", .file = "/nonexistent.ttf"}), nullptr);
  EXPECT_EQ(open_font({.family = "F", .file = NASHRA_SOURCE_DIR}), nullptr);
  EXPECT_EQ(open_font({.family = "F", .file = "/dev/zero"}), nullptr);
}

TEST(OpenFont, RefusesWhatIsNotAFont) {
  EXPECT_EQ(open_bytes(""), nullptr);
  EXPECT_EQ(open_bytes("%PDF-1.7"), nullptr);
  EXPECT_EQ(open_font({.family = "F", .file = NASHRA_SOURCE_DIR "/tests/fonts/nashra-test.ttx"}), nullptr);
}

TEST(OpenFont, RefusesAFaceThatTheFileDoesNotHave) {
  EXPECT_EQ(open_font({.family = "F", .file = kFace, .face_index = 1}), nullptr);
}

TEST(OpenFont, RefusesFilesLargerThan64MiB) {
  const test::TemporaryFolder folder;
  const std::string file = folder / "face.ttf";
  std::filesystem::copy_file(kFace, file);
  std::filesystem::resize_file(file, (std::uintmax_t{64} << 20U) + 1);
  EXPECT_EQ(open_font({.family = "F", .file = file}), nullptr);
}

TEST(OpenFont, ATruncatedFaceIsRefusedOrUsable) {
  const std::string whole = bytes_of(kFace);
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    if (const FontPtr font = open_bytes(whole.substr(0, size))) use(font);
  }
}

TEST(OpenFont, ADamagedFaceIsRefusedOrUsable) {
  const std::string whole = bytes_of(kFace);
  std::mt19937 random(20261125);
  for (int round = 0; round < 200; ++round) {
    std::string damaged = whole;
    for (int i = 0; i < 8; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (const FontPtr font = open_bytes(damaged)) use(font);
  }
}

}  // namespace
}  // namespace nashra
