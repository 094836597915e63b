#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "dump/dump.h"
#include "dump/named.h"
#include "proof/proof.h"

namespace nashra {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(Cure::Kind kind) { return kind == Cure::Kind::lengthen ? "lengthen" : "shorten"; }

int tatweels_in(const ArticleProof& proof) {
  int tatweels = 0;
  for (const ProofLine& line : proof.lines) tatweels += line.tatweels;
  return tatweels;
}

std::string line_text(const ProofLine& line, const std::vector<Article>& articles) {
  const SourcePos at = position_of(line, articles);
  return fmt::format("{} page {} at {}:{} spaces {}% scale {} tatweels {} \u2068{}\u2069", ref(line.block),
                     line.page + 1, at.line, at.column, line.spaces, line.scale, line.tatweels,
                     to_utf8(text_of(line, articles)));
}

std::string proof_text(const ArticleProof& proof, const std::vector<Article>& articles) {
  std::string out = fmt::format("article {} lines {} tatweels {} file \u2068{}\u2069\n", proof.article.value,
                                proof.lines.size(), tatweels_in(proof), articles[proof.article.value].file);
  for (const Placement& placement : proof.placements) out += "  on " + text_of(placement) + '\n';
  for (const ProofLine& line : proof.lines) out += "  line " + line_text(line, articles) + '\n';
  for (const LooseLine& loose : proof.loosest) {
    out += "  loose " + line_text(proof.lines[loose.line], articles);
    out += fmt::format(" {} {} \u2068{}\u2069\n", name_of(loose.cure.kind), loose.cure.letters,
                       to_utf8(loose.cure.word));
  }
  return out;
}

Json points(Length length) { return std::stod(to_points(length)); }

Json line_json(const ProofLine& line, const std::vector<Article>& articles) {
  const SourcePos at = position_of(line, articles);
  return {{"block", ref(line.block)},  {"page", line.page + 1},
          {"line", at.line},           {"column", at.column},
          {"spaces", line.spaces},     {"scale", line.scale},
          {"tatweels", line.tatweels}, {"text", to_utf8(text_of(line, articles))}};
}

Json proof_json(const ArticleProof& proof, const std::vector<Article>& articles) {
  Json json{{"article", proof.article.value}, {"file", articles[proof.article.value].file},
            {"tatweels", tatweels_in(proof)}, {"placements", Json::array()},
            {"lines", Json::array()},         {"loosest", Json::array()}};
  for (const Placement& placement : proof.placements) {
    const Rect& area = placement.area;
    json["placements"].push_back({{"page", placement.page + 1},
                                  {"x", points(area.x)},
                                  {"y", points(area.y)},
                                  {"width", points(area.width)},
                                  {"height", points(area.height)},
                                  {"lines", placement.lines},
                                  {"pictures", placement.pictures}});
  }
  for (const ProofLine& line : proof.lines) json["lines"].push_back(line_json(line, articles));
  for (const LooseLine& loose : proof.loosest) {
    json["loosest"].push_back({{"index", loose.line},
                               {"cure", name_of(loose.cure.kind)},
                               {"letters", loose.cure.letters},
                               {"next", to_utf8(loose.cure.word)}});
  }
  return json;
}

}  // namespace

std::string dump(const Report& report, const std::vector<Article>& articles, DumpFormat format) {
  Json json = Json::array();
  std::string text;
  for (const ArticleProof& proof : report.articles) {
    if (format == DumpFormat::json) json.push_back(proof_json(proof, articles));
    if (format == DumpFormat::text) text += proof_text(proof, articles);
  }
  return format == DumpFormat::json ? json.dump(1) + '\n' : text;
}

}  // namespace nashra
