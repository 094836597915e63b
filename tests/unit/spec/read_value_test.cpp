#include "spec/read_value.h"

#include <cstdint>
#include <cstdlib>
#include <gtest/gtest.h>
#include <string>

namespace nashra {
namespace {

using namespace literals;

constexpr Scale kScale{Units::lines_and_em, Length{15 * kUnitsPerPoint}, Length{11 * kUnitsPerPoint}};

Length length(const std::string& text) {
  const Parsed<Length> parsed = read_length(text, kScale);
  EXPECT_TRUE(std::holds_alternative<Length>(parsed)) << text;
  return std::holds_alternative<Length>(parsed) ? std::get<Length>(parsed) : Length{};
}

Code fault(const std::string& text, const Scale& scale = kScale) {
  const Parsed<Length> parsed = read_length(text, scale);
  EXPECT_TRUE(std::holds_alternative<Fault>(parsed)) << text;
  return std::holds_alternative<Fault>(parsed) ? std::get<Fault>(parsed).code : Code::internal_error;
}

TEST(ReadLength, EveryUnit) {
  EXPECT_EQ(length("210mm"), 210_mm);
  EXPECT_EQ(length("21cm"), 210_mm);
  EXPECT_EQ(length("10.5pt"), 10.5_pt);
  EXPECT_EQ(length("1in"), 72_pt);
  EXPECT_EQ(length("1line"), 15_pt);
  EXPECT_EQ(length("1.5lines"), 22.5_pt);
  EXPECT_EQ(length("2em"), 22_pt);
  EXPECT_EQ(length("12 mm"), length("12mm"));
  EXPECT_EQ(length("-3pt"), -(3_pt));
  EXPECT_EQ(length("0"), 0_pt);
}

TEST(ReadLength, ArabicAndPersianDigitsAreDigits) {
  EXPECT_EQ(length("١٢mm"), length("12mm"));
  EXPECT_EQ(length("۱۰٫۵pt"), 10.5_pt);
}

TEST(ReadLength, IsTheNearestOfAllRepresentableLengths) {
  // |units / 65536 - n / 10000 mm in pt| is at most half a unit: compared crosswise, in integers.
  for (std::int64_t n = 1; n < 30'000'000; n = n * 3 + 7) {
    std::string digits = std::to_string(n);
    if (digits.size() < 5) digits.insert(0, 5 - digits.size(), '0');
    const std::string text =
        digits.substr(0, digits.size() - 4) + '.' + digits.substr(digits.size() - 4) + "mm";
    const std::int64_t exact = n * 72 * 65536 * 10, denominator = 254 * std::int64_t{10'000};
    EXPECT_LE(std::llabs(length(text).units * denominator - exact) * 2, denominator) << text;
  }
}

TEST(ReadLength, EachMistakeHasItsOwnCode) {
  EXPECT_EQ(fault("12"), Code::missing_unit);
  EXPECT_EQ(fault("12px"), Code::unknown_unit);
  EXPECT_EQ(fault("1e3pt"), Code::unknown_unit);
  EXPECT_EQ(fault("0x10"), Code::unknown_unit);
  EXPECT_EQ(fault("wide"), Code::bad_length);
  EXPECT_EQ(fault(".inf"), Code::bad_number);
  EXPECT_EQ(fault("nan"), Code::bad_length);
  EXPECT_EQ(fault("1,5mm"), Code::bad_number);
  EXPECT_EQ(fault("1.mm"), Code::bad_number);
  EXPECT_EQ(fault("1.2.3mm"), Code::bad_number);
  EXPECT_EQ(fault("+3mm"), Code::bad_number);
  EXPECT_EQ(fault("012mm"), Code::leading_zero);
  EXPECT_EQ(fault("0.00001mm"), Code::too_many_decimals);
  EXPECT_EQ(fault("1line", {}), Code::unit_not_here);
  EXPECT_EQ(fault("1em", {Units::lines, 15_pt, 11_pt}), Code::unit_not_here);
  EXPECT_EQ(fault("40%"), Code::unknown_unit);
}

TEST(ReadLength, NumbersBeyondAllLimitsStayThere) {
  EXPECT_GT(length("99999999999999999999999999999999mm"), 5000_mm);
  EXPECT_EQ(length("99999999999999999999999999999999mm"), length("99999mm"));
}

TEST(ReadInkUse, AnInkWithOrWithoutATint) {
  EXPECT_EQ(std::get<InkUse>(read_ink_use("house")).tint, 1000);
  EXPECT_EQ(std::get<InkUse>(read_ink_use("house 40%")).ink, "house");
  EXPECT_EQ(std::get<InkUse>(read_ink_use("house 40%")).tint, 400);
  EXPECT_EQ(std::get<InkUse>(read_ink_use("house ٤٠٪")).tint, 400);
  EXPECT_EQ(std::get<InkUse>(read_ink_use("cold grey 12.25%")).ink, "cold grey");
  EXPECT_EQ(std::get<InkUse>(read_ink_use("cold grey 12.25%")).tint, 122);
  EXPECT_EQ(std::get<Fault>(read_ink_use("40%")).code, Code::bad_ink_use);
  EXPECT_EQ(std::get<Fault>(read_ink_use("house 140%")).code, Code::bad_percentage);
  EXPECT_EQ(std::get<Fault>(read_ink_use("house -1%")).code, Code::bad_percentage);
}

}  // namespace
}  // namespace nashra
