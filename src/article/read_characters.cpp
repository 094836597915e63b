#include "article/read_characters.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "article/characters.h"
#include "article/entities.h"
#include "article/html_tag.h"
#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::u16string_view kParagraphEnd = u"\u2029\u2029";  // as good as a blank line
constexpr std::size_t kQuotedUnits = 1000;

bool is_plain(char16_t unit) {
  return unit != u'&' && unit != u'<' && !is_line_end(unit) && !is_control(unit);
}

/// Takes the characters of a file in their order, and counts lines and columns.
class CharacterReader {
 public:
  explicit CharacterReader(const SourceText& source) : name_(source.name), units_(units_of(source.bytes)) {
    if (source.bytes.starts_with(kByteOrderMark)) out_.findings.push_back({"byte-order-mark", 1, ""});
    out_.text.reserve(units_.size());
  }

  CharacterText read() {
    while (at_ < units_.size()) {
      const char16_t unit = units_[at_];
      if (is_line_end(unit)) {
        take_line_end();
      } else if (is_control(unit)) {
        record("control-character");
        skip(1);
      } else if (!(unit == u'&' && take_entity()) && !(unit == u'<' && take_tag())) {
        take_run();
      }
    }
    return std::move(out_);
  }

 private:
  static std::u16string units_of(std::string_view bytes) {
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    return to_utf16(bytes);
  }

  std::u16string_view rest() const { return std::u16string_view(units_).substr(at_); }

  // Editors count no line at VT, FF, NEL, LS and PS.
  void take_line_end() {
    const std::size_t length = rest().starts_with(u"\r\n") ? 2 : 1;
    const bool is_new_line = units_[at_] == u'\r' || units_[at_] == u'\n';
    append(rest().substr(0, length));
    skip(length);
    if (!is_new_line) return;
    ++line_;
    column_ = 1;
    line_begin_ = at_;
  }

  // Up to the next unit that may be something else; the first one is not.
  void take_run() {
    const auto end =
        std::find_if_not(units_.begin() + static_cast<std::ptrdiff_t>(at_ + 1), units_.end(), is_plain);
    const auto length = static_cast<std::size_t>(end - units_.begin()) - at_;
    const std::u16string_view run = rest().substr(0, length);
    append(run);
    column_ += static_cast<std::uint32_t>(count_characters(run));
    at_ += length;
  }

  bool take_entity() {
    const Entity entity = whole_entity_at(rest());
    if (entity.length == 0) return false;
    record(entity.times > 1 ? "twice-encoded" : "entity");
    is_elsewhere_ = true;
    if (!is_control(entity.text.front())) append(entity.text);
    skip(entity.length);
    return true;
  }

  // What is open once is open to the end: looking again would cost.
  bool take_tag() {
    bool& ends = rest().starts_with(u"<!") || rest().starts_with(u"<?") ? comments_end_ : tags_end_;
    const HtmlTag tag = ends ? html_tag_in_text(rest()) : HtmlTag{};
    if (tag.part == HtmlPart::text) return false;
    if (tag.length == std::u16string_view::npos) return ends = false;
    record(tag.part == HtmlPart::comment ? "comment" : "html-tag");
    is_elsewhere_ = true;
    if (tag.part == HtmlPart::opening) report(tag);
    if (is_block_tag(tag.name)) append(kParagraphEnd);
    if (tag.name == "br" && !is_at_line_end(tag.length)) append(kParagraphEnd.substr(1));
    pass(tag.length + hidden_length(tag));
    return true;
  }

  bool is_at_line_end(std::size_t length) const {
    const std::u16string_view after = rest().substr(length);
    const std::size_t next = after.find_first_not_of(u" \t");
    return next != std::u16string_view::npos && is_line_end(after[next]);
  }

  // Of what stands between `<script>` and its partner.
  std::size_t hidden_length(const HtmlTag& tag) {
    if (tag.part != HtmlPart::opening || !hides_text(tag.name) || !hidden_ends_) return 0;
    const std::size_t end = units_.find(to_utf16("</" + tag.name), at_ + tag.length);
    hidden_ends_ = end != std::u16string::npos;
    return hidden_ends_ ? end - at_ - tag.length : 0;
  }

  void append(std::u16string_view text) {
    if (std::exchange(is_elsewhere_, false)) out_.where.add(out_.text.size(), line_, column_);
    out_.text += text;
  }

  void skip(std::size_t length) {
    at_ += length;
    column_ += static_cast<std::uint32_t>(length);
    is_elsewhere_ = true;
  }

  // Past something that may hold line ends.
  void pass(std::size_t length) {
    for (const std::size_t end = at_ + length; at_ < end;) {
      const bool is_new_line = units_[at_] == u'\n' || (units_[at_] == u'\r' && !rest().starts_with(u"\r\n"));
      next_code_point(units_, at_);
      ++column_;
      if (!is_new_line) continue;
      ++line_;
      column_ = 1;
      line_begin_ = at_;
    }
    is_elsewhere_ = true;
  }

  std::u16string_view line_text() const {
    const std::u16string_view line = std::u16string_view(units_).substr(line_begin_);
    return line.substr(0, line.find_first_of(u"\r\n"));
  }

  void record(std::string_view rule) {
    for (auto last = out_.findings.rbegin(); last != out_.findings.rend() && last->line == line_; ++last) {
      if (last->rule == rule) return;
    }
    std::u16string shown(line_text());
    shown.erase(std::remove_if(shown.begin(), shown.end(), is_control), shown.end());
    out_.findings.push_back({rule, line_, to_utf8(shown)});
  }

  void report(const HtmlTag& tag) {
    const bool is_known = std::find(tags_.begin(), tags_.end(), tag.name) != tags_.end();
    if (tag.name == "br" || is_known) return;
    tags_.push_back(tag.name);
    SourcePos where{name_, line_, column_, 0, {}};
    const std::u16string_view line = line_text();
    const std::size_t length = std::min(tag.length, line_begin_ + line.size() - at_);
    where.end_column = column_ + static_cast<std::uint32_t>(count_characters(rest().substr(0, length)));
    if (line.size() <= kQuotedUnits) where.line_text = to_utf8(line);
    out_.diagnostics.push_back({Code::html_dropped, std::move(where), {tag.name}});
  }

  const std::string& name_;
  const std::u16string units_;
  std::size_t at_ = 0, line_begin_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
  bool is_elsewhere_ = true;  // the next character does not stand right behind the last one
  bool tags_end_ = true, comments_end_ = true, hidden_ends_ = true;
  std::vector<std::string> tags_;
  CharacterText out_ = {};
};

}  // namespace

CharacterText read_characters(const SourceText& source) { return CharacterReader(source).read(); }

}  // namespace nashra
