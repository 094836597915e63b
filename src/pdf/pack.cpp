#include "pdf/pack.h"

#include <memory>
#include <optional>
// The C interface: clang takes no std::vector of an incomplete type, which the C++ headers have, as C++20.
#include <qpdf/qpdf-c.h>

namespace nashra {
namespace {

struct Cleanup {
  void operator()(_qpdf_data* document) const { qpdf_cleanup(&document); }
};

/// Writes the document that was read; anything but success is left in `document`.
bool write(qpdf_data document) {
  if ((qpdf_init_write_memory(document) & QPDF_ERRORS) != 0) return false;
  qpdf_set_object_stream_mode(document, qpdf_o_generate);
  qpdf_set_stream_data_mode(document, qpdf_s_preserve);
  // A file without a page has no first one to show early.
  qpdf_set_linearization(document, qpdf_get_num_pages(document) > 0 ? QPDF_TRUE : QPDF_FALSE);
  // PDF/A (ISO 19005-2, 6.1.7.1) wants a line end before `endstream` that is not the data's.
  qpdf_set_newline_before_endstream(document, QPDF_TRUE);
  qpdf_set_deterministic_ID(document, QPDF_TRUE);
  return (qpdf_write(document) & QPDF_ERRORS) == 0;
}

}  // namespace

Outcome<std::string> pack(std::string pdf) {
  const std::unique_ptr<_qpdf_data, Cleanup> document(qpdf_init());
  qpdf_silence_errors(document.get());
  qpdf_set_suppress_warnings(document.get(), QPDF_TRUE);
  const bool is_read =
      (qpdf_read_memory(document.get(), "bulletin", pdf.data(), pdf.size(), nullptr) & QPDF_ERRORS) == 0;
  if (!is_read || !write(document.get())) {
    const char* const reason = qpdf_get_error_full_text(document.get(), qpdf_get_error(document.get()));
    return {std::nullopt, {{Code::pdf_failed, {}, {reason == nullptr ? "unknown error" : reason}}}};
  }
  pdf = {};  // nothing reads it any more, and the result is as large again
  const unsigned char* const bytes = qpdf_get_buffer(document.get());
  return {std::string(reinterpret_cast<const char*>(bytes), qpdf_get_buffer_length(document.get())), {}};
}

}  // namespace nashra
