#include "spec/read_spec.h"

#include <algorithm>
#include <deque>
#include <tuple>
#include <utility>

#include "spec/check_layout.h"
#include "spec/extend.h"
#include "spec/spec_reader.h"

namespace nashra {
namespace {

/// For a layout that is read alone.
Outcome<SourceText> alone(const std::string& name, const SourcePos& where) {
  return {std::nullopt, {{Code::cannot_extend, where, {name}}}};
}

/// In the order of the file, and no more of them than anybody reads.
void arrange(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
  });
  if (diagnostics.size() <= kYamlProblems) return;
  SourcePos whole_file;
  whole_file.file = diagnostics.front().where.file;
  diagnostics.resize(kYamlProblems, diagnostics.front());
  diagnostics.push_back(
      {Code::too_many_problems, std::move(whole_file), {static_cast<std::int64_t>(kYamlProblems)}});
}

}  // namespace

Outcome<LayoutSpec> read_layout(const SourceText& yaml, const LayoutSource& source) {
  Outcome<YamlNode> tree = parse_yaml(yaml);
  Outcome<LayoutSpec> outcome{std::nullopt, std::move(tree.diagnostics)};
  std::deque<SourceText> files;
  if (tree.value) {
    tree.value = extended(std::move(*tree.value), yaml, source ? source : alone, files, outcome.diagnostics);
    SpecReader reader(yaml, *tree.value, outcome.diagnostics);
    Target target = reader.read(Section::layout);
    if (!has_errors(outcome.diagnostics)) check_layout(yaml, *tree.value, target.layout, outcome.diagnostics);
    if (!has_errors(outcome.diagnostics)) outcome.value = std::move(target.layout);
  }
  arrange(outcome.diagnostics);
  return outcome;
}

Outcome<BulletinSpec> read_bulletin(const SourceText& yaml) {
  Outcome<YamlNode> tree = parse_yaml(yaml);
  Outcome<BulletinSpec> outcome{std::nullopt, std::move(tree.diagnostics)};
  if (tree.value) {
    SpecReader reader(yaml, *tree.value, outcome.diagnostics);
    Target target = reader.read(Section::bulletin);
    if (!has_errors(outcome.diagnostics)) outcome.value = std::move(target.bulletin);
  }
  arrange(outcome.diagnostics);
  return outcome;
}

}  // namespace nashra
