#include "language/policy.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace nashra {
namespace {

using enum Direction;

// ICU has no Kurdish names of these months, and its Urdu ones have a space inside ربیع.
constexpr std::array<std::string_view, 12> kSoraniHijriMonths{
    "موحەڕەم", "سەفەر",  "ڕەبیعی یەکەم", "ڕەبیعی دووەم", "جومادای یەکەم", "جومادای دووەم",
    "ڕەجەب",   "شەعبان", "ڕەمەزان",      "شەوال",        "زولقەعدە",      "زولحیججە"};
constexpr std::array<std::string_view, 12> kUrduHijriMonths{
    "محرم", "صفر",   "ربیع الاول", "ربیع الثانی", "جمادی الاول", "جمادی الثانی",
    "رجب",  "شعبان", "رمضان",      "شوال",        "ذوالقعدہ",    "ذوالحجہ"};

constexpr std::array<std::string_view, 36> kArabicParticles{
    "في",  "من",  "على",  "إلى", "عن",  "مع", "بين", "حتى", "عند", "منذ", "بعد", "قبل",
    "تحت", "فوق", "خلال", "لدى", "ضد",  "أن", "إن",  "أو",  "ثم",  "بل",  "لا",  "ما",
    "لم",  "لن",  "قد",   "لو",  "إذا", "كل", "بعض", "غير", "هذا", "هذه", "أي",  "و"};
constexpr std::array<std::string_view, 15> kPersianParticles{"از", "به", "در", "و",   "که", "با", "تا", "بر",
                                                             "را", "یا", "هر", "این", "آن", "نه", "بی"};
constexpr std::array<std::string_view, 10> kUrduParticles{"اور", "یا", "کہ", "یہ", "وہ",
                                                          "نہ",  "بہ", "اس", "ہر", "جو"};
constexpr std::array<std::string_view, 9> kSoraniParticles{"لە", "بە",  "بۆ",  "و",  "کە",
                                                           "تا", "هەر", "ئەم", "ئەو"};
constexpr std::array<std::string_view, 10> kHebrewParticles{"של", "על", "את", "אל", "עם",
                                                            "מן", "כי", "לא", "או", "גם"};
constexpr std::array<std::string_view, 24> kRussianParticles{
    "в",  "во", "на", "и",  "с",  "со", "о",  "об", "к",   "ко",  "у",   "за",
    "от", "до", "из", "по", "не", "ни", "но", "а",  "или", "для", "при", "без"};
constexpr std::array<std::string_view, 20> kEnglishParticles{"a",  "an", "the", "of",   "in",   "on",  "at",
                                                             "to", "by", "for", "or",   "and",  "as",  "is",
                                                             "no", "if", "its", "with", "from", "into"};

// What stays in the line of the number before it: short measures and the months. A long word that may not
// begin a line leaves the one above it loose, most where lines have only their spaces to give, but with
// kashida too: with all measures, sums and currencies in this row, lines of Arabic news with spaces of more
// than 1.5 their width were 1.6 % instead of 1.4 % at 45 mm.
constexpr auto kArabicCounted = std::to_array<std::string_view>(
    {"كم",     "كلم",    "سم",     "ملم",   "م",     "كغ",    "كلغ",   "غ",     "متر",    "مترا",
     "طن",     "طنا",    "لتر",    "ألف",   "ألفا",  "يوم",   "يوما",  "أيام",  "شهر",    "سنة",
     "عام",    "يناير",  "فبراير", "مارس",  "أبريل", "إبريل", "نيسان", "أيار",  "مايو",   "يونيو",
     "يونيه",  "حزيران", "تموز",   "يوليو", "يوليه", "آب",    "أغسطس", "أيلول", "سبتمبر", "أكتوبر",
     "نوفمبر", "ديسمبر", "كانون",  "شباط",  "آذار",  "تشرين", "محرم",  "صفر",   "ربيع",   "جمادى",
     "رجب",    "شعبان",  "رمضان",  "شوال",  "ذو",    "ذي",    "هـ",    "ه‍"});
constexpr auto kPersianCounted = std::to_array<std::string_view>(
    {"متر",   "گرم",  "تن",    "لیتر",   "درصد", "هزار",  "روز", "ماه",     "سال",   "فروردین", "اردیبهشت",
     "خرداد", "تیر",  "مرداد", "شهریور", "مهر",  "آبان",  "آذر", "دی",      "بهمن",  "اسفند",   "ژانویه",
     "فوریه", "مارس", "آوریل", "مه",     "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر",  "دسامبر"});
constexpr auto kUrduCounted = std::to_array<std::string_view>(
    {"میٹر", "گرام",  "ٹن",  "لیٹر", "فیصد",   "ہزار", "دن",    "ماہ",    "سال",   "جنوری", "فروری",
     "مارچ", "اپریل", "مئی", "جون",  "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"});
constexpr auto kSoraniCounted = std::to_array<std::string_view>(
    {"مەتر", "کیلۆ", "گرام", "تەن", "لیتر", "هەزار", "ڕۆژ", "مانگ", "ساڵ", "شوبات", "ئازار", "نیسان", "ئایار",
     "حوزەیران", "تەممووز", "ئاب", "ئەیلوول"});
constexpr auto kHebrewCounted = std::to_array<std::string_view>(
    {"מטר", "גרם", "טון", "ליטר", "אלף", "שקל", "בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני",
     "ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר"});
constexpr auto kRussianCounted = std::to_array<std::string_view>(
    {"мм",   "см",   "м",       "км",       "га",      "г",       "кг",     "т",      "л",
     "млн",  "млрд", "тыс",     "руб",      "января",  "февраля", "марта",  "апреля", "мая",
     "июня", "июля", "августа", "сентября", "октября", "ноября",  "декабря"});
constexpr auto kEnglishCounted = std::to_array<std::string_view>(
    {"mm",   "cm",   "m",       "km",        "ha",      "g",        "kg",
     "t",    "l",    "January", "February",  "March",   "April",    "May",
     "June", "July", "August",  "September", "October", "November", "December"});

// Patterns are written out here, not taken from ICU, so that the words on a page do not change with the
// version of its data.
constexpr auto kRows = std::to_array<LanguagePolicy>({
    {.tag = "ar",
     .direction = right_to_left,
     .script = "Arab",
     .locale = "ar",
     .digits = "arab",
     .date_long = "EEEE d MMMM y",
     .date_numeric = "d/M/y",
     .second_months = "ar-SY",
     .page_count = "{0,plural,one{صفحة واحدة}two{صفحتان}few{{0,number,0} صفحات}other{{0,number,0} صفحة}}",
     .calendar = "gregorian",
     .date_hijri = "d MMMM y هـ",
     .hijri_months = {},
     .particles = kArabicParticles,
     .emphasis = EmphasisForm::bold,
     .elongation = Elongation::kashida,
     .outer_quotes = {"«", "»"},
     .inner_quotes = {"”", "“"},
     .dash = "–",
     .eastern_digits = "arab",
     .joined_word = "و",
     .counted = kArabicCounted},
    {.tag = "fa",
     .direction = right_to_left,
     .script = "Arab",
     .locale = "fa",
     .digits = "arabext",
     .date_long = "EEEE d MMMM y",
     .date_numeric = "y/M/d",
     .second_months = "",
     .page_count = "{0,number,0} صفحه",
     .calendar = "persian",
     .date_hijri = "d MMMM y ه‍.ق",
     .hijri_months = {},
     .particles = kPersianParticles,
     .emphasis = EmphasisForm::bold,
     .elongation = Elongation::kashida,
     .outer_quotes = {"«", "»"},
     .inner_quotes = {"‹", "›"},
     .dash = "–",
     .eastern_digits = "arabext",
     .counted = kPersianCounted},
    {.tag = "ur",
     .direction = right_to_left,
     .script = "Arab",
     .locale = "ur",
     .digits = "latn",
     .date_long = "EEEE، d MMMM yء",
     .date_numeric = "d/M/y",
     .second_months = "",
     .page_count = "{0,plural,one{{0,number,0} صفحہ}other{{0,number,0} صفحات}}",
     .calendar = "gregorian",
     .date_hijri = "d MMMM yھ",
     .hijri_months = kUrduHijriMonths,
     .particles = kUrduParticles,
     .emphasis = EmphasisForm::bold,
     .elongation = Elongation::none,
     .outer_quotes = {"”", "“"},
     .inner_quotes = {"’", "‘"},
     .dash = "–",
     .eastern_digits = "arabext",
     .counted = kUrduCounted},
    {.tag = "ckb",
     .direction = right_to_left,
     .script = "Arab",
     .locale = "ckb",
     .digits = "arab",
     .date_long = "EEEE، dی MMMMی y",
     .date_numeric = "d/M/y",
     .second_months = "",
     .page_count = "{0,number,0} لاپەڕە",
     .calendar = "gregorian",
     .date_hijri = "dی MMMMی yی کۆچی",
     .hijri_months = kSoraniHijriMonths,
     .particles = kSoraniParticles,
     .emphasis = EmphasisForm::bold,
     .elongation = Elongation::kashida,
     .outer_quotes = {"«", "»"},
     .inner_quotes = {"”", "“"},
     .dash = "–",
     .eastern_digits = "arab",
     .counted = kSoraniCounted},
    {.tag = "he",
     .direction = right_to_left,
     .script = "Hebr",
     .locale = "he",
     .digits = "latn",
     .date_long = "EEEE, d בMMMM y",
     .date_numeric = "d.M.y",
     .second_months = "",
     .page_count = "{0,plural,one{עמוד אחד}two{שני עמודים}other{{0,number,0} עמודים}}",
     .calendar = "gregorian",
     .date_hijri = "d בMMMM y להג׳רה",
     .hijri_months = {},
     .particles = kHebrewParticles,
     .emphasis = EmphasisForm::bold,
     .percent = PercentPlace::in_number,
     .elongation = Elongation::none,
     .outer_quotes = {"”", "”"},
     .inner_quotes = {"’", "’"},
     .dash = "–",
     .counted = kHebrewCounted},
    {.tag = "ru",
     .direction = left_to_right,
     .script = "Cyrl",
     .locale = "ru",
     .digits = "latn",
     .date_long = "d MMMM y года, EEEE",
     .date_numeric = "dd.MM.y",
     .second_months = "",
     .page_count = "{0,plural,one{{0,number,0} страница}few{{0,number,0} страницы}many{{0,number,0} страниц}"
                   "other{{0,number,0} страницы}}",
     .calendar = "gregorian",
     .date_hijri = "d MMMM y г. х.",
     .hijri_months = {},
     .particles = kRussianParticles,
     .hyphenation = "hyph_ru_RU",
     .emphasis = EmphasisForm::italic,
     .elongation = Elongation::none,
     .outer_quotes = {"«", "»"},
     .inner_quotes = {"„", "“"},
     .dash = "—",
     .counted = kRussianCounted},
    {.tag = "en",
     .direction = left_to_right,
     .script = "Latn",
     .locale = "en",
     .digits = "latn",
     .date_long = "EEEE d MMMM y",
     .date_numeric = "d/M/y",
     .second_months = "",
     .page_count = "{0,plural,one{{0,number,0} page}other{{0,number,0} pages}}",
     .calendar = "gregorian",
     .date_hijri = "d MMMM y 'AH'",
     .hijri_months = {},
     .particles = kEnglishParticles,
     .hyphenation = "hyph_en_US",
     .emphasis = EmphasisForm::italic,
     .elongation = Elongation::none,
     .outer_quotes = {"“", "”"},
     .inner_quotes = {"‘", "’"},
     .dash = "–",
     .counted = kEnglishCounted},
});

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::span<const LanguagePolicy> language_rows() { return kRows; }

const LanguagePolicy* find_policy(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const LanguagePolicy& policy) {
    return same_ignoring_case(policy.tag, primary);
  });
  return row == kRows.end() ? nullptr : &*row;
}

const LanguagePolicy& policy_for(std::string_view tag) {
  if (const LanguagePolicy* found = find_policy(tag)) return *found;
  const LanguagePolicy* english = find_policy("en");
  assert(english != nullptr && "there is always a row of English");
  return *english;
}

}  // namespace nashra
