#include "spec/yaml_tree.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "spec/invisible.h"
#include "spec/scan_yaml.h"

namespace nashra {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Ends the parse from inside an event: the diagnostic is recorded already.
struct Stop {};

/// What yaml-cpp says, and what it comes to.
struct Complaint {
  std::string_view theirs;
  Code ours;
};
const auto kComplaints = std::to_array<Complaint>({
    {YAML::ErrorMsg::END_OF_MAP, Code::map_indentation},
    {YAML::ErrorMsg::END_OF_SEQ, Code::list_indentation},
    {YAML::ErrorMsg::FLOW_END, Code::stray_bracket},
    {YAML::ErrorMsg::BLOCK_ENTRY, Code::stray_item},
    {YAML::ErrorMsg::MAP_KEY, Code::stray_key},
    {YAML::ErrorMsg::MAP_VALUE, Code::stray_colon},
    {YAML::ErrorMsg::UNKNOWN_TOKEN, Code::stray_character},
    {YAML::ErrorMsg::INVALID_HEX, Code::bad_code_escape},
    {YAML::ErrorMsg::END_OF_MAP_FLOW, Code::missing_comma},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW, Code::missing_comma},
    {YAML::ErrorMsg::INVALID_UNICODE, Code::bad_code_escape},
    {YAML::ErrorMsg::INVALID_ESCAPE, Code::bad_escape},
    {YAML::ErrorMsg::EOF_IN_SCALAR, Code::unterminated_quote},
    {YAML::ErrorMsg::DOC_IN_SCALAR, Code::unterminated_quote},
    {YAML::ErrorMsg::CHAR_IN_BLOCK, Code::text_after_block_sign},
    {YAML::ErrorMsg::TAB_IN_INDENTATION, Code::tab_indentation},
    {YAML::ErrorMsg::ANCHOR_NOT_FOUND, Code::yaml_anchor},
    {YAML::ErrorMsg::CHAR_IN_ANCHOR, Code::yaml_anchor},
    {YAML::ErrorMsg::MULTIPLE_ANCHORS, Code::yaml_anchor},
    {YAML::ErrorMsg::ALIAS_NOT_FOUND, Code::yaml_alias},
    {YAML::ErrorMsg::CHAR_IN_ALIAS, Code::yaml_alias},
    {YAML::ErrorMsg::ALIAS_CONTENT, Code::yaml_alias},
    {YAML::ErrorMsg::UNKNOWN_ANCHOR, Code::yaml_alias},
    {YAML::ErrorMsg::MULTIPLE_TAGS, Code::yaml_tag},
    {YAML::ErrorMsg::TAG_WITH_NO_SUFFIX, Code::yaml_tag},
    {YAML::ErrorMsg::END_OF_VERBATIM_TAG, Code::yaml_tag},
    {YAML::ErrorMsg::CHAR_IN_TAG_HANDLE, Code::yaml_tag},
});

Diagnostic syntax_error(SourcePos where, const std::string& theirs) {
  // Complaints about an escape go on with the escape.
  const auto known =
      std::find_if(kComplaints.begin(), kComplaints.end(),
                   [&theirs](const Complaint& complaint) { return theirs.starts_with(complaint.theirs); });
  if (known == kComplaints.end()) return {Code::yaml_syntax, std::move(where), {theirs}};
  return {known->ours, std::move(where),
          known->ours == Code::unterminated_quote ? std::vector<Argument>{""} : std::vector<Argument>{}};
}

