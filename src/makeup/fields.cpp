#include "makeup/fields.h"

#include <algorithm>
#include <string_view>

#include "base/unicode.h"
#include "language/date.h"

namespace nashra {
namespace {

constexpr std::string_view kLineSeparator = "\xE2\x80\xA8";

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) {
    if (!out.empty()) out += kLineSeparator;
    out += line;
  }
  return out;
}

/// A volume or number as the desk wrote it: digits alone become the language's.
std::string as_printed(const std::string& text, const LanguagePolicy& language) {
  const bool digits = !text.empty() && text.size() < 10 &&
                      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? format_number(std::stoll(text), language) : text;
}

std::string date_in(DateForm form, const FieldValues& values) {
  if (!values.bulletin.date) return {};
  std::optional<std::string>& known = values.dates[static_cast<std::size_t>(form)];
  if (!known) known = format_date(*values.bulletin.date, form, values.language);
  return *known;
}

/// The field's value, empty when it has none.
std::string value_of(std::string_view field, const FieldValues& values) {
  const BulletinSpec& bulletin = values.bulletin;
  if (field == "title") return bulletin.title;
  if (field == "imprint") return joined(bulletin.imprint);
  if (field == "volume") return as_printed(bulletin.volume, values.language);
  if (field == "number") return as_printed(bulletin.number, values.language);
  if (field == "page") return format_number(values.page, values.language);
  if (field == "pages:count") return format_page_count(values.pages, values.language);
  if (field == "date") return date_in(DateForm::long_form, values);
  if (field == "date:pair") return date_in(DateForm::pair, values);
  if (field == "date:hijri") return date_in(DateForm::hijri, values);
  if (field == "date:numeric") return date_in(DateForm::numeric, values);
  return {};
}

const std::vector<std::string>* lines_for(const FieldText& text, std::string_view tag) {
  const auto own = text.find(std::string(tag));
  if (own != text.end()) return &own->second;
  const auto any = text.find(std::string());
  return any == text.end() ? nullptr : &any->second;
}

}  // namespace

std::optional<std::u16string> fill_fields(const FieldText& text, const FieldValues& values) {
  const std::vector<std::string>* lines = lines_for(text, values.language.tag);
  if (lines == nullptr) return std::nullopt;
  const std::string pattern = joined(*lines);
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string::npos;
    if (close == std::string::npos) {
      out += pattern[at++];
      continue;
    }
    const std::string value = value_of(std::string_view(pattern).substr(at + 1, close - at - 1), values);
    if (value.empty()) return std::nullopt;
    out += value;
    at = close + 1;
  }
  return to_utf16(out);
}

}  // namespace nashra
