#include "text/line_breaks.h"

#include <gtest/gtest.h>

namespace nashra {
namespace {

struct Place {
  std::size_t offset;
  double penalty;
  bool mandatory = false;
  friend bool operator==(const Place&, const Place&) = default;
};

void PrintTo(const Place& place, std::ostream* out) {
  *out << place.offset << ':' << place.penalty << (place.mandatory ? "!" : "");
}

std::vector<Place> places(std::u16string_view text, const char* language = "ar") {
  std::vector<Place> out;
  for (const BreakOpportunity& b : line_breaks(text, policy_for(language)))
    out.push_back({b.offset, b.penalty, b.mandatory});
  return out;
}

using Places = std::vector<Place>;

TEST(LineBreaks, ComeAfterSpacesAndCostNothing) {
  EXPECT_EQ(places(u"باب دار  نار"), (Places{{4, 0}, {9, 0}}));
}

TEST(LineBreaks, NeverComeAfterANonBreakingSpace) { EXPECT_EQ(places(u"25\u00A0ب"), Places{}); }

TEST(LineBreaks, NeverComeBeforeADashBetweenSpaces) {
  EXPECT_EQ(places(u"باب - دار"), (Places{{6, 0}}));
  EXPECT_EQ(places(u"باب – دار"), (Places{{6, 0}}));
  EXPECT_EQ(places(u"باب – "), (Places{}));
  EXPECT_EQ(places(u"باب -دار"), (Places{{4, 0}})) << "this one is a minus";
}

TEST(LineBreaks, AfterAHyphenOrASlashCostABit) {
  EXPECT_EQ(places(u"باب-دار"), (Places{{4, 50}}));
  EXPECT_EQ(places(u"باب/دار"), (Places{{4, 50}}));
}

TEST(LineBreaks, AfterALoneWawCostMuch) {
  EXPECT_EQ(places(u"باب و 25"), (Places{{4, 0}, {6, 300}}));
  EXPECT_EQ(places(u"و 25"), (Places{{2, 300}}));
  EXPECT_EQ(places(u"هو 25"), (Places{{3, 0}})) << "waw at the end of a word is no conjunction";
}

TEST(LineBreaks, AfterAParticleAreMarked) {
  const auto marked = [](std::u16string_view text, const char* language) {
    std::vector<std::size_t> offsets;
    for (const BreakOpportunity& place : line_breaks(text, policy_for(language))) {
      if (place.strands_particle) offsets.push_back(place.offset);
    }
    return offsets;
  };
  EXPECT_EQ(marked(u"سفن في  ميناء إنّ البحر", "ar"), (std::vector<std::size_t>{8, 18}));
  EXPECT_EQ(marked(u"The boats of a port", "en"), (std::vector<std::size_t>{4, 13, 15}));
  EXPECT_EQ(marked(u"лодки в порту", "ru"), (std::vector<std::size_t>{8}));
  EXPECT_EQ(marked(u"сад в порту", "ar"), (std::vector<std::size_t>{})) << "each language has its own";
}

TEST(LineBreaks, NeverPartAMarkFromItsBase) {
  EXPECT_EQ(places(u"ب\u200Bب"), (Places{{2, 0}}));
  EXPECT_EQ(places(u"ب\u200B\u064E"), Places{});
}

TEST(LineBreaks, AreForcedByLineAndParagraphSeparators) {
  EXPECT_EQ(places(u"ا\nا\u2028ا\u0085ا"), (Places{{2, 0, true}, {4, 0, true}, {6, 0, true}}));
  EXPECT_EQ(places(u"ا\r\nا"), (Places{{3, 0, true}}));
}

TEST(LineBreaks, DoNotIncludeTheEdgesOfTheText) {
  EXPECT_EQ(places(u""), Places{});
  EXPECT_EQ(places(u"ا\n"), Places{});
}

}  // namespace
}  // namespace nashra
