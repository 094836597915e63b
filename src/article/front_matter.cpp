#include "article/front_matter.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "article/marked_text.h"
#include "base/unicode.h"
#include "spec/nearest.h"
#include "spec/read_value.h"
#include "spec/scan_yaml.h"
#include "spec/yaml_tree.h"

namespace nashra {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

enum class FrontKey : std::uint8_t {
  headline,
  kicker,
  deck,
  byline,
  date_line,
  date,
  language,
  credit,
  picture,
  file,
  caption,
  alternative,
};

enum class FrontKind : std::uint8_t { text, texts, language, map };

struct KeyRow {
  std::string_view name;
  FrontKey key;
  FrontKind kind;
};

// Two names for one key: the first is the one that we speak of.
constexpr auto kKeys = std::to_array<KeyRow>({
    {"headline", FrontKey::headline, FrontKind::text},
    {"title", FrontKey::headline, FrontKind::text},
    {"kicker", FrontKey::kicker, FrontKind::text},
    {"deck", FrontKey::deck, FrontKind::text},
    {"byline", FrontKey::byline, FrontKind::texts},
    {"date-line", FrontKey::date_line, FrontKind::text},
    {"date", FrontKey::date, FrontKind::text},
    {"language", FrontKey::language, FrontKind::language},
    {"credit", FrontKey::credit, FrontKind::texts},
    {"picture", FrontKey::picture, FrontKind::map},
});

constexpr auto kPictureKeys = std::to_array<KeyRow>({
    {"file", FrontKey::file, FrontKind::text},
    {"caption", FrontKey::caption, FrontKind::text},
    {"credit", FrontKey::credit, FrontKind::text},
    {"alt", FrontKey::alternative, FrontKind::text},
});

std::string wanted_by(FrontKind kind) {
  switch (kind) {
    case FrontKind::text:
      return "a text";
    case FrontKind::texts:
      return "a text or a list of texts";
    case FrontKind::language:
      return "a language tag such as ar or ru";
    case FrontKind::map:
      return "keys with values";
  }
  return {};
}

// --- Where the texts stand
// -----------------------------------------------------------------------------------------------

// Walks a scalar beside its writing in the file: what quotes, escapes and folded lines have changed is mapped
// to where it was changed.
class ScalarText {
 public:
  ScalarText(std::string_view bytes, const YamlNode& node)
      : bytes_(bytes), at_(node.begin), end_(std::max(node.begin, node.end)) {
    const char first = at_ < bytes.size() ? bytes[at_] : '\0';
    if (node.quoted && (first == '"' || first == '\'')) {
      quote_ = first;
      ++at_;
    } else if (node.quoted) {
      at_ = std::min(bytes.find('\n', at_), bytes.size());
      end_ = bytes.size();
      skip_white_space();
    }
  }

  MarkedText marked(std::string_view text) {
    MarkedText out;
    while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    for (std::size_t at = 0; at < text.size();) {
      std::size_t length = 1;
      while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U)
        ++length;
      add(out, text.substr(at, length));
      at += length;
    }
    tidy(out);
    return out;
  }

 private:
  bool is_at_escape() const {
    return at_ < end_ && ((quote_ == '"' && bytes_[at_] == '\\') ||
                          (quote_ == '\'' && bytes_.substr(at_).starts_with("''")));
  }
  void skip_white_space() { at_ = std::min(bytes_.find_first_not_of(" \t\r\n", at_), end_); }
  void skip_escape() {
    const char letter = at_ + 1 < end_ ? bytes_[at_ + 1] : '\0';
    const std::size_t digits = quote_ != '"'   ? 0U
                               : letter == 'x' ? 2U
                               : letter == 'u' ? 4U
                               : letter == 'U' ? 8U
                                               : 0U;
    at_ = std::min(at_ + 2 + digits, end_);
  }
  // A line that ends in a backslash goes on where the next one has its text.
  void skip_joined_lines() {
    while (quote_ == '"' && at_ + 1 < end_ && bytes_[at_] == '\\' &&
           (bytes_[at_ + 1] == '\n' || bytes_[at_ + 1] == '\r')) {
      ++at_;
      skip_white_space();
    }
  }
  void add(MarkedText& out, std::string_view character) {
    skip_joined_lines();
    const std::size_t here = at_;
    const bool is_white = character == " " || character == "\n";
    if (is_at_escape()) {
      append_in_place_of(out, to_utf16(character), here);
      skip_escape();
    } else if (bytes_.substr(at_, end_ - at_).starts_with(character) && character != "\n") {
      append_literal(out, character, here, true);
      at_ += character.size();
      if (is_white && at_ < end_ && (bytes_[at_] == '\n' || bytes_[at_] == '\r')) skip_white_space();
    } else {
      append_in_place_of(out, to_utf16(character), here);
      if (is_white) skip_white_space();
    }
  }

