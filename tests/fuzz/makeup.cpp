// Whatever the galley: columns hold each of its lines and pictures once, in their order.
#include "fuzz/input.h"
#include "makeup/column_fill.h"

namespace nashra {
namespace {

/// Lines of ten characters and pictures, a picture at the beginning of its block.
Galley galley_from(fuzz::Input& input) {
  Galley galley;
  BlockRef block;
  std::size_t offset = 0;
  const auto begin_block = [&] {
    ++block.block;
    offset = 0;
  };
  while (!input.at_end() && galley.items.size() < 200) {
    switch (input.between(0, 7)) {
      case 0:
        galley.items.emplace_back(Leading{Length{input.between(0, 60)}});
        break;
      case 1: {
        begin_block();
        PictureBox picture;
        picture.height = Length{input.between(1, 200)};
        picture.block = block;
        galley.items.emplace_back(std::move(picture));
        break;
      }
      case 2:
        galley.items.emplace_back(KeepTogether{});
        break;
      case 3: {
        begin_block();
        SidePicture picture;
        picture.height = Length{input.between(1, 100)};
        picture.box.block = block;
        galley.items.emplace_back(std::move(picture));
        break;
      }
      case 4:
        begin_block();
        [[fallthrough]];
      default: {
        LineBox line;
        line.leading = Length{input.between(1, 40)};
        line.block = block;
        line.line.text = {offset, offset + 10};
        offset += 10;
        galley.items.emplace_back(std::move(line));
      }
    }
  }
  return galley;
}

/// The lines and pictures from `begin` on up to `end`.
std::vector<std::size_t> shown(const Galley& galley, std::size_t begin, std::size_t end) {
  std::vector<std::size_t> items;
  for (std::size_t item = begin; item < end; ++item) {
    if (is_shown(galley.items[item])) items.push_back(item);
  }
  return items;
}

/// The item that the next column begins with.
std::size_t next_item(const Galley& galley, const ColumnFill& fill) {
  return fill.next ? line_at(galley, *fill.next) : galley.items.size();
}

void expect_fill(const Galley& galley, std::size_t from, const ColumnFill& fill) {
  std::vector<std::size_t> placed;
  Length last{-1};
  for (const LineInColumn& line : fill.lines) {
    placed.push_back(line.item);
    EXPECT_GE(line.baseline, last);
    last = line.baseline;
  }
  EXPECT_EQ(placed, shown(galley, from, next_item(galley, fill)));
}

void expect_columns_hold_all(const Galley& galley, Length height, Length grid) {
  for (Place place;;) {
    const std::size_t from = line_at(galley, place);
    const ColumnFill gentle = fill_column(galley, place, height, grid);
    expect_fill(galley, from, gentle);
    EXPECT_LE(gentle.height, height);
    const ColumnFill full = fill_full_column(galley, place, height, grid);
    expect_fill(galley, from, full);
    EXPECT_GE(full.lines.size(), gentle.lines.size());
    EXPECT_TRUE(full.height <= height || full.lines.size() == 1);
    if (!full.next) return;
    if (full.lines.empty()) {
      // Only a picture that is too high stays behind; nothing else may keep the text from getting on.
      EXPECT_TRUE(is_picture(galley.items[from]));
      EXPECT_GT(least_height(galley, place, grid), height);
      return;
    }
    place = *full.next;
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

  const std::vector<ColumnFill> fills = balance_columns(galley, {}, columns, height, grid);
  EXPECT_LE(fills.size(), static_cast<std::size_t>(columns));
  std::vector<std::size_t> placed;
  for (const ColumnFill& fill : fills) {
    EXPECT_LE(fill.height, height);
    for (const LineInColumn& line : fill.lines) placed.push_back(line.item);
  }
  EXPECT_TRUE(fills.empty() || placed == shown(galley, 0, galley.items.size()));
  return 0;
}
