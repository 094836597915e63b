// Stretches of a text that are in another script than the text itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text_range.h"

namespace nashra {

struct ForeignRun {
  TextRange range;
  std::string language;  ///< BCP 47
};

/// The stretches whose letters are of another script than `script` (ISO 15924), ascending. Words of one
/// script in a row are one stretch with what stands between them; digits in such a word belong to it, marks
/// and punctuation around it do not. The language is the one that CLDR's likely subtags give the script: `en`
/// for Latin, `ru` for Cyrillic.
std::vector<ForeignRun> foreign_runs(std::u16string_view text, std::string_view script);

}  // namespace nashra
