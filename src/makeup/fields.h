// `{title}`, `{page}` and the other fields of furniture, put into words.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "language/date.h"
#include "language/policy.h"
#include "spec/bulletin.h"
#include "spec/layout.h"

namespace nashra {

/// What fields can name. `page` and `pages` are 0 while they are not known yet.
struct FieldValues {
  const BulletinSpec& bulletin;
  const LanguagePolicy& language;
  int page = 0, pages = 0;
  mutable std::array<std::optional<std::string>, kDateForms> dates = {};  ///< in the forms asked for so far
};

/// The cell's text in the edition's language, its lines parted by U+2028, every field replaced; nothing when
/// a field has no value, so that the cell is left out.
std::optional<std::u16string> fill_fields(const FieldText& text, const FieldValues& values);

}  // namespace nashra
