#include "base/diagnostic.h"

#include <algorithm>

#include "base/messages.h"

namespace nashra {

Severity severity_of(Code code) { return message_of(code).severity; }

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return severity_of(d.code) == Severity::error; });
}

}  // namespace nashra