  std::string_view bytes_;
  std::size_t at_, end_;
  char quote_ = '\0';
};

// --- The keys
// ------------------------------------------------------------------------------------------------------------

struct PictureKeys {
  std::string file;
  MarkedText caption, credit;
  std::u16string alternative;
  SourceMap::Place where;
};

class FrontMatterReader {
 public:
  FrontMatterReader(const SourceText& yaml, SourcePlaces& places, Diagnostics& diagnostics)
      : yaml_(yaml), places_(places), diagnostics_(diagnostics) {}

  FrontMatter read(const YamlNode& root) {
    if (root.kind != YamlKind::map) {
      report(Code::wrong_type, root,
             {"front matter", wanted_by(FrontKind::map), std::string(describe(root))});
      return {};
    }
    walk(root, kKeys);
    arrange();
    return std::move(out_);
  }

 private:
  void report(Code code, const YamlNode& node, std::vector<Argument> arguments) {
    if (diagnostics_.size() > kYamlProblems) return;
    diagnostics_.push_back({code, place_of(yaml_, node), std::move(arguments)});
  }

  void walk(const YamlNode& map, std::span<const KeyRow> rows) {
    std::vector<std::pair<FrontKey, const YamlNode*>> seen;
    for (const YamlEntry& entry : map.entries) {
      const auto row =
          std::find_if(rows.begin(), rows.end(), [&](const KeyRow& r) { return r.name == entry.key.text; });
      if (row == rows.end()) {
        report_unknown(entry.key, rows);
        continue;
      }
      const auto twin =
          std::find_if(seen.begin(), seen.end(), [&](const auto& other) { return other.first == row->key; });
      if (twin != seen.end()) {
        const std::int64_t line = place_of(yaml_, *twin->second).line;
        report(Code::duplicate_key, entry.key, {entry.key.text, line});
        continue;
      }
      seen.emplace_back(row->key, &entry.key);
      read_entry(*row, entry);
    }
  }

  void report_unknown(const YamlNode& key, std::span<const KeyRow> rows) {
    std::vector<std::string_view> names;
    for (const KeyRow& row : rows) names.push_back(row.name);
    const bool is_of_picture =
        rows.data() == kKeys.data() && std::any_of(kPictureKeys.begin(), kPictureKeys.end(),
                                                   [&](const KeyRow& row) { return row.name == key.text; });
    if (is_of_picture) return report(Code::misplaced_key, key, {key.text, "picture"});
    report(Code::unknown_key, key, {key.text, nearest(key.text, names)});
  }

  void read_entry(const KeyRow& row, const YamlEntry& entry) {
    const YamlNode& value = entry.value;
    if (value.kind == YamlKind::null) return report(Code::missing_value, entry.key, {entry.key.text});
    if (row.kind == FrontKind::map) return read_picture(row, entry);
    if (row.kind == FrontKind::texts && value.kind == YamlKind::sequence) {
      if (value.items.empty()) report(Code::empty_text, value, {entry.key.text});
      for (const YamlNode& item : value.items) read_text(row, entry.key.text, item);
    } else {
      read_text(row, entry.key.text, value);
    }
  }

  void read_text(const KeyRow& row, const std::string& name, const YamlNode& node) {
    if (node.kind == YamlKind::null) return report(Code::empty_item, node, {name});
    if (node.kind != YamlKind::scalar)
      return report(Code::wrong_type, node, {name, wanted_by(row.kind), std::string(describe(node))});
    MarkedText text = ScalarText(yaml_.bytes, node).marked(node.text);
    if (text.text.empty()) return report(Code::empty_text, node, {name});
    if (row.kind == FrontKind::language && !is_language_tag(node.text))
      return report(Code::bad_language, node, {node.text});
    if (in_picture_) return store_of_picture(row.key, node, std::move(text));
    store(row.key, node, std::move(text));
  }

  void store(FrontKey key, const YamlNode& node, MarkedText text) {
    switch (key) {
      case FrontKey::headline:
        return add(BlockKind::headline, std::move(text));
      case FrontKey::kicker:
        return add(BlockKind::kicker, std::move(text));
      case FrontKey::deck:
        return add(BlockKind::deck, std::move(text));
      case FrontKey::byline:
        return add(BlockKind::byline, std::move(text));
      case FrontKey::date_line:
        return add(BlockKind::date_line, std::move(text));
      case FrontKey::date:
        date_ = std::move(text);
        return;
      case FrontKey::language:
        out_.language = node.text;
        return;
      case FrontKey::credit:
        out_.credits.push_back({BlockKind::credit, to_inline(std::move(text), places_)});
        return;
      default:
        return;
    }
  }

