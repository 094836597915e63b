#include "cli/inputs.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <glob.h>
#include <map>
#include <set>
#include <utility>

#include "article/read_article.h"
#include "base/messages.h"
#include "base/source_text.h"
#include "cli/files.h"
#include "language/date.h"
#include "picture/read_picture.h"
#include "spec/read_spec.h"

namespace nashra::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kArticleLimit = 8, kSpecLimit = 4;  // MiB

bool is_yaml(const fs::path& path) { return path.extension() == ".yaml" || path.extension() == ".yml"; }

SourcePos in_file(const std::string& name) { return {name}; }

std::vector<std::string> shipped_layouts() {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(data_folder() / "layouts", error)) {
    if (is_yaml(entry.path())) names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Diagnostic no_such_layout(const std::string& name, SourcePos where) {
  std::string known;
  for (const std::string& layout : shipped_layouts()) known += (known.empty() ? "" : ", ") + layout;
  return {Code::layout_not_found, std::move(where), {name, known}};
}

bool is_bare_name(const std::string& name) { return name.find('/') == std::string::npos && !is_yaml(name); }

/// The files of a folder that hold articles, in the order of their names.
std::vector<std::string> articles_in(const fs::path& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_regular_file(error) && is_article_name(entry.path().string()))
      files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What a pattern with `*`, `?` or `[` names, in the order of the names; without one of these, the pattern
/// itself.
std::vector<std::string> expand(const std::string& pattern) {
  std::error_code error;
  if (fs::is_directory(pattern, error)) return articles_in(pattern);
  if (pattern.find_first_of("*?[") == std::string::npos || fs::exists(pattern, error)) return {pattern};
  std::vector<std::string> files;
  glob_t found{};
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0)
    files.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  std::sort(files.begin(), files.end());
  return files.empty() ? std::vector<std::string>{pattern} : files;
}

/// A path as the user may write it: short when it lies under the current folder.
std::string shown(const fs::path& path) { return path.lexically_normal().string(); }

Outcome<BulletinSpec> read_bulletin_file(const fs::path& path) {
  Outcome<SourceText> text = read_file(path, path.string(), kSpecLimit);
  if (!text.value) return {std::nullopt, std::move(text.diagnostics)};
  return read_bulletin(*text.value);
}

/// A bulletin for articles that come without one.
BulletinSpec bulletin_of(const std::vector<std::string>& inputs) {
  BulletinSpec bulletin;
  for (const std::string& input : inputs) {
    for (const std::string& file : expand(input)) bulletin.articles.push_back({file, {}, in_file(file)});
  }
  return bulletin;
}

/// The bulletin's articles with folders and globs taken apart, paths made relative to the current folder;
/// what leaves `root` is an error.
Diagnostics resolve_articles(BulletinSpec& bulletin, const fs::path& folder, const fs::path& root) {
  Diagnostics diagnostics;
  std::vector<ArticleEntry> resolved;
  for (const ArticleEntry& entry : bulletin.articles) {
    for (const std::string& file : expand(shown(folder / entry.path))) {
      if (!is_inside(file, root)) {
        diagnostics.push_back({Code::outside_root, entry.where, {entry.path}});
      } else {
        resolved.push_back({file, entry.as, entry.where});
      }
    }
  }
  bulletin.articles = std::move(resolved);
  return diagnostics;
}

/// SOURCE_DATE_EPOCH, the reproducible-builds convention: seconds since 1970.
std::optional<Date> date_of_environment() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr) return std::nullopt;
  const std::string_view digits = text;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return date_of_epoch(seconds);
}

Diagnostics settle_date(BulletinSpec& bulletin, const Options& options) {
  if (!options.date.empty()) {
    bulletin.date = parse_iso_date(options.date);
    if (!bulletin.date) return {{Code::bad_date, in_file("--date"), {options.date}}};
  }
  if (!bulletin.date) bulletin.date = date_of_environment();
  if (!bulletin.date) return {{Code::no_date, in_file(bulletin.file), {}}};
  return {};
}

