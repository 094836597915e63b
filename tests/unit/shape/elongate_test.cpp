#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>
#include <hb.h>
#include <map>

#include "base/unicode.h"
#include "shape/shape.h"
#include "support/arabic_text.h"
#include "support/test_fonts.h"
#include "text/itemize.h"

namespace nashra {
namespace {

FontPtr face(const char* family) { return test::shipped_fonts().find(family, 400); }

/// Words shaped by themselves, and the cache that knows them.
struct Words {
  explicit Words(const char* family, const char* language = "ar") : font(face(family)), tag(language) {}

  ShapedParagraph shaped(std::u16string_view text) {
    return shape(itemize(text, policy_for(tag), {font}).paragraph, cache);
  }
  ShapedWordPtr word(std::u16string_view text) { return shaped(text).pieces.at(0).word; }

  /// The word with a | at each place and a digit for its class.
  std::string places(std::u16string_view text) {
    const ShapedWordPtr shaped_word = word(text);
    std::u16string out = shaped_word->text;
    auto places = shaped_word->elongations;
    std::reverse(places.begin(), places.end());
    for (const ElongationPlace& place : places) {
      const char16_t digit = static_cast<char16_t>(u'0' + static_cast<int>(place.join));
      out.insert(place.offset, {u'|', digit});
    }
    return to_utf8(out);
  }

