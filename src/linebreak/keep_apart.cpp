#include "linebreak/keep_apart.h"

#include <algorithm>
#include <limits>

#include "linebreak/elongations.h"
#include "linebreak/piece_width.h"

namespace nashra {
namespace {

/// In badness, as the costs of elongations.
constexpr double kStackedCost = 60;
constexpr double kGapAboveGapCost = 6;

/// Lines touch that have a stacked kashida, or so many gaps above each other that a river is near.
constexpr double kTouchCost = 2 * kGapAboveGapCost;

/// Worse places than this are not looked for, nor more ways to set a line.
constexpr double kMostMoreCost = 30;
constexpr std::size_t kMostWays = 24;

/// Of a line with very many places only the cheapest are looked at.
constexpr std::size_t kMostPlaces = 20;

/// Kashidas are stacked, and gaps one, when so much of the narrower one stands under the other.
constexpr double kStackedShare = 0.4, kGapShare = 0.6;

/// A gap counts for rivers from this part of its natural width on.
constexpr std::int64_t kWideGap = 1250;

struct Interval {
  Length left, right;
};

bool is_above(const Interval& a, const Interval& b, double share) {
  const Length common = std::min(a.right, b.right) - std::max(a.left, b.left);
  const Length narrower = std::min(a.right - a.left, b.right - b.left);
  return common > Length{} &&
         static_cast<double>(common.units) >= share * static_cast<double>(narrower.units);
}

int count_above(const std::vector<Interval>& upper, const std::vector<Interval>& lower, double share) {
  int count = 0;
  for (const Interval& a : upper) {
    for (const Interval& b : lower) count += is_above(a, b, share) ? 1 : 0;
  }
  return count;
}

/// One way to place the kashidas of a line, and where they and the wide gaps come to stand.
struct Way {
  std::vector<Kashida> kashidas;
  double more_cost = 0;  ///< than the line's best way
  std::vector<Interval> stand, gaps;
};

double cost_between(const Way& upper, const Way& lower) {
  return kStackedCost * count_above(upper.stand, lower.stand, kStackedShare) +
         kGapAboveGapCost * count_above(upper.gaps, lower.gaps, kGapShare);
}

/// The advance of what stands left of a place in a word from right to left.
std::int64_t left_of(const ShapedWord& word, std::uint32_t offset) {
  std::int64_t sum = 0;
  for (const Glyph& glyph : word.glyphs) {
    if (glyph.cluster >= offset) sum += glyph.advance;
  }
  return sum;
}

class Column {
 public:
  Column(std::vector<PlannedLine>& lines, const ShapedParagraph& paragraph, Length size, const ItemList& list)
      : lines_(lines), paragraph_(paragraph), size_(size), list_(list) {}

  void keep_apart() {
    for (std::size_t begin = 0; begin < lines_.size();) {
      std::size_t end = begin;
      while (end < lines_.size() && !lines_[end].kashidas.empty()) ++end;
      if (end - begin > 1) keep_apart(begin, end);
      begin = end + 1;
    }
  }

 private:
  /// Lines that all have kashidas. Those that touch get other ways, the ones beside them stay and are looked
  /// at.
  void keep_apart(std::size_t begin, std::size_t end) {
    std::vector<Way> own;
    for (std::size_t k = begin; k < end; ++k) own.push_back(placed(lines_[k], lines_[k].kashidas, 0));
    const std::size_t count = own.size();
    std::vector<bool> touches(count);
    for (std::size_t k = 1; k < count; ++k) {
      if (cost_between(own[k - 1], own[k]) >= kTouchCost) touches[k - 1] = touches[k] = true;
    }
    for (std::size_t first = 0; first < count; ++first) {
      if (!touches[first]) continue;
      std::size_t last = first;
      while (last < count && touches[last]) ++last;
      set_anew(begin, own, first, last);
      first = last;
    }
  }

  void set_anew(std::size_t begin, std::vector<Way>& own, std::size_t first, std::size_t last) {
    const std::size_t from = first == 0 ? 0 : first - 1, to = std::min(last + 1, own.size());
    std::vector<std::vector<Way>> ways;
    for (std::size_t k = from; k < to; ++k) {
      const bool may_change = first <= k && k < last;
      ways.push_back(may_change ? ways_of(lines_[begin + k], own[k]) : std::vector<Way>{own[k]});
    }
    const std::vector<std::size_t> chosen = cheapest(ways);
    for (std::size_t k = from; k < to; ++k) {
      own[k] = std::move(ways[k - from][chosen[k - from]]);
      lines_[begin + k].kashidas = own[k].kashidas;
    }
  }

  const ShapedWord& word_at(std::size_t item) const { return *paragraph_.pieces[list_.piece[item]].word; }

  Way placed(const PlannedLine& line, std::vector<Kashida> kashidas, double more_cost) {
    PlannedLine planned = line;
    planned.kashidas = kashidas;
    find_members(members_, paragraph_, size_, list_, planned);
    set_spaces(members_, line.measure - width_of(members_));
    put_in_visual_order(members_);
    Way way{std::move(kashidas), more_cost, {}, {}};
    Length x;
    for (const Member& member : members_) {
      const ShapedWord& word = *member.piece->word;
      const Length right = x + member.width;
      if (member.kashida.tatweels > 0) {
        const Length left = x + at_size(word, left_of(word, member.kashida.offset), size_);
        way.stand.push_back(
            {left, left + at_size(word, word.tatweel_widths[member.kashida.tatweels - 1], size_)});
      } else if (member.stretch > Length{} && member.width >= scaled(width_at(word, size_), kWideGap, 1000)) {
        way.gaps.push_back({x, right});
      }
      x = right;
    }
    return way;
  }

