#include "article/entities.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace nashra {
namespace {

struct Named {
  std::u16string_view name;
  char16_t character;
};

// What editors and content systems write. Sorted by name.
constexpr auto kNamed = std::to_array<Named>({
    {u"AMP", u'&'},         {u"Aacute", u'\u00C1'}, {u"Agrave", u'\u00C0'}, {u"Auml", u'\u00C4'},
    {u"Ccedil", u'\u00C7'}, {u"Eacute", u'\u00C9'}, {u"Egrave", u'\u00C8'}, {u"GT", u'>'},
    {u"LT", u'<'},          {u"Ntilde", u'\u00D1'}, {u"Ouml", u'\u00D6'},   {u"QUOT", u'"'},
    {u"Uuml", u'\u00DC'},   {u"aacute", u'\u00E1'}, {u"acirc", u'\u00E2'},  {u"agrave", u'\u00E0'},
    {u"amp", u'&'},         {u"apos", u'\''},       {u"auml", u'\u00E4'},   {u"bdquo", u'\u201E'},
    {u"bull", u'\u2022'},   {u"ccedil", u'\u00E7'}, {u"cent", u'\u00A2'},   {u"copy", u'\u00A9'},
    {u"dagger", u'\u2020'}, {u"deg", u'\u00B0'},    {u"divide", u'\u00F7'}, {u"eacute", u'\u00E9'},
    {u"ecirc", u'\u00EA'},  {u"egrave", u'\u00E8'}, {u"emsp", u'\u2003'},   {u"ensp", u'\u2002'},
    {u"euml", u'\u00EB'},   {u"euro", u'\u20AC'},   {u"frac12", u'\u00BD'}, {u"frac14", u'\u00BC'},
    {u"frac34", u'\u00BE'}, {u"ge", u'\u2265'},     {u"gt", u'>'},          {u"hellip", u'\u2026'},
    {u"iacute", u'\u00ED'}, {u"icirc", u'\u00EE'},  {u"iexcl", u'\u00A1'},  {u"iquest", u'\u00BF'},
    {u"iuml", u'\u00EF'},   {u"laquo", u'\u00AB'},  {u"larr", u'\u2190'},   {u"ldquo", u'\u201C'},
    {u"le", u'\u2264'},     {u"lrm", u'\u200E'},    {u"lsaquo", u'\u2039'}, {u"lsquo", u'\u2018'},
    {u"lt", u'<'},          {u"mdash", u'\u2014'},  {u"micro", u'\u00B5'},  {u"middot", u'\u00B7'},
    {u"minus", u'\u2212'},  {u"nbsp", u'\u00A0'},   {u"ndash", u'\u2013'},  {u"ne", u'\u2260'},
    {u"ntilde", u'\u00F1'}, {u"oacute", u'\u00F3'}, {u"ocirc", u'\u00F4'},  {u"ograve", u'\u00F2'},
    {u"ordf", u'\u00AA'},   {u"ordm", u'\u00BA'},   {u"ouml", u'\u00F6'},   {u"para", u'\u00B6'},
    {u"permil", u'\u2030'}, {u"plusmn", u'\u00B1'}, {u"pound", u'\u00A3'},  {u"prime", u'\u2032'},
    {u"quot", u'"'},        {u"raquo", u'\u00BB'},  {u"rarr", u'\u2192'},   {u"rdquo", u'\u201D'},
    {u"reg", u'\u00AE'},    {u"rlm", u'\u200F'},    {u"rsaquo", u'\u203A'}, {u"rsquo", u'\u2019'},
    {u"sbquo", u'\u201A'},  {u"sect", u'\u00A7'},   {u"shy", u'\u00AD'},    {u"sup2", u'\u00B2'},
    {u"sup3", u'\u00B3'},   {u"szlig", u'\u00DF'},  {u"thinsp", u'\u2009'}, {u"times", u'\u00D7'},
    {u"trade", u'\u2122'},  {u"uacute", u'\u00FA'}, {u"ucirc", u'\u00FB'},  {u"ugrave", u'\u00F9'},
    {u"uuml", u'\u00FC'},   {u"yen", u'\u00A5'},    {u"zwj", u'\u200D'},    {u"zwnj", u'\u200C'},
});

constexpr std::size_t kLongestEntity = 12;  // with & and ;
constexpr char32_t kReplacement = 0xFFFD;

int digit_of(char16_t unit, int base) {
  if (unit >= u'0' && unit <= u'9') return unit - u'0';
  if (base == 16 && unit >= u'a' && unit <= u'f') return unit - u'a' + 10;
  if (base == 16 && unit >= u'A' && unit <= u'F') return unit - u'A' + 10;
  return -1;
}

std::u16string as_units(char32_t character) {
  const bool is_character =
      character != 0 && character <= 0x10FFFF && !(character >= 0xD800 && character <= 0xDFFF);
  if (!is_character) character = kReplacement;
  if (character <= 0xFFFF) return {static_cast<char16_t>(character)};
  character -= 0x10000;
  return {static_cast<char16_t>(0xD800 + (character >> 10U)),
          static_cast<char16_t>(0xDC00 + (character & 0x3FFU))};
}

// `digits` of at most eight places.
std::u16string numbered(std::u16string_view digits) {
  const int base = !digits.empty() && (digits.front() == u'x' || digits.front() == u'X') ? 16 : 10;
  if (base == 16) digits.remove_prefix(1);
  if (digits.empty()) return {};
  char32_t value = 0;
  for (const char16_t unit : digits) {
    const int digit = digit_of(unit, base);
    if (digit < 0) return {};
    value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
  }
  return as_units(value);
}

std::u16string named(std::u16string_view name) {
  const auto* row =
      std::lower_bound(kNamed.begin(), kNamed.end(), name,
                       [](const Named& n, std::u16string_view wanted) { return n.name < wanted; });
  return row != kNamed.end() && row->name == name ? std::u16string(1, row->character) : std::u16string();
}

}  // namespace

Entity entity_at(std::u16string_view text) {
  text = text.substr(0, kLongestEntity);
  const std::size_t end = text.find(u';');
  if (text.empty() || text.front() != u'&' || end == std::u16string_view::npos || end < 2) return {};
  const std::u16string_view inner = text.substr(1, end - 1);
  Entity entity;
  entity.text = inner.front() == u'#' && inner.size() <= 9 ? numbered(inner.substr(1)) : named(inner);
  entity.length = entity.text.empty() ? 0 : end + 1;
  return entity;
}

Entity whole_entity_at(std::u16string_view text) {
  Entity entity = entity_at(text);
  while (entity.text == u"&") {
    const Entity inner = entity_at(u"&" + std::u16string(text.substr(entity.length, kLongestEntity)));
    if (inner.length == 0) break;
    entity = {inner.text, entity.length + inner.length - 1, entity.times + 1};
  }
  return entity;
}

}  // namespace nashra
