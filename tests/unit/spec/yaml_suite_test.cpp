// The YAML test suite, where a corpus is at hand (NASHRA_CORPUS names its folder): what parse_yaml takes it
// reads as libfyaml does, what is no YAML it refuses, and what it refuses though it is YAML it names.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <libfyaml.h>
#include <memory>
#include <set>

#include "base/messages.h"
#include "spec/yaml_tree.h"
#include "support/process.h"
#include "unit/spec/said.h"

namespace nashra {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string name, yaml;
  bool valid = true;
};

std::vector<Case> suite() {
  std::vector<Case> cases;
  const char* corpus = std::getenv("NASHRA_CORPUS");
  const fs::path root = corpus != nullptr ? fs::path(corpus) / "formats/yaml-test-suite" : fs::path();
  if (!fs::is_directory(root)) return cases;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().filename() != "in.yaml") continue;
    const fs::path folder = entry.path().parent_path();
    cases.push_back(
        {fs::relative(folder, root).string(), test::read_text(entry.path()), !fs::exists(folder / "error")});
  }
  std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.name < b.name; });
  return cases;
}

/// The tree on one line; a scalar with its length before it, so that no two trees look alike.
std::string drawn_scalar(std::string_view text) {
  return std::to_string(text.size()) + ':' + std::string(text);
}

std::string drawn(const YamlNode& node) {
  std::string out;
  switch (node.kind) {
    case YamlKind::null:
      return "~";
    case YamlKind::scalar:
      return drawn_scalar(node.text);
    case YamlKind::sequence:
      for (const YamlNode& item : node.items) out += drawn(item) + ' ';
      return "[ " + out + ']';
    case YamlKind::map:
      for (const YamlEntry& entry : node.entries) out += drawn(entry.key) + '=' + drawn(entry.value) + ' ';
      return "{ " + out + '}';
  }
  return out;
}

std::string drawn(fy_node* node) {
  if (node == nullptr) return "~";
  std::string out;
  void* at = nullptr;
  if (fy_node_is_sequence(node)) {
    while (fy_node* item = fy_node_sequence_iterate(node, &at)) out += drawn(item) + ' ';
    return "[ " + out + ']';
  }
  if (fy_node_is_mapping(node)) {
    while (fy_node_pair* pair = fy_node_mapping_iterate(node, &at)) {
      out += drawn(fy_node_pair_key(pair)) + '=' + drawn(fy_node_pair_value(pair)) + ' ';
    }
    return "{ " + out + '}';
  }
  std::size_t length = 0;
  const char* text = fy_node_get_scalar(node, &length);
  if (length == 0 && fy_node_get_style(node) == FYNS_PLAIN) return "~";
  return drawn_scalar({text, length});
}

using Document = std::unique_ptr<fy_document, decltype(&fy_document_destroy)>;

Document read_by_libfyaml(const std::string& yaml) {
  fy_parse_cfg quiet{};
  quiet.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET);
  return {fy_document_build_from_string(&quiet, yaml.data(), yaml.size()), &fy_document_destroy};
}

/// What yaml-cpp reads otherwise: empty lines at the end of a file without a last line end, quotes with
/// nothing but line ends in them; and a tag on nothing, which it does not mention.
const std::set<std::string> kKnownDifferences{"JEF9/02", "L24T/01", "NAT4", "UKK6/02"};

TEST(YamlSuite, WhatIsTakenIsReadAsLibfyamlReadsIt) {
  const std::vector<Case> cases = suite();
  if (cases.empty()) GTEST_SKIP() << "NASHRA_CORPUS is not set";
  int taken = 0;
  for (const Case& one : cases) {
    const Outcome<YamlNode> ours = parse_yaml({"a.yaml", one.yaml});
    if (!ours.value || has_errors(ours.diagnostics) || !one.valid) continue;
    if (kKnownDifferences.count(one.name) > 0) continue;
    ++taken;
    const Document theirs = read_by_libfyaml(one.yaml);
    // A file that holds nothing is an empty map here.
    const std::string root = theirs != nullptr ? drawn(fy_document_root(theirs.get())) : "~";
    EXPECT_EQ(drawn(*ours.value), root == "~" ? "{ }" : root) << one.name << '\n' << one.yaml;
  }
  EXPECT_GT(taken, 100);
}

TEST(YamlSuite, WhatIsNoYamlIsRefused) {
  const std::vector<Case> cases = suite();
  if (cases.empty()) GTEST_SKIP() << "NASHRA_CORPUS is not set";
  for (const Case& one : cases) {
    if (one.valid) continue;
    EXPECT_TRUE(has_errors(parse_yaml({"a.yaml", one.yaml}).diagnostics)) << one.name << '\n' << one.yaml;
  }
}

TEST(YamlSuite, WhatIsRefusedThoughItIsYamlIsNamed) {
  const std::vector<Case> cases = suite();
  if (cases.empty()) GTEST_SKIP() << "NASHRA_CORPUS is not set";
  for (const Case& one : cases) {
    if (!one.valid) continue;
    const Diagnostics diagnostics = parse_yaml({"a.yaml", one.yaml}).diagnostics;
    const bool unnamed =
        std::any_of(diagnostics.begin(), diagnostics.end(),
                    [](const Diagnostic& diagnostic) { return diagnostic.code == Code::yaml_syntax; });
    EXPECT_FALSE(unnamed) << one.name << ' ' << said(diagnostics) << '\n' << one.yaml;
  }
}

}  // namespace
}  // namespace nashra