  /// A word of a line and a place in it.
  struct Place {
    std::size_t item = 0, word = 0;
    std::uint32_t offset = 0;
    double cost = 0;
    std::size_t most_tatweels = 0;
  };

  std::vector<Place> places_in(const PlannedLine& line) const {
    std::vector<Place> places;
    std::size_t number = 0;
    for (std::size_t i = line.begin; i < line.end; ++i) {
      const auto* box = std::get_if<Box>(&list_.items[i]);
      if (box == nullptr) continue;
      ++number;
      if (box->elongations.empty()) continue;
      for (const ElongationPlace& place : word_at(i).elongations) {
        places.push_back(
            {i, number, place.offset, cost_of(place, list_.justification), box->elongations.size()});
      }
    }
    if (places.size() > kMostPlaces) {
      std::stable_sort(places.begin(), places.end(),
                       [](const Place& one, const Place& other) { return one.cost < other.cost; });
      places.resize(kMostPlaces);
      std::stable_sort(places.begin(), places.end(),
                       [](const Place& one, const Place& other) { return one.word < other.word; });
    }
    return places;
  }

  /// The line's own way and the cheapest others, with the same lengths in the same order or another.
  std::vector<Way> ways_of(const PlannedLine& line, const Way& own) {
    struct Draft {
      std::vector<Kashida> kashidas;
      double cost = 0;
    };
    const std::vector<Place> places = places_in(line);
    std::vector<std::size_t> lengths;
    double own_cost = 0;
    for (std::size_t i = 0; i < line.kashidas.size(); ++i) {
      const Kashida& kashida = line.kashidas[i];
      lengths.push_back(kashida.tatweels);
      for (const Place& place : places) {
        if (place.item == kashida.item && place.offset == kashida.offset) own_cost += place.cost;
      }
    }
    std::sort(lengths.begin(), lengths.end());

    std::vector<Draft> drafts;
    do {
      Draft draft;
      const auto extend = [&](auto& self, std::size_t first, std::size_t last_word) -> void {
        const std::size_t done = draft.kashidas.size();
        if (draft.cost > own_cost + kMostMoreCost) return;
        if (done == lengths.size()) {
          drafts.push_back(draft);
          return;
        }
        for (std::size_t i = first; i < places.size(); ++i) {
          const Place& place = places[i];
          if (place.word == last_word || place.most_tatweels < lengths[done]) continue;
          const double beside =
              last_word > 0 && place.word == last_word + 1 ? BreakParameters{}.neighbour_cost : 0;
          draft.kashidas.push_back({place.item, place.offset, lengths[done]});
          draft.cost += place.cost + beside;
          self(self, i + 1, place.word);
          draft.cost -= place.cost + beside;
          draft.kashidas.pop_back();
        }
      };
      extend(extend, 0, 0);
    } while (std::next_permutation(lengths.begin(), lengths.end()));
    std::stable_sort(drafts.begin(), drafts.end(),
                     [](const Draft& a, const Draft& b) { return a.cost < b.cost; });
    if (drafts.size() > kMostWays) drafts.resize(kMostWays);
    std::vector<Way> ways{own};
    for (Draft& draft : drafts) {
      ways.push_back(placed(line, std::move(draft.kashidas), std::max(draft.cost - own_cost, 0.0)));
    }
    return ways;
  }

  static std::vector<std::size_t> cheapest(const std::vector<std::vector<Way>>& ways) {
    struct Step {
      double cost = 0;
      std::size_t before = 0;
    };
    std::vector<std::vector<Step>> steps(ways.size());
    for (std::size_t k = 0; k < ways.size(); ++k) {
      for (const Way& way : ways[k]) {
        Step step{k == 0 ? 0 : std::numeric_limits<double>::infinity()};
        for (std::size_t before = 0; k > 0 && before < ways[k - 1].size(); ++before) {
          const double cost = steps[k - 1][before].cost + cost_between(ways[k - 1][before], way);
          if (cost < step.cost) step = {cost, before};
        }
        step.cost += way.more_cost;
        steps[k].push_back(step);
      }
    }
    std::vector<std::size_t> chosen(ways.size());
    const auto by_cost = [](const Step& a, const Step& b) { return a.cost < b.cost; };
    for (std::size_t k = ways.size(); k-- > 0;) {
      const std::vector<Step>& here = steps[k];
      chosen[k] =
          k + 1 == ways.size()
              ? static_cast<std::size_t>(std::min_element(here.begin(), here.end(), by_cost) - here.begin())
              : steps[k + 1][chosen[k + 1]].before;
    }
    return chosen;
  }

  std::vector<PlannedLine>& lines_;
  const ShapedParagraph& paragraph_;
  const Length size_;
  const ItemList& list_;
  std::vector<Member> members_;
};

}  // namespace

void keep_apart(std::vector<PlannedLine>& lines, const ShapedParagraph& paragraph, Length size,
                const ItemList& list) {
  Column(lines, paragraph, size, list).keep_apart();
}

}  // namespace nashra
