#include "spec/scan_yaml.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "spec/invisible.h"
#include "spec/yaml_tree.h"

namespace nashra {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kArabicComma = "\xD8\x8C";

/// What may follow a backslash in double quotes (YAML 1.2.2, 5.7), line ends among them.
constexpr std::string_view kEscapes = "0abt\tnvfre \"/\\N_LPxuU\r\n";

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_bracket(char c) { return c == '[' || c == ']' || c == '{' || c == '}'; }

/// Walks over the file once, line by line, with just enough of YAML's grammar (YAML 1.2.2, chapters 6 and 7)
/// to know what is indentation, what a key, a quote, a comment or the text of a block scalar.
class Scanner {
 public:
  explicit Scanner(const SourceText& yaml) : yaml_(yaml) {
    shift_ = std::string_view(yaml.bytes).starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  }

  ScannedYaml scan() {
    if (yaml_.bytes.size() > kYamlBytes) {
      refuse(
          {Code::yaml_too_large, {yaml_.name, 0, 0, 0, ""}, {static_cast<std::int64_t>(kYamlBytes >> 20)}});
      return std::move(out_);
    }
    if (const auto bad = find_invalid_utf8(yaml_.bytes)) {
      SourcePos where = position_at(yaml_, *bad);
      where.line_text.clear();
      const auto byte = static_cast<unsigned char>(yaml_.bytes[*bad]);
      refuse({Code::invalid_utf8,
              std::move(where),
              {fmt::format("0x{:02X}", byte), static_cast<std::int64_t>(*bad)}});
      return std::move(out_);
    }
    out_.bytes = yaml_.bytes.substr(shift_);
    if (check_characters()) scan_lines();
    return std::move(out_);
  }

 private:
  struct Bracket {
    std::size_t at;
    bool item_seen;   // anything since the last comma
    bool value_seen;  // a `: ` among it
  };

  std::string& text() { return out_.bytes; }
  char at(std::size_t offset) const { return offset < out_.bytes.size() ? out_.bytes[offset] : '\n'; }
  bool ends_word(std::size_t offset) const {
    return is_blank(at(offset)) || at(offset) == '\n' || at(offset) == '\r';
  }

  void refuse(Diagnostic diagnostic) {
    if (out_.diagnostics.size() < kYamlProblems) out_.diagnostics.push_back(std::move(diagnostic));
    out_.parseable = false;
  }
  void report(Code code, std::size_t begin, std::size_t end, std::vector<Argument> arguments = {}) {
    if (out_.diagnostics.size() >= kYamlProblems) return;
    out_.diagnostics.push_back(
        {code, position_at(yaml_, shift_ + begin, shift_ + end), std::move(arguments)});
  }
  void report_fatal(Code code, std::size_t begin, std::size_t end, std::vector<Argument> arguments = {}) {
    report(code, begin, end, std::move(arguments));
    out_.parseable = false;
  }

  bool check_characters() {
    std::size_t line_start = 0;
    for (std::size_t i = 0; i <= text().size(); ++i) {
      const auto c = static_cast<unsigned char>(at(i));
      if (c == '\n') {
        if (i - line_start > kYamlLineBytes) {
          SourcePos where = position_at(yaml_, shift_ + line_start);
          where.line_text.clear();
          refuse({Code::yaml_line_too_long,
                  std::move(where),
                  {static_cast<std::int64_t>(kYamlLineBytes >> 10)}});
          return false;
        }
        line_start = i + 1;
      } else if (const char32_t control = control_at(i); control != 0) {
        report_fatal(Code::control_character, i, i + 1, {name_of_code_point(control)});
      }
    }
    return out_.parseable;
  }
  /// C0 but tab and line ends, DEL, C1; a carriage return only before a line feed.
  char32_t control_at(std::size_t i) const {
    const auto c = static_cast<unsigned char>(at(i));
    if (c == '\r') return at(i + 1) == '\n' && i + 1 < out_.bytes.size() ? 0 : U'\r';
    if (c < 0x20 && c != '\t') return c == 0 ? kNul : c;
    if (c == 0x7F) return c;
    const auto next = static_cast<unsigned char>(at(i + 1));
    return c == 0xC2 && next < 0xA0 ? next : 0;
  }

  void scan_lines() {
    while (at_ < text().size()) {
      line_start_ = at_;
      line_end_ = std::min(text().find('\n', at_), text().size());
      if (line_end_ > at_ && at(line_end_ - 1) == '\r') --line_end_;
      scan_line();
      at_ = std::min(text().find('\n', at_), text().size()) + 1;
    }
    for (const Bracket& bracket : brackets_) report_unclosed(bracket);
    if (directive_ && !content_seen_) report(Code::yaml_directive, 0, 0);
    // yaml-cpp does not count an empty line that the file ends in as one.
    if (in_block_scalar_ && text().back() == ' ') text() += '\n';
  }

