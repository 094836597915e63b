// Layouts that build on other layouts.
#pragma once

#include <deque>

#include "base/diagnostic.h"
#include "base/source_text.h"
#include "spec/read_spec.h"
#include "spec/yaml_tree.h"

namespace nashra {

/// Follows the `extends:` of a layout's tree and returns it with all that it takes from the layouts below: a
/// map is merged key by key, anything else is replaced. The texts of those layouts go into `files`, which the
/// tree refers to. Problems on the way are reported; the tree is then what could be had.
YamlNode extended(YamlNode own, const SourceText& yaml, const LayoutSource& source,
                  std::deque<SourceText>& files, Diagnostics& diagnostics);

}  // namespace nashra