/// Builds the tree from yaml-cpp's events. Only the event API is safe with a stranger's file: its `Node`
/// keeps the first of two equal keys in silence and shares nodes between aliases.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const SourceText& yaml, std::size_t shift, Diagnostics& diagnostics)
      : yaml_(yaml), bytes_(yaml.bytes), shift_(shift), diagnostics_(diagnostics) {}

  YamlNode take_root() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 1) return;
    const std::size_t at = offset_of(mark);
    if (bytes_.substr(at).starts_with("---") || after_document_end(at)) {
      report(Code::second_document, at, at + 3);
    } else {
      report(Code::outside_of_map, at, at + 1);
    }
    throw Stop{};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode node = start(mark, YamlKind::null, anchor, "");
    const std::string_view rest = bytes_.substr(node.begin);
    const bool written = rest.starts_with('~') || rest.starts_with("null") || rest.starts_with("Null") ||
                         rest.starts_with("NULL");
    node.end = written ? node.begin + (rest.starts_with('~') ? 1 : 4) : node.begin;
    if (!written) stand_where_expected(node);
    finish(std::move(node));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    YamlNode node = start(mark, YamlKind::null, YAML::NullAnchor, "");
    node.end = end_of_token(node.begin);
    report(Code::yaml_alias, node.begin, node.end);
    finish(std::move(node));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode node = start(mark, YamlKind::scalar, anchor, tag);
    node.text = value;
    node.quoted = tag == "!";
    node.end = end_of_scalar(node);
    if (node.quoted) fold_blank_quote(node);
    finish(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(start(mark, YamlKind::sequence, anchor, tag), style);
  }
  void OnSequenceEnd() override { close(']'); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(start(mark, YamlKind::map, anchor, tag), style);
  }
  void OnMapEnd() override { close('}'); }

 private:
  struct Frame {
    YamlNode node;
    std::optional<YamlNode> key;                           // waits for its value
    std::map<std::string, std::size_t, std::less<>> seen;  // key → offset of its first occurrence
    bool flow = false;
  };

  std::size_t offset_of(const YAML::Mark& mark) const {
    return std::min(shift_ + static_cast<std::size_t>(std::max(mark.pos, 0)), bytes_.size());
  }
  void report(Code code, std::size_t begin, std::size_t end, std::vector<Argument> arguments = {}) {
    if (diagnostics_.size() > kYamlProblems) throw Stop{};
    diagnostics_.push_back({code, position_at(yaml_, begin, end), std::move(arguments)});
  }
  bool after_document_end(std::size_t at) const {
    const std::size_t dots = bytes_.substr(0, at).rfind("\n...");
    return dots != std::string_view::npos && bytes_.find_first_not_of(" \r\n", dots + 4) >= at;
  }
  std::size_t end_of_token(std::size_t at) const {
    return std::min(bytes_.find_first_of(" \t\r\n,]}", at), bytes_.size());
  }

  /// A node with its properties looked at: `&anchor` and `!tag` stand in front of the content, where the mark
  /// points.
  YamlNode start(const YAML::Mark& mark, YamlKind kind, YAML::anchor_t anchor, const std::string& tag) {
    if (++nodes_ > kYamlNodes) {
      report(Code::yaml_too_many_nodes, offset_of(mark), 0, {static_cast<std::int64_t>(kYamlNodes)});
      throw Stop{};
    }
    YamlNode node;
    node.kind = kind;
    node.begin = node.end = offset_of(mark);
    const bool tagged = (!tag.empty() && tag != "?" && tag != "!") ||
                        (kind != YamlKind::null && bytes_.substr(node.begin).starts_with('!'));
    if (anchor != YAML::NullAnchor) report(Code::yaml_anchor, node.begin, end_of_token(node.begin));
    if (tagged) report(Code::yaml_tag, node.begin, end_of_token(node.begin));
    return node;
  }

  /// yaml-cpp gives a node that is not there the place of what follows it.
  void stand_where_expected(YamlNode& node) const {
    if (frames_.empty()) return;
    const Frame& frame = frames_.back();
    const bool has_key = frame.key.has_value();
    node.begin = has_key ? frame.key->begin : next_dash(frame);
    node.end = has_key ? frame.key->end : node.begin + 1;
  }
  /// The dash of the item that comes after those that a list has already.
  std::size_t next_dash(const Frame& list) const {
    std::size_t at =
        list.flow || list.node.items.empty() ? std::string_view::npos : list.node.items.back().end;
    while (at < bytes_.size() && (at = bytes_.find('\n', at)) != std::string_view::npos) {
      at = std::min(bytes_.find_first_not_of(" \r\n", at), bytes_.size());
      if (bytes_.substr(at).starts_with('-')) return at;
      if (!bytes_.substr(at).starts_with('#')) break;
    }
    return list.node.begin;
  }

  std::size_t end_of_scalar(const YamlNode& node) const {
    const std::string_view rest = bytes_.substr(node.begin);
    if (rest.empty()) return node.begin;
    const char quote = rest.front();
    if (node.quoted && (quote == '"' || quote == '\'')) return node.begin + length_of_quote(rest);
    if (node.quoted) return node.begin + 1;
    if (rest.starts_with(node.text)) return node.begin + node.text.size();
    return std::min(bytes_.find_first_of("\r\n", node.begin), bytes_.size());
  }

  /// Quotes with nothing but line ends in them, which yaml-cpp takes for empty ones: the first line end is a
  /// space, or nothing when others follow (YAML 1.2.2, 6.5).
  void fold_blank_quote(YamlNode& node) const {
    if (node.end < node.begin + 2) return;
    const std::string_view inner = bytes_.substr(node.begin + 1, node.end - node.begin - 2);
    const auto lines = static_cast<std::size_t>(std::count(inner.begin(), inner.end(), '\n'));
    if (lines == 0 || inner.find_first_not_of(" \t\r\n") != std::string_view::npos) return;
    node.text = lines == 1 ? " " : std::string(lines - 1, '\n');
  }

  void open(YamlNode node, YAML::EmitterStyle::value style) {
    if (frames_.size() == kYamlDepth) {
      report(Code::yaml_too_deep, node.begin, node.begin + 1, {static_cast<std::int64_t>(kYamlDepth)});
      throw Stop{};
    }
    node.end = node.begin + 1;
    Frame frame;
    frame.node = std::move(node);
    frame.flow = style == YAML::EmitterStyle::Flow;
    frames_.push_back(std::move(frame));
  }
  void close(char bracket) {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (frame.flow) {
      const std::size_t at = bytes_.find(bracket, frame.node.end);
      if (at != std::string_view::npos) frame.node.end = at + 1;
    }
    finish(std::move(frame.node));
  }

  void finish(YamlNode node) {
    if (frames_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = frames_.back();
    if (node.end > frame.node.end) frame.node.end = node.end;
    if (frame.node.kind == YamlKind::sequence) {
      frame.node.items.push_back(std::move(node));
    } else if (!frame.key) {
      take_key(frame, std::move(node));
    } else {
      add_entry(frame, std::move(node));
    }
  }

  void take_key(Frame& frame, YamlNode node) {
    if (node.kind != YamlKind::scalar) {
      report(Code::key_not_a_word, node.begin, node.end);
      throw Stop{};
    }
    if (node.text == "<<" && !node.quoted) report(Code::yaml_merge_key, node.begin, node.end);
    check_edges(node);
    frame.key = std::move(node);
  }

  /// A key that begins or ends with what nobody sees is reported and read without it.
  void check_edges(YamlNode& key) {
    const std::string_view inner = without_invisible_edges(key.text);
    if (inner.size() == key.text.size()) return;
    const char32_t first = invisible_at_start(key.text);
    report(Code::invisible_in_key, key.begin, key.end,
           {name_of_code_point(first != 0 ? first : invisible_at_end(key.text))});
    key.text = std::string(inner);
  }

  void add_entry(Frame& frame, YamlNode value) {
    YamlNode key = std::move(*frame.key);
    frame.key.reset();
    const auto [first, is_new] = frame.seen.try_emplace(key.text, key.begin);
    if (is_new) {
      frame.node.entries.push_back({std::move(key), std::move(value)});
      return;
    }
    const std::int64_t line = position_at(yaml_, first->second).line;
    report(Code::duplicate_key, key.begin, key.end, {key.text, line});
  }

  const SourceText& yaml_;
  std::string_view bytes_;
  std::size_t shift_;  // the byte-order mark, which yaml-cpp is not given
  Diagnostics& diagnostics_;
  std::vector<Frame> frames_;
  YamlNode root_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

/// Runs yaml-cpp over `bytes`, which are those of `yaml` from `shift` on, made harmless; false when it gave
/// up.
bool parse_into(TreeBuilder& builder, const SourceText& yaml, const std::string& bytes, std::size_t shift,
                Diagnostics& diagnostics) {
  const bool clean_so_far = !has_errors(diagnostics);
  try {
    std::istringstream stream(bytes);
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
    return true;
  } catch (const Stop&) {
    return false;
  } catch (const YAML::Exception& problem) {
    // What the scan found in front of this place is the cause, and has been said in better words.
    const std::size_t at =
        std::min(shift + static_cast<std::size_t>(std::max(problem.mark.pos, 0)), yaml.bytes.size());
    const SourcePos where = position_at(yaml, at, at + 1);
    const bool said =
        !clean_so_far && std::any_of(diagnostics.begin(), diagnostics.end(),
                                     [&where](const Diagnostic& d) { return d.where.line <= where.line; });
    if (!said) diagnostics.push_back(syntax_error(where, problem.msg));
    return false;
  }
}

}  // namespace

Outcome<YamlNode> parse_yaml(const SourceText& yaml) {
  ScannedYaml scanned = scan_yaml(yaml);
  Outcome<YamlNode> outcome{std::nullopt, std::move(scanned.diagnostics)};
  if (!scanned.parseable) return outcome;
  const std::size_t shift =
      std::string_view(yaml.bytes).starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  TreeBuilder builder(yaml, shift, outcome.diagnostics);
  if (!parse_into(builder, yaml, scanned.bytes, shift, outcome.diagnostics)) return outcome;
  YamlNode root = builder.take_root();
  if (root.kind == YamlKind::null) root.kind = YamlKind::map;
  outcome.value = std::move(root);
  return outcome;
}

SourcePos place_of(const SourceText& yaml, const YamlNode& node) {
  return position_at(node.file != nullptr ? *node.file : yaml, node.begin, node.end);
}

std::string_view describe(const YamlNode& node) {
  switch (node.kind) {
    case YamlKind::null:
      return "nothing";
    case YamlKind::scalar:
      return node.quoted ? "a text in quotes" : "a single value";
    case YamlKind::sequence:
      return "a list";
    case YamlKind::map:
      return "keys with values";
  }
  return {};
}

}  // namespace nashra