  std::size_t column_of(std::size_t offset) const { return offset - line_start_; }
  bool is_deeper(std::size_t column) const { return block_indent_ == kNoBlock || column > block_indent_; }

  void scan_line() {
    std::size_t i = at_;
    while (i < line_end_ && is_blank(at(i))) ++i;
    if (i == line_end_) return pass_blank_line(i);
    const std::size_t spaces = std::min(text().find_first_not_of(' ', at_), i);
    const bool marker = is_document_marker(at_);
    if (in_block_scalar_ && !marker && is_deeper(column_of(spaces))) return check_block_start(spaces);
    in_block_scalar_ = false;
    if (marker || at(i) == '#') continues_ = false;
    if (at(at_) == '%' && !content_seen_) return check_directive();
    if (at(i) == '#' && !marker) return;
    check_directive_use(at(i) == '-' && marker);
    if (marker) {
      block_indent_ = kNoBlock;
      return scan_tokens(i + 3, false);
    }
    check_indentation(i, spaces - at_);
    const bool deeper = is_deeper(column_of(i));
    if (continues_ && brackets_.empty() && deeper) return continue_plain(i);
    continues_ = false;
    if (!brackets_.empty() && !deeper) check_bracket_indentation(i);
    scan_tokens(i, brackets_.empty() && !deeper);
  }

  /// Tabs on an empty line mean nothing, and yaml-cpp stumbles over them; in a block scalar they are text.
  void pass_blank_line(std::size_t end) {
    if (in_block_scalar_) {
      const std::size_t spaces = std::min(text().find_first_not_of(' ', at_), end);
      if (spaces < end) return check_block_start(spaces);
      block_blanks_ = std::max(block_blanks_, end - at_);
    } else {
      blank_out(at_, end);
    }
  }
  /// The first line of a block scalar says how deep it is indented; empty lines before it cannot be deeper.
  void check_block_start(std::size_t content) {
    if (!block_indent_given_ && block_blanks_ > content - at_)
      report(Code::block_indentation, content, line_end_);
    block_indent_given_ = true;
  }

  bool is_document_marker(std::size_t i) const {
    const std::string_view rest = std::string_view(out_.bytes).substr(i);
    return (rest.starts_with("---") || rest.starts_with("...")) && ends_word(i + 3);
  }

  /// `%YAML 1.2` says what holds anyway; all other directives are about tags.
  void check_directive() {
    std::string_view line = std::string_view(out_.bytes).substr(at_, line_end_ - at_);
    bool right = line.starts_with("%YAML 1.") && !directive_;
    line.remove_prefix(right ? std::string_view("%YAML 1.").size() : 0);
    const std::string_view rest = line.substr(std::min(line.find_first_not_of("0123456789"), line.size()));
    const std::size_t word = rest.find_first_not_of(" \t");
    right = right && rest.size() < line.size() &&
            (word == std::string_view::npos || (word > 0 && rest[word] == '#'));
    if (!right) report(Code::yaml_directive, at_, line_end_);
    directive_ = true;
    text()[at_] = '#';
  }
  /// A directive belongs to the `---` that follows it.
  void check_directive_use(bool marker) {
    if (directive_ && !content_seen_ && !marker) report(Code::yaml_directive, 0, 0);
    content_seen_ = true;
  }

  void check_indentation(std::size_t& content, std::size_t spaces) {
    const std::size_t tab = at_ + std::string_view(out_.bytes).substr(at_, content - at_).find('\t');
    if (tab >= at_ && tab < content && (brackets_.empty() || !is_deeper(spaces))) {
      report(Code::tab_indentation, tab, tab + 1);
      blank_out(at_, content);
    }
    const std::size_t start = content;
    while (invisible_at(content) != 0)
      content = std::min(text().find_first_not_of(' ', after_character(content)), line_end_);
    if (content == start) return;
    report(Code::invisible_indentation, start, after_character(start),
           {name_of_code_point(invisible_at(start))});
    blank_out(start, content);
  }

  char32_t invisible_at(std::size_t i) const {
    return invisible_at_start(std::string_view(out_.bytes).substr(i, 4));
  }
  std::size_t after_character(std::size_t i) const {
    for (++i; i < line_end_ && (static_cast<unsigned char>(at(i)) & 0xC0U) == 0x80U;) ++i;
    return i;
  }
  void blank_out(std::size_t begin, std::size_t end) {
    std::fill(text().begin() + static_cast<std::ptrdiff_t>(begin),
              text().begin() + static_cast<std::ptrdiff_t>(end), ' ');
  }