fs::path default_output(const Options& options, const BulletinSpec& bulletin) {
  const fs::path first =
      options.inputs.empty() ? fs::path("bulletin") : fs::path(options.inputs.front()).lexically_normal();
  std::string stem = first.stem().empty() || first.stem() == "*" ? "bulletin" : first.stem().string();
  if (bulletin.file.empty()) return stem + ".pdf";
  return fs::path(bulletin.file).parent_path() / "out" / (stem + "-screen.pdf");
}

fs::path output_of(const Options& options, const BulletinSpec& bulletin) {
  fs::path usual = default_output(options, bulletin);
  if (options.output.empty()) return usual;
  std::error_code error;
  const bool folder = options.output.back() == '/' || fs::is_directory(options.output, error);
  return folder ? fs::path(options.output) / usual.filename() : fs::path(options.output);
}

Outcome<LayoutSpec> read_layout_of(const Options& options, const BulletinSpec& bulletin,
                                   const fs::path& root) {
  if (!options.layout.empty()) return read_layout_named(options.layout, {}, options.settings);
  if (is_bare_name(bulletin.layout)) {
    Outcome<LayoutSpec> layout = read_layout_named(bulletin.layout, {}, options.settings);
    for (Diagnostic& diagnostic : layout.diagnostics) {
      if (diagnostic.code == Code::layout_not_found) diagnostic.where = bulletin.layout_where;
    }
    return layout;
  }
  const fs::path path = fs::path(bulletin.file).parent_path() / bulletin.layout;
  if (!is_inside(path, root))
    return {std::nullopt, {{Code::outside_root, bulletin.layout_where, {bulletin.layout}}}};
  return read_layout_named(shown(path), root, options.settings);
}

/// The name of a --set among the layouts that it makes a heap of.
std::string name_of_layer(std::size_t index) { return "--set " + std::to_string(index); }

/// A setting as a layout that extends the layer below: `page.measure=56mm` is `page: {measure: 56mm}`.
SourceText layer_of(const std::string& setting, std::size_t index) {
  const std::size_t sign = setting.find('=');
  std::string path = setting.substr(0, sign), closing;
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot)) {
    path.replace(dot, 1, ": {");
    closing += '}';
  }
  return {name_of_layer(index), "nashra: 1\nextends: \"" + name_of_layer(index - 1) + "\"\n" + path + ": " +
                                    setting.substr(sign + 1) + closing + "\n"};
}

/// The layer that one made by `layer_of` extends.
const SourceText* layer_below(const std::vector<SourceText>& layers, const std::string& below,
                              const SourcePos& where) {
  for (std::size_t index = 1; index < layers.size(); ++index) {
    const bool is_asking = where.file == layers[index].name && below == name_of_layer(index - 1);
    if (is_asking) return &layers[index - 1];
  }
  return nullptr;
}

/// A shipped layout by its bare name, or the file at `path`. `where` is the place that names it.
Outcome<SourceText> layout_text(const std::string& name, fs::path path, const SourcePos& where) {
  std::error_code error;
  if (is_bare_name(name) && !fs::is_regular_file(path, error)) {
    path = data_folder() / "layouts" / (name + ".yaml");
    if (!fs::exists(path, error)) return {std::nullopt, {no_such_layout(name, where)}};
  }
  return read_file(path, shown(path), kSpecLimit);
}

/// Reads every article; one that cannot be read is an error, and the others are still looked at.
Diagnostics read_articles(const BulletinSpec& bulletin, std::vector<Article>& articles) {
  Diagnostics diagnostics;
  for (const ArticleEntry& entry : bulletin.articles) {
    Outcome<Article> article = read_article_file(entry.path, entry.path);
    for (Diagnostic& diagnostic : article.diagnostics) {
      if (diagnostic.code == Code::file_not_found && entry.where.line > 0) diagnostic.where = entry.where;
    }
    append(diagnostics, std::move(article.diagnostics));
    if (article.value) articles.push_back(std::move(*article.value));
  }
  return diagnostics;
}

