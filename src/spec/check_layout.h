// What no single key can say: whether the parts of a layout fit together.
#pragma once

#include "base/diagnostic.h"
#include "base/source_text.h"
#include "spec/layout.h"
#include "spec/yaml_tree.h"

namespace nashra {

/// Reports margins that leave no room for text, gutters that leave no room for columns, and furniture that
/// leaves no room for a line, at the keys that are to blame.
void check_layout(const SourceText& yaml, const YamlNode& root, const LayoutSpec& layout,
                  Diagnostics& diagnostics);

}  // namespace nashra
