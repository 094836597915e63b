// The tool as a desk uses it: files written, messages, exit codes.
#include <filesystem>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/process.h"

namespace nashra::test {
namespace {

namespace fs = std::filesystem;

// There is nothing to clean up in it.
const std::string kArticle =
    "بلدية الساحل تفتتح حديقة جديدة\n"
    "٢٥\u00A0نوفمبر\n"
    "افتتحت بلدية الساحل صباح اليوم حديقة عامة في الحي الشرقي، تضم ملعبين وممشى بطول 800\u00A0متر.\n"
    "وقال رئيس البلدية إن العمل استغرق تسعة أشهر.\n"
    "المصدر: مكتب البلدية\n";

class Build : public testing::Test {
 protected:
  Result nashra(std::vector<std::string> arguments, const std::vector<std::string>& environment = {}) {
    arguments.insert(arguments.begin(), nashra_program());
    return run(arguments, environment, folder_.path());
  }
  void write(const std::string& name, const std::string& text) { write_text(folder_ / name, text); }
  std::string read(const std::string& name) { return read_text(folder_ / name); }

  TemporaryFolder folder_;
};

TEST_F(Build, AnArticleAloneBecomesAPdfBesideTheReader) {
  write("news.txt", kArticle);
  const Result result = nashra({"build", "news.txt", "--date", "2026-11-25"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.out, "news.pdf: 1 page, 1 article, 0 warnings\n");
  EXPECT_EQ(read("news.pdf").substr(0, 5), "%PDF-");
}

TEST_F(Build, ABulletinGoesToItsOutFolder) {
  write("news.txt", kArticle);
  write("bulletin.yaml", "title: نشرة الساحل\ndate: 2026-11-25\narticles: [news.txt]\n");
  EXPECT_EQ(nashra({"build", "bulletin.yaml"}).exit_code, 0);
  EXPECT_TRUE(fs::exists(folder_ / "out/bulletin-screen.pdf"));
}

TEST_F(Build, FoldersAndGlobsNameArticlesInTheOrderOfTheirNames) {
  write("a/2.txt", kArticle);
  write("a/1.txt", kArticle);
  write("a/notes.rtf", "not an article");
  const Result folder = nashra({"dump", "--stage=article", "a", "--date", "2026-11-25"});
  EXPECT_LT(folder.out.find("a/1.txt"), folder.out.find("a/2.txt"));
  EXPECT_EQ(folder.out, nashra({"dump", "--stage=article", "a/*.txt", "--date", "2026-11-25"}).out);
  EXPECT_EQ(folder.out.find("notes"), std::string::npos);
}

TEST_F(Build, ASettingOverrulesTheLayout) {
  write("news.txt", kArticle);
  const std::vector<std::string> dump = {"dump", "--stage=pages", "news.txt", "--date", "2026-11-25"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), dump.begin(), dump.end());
    return nashra(more);
  };
  EXPECT_NE(with({}).out.find("page 1 width 595.276 "), std::string::npos);
  const Result narrow = with({"--set", "page.measure=100mm", "--set", "page.margins.inside=10mm"});
  EXPECT_EQ(narrow.exit_code, 0) << narrow.err;
  EXPECT_NE(narrow.out.find("page 1 width 351.496 "), std::string::npos) << "100, 10 and 14 mm";

