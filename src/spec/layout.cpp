#include "spec/layout.h"

#include <algorithm>

namespace nashra {
namespace {

template <class T>
const T* find_named(const std::vector<T>& entries, const std::string& name) {
  const auto entry =
      std::find_if(entries.begin(), entries.end(), [&name](const T& e) { return e.name == name; });
  return entry == entries.end() ? nullptr : &*entry;
}

}  // namespace

const InkSpec* find_ink(const LayoutSpec& layout, const std::string& name) {
  return find_named(layout.inks, name);
}
const FontStack* find_font(const LayoutSpec& layout, const std::string& name) {
  return find_named(layout.fonts, name);
}
const Style* find_style(const LayoutSpec& layout, const std::string& name) {
  return find_named(layout.styles, name);
}
const StoryDress* find_dress(const LayoutSpec& layout, const std::string& name) {
  return find_named(layout.stories, name);
}

}  // namespace nashra
