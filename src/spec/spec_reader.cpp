#include "spec/spec_reader.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "language/date.h"
#include "spec/invisible.h"
#include "spec/nearest.h"

namespace nashra {
namespace {

constexpr std::int64_t kVersion = 1;

YamlNode scalar_node(std::string_view text) {
  YamlNode node;
  node.kind = YamlKind::scalar;
  node.text = text;
  return node;
}

/// `{key: value}` in place of a value alone.
YamlNode written_out(std::string_view key, const YamlNode& value) {
  YamlNode map;
  map.kind = YamlKind::map;
  map.begin = value.begin;
  map.end = value.end;
  map.file = value.file;
  YamlNode name = scalar_node(key);
  name.begin = value.begin;
  name.end = value.end;
  name.file = value.file;
  map.entries.push_back({std::move(name), value});
  return map;
}

/// `start, end, center or justify`.
std::string enumerate(std::string_view words) {
  const std::vector<std::string_view> list = split_words(words);
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += i + 1 == list.size() ? " or " : ", ";
    out += list[i];
  }
  return out;
}

std::vector<std::string_view> key_names(Section section) {
  std::vector<std::string_view> names;
  for (const Key& key : keys_of(section)) names.push_back(key.name);
  return names;
}

bool is_root(Section section) { return section == Section::layout || section == Section::bulletin; }

/// Whether `section` is part of what `root` (a layout or a bulletin) may hold.
bool belongs_to(Section root, Section section) {
  if (root == section) return true;
  const auto keys = keys_of(root);
  return std::any_of(keys.begin(), keys.end(), [section](const Key& key) {
    const bool has_child = key.kind == Kind::section || key.kind == Kind::sections || key.kind == Kind::named;
    return has_child && belongs_to(key.child, section);
  });
}

/// The key of a child section, as people know it: `page`, `styles`.
std::string_view name_of_section(Section section) {
  for (const Key& key : vocabulary()) {
    if (key.child == section && !is_root(section)) return key.name;
  }
  return {};
}

/// A key of that name in another section, rather of the same kind of file.
const Key* find_elsewhere(std::string_view name, Section root) {
  const Key* found = nullptr;
  for (const Key& key : vocabulary()) {
    if (key.name != name || (found != nullptr && belongs_to(root, found->section))) continue;
    found = &key;
  }
  return found;
}

bool is_free_text(Kind kind) {
  return kind == Kind::text || kind == Kind::text_lines || kind == Kind::field_text || kind == Kind::path;
}

}  // namespace

const YamlEntry* find_entry(const YamlNode& node, std::string_view name) {
  const auto entry = std::find_if(node.entries.begin(), node.entries.end(),
                                  [name](const YamlEntry& e) { return e.key.text == name; });
  return entry == node.entries.end() ? nullptr : &*entry;
}

SpecReader::SpecReader(const SourceText& yaml, const YamlNode& root, Diagnostics& diagnostics)
    : yaml_(yaml),
      places_(yaml),
      root_(root),
      diagnostics_(diagnostics),
      baseline_(baseline_of_file()),
      inks_(names_in("inks")),
      fonts_(names_in("fonts")),
      styles_(names_in("styles")) {
  inks_.add("black");
}

Target SpecReader::read(Section section) {
  walk(section, root_, {nullptr, yaml_.name});
  if (section == Section::layout) add_black();
  target_.layout.file = yaml_.name;
  target_.bulletin.file = yaml_.name;
  return std::move(target_);
}

void SpecReader::report_at(Code code, SourcePos where, std::vector<Argument> arguments) {
  if (!is_full()) diagnostics_.push_back({code, std::move(where), std::move(arguments)});
}

void SpecReader::report(Code code, const YamlNode& node, std::vector<Argument> arguments) {
  if (!is_full()) report_at(code, place_of(yaml_, node), std::move(arguments));
}

void SpecReader::report_wrong_type(const Key& key, const YamlNode& node) {
  std::string found(describe(node));
  const bool counted =
      (key.kind == Kind::mixture || key.kind == Kind::page_size) && node.kind == YamlKind::sequence;
  if (counted) found = fmt::format("a list of {}", node.items.size());
  report(Code::wrong_type, node, {std::string(key.name), std::string(wanted_by(key.kind)), std::move(found)});
}

