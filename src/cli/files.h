// The disk: whole files in, whole files out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source_text.h"

namespace nashra::cli {

/// Reads a regular file of at most `limit_mib` MiB. `name` is what diagnostics call it.
Outcome<SourceText> read_file(const std::filesystem::path& path, const std::string& name,
                              std::int64_t limit_mib);

/// Writes `bytes` so that a reader of `path` sees the old file or the new one, never half a file: a temporary
/// file beside it, synced, then renamed. On failure the old file stays as it was and nothing is left behind.
Diagnostics write_file(const std::filesystem::path& path, std::string_view bytes);

/// True when `path`, its symbolic links resolved, lies in `root` or is it.
bool is_inside(const std::filesystem::path& path, const std::filesystem::path& root);

}  // namespace nashra::cli
