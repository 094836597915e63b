#include "proof/proof.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "base/unicode.h"
#include "linebreak/piece_width.h"
#include "text/characters.h"

namespace nashra {
namespace {

constexpr std::size_t kLoosestShown = 3;
constexpr int kLoose = 160;            // percent: lines beyond it are reported
constexpr double kComfortable = 1.35;  // as wide as spaces may be in a well-set line
constexpr double kTight = 0.85;        // as narrow

/// What a line is made of, in points.
struct Extent {
  double words = 0, spaces = 0;  // as they are set
  double natural_spaces = 0;     // as they are in the font
  int gaps = 0;

  double natural_space() const { return natural_spaces / gaps; }
};

double points(Length length) {
  return static_cast<double>(length.units) / static_cast<double>(kUnitsPerPoint);
}

Extent extent_of(const TextLine& line) {
  Extent extent;
  for (const WordInLine& word : line.words) {
    if (word.is_space) {
      extent.spaces += points(word.width);
      extent.natural_spaces += points(width_at(*word.word, line.size));
      ++extent.gaps;
    } else {
      extent.words += points(word.width);
    }
  }
  return extent;
}

TextRange range_of(const TextLine& line) {
  TextRange range = line.words.front().text;
  for (const WordInLine& word : line.words) {
    range.begin = std::min(range.begin, word.text.begin);
    range.end = std::max(range.end, word.text.end);
  }
  return range;
}

ProofLine proof_line(const TextLine& line, BlockRef block, std::size_t page) {
  ProofLine proof{.block = block, .text = range_of(line), .page = page, .scale = line.scale};
  const Extent extent = extent_of(line);
  if (extent.natural_spaces > 0)
    proof.spaces = static_cast<int>(std::lround(100 * extent.spaces / extent.natural_spaces));
  for (const WordInLine& word : line.words) proof.tatweels += static_cast<int>(word.word->tatweels);
  return proof;
}

/// The first word of a line in reading order, and its width in points.
struct FirstWord {
  std::u16string text;
  double width = 0;
};

FirstWord first_word(const TextLine& line) {
  const std::size_t begin = range_of(line).begin;
  std::vector<const WordInLine*> words;
  for (const WordInLine& word : line.words) words.push_back(&word);
  std::sort(words.begin(), words.end(),
            [](const WordInLine* a, const WordInLine* b) { return a->text.begin < b->text.begin; });
  FirstWord first;
  for (const WordInLine* word : words) {
    if (word->is_space && word->text.begin > begin) break;
    first.text += word->word->text;
    first.width += points(word->width);
  }
  return first;
}

/// The mean width of the line's letters, in points.
double letter_of(const TextLine& line, const Extent& extent) {
  int letters = 0;
  for (const WordInLine& word : line.words) {
    const std::u16string_view text = word.word->text;
    for (std::size_t at = 0; !word.is_space && at < text.size();)
      letters += is_mark(next_code_point(text, at)) ? 0 : 1;
  }
  return extent.words / std::max(letters, 1);
}

int letters_for(double width, double letter) {
  return std::max(static_cast<int>(std::ceil(width / letter)), 1);
}

/// With `next` the line after it in the block.
Cure cure_of(const TextLine& loose, const TextLine& next) {
  const Extent line = extent_of(loose);
  const double space = line.natural_space(), letter = letter_of(loose, line);
  const FirstWord word = first_word(next);
  const int more = letters_for(line.spaces - kComfortable * space * line.gaps, letter);
  const double too_wide = word.width + kTight * space * (line.gaps + 1) - line.spaces;
  const int fewer = letters_for(too_wide, letter);
  if (too_wide > 0 && fewer < more) return {Cure::Kind::shorten, fewer, word.text};
  return {Cure::Kind::lengthen, more, word.text};
}

/// A line of text on a page, and the report's line for it.
struct SetLine {
  const TextLine* line;
  ProofLine proof;
};

std::vector<LooseLine> loosest_of(std::span<const SetLine> lines) {
  std::vector<LooseLine> loosest;
  for (std::size_t at = 0; at + 1 < lines.size(); ++at) {
    const bool has_next = lines[at + 1].proof.block == lines[at].proof.block;
    if (has_next && lines[at].proof.spaces > 100) loosest.push_back({at, {}});
  }
  const std::size_t shown = std::min(loosest.size(), kLoosestShown);
  std::partial_sort(loosest.begin(), loosest.begin() + static_cast<std::ptrdiff_t>(shown), loosest.end(),
                    [&](const LooseLine& a, const LooseLine& b) {
                      const int left = lines[a.line].proof.spaces, right = lines[b.line].proof.spaces;
                      return left != right ? left > right : a.line < b.line;
                    });
  loosest.resize(shown);
  for (LooseLine& loose : loosest) loose.cure = cure_of(*lines[loose.line].line, *lines[loose.line + 1].line);
  return loosest;
}

/// The lines of each article in reading order, whatever stands between them on the pages.
std::map<ArticleId, std::vector<SetLine>> lines_of(const Issue& issue) {
  std::map<ArticleId, std::vector<SetLine>> lines;
  for (std::size_t page = 0; page < issue.pages.size(); ++page) {
    for (const Placed& placed : issue.pages[page].items) {
      const auto* line = std::get_if<TextLine>(&placed.what);
      if (line == nullptr || !placed.block || line->words.empty()) continue;
      lines[placed.block->article].push_back({line, proof_line(*line, *placed.block, page)});
    }
  }
  return lines;
}

}  // namespace

Report proof(const Issue& issue) {
  Report report;
  for (auto& [article, lines] : lines_of(issue)) {
    ArticleProof proof{.article = article, .placements = {}, .lines = {}, .loosest = loosest_of(lines)};
    for (const SetLine& line : lines) proof.lines.push_back(line.proof);
    report.articles.push_back(std::move(proof));
  }
  for (const Placement& placement : issue.placements) {
    const auto article =
        std::lower_bound(report.articles.begin(), report.articles.end(), placement.article,
                         [](const ArticleProof& proof, ArticleId id) { return proof.article < id; });
    if (article != report.articles.end() && article->article == placement.article)
      article->placements.push_back(placement);
  }
  return report;
}

SourcePos position_of(const ProofLine& line, const std::vector<Article>& articles) {
  return position_of(articles[line.block.article.value], line.block.block, line.text.begin);
}

std::u16string text_of(const ProofLine& line, const std::vector<Article>& articles) {
  const std::u16string& text = articles[line.block.article.value].blocks[line.block.block].content.text;
  return text.substr(line.text.begin, length_of(line.text));
}

Diagnostics notes_of(const Report& report, const std::vector<Article>& articles) {
  Diagnostics notes;
  for (const ArticleProof& article : report.articles) {
    for (const LooseLine& loose : article.loosest) {
      const ProofLine& line = article.lines[loose.line];
      if (line.spaces <= kLoose) continue;
      const bool lengthen = loose.cure.kind == Cure::Kind::lengthen;
      notes.push_back({lengthen ? Code::loose_line_to_lengthen : Code::loose_line_to_shorten,
                       position_of(line, articles),
                       {std::int64_t{line.spaces}, to_utf8(text_of(line, articles)),
                        std::int64_t{loose.cure.letters}, to_utf8(loose.cure.word)}});
    }
  }
  return notes;
}

}  // namespace nashra