std::string SpecReader::report_unknown_key(Section section, const YamlNode& key) {
  if (is_full()) return {};
  if (!key.text.empty() && key.text.front() >= '0' && key.text.front() <= '9') {
    report(Code::decimal_comma, key, {key.text});
    return {};
  }
  std::string suggestion = nearest(key.text, key_names(section));
  const Section root = belongs_to(Section::layout, section) ? Section::layout : Section::bulletin;
  const Key* elsewhere = suggestion.empty() ? find_elsewhere(key.text, root) : nullptr;
  if (elsewhere == nullptr) {
    report(Code::unknown_key, key, {key.text, suggestion});
  } else if (belongs_to(root, elsewhere->section)) {
    const std::string_view home = name_of_section(elsewhere->section);
    report(Code::misplaced_key, key, {key.text, std::string(home)});
  } else {
    const bool in_layout = root == Section::layout;
    report(Code::key_of_other_file, key,
           {key.text, in_layout ? "bulletin" : "layout", in_layout ? "layout" : "bulletin"});
  }
  return suggestion;
}

void SpecReader::report_no_value(const YamlNode& key) {
  if (is_full()) return;
  const std::string_view bytes = yaml_.bytes;
  const std::string_view rest =
      bytes.substr(key.end, std::min(bytes.find('\n', key.end), bytes.size()) - key.end);
  const std::size_t hash = rest.find_first_not_of(" \t:");
  if (hash != std::string_view::npos && rest[hash] == '#' && hash + 1 < rest.size() &&
      rest[hash + 1] != ' ') {
    const std::string_view comment = rest.substr(hash, rest.find_first_of(" \t\r,]}", hash) - hash);
    const std::size_t at = key.end + hash;
    return report_at(Code::hash_is_comment, position_at(yaml_, at, at + comment.size()),
                     {std::string(comment), key.text});
  }
  report(Code::missing_value, key, {key.text});
}

void SpecReader::walk(Section section, const YamlNode& node, const Owner& owner, bool inherits) {
  const std::string_view shorthand = shorthand_of(section);
  if (node.kind == YamlKind::map) return walk_map(section, node, owner, inherits);
  if (!shorthand.empty()) return walk_map(section, written_out(shorthand, node), owner, inherits);
  report(Code::wrong_type, node,
         {std::string(owner.name), std::string(wanted_by(Kind::section)), std::string(describe(node))});
}

void SpecReader::walk_map(Section section, const YamlNode& map, const Owner& owner, bool inherits) {
  const std::vector<std::string_view> names = key_names(section);
  std::set<std::string> meant;  // by misspelt keys: those are not missing too
  for (const YamlEntry& entry : map.entries) {
    const bool known = std::find(names.begin(), names.end(), entry.key.text) != names.end();
    if (!known) meant.insert(report_unknown_key(section, entry.key));
  }
  for (const Key& key : keys_of(section)) {
    if (const YamlEntry* entry = find_entry(map, key.name)) {
      read_key(key, *entry);
    } else if (inherits) {
      continue;
    } else if (!key.standard.empty()) {
      use_standard(key);
    } else if (key.required && !is_full() && meant.count(std::string(key.name)) == 0) {
      SourcePos where{yaml_.name, 0, 0, 0, ""};
      if (owner.place != nullptr) where = place_of(yaml_, *owner.place);
      report_at(Code::missing_key, std::move(where),
                {std::string(key.name), std::string(owner.name), std::string(wanted_by(key.kind))});
    }
  }
}

void SpecReader::use_standard(const Key& key) {
  if (key.kind == Kind::section) {
    YamlNode nothing;
    nothing.kind = YamlKind::map;
    walk(key.child, nothing, {nullptr, key.name});
    store(key, std::string());
  } else if (key.kind != Kind::named && key.kind != Kind::sections) {
    if (std::optional<Value> value = read_scalar(key, scalar_node(key.standard)))
      store(key, std::move(*value));
  }
}

void SpecReader::store(const Key& key, Value value) { key.store(target_, value); }

