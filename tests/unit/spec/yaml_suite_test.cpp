// YAML of every kind: what parse_yaml takes it reads as libfyaml does, what is no YAML it refuses, and what
// it refuses though it is YAML it names. The cases are ours, and those of the YAML test suite where a corpus
// is at hand (NASHRA_CORPUS names its folder).
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <gtest/gtest.h>
#include <libfyaml.h>
#include <memory>
#include <set>
#include <sys/resource.h>

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

// A name says what is YAML of each: refused are those of `no-`.
const std::vector<Case>& our_cases() {
  static const std::vector<Case> cases{
      {"empty", ""},
      {"comments", "# نشرة\n\n   # وأخرى\n"},
      {"map", "title: نشرة الساحل\nnumber: 314\n"},
      {"nested", "page:\n  size: A4\n  margins:\n    top: 12mm\n    bottom: 15mm\ninks: {}\n"},
      {"list", "- مرفأ\n- سوق\n-\n- ~\n"},
      {"list-of-maps", "- file: a.txt\n  as: lead\n- file: b.txt\n"},
      {"list-of-lists", "- - أ\n  - ب\n- - ج\n"},
      {"list-at-the-key", "articles:\n- a.txt\n- b.txt\ntitle: ن\n"},
      {"flow", "a: {b: [1, 2, {c: d}], e: }\nf: [g, [h], {}]\n"},
      {"flow-over-lines", "a: [\n  ب,\n  ج,\n  ]\nd: {\n  e: 1,\n  f: 2\n  }\n"},
      {"flow-pairs", "[a: 1, b: 2, {c: 3}]\n"},
      {"flow-json", "{\"a\":1,\"b\":[true,null]}\n"},
      {"plain-over-lines", "a: سطر\n  يليه سطر\n\n  وبعده فقرة\nb: 1\n"},
      {"plain-with-signs", "a: b#c d:e http://desk.example/?q=1#x -f %g\n"},
      {"double", "a: \"\\u0646\\x41\\t\\\"\\\\\\/ \\N\\_\"\n"},
      {"double-over-lines", "a: \"سطر  \n   يليه \\\n   متصل\n\n   وآخر\"\n"},
      {"single", "a: 'it''s: # [x]'\nb: ''\n"},
      {"single-over-lines", "a: 'سطر\n\n\n  آخر '\n"},
      {"quotes-of-line-ends", "a: '\n  '\nb: \"  \n\n  \"\nc: [' \r\n \r\n\r\n ']\n"},
      {"quoted-keys", "\"a: b\": 1\n'c # d' : 2\n"},
      {"literal", "a: |\n  سطر\n\n    أعمق\n  آخر\n\nb: 1\n"},
      {"literal-keep", "a: |+\n  سطر\n\n\nb: 1\n"},
      {"literal-strip", "a: |-\n  سطر\n\n\n"},
      {"literal-indented", "a: |2\n    أعمق\n  سطر\n"},
      {"literal-to-an-empty-line", "a: |\n  سطر\n   "},
      {"literal-of-an-empty-line", "- |+\n   "},
      {"literal-with-tabs", "a: |\n  \tسطر\n  \n\t\n"},
      {"folded", "a: >\n  سطر\n  يليه\n\n  فقرة\n    أعمق\n    مرة\n  آخر\n"},
      {"folded-strip", "a: >-\n\n  سطر\n  يليه\n\n\n"},
      {"windows-line-ends", "a: 1\r\nb:\r\n  - c\r\n  - |\r\n    d\r\n    e\r\n"},
      {"document", "--- # أولى\na: 1\n...\n"},
      {"version", "%YAML 1.2\n---\na: 1\n"},
      {"byte-order-mark", "\uFEFFa: 1\n"},
      {"nothing", "a:\nb: # ج\nc: ~\nd: null\n"},
      {"root-scalar", "نشرة\n"},
      {"root-quoted", "\"نشرة\"\n"},
      {"question-mark", "? a\n: b\n? c\n"},
      {"comment-after-each", "a: # x\n  - b # y\n  # z\n  - c\n"},
      {"tabs-between", "a:\t1\nb: [1,\t2]\t# ج\n"},
      // YAML, and refused by a rule of ours
      {"anchor", "a: &x 1\n"},
      {"alias", "a: &x 1\nb: *x\n"},
      {"tag", "a: !!str 1\n"},
      {"tag-of-nothing", "!"},
      {"tag-of-nothing-in-a-map", "a: !\nb: !x\n"},
      {"tag-directive", "%TAG ! tag:desk.example,2026:\n---\na: 1\n"},
      {"second-document", "a: 1\n---\nb: 2\n"},
      {"complex-key", "? [a, b]\n: 1\n"},
      {"null-key", ": 1\n"},
      // No YAML
      {"no-quote", "a: \"b\nc: d\n", false},
      {"no-bracket", "a: [1, 2\nb: 3\n", false},
      {"no-brace", "a: {b: 1\n", false},
      {"no-opening", "a: ]\n", false},
      {"no-comma-before", "a: [ , 1]\n", false},
      {"no-comma-between", "a: {b: 1 c: 2}\n", false},
      {"no-indentation", "a:\n    b: 1\n  c: 2\n", false},
      {"no-list-indentation", "a:\n   - 1\n  - 2\n", false},
      {"no-spaces", "a:\n\tb: 1\n", false},
      {"no-colon", "a: 1\nb\n", false},
      {"no-second-colon", "a: b: c\n", false},
      {"no-escape", "a: \"\\q\"\n", false},
      {"no-hexadecimal", "a: \"\\u06Z6\"\n", false},
      {"no-text-behind", "a: 'b' c\n", false},
      {"no-text-behind-the-sign", "a: | b\n", false},
      {"no-value-like-this", "a: @b\n", false},
      {"no-second-key", "a: 1\na: 2\n", false},
      {"no-text-after-the-end", "a: 1\n... b\n", false},
      {"no-item-after-a-key", "a: - 1\n", false},
      {"no-map-in-a-scalar", "a: 1\n  b: 2\n", false},
      {"no-alias-without-anchor", "a: *b\n", false},
      {"no-directive-alone", "%YAML 1.2\n", false},
      {"no-utf-8", "a: \xC3\x28\n", false},
      {"no-control", "a: \x01\n", false},
  };
  return cases;
}

