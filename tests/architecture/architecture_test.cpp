// Who may know whom. The table that heads src/README.md is the law: it names the stages in order, their
// verbs, and the libraries that have their home in them. Debian puts most libraries on the default include
// path, so no compiler would notice.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>

#include "support/process.h"

namespace nashra::test {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = NASHRA_SOURCE_DIR;

struct Stage {
  std::string folder;
  std::vector<std::string> verbs, libraries;
};

/// A library of the table and the beginnings of its headers' names. fmt is at home in every .cpp file.
struct Library {
  std::string name;
  std::vector<std::string> headers;
};
const std::vector<Library> kLibraries = {
    {"ICU", {"unicode/"}},
    {"yaml-cpp", {"yaml-cpp/"}},
    {"md4c", {"md4c"}},
    {"fontconfig", {"fontconfig/"}},
    {"FreeType", {"ft2build.h", "freetype/", "freetype2/"}},
    {"libjpeg-turbo", {"jpeglib.h", "jerror.h"}},
    {"libpng", {"png.h"}},
    {"HarfBuzz", {"hb.h", "hb-ot", "hb-ft.h", "hb-icu.h", "harfbuzz/"}},
    {"hb-subset", {"hb-subset.h", "hb.h", "hb-ot"}},
    {"PoDoFo", {"podofo/"}},
    {"libhyphen", {"hyphen.h"}},
    {"libqpdf", {"qpdf/"}},
    {"libdeflate", {"libdeflate.h"}},
    {"nlohmann-json", {"nlohmann/"}},
    {"CLI11", {"CLI/"}},
    {"fmt", {"fmt/"}},
};

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  std::vector<std::string> found;
  const std::regex expression(pattern);
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match) {
    found.push_back((*match)[1]);
  }
  return found;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::stringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) {
    const std::size_t first = part.find_first_not_of(' ');
    parts.push_back(first == std::string::npos ? ""
                                               : part.substr(first, part.find_last_not_of(' ') - first + 1));
  }
  return parts;
}

/// The rows of the first table of src/README.md: | folder | verb | in | out | library inside |
std::vector<Stage> stages() {
  std::vector<Stage> rows;
  for (const std::string& line : split(read_text(kRoot / "src/README.md"), '\n')) {
    const std::vector<std::string> cells = split(line, '|');
    if (cells.size() != 6) {
      if (!rows.empty()) break;
      continue;
    }
    const std::vector<std::string> folder = matches(cells[1], "`([a-z]+)/`");
    if (folder.empty()) continue;
    rows.push_back({folder.front(), matches(cells[2], "`([^`]+)`"),
                    cells[5] == "–" ? std::vector<std::string>() : split(cells[5], ',')});
  }
  return rows;
}

struct Include {
  std::string file;  ///< of the including file, from the root
  std::size_t line = 0;
  std::string stage;  ///< of the including file; empty for the façade
  std::string header;
  bool quoted = false;
};

std::string place(const Include& include) { return include.file + ":" + std::to_string(include.line) + ": "; }

