#include "support/process.h"

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace nashra::test {
namespace {

namespace fs = std::filesystem;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
constexpr bool kSanitized = __has_feature(address_sanitizer);
#else
constexpr bool kSanitized = false;
#endif

#ifdef __OPTIMIZE__
constexpr std::size_t kSlowness = 1;
#else
constexpr std::size_t kSlowness = 24;
#endif

void limit(__rlimit_resource resource, std::size_t most) {
  const rlimit both{most, most};
  if (most > 0 && ::setrlimit(resource, &both) != 0) ::_exit(126);
}

[[noreturn]] void become(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                         const fs::path& folder, const fs::path& out, const fs::path& err, Limits limits) {
  const int out_file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err_file = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
  ::dup2(out_file, STDOUT_FILENO);
  ::dup2(err_file, STDERR_FILENO);
  if (!folder.empty() && ::chdir(folder.c_str()) != 0) ::_exit(126);
  for (const std::string& assignment : environment) {
    const std::size_t equals = assignment.find('=');
    ::setenv(assignment.substr(0, equals).c_str(), assignment.substr(equals + 1).c_str(), 1);
  }
  if (kSanitized)
    ::setenv("LSAN_OPTIONS",
             "print_suppressions=0:suppressions=" NASHRA_SOURCE_DIR "/tests/support/known_leaks.txt", 1);
  limit(RLIMIT_CPU, limits.seconds);
  limit(RLIMIT_AS, limits.mebibytes << 20);
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments.front(), arguments.data());
  ::_exit(127);
}

double in_seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

Result run(const std::vector<std::string>& command, const std::vector<std::string>& environment,
           const fs::path& folder, Limits limits) {
  const TemporaryFolder captured;
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start a process");
  if (child == 0) become(command, environment, folder, captured / "out", captured / "err", limits);
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  const int exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {exit_code, read_text(captured / "out"), read_text(captured / "err"),
          in_seconds(usage.ru_utime) + in_seconds(usage.ru_stime)};
}

Limits limits_of_this_build(Limits release) {
  const std::size_t slowness = kSlowness * (kSanitized ? 2 : 1);
  return {release.seconds * slowness, kSanitized ? 0 : release.mebibytes};
}

std::string nashra_program() { return std::string(NASHRA_BINARY_DIR) + "/nashra"; }

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "nashra-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string read_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void write_text(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace nashra::test
