// Links, foreign words, lists and the ends of lines, as qpdf and a structure reader see them.
#include <cstdlib>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>

#include "support/pdf_tools.h"
#include "support/pictures.h"
#include "support/process.h"

namespace nashra::test {
namespace {

using Json = nlohmann::json;

const std::string kArticle =
    "# خط جديد إلى الواحة\n\n"
    "نشرت البلدية [جدول الحافلات كاملا مع أسماء المحطات كلها ومواعيد الذهاب "
    "والعودة](https://waha.example/a?q=(1)) "
    "وقالت صحيفة Waha Daily Post إن الخط يبدأ غدا، [وهنا](notes.md) ملاحظات.\n\n"
    "- محطة أولى\n  - موقف [البريد](mailto:post@waha.example)\n- محطة ثانية\n\n> كلام السائق.\n";

std::string made_pdf() {
  const TemporaryFolder folder;
  write_text(folder / "a.md", kArticle);
  const Result result = run({nashra_program(), "build", "a.md", "-o", "a.pdf"}, {}, folder.path());
  EXPECT_EQ(result.exit_code, 0) << result.err;
  return read_text(folder / "a.pdf");
}

class Objects {
 public:
  explicit Objects(const std::string& pdf) {
    const Json json = Json::parse(output_of({"qpdf", "--json=1", "{}"}, pdf));
    for (const auto& [name, value] : json.at("objects").items()) objects_[name] = value;
  }

  const Json& resolved(const Json& value) const {
    const bool is_reference =
        value.is_string() && std::regex_match(value.get<std::string>(), std::regex("\\d+ 0 R"));
    return is_reference ? objects_.at(value.get<std::string>()) : value;
  }
  const Json& root() const {
    return resolved(resolved(resolved(objects_.at("trailer")).at("/Root")).at("/StructTreeRoot"));
  }
  std::vector<Json> of_key(const std::string& key, const std::string& value) const {
    std::vector<Json> found;
    for (const auto& [name, object] : objects_) {
      if (object.is_object() && object.value(key, Json()) == value) found.push_back(object);
    }
    return found;
  }

  /// Types of the elements below `element`, depth first; marked content `*`, annotations `@`.
  std::string outline_of(const Json& element) const {
    const Json& node = resolved(element);
    if (node.is_number() || node.contains("/MCID")) return "*";
    if (node.contains("/Obj")) return "@";
    std::string out = node.at("/S").get<std::string>().substr(1) + '(';
    // One kid alone stands without an array.
    const Json& kids = node.at("/K");
    if (!resolved(kids).is_array()) return out + outline_of(kids) + ')';
    for (const Json& kid : resolved(kids)) out += outline_of(kid);
    return out + ')';
  }

 private:
  std::map<std::string, Json> objects_;
};

TEST(Links, StandInTheStructureWhereTheyAreRead) {
  const Objects objects(made_pdf());
  const std::string outline = objects.outline_of(objects.root().at("/K"));
  EXPECT_TRUE(std::regex_search(outline, std::regex(R"(P\(\*Link\(\*+@+\)\*+Span\(\*+\)\*+\))"))) << outline;
}

TEST(Links, EachPartOfALinkIsAnAnnotationThatKnowsItsElement) {
  const Objects objects(made_pdf());
  const std::vector<Json> annotations = objects.of_key("/Subtype", "/Link");
  const Json& numbers = objects.resolved(objects.resolved(objects.root().at("/ParentTree")).at("/Nums"));
  ASSERT_GE(annotations.size(), 3U) << "two lines of the first link, and the second one";
  for (const Json& annotation : annotations) {
    EXPECT_EQ(annotation.at("/F"), 4);
    EXPECT_TRUE(annotation.contains("/Contents"));
    const Json& action = objects.resolved(annotation.at("/A"));
    EXPECT_TRUE(action.at("/URI") == "https://waha.example/a?q=%281%29" ||
                action.at("/URI") == "mailto:post@waha.example")
        << action;
    bool is_known = false;
    for (std::size_t i = 0; i < numbers.size(); i += 2) {
      if (numbers[i] != annotation.at("/StructParent")) continue;
      is_known = objects.resolved(numbers[i + 1]).at("/S") == "/Link";
    }
    EXPECT_TRUE(is_known) << annotation;
  }
  for (const Json& page : objects.of_key("/Type", "/Page")) EXPECT_EQ(page.at("/Tabs"), "/S");
}

TEST(Links, ForeignWordsSayTheirLanguage) {
  const Objects objects(made_pdf());
  const std::vector<Json> spans = objects.of_key("/S", "/Span");
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_EQ(spans[0].at("/Lang"), "en");
}

TEST(Links, AListInsideAListStandsInItsItem) {
  const Objects objects(made_pdf());
  const std::string outline = objects.outline_of(objects.root().at("/K"));
  EXPECT_NE(outline.find("L(LI(Lbl(*)LBody(*L(LI(Lbl(*)LBody(*Link(*@))))))LI(Lbl(*)LBody(*)))"),
            std::string::npos)
      << outline;
  EXPECT_NE(outline.find("BlockQuote(P(*))"), std::string::npos) << outline;
}

TEST(Links, LinesOfAParagraphAreNotJoinedForAReaderOfTheStructure) {
  std::string text = output_of({"pdfinfo", "-struct-text", "{}"}, made_pdf());
  int lines = 0;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (line.find('"') != std::string::npos && line.find("\" ") != std::string::npos) ++lines;
  }
  EXPECT_GE(lines, 2) << text;
}

TEST(Links, APictureWithoutAnyTextIsReportedAndStillHasAnAlternative) {
  const TemporaryFolder folder;
  write_text(folder / "a.md", "# صورة\n\nنص.\n\n![](dot.png)\n");
  write_text(folder / "dot.png", make_png({.width = 8, .height = 8, .channels = 1, .pixel = plain({0})}));
  const Result result = run({nashra_program(), "build", "a.md", "-o", "a.pdf"}, {}, folder.path());
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_NE(result.err.find("N1357"), std::string::npos) << result.err;
  const Objects objects(read_text(folder / "a.pdf"));
  const std::vector<Json> figures = objects.of_key("/S", "/Figure");
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].at("/Alt"), "dot.png");
  EXPECT_TRUE(objects.resolved(figures[0].at("/A")).contains("/BBox"));
}

TEST(Links, VeraPdfFindsPdfA2aAndPdfUa1) {
  const char* verapdf = std::getenv("VERAPDF");
  if (verapdf == nullptr) GTEST_SKIP() << "VERAPDF does not name the validator";
  const std::string verdict = output_of({verapdf, "-f", "2a,ua1", "{}"}, made_pdf());
  EXPECT_NE(verdict.find("PASS 2a"), std::string::npos) << verdict;
  EXPECT_NE(verdict.find("PASS ua1"), std::string::npos) << verdict;
}

}  // namespace
}  // namespace nashra::test
