#include "spec/extend.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace nashra {
namespace {

void say_where_from(YamlNode& node, const SourceText& file) {
  node.file = &file;
  for (YamlNode& item : node.items) say_where_from(item, file);
  for (YamlEntry& entry : node.entries) {
    say_where_from(entry.key, file);
    say_where_from(entry.value, file);
  }
}

YamlNode merged(YamlNode base, YamlNode own) {
  if (base.kind != YamlKind::map || own.kind != YamlKind::map) return own;
  YamlNode out = std::move(own);
  for (YamlEntry& below : base.entries) {
    const auto same = std::find_if(out.entries.begin(), out.entries.end(),
                                   [&](const YamlEntry& entry) { return entry.key.text == below.key.text; });
    if (same == out.entries.end()) {
      out.entries.push_back(std::move(below));
    } else {
      same->value = merged(std::move(below.value), std::move(same->value));
    }
  }
  return out;
}

const YamlNode* extends_of(const YamlNode& root) {
  const auto found = std::find_if(root.entries.begin(), root.entries.end(),
                                  [](const YamlEntry& entry) { return entry.key.text == "extends"; });
  const bool named =
      found != root.entries.end() && found->value.kind == YamlKind::scalar && !found->value.text.empty();
  return named ? &found->value : nullptr;
}

}  // namespace

YamlNode extended(YamlNode own, const SourceText& yaml, const LayoutSource& source,
                  std::deque<SourceText>& files, Diagnostics& diagnostics) {
  std::vector<YamlNode> chain;
  chain.push_back(std::move(own));
  const SourceText* file = &yaml;
  while (const YamlNode* name = extends_of(chain.back())) {
    const SourcePos where = place_of(*file, *name);
    Outcome<SourceText> text = source(name->text, where);
    append(diagnostics, std::move(text.diagnostics));
    if (!text.value) break;
    const auto has_its_name = [&](const SourceText& known) { return known.name == text.value->name; };
    if (has_its_name(yaml) || std::any_of(files.begin(), files.end(), has_its_name)) {
      diagnostics.push_back({Code::extends_circle, where, {name->text}});
      break;
    }
    files.push_back(std::move(*text.value));
    file = &files.back();
    Outcome<YamlNode> tree = parse_yaml(*file);
    append(diagnostics, std::move(tree.diagnostics));
    if (!tree.value) break;
    say_where_from(*tree.value, *file);
    chain.push_back(std::move(*tree.value));
  }
  while (chain.size() > 1) {
    YamlNode base = std::move(chain.back());
    chain.pop_back();
    chain.back() = merged(std::move(base), std::move(chain.back()));
  }
  return std::move(chain.front());
}

}  // namespace nashra