  /// Within brackets lines stand deeper than the key they belong to; a closing bracket may stand below the
  /// key.
  void check_bracket_indentation(std::size_t i) {
    if (looks_like_key(i)) {
      report_unclosed(brackets_.back());
      brackets_.clear();
    } else if (at(i) != ']' && at(i) != '}') {
      report(Code::bracket_indentation, i, line_end_);
    }
  }

  bool looks_like_key(std::size_t i) const {
    const std::string_view line = std::string_view(out_.bytes).substr(i, line_end_ - i);
    const std::size_t colon = line.find_first_of(": \t,[]{}\"'");
    return colon != std::string_view::npos && colon > 0 && line[colon] == ':' && ends_word(i + colon + 1);
  }

  void report_unclosed(const Bracket& bracket) {
    const bool square = at(bracket.at) == '[';
    report_fatal(Code::unclosed_bracket, bracket.at, bracket.at + 1,
                 {square ? "[" : "{", square ? "]" : "}"});
  }

  void continue_plain(std::size_t i) {
    const std::size_t comment = find_comment(i);
    continues_ = comment == line_end_;
  }
  std::size_t find_comment(std::size_t i) const {
    for (++i; i < line_end_; ++i) {
      if (at(i) == '#' && is_blank(at(i - 1))) return i;
    }
    return line_end_;
  }

  /// The tokens of the rest of a line; one that is a quote may end some lines further down.
  /// In block context `key_needed` says that the line stands where only a key or a list item can.
  void scan_tokens(std::size_t i, bool key_needed) {
    bool node_start = true;    // a value or a key may begin here
    bool key_seen = false;     // `key:` in block context, on this line
    bool after_quote = false;  // or after a closing bracket
    std::size_t key_start = i;
    while (true) {
      while (i < line_end_ && is_blank(at(i))) ++i;
      at_ = i;
      if (i >= line_end_ || (at(i) == '#' && (i == line_start_ || is_blank(at(i - 1))))) {
        if (key_needed && !node_start) report(Code::missing_colon, key_start, i);
        return;
      }
      const char c = at(i);
      const bool in_flow = !brackets_.empty();

      if (!in_flow && node_start && (c == '-' || c == '?' || c == ':') && ends_word(i + 1)) {
        block_indent_ = column_of(i++);
        key_needed = false;
        continue;
      }
      if ((c == '[' || c == '{') && (node_start || in_flow)) {
        if (in_flow) brackets_.back().item_seen = true;
        brackets_.push_back({i++, false, false});
        node_start = true;
        key_needed = false;
        continue;
      }
      if (in_flow && (c == ']' || c == '}')) {
        brackets_.pop_back();
        ++i;
        node_start = false;
        after_quote = true;
        continue;
      }
      if (in_flow && c == ',') {
        if (!brackets_.back().item_seen) report(Code::lone_comma, i, i + 1);
        brackets_.back().item_seen = brackets_.back().value_seen = false;
        node_start = true;
        after_quote = false;
        ++i;
        continue;
      }
      if (in_flow) brackets_.back().item_seen = true;
      if (c == ':' && !node_start &&
          (ends_word(i + 1) || (in_flow && (after_quote || is_bracket(at(i + 1)) || at(i + 1) == ',')))) {
        if (in_flow ? brackets_.back().value_seen : key_seen) {
          report(Code::colon_in_value, i, i + 1);
          text()[i] = ';';
          out_.parseable = out_.parseable && !after_quote;
        } else if (in_flow) {
          brackets_.back().value_seen = true;
        } else {
          key_seen = true;
          key_needed = false;
          block_indent_ = column_of(key_start);
        }
        node_start = true;
        after_quote = false;
        ++i;
        continue;
      }
      if (!node_start && after_quote) {
        report(Code::text_after_quote, i, line_end_);
        out_.parseable = out_.parseable && !in_flow;
        return blank_out(i, line_end_);
      }
      if (node_start && (c == '"' || c == '\'')) {
        key_start = i;
        i = scan_quote(i);
        if (i == std::string::npos) return;
        node_start = false;
        after_quote = true;
        continue;
      }
      if (node_start && (c == '&' || c == '*' || c == '!')) {
        while (!ends_word(i) && !(in_flow && (at(i) == ',' || is_bracket(at(i))))) ++i;
        node_start = c != '*';
        continue;
      }
      if (node_start && !in_flow && (c == '|' || c == '>')) {
        in_block_scalar_ = true;
        return check_block_header(i + 1);
      }
      const bool lone_dash =
          in_flow && c == '-' && (ends_word(i + 1) || at(i + 1) == ',' || is_bracket(at(i + 1)));
      const bool stray = !in_flow && (c == ',' || c == ']' || c == '}');
      if (node_start && (std::string_view("@`%#").find(c) != std::string_view::npos || lone_dash || stray)) {
        report(Code::reserved_character, i, i + 1, {std::string(1, c)});
        text()[i] = 'x';
      }
      if (node_start) key_start = i;
      i = end_of_plain(i);
      node_start = after_quote = false;
      continues_ = !in_flow && i == line_end_;
    }
  }