  FontPtr font;
  const char* tag;
  WordCache cache;
};

constexpr const char* kFamilies[] = {"Amiri", "Noto Naskh Arabic"};

TEST(Elongate, TatweelsOfAmiriAreAsWideAsItsCurvesAre) {
  Words words("Amiri");
  EXPECT_EQ(words.word(u"مسجد")->tatweel_widths, (TatweelWidths{185, 371, 556}));
}

TEST(Elongate, EveryPlaceOfEveryWordGivesThePromisedWidth) {
  for (const char* family : kFamilies) {
    Words words(family);
    int forms = 0;
    for (unsigned seed = 0; seed < 12; ++seed) {
      const ShapedParagraph paragraph = words.shaped(test::arabic_paragraph(seed, 60));
      for (const ShapedPiece& piece : paragraph.pieces) {
        for (const ElongationPlace& place : piece.word->elongations) {
          for (std::size_t tatweels = 1; tatweels <= kMostTatweels; ++tatweels) {
            const ShapedWordPtr form = elongate(piece.word, place.offset, tatweels, words.cache);
            ASSERT_NE(form, nullptr) << family << " " << to_utf8(piece.word->text) << " " << place.offset;
            const std::int32_t promised = piece.word->advance + piece.word->tatweel_widths[tatweels - 1];
            ASSERT_LE(std::abs(form->advance - promised), 1) << family << " " << to_utf8(piece.word->text);
            ++forms;
          }
        }
      }
    }
    EXPECT_GT(forms, 300) << family;
  }
}

/// Forms are put together from joins that were shaped in other words.
TEST(Elongate, EveryFormIsWhatTheShaperMakesOfTheWordWithTatweels) {
  for (const char* family : kFamilies) {
    Words words(family);
    for (unsigned seed = 20; seed < 30; ++seed) {
      const ShapedParagraph paragraph = words.shaped(test::arabic_paragraph(seed, 60));
      for (const ShapedPiece& piece : paragraph.pieces) {
        for (const ElongationPlace& place : piece.word->elongations) {
          const std::size_t tatweels = 1 + (seed + place.offset) % kMostTatweels;
          std::u16string text = piece.word->text;
          text.insert(place.offset, tatweels, u'\u0640');
          const ShapedWordPtr whole = words.word(text);
          const ShapedWordPtr form = elongate(piece.word, place.offset, tatweels, words.cache);
          ASSERT_EQ(form->glyphs.size(), whole->glyphs.size()) << family << " " << to_utf8(text);
          for (std::size_t i = 0; i < whole->glyphs.size(); ++i) {
            const Glyph &ours = form->glyphs[i], &theirs = whole->glyphs[i];
            ASSERT_EQ(ours.id, theirs.id) << family << " " << to_utf8(text);
            ASSERT_EQ(ours.advance, theirs.advance) << family << " " << to_utf8(text);
            ASSERT_EQ(ours.x_offset, theirs.x_offset) << family << " " << to_utf8(text);
            ASSERT_EQ(ours.y_offset, theirs.y_offset) << family << " " << to_utf8(text);
          }
        }
      }
    }
  }
}

TEST(Elongate, AnElongatedWordIsTheWordThatWasWritten) {
  Words words("Amiri");
  const ShapedWordPtr word = words.word(u"مُسْلِم");
  ASSERT_FALSE(word->elongations.empty());
  for (const ElongationPlace& place : word->elongations) {
    const ShapedWordPtr form = elongate(word, place.offset, 2, words.cache);
    EXPECT_EQ(form->text, word->text);
    std::vector<std::uint32_t> before, after;
    std::uint32_t last_letter = 0;
    for (const Glyph& glyph : word->glyphs) {
      before.push_back(glyph.cluster);
      if (glyph.cluster < place.offset) last_letter = std::max(last_letter, glyph.cluster);
    }
    int tatweels = 0;
    for (const Glyph& glyph : form->glyphs) {
      if (glyph.origin == Glyph::Origin::text) {
        after.push_back(glyph.cluster);
      } else {
        EXPECT_EQ(glyph.cluster, last_letter);
        ++tatweels;
      }
    }
    EXPECT_EQ(after, before) << "letters and marks keep their places";
    EXPECT_GT(tatweels, 0);
  }
}

TEST(Elongate, AFormIsShapedOnce) {
  Words words("Amiri");
  const ShapedWordPtr word = words.word(u"مسجد");
  const std::uint32_t offset = word->elongations.front().offset;
  EXPECT_EQ(elongate(word, offset, 2, words.cache), elongate(word, offset, 2, words.cache));
  EXPECT_NE(elongate(word, offset, 1, words.cache), elongate(word, offset, 2, words.cache));
}

TEST(Elongate, PlacesHaveTheClassesOfTheirLetters) {
  Words words("Noto Naskh Arabic");
  EXPECT_EQ(words.places(u"مسجد"), "م|6س|0ج|1د");
  EXPECT_EQ(words.places(u"السلام"), "ال|6س|0لام");
  EXPECT_EQ(words.places(u"مدينة"), "م|1دي|6ن|1ة");
  EXPECT_EQ(words.places(u"كتاب"), "ك|6ت|2اب");
  EXPECT_EQ(words.places(u"جميل"), "ج|6م|6ي|2ل");
  EXPECT_EQ(words.places(u"تقرير"), "ت|6ق|5ري|5ر");
  EXPECT_EQ(words.places(u"كبير"), "ك|6ب|3ي|5ر");
}

TEST(Elongate, WhereTheRulesForbidItThereIsNoPlace) {
  Words words("Noto Naskh Arabic");
  EXPECT_EQ(words.places(u"في"), "في");
  EXPECT_EQ(words.places(u"من"), "من");
  EXPECT_EQ(words.places(u"الله"), "الله");
  EXPECT_EQ(words.places(u"لله"), "لله");
  EXPECT_EQ(words.places(u"والله،"), "والله،");
  EXPECT_EQ(words.places(u"عبدالله"), "عبدالله");
  EXPECT_EQ(words.places(u"علم"), "علم") << "three letters, and no better class than final";
  EXPECT_EQ(words.places(u"سوف"), "س|0وف") << "three letters, but after a seen";
  EXPECT_EQ(words.places(u"عـلمي"), "عـلمي") << "a tatweel of the author's";
  EXPECT_EQ(words.places(u"بلاد").find("ل|"), std::string::npos) << "lam and alef";
  EXPECT_EQ(words.places(u"كرسي"), "ك|5رس|0ي") << "before a final yeh only after seen";
  EXPECT_EQ(words.places(u"عربي").find("ب|"), std::string::npos);
  EXPECT_EQ(words.places(u"نيسان، 25").find("|2،"), std::string::npos);
}

// C11: a ban looks through the marks between letters.
TEST(Elongate, MarksDoNotHideLamAndAlefNorTheNameOfGod) {
  for (const char* family : kFamilies) {
    Words words(family);
    for (const std::u16string_view name :
         {u"اللَّه", u"ٱللَّهِ", u"وَاللَّهُ", u"بِاللّٰهِ", u"تَاللَّهِ", u"لِلَّهِ", u"فَلِلَّهِ", u"وللّه", u"عبدُالله", u"اللَّهُمَّ"})
      EXPECT_EQ(words.places(name), to_utf8(name)) << family;
    for (const std::u16string_view alef : {u"ا", u"أ", u"إ", u"آ", u"ٱ"}) {
      for (const std::u16string_view mark :
           {u"", u"\u064E", u"\u0651\u064E", u"\u0652", u"\u064F", u"\u0670"}) {
        const std::u16string lam_alef = u"ل" + std::u16string(mark) + std::u16string(alef);
        for (const std::u16string_view frame : {u"س?نية", u"مُبَ?شَرَة", u"ا?خبار", u"است?م", u"خ?ف"}) {
          std::u16string word(frame);
          const std::size_t at = word.find(u'?');
          word.replace(at, 1, lam_alef);
          for (const ElongationPlace& place : words.word(word)->elongations)
            EXPECT_NE(place.offset, at + 1 + mark.size()) << family << ' ' << to_utf8(word);
        }
      }
    }
  }
}

TEST(Elongate, MarksStayOverTheirLetters) {
  for (const char* family : kFamilies) {
    Words words(family);
    int marks = 0;
    for (const std::u16string_view text :
         {u"مُبَاشَرَةً", u"يَسْتَمِعُونَ", u"مُسْتَشْفَيَاتٌ", u"تَحْسِينٍ", u"بِالْمَكْتَبَةِ", u"المُجتَمَع"}) {
      const ShapedWordPtr word = words.word(text);
      for (const ElongationPlace& place : word->elongations) {
        const ShapedWordPtr form = elongate(word, place.offset, kMostTatweels, words.cache);
        ASSERT_NE(form, nullptr);
        // From where to where the glyphs of a cluster move the pen, and where its marks are drawn.
        std::map<std::uint32_t, std::pair<std::int32_t, std::int32_t>> letters;
        std::vector<std::pair<std::uint32_t, std::int32_t>> drawn;
        std::int32_t pen = 0;
        for (const Glyph& glyph : form->glyphs) {
          hb_glyph_extents_t ink{};
          hb_font_get_glyph_extents(form->font->handle(), glyph.id, &ink);
          if (glyph.advance == 0 && ink.width > 0) {
            drawn.emplace_back(glyph.cluster, pen + glyph.x_offset + ink.x_bearing + ink.width / 2);
          } else if (const auto [letter, is_new] =
                         letters.try_emplace(glyph.cluster, pen, pen + glyph.advance);
                     !is_new) {
            letter->second.second = pen + glyph.advance;
          }
          pen += glyph.advance;
        }
        for (const auto& [cluster, centre] : drawn) {
          ASSERT_TRUE(letters.contains(cluster));
          EXPECT_GE(centre, letters[cluster].first - 100) << family << ' ' << to_utf8(text);
          EXPECT_LE(centre, letters[cluster].second + 100) << family << ' ' << to_utf8(text);
          ++marks;
        }
      }
    }
    EXPECT_GT(marks, 20) << family;
  }
}

TEST(Elongate, LanguagesWithoutItHaveNoPlaces) {
  EXPECT_TRUE(Words("Noto Naskh Arabic", "ur").word(u"مسجد")->elongations.empty());
  EXPECT_FALSE(Words("Noto Naskh Arabic", "fa").word(u"مسجد")->elongations.empty());
}

TEST(Elongate, NoJoinIsLengthenedBesideAJoiner) {
  Words words("Noto Naskh Arabic", "fa");
  EXPECT_EQ(words.places(u"می\u200Cخواهم").find("ی|"), std::string::npos);
  EXPECT_EQ(words.places(u"می\u200Cخواهم").find("خ|"), std::string::npos);
}

TEST(Elongate, AFontWhoseTatweelDoesNothingIsFoundOut) {
  const auto can = [](const char* family) {
    WordCache cache;
    const Itemized text = itemize(u"مسجد", policy_for("ar"), {face(family)});
    return can_elongate(text.paragraph.runs.front(), cache);
  };
  EXPECT_TRUE(can("Amiri"));
  EXPECT_TRUE(can("Noto Naskh Arabic"));
  EXPECT_FALSE(can("Noto Nastaliq Urdu"));
}

}  // namespace
}  // namespace nashra
