#include "article/date_line.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "article/characters.h"

namespace nashra {
namespace {

// All tables hold folded words. Which month it is does not matter: the line is printed as it stands.
constexpr std::array kMonths = std::to_array<std::u16string_view>(
    {// Egypt and the Gulf
     u"يناير", u"فبراير", u"مارس", u"ابريل", u"مايو", u"يونيو", u"يونيه", u"يوليو", u"يوليه", u"اغسطس",
     u"سبتمبر", u"اكتوبر", u"نوفمبر", u"ديسمبر",
     // The Levant and Iraq
     u"كانون الثاني", u"شباط", u"اذار", u"نيسان", u"ايار", u"حزيران", u"تموز", u"اب", u"ايلول",
     u"تشرين الاول", u"تشرين الثاني", u"كانون الاول", u"كانون ثاني", u"تشرين اول", u"تشرين ثاني",
     u"كانون اول", u"مايس",
     // Algeria and Tunisia, then Morocco
     u"جانفي", u"فيفري", u"افريل", u"ماي", u"جوان", u"جويليه", u"اوت", u"يوليوز", u"غشت", u"شتنبر", u"نونبر",
     u"دجنبر",
     // Hijri
     u"محرم", u"المحرم", u"صفر", u"ربيع الاول", u"ربيع الاخر", u"ربيع الثاني", u"جمادي الاولي",
     u"جمادي الاول", u"جمادي الاخره", u"جمادي الثانيه", u"جمادي الثاني", u"رجب", u"شعبان", u"رمضان", u"شوال",
     u"ذو القعده", u"ذي القعده", u"ذو الحجه", u"ذي الحجه",
     // Persian, then Persian names of Gregorian months
     u"فروردين", u"ارديبهشت", u"خرداد", u"تير", u"مرداد", u"شهريور", u"مهر", u"ابان", u"اذر", u"دي", u"بهمن",
     u"اسفند", u"ژانويه", u"فوريه", u"اوريل", u"مه", u"مي", u"جولاي", u"ژوئن", u"ژوئيه", u"سپتامبر", u"اكتبر",
     u"نوامبر", u"دسامبر",
     // Urdu, Central Kurdish
     u"جنوري", u"فروري", u"مارچ", u"اپريل", u"مئي", u"جون", u"جولائي", u"اگست", u"ستمبر", u"اكتوبر", u"نومبر",
     u"دسمبر", u"شوبات", u"ئازار", u"ئايار", u"حوزەيران", u"تەمموز", u"ئاب", u"ئەيلوول", u"تشريني يەكەم",
     u"تشريني دووەم", u"كانووني يەكەم", u"كانووني دووەم",
     // Hebrew, alone and after its preposition
     u"ינואר", u"פברואר", u"מרץ", u"אפריל", u"מאי", u"יוני", u"יולי", u"אוגוסט", u"ספטמבר", u"אוקטובר",
     u"נובמבר", u"דצמבר", u"בינואר", u"בפברואר", u"במרץ", u"באפריל", u"במאי", u"ביוני", u"ביולי", u"באוגוסט",
     u"בספטמבר", u"באוקטובר", u"בנובמבר", u"בדצמבר",
     // Russian
     u"января", u"февраля", u"марта", u"апреля", u"мая", u"июня", u"июля", u"августа", u"сентября",
     u"октября", u"ноября", u"декабря", u"янв", u"фев", u"мар", u"апр", u"июн", u"июл", u"авг", u"сен",
     u"сент", u"окт", u"ноя", u"нояб", u"дек",
     // English
     u"january", u"february", u"march", u"april", u"may", u"june", u"july", u"august", u"september",
     u"october", u"november", u"december", u"jan", u"feb", u"mar", u"apr", u"jun", u"jul", u"aug", u"sep",
     u"sept", u"oct", u"nov", u"dec"});

constexpr std::array kWeekdays = std::to_array<std::u16string_view>(
    {u"الاحد",     u"الاثنين",   u"الثلاثاء", u"الاربعاء", u"الخميس",      u"الجمعه",      u"السبت",
     u"شنبه",      u"يكشنبه",    u"يك شنبه",  u"دوشنبه",   u"دو شنبه",     u"سهشنبه",      u"سه شنبه",
     u"چهارشنبه",  u"چهار شنبه", u"پنجشنبه",  u"پنج شنبه", u"جمعه",        u"понедельник", u"вторник",
     u"среда",     u"четверг",   u"пятница",  u"суббота",  u"воскресенье", u"пн",          u"вт",
     u"ср",        u"чт",        u"пт",       u"сб",       u"вс",          u"monday",      u"tuesday",
     u"wednesday", u"thursday",  u"friday",   u"saturday", u"sunday",      u"mon",         u"tue",
     u"wed",       u"thu",       u"fri",      u"sat",      u"sun"});

// Words that may stand in a date line without being a part of the date.
constexpr std::array kCompany = std::to_array<std::u16string_view>(
    {u"م",       u"ي",      u"ه",         u"ق",       u"ش",     u"هجري",  u"هجريه", u"ميلادي", u"ميلاديه",
     u"الموافق", u"يوم",    u"اليوم",     u"من",      u"شهر",   u"عام",   u"سنه",   u"ص",      u"صباحا",
     u"مساء",    u"بتوقيت", u"غرينتش",    u"التاريخ", u"تاريخ", u"النشر", u"نشر",   u"في",     u"الساعه",
     u"ساعت",    u"г",      u"года",      u"год",     u"в",     u"the",   u"of",    u"at",     u"on",
     u"st",      u"nd",     u"rd",        u"th",      u"am",    u"pm",    u"gmt",   u"utc",    u"ad",
     u"ah",      u"date",   u"published", u"дата"});

constexpr std::size_t kLongestLine = 100;

bool is_digit(char16_t unit) { return unit >= u'0' && unit <= u'9'; }

bool holds_unit(std::u16string_view units, char16_t unit) {
  return units.find(unit) != std::u16string_view::npos;
}

bool is_separator(char16_t unit) { return holds_unit(u" ،,./-–—|()·•:", unit); }

struct Tally {
  int days = 0, months = 0, years = 0, numeric = 0;
};

int value_of(std::u16string_view digits) {
  int value = 0;
  for (const char16_t digit : digits.substr(0, 5)) value = value * 10 + (digit - u'0');
  return value;
}

bool is_year(int value) { return (value >= 1300 && value <= 1500) || (value >= 1900 && value <= 2100); }

bool is_day_and_month(int a, int b) {
  return a >= 1 && b >= 1 && ((a <= 31 && b <= 12) || (a <= 12 && b <= 31));
}

// `groups` are the numbers of 25/11/2026, 25.11.26 or 2026-11-25.
bool is_numeric_date(const std::vector<std::u16string_view>& groups) {
  const int first = value_of(groups[0]), middle = value_of(groups[1]), last = value_of(groups[2]);
  if (groups[0].size() == 4) return is_year(first) && is_day_and_month(middle, last);
  return (groups[2].size() == 2 || (groups[2].size() == 4 && is_year(last))) &&
         is_day_and_month(first, middle);
}

bool is_time(const std::vector<std::u16string_view>& groups) {
  const auto in_sixty = [](std::u16string_view group) { return group.size() == 2 && value_of(group) < 60; };
  return value_of(groups[0]) < 24 && std::all_of(groups.begin() + 1, groups.end(), in_sixty);
}

// Length of what joins a number to the next one, or 0. Spaces may stand around the strokes of 25 / 11 / 2026,
// but a stroke after a year parts two dates.
std::size_t joint_length(std::u16string_view rest, bool may_be_spaced) {
  const std::size_t joint = rest.find_first_not_of(u' ');
  if (joint == std::u16string_view::npos || !holds_unit(u"/.-:", rest[joint])) return 0;
  const std::size_t next = rest.find_first_not_of(u' ', joint + 1);
  if (next == std::u16string_view::npos || !is_digit(rest[next])) return 0;
  const bool is_spaced = next > 1;
  return !is_spaced || (may_be_spaced && rest[joint] == u'/') ? next : 0;
}

// Reads numbers joined by one separator; false when they can be no part of a date.
bool take_numbers(std::u16string_view& rest, Tally& tally) {
  std::vector<std::u16string_view> groups;
  char16_t joint = 0;
  while (true) {
    const std::size_t length =
        static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_digit) - rest.begin());
    groups.push_back(rest.substr(0, length));
    rest.remove_prefix(length);
    const std::size_t skip = joint_length(rest, length <= 2);
    if (skip == 0) break;
    const char16_t found = rest[rest.find_first_not_of(u' ')];
    if (joint != 0 && joint != found) return false;
    joint = found;
    rest.remove_prefix(skip);
  }
  if (joint == u':') return groups.size() <= 3 && is_time(groups);
  if (groups.size() == 3) return ++tally.numeric, is_numeric_date(groups);
  if (groups.size() != 1 || groups[0].size() > 4) return false;
  const int value = value_of(groups[0]);
  if (groups[0].size() <= 2 && value >= 1 && value <= 31) return ++tally.days, true;
  return ++tally.years, is_year(value);
}

