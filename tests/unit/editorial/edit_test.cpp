#include "editorial/edit.h"

#include <gtest/gtest.h>

#include "base/unicode.h"

namespace nashra {
namespace {

/// `abcdef` on line 3, column 5, the middle marked.
Inline content() {
  Inline out{u"abcdef", {}, {{{1, 5}, SpanKind::strong}, {{2, 4}, SpanKind::emphasis}}, {{2, "here"}}};
  out.where.add(0, 3, 5);
  return out;
}

std::uint32_t column_of(const Inline& in, std::size_t offset) {
  return in.where.place_of(in.text, offset).column;
}

TEST(Edited, WithoutReplacementsIsTheSame) {
  const Inline out = edited(content(), {});
  EXPECT_EQ(out.text, u"abcdef");
  EXPECT_EQ(out.spans, content().spans);
  EXPECT_EQ(out.anchors, content().anchors);
  EXPECT_EQ(column_of(out, 5), 10U);
}

TEST(Edited, WhatStandsBehindADeletionKeepsItsPlace) {
  const Inline out = edited(content(), {{{1, 3}}});
  EXPECT_EQ(out.text, u"adef");
  EXPECT_EQ(column_of(out, 0), 5U);
  EXPECT_EQ(column_of(out, 1), 8U);
  EXPECT_EQ(column_of(out, 3), 10U);
}

TEST(Edited, WhatComesInTakesThePlaceOfWhatItStandsFor) {
  const Inline out = edited(content(), {{{1, 3}, u"XYZ"}, {{4, 4}, u"+"}});
  EXPECT_EQ(out.text, u"aXYZd+ef");
  EXPECT_EQ(column_of(out, 1), 6U);
  EXPECT_EQ(column_of(out, 2), 7U);
  EXPECT_EQ(column_of(out, 3), 7U) << "there is no third character in the file";
  EXPECT_EQ(column_of(out, 4), 8U);
  EXPECT_EQ(column_of(out, 5), 9U);
  EXPECT_EQ(column_of(out, 6), 9U);
}

TEST(Edited, PlacesOfSeveralLinesStayWithTheirText) {
  Inline in{u"ab cd"};
  in.where.add(0, 1, 1);
  in.where.add(2, 1, 3);
  in.where.add(3, 2, 1);
  const Inline out = edited(in, {{{0, 1}}, {{4, 5}, u"DD"}});
  EXPECT_EQ(out.text, u"b cDD");
  EXPECT_EQ(out.where.place_of(out.text, 0), (SourceMap::Place{1, 2}));
  EXPECT_EQ(out.where.place_of(out.text, 2), (SourceMap::Place{2, 1}));
  EXPECT_EQ(out.where.place_of(out.text, 3), (SourceMap::Place{2, 2}));
}

TEST(Edited, ATextOfUnknownOriginStaysSo) {
  const Inline out = edited(Inline{u"ab"}, {{{0, 1}, u"X"}});
  EXPECT_EQ(out.text, u"Xb");
  EXPECT_EQ(out.where.place_of(out.text, 1), SourceMap::Place());
}

TEST(Edited, SpansKeepWhatTheyMark) {
  const Inline out = edited(content(), {{{0, 1}, u"AAA"}, {{3, 3}, u"+"}});
  EXPECT_EQ(out.text, u"AAAbc+def");
  ASSERT_EQ(out.spans.size(), 2U);
  EXPECT_EQ(out.spans[0].range, (TextRange{3, 8}));
  EXPECT_EQ(out.spans[1].range, (TextRange{4, 7}));
  EXPECT_EQ(out.anchors[0].offset, 4U);
}

TEST(Edited, WhatIsInsertedAtAnEdgeStandsOutsideOfTheSpan) {
  const Inline out = edited(content(), {{{1, 1}, u"<"}, {{5, 5}, u">"}});
  EXPECT_EQ(out.text, u"a<bcde>f");
  EXPECT_EQ(out.spans[0].range, (TextRange{2, 6}));
}

TEST(Edited, AMarkAtAnEdgeThatIsReplacedStaysInTheSpan) {
  const Inline out = edited(content(), {{{1, 2}, u"B"}, {{4, 5}, u"E"}});
  EXPECT_EQ(out.spans[0].range, (TextRange{1, 5}));
}

TEST(Edited, ASpanThatMarksNothingAnyMoreIsDropped) {
  const Inline out = edited(content(), {{{2, 4}}});
  ASSERT_EQ(out.spans.size(), 1U);
  EXPECT_EQ(out.spans[0].range, (TextRange{1, 3}));
  EXPECT_EQ(out.anchors[0].offset, 2U);
}

}  // namespace
}  // namespace nashra
