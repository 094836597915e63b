// What a screen reader gets, read back with qpdf: the tree, who owns which marked content, and in which
// order.
#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>

#include "support/pdf_tools.h"
#include "support/process.h"

namespace nashra::test {
namespace {

using Json = nlohmann::json;

const std::string kFirst =
    "الميناء يستقبل سفينة التدريب\n\n٢٥ نوفمبر\n\nوصلت سفينة التدريب «الأمل» صباح أمس إلى الميناء وعلى متنها "
    "48 متدرباً.\n\n"
    "وتستمر الزيارة ثلاثة أيام.\n\nالمصدر: مكتب الميناء\n";
const std::string kSecond =
    "Порт принял учебное судно\n\nУчебное судно «Надежда» вчера утром вошло в порт.\n";

std::string made_pdf() {
  const TemporaryFolder folder;
  write_text(folder / "1.txt", kFirst);
  write_text(folder / "2.txt", kSecond);
  write_text(folder / "bulletin.yaml",
             "title: نشرة الميناء\ndate: 2026-11-25\narticles: [1.txt, {file: 2.txt, as: foreign}]\n");
  const Result result = run({nashra_program(), "build", "bulletin.yaml", "-o", "a.pdf"}, {}, folder.path());
  EXPECT_EQ(result.exit_code, 0) << result.err;
  return read_text(folder / "a.pdf");
}

/// The objects of a file by number, as qpdf shows them.
class Objects {
 public:
  explicit Objects(const std::string& pdf) {
    const Json json = Json::parse(output_of({"qpdf", "--json=1", "{}"}, pdf));
    for (const auto& [name, value] : json.at("objects").items()) objects_[name] = value;
  }

  /// The value, or what it refers to.
  const Json& resolved(const Json& value) const {
    const bool is_reference =
        value.is_string() && std::regex_match(value.get<std::string>(), std::regex("\\d+ 0 R"));
    return is_reference ? objects_.at(value.get<std::string>()) : value;
  }
  const Json& catalog() const { return resolved(resolved(objects_.at("trailer")).at("/Root")); }

  /// Types of the elements below `element`, depth first; marked content as `*`.
  std::string outline_of(const Json& element) const {
    const Json& node = resolved(element);
    if (node.is_number() || node.contains("/MCID")) return "*";
    std::string out = node.at("/S").get<std::string>().substr(1);
    const Json& kids = resolved(node.at("/K"));
    out += '(';
    if (kids.is_array()) {
      for (const Json& kid : kids) out += outline_of(kid);
    } else {
      out += outline_of(kids);
    }
    return out + ')';
  }

 private:
  std::map<std::string, Json> objects_;
};

TEST(Structure, IsTheArticlesInTheirOrder) {
  const Objects objects(made_pdf());
  const Json& root = objects.resolved(objects.catalog().at("/StructTreeRoot"));
  EXPECT_EQ(objects.outline_of(root.at("/K")), "Document(Art(H1(*)P(*)P(*)P(*)P(*))Art(H1(*)P(*)))");
  EXPECT_EQ(objects.resolved(objects.catalog().at("/MarkInfo")).at("/Marked"), true);
}

TEST(Structure, AStoryInAnotherLanguageSaysSo) {
  const Objects objects(made_pdf());
  const Json& document = objects.resolved(objects.resolved(objects.catalog().at("/StructTreeRoot")).at("/K"));
  EXPECT_EQ(document.at("/Lang"), "ar");
  const Json& stories = objects.resolved(document.at("/K"));
  EXPECT_FALSE(objects.resolved(stories[0]).contains("/Lang"));
  EXPECT_EQ(objects.resolved(stories[1]).at("/Lang"), "ru");
}

TEST(Structure, EveryMarkBelongsToTheElementThatNamesIt) {
  const Objects objects(made_pdf());
  const Json& root = objects.resolved(objects.catalog().at("/StructTreeRoot"));
  const Json& numbers = objects.resolved(objects.resolved(root.at("/ParentTree")).at("/Nums"));
  ASSERT_EQ(numbers.size(), 2U);
  int marks = 0;
  for (const Json& owner : objects.resolved(numbers[1])) {
    const Json& kids = objects.resolved(objects.resolved(owner).at("/K"));
    EXPECT_TRUE(std::any_of(kids.begin(), kids.end(), [&](const Json& kid) {
      return kid == marks || (kid.is_object() && kid.value("/MCID", -1) == marks);
    })) << marks;
    ++marks;
  }
  EXPECT_EQ(marks, 7);
}

TEST(Structure, NothingIsPaintedOutsideOfAMark) {
  const std::string objects = readable(made_pdf());
  int depth = 0, drawn = 0;
  std::istringstream lines(objects);
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with("BDC")) ++depth;
    if (line == "EMC") --depth;
    ASSERT_GE(depth, 0);
    ASSERT_LE(depth, 1) << "marks do not nest";
    const bool paints = line.ends_with("TJ") || line.ends_with("re f");
    if (paints) {
      EXPECT_EQ(depth, 1) << line;
    }
    drawn += paints ? 1 : 0;
  }
  EXPECT_GT(drawn, 10);
}

TEST(Structure, TheMetadataSayWhatTheInformationSays) {
  const std::string pdf = made_pdf();
  EXPECT_NE(pdf.find("<rdf:li xml:lang=\"x-default\">نشرة الميناء</rdf:li>"), std::string::npos);
  EXPECT_NE(pdf.find("<xmp:CreateDate>2026-11-25T00:00:00Z</xmp:CreateDate>"), std::string::npos);
  EXPECT_NE(pdf.find("<pdfuaid:part>1</pdfuaid:part>"), std::string::npos);
}

TEST(Structure, VeraPdfFindsPdfA2aAndPdfUa1) {
  const char* verapdf = std::getenv("VERAPDF");
  if (verapdf == nullptr) GTEST_SKIP() << "VERAPDF does not name the validator";
  const std::string verdict = output_of({verapdf, "-f", "2a,ua1", "{}"}, made_pdf());
  EXPECT_NE(verdict.find("PASS 2a"), std::string::npos) << verdict;
  EXPECT_NE(verdict.find("PASS ua1"), std::string::npos) << verdict;
}

}  // namespace
}  // namespace nashra::test
