#include "cli/files.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace nashra::cli {
namespace {

namespace fs = std::filesystem;

std::string reason() { return std::strerror(errno); }

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int get() const { return descriptor_; }
  bool is_open() const { return descriptor_ >= 0; }
  bool close_now() { return ::close(std::exchange(descriptor_, -1)) == 0; }

 private:
  int descriptor_;
};

Outcome<SourceText> failure(Code code, const std::string& name, std::vector<Argument> arguments) {
  return {std::nullopt, {{code, {name}, std::move(arguments)}}};
}

bool read_all(int descriptor, std::string& bytes, std::size_t limit) {
  char buffer[1U << 16U];
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer, sizeof buffer);
    if (count == 0) return true;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.append(buffer, static_cast<std::size_t>(count));
    if (bytes.size() > limit) return true;
  }
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// Makes a rename in `folder` last through a power failure; a file system that cannot sync folders has done
/// what it can.
void sync_folder(const fs::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.is_open()) ::fsync(descriptor.get());
}

mode_t usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

bool write_temporary(int descriptor, std::string_view bytes) {
  return write_all(descriptor, bytes) && ::fchmod(descriptor, usual_mode()) == 0 && ::fsync(descriptor) == 0;
}

}  // namespace

Outcome<SourceText> read_file(const fs::path& path, const std::string& name, std::int64_t limit_mib) {
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait for ever.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open() && (errno == ENOENT || errno == ENOTDIR))
    return failure(Code::file_not_found, name, {name});
  if (!file.is_open()) return failure(Code::file_unreadable, name, {name, reason()});
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return failure(Code::file_unreadable, name, {name, reason()});
  if (!S_ISREG(status.st_mode)) return failure(Code::file_unreadable, name, {name, "it is not a file"});
  SourceText text{name, {}};
  const std::size_t limit = static_cast<std::size_t>(limit_mib) << 20U;
  if (!read_all(file.get(), text.bytes, limit)) return failure(Code::file_unreadable, name, {name, reason()});
  if (text.bytes.size() > limit) return failure(Code::file_too_large, name, {name, limit_mib});
  return {std::move(text), {}};
}

Diagnostics write_file(const fs::path& path, std::string_view bytes) {
  const auto failed = [&](const std::string& why) {
    return Diagnostics{{Code::output_not_writable, {path.string()}, {path.string(), why}}};
  };
  std::error_code error;
  const fs::path target = fs::is_symlink(path, error) ? fs::weakly_canonical(path, error) : path;
  if (fs::exists(target, error) && !fs::is_regular_file(target, error)) return failed("it is not a file");
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  fs::create_directories(folder, error);
  std::string temporary = (folder / ("." + target.filename().string() + ".XXXXXX")).string();
  Descriptor file(::mkstemp(temporary.data()));
  if (!file.is_open()) return failed(reason());
  const bool complete = write_temporary(file.get(), bytes) && file.close_now() &&
                        ::rename(temporary.c_str(), target.c_str()) == 0;
  if (!complete) {
    const std::string why = reason();
    ::unlink(temporary.c_str());
    return failed(why);
  }
  sync_folder(folder);
  return {};
}

bool is_inside(const fs::path& path, const fs::path& root) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(path), error);
  if (error) return false;
  const fs::path base = fs::weakly_canonical(fs::absolute(root), error);
  if (error) return false;
  const auto [in_base, in_whole] = std::mismatch(base.begin(), base.end(), whole.begin(), whole.end());
  return in_base == base.end() || (in_base->empty() && std::next(in_base) == base.end());
}

}  // namespace nashra::cli
