// One function a command; each returns the process's exit code.
#pragma once

#include "cli/options.h"

namespace nashra::cli {

int build(const Options& options);   ///< typeset and write the PDF
int check(const Options& options);   ///< everything but writing
int import(const Options& options);  ///< show how articles were understood
int dump(const Options& options);    ///< print a value between two stages
int fonts(const Options& options);   ///< which faces a layout's font chains give
int print_version(const Options& options);

}  // namespace nashra::cli
