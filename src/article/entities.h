// The characters that HTML writes by name or number.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nashra {

/// An entity of `&name;`, `&#number;` or `&#xnumber;` (HTML 4.01, 24; CommonMark 0.30, 2.5).
struct Entity {
  std::u16string text;     ///< what it stands for
  std::size_t length = 0;  ///< of the writing, in units; 0: this is no entity, or one that nobody knows
  int times = 1;           ///< that it was encoded
};

/// The entity that `text` begins with. A number that is no character is U+FFFD.
Entity entity_at(std::u16string_view text);

/// The same where entities may have been encoded again: `&amp;amp;quot;` is a single one.
Entity whole_entity_at(std::u16string_view text);

}  // namespace nashra
