#include "support/positioned_glyphs.h"

#include <cstdio>
#include <map>
#include <vector>

#include "support/process.h"

namespace nashra::test {
namespace {

double points(Length length) {
  return static_cast<double>(length.units) / static_cast<double>(kUnitsPerPoint);
}

template <class... Values>
std::string formatted(const char* pattern, Values... values) {
  std::string out(static_cast<std::size_t>(std::snprintf(nullptr, 0, pattern, values...)), '\0');
  std::snprintf(out.data(), out.size() + 1, pattern, values...);
  return out;
}

class Writer {
 public:
  std::string write(const Issue& issue) {
    for (const Page& page : issue.pages) contents_.push_back(content_of(page));
    const int first_page = 3 + 4 * static_cast<int>(fonts_.size());
    std::string kids, fonts;
    for (std::size_t page = 0; page < contents_.size(); ++page)
      kids += formatted("%d 0 R ", first_page + 2 * static_cast<int>(page));
    for (const auto& [font, index] : fonts_) fonts += formatted("/F%d %d 0 R ", index, 3 + 4 * index);
    add("<< /Type /Catalog /Pages 2 0 R >>");
    add("<< /Type /Pages /Count " + std::to_string(contents_.size()) + " /Kids [" + kids +
        "] /Resources << /Font << " + fonts + ">> >> >>");
    std::vector<const Font*> ordered(fonts_.size());
    for (const auto& [font, index] : fonts_) ordered[static_cast<std::size_t>(index)] = font;
    for (const Font* font : ordered) add_font(*font);
    for (std::size_t page = 0; page < contents_.size(); ++page) {
      const Page& sheet = issue.pages[page];
      add(formatted("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.4f %.4f] /Contents %d 0 R >>",
                    points(sheet.width), points(sheet.height), first_page + 2 * static_cast<int>(page) + 1));
      add_stream(contents_[page], "");
    }
    return finish();
  }

 private:
  void add(const std::string& object) {
    offsets_.push_back(pdf_.size());
    pdf_ += formatted("%d 0 obj\n", static_cast<int>(offsets_.size())) + object + "\nendobj\n";
  }
  void add_stream(const std::string& bytes, const std::string& more) {
    add(formatted("<< /Length %d ", static_cast<int>(bytes.size())) + more + ">>\nstream\n" + bytes +
        "\nendstream");
  }

  void add_font(const Font& font) {
    const int object = static_cast<int>(offsets_.size()) + 1;
    const Font::Facts& facts = font.facts();
    const double unit = 1000.0 / facts.units_per_em;
    add(formatted(
        "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [%d 0 R] >>",
        object + 1));
    add(formatted(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering "
        "(Identity) /Supplement 0 >> /CIDToGIDMap /Identity /FontDescriptor %d 0 R >>",
        object + 2));
    add(formatted(
        "<< /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [%.0f %.0f %.0f %.0f] /ItalicAngle 0 "
        "/Ascent %.0f /Descent %.0f /CapHeight 0 /StemV 80 /FontFile2 %d 0 R >>",
        facts.bounding_box[0] * unit, facts.bounding_box[1] * unit, facts.bounding_box[2] * unit,
        facts.bounding_box[3] * unit, facts.ascent * unit, facts.descent * unit, object + 3));
    const std::string bytes = read_text(facts.file);
    add_stream(bytes, formatted("/Length1 %d ", static_cast<int>(bytes.size())));
  }

  std::string content_of(const Page& page) {
    std::string content = "BT\n";
    for (const Placed& placed : page.items) {
      const auto* line = std::get_if<TextLine>(&placed.what);
      if (line == nullptr) continue;
      for (const WordInLine& word : line->words) {
        if (!word.is_space) show(content, *line, word, placed.origin, page.height);
      }
    }
    return content + "ET";
  }

  void show(std::string& content, const TextLine& line, const WordInLine& word, Point origin, Length height) {
    const auto [known, is_new] = fonts_.emplace(word.word->font.get(), static_cast<int>(fonts_.size()));
    const double size = points(line.size), scale = line.scale / 1000.0;
    const double unit = size / word.word->font->facts().units_per_em;
    double pen = points(origin.x + word.x);
    content += formatted("/F%d %.5f Tf\n", known->second, size);
    for (const Glyph& glyph : word.word->glyphs) {
      content += formatted("%.4f 0 0 1 %.4f %.4f Tm <%04X> Tj\n", scale, pen + glyph.x_offset * unit * scale,
                           points(height - origin.y) + glyph.y_offset * unit, glyph.id);
      pen += glyph.advance * unit * scale;
    }
  }

  std::string finish() {
    const std::size_t table = pdf_.size();
    pdf_ += formatted("xref\n0 %d\n0000000000 65535 f \n", static_cast<int>(offsets_.size()) + 1);
    for (const std::size_t offset : offsets_) pdf_ += formatted("%010d 00000 n \n", static_cast<int>(offset));
    pdf_ += formatted("trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n",
                      static_cast<int>(offsets_.size()) + 1, static_cast<int>(table));
    return std::move(pdf_);
  }

  std::string pdf_ = "%PDF-1.7\n";
  std::vector<std::size_t> offsets_;
  std::map<const Font*, int> fonts_;
  std::vector<std::string> contents_;
};

}  // namespace

std::string positioned_glyphs_pdf(const Issue& issue) { return Writer().write(issue); }

}  // namespace nashra::test