void SpecReader::read_key(const Key& key, const YamlEntry& entry) {
  const YamlNode& node = entry.value;
  if (node.kind == YamlKind::null) return report_no_value(entry.key);
  if (key.kind == Kind::section) {
    walk(key.child, node, {&entry.key, key.name});
    return store(key, std::string());
  }
  if (key.kind == Kind::named)
    return key.child == Section::style ? read_styles(key, node) : read_named(key, entry);
  if (key.kind == Kind::sections) return read_list(key, entry);
  if (std::optional<Value> value = read_scalar_or_list(key, node)) store(key, std::move(*value));
}

void SpecReader::read_named(const Key& key, const YamlEntry& named) {
  if (named.value.kind != YamlKind::map) return report_wrong_type(key, named.value);
  for (const YamlEntry& entry : named.value.entries) {
    if (entry.value.kind == YamlKind::null) {
      report_no_value(entry.key);
      continue;
    }
    walk(key.child, entry.value, {&entry.key, entry.key.text});
    store(key, entry.key.text);
  }
  for (const std::string_view needed : split_words(key.words)) {
    if (find_entry(named.value, needed) != nullptr) continue;
    report(Code::missing_key, named.key,
           {std::string(needed), std::string(key.name), std::string(wanted_by(Kind::section))});
  }
}

void SpecReader::read_styles(const Key& key, const YamlNode& node) {
  if (node.kind != YamlKind::map) return report_wrong_type(key, node);
  enum class State : std::uint8_t { unread, open, done };
  std::map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < node.entries.size(); ++i) index.emplace(node.entries[i].key.text, i);
  std::vector<State> states(node.entries.size(), State::unread);
  std::vector<Style> styles(node.entries.size());
  for (std::size_t first = 0; first < node.entries.size(); ++first) {
    std::vector<std::size_t> chain;  // from a style to what it is based on, as far as that is not read yet
    const Style* base = nullptr;
    for (std::size_t i = first;;) {
      if (states[i] == State::done) {
        base = &styles[i];
        break;
      }
      const YamlEntry* based_on = find_entry(node.entries[i].value, "based-on");
      if (states[i] == State::open) {
        report(Code::based_on_cycle, find_entry(node.entries[chain.back()].value, "based-on")->value,
               {node.entries[chain.back()].key.text, node.entries[i].key.text});
        break;
      }
      states[i] = State::open;
      chain.push_back(i);
      const auto next = based_on == nullptr ? index.end() : index.find(based_on->value.text);
      if (next == index.end()) break;
      i = next->second;
    }
    for (auto i = chain.rbegin(); i != chain.rend(); ++i) {
      const YamlEntry& entry = node.entries[*i];
      target_.style = base == nullptr ? Style{} : *base;
      if (entry.value.kind == YamlKind::null) {
        report_no_value(entry.key);
      } else {
        walk(key.child, entry.value, {&entry.key, entry.key.text},
             find_entry(entry.value, "based-on") != nullptr);
      }
      styles[*i] = std::exchange(target_.style, {});
      states[*i] = State::done;
      base = &styles[*i];
    }
  }
  for (std::size_t i = 0; i < styles.size(); ++i) {
    target_.style = std::move(styles[i]);
    store(key, node.entries[i].key.text);
  }
}

void SpecReader::read_list(const Key& key, const YamlEntry& entry) {
  const YamlNode& node = entry.value;
  if (node.kind != YamlKind::sequence) return report_wrong_type(key, node);
  if (has_too_many_items(key, node)) return;
  for (const YamlNode& item : node.items) {
    if (item.kind == YamlKind::null) {
      report(Code::empty_item, item, {std::string(key.name)});
      continue;
    }
    walk(key.child, item, {&item, key.name});
    store(key, std::string());
  }
}

std::optional<Value> SpecReader::read_scalar_or_list(const Key& key, const YamlNode& node) {
  switch (key.kind) {
    case Kind::text_lines:
      return read_text_lines(key, node);
    case Kind::field_text:
      return read_field_text(key, node);
    case Kind::page_size:
      return read_page_size(key, node);
    case Kind::mixture:
      return read_mixture(key, node);
    default:
      break;
  }
  if (node.kind != YamlKind::scalar) return report_wrong_type(key, node), std::nullopt;
  return read_scalar(key, node);
}