std::vector<Case> suite() {
  std::vector<Case> cases = our_cases();
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

/// Each case of the suite with what parse_yaml makes of it.
template <class Check>
void for_each_case(Check check) {
  for (const Case& one : suite()) {
    const Outcome<YamlNode> outcome = parse_yaml({"a.yaml", one.yaml});
    SCOPED_TRACE(one.name + ' ' + said(outcome.diagnostics) + '\n' + one.yaml);
    check(one, outcome);
  }
}

bool is_taken(const Outcome<YamlNode>& outcome) { return outcome.value && !has_errors(outcome.diagnostics); }

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
  const std::set<std::string_view> nulls{"", "~", "null", "Null", "NULL"};
  if (fy_node_get_style(node) == FYNS_PLAIN && nulls.count({text, length}) > 0) return "~";
  return drawn_scalar({text, length});
}

using Document = std::unique_ptr<fy_document, decltype(&fy_document_destroy)>;

Document read_by_libfyaml(const std::string& yaml) {
  fy_parse_cfg quiet{};
  quiet.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET);
  return {fy_document_build_from_string(&quiet, yaml.data(), yaml.size()), &fy_document_destroy};
}

TEST(YamlSuite, WhatIsTakenIsReadAsLibfyamlReadsIt) {
  int taken = 0;
  for_each_case([&](const Case& one, const Outcome<YamlNode>& ours) {
    if (!one.valid || !is_taken(ours)) return;
    ++taken;
    const Document theirs = read_by_libfyaml(one.yaml);
    // A file that holds nothing is an empty map here.
    const std::string root = theirs != nullptr ? drawn(fy_document_root(theirs.get())) : "~";
    EXPECT_EQ(drawn(*ours.value), root == "~" ? "{ }" : root);
  });
  EXPECT_GE(taken, std::getenv("NASHRA_CORPUS") == nullptr ? 39 : 227);
}

TEST(YamlSuite, WhatIsNoYamlIsRefused) {
  for_each_case([](const Case& one, const Outcome<YamlNode>& outcome) {
    EXPECT_TRUE(one.valid || has_errors(outcome.diagnostics));
  });
}

TEST(YamlSuite, WhatIsRefusedThoughItIsYamlIsNamed) {
  // Keys are words, and indented by spaces; a file is one map or list, and says itself what it says.
  const std::set<Code> rules{Code::yaml_anchor,        Code::yaml_alias,     Code::yaml_tag,
                             Code::second_document,    Code::yaml_directive, Code::tab_indentation,
                             Code::reserved_character, Code::key_not_a_word, Code::missing_colon,
                             Code::stray_character,    Code::outside_of_map};
  for_each_case([&](const Case& one, const Outcome<YamlNode>& outcome) {
    if (!one.valid || is_taken(outcome)) return;
    for (const Diagnostic& diagnostic : outcome.diagnostics) EXPECT_EQ(rules.count(diagnostic.code), 1U);
  });
}

TEST(YamlSuite, TakesASecondAndAQuarterOfAGibibyteAtMost) {
#ifdef __OPTIMIZE__
  constexpr double kSeconds = 1;
#else
  constexpr double kSeconds = 20;
#endif
  constexpr long kKibibytes = 256L * 1024;
  rusage before{}, after{};
  ::getrusage(RUSAGE_SELF, &before);
  for (const Case& one : suite()) {
    const std::clock_t start = std::clock();
    parse_yaml({"a.yaml", one.yaml});
    EXPECT_LE(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, kSeconds) << one.name;
  }
  ::getrusage(RUSAGE_SELF, &after);
  EXPECT_LE(after.ru_maxrss - before.ru_maxrss, kKibibytes);
}

}  // namespace
}  // namespace nashra
