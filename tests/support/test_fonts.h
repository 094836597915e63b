// Where the tests find their faces.
#pragma once

#include "font/font_book.h"

namespace nashra::test {

/// The faces of tests/fonts: `Nashra Test`, `Nashra Test Kerned Space`, `Nashra Test Cyrillic`, and
/// `Nashra Test Styled`, whose bold letters are 10 units wider and whose italic ones 3. One book a process.
FontBook& test_fonts();

/// The faces that the shipped configuration finds on this machine.
FontBook& shipped_fonts();

}  // namespace nashra::test
