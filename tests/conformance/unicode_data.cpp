#include "conformance/unicode_data.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string_view>
#include <unicode/uvernum.h>

namespace nashra::test {
namespace {

constexpr std::size_t kTold = 10;

bool is_whole() {
  const char* wanted = std::getenv("NASHRA_CONFORMANCE");
  return wanted != nullptr && std::string_view(wanted) == "whole";
}

bool is_update() { return is_whole() && std::getenv("NASHRA_UPDATE_GOLDENS") != nullptr; }

std::string trimmed(std::string line) {
  line.resize(std::min(line.find('#'), line.size()));
  line.erase(line.find_last_not_of(" \t\r") + 1);
  return line;
}

}  // namespace

void each_line(const std::string& file, const std::function<void(const std::string&)>& take) {
  std::ifstream in("/usr/share/unicode/" + file);
  ASSERT_TRUE(in) << file << " is not there: it is part of the package unicode-data";
  for (std::string line; std::getline(in, line);) {
    line = trimmed(std::move(line));
    if (!line.empty()) take(line);
  }
}

bool is_in_sample(std::size_t row, std::size_t step) { return row % step == 0 || is_whole(); }

std::vector<int> numbers_in(const std::string& text, int removed) {
  std::vector<int> numbers;
  std::istringstream in(text);
  for (std::string number; in >> number;) numbers.push_back(number == "x" ? removed : std::stoi(number));
  return numbers;
}

std::vector<char32_t> characters_in(const std::string& text) {
  std::vector<char32_t> characters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_of("0123456789ABCDEF", at);
    if (begin == std::string::npos) break;
    at = std::min(text.find_first_not_of("0123456789ABCDEF", begin), text.size());
    characters.push_back(static_cast<char32_t>(std::stoul(text.substr(begin, at - begin), nullptr, 16)));
  }
  return characters;
}

KnownDifferences::KnownDifferences(const std::string& name)
    : file_(NASHRA_SOURCE_DIR "/tests/conformance/known/" + name + "-icu" +
            std::to_string(U_ICU_VERSION_MAJOR_NUM) + ".txt") {
  std::ifstream in(file_);
  is_known_version_ = static_cast<bool>(in);
  for (std::string line; std::getline(in, line);) {
    line = trimmed(std::move(line));
    if (!line.empty()) listed_.insert(line);
  }
}

void KnownDifferences::compare(const std::string& row, const std::string& difference) {
  if (!difference.empty()) found_.insert(row);
  if (!is_known_version_ || is_update() || difference.empty() != listed_.contains(row)) return;
  if (++unexpected_ > kTold) return;
  said_ += row + (difference.empty() ? ": does not differ any more" : ": " + difference) + '\n';
}

void KnownDifferences::expect_all_met() {
  if (is_update()) {
    std::ofstream out(file_);
    for (const std::string& row : found_) out << row << '\n';
    return;
  }
  if (!is_known_version_) GTEST_SKIP() << "no list for this version of ICU: " << file_;
  EXPECT_EQ(unexpected_, 0U) << said_;
  if (!is_whole()) return;
  EXPECT_EQ(found_, listed_) << "a listed row is not in Unicode's file";
}

}  // namespace nashra::test
