#include "cli/commands.h"

#include <cstdio>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "base/decimal.h"
#include "base/unicode.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/report.h"
#include "dump/dump.h"
#include "galley/spans.h"
#include "galley/typesetter.h"
#include "makeup/set_story.h"
#include "nashra.h"
#include "proof/proof.h"

namespace nashra::cli {
namespace {

using Json = nlohmann::ordered_json;

/// What the process typesets with. It ends with the process: giving back word by word what the system takes
/// back at once would take longer than an article.
Session& the_session() {
  static Session& session =
      *new Session{FontBook((data_folder() / "fonts" / "fonts.conf").string()), WordCache()};
  return session;
}

/// Inputs and the issue they make, with every diagnostic on the way; no issue when one of them is an error.
struct Typeset {
  std::optional<Inputs> inputs;
  std::optional<Issue> issue;
  std::size_t pages = 0;
  Report report;  // of the issue
  Diagnostics diagnostics;
};

/// What was changed in an article, a note each.
void append_notes(Diagnostics& diagnostics, const CleanedArticle& cleaned) {
  for (const Change& change : cleaned.changes) {
    diagnostics.push_back({Code::text_cleaned,
                           {cleaned.article.file, change.where.line, change.where.column},
                           {std::string(change.rule), visible(change.before), visible(change.after)}});
  }
}

/// Puts the cleaned articles in the place of those that were read. The notes stand before the warnings.
Diagnostics clean_inputs(Inputs& inputs, Session& session) {
  Outcome<std::vector<CleanedArticle>> cleaned = timed(session.timings, Phase::clean, [&] {
    return clean_articles(std::exchange(inputs.articles, {}), inputs.layout.editorial);
  });
  Diagnostics diagnostics;
  for (CleanedArticle& article : *cleaned.value) {
    append_notes(diagnostics, article);
    inputs.articles.push_back(std::move(article.article));
  }
  append(diagnostics, std::move(cleaned.diagnostics));
  return diagnostics;
}

Typeset read_and_typeset(const Options& options, Session& session) {
  Outcome<Inputs> inputs = timed(session.timings, Phase::read, [&] { return read_inputs(options); });
  Typeset result{std::nullopt, std::nullopt, 0, {}, std::move(inputs.diagnostics)};
  if (!inputs.value) return result;
  append(result.diagnostics, clean_inputs(*inputs.value, session));
  Outcome<Issue> issue = typeset(session, inputs.value->layout, inputs.value->bulletin,
                                 inputs.value->articles, inputs.value->pictures);
  append(result.diagnostics, std::move(issue.diagnostics));
  if (issue.value) {
    result.report = timed(session.timings, Phase::proof, [&] { return proof(*issue.value); });
    append(result.diagnostics, notes_of(result.report, inputs.value->articles));
  }
  result.inputs = std::move(inputs.value);
  result.issue = std::move(issue.value);
  if (result.issue) result.pages = result.issue->pages.size();
  return result;
}

/// The PDF of an issue that was typeset, which is used up.
Outcome<std::string> render_for_screen(Session& session, Typeset& result) {
  Outcome<ColourProfiles> profiles = timed(session.timings, Phase::read, read_colour_profiles);
  Outcome<std::string> pdf = render(session, std::move(*result.issue), *profiles.value);
  append(profiles.diagnostics, std::move(pdf.diagnostics));
  return {std::move(pdf.value), std::move(profiles.diagnostics)};
}

int count_of(const Diagnostics& diagnostics, Severity severity) {
  int count = 0;
  for (const Diagnostic& diagnostic : diagnostics) count += severity_of(diagnostic.code) == severity ? 1 : 0;
  return count;
}

std::string counted(int count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// The last word: what was done, in one line.
void summarize(const Typeset& result, const std::string& written, const Options& options) {
  const int errors = count_of(result.diagnostics, Severity::error),
            warnings = count_of(result.diagnostics, Severity::warning);
  const std::size_t pages = result.pages, articles = result.inputs ? result.inputs->articles.size() : 0;
  if (options.json) {
    const Json summary{{"pages", pages},
                       {"articles", articles},
                       {"errors", errors},
                       {"warnings", warnings},
                       {"output", written}};
    fmt::print("{}\n", Json{{"summary", summary}}.dump(-1, ' ', false, Json::error_handler_t::replace));
    return;
  }
  if (errors > 0) {
    fmt::print(stderr, "{}; {} was written\n", counted(errors, "error"),
               written.empty() ? "nothing" : "only " + written);
    return;
  }
  const std::string what =
      fmt::format("{}, {}, {}", counted(static_cast<int>(pages), "page"),
                  counted(static_cast<int>(articles), "article"), counted(warnings, "warning"));
  fmt::print("{}{}\n", written.empty() ? std::string("checked: ") : written + ": ", what);
}

/// Each block of the inputs that its story prints, and how the story is dressed.
template <class Function>
void for_each_block(const Inputs& inputs, Function function) {
  for (std::size_t index = 0; index < inputs.articles.size(); ++index) {
    const StoryDress* dress = dress_of(inputs.layout, inputs.bulletin, index);
    if (dress == nullptr) continue;
    for (std::uint32_t block = 0; block < inputs.articles[index].blocks.size(); ++block) {
      const Block& content = inputs.articles[index].blocks[block];
      const bool printed =
          content.kind == BlockKind::picture || style_of(inputs.layout, *dress, content.kind) != nullptr;
      if (printed) function(BlockRef{{static_cast<std::uint32_t>(index)}, block}, content, *dress);
    }
  }
}

std::string dump_blocks(const Options& options, DumpFormat format, const Inputs& inputs,
                        const StyleFonts& fonts, Session& session) {
  if (options.stage == "text") {
    std::vector<BlockText> texts;
    for_each_block(inputs, [&](BlockRef ref, const Block& block, const StoryDress& dress) {
      const Style* style = style_of(inputs.layout, dress, block.kind);
      if (style == nullptr) return;
      const LanguagePolicy& language = policy_for(inputs.articles[ref.article.value].language);
      const Inline& content = block.content;
      texts.push_back(
          {ref, itemize_marked(content.text, content.spans, language, *style, fonts, session.dictionaries)
                    .paragraph});
    });
    return nashra::dump(texts, format);
  }
  const Typesetter typesetter(session, fonts, inputs.articles, &inputs.pictures);
  std::vector<BlockGalley> galleys;
  for (std::size_t index = 0; index < inputs.articles.size(); ++index) {
    const StoryDress* dress = dress_of(inputs.layout, inputs.bulletin, index);
    if (dress == nullptr) continue;
    const ArticleId id{static_cast<std::uint32_t>(index)};
    for (const Part& part : set_blocks(inputs.layout, *dress, inputs.articles[index], id, typesetter))
      galleys.push_back({part.block, part.kind, *part.galley});
  }
  return options.stage == "lines" ? dump_lines(galleys, format) : dump_galley(galleys, format);
}

/// A stage behind the clean-up.
std::string dump_typeset(const Options& options, DumpFormat format, const Inputs& inputs, Session& session,
                         Diagnostics& diagnostics) {
  if (options.stage == "pages" || options.stage == "proof") {
    Outcome<Issue> issue = typeset(session, inputs.layout, inputs.bulletin, inputs.articles, inputs.pictures);
    append(diagnostics, std::move(issue.diagnostics));
    if (!issue.value) return {};
    return options.stage == "pages" ? nashra::dump(*issue.value, format)
                                    : nashra::dump(proof(*issue.value), inputs.articles, format);
  }
  Outcome<StyleFonts> chains = find_style_fonts(session.fonts, inputs.layout);
  append(diagnostics, std::move(chains.diagnostics));
  return chains.value ? dump_blocks(options, format, inputs, *chains.value, session) : std::string();
}

void print_imported(const Article& article, const std::vector<Change>& changes) {
  fmt::print("{}: {}\n", article.file, article.language);
  for (const Block& block : article.blocks) {
    const SourceMap::Place place = block.content.where.place_of(block.content.text, 0);
    fmt::print("  line {:>4}  {:<10} \u2068{}\u2069\n", place.line, name_of(block.kind),
               to_utf8(block.content.text));
  }
  fmt::print("rules that fired\n");
  for (const Finding& finding : article.findings)
    fmt::print("  line {:>4}  {:<16} \u2068{}\u2069\n", finding.line, finding.rule, finding.text);
  fmt::print("changes of the clean-up\n");
  for (const Change& change : changes)
    fmt::print("  line {:>4}  {:<22} \u2068{}\u2069 → \u2068{}\u2069\n", change.where.line, change.rule,
               visible(change.before), visible(change.after));
}

/// A font chain of the layout, each family with the face it gives at each weight that a style asks for.
Json chain_json(const LayoutSpec& layout, const FontStack& stack, FontBook& book) {
  std::set<int> weights;
  for (const Style& style : layout.styles) {
    if (style.font == stack.name) weights.insert(style.weight);
  }
  Json families = Json::array();
  for (const FontFamily& family : stack.families) {
    Json faces = Json::array();
    for (const int weight : weights) {
      if (const FontPtr font = book.find(family.name, weight)) {
        faces.push_back(
            {{"weight", weight}, {"face", font->facts().postscript_name}, {"file", font->facts().file}});
      }
    }
    families.push_back({{"family", family.name}, {"faces", std::move(faces)}});
  }
  return {{"chain", stack.name}, {"families", std::move(families)}};
}

void print_chain(const Json& chain) {
  fmt::print("{}\n", chain["chain"].get<std::string>());
  for (const Json& family : chain["families"]) {
    fmt::print("  {}{}\n", family["family"].get<std::string>(),
               family["faces"].empty() ? ": not installed" : "");
    for (const Json& face : family["faces"]) {
      fmt::print("    {} {} {}\n", face["weight"].get<int>(), face["face"].get<std::string>(),
                 face["file"].get<std::string>());
    }
  }
}

std::string milliseconds(std::chrono::nanoseconds time) {
  std::string out;
  append_decimal(out, time.count(), 1'000'000, 3);
  return out;
}

/// One row a stage, in milliseconds. Make-up asks for its galleys as it goes, so what those cost is taken off
/// its row.
void print_timings(const Timings& timings) {
  using std::chrono::nanoseconds;
  nanoseconds galleys{};
  for (const Phase phase : {Phase::itemize, Phase::shape, Phase::break_lines, Phase::set_lines})
    galleys += timings.spent(phase);
  for (std::size_t index = 0; index < kPhases; ++index) {
    const auto phase = static_cast<Phase>(index);
    const nanoseconds spent = timings.spent(phase) - (phase == Phase::make_up ? galleys : nanoseconds{});
    fmt::print(stderr, "{:<12}{:>9} ms\n", name_of(phase), milliseconds(spent));
  }
}

}  // namespace

int build(const Options& options) {
  Session& session = the_session();
  Typeset result = read_and_typeset(options, session);
  std::string written;
  if (result.issue) {
    Outcome<std::string> pdf = render_for_screen(session, result);
    append(result.diagnostics, std::move(pdf.diagnostics));
    if (pdf.value) {
      Diagnostics failed =
          timed(session.timings, Phase::write, [&] { return write_file(result.inputs->output, *pdf.value); });
      if (failed.empty()) written = result.inputs->output.string();
      append(result.diagnostics, std::move(failed));
    }
    if (!options.report.empty()) {
      append(
          result.diagnostics,
          write_file(options.report, nashra::dump(result.report, result.inputs->articles, DumpFormat::json)));
    }
  }
  print(result.diagnostics, options.json);
  summarize(result, written, options);
  if (options.timings) print_timings(session.timings);
  return exit_code(result.diagnostics, options.strict);
}

int check(const Options& options) {
  Session& session = the_session();
  Typeset result = read_and_typeset(options, session);
  if (result.issue) append(result.diagnostics, render_for_screen(session, result).diagnostics);
  print(result.diagnostics, options.json);
  summarize(result, {}, options);
  return exit_code(result.diagnostics, options.strict);
}

int import(const Options& options) {
  std::vector<Article> articles;
  Diagnostics diagnostics;
  for (const std::string& input : options.inputs) {
    Outcome<Article> article = read_article_file(input, input);
    append(diagnostics, std::move(article.diagnostics));
    if (article.value) articles.push_back(std::move(*article.value));
  }
  Outcome<LayoutSpec> layout = read_layout_named(
      options.layout.empty() ? BulletinSpec().layout : options.layout, {}, options.settings);
  append(diagnostics, std::move(layout.diagnostics));
  const EditorialSpec editorial = layout.value && !options.as_is ? layout.value->editorial : EditorialSpec();
  Outcome<std::vector<CleanedArticle>> cleaned = clean_articles(articles, editorial);
  append(diagnostics, std::move(cleaned.diagnostics));
  // What was understood is what stands in the file, with the changes beside it.
  for (std::size_t index = 0; index < articles.size(); ++index)
    (*cleaned.value)[index].article = std::move(articles[index]);
  print(diagnostics, false);
  if (options.json) {
    fmt::print("{}", nashra::dump(*cleaned.value, DumpFormat::json));
  } else {
    for (const CleanedArticle& article : *cleaned.value) print_imported(article.article, article.changes);
  }
  return exit_code(diagnostics, options.strict);
}

int dump(const Options& options) {
  const DumpFormat format = options.json ? DumpFormat::json : DumpFormat::text;
  Session& session = the_session();
  Outcome<Inputs> inputs = read_inputs(options);
  Diagnostics diagnostics = std::move(inputs.diagnostics);
  std::string out;
  if (inputs.value && options.stage == "article") {
    out = nashra::dump(inputs.value->articles, format);
  } else if (inputs.value && options.stage == "editorial") {
    Outcome<std::vector<CleanedArticle>> cleaned =
        clean_articles(std::move(inputs.value->articles), inputs.value->layout.editorial);
    append(diagnostics, std::move(cleaned.diagnostics));
    out = nashra::dump(*cleaned.value, format);
  } else if (inputs.value) {
    append(diagnostics, clean_inputs(*inputs.value, session));
    out = dump_typeset(options, format, *inputs.value, session, diagnostics);
  }
  print(diagnostics, false);
  fmt::print("{}", out);
  return exit_code(diagnostics, options.strict);
}

int fonts(const Options& options) {
  Outcome<LayoutSpec> layout =
      read_layout_named(options.layout.empty() ? BulletinSpec().layout : options.layout);
  print(layout.diagnostics, false);
  if (!layout.value) return exit_code(layout.diagnostics, options.strict);
  Session& session = the_session();
  Json chains = Json::array();
  for (const FontStack& stack : layout.value->fonts)
    chains.push_back(chain_json(*layout.value, stack, session.fonts));
  if (options.json) {
    fmt::print("{}\n", chains.dump(1));
  } else {
    for (const Json& chain : chains) print_chain(chain);
  }
  return 0;
}

int print_version(const Options& options) {
  if (options.json) {
    fmt::print("{}\n", Json{{"name", "nashra"}, {"version", version()}}.dump());
  } else {
    fmt::print("nashra {}\n", version());
  }
  return 0;
}

}  // namespace nashra::cli