/// Reads pictures, each file once.
class PictureShelf {
 public:
  /// The picture `path` beside `article`; nothing, with a warning, when it cannot be had or lies outside of
  /// `root`. What is to be said about a file is said where it is first named.
  PicturePtr find(const std::string& path, const Article& article, const fs::path& root, SourcePos where,
                  Diagnostics& diagnostics) {
    const std::string name = shown(fs::path(article.file).parent_path() / path);
    Outcome<PicturePtr> found = is_inside(name, root)
                                    ? read(name)
                                    : Outcome<PicturePtr>{std::nullopt, {{Code::outside_root, {}, {path}}}};
    for (Diagnostic& diagnostic : found.diagnostics) {
      if (severity_of(diagnostic.code) == Severity::error) diagnostic = left_out(diagnostic);
      diagnostic.where = where;
    }
    append(diagnostics, std::move(found.diagnostics));
    return found.value.value_or(nullptr);
  }

 private:
  /// A story is printed without its picture rather than not at all.
  static Diagnostic left_out(const Diagnostic& reason) {
    return {Code::picture_left_out,
            {},
            {fill_in(message_of(reason.code).message, reason.arguments), hint_of(reason)}};
  }

  Outcome<PicturePtr> read(const std::string& name) {
    const auto known = pictures_.find(name);
    if (known != pictures_.end()) return {known->second, {}};
    Outcome<SourceText> file = read_file(name, name, kPictureLimit);
    if (!file.value) return {std::nullopt, std::move(file.diagnostics)};
    Outcome<Picture> picture = read_picture(*file.value);
    if (!picture.value) return {std::nullopt, std::move(picture.diagnostics)};
    const auto shared = std::make_shared<const Picture>(std::move(*picture.value));
    pictures_.emplace(name, shared);
    return {shared, std::move(picture.diagnostics)};
  }

  std::map<std::string, PicturePtr> pictures_;
};

/// The pictures that the articles name. An empty `root` confines those of each article to its own folder.
Diagnostics read_pictures(const std::vector<Article>& articles, const fs::path& root, Pictures& pictures) {
  Diagnostics diagnostics;
  PictureShelf shelf;
  for (std::uint32_t index = 0; index < articles.size(); ++index) {
    const Article& article = articles[index];
    const fs::path folder = fs::path(article.file).parent_path();
    const fs::path own = folder.empty() ? fs::path(".") : folder;
    for (std::uint32_t block = 0; block < article.blocks.size(); ++block) {
      const std::optional<PictureSource>& source = article.blocks[block].picture;
      if (!source) continue;
      PicturePtr picture = shelf.find(source->path, article, root.empty() ? own : root,
                                      {article.file, source->where.line, source->where.column}, diagnostics);
      if (!picture) continue;
      pictures.emplace(BlockRef{{index}, block}, std::move(picture));
      if (source->alternative.empty() && article.blocks[block].content.text.empty()) {
        diagnostics.push_back({Code::picture_undescribed,
                               {article.file, source->where.line, source->where.column},
                               {source->path}});
      }
    }
  }
  return diagnostics;
}

}  // namespace

fs::path data_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const fs::path& candidate : {program / ".." / "share" / "nashra", program / ".." / ".."}) {
    if (fs::exists(candidate / "layouts" / "daily.yaml", error)) return candidate.lexically_normal();
  }
  return ".";
}

Outcome<ColourProfiles> read_colour_profiles() {
  constexpr std::int64_t kLimit = 4;  // MiB
  Outcome<ColourProfiles> outcome{ColourProfiles(), {}};
  const auto read = [&outcome](const char* name, ColourSpace colours, std::string& profile) {
    const fs::path path = fs::path(NASHRA_PROFILES) / name;
    Outcome<SourceText> file = read_file(path, path.string(), kLimit);
    if (file.value && is_archivable(file.value->bytes, colours)) {
      profile = std::move(file.value->bytes);
    } else {
      outcome.diagnostics.push_back({Code::no_colour_profile, {}, {path.string(), "libgs-common"}});
    }
  };
  read("ps_cmyk.icc", ColourSpace::cmyk, outcome.value->cmyk);
  read("srgb.icc", ColourSpace::rgb, outcome.value->rgb);
  return outcome;
}

