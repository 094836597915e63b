#include "picture/exif.h"

#include <gtest/gtest.h>

#include "support/pictures.h"

namespace nashra {
namespace {

TEST(ReadExif, FindsTheOrientationInEitherByteOrder) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    EXPECT_EQ(read_exif(test::make_exif(orientation, false)).orientation, orientation);
    EXPECT_EQ(read_exif(test::make_exif(orientation, true)).orientation, orientation);
  }
}

TEST(ReadExif, TakesNothingFromAnOrientationThatIsNone) {
  EXPECT_EQ(read_exif(test::make_exif(9)).orientation, 1);
  EXPECT_EQ(read_exif(test::make_exif(0)).orientation, 1);
}

TEST(ReadExif, StopsAtTheEndOfTheBlock) {
  const std::string whole = test::make_exif(6);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const int orientation = read_exif(whole.substr(0, length)).orientation;
    EXPECT_TRUE(orientation == 1 || orientation == 6) << length;
  }
  EXPECT_EQ(read_exif("").orientation, 1);
  EXPECT_EQ(read_exif("II*\0\xFF\xFF\xFF\xFF").orientation, 1);
}

}  // namespace
}  // namespace nashra