  /// Behind `|` and `>`: an indent, a sign, a comment, nothing else.
  void check_block_header(std::size_t i) {
    const std::size_t signs = i;
    while (i < line_end_ && std::string_view("+-123456789").find(at(i)) != std::string_view::npos) ++i;
    block_blanks_ = 0;
    block_indent_given_ = std::string_view(out_.bytes).substr(signs, i - signs).find_first_of("123456789") !=
                          std::string_view::npos;
    const std::size_t rest = std::min(text().find_first_not_of(" \t", i), line_end_);
    if (rest < line_end_ && (rest == i || at(rest) != '#'))
      report_fatal(Code::text_after_block_sign, rest, line_end_);
  }

  /// Where the plain scalar that `i` is in stops on this line: at `: `, at ` #`, in flow context also at `,`
  /// and brackets.
  std::size_t end_of_plain(std::size_t i) {
    const bool in_flow = !brackets_.empty();
    for (++i; i < line_end_; ++i) {
      const char c = at(i);
      if (c == ':' && (ends_word(i + 1) || (in_flow && (at(i + 1) == ',' || is_bracket(at(i + 1))))))
        return i;
      if (c == '#' && is_blank(at(i - 1))) return i;
      if (in_flow && (c == ',' || is_bracket(c))) return i;
      if (in_flow && std::string_view(out_.bytes).substr(i).starts_with(kArabicComma))
        report(Code::arabic_comma, i, i + 2);
    }
    return line_end_;
  }

  /// The offset behind the closing quote, with the line moved on to the one it stands on; npos when it is
  /// missing.
  std::size_t scan_quote(std::size_t open) {
    const char quote = at(open);
    for (std::size_t i = open + 1; i < text().size(); ++i) {
      if (at(i) == '\n') {
        const std::size_t content = std::min(text().find_first_not_of(' ', i + 1), text().size());
        const std::size_t word = std::min(text().find_first_not_of(" \t", i + 1), text().size());
        const bool blank = at(word) == '\n' || at(word) == '\r';
        if (!blank && !is_deeper(content - i - 1)) {
          if (at(content) != '\t') return report_open_quote(open, i);
          report(Code::tab_indentation, content, content + 1);
        }
        line_start_ = i + 1;
        line_end_ = std::min(text().find('\n', i + 1), text().size());
        if (line_end_ > line_start_ && at(line_end_ - 1) == '\r') --line_end_;
      } else if (quote == '"' && at(i) == '\\') {
        if (kEscapes.find(at(i + 1)) == std::string_view::npos) {
          report(Code::bad_escape, i, i + 2);
          text()[i] = 'x';
        } else if (at(i + 1) != '\n' && at(i + 1) != '\r') {
          write_out(i++);
        }
      } else if (at(i) == quote) {
        if (quote == '"' || at(i + 1) != '\'') return i + 1;
        ++i;
      }
    }
    return report_open_quote(open, text().size());
  }
  /// yaml-cpp makes of `\N` and `\_` one byte each, which is no UTF-8; the characters take two, as the
  /// escapes do.
  void write_out(std::size_t escape) {
    if (at(escape + 1) == 'N') text().replace(escape, 2, "\u0085");
    if (at(escape + 1) == '_') text().replace(escape, 2, "\u00A0");
  }
  std::size_t report_open_quote(std::size_t open, std::size_t resume) {
    report_fatal(Code::unterminated_quote, open, open + 1, {std::string(1, at(open))});
    at_ = resume;
    return std::string::npos;
  }

  static constexpr std::size_t kNoBlock = static_cast<std::size_t>(-1);

  const SourceText& yaml_;
  std::size_t shift_ = 0;  // of the byte-order mark
  ScannedYaml out_;
  std::size_t at_ = 0, line_start_ = 0, line_end_ = 0;
  std::size_t block_indent_ = kNoBlock;  // column of the key or dash whose content is being read
  bool in_block_scalar_ = false;
  bool block_indent_given_ = false;  // by its sign, or by its first line
  std::size_t block_blanks_ = 0;     // white space on the longest empty line before that
  bool directive_ = false, content_seen_ = false;
  bool continues_ = false;  // the last line ended within a plain scalar
  std::vector<Bracket> brackets_;
};

}  // namespace

ScannedYaml scan_yaml(const SourceText& yaml) { return Scanner(yaml).scan(); }

std::size_t length_of_quote(std::string_view text) {
  const char quote = text.front();
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || text.substr(i + 1, 1) != "'") return i + 1;
      ++i;
    }
  }
  return text.size();
}

}  // namespace nashra
