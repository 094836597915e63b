// The bulletin as first-fit with nothing but its spaces would set it: first_fit_page BULLETIN.yaml OUT.pdf.
// What the gallery of the README compares our pages with.
#include <cstdio>
#include <utility>

#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/report.h"
#include "galley/typesetter.h"
#include "makeup/make_up.h"
#include "nashra.h"
#include "support/first_fit.h"

namespace {

using namespace nashra;

Outcome<std::string> pdf_of(const cli::Inputs& inputs) {
  Session session{FontBook((cli::data_folder() / "fonts" / "fonts.conf").string()), {}};
  const Outcome<StyleFonts> fonts = find_style_fonts(session.fonts, inputs.layout);
  if (!fonts.value) return {std::nullopt, fonts.diagnostics};
  const Typesetter typesetter(session, *fonts.value, inputs.articles, &inputs.pictures, &test::first_fit);
  const Outcome<Issue> issue = make_up(inputs.layout, inputs.bulletin, inputs.articles, typesetter);
  if (!issue.value) return {std::nullopt, issue.diagnostics};
  return render(session, *issue.value, *cli::read_colour_profiles().value);
}

Diagnostics write_page(const std::string& bulletin, const std::string& output) {
  cli::Options options;
  options.inputs = {bulletin};
  options.settings = {"styles.body.justify=spaces-only", "styles.body.hyphenate=false"};
  Outcome<cli::Inputs> inputs = cli::read_inputs(options);
  if (!inputs.value) return inputs.diagnostics;
  Outcome<std::vector<CleanedArticle>> cleaned =
      cli::clean_articles(std::exchange(inputs.value->articles, {}), inputs.value->layout.editorial);
  for (CleanedArticle& article : *cleaned.value) inputs.value->articles.push_back(std::move(article.article));
  const Outcome<std::string> pdf = pdf_of(*inputs.value);
  return pdf.value ? cli::write_file(output, *pdf.value) : pdf.diagnostics;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("first_fit_page BULLETIN.yaml OUT.pdf\n", stderr);
    return 2;
  }
  const Diagnostics diagnostics = write_page(argv[1], argv[2]);
  cli::print(diagnostics, false);
  return cli::exit_code(diagnostics, false);
}