std::vector<fs::path> files_under(const fs::path& folder, const std::set<std::string>& extensions) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && extensions.count(entry.path().extension().string()) > 0)
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<Include> includes() {
  static const std::regex directive(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
  std::vector<Include> found;
  for (const fs::path& file : files_under(kRoot / "src", {".h", ".cpp"})) {
    const fs::path relative = file.lexically_relative(kRoot);
    const std::string stage =
        std::distance(relative.begin(), relative.end()) > 2 ? std::next(relative.begin())->string() : "";
    std::size_t number = 0;
    for (const std::string& line : split(read_text(file), '\n')) {
      ++number;
      std::smatch match;
      if (std::regex_match(line, match, directive))
        found.push_back({relative.string(), number, stage, match[2], match[1] == "\""});
    }
  }
  return found;
}

bool begins_with(const std::string& text, const std::string& beginning) {
  return text.rfind(beginning, 0) == 0;
}

bool is_of(const Library& library, const std::string& header) {
  return std::any_of(library.headers.begin(), library.headers.end(),
                     [&](const std::string& beginning) { return begins_with(header, beginning); });
}

TEST(Architecture, TheTableNamesTheFoldersThatExist) {
  std::set<std::string> named, there;
  for (const Stage& stage : stages()) named.insert(stage.folder);
  for (const fs::directory_entry& entry : fs::directory_iterator(kRoot / "src")) {
    if (entry.is_directory()) there.insert(entry.path().filename().string());
  }
  EXPECT_EQ(named, there);
}

TEST(Architecture, TheBuildListsTheStagesInTheOrderOfTheTable) {
  std::vector<std::string> in_table;
  for (const Stage& stage : stages()) {
    if (stage.folder != "cli") in_table.push_back(stage.folder);
  }
  EXPECT_EQ(matches(read_text(kRoot / "src/CMakeLists.txt"), R"(\nnashra_stage\(([a-z]+))"), in_table);
}

TEST(Architecture, EachVerbIsDeclaredInAHeaderOfItsFolder) {
  for (const Stage& stage : stages()) {
    std::string headers;
    for (const fs::path& file : files_under(kRoot / "src" / stage.folder, {".h"})) headers += read_text(file);
    if (stage.folder == "cli") headers = read_text(kRoot / "src/cli/main.cpp");
    for (const std::string& verb : stage.verbs) {
      const std::size_t colons = verb.find("::");
      const std::string function = colons == std::string::npos ? verb : verb.substr(colons + 2);
      EXPECT_TRUE(std::regex_search(headers, std::regex("\\b" + function + "\\(")))
          << stage.folder << "/ has no " << verb;
      if (colons == std::string::npos) continue;
      EXPECT_TRUE(std::regex_search(headers, std::regex("class " + verb.substr(0, colons) + "\\b")))
          << stage.folder << "/ has no " << verb;
    }
  }
}

TEST(Architecture, AStageKnowsOnlyTheStagesAboveIt) {
  std::map<std::string, std::size_t> row;
  for (const Stage& stage : stages()) row.emplace(stage.folder, row.size());
  for (const Include& include : includes()) {
    if (!include.quoted) continue;
    const std::string target = include.header.substr(0, include.header.find('/'));
    EXPECT_TRUE(fs::exists(kRoot / "src" / include.header))
        << place(include) << "no such header under src/: " << include.header;
    if (include.stage.empty()) {
      EXPECT_NE(target, "cli") << place(include) << "the library does not know the program";
    } else if (row.count(target) == 0) {
      EXPECT_EQ(include.stage, "cli") << place(include) << "the façade stands above " << include.stage << "/";
    } else {
      EXPECT_LE(row.at(target), row.at(include.stage))
          << place(include) << target << "/ stands below " << include.stage << "/";
    }
  }
}

TEST(Architecture, ALibraryStaysAtHome) {
  std::map<std::string, std::set<std::string>> libraries_of;
  for (const Stage& stage : stages())
    libraries_of[stage.folder] = {stage.libraries.begin(), stage.libraries.end()};
  for (const Include& include : includes()) {
    std::vector<std::string> names;
    for (const Library& library : kLibraries) {
      if (is_of(library, include.header)) names.push_back(library.name);
    }
    if (names.empty()) {
      EXPECT_TRUE(include.quoted || include.header.find('/') == std::string::npos ||
                  begins_with(include.header, "sys/"))
          << place(include) << "<" << include.header << "> is of no library that has a home";
      continue;
    }
    const std::set<std::string>& allowed = libraries_of[include.stage];
    const bool at_home = names.front() == "fmt" ||
                         std::any_of(names.begin(), names.end(),
                                     [&](const std::string& name) { return allowed.count(name) > 0; });
    EXPECT_TRUE(at_home) << place(include) << names.front() << " has another home";
    EXPECT_EQ(fs::path(include.file).extension(), ".cpp")
        << place(include) << "a header lets " << names.front() << " out";
  }
}

TEST(Architecture, TheTableKnowsEachLibraryAndEachIsUsedInItsHome) {
  const std::vector<Include> all = includes();
  for (const Stage& stage : stages()) {
    for (const std::string& name : stage.libraries) {
      const auto library = std::find_if(kLibraries.begin(), kLibraries.end(),
                                        [&](const Library& each) { return each.name == name; });
      ASSERT_NE(library, kLibraries.end()) << "src/README.md: unknown library " << name;
      EXPECT_TRUE(std::any_of(all.begin(), all.end(),
                              [&](const Include& include) {
                                return include.stage == stage.folder && is_of(*library, include.header);
                              }))
          << stage.folder << "/ does not use " << name;
    }
  }
}

/// The files under version control, from the root; empty where git does not answer.
std::vector<std::string> tracked_files() {
  const Result listing = run({"git", "-c", "safe.directory=*", "ls-files", "-z"}, {}, kRoot);
  return listing.exit_code == 0 ? split(listing.out, '\0') : std::vector<std::string>();
}

TEST(Repository, NoFileNamesAPathOfOneMachine) {
  const std::vector<std::string> files = tracked_files();
  if (files.empty()) GTEST_SKIP() << "this is not a git checkout";
  const std::regex machine_path("(^|[^A-Za-z0-9_.}])/(work|root|tmp)/");
  for (const std::string& file : files) {
    if (!fs::is_regular_file(kRoot / file) || file == "tests/architecture/architecture_test.cpp") continue;
    const std::string text = read_text(kRoot / file);
    if (text.find('\0') != std::string::npos) continue;
    std::size_t number = 0;
    for (const std::string& line : split(text, '\n')) {
      ++number;
      EXPECT_FALSE(line.size() < 1000 && std::regex_search(line, machine_path))
          << file << ":" << number << ": " << line;
    }
  }
}

TEST(Repository, NoFileIsStrayAndHeavy) {
  const std::vector<std::string> files = tracked_files();
  if (files.empty()) GTEST_SKIP() << "this is not a git checkout";
  for (const std::string& file : files) {
    if (!fs::is_regular_file(kRoot / file)) continue;
    const std::string extension = fs::path(file).extension().string();
    const bool picture = extension == ".png" || extension == ".jpg" || extension == ".pdf";
    EXPECT_LE(fs::file_size(kRoot / file), picture ? 400'000U : 300'000U) << file;
  }
}

}  // namespace
}  // namespace nashra::test
