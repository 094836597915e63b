// YAML in, layouts and bulletins out.
#pragma once

#include "base/diagnostic.h"
#include "base/source_text.h"
#include "spec/bulletin.h"
#include "spec/layout.h"

namespace nashra {

/// Reads a layout. Every problem of the file is reported at once, each with line, column and a cure; a value
/// comes back only when none of them is an error.
Outcome<LayoutSpec> read_layout(const SourceText& yaml);

/// Reads a bulletin the same way.
Outcome<BulletinSpec> read_bulletin(const SourceText& yaml);

}  // namespace nashra
