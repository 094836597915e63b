#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/report.h"
#include "nashra.h"

namespace {

using nashra::cli::Options;

constexpr int kUsage = 2;

std::string is_setting(const std::string& text) {
  const std::size_t sign = text.find('=');
  return sign == 0 || sign == std::string::npos ? "a setting is KEY=VALUE, as in page.measure=56mm" : "";
}

/// What the layout says, and what it says otherwise this time.
void add_layout(CLI::App* command, Options& options) {
  command->add_option("--layout", options.layout, "a shipped layout by its name (daily), or a file");
  command
      ->add_option("--set", options.settings,
                   "a setting of the layout in other words: page.measure=56mm; may be given again")
      ->check(is_setting)
      ->allow_extra_args(false);
  command->add_flag("--as-is", options.as_is, "leave the articles' text as it is: no editorial clean-up");
}

void add_inputs(CLI::App* command, Options& options) {
  command->add_option("INPUT", options.inputs, "a bulletin (.yaml), or articles: files, folders, globs")
      ->required();
  add_layout(command, options);
  command->add_option("--date", options.date, "the issue's date, 2026-11-25");
  command->add_option("--root", options.root, "the folder that a bulletin's paths may not leave");
}

void add_reporting(CLI::App* command, Options& options) {
  command->add_flag("--json", options.json, "machine-readable output");
  command->add_flag("--strict", options.strict, "warnings fail the command");
}

void add_commands(CLI::App& app, Options& options, int& result) {
  const auto command = [&](const char* name, const char* what, int (*run)(const Options&)) {
    CLI::App* sub = app.add_subcommand(name, what);
    add_reporting(sub, options);
    sub->callback([&options, &result, run] { result = run(options); });
    return sub;
  };
  CLI::App* build = command("build", "typeset a bulletin or articles into a PDF", nashra::cli::build);
  add_inputs(build, options);
  build->add_flag("--timings", options.timings, "what each stage cost, on the standard error");
  build->add_option("--for", options.purpose, "what the PDF is for: screen (PDF/A-2a and PDF/UA-1)")
      ->check(CLI::IsMember({"screen"}));
  build->add_option("-o,--output", options.output, "the PDF, or the folder it goes to");
  build->add_option(
      "--report", options.report,
      "a JSON file: where each article stands, how its lines came out, the loosest with their cure");
  add_inputs(command("check", "everything but writing", nashra::cli::check), options);
  CLI::App* import = command("import", "show how articles are understood, and what the clean-up changes",
                             nashra::cli::import);
  import->add_option("ARTICLE", options.inputs, "article files")->required();
  add_layout(import, options);
  CLI::App* dump = command("dump", "print what a stage decided", nashra::cli::dump);
  add_inputs(dump, options);
  dump->add_option("--stage", options.stage, "article, editorial, text, lines, galley, pages or proof")
      ->required()
      ->check(CLI::IsMember({"article", "editorial", "text", "lines", "galley", "pages", "proof"}));
  command("fonts", "the faces that a layout's font chains give", nashra::cli::fonts)
      ->add_option("--layout", options.layout, "a layout");
  command("version", "the version of this program", nashra::cli::print_version);
  app.require_subcommand(1);
}

int run(int argc, char** argv) {
  CLI::App app("Nashra typesets right-to-left newspaper bulletins.", "nashra");
  Options options;
  int result = 0;
  add_commands(app, options, result);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kUsage;
  }
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  // A full disk or a file-size limit must come back from write(), not kill the process.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    const nashra::Diagnostics diagnostics{{nashra::Code::internal_error, {}, {error.what()}}};
    nashra::cli::print(diagnostics, false);
    return nashra::cli::exit_code(diagnostics, false);
  }
}
