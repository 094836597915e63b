// YAML in, layouts and bulletins out.
#pragma once

#include <functional>
#include <string>

#include "base/diagnostic.h"
#include "base/source_text.h"
#include "spec/bulletin.h"
#include "spec/layout.h"

namespace nashra {

/// Gives the text of the layout that another one names after `extends:`; `where` is the place of that name.
using LayoutSource = std::function<Outcome<SourceText>(const std::string& name, const SourcePos& where)>;

/// Reads a layout, and through `source` those that it extends. Every problem of the file is reported at once,
/// each with line, column and a cure; a value comes back only when none of them is an error.
Outcome<LayoutSpec> read_layout(const SourceText& yaml, const LayoutSource& source = {});

/// Reads a bulletin the same way.
Outcome<BulletinSpec> read_bulletin(const SourceText& yaml);

}  // namespace nashra
