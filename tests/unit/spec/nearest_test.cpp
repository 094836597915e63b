#include "spec/nearest.h"

#include <gtest/gtest.h>
#include <string_view>
#include <vector>

namespace nashra {
namespace {

const std::vector<std::string_view> kWords = {"headline", "headline-lead", "body",
                                              "kicker",   "justify",       "عنوان"};

TEST(Nearest, OneSlipOfThePenIsForgiven) {
  EXPECT_EQ(nearest("hedline", kWords), "headline");    // left out
  EXPECT_EQ(nearest("headlinee", kWords), "headline");  // added
  EXPECT_EQ(nearest("haedline", kWords), "headline");   // swapped
  EXPECT_EQ(nearest("bodi", kWords), "body");           // changed
  EXPECT_EQ(nearest("عنوانن", kWords), "عنوان");
}

TEST(Nearest, NothingNearIsNothing) {
  EXPECT_EQ(nearest("gutter", kWords), "");
  EXPECT_EQ(nearest("x", kWords), "");
  EXPECT_EQ(nearest("", kWords), "");
  EXPECT_EQ(nearest("body", std::vector<std::string_view>{}), "");
}

TEST(Nearest, TheFirstOfEqualsWins) {
  EXPECT_EQ(nearest("cat", std::vector<std::string_view>{"car", "cap"}), "car");
}

}  // namespace
}  // namespace nashra
