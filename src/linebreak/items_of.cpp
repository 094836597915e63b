#include <algorithm>
#include <optional>

#include "linebreak/elongations.h"
#include "linebreak/piece_width.h"
#include "linebreak/set_lines.h"

namespace nashra {
namespace {

/// Enough to fill any line without moving its spaces.
constexpr Length kFill{kUnitsPerPoint * 1'000'000};

/// How bad it is to close the spaces as far as they go.
constexpr double kTightBadness = 200;

constexpr std::int64_t kRaggedEms = 2;
constexpr std::int64_t kBalancedEms = 8;

/// What it costs to end a line of a head with a particle.
constexpr double kStrandedParticle = 300;

/// The spaces between two words, and what UAX #14 says about them.
struct Gap {
  std::size_t begin = 0, end = 0;  ///< pieces
  std::size_t forced_breaks = 0;
  std::optional<double> penalty;  ///< of the cheapest break
  Length hyphen;                  ///< the width that a break adds
};

class ItemsOf {
 public:
  ItemsOf(const ShapedParagraph& paragraph, Length size, LineEnds ends, const Justification& justification)
      : paragraph_(paragraph),
        size_(size),
        ends_(ends),
        justification_(justification),
        next_break_(paragraph.paragraph.breaks.begin()) {
    list_.items.reserve(pieces().size() + 3);
    list_.piece.reserve(pieces().size() + 3);
    const LanguagePolicy* language = paragraph.paragraph.language;
    if (ends != LineEnds::justified || justification.most_kashidas == 0 || language == nullptr ||
        language->elongation == Elongation::none) {
      return;
    }
    elongations_ = std::make_shared<std::vector<Elongating>>();
    elongations_->reserve(pieces().size() * kMostTatweels);
    list_.elongations = elongations_;
    list_.justification = justification;
  }

  ItemList take() {
    std::size_t begin = 0;
    for (std::size_t word = next_word(0); word < pieces().size(); word = next_word(begin)) {
      const Gap gap = gap_between(begin, word);
      if (gap.forced_breaks > 0) {
        add_forced_breaks(gap.forced_breaks);
      } else if (begin > 0) {
        add_gap(gap);
      }
      add(Box{width_of(word), elongations_of(*pieces()[word].word)}, word);
      begin = word + 1;
    }
    if (begin > 0) add_forced_breaks(1);
    return std::move(list_);
  }

 private:
  const std::vector<ShapedPiece>& pieces() const { return paragraph_.pieces; }
  Length width_of(std::size_t piece) const { return width_at(*pieces()[piece].word, size_); }

  /// The vector has room for those of all words, so that none of them moves.
  std::span<const Elongating> elongations_of(const ShapedWord& word) {
    if (!elongations_ || word.elongations.empty()) return {};
    const std::size_t first = elongations_->size();
    add_elongations(word, size_, justification_, *elongations_);
    return std::span<const Elongating>(*elongations_).subspan(first);
  }

  std::size_t next_word(std::size_t from) const {
    while (from < pieces().size() && pieces()[from].kind != ShapedPiece::Kind::word) ++from;
    return from;
  }

  /// Break opportunities stand in the gap when they come before its second word and not inside the first.
  Gap gap_between(std::size_t begin, std::size_t end) {
    Gap gap{begin, end, 0, {}, {}};
    for (;
         next_break_ != paragraph_.paragraph.breaks.end() && next_break_->offset <= pieces()[end].range.begin;
         ++next_break_) {
      if (begin > 0 && next_break_->offset < pieces()[begin - 1].range.end) continue;
      if (next_break_->mandatory) {
        ++gap.forced_breaks;
      } else {
        gap.penalty = std::min(gap.penalty.value_or(kForbidden), cost_of(*next_break_));
        if (next_break_->divides_word) gap.hyphen = hyphen_after(begin);
      }
    }
    return gap;
  }

  /// Of the piece before piece `begin`.
  Length hyphen_after(std::size_t begin) const {
    const ShapedWordPtr hyphen = begin > 0 ? pieces()[begin - 1].hyphen : nullptr;
    return hyphen == nullptr ? Length{} : width_at(*hyphen, size_);
  }

  double cost_of(const BreakOpportunity& place) const {
    const bool strands = ends_ == LineEnds::balanced && place.strands_particle;
    return place.penalty + (strands ? kStrandedParticle : 0);
  }

  void add(Item item) { add(item, pieces().size()); }
  void add(Item item, std::size_t piece) {
    list_.items.push_back(item);
    list_.piece.push_back(piece);
  }

  Length stretch_at_end() const { return size_ * (ends_ == LineEnds::balanced ? kBalancedEms : kRaggedEms); }

  void add_forced_breaks(std::size_t count) {
    for (; count > 0; --count) {
      add(Penalty{{}, kForbidden});
      add(Glue{{}, ends_ == LineEnds::balanced ? stretch_at_end() : kFill, {}});
      add(Penalty{{}, kForced});
    }
  }

  void add_gap(const Gap& gap) {
    const bool stays_together = !gap.penalty || *gap.penalty >= kForbidden;
    const bool has_space = gap.begin < gap.end;
    const Penalty place{gap.hyphen, gap.penalty.value_or(kForbidden), gap.hyphen > Length{}};
    if (stays_together) {
      if (has_space) add(Penalty{{}, kForbidden});
    } else if (ends_ != LineEnds::justified) {
      add(Penalty{{}, kForbidden});
      add(Glue{{}, stretch_at_end(), {}});
      add(place);
      add(Glue{{}, -stretch_at_end(), {}});
    } else if (*gap.penalty != 0 || !has_space) {
      add(place);
    }
    for (std::size_t piece = gap.begin; piece < gap.end; ++piece) add(space(piece), piece);
  }

  Glue space(std::size_t piece) const {
    const Length width = width_of(piece);
    const bool keeps_width =
        ends_ != LineEnds::justified || pieces()[piece].kind == ShapedPiece::Kind::fixed_space;
    return keeps_width ? Glue{width, {}, {}}
                       : Glue{width, scaled(width, justification_.space_stretch, 100),
                              scaled(width, justification_.space_shrink, 100)};
  }

  const ShapedParagraph& paragraph_;
  const Length size_;
  const LineEnds ends_;
  const Justification& justification_;
  std::shared_ptr<std::vector<Elongating>> elongations_;
  std::vector<BreakOpportunity>::const_iterator next_break_;
  ItemList list_;
};

}  // namespace

ItemList items_of(const ShapedParagraph& paragraph, Length size, LineEnds ends,
                  const Justification& justification) {
  return ItemsOf(paragraph, size, ends, justification).take();
}

BreakParameters parameters_for(LineEnds ends, const Justification& justification) {
  if (ends != LineEnds::justified) return {.fewest_lines = ends == LineEnds::balanced};
  return {.scale_limit = justification.glyph_scale,
          .tight_badness = kTightBadness,
          .most_elongated = justification.most_kashidas};
}

}  // namespace nashra
