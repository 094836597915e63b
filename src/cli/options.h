#pragma once

#include <string>
#include <vector>

namespace nashra::cli {

/// The command line, as it was given.
struct Options {
  std::vector<std::string> inputs;    ///< one bulletin, or articles, folders and globs
  std::string layout;                 ///< empty: the bulletin's, else `daily`
  std::vector<std::string> settings;  ///< --set: `page.measure=56mm`
  std::string output;                 ///< -o
  std::string date;                   ///< --date
  std::string root;                   ///< --root
  std::string stage;                  ///< --stage of dump
  std::string report;                 ///< --report: the file that tells how the bulletin came out
  std::string purpose = "screen";     ///< --for
  bool as_is = false;
  bool json = false;
  bool strict = false;
  bool timings = false;
};

}  // namespace nashra::cli
