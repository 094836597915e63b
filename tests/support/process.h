// Programs and folders for tests that run the tool as a user does.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace nashra::test {

struct Result {
  int exit_code = -1;  ///< 128 + its number when a signal ended the program
  std::string out, err;
  double seconds = 0;  ///< of CPU
};

/// What a program may take before the system ends it; 0: what it likes.
struct Limits {
  std::size_t seconds = 0;  ///< of CPU
  std::size_t mebibytes = 0;
};

/// `release` as this build keeps it: unoptimised and instrumented code gets the more time, and the
/// sanitizers, which reserve address space by the terabyte, get no limit of memory.
Limits limits_of_this_build(Limits release);

/// Runs a program with arguments (no shell), `environment` (`NAME=value`) added to ours, in `folder` if not
/// empty.
Result run(const std::vector<std::string>& command, const std::vector<std::string>& environment = {},
           const std::filesystem::path& folder = {}, Limits limits = {});

/// The nashra of this build.
std::string nashra_program();

/// A folder that is there as long as the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

std::string read_text(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, const std::string& text);

}  // namespace nashra::test
