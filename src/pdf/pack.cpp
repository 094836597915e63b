#include "pdf/pack.h"

#include <memory>
#include <qpdf/qpdf-c.h>

namespace nashra {
namespace {

// qpdf's C interface: clang 14 does not compile its C++ headers as C++20.
struct Cleanup {
  void operator()(qpdf_data document) const { qpdf_cleanup(&document); }
};
using Document = std::unique_ptr<_qpdf_data, Cleanup>;

bool succeeded(QPDF_ERROR_CODE code) { return (code & QPDF_ERRORS) == 0; }

bool rewrite(qpdf_data document, const std::string& pdf) {
  qpdf_silence_errors(document);
  qpdf_set_suppress_warnings(document, QPDF_TRUE);
  if (!succeeded(qpdf_read_memory(document, "bulletin", pdf.data(), pdf.size(), nullptr))) return false;
  const int pages = qpdf_get_num_pages(document);
  if (pages < 0 || !succeeded(qpdf_init_write_memory(document))) return false;
  qpdf_set_object_stream_mode(document, qpdf_o_generate);
  qpdf_set_stream_data_mode(document, qpdf_s_preserve);
  // A file without a page has no first one to show early.
  qpdf_set_linearization(document, pages > 0 ? QPDF_TRUE : QPDF_FALSE);
  qpdf_set_deterministic_ID(document, QPDF_TRUE);
  return succeeded(qpdf_write(document));
}

}  // namespace

Outcome<std::string> pack(const std::string& pdf) {
  const Document document(qpdf_init());
  if (!rewrite(document.get(), pdf)) {
    const std::string reason = qpdf_get_error_full_text(document.get(), qpdf_get_error(document.get()));
    return {std::nullopt, {{Code::pdf_failed, {}, {reason}}}};
  }
  const auto* bytes = reinterpret_cast<const char*>(qpdf_get_buffer(document.get()));
  return {std::string(bytes, qpdf_get_buffer_length(document.get())), {}};
}

}  // namespace nashra
