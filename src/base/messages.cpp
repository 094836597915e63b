#include "base/messages.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace nashra {
namespace {

using enum Severity;

constexpr auto kMessages = std::to_array<Message>({
    // Files in and out
    {Code::file_not_found, error, "file not found: '{0}'", "check the name and the folder it is given from"},
    {Code::file_unreadable, error, "cannot read '{0}': {1}", ""},
    {Code::file_too_large, error, "'{0}' is larger than {1} MiB", "split it: one article is one file"},
    {Code::output_not_writable, error, "cannot write '{0}': {1}", "the file that was there before is untouched"},
    {Code::outside_root, error, "'{0}' lies outside the bulletin's folder", "move it inside, or name the folder above both with --root"},
    {Code::layout_not_found, error, "there is no layout '{0}'", "the layouts that come with nashra are: {1}"},
    {Code::bad_date, error, "'{0}' is not a date", "write it as year-month-day: 2026-11-25"},
    {Code::no_date, note, "the bulletin has no date, so none is printed", "give one with --date, or date: in the bulletin"},
    {Code::no_articles, error, "there is no article to typeset", ""},
    {Code::internal_error, error, "nashra failed where it should not: {0}", "please report this together with the input"},
    // Layouts and bulletins
    {Code::yaml_syntax, error, "{0}", ""},
    {Code::unknown_key, error, "unknown key '{0}'", "did you mean '{1}'?"},
    // Articles
    {Code::invalid_utf8, error, "not UTF-8: byte {0} at offset {1}", "save the file as UTF-8"},
    {Code::empty_article, error, "the article is empty", ""},
    {Code::article_too_large, error, "the article is larger than {0} MiB", "split it: one article is one file"},
    // Fonts and glyphs
    {Code::font_not_found, error, "font not found: '{0}'", "install the package {1}"},
    {Code::missing_glyph, warning, "no font of the style has a glyph for {0}", "add a family that has it to the font chain '{1}'"},
    // Lines and pages
    {Code::overfull_line, warning, "a line is {0} pt too long", ""},
    {Code::overset_story, warning, "the story does not fit: {0} lines are left over", ""},
    // The PDF
    {Code::pdf_failed, error, "the PDF could not be written: {0}", ""},
});

std::size_t placeholder_at(std::string_view text, std::size_t at) {
  const bool found = at + 2 < text.size() && text[at] == '{' && text[at + 2] == '}' && text[at + 1] >= '0' && text[at + 1] <= '9';
  return found ? static_cast<std::size_t>(text[at + 1] - '0') : std::string_view::npos;
}

std::string as_text(const Argument& argument) {
  if (const auto* text = std::get_if<std::string>(&argument.value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&argument.value)) return std::to_string(*number);
  return to_points(std::get<Length>(argument.value), 1);
}

}  // namespace

std::span<const Message> message_table() { return kMessages; }

const Message& message_of(Code code) {
  const auto row = std::lower_bound(kMessages.begin(), kMessages.end(), code,
                                    [](const Message& message, Code wanted) { return message.code < wanted; });
  assert(row != kMessages.end() && row->code == code && "every code has a row in the message table");
  return *row;
}

std::string code_name(Code code) { return 'N' + std::to_string(static_cast<unsigned>(code)); }

std::string fill_in(std::string_view text, const std::vector<Argument>& arguments) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t index = placeholder_at(text, at);
    if (index == std::string_view::npos) {
      out += text[at++];
      continue;
    }
    if (index < arguments.size()) out += as_text(arguments[index]);
    at += 3;
  }
  return out;
}

std::string hint_of(const Diagnostic& diagnostic) {
  const std::string_view hint = message_of(diagnostic.code).hint;
  for (std::size_t at = 0; at < hint.size(); ++at) {
    const std::size_t index = placeholder_at(hint, at);
    if (index == std::string_view::npos) continue;
    if (index >= diagnostic.arguments.size() || as_text(diagnostic.arguments[index]).empty()) return {};
  }
  return fill_in(hint, diagnostic.arguments);
}

}  // namespace nashra