  void add(BlockKind kind, MarkedText text) {
    out_.head.push_back({kind, to_inline(std::move(text), places_)});
  }

  void read_picture(const KeyRow& row, const YamlEntry& entry) {
    if (entry.value.kind != YamlKind::map) {
      const std::string found(describe(entry.value));
      return report(Code::wrong_type, entry.value, {std::string(row.name), wanted_by(row.kind), found});
    }
    in_picture_ = true;
    const std::size_t problems = diagnostics_.size();
    walk(entry.value, kPictureKeys);
    in_picture_ = false;
    if (!picture_.file.empty()) return;
    // A misspelt key is not missing too.
    if (diagnostics_.size() == problems)
      report(Code::missing_key, entry.key, {"file", std::string(row.name), "the name of a picture's file"});
  }

  void store_of_picture(FrontKey key, const YamlNode& node, MarkedText text) {
    if (key == FrontKey::file) {
      picture_.file = node.text;
      picture_.where = places_.at(node.begin);
    } else if (key == FrontKey::caption) {
      picture_.caption = std::move(text);
    } else if (key == FrontKey::credit) {
      picture_.credit = std::move(text);
    } else {
      picture_.alternative = std::move(text.text);
    }
  }

  // The order of the keys means nothing, that of the blocks does.
  void arrange() {
    const auto has = [this](BlockKind kind) {
      return std::any_of(out_.head.begin(), out_.head.end(),
                         [kind](const Block& b) { return b.kind == kind; });
    };
    if (!has(BlockKind::date_line) && !date_.text.empty()) add(BlockKind::date_line, std::move(date_));
    out_.has_headline = has(BlockKind::headline);
    std::stable_sort(out_.head.begin(), out_.head.end(),
                     [](const Block& a, const Block& b) { return a.kind < b.kind; });
    if (picture_.file.empty()) return;
    Block block{BlockKind::picture, to_inline(caption_with_credit(), places_)};
    block.picture = {picture_.file, picture_.alternative, picture_.where};
    out_.head.push_back(std::move(block));
  }

  MarkedText caption_with_credit() {
    MarkedText text = std::move(picture_.caption);
    MarkedText& credit = picture_.credit;
    if (text.text.empty() || credit.text.empty())
      return text.text.empty() ? std::move(credit) : std::move(text);
    append_in_place_of(text, u" (", credit.origins.front().offset);
    text.text += credit.text;
    text.origins.insert(text.origins.end(), credit.origins.begin(), credit.origins.end());
    append_in_place_of(text, u")", credit.origins.back().offset);
    return text;
  }

  const SourceText& yaml_;
  SourcePlaces& places_;
  Diagnostics& diagnostics_;
  FrontMatter out_;
  MarkedText date_;
  PictureKeys picture_;
  bool in_picture_ = false;
};

// --- The lines of dashes
// -------------------------------------------------------------------------------------------------

bool is_fence(std::string_view bytes, std::size_t at, std::string_view fence) {
  std::string_view line = bytes.substr(at, std::min(bytes.find_first_of("\r\n", at), bytes.size()) - at);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line == fence;
}

}  // namespace

FrontMatter read_front_matter(const SourceText& source, SourcePlaces& places, Diagnostics& diagnostics) {
  const std::string_view bytes = source.bytes;
  const std::size_t start = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  FrontMatter none;
  none.end = start;
  if (!is_fence(bytes, start, "---")) return none;
  std::size_t close = next_line(bytes, start);
  while (close < bytes.size() && !is_fence(bytes, close, "---") && !is_fence(bytes, close, "..."))
    close = next_line(bytes, close);
  if (close >= bytes.size()) {
    diagnostics.push_back({Code::front_matter_not_closed, places.position(start, start + 3), {}});
    return none;
  }
  // Its first line is one that YAML knows, so that every place in it is one of the whole file.
  const SourceText yaml{source.name, source.bytes.substr(0, close)};
  Outcome<YamlNode> tree = parse_yaml(yaml);
  append(diagnostics, std::move(tree.diagnostics));
  FrontMatter front;
  if (tree.value) front = FrontMatterReader(yaml, places, diagnostics).read(*tree.value);
  front.end = std::min(next_line(bytes, close), bytes.size());
  return front;
}

}  // namespace nashra
