// Whether the text under the page is the article: every word of the golden cases, in its order, comes back
// through pdftotext, from lines that are justified, elongated and divided.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <random>

#include "article/read_article.h"
#include "base/unicode.h"
#include "support/process.h"

namespace nashra::test {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file, const std::string& bytes) {
  const Outcome<Article> outcome = read_article({file.string(), bytes});
  std::string text;
  for (const Block& block : outcome.value.value_or(Article{}).blocks)
    text += to_utf8(block.marker) + ' ' + to_utf8(block.content.text) + '\n';
  return text;
}

/// What the checker says of the article set in one column without furniture.
Result checked(const fs::path& article, const std::string& measure) {
  const TemporaryFolder folder;
  const std::string pdf = (folder / "a.pdf").string(), source = (folder / "a.txt").string();
  write_text(source, text_of(article, read_text(article)));
  const Result built =
      run({nashra_program(), "build", article.string(), "--layout",
           NASHRA_SOURCE_DIR "/examples/measures/" + measure + ".yaml", "--date=2026-11-25", "-o", pdf});
  EXPECT_EQ(built.exit_code, 0) << built.err;
  return run({"python3", NASHRA_SOURCE_DIR "/tests/support/pdfcheck/check_text.py", "--source", source,
              "--min-words", "1.0", "--min-chars", "1.0", pdf});
}

/// What came back otherwise than it was written.
std::string differences(const fs::path& article, const std::string& measure) {
  const Result result = checked(article, measure);
  return result.exit_code == 0 ? std::string() : result.out + result.err;
}

class TextLayer : public testing::TestWithParam<std::string> {};

TEST_P(TextLayer, IsTheArticle) {
  const fs::path folder = fs::path(NASHRA_SOURCE_DIR) / "tests/golden" / GetParam();
  const fs::path text = folder / "article.txt";
  for (const char* measure : {"45mm", "55mm", "70mm", "85mm"})
    EXPECT_EQ(differences(fs::exists(text) ? text : folder / "article.md", measure), "") << measure;
}

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(NASHRA_SOURCE_DIR "/tests/golden")) {
    const bool has_article =
        fs::exists(entry.path() / "article.txt") || fs::exists(entry.path() / "article.md");
    if (has_article) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Goldens, TextLayer, testing::ValuesIn(cases()), test_name);

// Figures, codes and names of other scripts among words from the right, which readers like to turn round.
TEST(TextLayer, NumbersAndForeignWordsComeBackAsTheyWereWritten) {
  const TemporaryFolder folder;
  const fs::path article = folder / "a.txt";
  write_text(article,
             "أرقام اليوم\n\n"
             "للحجز قبل يوم الأحد +995 (32) 277-41-08 أو من داخل المدينة (0412) 77-30-52، ومن كل مكان 8 800 "
             "555-35-35 بلا أجر.\n"
             "فاز النهر 4-1 ثم تعادل 2 - 2 في موسم 2026-2027، وقبله 1448-1449هـ، والنتيجة 5+1 و30/ 8/ 2027.\n"
             "ارتفع 12.5% ثم ٤٠٪ ثم -5% وهبط إلى −7 درجات، أي 2.5%-3.5%، بسعر $250 و100$ و€30.\n"
             "الدوام 08:30 - 16:45 من 14/3/2027 إلى 14-3-2027، الرمز 2027-03-14.\n"
             "قال Stonebridge (بريطانيا) إن New Bridge Ltd. يملك 3 من Порт Восток و«The Old Pier» أيضاً.\n"
             "المراسلة news@port.example أو www.port.example، و@harbour_desk و#Regatta27.\n"
             "قال سموه -حفظه الله- إن المدن -ومنها الواحة- بخير؛ الساكنون 2 750 000 نسمة (الثلث) [نحو 5].\n"
             "٢٥ نوفمبر ٢٠٢٧م، المادة ٣-٤ والبند (أ) 7 والصف A++ والطراز BB+.\n"
             "Harbour Desk: بدأ الموسم.\n"
             "Photo: Port Office (archive).\n");
  for (const char* measure : {"45mm", "55mm", "70mm", "85mm"})
    EXPECT_EQ(differences(article, measure), "") << measure;
}

TEST(TextLayerCorpus, IsTheArticle) {
  const char* corpus = std::getenv("NASHRA_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "NASHRA_CORPUS is not set";
  std::ifstream file(std::string(corpus) + "/text/news-ar.jsonl");
  std::vector<std::string> texts;
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json item = nlohmann::json::parse(line);
    texts.push_back(item.at("title").get<std::string>() + "\n\n" + item.at("content").get<std::string>() +
                    "\n");
  }
  std::mt19937 random(60);
  std::shuffle(texts.begin(), texts.end(), random);
  texts.resize(std::min<std::size_t>(texts.size(), 60));
  const TemporaryFolder folder;
  int found = 0, written = 0;
  std::string differences;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const fs::path article = folder / (std::to_string(i) + ".txt");
    write_text(article, texts[i]);
    const std::string said = checked(article, "70mm").out;
    int some = 0, all = 0;
    const std::size_t at = std::min(said.find('('), said.size());
    ASSERT_EQ(std::sscanf(said.c_str() + at, "(%d of %d", &some, &all), 2) << said;
    found += some;
    written += all;
    if (some < all) differences += said;
  }
  // Where a line ends inside a word, after a slash or a hyphen, no reader can know that no space stood there.
  EXPECT_GE(found * 1000.0, written * 999.0) << differences;
}

}  // namespace
}  // namespace nashra::test