Outcome<LayoutSpec> read_layout_named(const std::string& name, const fs::path& root,
                                      const std::vector<std::string>& settings) {
  Outcome<SourceText> text = layout_text(name, name, in_file("--layout"));
  if (!text.value) return {std::nullopt, std::move(text.diagnostics)};
  const fs::path allowed = root.empty() ? fs::path(text.value->name).parent_path() / "." : root;
  std::vector<SourceText> layers{std::move(*text.value)};
  for (const std::string& setting : settings) layers.push_back(layer_of(setting, layers.size()));
  return read_layout(layers.back(),
                     [&](const std::string& below, const SourcePos& where) -> Outcome<SourceText> {
                       if (const SourceText* layer = layer_below(layers, below, where)) return {*layer, {}};
                       const fs::path path = fs::path(where.file).parent_path() / below;
                       if (!is_bare_name(below) && !is_inside(path, allowed))
                         return {std::nullopt, {{Code::outside_root, where, {below}}}};
                       return layout_text(below, path, where);
                     });
}

Outcome<Article> read_article_file(const fs::path& path, const std::string& name) {
  Outcome<SourceText> text = read_file(path, name, kArticleLimit);
  if (!text.value) return {std::nullopt, std::move(text.diagnostics)};
  return read_article(*text.value);
}

Outcome<std::vector<CleanedArticle>> clean_articles(std::vector<Article> articles,
                                                    const EditorialSpec& spec) {
  Outcome<std::vector<CleanedArticle>> outcome{std::vector<CleanedArticle>(), {}};
  for (Article& article : articles) {
    Outcome<CleanedArticle> cleaned = clean(std::move(article), spec);
    append(outcome.diagnostics, std::move(cleaned.diagnostics));
    outcome.value->push_back(std::move(*cleaned.value));
  }
  return outcome;
}

Outcome<Inputs> read_inputs(const Options& options) {
  Inputs inputs;
  Diagnostics diagnostics;
  const bool has_bulletin = options.inputs.size() == 1 && is_yaml(options.inputs.front());
  fs::path root = options.root;
  if (has_bulletin) {
    Outcome<BulletinSpec> bulletin = read_bulletin_file(options.inputs.front());
    append(diagnostics, std::move(bulletin.diagnostics));
    if (!bulletin.value) return {std::nullopt, std::move(diagnostics)};
    inputs.bulletin = std::move(*bulletin.value);
    const fs::path folder = fs::path(inputs.bulletin.file).parent_path();
    if (root.empty()) root = folder.empty() ? fs::path(".") : folder;
    append(diagnostics, resolve_articles(inputs.bulletin, folder, root));
  } else {
    inputs.bulletin = bulletin_of(options.inputs);
  }
  append(diagnostics, settle_date(inputs.bulletin, options));
  Outcome<LayoutSpec> layout = read_layout_of(options, inputs.bulletin, root);
  append(diagnostics, std::move(layout.diagnostics));
  append(diagnostics, read_articles(inputs.bulletin, inputs.articles));
  append(diagnostics, read_pictures(inputs.articles, root, inputs.pictures));
  if (inputs.bulletin.articles.empty() && !has_errors(diagnostics))
    diagnostics.push_back({Code::no_articles, in_file(inputs.bulletin.file), {}});
  if (has_errors(diagnostics)) return {std::nullopt, std::move(diagnostics)};
  inputs.layout = std::move(*layout.value);
  if (options.as_is) inputs.layout.editorial = {};
  inputs.output = output_of(options, inputs.bulletin);
  return {std::move(inputs), std::move(diagnostics)};
}

}  // namespace nashra::cli
