// Walks a YAML tree along the vocabulary.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_text.h"
#include "spec/read_value.h"
#include "spec/scan_yaml.h"
#include "spec/vocabulary.h"
#include "spec/yaml_tree.h"

namespace nashra {

/// The entry of that name, or nullptr (also when `node` is no map).
const YamlEntry* find_entry(const YamlNode& node, std::string_view name);

/// Fills a `Target` from a tree. Every key is looked up in the table; every problem is reported, and reading
/// goes on.
class SpecReader {
 public:
  SpecReader(const SourceText& yaml, const YamlNode& root, Diagnostics& diagnostics);

  /// Reads the whole tree as `section`.
  Target read(Section section);

 private:
  /// Where in the file a map belongs: what a message about a missing key points at and names.
  struct Owner {
    const YamlNode* place;  // nullptr: the file
    std::string_view name;
  };

  /// The names that one part of the file gives, for others to refer to.
  struct Names {
    std::vector<std::string_view> in_order;
    std::set<std::string_view> known;
    void add(std::string_view name) {
      if (known.insert(name).second) in_order.push_back(name);
    }
  };

  void report(Code code, const YamlNode& node, std::vector<Argument> arguments);
  void report_at(Code code, SourcePos where, std::vector<Argument> arguments);
  void report_wrong_type(const Key& key, const YamlNode& node);
  /// Returns the key that was probably meant.
  std::string report_unknown_key(Section section, const YamlNode& key);
  void report_no_value(const YamlNode& key);
  bool is_full() const { return diagnostics_.size() > kYamlProblems; }

  void walk(Section section, const YamlNode& node, const Owner& owner, bool inherits = false);
  void walk_map(Section section, const YamlNode& map, const Owner& owner, bool inherits);
  void use_standard(const Key& key);
  void read_key(const Key& key, const YamlEntry& entry);
  void read_named(const Key& key, const YamlEntry& named);
  void read_styles(const Key& key, const YamlNode& node);
  void read_list(const Key& key, const YamlEntry& entry);
  void store(const Key& key, Value value);

  std::optional<Value> read_scalar_or_list(const Key& key, const YamlNode& node);
  std::optional<Value> read_scalar(const Key& key, const YamlNode& node);
  std::optional<Value> read_word(const Key& key, const YamlNode& node);
  std::optional<Value> read_boolean(const Key& key, const YamlNode& node);
  std::optional<Value> read_whole_number(const Key& key, const YamlNode& node);
  std::optional<Value> read_ink(const YamlNode& node);
  std::optional<Value> read_reference(Code code, const Names& names, const YamlNode& node);
  std::optional<Value> read_page_size(const Key& key, const YamlNode& node);
  std::optional<Value> read_mixture(const Key& key, const YamlNode& node);
  std::optional<Value> read_field_text(const Key& key, const YamlNode& node);
  std::optional<Value> read_text_lines(const Key& key, const YamlNode& node);
  std::optional<std::vector<const YamlNode*>> read_lines(const Key& key, const YamlNode& node);
  SourcePos place_of_path(const YamlNode& node) const;
  bool has_too_many_items(const Key& key, const YamlNode& node);
  std::optional<Length> read_checked_length(const Key& key, const YamlNode& node);
  void check_fields(const YamlNode& node);
  void add_black();

  /// The value, or nothing after the fault has been reported.
  template <class T>
  std::optional<T> take(Parsed<T> parsed, const YamlNode& node) {
    if (auto* value = std::get_if<T>(&parsed)) return std::move(*value);
    Fault& fault = std::get<Fault>(parsed);
    report(fault.code, node, std::move(fault.arguments));
    return std::nullopt;
  }

  Names names_in(std::string_view section) const;
  Length baseline_of_file() const;

  const SourceText& yaml_;
  Places places_;
  const YamlNode& root_;
  Diagnostics& diagnostics_;
  Target target_;
  Length baseline_;
  Names inks_, fonts_, styles_;
};

}  // namespace nashra