std::optional<Value> SpecReader::read_scalar(const Key& key, const YamlNode& node) {
  if (!is_free_text(key.kind)) {
    const std::size_t hidden = find_invisible(node.text);
    if (hidden != std::string_view::npos) {
      const std::string name =
          name_of_code_point(invisible_at_start(std::string_view(node.text).substr(hidden)));
      return report(Code::invisible_in_value, node, {name}), std::nullopt;
    }
  }
  switch (key.kind) {
    case Kind::version:
    case Kind::integer:
    case Kind::weight:
      return read_whole_number(key, node);
    case Kind::length:
      if (const auto length = read_checked_length(key, node)) return Value(*length);
      return std::nullopt;
    case Kind::boolean:
      return read_boolean(key, node);
    case Kind::word:
      return read_word(key, node);
    case Kind::page_size:
      return read_page_size(key, node);
    case Kind::ink_use:
      return read_ink(node);
    case Kind::style_name:
      return read_reference(Code::unknown_style, styles_, node);
    case Kind::font_name:
      return read_reference(Code::unknown_font, fonts_, node);
    case Kind::language:
      if (is_language_tag(node.text)) return Value(node.text);
      return report(Code::bad_language, node, {node.text}), std::nullopt;
    case Kind::date:
      if (const auto date = parse_iso_date(node.text)) return Value(*date);
      return report(Code::bad_date, node, {node.text}), std::nullopt;
    case Kind::path:
      if (node.text.empty()) return report(Code::empty_text, node, {std::string(key.name)}), std::nullopt;
      return Value(Located{node.text, place_of_path(node)});
    default:
      return Value(node.text);
  }
}

std::optional<Value> SpecReader::read_word(const Key& key, const YamlNode& node) {
  const std::vector<std::string_view> words = split_words(key.words);
  const auto word = std::find(words.begin(), words.end(), node.text);
  if (word != words.end()) return Value(static_cast<std::int64_t>(word - words.begin()));
  report(Code::unknown_word, node,
         {std::string(key.name), node.text, enumerate(key.words), nearest(node.text, words)});
  return std::nullopt;
}

