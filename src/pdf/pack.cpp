// libqpdf's own pointer class is on its way out; 4 says that nothing here uses it.
#define POINTERHOLDER_TRANSITION 4

#include "pdf/pack.h"

#include <exception>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace nashra {

Outcome<std::string> pack(const std::string& pdf) {
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("bulletin", pdf.data(), pdf.size());
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setStreamDataMode(qpdf_s_preserve);
    // A file without a page has no first one to show early.
    writer.setLinearization(!document.getAllPages().empty());
    writer.setDeterministicID(true);
    writer.write();
    const std::shared_ptr<Buffer> packed = writer.getBufferSharedPointer();
    return {std::string(reinterpret_cast<const char*>(packed->getBuffer()), packed->getSize()), {}};
  } catch (const std::exception& error) {
    return {std::nullopt, {{Code::pdf_failed, {}, {error.what()}}}};
  }
}

}  // namespace nashra
