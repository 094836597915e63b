// Whatever the galley: columns hold each of its lines and pictures once, in their order.
#include "fuzz/input.h"
#include "makeup/column_fill.h"

namespace nashra {
namespace {

Galley galley_from(fuzz::Input& input) {
  Galley galley;
  while (!input.at_end() && galley.items.size() < 200) {
    switch (input.between(0, 5)) {
      case 0:
        galley.items.emplace_back(Leading{Length{input.between(0, 60)}});
        break;
      case 1: {
        PictureBox picture;
        picture.height = Length{input.between(1, 200)};
        galley.items.emplace_back(std::move(picture));
        break;
      }
      case 2:
        galley.items.emplace_back(KeepTogether{});
        break;
      default: {
        LineBox line;
        line.leading = Length{input.between(1, 40)};
        galley.items.emplace_back(std::move(line));
      }
    }
  }
  return galley;
}

bool is_shown(const GalleyItem& item) {
  return std::holds_alternative<LineBox>(item) || std::holds_alternative<PictureBox>(item);
}

/// The lines and pictures from `begin` on up to `end`.
std::vector<std::size_t> shown(const Galley& galley, std::size_t begin, std::size_t end) {
  std::vector<std::size_t> items;
  for (std::size_t item = begin; item < end; ++item) {
    if (is_shown(galley.items[item])) items.push_back(item);
  }
  return items;
}

void expect_fill(const Galley& galley, std::size_t from, const ColumnFill& fill) {
  EXPECT_GE(fill.next, from);
  EXPECT_LE(fill.next, galley.items.size());
  std::vector<std::size_t> placed;
  Length last{-1};
  for (const LineInColumn& line : fill.lines) {
    placed.push_back(line.item);
    EXPECT_GE(line.baseline, last);
    last = line.baseline;
  }
  EXPECT_EQ(placed, shown(galley, from, fill.next));
}

void expect_columns_hold_all(const Galley& galley, Length height, Length grid) {
  for (std::size_t from = 0; from < galley.items.size();) {
    const ColumnFill gentle = fill_column(galley, from, height, grid);
    expect_fill(galley, from, gentle);
    EXPECT_LE(gentle.height, height);
    const ColumnFill full = fill_full_column(galley, from, height, grid);
    expect_fill(galley, from, full);
    EXPECT_GE(full.next, gentle.next);
    EXPECT_TRUE(full.height <= height || full.lines.size() == 1);
    if (full.next == from) {
      // Only a picture that is too high stays behind; nothing else may keep the text from getting on.
      const auto left = shown(galley, from, galley.items.size());
      if (!left.empty()) {
        EXPECT_TRUE(std::holds_alternative<PictureBox>(galley.items[left.front()]));
        EXPECT_GT(least_height(galley, from, grid), height);
      }
      return;
    }
    from = full.next;
  }
}

}  // namespace
}  // namespace nashra

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nashra;
  fuzz::Input input(data, size);
  const Length grid{input.between(1, 30)};
  const Length height{input.between(0, 600)};
  const auto columns = static_cast<int>(input.between(1, 6));
  const Galley galley = galley_from(input);
  expect_columns_hold_all(galley, height, grid);

  const std::vector<ColumnFill> fills = balance_columns(galley, 0, columns, height, grid);
  EXPECT_LE(fills.size(), static_cast<std::size_t>(columns));
  std::vector<std::size_t> placed;
  for (const ColumnFill& fill : fills) {
    EXPECT_LE(fill.height, height);
    for (const LineInColumn& line : fill.lines) placed.push_back(line.item);
  }
  EXPECT_TRUE(fills.empty() || placed == shown(galley, 0, galley.items.size()));
  return 0;
}