std::optional<Value> SpecReader::read_boolean(const Key& key, const YamlNode& node) {
  if (node.quoted) return report_wrong_type(key, node), std::nullopt;
  if (node.text == "true" || node.text == "false") return Value(node.text == "true");
  constexpr auto kTrue =
      std::to_array<std::string_view>({"yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "True", "TRUE"});
  constexpr auto kFalse =
      std::to_array<std::string_view>({"no", "No", "NO", "off", "Off", "OFF", "n", "N", "False", "FALSE"});
  const bool is_yes = std::find(kTrue.begin(), kTrue.end(), node.text) != kTrue.end();
  const bool is_no = std::find(kFalse.begin(), kFalse.end(), node.text) != kFalse.end();
  report(Code::not_a_boolean, node,
         {std::string(key.name), node.text,
          is_yes  ? "true"
          : is_no ? "false"
                  : ""});
  return std::nullopt;
}

std::optional<Value> SpecReader::read_whole_number(const Key& key, const YamlNode& node) {
  if (key.kind == Kind::weight) {
    const std::vector<std::string_view> words = split_words(key.words);
    const auto word = std::find(words.begin(), words.end(), node.text);
    if (word != words.end()) return Value(100 * (1 + static_cast<std::int64_t>(word - words.begin())));
    const bool numeric = !fold_digits(node.text).empty() &&
                         fold_digits(node.text).find_first_not_of("+-.,0123456789") == std::string::npos;
    if (!numeric) {
      report(Code::unknown_word, node,
             {std::string(key.name), node.text, "a number or " + enumerate(key.words),
              nearest(node.text, words)});
      return std::nullopt;
    }
  }
  if (node.quoted) return report_wrong_type(key, node), std::nullopt;
  const std::optional<std::int64_t> number = take(read_integer(node.text), node);
  if (!number) return std::nullopt;
  if (key.kind == Kind::version) {
    if (*number != kVersion)
      return report(Code::unsupported_version, node, {node.text, kVersion}), std::nullopt;
    return Value(*number);
  }
  const std::int64_t low = std::get<std::int64_t>(read_integer(key.low));
  const std::int64_t high = std::get<std::int64_t>(read_integer(key.high));
  if (*number >= low && *number <= high) return Value(*number);
  report(Code::out_of_range, node,
         {std::string(key.name), node.text, std::string(key.low), std::string(key.high)});
  return std::nullopt;
}

std::optional<Length> SpecReader::read_checked_length(const Key& key, const YamlNode& node) {
  const std::optional<Length> length =
      take(read_length(node.text, {key.units, baseline_, target_.style.size}), node);
  if (!length) return std::nullopt;
  const Length low = std::get<Length>(read_length(key.low, {}));
  const Length high = std::get<Length>(read_length(key.high, {}));
  if (*length >= low && *length <= high) return length;
  report(Code::out_of_range, node,
         {std::string(key.name), node.text, std::string(key.low), std::string(key.high)});
  return std::nullopt;
}

std::optional<Value> SpecReader::read_ink(const YamlNode& node) {
  std::optional<InkUse> use = take(read_ink_use(node.text), node);
  if (!use) return std::nullopt;
  if (inks_.known.count(use->ink) != 0) return Value(std::move(*use));
  if (!is_full()) report(Code::unknown_ink, node, {use->ink, nearest(use->ink, inks_.in_order)});
  return std::nullopt;
}

std::optional<Value> SpecReader::read_reference(Code code, const Names& names, const YamlNode& node) {
  if (names.known.count(node.text) != 0) return Value(node.text);
  if (!is_full()) report(code, node, {node.text, nearest(node.text, names.in_order)});
  return std::nullopt;
}

std::optional<Value> SpecReader::read_page_size(const Key& key, const YamlNode& node) {
  if (node.kind == YamlKind::scalar) {
    std::optional<Value> word = read_word(key, node);
    if (!word) return std::nullopt;
    return Value(named_page_sizes()[static_cast<std::size_t>(std::get<std::int64_t>(*word))]);
  }
  const bool two = node.kind == YamlKind::sequence && node.items.size() == 2;
  if (!two || node.items[0].kind != YamlKind::scalar || node.items[1].kind != YamlKind::scalar)
    return report_wrong_type(key, node), std::nullopt;
  const std::optional<Length> width = read_checked_length(key, node.items[0]);
  const std::optional<Length> height = read_checked_length(key, node.items[1]);
  if (!width || !height) return std::nullopt;
  return Value(PageSize{*width, *height});
}

std::optional<Value> SpecReader::read_mixture(const Key& key, const YamlNode& node) {
  std::array<int, 4> parts{};
  const bool all_scalars = std::all_of(node.items.begin(), node.items.end(),
                                       [](const YamlNode& item) { return item.kind == YamlKind::scalar; });
  if (node.kind != YamlKind::sequence || node.items.size() != parts.size() || !all_scalars)
    return report_wrong_type(key, node), std::nullopt;
  bool complete = true;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::optional<int> part = take(read_percent(node.items[i].text, false), node.items[i]);
    complete = complete && part;
    parts[i] = part.value_or(0);
  }
  if (!complete) return std::nullopt;
  return Value(parts);
}

std::optional<std::vector<const YamlNode*>> SpecReader::read_lines(const Key& key, const YamlNode& node) {
  std::vector<const YamlNode*> lines;
  if (node.kind == YamlKind::scalar) {
    lines.push_back(&node);
  } else if (node.kind == YamlKind::sequence) {
    for (const YamlNode& item : node.items) lines.push_back(&item);
  } else {
    return report_wrong_type(key, node), std::nullopt;
  }
  if (has_too_many_items(key, node)) return std::nullopt;
  if (lines.empty()) return report(Code::empty_text, node, {std::string(key.name)}), std::nullopt;
  for (const YamlNode* line : lines) {
    if (line->kind != YamlKind::scalar) return report_wrong_type(key, *line), std::nullopt;
    if (line->text.empty()) return report(Code::empty_text, *line, {std::string(key.name)}), std::nullopt;
  }
  return lines;
}

bool SpecReader::has_too_many_items(const Key& key, const YamlNode& node) {
  const std::int64_t limit = std::get<std::int64_t>(read_integer(key.high));
  if (node.items.size() <= static_cast<std::size_t>(limit)) return false;
  report(Code::too_many_items, node, {std::string(key.name), limit});
  return true;
}

SourcePos SpecReader::place_of_path(const YamlNode& node) const {
  return node.file == nullptr ? places_.at(node.begin, node.end) : place_of(yaml_, node);
}

std::optional<Value> SpecReader::read_text_lines(const Key& key, const YamlNode& node) {
  const auto lines = read_lines(key, node);
  if (!lines) return std::nullopt;
  std::vector<Located> located;
  for (const YamlNode* line : *lines) located.push_back({line->text, place_of(yaml_, *line)});
  return Value(std::move(located));
}

std::optional<Value> SpecReader::read_field_text(const Key& key, const YamlNode& node) {
  FieldText text;
  const auto add = [&](const std::string& language, const YamlNode& value) {
    if (value.kind == YamlKind::sequence) {
      for (const YamlNode& item : value.items) check_fields(item);
    }
    check_fields(value);
    const auto lines = read_lines(key, value);
    if (!lines) return;
    for (const YamlNode* line : *lines) text[language].push_back(line->text);
  };
  if (node.kind != YamlKind::map) {
    add("", node);
  } else {
    for (const YamlEntry& entry : node.entries) {
      const bool other = entry.key.text == "other";
      if (!other && !is_language_tag(entry.key.text)) report(Code::bad_language, entry.key, {entry.key.text});
      if (entry.value.kind == YamlKind::null) report_no_value(entry.key);
      if (entry.value.kind != YamlKind::null) add(other ? "" : entry.key.text, entry.value);
    }
    if (node.entries.empty()) report(Code::empty_text, node, {std::string(key.name)});
  }
  if (text.empty()) return std::nullopt;
  return Value(std::move(text));
}

void SpecReader::check_fields(const YamlNode& node) {
  if (node.kind != YamlKind::scalar) return;
  const std::string_view text = node.text;
  for (std::size_t open = text.find_first_of("{}"); open != std::string_view::npos && !is_full();
       open = text.find_first_of("{}", open)) {
    const std::size_t close = text.find_first_of("{}", open + 1);
    if (text[open] == '}' || close == std::string_view::npos || text[close] == '{') {
      report(Code::lone_brace, node, {std::string(1, text[open])});
      return;
    }
    const std::string name(text.substr(open + 1, close - open - 1));
    const auto fields = known_fields();
    if (std::find(fields.begin(), fields.end(), name) == fields.end()) {
      const std::string written = '{' + name + '}';
      const std::string suggestion = nearest(name, fields);
      const SourceText& file = node.file != nullptr ? *node.file : yaml_;
      const std::size_t at =
          std::min(std::string_view(file.bytes).substr(0, node.end).find(written, node.begin), node.end);
      SourcePos where = at == node.end ? place_of(yaml_, node) : position_at(file, at, at + written.size());
      report_at(Code::unknown_field, std::move(where),
                {written, suggestion.empty() ? "" : '{' + suggestion + '}'});
    }
    open = close + 1;
  }
}

void SpecReader::add_black() {
  const InkSpec black{"black", {0, 0, 0, 1000}, true};
  const InkSpec* given = find_ink(target_.layout, black.name);
  if (given == nullptr) {
    target_.layout.inks.insert(target_.layout.inks.begin(), black);
  } else if (given->cmyk != black.cmyk) {
    report(Code::black_redefined, find_entry(find_entry(root_, "inks")->value, black.name)->key, {});
  }
}

SpecReader::Names SpecReader::names_in(std::string_view section) const {
  Names names;
  if (const YamlEntry* entry = find_entry(root_, section)) {
    for (const YamlEntry& named : entry->value.entries) names.add(named.key.text);
  }
  return names;
}

/// Lengths in lines need the pitch before its own turn comes; a bad one is reported when it does.
Length SpecReader::baseline_of_file() const {
  const auto keys = keys_of(Section::grid);
  const Key& key = *std::find_if(keys.begin(), keys.end(), [](const Key& k) { return k.name == "baseline"; });
  const YamlEntry* grid = find_entry(root_, "grid");
  const YamlEntry* baseline = grid == nullptr ? nullptr : find_entry(grid->value, key.name);
  if (baseline != nullptr) {
    const Parsed<Length> length = read_length(baseline->value.text, {});
    if (const auto* value = std::get_if<Length>(&length); value != nullptr && *value > Length{})
      return *value;
  }
  return std::get<Length>(read_length(key.standard, {}));
}

}  // namespace nashra
