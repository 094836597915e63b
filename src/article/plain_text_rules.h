// The rules by which a paste is understood, in the order in which they are tried.
#pragma once

#include <span>
#include <string_view>

#include "article/draft.h"

namespace nashra {

/// A rule takes pieces away, joins them or says what they are, and leaves a finding under its name for each.
struct Rule {
  std::string_view name;
  void (*apply)(Draft& draft, std::string_view name);
};

std::span<const Rule> plain_text_rules();

/// Whether a line is a credit: a label such as `المصدر:` or `Фото:` and something after it.
bool is_credit_line(std::u16string_view text);

}  // namespace nashra
