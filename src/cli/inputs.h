// From the command line to the values the stages take.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"
#include "cli/options.h"
#include "spec/bulletin.h"
#include "spec/layout.h"

namespace nashra::cli {

/// Everything that was read.
struct Inputs {
  LayoutSpec layout;
  BulletinSpec bulletin;
  std::vector<Article> articles;
  std::filesystem::path
      output;  ///< where the PDF goes: -o, else `out/NAME-screen.pdf` beside the bulletin or `NAME.pdf` here
};

/// Reads the bulletin, its layout and its articles. Paths that a bulletin names are confined to its folder,
/// or to --root.
Outcome<Inputs> read_inputs(const Options& options);

/// Reads a layout by the name of a shipped one or by its path. The layouts that it extends are shipped ones
/// too, or lie in `root` (when that is empty: in the layout's own folder).
Outcome<LayoutSpec> read_layout_named(const std::string& name, const std::filesystem::path& root = {});

/// Reads one article file.
Outcome<Article> read_article_file(const std::filesystem::path& path, const std::string& name);

/// The folder that holds `layouts/` and `fonts/`: beside the program when it is installed, else the checkout
/// it was built in.
std::filesystem::path data_folder();

}  // namespace nashra::cli
