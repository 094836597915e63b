// What a user would read: one line a diagnostic.
#pragma once

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>

#include "base/messages.h"
#include "base/source_text.h"

namespace nashra {

/// `a.yaml:3:5: N1203: unknown key 'titel' (did you mean 'title'?)`, each on a line of its own.
inline std::string said(const Diagnostics& diagnostics) {
  std::ostringstream out;
  for (const Diagnostic& d : diagnostics) {
    out << d.where.file;
    if (d.where.line != 0) out << ':' << d.where.line << ':' << d.where.column;
    out << ": " << code_name(d.code) << ": " << fill_in(message_of(d.code).message, d.arguments);
    const std::string hint = hint_of(d);
    if (!hint.empty()) out << " (" << hint << ')';
    out << '\n';
  }
  return out.str();
}

inline SourceText file(const std::string& name) {
  std::ifstream stream(NASHRA_SOURCE_DIR "/" + name, std::ios::binary);
  EXPECT_TRUE(stream) << name;
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return {name, bytes.str()};
}

}  // namespace nashra