  const Result wrong = with({"--set", "page.mesure=100mm"});
  EXPECT_EQ(wrong.exit_code, 65);
  EXPECT_NE(wrong.err.find("--set 1:3:8: error[N1203]: unknown key 'mesure'"), std::string::npos)
      << wrong.err;
  EXPECT_EQ(with({"--set", "page"}).exit_code, 2);
}

TEST_F(Build, EveryMeasureOfTheExamplesSetsAColumn) {
  write("news.txt", kArticle);
  for (const std::string measure : {"45", "55", "70", "85"}) {
    const Result result = nashra({"build", "news.txt", "--date", "2026-11-25", "--layout",
                                  NASHRA_SOURCE_DIR "/examples/measures/" + measure + "mm.yaml"});
    EXPECT_EQ(result.out, "news.pdf: 1 page, 1 article, 0 warnings\n") << result.err;
  }
}

TEST_F(Build, AFontThatCannotElongateIsReported) {
  write("news.txt", kArticle);
  const auto errors = [&](const std::string& setting) {
    return nashra({"check", "news.txt", "--date", "2026-11-25", "--set",
                   "fonts.text=[Noto Nastaliq Urdu, Amiri]", "--set", setting})
        .err;
  };
  const std::string note = "note[N1404]: 'Noto Nastaliq Urdu' cannot elongate words";
  EXPECT_NE(errors("styles.body.justify=naskh-news").find(note), std::string::npos);
  EXPECT_EQ(errors("styles.body.justify=spaces-only").find(note), std::string::npos);
}

TEST_F(Build, WithoutADateNoneIsPrintedAndANoteSaysSo) {
  write("news.txt", kArticle);
  const Result result = nashra({"build", "news.txt", "-o", "a.pdf"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.err,
            "nashra: note[N1008]: the bulletin has no date, so none is printed\n"
            "  hint: give one with --date, or date: in the bulletin\n");
}

TEST_F(Build, TheDateComesFromTheEnvironmentWhenNothingElseGivesOne) {
  write("news.txt", kArticle);
  EXPECT_EQ(nashra({"build", "news.txt", "-o", "a.pdf"}, {"SOURCE_DATE_EPOCH=1795564800"}).err, "");
}

TEST_F(Build, TheSameInputGivesTheSameBytesAnywhere) {
  write("news.txt", kArticle);
  write("elsewhere/news.txt", kArticle);
  ASSERT_EQ(nashra({"build", "news.txt", "--date=2026-11-25", "-o", "a.pdf"}, {"TZ=Asia/Bishkek", "LANG=C"})
                .exit_code,
            0);
  ASSERT_EQ(run({nashra_program(), "build", "news.txt", "--date=2026-11-25", "-o", "b.pdf"},
                {"TZ=America/Lima", "LC_ALL=ar_SA.UTF-8"}, folder_ / "elsewhere")
                .exit_code,
            0);
  EXPECT_FALSE(read("a.pdf").empty());
  EXPECT_EQ(read("a.pdf"), read("elsewhere/b.pdf"));
}

TEST_F(Build, AMissingArticleIsInputMissing) {
  const Result result = nashra({"build", "nothing.txt"});
  EXPECT_EQ(result.exit_code, 66);
  EXPECT_NE(result.err.find("nothing.txt: error[N1001]: file not found: 'nothing.txt'\n"), std::string::npos)
      << result.err;
}

TEST_F(Build, AMissingArticleOfABulletinIsShownWhereItIsNamed) {
  write("bulletin.yaml", "date: 2026-11-25\narticles:\n  - lost.txt\n");
  const Result result = nashra({"build", "bulletin.yaml"});
  EXPECT_EQ(result.exit_code, 66);
  EXPECT_NE(
      result.err.find(
          "bulletin.yaml:3:5: error[N1001]: file not found: 'lost.txt'\n    - lost.txt\n      ^~~~~~~~\n"),
      std::string::npos)
      << result.err;
}

TEST_F(Build, AnUnknownKeyNamesTheLikelyOne) {
  write("news.txt", kArticle);
  write("bulletin.yaml", "titel: نشرة\ndate: 2026-11-25\narticles: [news.txt]\n");
  const Result result = nashra({"build", "bulletin.yaml"});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_EQ(result.err,
            "bulletin.yaml:1:1: error[N1203]: unknown key 'titel'\n"
            "  titel: نشرة\n"
            "  ^~~~~\n"
            "  hint: did you mean 'title'?\n"
            "1 error; nothing was written\n");
}

TEST_F(Build, ALayoutThatIsNotThereIsInputMissing) {
  write("news.txt", kArticle);
  const Result result = nashra({"build", "news.txt", "--layout", "dayly"});
  EXPECT_EQ(result.exit_code, 66);
  EXPECT_NE(
      result.err.find(
          "error[N1006]: there is no layout 'dayly'\n  hint: the layouts that come with nashra are: daily"),
      std::string::npos)
      << result.err;
}

TEST_F(Build, AnEmptyArticleIsBadInput) {
  write("news.txt", "\xC2\xA0\n\n");
  const Result result = nashra({"build", "news.txt", "--date=2026-11-25"});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_NE(result.err.find("error[N1302]"), std::string::npos) << result.err;
}

TEST_F(Build, BytesThatAreNotUtf8AreShownWhereTheyStand) {
  write("news.txt", "عنوان\nنص \xE1\xE1 هنا\n");
  const Result result = nashra({"build", "news.txt", "--date=2026-11-25"});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_NE(result.err.find("news.txt:2:4: error[N1301]"), std::string::npos) << result.err;
}

TEST_F(Build, ABulletinMayNotReadOutsideItsFolder) {
  write("secret.txt", kArticle);
  write("inside/bulletin.yaml", "date: 2026-11-25\narticles: [../secret.txt]\n");
  const Result refused = nashra({"build", "inside/bulletin.yaml"});
  EXPECT_EQ(refused.exit_code, 65);
  EXPECT_NE(refused.err.find("error[N1005]: '../secret.txt' lies outside"), std::string::npos) << refused.err;
  EXPECT_EQ(nashra({"build", "inside/bulletin.yaml", "--root", "."}).exit_code, 0);
}

TEST_F(Build, ALayoutBuildsOnAShippedOneAndOnItsNeighbours) {
  write("news.txt", kArticle);
  write("layouts/house.yaml", "extends: daily\nstyles: {body: {size: 11pt}}\n");
  write("layouts/mine.yaml", "extends: house.yaml\ngrid: {columns: 2}\n");
  const Result result =
      nashra({"build", "news.txt", "--layout", "layouts/mine.yaml", "--date=2026-11-25", "-o", "a.pdf"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
}

TEST_F(Build, ALayoutMayNotBuildOnOneOutsideItsFolder) {
  write("news.txt", kArticle);
  write("outside.yaml", "extends: daily\n");
  write("layouts/mine.yaml", "extends: ../outside.yaml\n");
  const Result result =
      nashra({"build", "news.txt", "--layout", "layouts/mine.yaml", "--date=2026-11-25", "-o", "a.pdf"});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_NE(result.err.find("layouts/mine.yaml:1:10: error[N1005]: '../outside.yaml' lies outside"),
            std::string::npos)
      << result.err;
}

TEST_F(Build, ALinkDoesNotLeadOutOfTheFolder) {
  write("secret.txt", kArticle);
  write("inside/bulletin.yaml", "date: 2026-11-25\narticles: [link.txt]\n");
  fs::create_symlink(folder_ / "secret.txt", folder_ / "inside/link.txt");
  EXPECT_EQ(nashra({"build", "inside/bulletin.yaml"}).exit_code, 65);
}

TEST_F(Build, AFolderThatCannotBeWrittenLeavesTheOldFile) {
  write("news.txt", kArticle);
  write("locked/a.pdf", "yesterday");
  fs::permissions(folder_.path(), fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
  fs::permissions(folder_ / "locked", fs::perms::owner_write, fs::perm_options::remove);
  std::vector<std::string> command{nashra_program(),    "build", "news.txt",
                                   "--date=2026-11-25", "-o",    "locked/a.pdf"};
  // Root may write anywhere, so root's tests do this one as nobody.
  const std::vector<std::string> as_nobody{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
  if (::geteuid() == 0) command.insert(command.begin(), as_nobody.begin(), as_nobody.end());
  const Result result = run(command, {"HOME=/nonexistent"}, folder_.path());
  fs::permissions(folder_ / "locked", fs::perms::owner_write, fs::perm_options::add);
  if (result.exit_code == 126 || result.exit_code == 127)
    GTEST_SKIP() << "nobody may not run " << nashra_program();
  EXPECT_EQ(result.exit_code, 73) << result.err;
  EXPECT_EQ(read("locked/a.pdf"), "yesterday");
}

TEST_F(Build, AFileWhereAFolderShouldBeCannotBeWritten) {
  write("news.txt", kArticle);
  write("file", "");
  const Result result = nashra({"build", "news.txt", "--date=2026-11-25", "-o", "file/a.pdf"});
  EXPECT_EQ(result.exit_code, 73);
  EXPECT_NE(result.err.find("error[N1004]: cannot write 'file/a.pdf'"), std::string::npos) << result.err;
}

TEST_F(Build, AFullDiskLeavesTheOldFileAndNothingElse) {
  write("news.txt", kArticle);
  write("out/a.pdf", "yesterday");
  // A limit on the size of files fails a write() in the middle, as a full disk does.
  const Result result =
      run({"/bin/bash", "-c", "ulimit -f 4; exec \"$0\" build news.txt --date=2026-11-25 -o out/a.pdf",
           nashra_program()},
          {}, folder_.path());
  EXPECT_EQ(result.exit_code, 73) << result.err;
  EXPECT_EQ(read("out/a.pdf"), "yesterday");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "out"), fs::directory_iterator()), 1);
}

TEST_F(Build, APipeIsNotReadAsAnArticle) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe.txt").c_str(), 0600), 0);
  EXPECT_EQ(nashra({"build", "pipe.txt", "--date=2026-11-25"}).exit_code, 65);
}

TEST_F(Build, ADeviceIsNeverReplacedByAPdf) {
  write("news.txt", kArticle);
  EXPECT_EQ(nashra({"build", "news.txt", "--date=2026-11-25", "-o", "/dev/null"}).exit_code, 73);
  EXPECT_FALSE(fs::is_regular_file("/dev/null"));
}

TEST_F(Build, ALetterThatNoFontHasIsAWarningThatStrictMakesFail) {
  write("news.txt", "عنوان الخبر\n\nوصل السائح ومعه كتاب قديم فيه الحرف 𐤀 وكلام كثير عن المدينة.\n");
  const Result result = nashra({"build", "news.txt", "--date=2026-11-25", "-o", "a.pdf"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.err.find("news.txt:3:37: warning[N1402]: no font of the style has a glyph for U+10900"),
            std::string::npos)
      << result.err;
  EXPECT_EQ(nashra({"build", "news.txt", "--date=2026-11-25", "-o", "a.pdf", "--strict"}).exit_code, 3);
}

TEST_F(Build, AUsageErrorIsTwo) {
  EXPECT_EQ(nashra({"build"}).exit_code, 2);
  EXPECT_EQ(nashra({"dump", "news.txt"}).exit_code, 2);
  EXPECT_EQ(nashra({"frobnicate"}).exit_code, 2);
  EXPECT_EQ(nashra({"build", "news.txt", "--stage=pages"}).exit_code, 2);
  EXPECT_EQ(nashra({"--help"}).exit_code, 0);
}

TEST_F(Build, ADateThatDoesNotExistIsRefused) {
  write("news.txt", kArticle);
  const Result result = nashra({"build", "news.txt", "--date", "2026-02-30"});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_NE(result.err.find("error[N1007]: '2026-02-30' is not a date"), std::string::npos);
}

constexpr const char* kUntidy =
    "بلدية الساحل تفتتح حديقة جديدة\n\nقال المدير :\"الحديقة مفتوحة\" ,و الدخول مجاني.\n";

TEST_F(Build, TheTextIsCleanedUpUnlessItIsWantedAsItIs) {
  write("news.txt", kUntidy);
  const auto dumped = [this](const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"dump", "news.txt", "--date=2026-11-25"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return nashra(arguments).out;
  };
  const std::string clean = "قال المدير: «الحديقة مفتوحة»، والدخول مجاني.",
                    as_it_is = "قال المدير :\"الحديقة مفتوحة\" ,و الدخول مجاني.";
  EXPECT_NE(dumped({"--stage=article"}).find(as_it_is), std::string::npos);
  EXPECT_NE(dumped({"--stage=editorial"}).find(clean), std::string::npos);
  EXPECT_NE(dumped({"--stage=text"}).find(clean), std::string::npos);
  EXPECT_NE(dumped({"--stage=text", "--as-is"}).find(as_it_is), std::string::npos);
  EXPECT_NE(dumped({"--stage=text", "--set", "editorial.joined-waw=false"}).find("، و الدخول"),
            std::string::npos);
  EXPECT_EQ(nashra({"build", "news.txt", "--date=2026-11-25", "--as-is", "-o", "a.pdf"}).exit_code, 0);
}

TEST_F(Build, TheReportShowsTheFirstChangeOfEachRuleAndJsonShowsAll) {
  write("news.txt", std::string(kUntidy) + "\nوقال أيضا \"نعم\" ثم \"لا\".\n");
  const Result text = nashra({"check", "news.txt", "--date=2026-11-25"});
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_NE(text.err.find("news.txt:3:13: note[N1322]: cleaned up by 'quotation-marks': ':\"الحديقة' is now "
                          "':«الحديقة' (4 times)\n"),
            std::string::npos)
      << text.err;
  const auto notes_in = [](const std::string& report) {
    int count = 0;
    for (std::size_t at = report.find("'quotation-marks'"); at != std::string::npos;
         at = report.find("'quotation-marks'", at + 1))
      ++count;
    return count;
  };
  EXPECT_EQ(notes_in(text.err), 1);
  EXPECT_EQ(notes_in(nashra({"check", "news.txt", "--date=2026-11-25", "--json"}).out), 4);
  EXPECT_EQ(nashra({"check", "news.txt", "--date=2026-11-25", "--as-is"}).err, "");
}

TEST_F(Build, ImportListsTheChangesOfTheCleanUp) {
  write("news.txt", kUntidy);
  const std::string shown = nashra({"import", "news.txt"}).out;
  EXPECT_NE(shown.find("  line    3  joined-waw             \u2068و الدخول\u2069 → \u2068والدخول\u2069\n"),
            std::string::npos)
      << shown;
  EXPECT_EQ(nashra({"import", "news.txt", "--as-is"}).out.find("joined-waw"), std::string::npos);
  const std::string json = nashra({"import", "news.txt", "--json"}).out;
  EXPECT_NE(json.find("\"rule\": \"joined-waw\""), std::string::npos) << json;
}

TEST_F(Build, JsonIsALineADiagnosticAndASummary) {
  write("news.txt", kArticle);
  const Result result = nashra({"build", "news.txt", "-o", "a.pdf", "--json"});
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.out,
            "{\"code\":\"N1008\",\"severity\":\"note\",\"file\":\"\",\"line\":0,\"column\":0,\"endLine\":0,"
            "\"endColumn\":0,"
            "\"message\":\"the bulletin has no date, so none is printed\",\"hint\":\"give one with --date, "
            "or date: in the bulletin\"}\n"
            "{\"summary\":{\"pages\":1,\"articles\":1,\"errors\":0,\"warnings\":0,\"output\":\"a.pdf\"}}\n");
}

TEST_F(Build, CheckWritesNothing) {
  write("news.txt", kArticle);
  const Result result = nashra({"check", "news.txt", "--date=2026-11-25"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, "checked: 1 page, 1 article, 0 warnings\n");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1);
}

TEST_F(Build, ImportShowsWhatWasUnderstoodWithLineNumbers) {
  write("news.txt", kArticle);
  const Result result = nashra({"import", "news.txt"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.out.find("  line    1  headline   \u2068بلدية الساحل تفتتح حديقة جديدة\u2069\n"),
            std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find("  line    2  date-line  \u2068٢٥\u00A0نوفمبر\u2069\n"), std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find("  line    5  credit     \u2068المصدر: مكتب البلدية\u2069\n"), std::string::npos)
      << result.out;
}

TEST_F(Build, VersionIsJsonOnRequest) {
  EXPECT_EQ(nashra({"version", "--json"}).out, "{\"name\":\"nashra\",\"version\":\"0.1.0\"}\n");
}

TEST_F(Build, FontsNamesTheFacesOfTheLayout) {
  const Result result = nashra({"fonts"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.out.find("Amiri"), std::string::npos);
}

}  // namespace
}  // namespace nashra::test
