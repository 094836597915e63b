#include "pdf/metadata.h"

#include "base/unicode.h"
#include "pdf/outline.h"

namespace nashra {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

/// PDF/A wants every schema described that is not its own (ISO 19005-2, 6.6.2.3.3).
constexpr std::string_view kDescriptionOfPdfUa =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n</"
    "rdf:Description>";

}  // namespace

std::string xmp_packet(const Metadata& metadata, const Claims& claims) {
  const std::string date = to_iso(metadata.date.value_or(kUndated)) + "T00:00:00Z";
  const std::string language = metadata.language != nullptr ? std::string(metadata.language->tag) : "und";
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n";
  out += "<dc:format>application/pdf</dc:format>\n";
  out += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
         escaped(to_utf8(outline_title(metadata.title))) + "</rdf:li></rdf:Alt></dc:title>\n";
  out += "<dc:language><rdf:Bag><rdf:li>" + language + "</rdf:li></rdf:Bag></dc:language>\n";
  for (const char* const name : {"CreateDate", "ModifyDate", "MetadataDate"}) {
    out += std::string("<xmp:") + name + '>' + date + "</xmp:" + name + ">\n";
  }
  out += "<xmp:CreatorTool>Nashra</xmp:CreatorTool>\n<pdf:Producer>Nashra</pdf:Producer>\n";
  if (claims.is_tagged) out += "<pdfuaid:part>1</pdfuaid:part>\n";
  if (claims.is_archival) {
    out += std::string("<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>") +
           (claims.is_tagged ? 'A' : 'U') + "</pdfaid:conformance>\n";
  }
  out += "</rdf:Description>";
  if (claims.is_archival && claims.is_tagged) out += kDescriptionOfPdfUa;
  return out + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

}  // namespace nashra
