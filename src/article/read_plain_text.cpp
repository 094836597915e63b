#include "article/read_plain_text.h"

#include <algorithm>
#include <utility>

#include "article/characters.h"
#include "article/detect_language.h"
#include "article/draft.h"
#include "article/plain_text_rules.h"
#include "article/read_characters.h"

namespace nashra {
namespace {

// Lines with nothing at all in them are not kept, only remembered by the next one.
std::vector<Piece> split_lines(std::u16string_view text) {
  std::vector<Piece> lines;
  bool after_blank = false;
  for (std::size_t at = 0; at < text.size();) {
    Piece line = take_line(text, at);
    if (line.begin == line.end) {
      after_blank = true;
      continue;
    }
    line.after_blank = std::exchange(after_blank, false);
    lines.push_back(line);
  }
  return lines;
}

// Joined lines get one space between them, which stands for the line end in the file.
Inline make_inline(const Draft& draft, const Piece& piece) {
  Inline out;
  out.text.reserve(piece.end - piece.begin);
  const std::u16string_view upto = std::u16string_view(draft.text).substr(0, piece.end);
  for (std::size_t at = piece.begin; at < upto.size();) {
    const Piece whole = take_line(upto, at), line = trimmed(upto, whole);
    out.where.add_part(draft.where, upto, {line.begin, line.end}, out.text.size());
    out.text += text_of(draft, line);
    if (at == upto.size()) break;
    out.where.add_part(draft.where, upto, {whole.end, whole.end + 1}, out.text.size());
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
    article.blocks.push_back({piece.kind.value_or(BlockKind::paragraph), make_inline(draft, piece)});
  }
  article.language = detect_language(letters);
  article.findings = std::move(draft.findings);
  std::stable_sort(article.findings.begin(), article.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.line < b.line; });
  return article;
}

}  // namespace

Piece take_line(std::u16string_view text, std::size_t& from) {
  Piece line;
  line.begin = line.end = from;
  while (line.end < text.size() && !is_line_end(text[line.end])) ++line.end;
  from = std::min(line.end + 1, text.size());
  if (text.substr(line.end).starts_with(u"\r\n")) ++from;
  return line;
}

Piece trimmed(std::u16string_view text, Piece piece) {
  const std::u16string_view whole = text.substr(piece.begin, piece.end - piece.begin);
  const std::u16string_view inner = trim(whole);
  piece.begin += static_cast<std::size_t>(inner.data() - whole.data());
  piece.end = piece.begin + inner.size();
  return piece;
}

Outcome<Article> read_plain_text(const SourceText& source) {
  CharacterText characters = read_characters(source);
  Draft draft{std::move(characters.text), std::move(characters.where), {}, std::move(characters.findings)};
  draft.pieces = split_lines(draft.text);
  for (const Rule& rule : plain_text_rules()) rule.apply(draft, rule.name);
  return {make_article(source, std::move(draft)), std::move(characters.diagnostics)};
}

}  // namespace nashra
