#include "editorial/clean.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "spec/vocabulary.h"
#include "unit/editorial/cleaned.h"
#include "unit/spec/said.h"

namespace nashra {
namespace {

using test::clean_paragraph;
using test::cleaned;
using test::only;
using test::paragraph;
using test::standard_editorial;

using E = EditorialSpec;

std::string all(std::u16string text, std::string language = "ar") {
  return cleaned(std::move(text), standard_editorial(), std::move(language));
}

TEST(Clean, EachRuleHasItsKeyInTheVocabulary) {
  std::vector<std::string_view> rules, keys;
  for (const editorial::Rule& rule : editorial::rules()) rules.push_back(rule.name);
  for (const Key& key : keys_of(Section::editorial)) keys.push_back(key.name);
  for (const char* no_rule : {"clean", "visual-order"}) rules.emplace_back(no_rule);
  std::sort(rules.begin(), rules.end());
  std::sort(keys.begin(), keys.end());
  EXPECT_EQ(rules, keys);
}

EditorialSpec editorial_of(const std::string& yaml) {
  const Outcome<LayoutSpec> layout =
      read_layout({"a.yaml",
                   "fonts: {text: Amiri}\nstyles: {body: {font: text}}\nstories: {lead: {body: "
                   "body}, standard: {body: body}}\n" +
                       yaml});
  EXPECT_TRUE(layout.value) << yaml;
  return layout.value ? layout.value->editorial : EditorialSpec();
}

TEST(Clean, RulesAreOnUnlessTheLayoutSaysOtherwise) {
  const EditorialSpec usual = editorial_of("");
  for (const editorial::Rule& rule : editorial::rules()) {
    EXPECT_TRUE(rule.is_on == nullptr || usual.*rule.is_on) << rule.name;
  }
  EXPECT_TRUE(usual.visual_order);
  EXPECT_EQ(editorial_of("editorial: true"), usual);
  EXPECT_EQ(editorial_of("editorial: false"), EditorialSpec());
  EditorialSpec one = usual;
  one.dashes = false;
  EXPECT_EQ(editorial_of("editorial: {dashes: false}"), one);
  EditorialSpec alone;
  alone.dashes = true;
  EXPECT_EQ(editorial_of("editorial: {dashes: true, clean: false}"), alone);
}

TEST(Clean, WithEveryRuleOffNothingChanges) {
  const std::u16string text = u" \u200Bقال  \"نعم\" ,ثم - لا ... %15 ";
  const CleanedArticle out = clean_paragraph(text, EditorialSpec());
  EXPECT_EQ(out.article.blocks[0].content.text, text);
  EXPECT_TRUE(out.changes.empty());
}

TEST(Clean, WellSetTextStaysAsItIs) {
  for (const char16_t* text :
       {u"قال المدير: «العمل مستمر»، وأضاف أن الكلفة 2.75 مليون؛ فهل تكفي؟ نعم! (ربما).",
        u"www.desk.example/a,b?c=1;d، و press@desk.example، و +995 (32) 277-41-08، و 10:30، و 1,250,000.5",
        u"ق.م. و ش.م.ل. وأ.د.", u"هـ، ولـ«النبض»، وبـ42، ورحمـٰن"}) {
    EditorialSpec spec = standard_editorial();
    spec.joined_waw = spec.no_break_spaces = false;
    EXPECT_EQ(cleaned(text, spec), to_utf8(text));
  }
}

TEST(Clean, EachChangeSaysRuleAndPlaceAndWhatStoodThere) {
  const CleanedArticle out = clean_paragraph(u"بدأ العمل ، وقال \"نعم\" أمس ... ثم", standard_editorial());
  ASSERT_EQ(out.changes.size(), 3U);
  EXPECT_EQ(out.changes[0], (Change{"ellipses", {1, 28}, u"...", u"…"}));
  EXPECT_EQ(out.changes[1], (Change{"quotation-marks", {1, 18}, u"\"نعم\"", u"«نعم»"}));
  EXPECT_EQ(out.changes[2], (Change{"spaces-before-marks", {1, 10}, u"العمل ،", u"العمل،"}));
}

TEST(Clean, PlacesAreThoseOfTheFileWhateverWasCleanedBefore) {
  const CleanedArticle out = clean_paragraph(u"أ\u200Bب  ج ، د", standard_editorial());
  EXPECT_EQ(to_utf8(out.article.blocks[0].content.text), "أب ج، د");
  for (const Change& change : out.changes) EXPECT_EQ(change.where.line, 1U);
  EXPECT_EQ(out.changes.back().where.column, 7U);
}

TEST(Clean, MarkedTextStaysMarked) {
  Article article = paragraph(u"قال \"نعم\" - ثم");
  article.blocks[0].content.spans = {{{4, 9}, SpanKind::strong}};
  const Article out = clean(article, standard_editorial()).value->article;
  EXPECT_EQ(out.blocks[0].content.text.substr(4, 5), u"«نعم»");
  EXPECT_EQ(out.blocks[0].content.spans[0].range, (TextRange{4, 9}));
}

TEST(Clean, ABlockInAnotherScriptFollowsThatLanguage) {
  EXPECT_EQ(all(u"He said \"no\" - twice."), "He said “no”_– twice.");
  EXPECT_EQ(all(u"Он сказал \"нет\" - дважды."), "Он сказал «нет»_— дважды.");
  EXPECT_EQ(all(u"قال \"لا\".", "ru"), "قال «لا».");
}

TEST(Normalize, LettersAndTheirMarksAreOne) {
  EXPECT_EQ(cleaned(u"ا\u0653لو", only(&E::normalize)), "آلو");
  EXPECT_EQ(cleaned(u"и\u0306од", only(&E::normalize), "ru"), "йод");
}

TEST(Normalize, AHeapOfMarksIsLeftAlone) {
  const std::u16string heap = u"a" + std::u16string(100, u'\u0301');
  EXPECT_EQ(cleaned(heap, only(&E::normalize)), to_utf8(heap));
}

TEST(JunkCharacters, ZeroWidthSpacesGoAndJoinersStay) {
  EXPECT_EQ(cleaned(u"خانه\u200Cها\u200B و پرده\u200Cی\uFEFF نو", only(&E::junk_characters), "fa"),
            "خانه|ها و پرده|ی نو");
  EXPECT_EQ(cleaned(u"سنة 1447 ه\u200D", only(&E::junk_characters)), "سنة 1447 ه+");
}

TEST(JunkCharacters, DirectionMarksGoWhereTheyDoNothing) {
  EXPECT_EQ(cleaned(u"\u200Fقال\u200F نعم \u200E ثم", only(&E::junk_characters)), "قال نعم  ثم");
  EXPECT_EQ(cleaned(u"لغة C++\u200E أولاً", only(&E::junk_characters)), "لغة C++\u200E أولاً")
      << "the plus signs would change sides";
  EXPECT_EQ(cleaned(u"من \u200E-5 إلى", only(&E::junk_characters)), "من \u200E-5 إلى");
}

TEST(JunkCharacters, EmbeddingsWithoutPartnerOrContentGo) {
  EXPECT_EQ(cleaned(u"أ \u202Bب ج", only(&E::junk_characters)), "أ ب ج");
  EXPECT_EQ(cleaned(u"أ\u2069 \u2067\u202A\u202C\u2069ب", only(&E::junk_characters)), "أ ب");
  EXPECT_EQ(cleaned(u"أ \u2066a-b\u2069 ب", only(&E::junk_characters)), "أ \u2066a-b\u2069 ب");
}

TEST(PresentationForms, LettersBecomeWhatTheyAre) {
  EXPECT_EQ(cleaned(u"\uFE8D\uFEDF\uFEB4\uFEFC\uFEE1", only(&E::presentation_forms)), "السلام");
}

TEST(PresentationForms, WordsAndMarksAloneStay) {
  EXPECT_EQ(cleaned(u"\uFDFA \uFDF2 \uFE70 \uFC60 \uFD3E", only(&E::presentation_forms)),
            "\uFDFA \uFDF2 \uFE70 \uFC60 \uFD3E");
  EXPECT_EQ(cleaned(u"½ ﬁ ①", only(&E::presentation_forms)), "½ ﬁ ①") << "nothing else is touched";
}

TEST(PresentationForms, AFormThatTheNeighboursWouldNotGiveIsKept) {
  EXPECT_EQ(cleaned(u"\uFEEB.", only(&E::presentation_forms)), "ه+.");
  EXPECT_EQ(cleaned(u"\uFEE3\uFEF2\uFEAD", only(&E::presentation_forms)), "مي|ر");
}

TEST(Tatweel, DecorationGoes) { EXPECT_EQ(cleaned(u"الســـلام علـيكم", only(&E::tatweel)), "السلام عليكم"); }

TEST(Tatweel, OneThatCarriesAJoinOrAMarkStays) {
  EXPECT_EQ(cleaned(u"1447 هـ", only(&E::tatweel)), "1447 هـ");
  EXPECT_EQ(cleaned(u"لـ«النبض» بـ42", only(&E::tatweel)), "لـ«النبض» بـ42");
  EXPECT_EQ(cleaned(u"رحمـ\u0670ن هيـ\u0654ة", only(&E::tatweel)), "رحمـ\u0670ن هيـ\u0654ة");
  EXPECT_EQ(cleaned(u"هــــ ـــها", only(&E::tatweel)), "هـ ـها");
  EXPECT_EQ(cleaned(u"ــــــ", only(&E::tatweel)), "ــــــ") << "a rule of tatweels is no word";
}

TEST(Ellipses, ThreeDotsAreOneCharacter) {
  EXPECT_EQ(cleaned(u"ثم... لا.... نعم..", only(&E::ellipses)), "ثم… لا.... نعم..");
}

TEST(QuotationMarks, StraightAndCurlyOnesBecomeThoseOfTheLanguage) {
  EXPECT_EQ(cleaned(u"قال \"نعم\" ثم “لا” ثم ”ربما“.", only(&E::quotation_marks)),
            "قال «نعم» ثم «لا» ثم «ربما».");
  EXPECT_EQ(cleaned(u"\"Да\" и “нет”, – сказал он", only(&E::quotation_marks), "ru"),
            "«Да» и «нет», – сказал он");
  EXPECT_EQ(cleaned(u"\"Yes\", «no»", only(&E::quotation_marks), "en"), "“Yes”, “no”");
  EXPECT_EQ(cleaned(u"\"כן\" אמר", only(&E::quotation_marks), "he"), "”כן” אמר");
  EXPECT_EQ(cleaned(u"اس نے \"ہاں\" کہا", only(&E::quotation_marks), "ur"), "اس نے ”ہاں“ کہا");
}

TEST(QuotationMarks, InnerOnesAreThoseOfTheLanguageToo) {
  EXPECT_EQ(cleaned(u"\"قرأت \"الموجة\" أمس\"", only(&E::quotation_marks)), "«قرأت ”الموجة“ أمس»");
  EXPECT_EQ(cleaned(u"«Читал \"Волну\" вчера»", only(&E::quotation_marks), "ru"), "«Читал „Волну“ вчера»");
  EXPECT_EQ(cleaned(u"\"I read \"The Wave\" twice\"", only(&E::quotation_marks), "en"),
            "“I read ‘The Wave’ twice”");
}

TEST(QuotationMarks, BetweenLatinWordsCurlyOnesRunFromTheLeft) {
  EXPECT_EQ(cleaned(u"قرأت «The \"Wave\" Daily» أمس", only(&E::quotation_marks)),
            "قرأت «The “Wave” Daily» أمس");
}

TEST(QuotationMarks, OnesTypedTheWrongWayRoundAreTurned) {
  EXPECT_EQ(cleaned(u"قال »نعم« ثم", only(&E::quotation_marks)), "قال «نعم» ثم");
}

TEST(QuotationMarks, OpenBehindAJoinedWordAndAColon) {
  EXPECT_EQ(cleaned(u"نعم و\"لا\" ولـ\"الموجة\" قال:\"ربما\"", only(&E::quotation_marks)),
            "نعم و«لا» ولـ«الموجة» قال:«ربما»");
}

TEST(QuotationMarks, TheDoubleQuoteOfHebrewAbbreviationsAndInchesIsNone) {
  EXPECT_EQ(cleaned(u"דו\"ח \"ארוך\" של או\"ם", only(&E::quotation_marks), "he"), "דו\"ח ”ארוך” של או\"ם");
  EXPECT_EQ(cleaned(u"شاشة 27\" جديدة", only(&E::quotation_marks)), "شاشة 27\" جديدة");
}

TEST(QuotationMarks, OneWithoutAPartnerIsReportedAndLeft) {
  const Outcome<CleanedArticle> out = clean(paragraph(u"قال \"نعم ثم \"لا\" أمس"), only(&E::quotation_marks));
  EXPECT_EQ(to_utf8(out.value->article.blocks[0].content.text), "قال \"نعم ثم «لا» أمس");
  ASSERT_EQ(out.diagnostics.size(), 1U);
  EXPECT_EQ(out.diagnostics[0].code, Code::unbalanced_quotes);
  EXPECT_EQ(out.diagnostics[0].where.line, 1U);
  EXPECT_EQ(out.diagnostics[0].where.column, 5U);
}

TEST(Apostrophes, StandInWordsOfLatinAndCyrillicLetters) {
  EXPECT_EQ(cleaned(u"don't Sana'a 'quoted' 5'", only(&E::apostrophes), "en"), "don’t Sana’a 'quoted' 5'");
}

TEST(ArabicPunctuation, StandsBetweenArabicLetters) {
  EXPECT_EQ(cleaned(u"نعم, لا; ربما? هل عام 2024, أم London, وقال?", only(&E::arabic_punctuation)),
            "نعم، لا؛ ربما؟ هل عام 2024، أم London, وقال؟");
  EXPECT_EQ(cleaned(u"1,250 و www.desk.example/?a,b", only(&E::arabic_punctuation)),
            "1,250 و www.desk.example/?a,b");
  EXPECT_EQ(cleaned(u"да, нет?", only(&E::arabic_punctuation), "ru"), "да, нет?");
}

TEST(Spaces, SeveralBecomeOne) {
  EXPECT_EQ(cleaned(u" نعم   لا\t\u00A0ثم\u00A0ربما ", only(&E::spaces)), "نعم لا ثم_ربما");
  EXPECT_EQ(cleaned(u"نعم \u2028 لا", only(&E::spaces)), "نعم\u2028لا");
}

TEST(Spaces, EmptyCellsOfATableStay) {
  const Article row = paragraph(u"أ |  | ب", "ar", BlockKind::table_row);
  EXPECT_EQ(clean(row, standard_editorial()).value->article.blocks[0].content.text, u"أ |  | ب");
}

TEST(SpacesBeforeMarks, GoFromCommasStopsAndClosingMarks) {
  EXPECT_EQ(cleaned(u"نعم ، لا ؛ ربما : ثم . هل ؟ لا ! (أ ) «ب »", only(&E::spaces_before_marks)),
            "نعم، لا؛ ربما: ثم. هل؟ لا! (أ) «ب»");
  EXPECT_EQ(cleaned(u"نعم ،لا .ثم", only(&E::spaces_before_marks)), "نعم،لا.ثم");
}

TEST(SpacesBeforeMarks, StayBeforeNamesDecimalsAndDots) {
  EXPECT_EQ(cleaned(u"منصة .NET و .5 و 3 : 2 ... ثم", only(&E::spaces_before_marks)),
            "منصة .NET و .5 و 3 : 2 ... ثم");
}

TEST(SpacesAfterMarks, StandWhereAWordFollows) {
  EXPECT_EQ(cleaned(u"نعم،لا؛ربما:كلها.وقال!هل؟لا،25", only(&E::spaces_after_marks)),
            "نعم، لا؛ ربما: كلها. وقال! هل؟ لا، 25");
  EXPECT_EQ(cleaned(u"(بين قوسين)وبعد «نعم»وبعد", only(&E::spaces_after_marks)),
            "(بين قوسين) وبعد «نعم» وبعد");
  EXPECT_EQ(cleaned(u"قال:«نعم»،(ربما)", only(&E::spaces_after_marks)), "قال: «نعم»، (ربما)");
}

TEST(SpacesAfterMarks, AreNotPutIntoNumbersTimesAddressesAndAbbreviations) {
  for (const char16_t* text : {u"1.5 و 1,250 و 10:30 و 1،5", u"desk.example و https://desk.example/a,b:c",
                               u"ق.م و ش.م.ل و أ.د.محمد", u"كتاب(ات)هم و«كتاب»ها"})
    EXPECT_EQ(cleaned(text, only(&E::spaces_after_marks)), to_utf8(text));
}

TEST(SpacesInsideBrackets, GoBehindOpeningMarks) {
  EXPECT_EQ(cleaned(u"( نعم) [ لا] « ربما»", only(&E::spaces_inside_brackets)), "(نعم) [لا] «ربما»");
}

TEST(Dashes, SpacedHyphensBecomeTheDashOfTheLanguage) {
  EXPECT_EQ(cleaned(u"القمة - بحسب البيان - ناجحة", only(&E::dashes)), "القمة_– بحسب البيان_– ناجحة");
  EXPECT_EQ(cleaned(u"мост - это дорога", only(&E::dashes), "ru"), "мост_— это дорога");
}

TEST(Dashes, TwoHyphensAreALongDash) {
  EXPECT_EQ(cleaned(u"نعم--لا -- ربما --- ثم", only(&E::dashes)), "نعم—لا_— ربما_— ثم");
}

TEST(Dashes, HyphensThatAreNoneStay) {
  for (const char16_t* text : {u"- بند", u"شمال-غرب", u"روسية- عربية", u"25 - 27", u"-----", u"- - -",
                               u"خيار --as-is", u"من -5 إلى"})
    EXPECT_EQ(cleaned(text, only(&E::dashes)), to_utf8(text));
}

TEST(Ranges, StandWithADashAndWithoutSpaces) {
  EXPECT_EQ(cleaned(u"2019-2024 و 25 - 27 آذار و ٣-٢ و 09:00 - 17:30", only(&E::ranges)),
            "2019–2024 و 25–27 آذار و ٣–٢ و 09:00–17:30");
}

TEST(Ranges, NumbersToDialAndDatesAreNone) {
  for (const char16_t* text : {u"555-0199", u"021-555601", u"2025-11-25", u"777-01-42", u"+995 32 277-41"})
    EXPECT_EQ(cleaned(text, only(&E::ranges)), to_utf8(text));
}

TEST(JoinedWaw, IsWrittenAsOneWithAnArabicWord) {
  EXPECT_EQ(cleaned(u"نعم و لا و «ربما» و 25 و London", only(&E::joined_waw)),
            "نعم ولا و «ربما» و_25 و_London");
  EXPECT_EQ(cleaned(u"بله و نه", only(&E::joined_waw), "fa"), "بله و نه") << "a word of its own";
}

TEST(PercentSigns, StandBehindTheirNumber) {
  EXPECT_EQ(cleaned(u"ارتفع %15 ثم ٪١٢٫٥ ثم (%8) و8% و20%", only(&E::percent_signs)),
            "ارتفع 15% ثم ١٢٫٥٪ ثم (8%) و8% و20%");
  EXPECT_EQ(cleaned(u"בין %20 ל-%35", only(&E::percent_signs), "he"), "בין 20% ל-35%");
  EXPECT_EQ(cleaned(u"%5% و -%3", only(&E::percent_signs)), "%5% و -%3");
}

TEST(Digits, BecomeLatin) {
  EditorialSpec spec;
  spec.digits = Digits::latin;
  EXPECT_EQ(cleaned(u"١٬٢٥٠٬٠٠٠٫٥ و ١٢٪ و ۱۴۰۵ و 7", spec), "1,250,000.5 و 12% و 1405 و 7");
}

TEST(Digits, BecomeArabicInTheFormsOfTheLanguage) {
  EditorialSpec spec;
  spec.digits = Digits::arabic;
  EXPECT_EQ(cleaned(u"1,250,000.5 و 12.5% و 10:30 و 25/11/2025 و 25-11-2025 و 1.2.2025", spec),
            "١٬٢٥٠٬٠٠٠٫٥ و ١٢٫٥٪ و ١٠:٣٠ و ٢٥/١١/٢٠٢٥ و ٢٥-١١-٢٠٢٥ و ١.٢.٢٠٢٥");
  EXPECT_EQ(cleaned(u"سال 1405 و ٢٥", spec, "fa"), "سال ۱۴۰۵ و ۲۵");
  EXPECT_EQ(cleaned(u"в 2019 году", spec, "ru"), "в 2019 году");
}

TEST(Digits, ThoseOfNamesAddressesAndForeignWordsStay) {
  EditorialSpec spec;
  spec.digits = Digits::arabic;
  for (const char16_t* text :
       {u"قمة G20 وطائرة F-16", u"على desk.example/2025 و a1@desk.example", u"للحجز +995 555 010 203",
        u"كتاب The 39 Steps الشهير", u"الرمز 2025-11-25 والهاتف 777-01-42"})
    EXPECT_EQ(cleaned(text, spec), to_utf8(text));
}

TEST(Digits, TheNumberOfAListItemIsOneOfThem) {
  EditorialSpec spec;
  spec.digits = Digits::latin;
  Article article = paragraph(u"بند", "ar", BlockKind::list_item);
  article.blocks[0].marker = u"١٢.";
  EXPECT_EQ(clean(article, spec).value->article.blocks[0].marker, u"12.");
}

TEST(NoBreakSpaces, KeepANumberWithItsShortMeasureOrMonth) {
  EXPECT_EQ(cleaned(u"قبل 3 أيام في 25 نوفمبر على 12 كم و 12 % و 7 أشخاص", only(&E::no_break_spaces)),
            "قبل 3_أيام في 25_نوفمبر على 12_كم و 12_% و 7 أشخاص");
  EXPECT_EQ(cleaned(u"№ 5 за 30 км на 5 млн к 12 мая", only(&E::no_break_spaces), "ru"),
            "№_5 за 30_км на 5_млн к 12_мая");
  EXPECT_EQ(cleaned(u"5 kg by 12 May", only(&E::no_break_spaces), "en"), "5_kg by 12_May");
}

TEST(NoBreakSpaces, ALongMeasureMayBeginALine) {
  for (const auto& [text, language] : {std::pair{u"5 ملايين دولار", "ar"}, std::pair{u"30 километров", "ru"},
                                       std::pair{u"5 million", "en"}, std::pair{u"5 קילומטרים", "he"}})
    EXPECT_EQ(cleaned(text, only(&E::no_break_spaces), language), to_utf8(text));
}

TEST(NoBreakSpaces, CountAWordWithItsVowels) {
  EXPECT_EQ(cleaned(u"25 ألفاً", only(&E::no_break_spaces)), "25_ألفاً");
}

TEST(NoBreakSpaces, KeepATitleOrInitialWithItsName) {
  EXPECT_EQ(cleaned(u"قال د. سليم وأ.د. هدى", only(&E::no_break_spaces)), "قال د._سليم وأ.د._هدى");
  EXPECT_EQ(cleaned(u"А. С. Пушкин", only(&E::no_break_spaces), "ru"), "А._С._Пушкин");
}

TEST(VisualOrder, IsReportedAndLeftAlone) {
  const std::u16string text = u"ةميدقلا ةنيدملا يف \"رسجلا\" حاتتفا ,سمأ";
  const Outcome<CleanedArticle> out = clean(paragraph(text), standard_editorial());
  EXPECT_EQ(out.value->article.blocks[0].content.text, text);
  ASSERT_EQ(out.diagnostics.size(), 1U);
  EXPECT_EQ(out.diagnostics[0].code, Code::visual_order);
  EXPECT_FALSE(editorial::is_in_visual_order(u"افتتاح الجسر في المدينة القديمة أمس، مثلا أو أصلا"));
  EXPECT_TRUE(editorial::is_in_visual_order(u"םיבושח םישדח תונורתפ ןויכ"));
}

TEST(Clean, TheRulesWorkTogether) {
  EXPECT_EQ(all(u"قال الوزيـــر :\" ارتفع الانتاج %15 ,و هذا \"رقم جيد\" \"... - بحسب د. سليم ( المدير ) ,"
                u"و وصل 25-27 ألفا ."),
            "قال الوزير: «ارتفع الانتاج 15%، وهذا ”رقم جيد“»…_– بحسب د._سليم (المدير)، ووصل 25–27_ألفا.");
}

}  // namespace
}  // namespace nashra
