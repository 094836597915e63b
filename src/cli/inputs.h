// From the command line to the values the stages take.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"
#include "cli/options.h"
#include "editorial/clean.h"
#include "pdf/colour_profiles.h"
#include "picture/picture.h"
#include "spec/bulletin.h"
#include "spec/layout.h"

namespace nashra::cli {

/// Everything that was read.
struct Inputs {
  LayoutSpec layout;
  BulletinSpec bulletin;
  std::vector<Article> articles;
  Pictures pictures;
  std::filesystem::path
      output;  ///< where the PDF goes: -o, else `out/NAME-screen.pdf` beside the bulletin or `NAME.pdf` here
};

/// Reads the bulletin, its layout, its articles and their pictures. Paths that a bulletin and its articles
/// name are confined to its folder, or to --root; those of an article without a bulletin to the article's
/// folder. A picture that cannot be had is a warning.
Outcome<Inputs> read_inputs(const Options& options);

/// Cleans the articles up as `spec` says.
Outcome<std::vector<CleanedArticle>> clean_articles(std::vector<Article> articles, const EditorialSpec& spec);

/// Reads a layout by the name of a shipped one or by its path. The layouts that it extends are shipped ones
/// too, or lie in `root` (when that is empty: in the layout's own folder).
/// `settings`, each a key with dots and a value as in a layout, overrule what it says.
Outcome<LayoutSpec> read_layout_named(const std::string& name, const std::filesystem::path& root = {},
                                      const std::vector<std::string>& settings = {});

/// Reads one article file.
Outcome<Article> read_article_file(const std::filesystem::path& path, const std::string& name);

/// Reads the profiles of the folder that this program was configured with. One that cannot be had is a
/// warning, and empty.
Outcome<ColourProfiles> read_colour_profiles();

/// The folder that holds `layouts/` and `fonts/`: beside the program when it is installed, else the checkout
/// it was built in.
std::filesystem::path data_folder();

}  // namespace nashra::cli
