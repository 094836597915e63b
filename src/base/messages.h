// The table that turns diagnostics into sentences: one row a code.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace nashra {

/// One row: `{0}`, `{1}` … in `message` and `hint` stand for the diagnostic's arguments.
/// An empty `hint`: there is none.
struct Message {
  static constexpr std::size_t kAllArguments = 9;
  Code code;
  Severity severity;
  std::string_view message;
  std::string_view hint;
  std::size_t telling =
      kAllArguments;  ///< how many of the first arguments make two of a file the same to a reader
};

/// All rows, in the order of their codes.
std::span<const Message> message_table();

const Message& message_of(Code code);

/// `N1203`.
std::string code_name(Code code);

/// `text` with the arguments put in: text as it is, numbers in decimal, lengths in points.
std::string fill_in(std::string_view text, const std::vector<Argument>& arguments);

/// The cure for this diagnostic, or an empty string. A hint is shown only when none of the arguments that it
/// names is empty.
std::string hint_of(const Diagnostic& diagnostic);

}  // namespace nashra
