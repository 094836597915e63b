#include "support/test_fonts.h"

namespace nashra::test {

FontBook& test_fonts() {
  static FontBook book(NASHRA_SOURCE_DIR "/tests/fonts/fonts.conf");
  return book;
}

FontBook& shipped_fonts() {
  static FontBook book(NASHRA_SOURCE_DIR "/fonts/fonts.conf");
  return book;
}

}  // namespace nashra::test
