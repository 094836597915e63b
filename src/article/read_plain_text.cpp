#include "article/read_plain_text.h"

#include <algorithm>
#include <utility>

#include "article/characters.h"
#include "article/detect_language.h"
#include "article/draft.h"
#include "article/plain_text_rules.h"
#include "base/unicode.h"

namespace nashra {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// In characters.
std::uint32_t length_of(std::u16string_view text, const Piece& line) {
  return static_cast<std::uint32_t>(count_characters(text.substr(line.begin, line.end - line.begin)));
}

// Lines with nothing at all in them are not kept, only remembered by the next one.
std::vector<Piece> split_lines(std::u16string_view text) {
  std::vector<Piece> lines;
  bool after_blank = false;
  Piece cursor{.begin = 0, .end = text.size(), .line = 1, .column = 1, .after_blank = false, .kind = {}};
  while (cursor.begin < text.size()) {
    Piece line = take_line(text, cursor);
    if (line.begin == line.end) {
      after_blank = true;
      continue;
    }
    line.after_blank = std::exchange(after_blank, false);
    lines.push_back(line);
  }
  return lines;
}

Draft make_draft(std::string_view bytes) {
  Draft draft;
  const bool has_mark = bytes.starts_with(kByteOrderMark);
  if (has_mark) bytes.remove_prefix(kByteOrderMark.size());
  draft.text = to_utf16(bytes);
  draft.pieces = split_lines(draft.text);
  if (has_mark) draft.findings.push_back({"byte-order-mark", 1, ""});
  return draft;
}

void copy_line(std::u16string_view text, const Piece& line, Inline& out) {
  const std::u16string_view whole = text.substr(0, line.end);
  std::uint32_t column = line.column;
  for (std::size_t begin = line.begin; begin < line.end; ++begin, ++column) {
    const auto control =
        std::find_if(whole.begin() + static_cast<std::ptrdiff_t>(begin), whole.end(), is_control);
    const std::u16string_view printed =
        whole.substr(begin, static_cast<std::size_t>(control - whole.begin()) - begin);
    if (printed.empty()) continue;
    out.where.add(out.text.size(), line.line, column);
    out.text += printed;
    begin += printed.size();
    column += static_cast<std::uint32_t>(count_characters(printed));
  }
}

// Joined lines get one space between them, which stands for the line end in the file.
Inline make_inline(std::u16string_view text, const Piece& piece) {
  Inline out;
  out.text.reserve(piece.end - piece.begin);
  const std::u16string_view upto = text.substr(0, piece.end);
  for (Piece cursor = piece; cursor.begin < upto.size();) {
    const Piece line = take_line(upto, cursor);
    copy_line(upto, trimmed(upto, line), out);
    if (cursor.begin == upto.size()) break;
    out.where.add(out.text.size(), line.line, line.column + length_of(upto, line));
    out.text += u' ';
  }
  return out;
}

Article make_article(const SourceText& source, Draft draft) {
  Article article;
  article.file = source.name;
  LetterCount letters;
  for (const Piece& piece : draft.pieces) {
    count_letters(text_of(draft, piece), letters);
    article.blocks.push_back({piece.kind.value_or(BlockKind::paragraph), make_inline(draft.text, piece)});
  }
  article.language = detect_language(letters);
  article.findings = std::move(draft.findings);
  std::stable_sort(article.findings.begin(), article.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.line < b.line; });
  return article;
}

}  // namespace

Piece take_line(std::u16string_view text, Piece& from) {
  Piece line = from;
  line.end = from.begin;
  while (line.end < text.size() && !is_line_end(text[line.end])) ++line.end;
  from.begin = line.end;
  if (line.end == text.size()) return line;
  const char16_t end = text[from.begin++];
  if (end == u'\r' && from.begin < text.size() && text[from.begin] == u'\n') ++from.begin;
  if (end == u'\r' || end == u'\n') {
    ++from.line;
    from.column = 1;
  } else {
    // Editors count no line at VT, FF, NEL, LS and PS.
    from.column += length_of(text, line) + 1;
  }
  return line;
}

Piece trimmed(std::u16string_view text, Piece piece) {
  const std::u16string_view whole = text.substr(piece.begin, piece.end - piece.begin);
  const std::u16string_view inner = trim(whole);
  const auto skipped = static_cast<std::size_t>(inner.data() - whole.data());
  piece.begin += skipped;
  piece.column += static_cast<std::uint32_t>(skipped);
  piece.end = piece.begin + inner.size();
  return piece;
}

Article read_plain_text(const SourceText& source) {
  Draft draft = make_draft(source.bytes);
  for (const Rule& rule : plain_text_rules()) rule.apply(draft, rule.name);
  return make_article(source, std::move(draft));
}

}  // namespace nashra