std::u16string_view take_word(std::u16string_view& rest) {
  const auto end = std::find_if(rest.begin(), rest.end(),
                                [](char16_t unit) { return is_digit(unit) || is_separator(unit); });
  const std::u16string_view word = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(word.size());
  return word;
}

// Reads a word, or two where a name has two; false when they can be no part of a date.
bool take_words(std::u16string_view& rest, Tally& tally) {
  const std::u16string_view from = rest;
  const std::u16string_view word = take_word(rest);
  if (rest.size() > 1 && rest[0] == u' ') {
    std::u16string_view after = rest.substr(1);
    const std::size_t length = word.size() + 1 + take_word(after).size();
    const std::u16string_view pair = from.substr(0, length);
    const bool is_month = holds(kMonths, pair);
    if (is_month || holds(kWeekdays, pair)) {
      tally.months += is_month ? 1 : 0;
      rest = after;
      return true;
    }
  }
  if (holds(kMonths, word)) return ++tally.months, true;
  return holds(kWeekdays, word) || holds(kCompany, word);
}

// One or two dates; a month may have two names.
bool is_date(const Tally& tally) {
  if (tally.numeric > 0) return tally.numeric <= 2 && tally.days <= 1 && tally.months == tally.days;
  return tally.days >= 1 && tally.days <= 2 && tally.months >= tally.days && tally.months <= 2 * tally.days &&
         tally.years <= tally.days;
}

}  // namespace

bool is_date_line(std::u16string_view line) {
  if (line.size() > kLongestLine) return false;
  const std::u16string folded = fold(line);
  if (std::none_of(folded.begin(), folded.end(), is_digit)) return false;
  std::u16string_view rest = folded;
  Tally tally;
  while (!rest.empty()) {
    if (is_separator(rest[0])) {
      rest.remove_prefix(1);
    } else if (!(is_digit(rest[0]) ? take_numbers(rest, tally) : take_words(rest, tally))) {
      return false;
    }
  }
  return is_date(tally);
}

}  // namespace nashra
