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

}  // namespace

std::string xmp_packet(const Metadata& metadata, bool is_tagged) {
  const std::string date = to_iso(metadata.date.value_or(kUndated)) + "T00:00:00Z";
  const std::string language = metadata.language != nullptr ? std::string(metadata.language->tag) : "und";
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";
  out += "<dc:format>application/pdf</dc:format>\n";
  out += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
         escaped(to_utf8(outline_title(metadata.title))) + "</rdf:li></rdf:Alt></dc:title>\n";
  out += "<dc:language><rdf:Bag><rdf:li>" + language + "</rdf:li></rdf:Bag></dc:language>\n";
  for (const char* const name : {"CreateDate", "ModifyDate", "MetadataDate"}) {
    out += std::string("<xmp:") + name + '>' + date + "</xmp:" + name + ">\n";
  }
  out += "<xmp:CreatorTool>Nashra</xmp:CreatorTool>\n<pdf:Producer>Nashra</pdf:Producer>\n";
  if (is_tagged) out += "<pdfuaid:part>1</pdfuaid:part>\n";
  return out + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

}  // namespace nashra
