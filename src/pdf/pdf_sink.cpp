#include "pdf/pdf_sink.h"

#include <exception>
#include <fmt/format.h>
#include <libdeflate.h>
#include <memory>
#include <new>
#include <podofo/podofo.h>

#include "embed/digest.h"

namespace nashra {
namespace {

/// Values go through as they are: the library need not parse what it only has to write.
void add_entries(PoDoFo::PdfDictionary& to, const Dictionary& entries) {
  for (const DictionaryEntry& entry : entries) {
    to.AddKey(PoDoFo::PdfName(std::string(entry.key)),
              PoDoFo::PdfVariant(PoDoFo::PdfData(entry.value.data(), entry.value.size())));
  }
}

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

/// Makes what FlateDecode wants (RFC 1950); its tables are large and serve all streams.
class Deflater {
 public:
  std::string_view deflate(std::string_view bytes) {
    // The next level takes a third more time for 2 % less.
    constexpr int kLevel = 5;
    if (compressor_ == nullptr) compressor_.reset(libdeflate_alloc_compressor(kLevel));
    if (compressor_ == nullptr) throw std::bad_alloc();
    const std::size_t most = libdeflate_zlib_compress_bound(compressor_.get(), bytes.size());
    if (out_.size() < most) out_.resize(most);
    const std::size_t size =
        libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), out_.data(), out_.size());
    return std::string_view(out_).substr(0, size);
  }

 private:
  std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor_;
  std::string out_;
};

/// Leaves the bytes as they are: the library's own filters are slower.
void set_bytes(PoDoFo::PdfObject& to, std::string_view bytes) {
  to.GetStream()->BeginAppend(PoDoFo::TVecFilters());
  to.GetStream()->Append(bytes.data(), bytes.size());
  to.GetStream()->EndAppend();
}

}  // namespace

struct PdfSink::State {
  std::unique_ptr<PoDoFo::PdfMemDocument> document = std::make_unique<PoDoFo::PdfMemDocument>();
  Deflater deflater;
  std::vector<PoDoFo::PdfObject*> objects;  // by number
  ObjectNumber page_tree = 0;
  std::uint64_t digest = kDigestSeed;
  std::string failure;

  PoDoFo::PdfObject& remember(PoDoFo::PdfObject* object) {
    const std::size_t number = object->Reference().ObjectNumber();
    if (objects.size() <= number) objects.resize(number + 1);
    objects[number] = object;
    return *object;
  }

  void digest_entries(const Dictionary& entries) {
    for (const DictionaryEntry& entry : entries)
      digest = digest_of(entry.value, digest_of(entry.key, digest));
  }
};

template <class Action>
void PdfSink::attempt(const Action& action) {
  if (!state_->failure.empty()) return;
  try {
    action(*state_);
  } catch (const PoDoFo::PdfError& error) {
    const char* const name = PoDoFo::PdfError::ErrorName(error.GetError());
    state_->failure = name == nullptr ? "unknown error" : name;
  } catch (const std::exception& error) {
    state_->failure = error.what();
  }
}

PdfSink::PdfSink() : state_(std::make_unique<State>()) {
  static const bool is_silent = [] {
    PoDoFo::PdfError::EnableLogging(false);
    PoDoFo::PdfError::EnableDebug(false);
    return true;
  }();
  static_cast<void>(is_silent);
  attempt([](State& state) {
    // PDF/A (ISO 19005-2, 6.1.9) wants a line end after `1 0 obj`, which the compact mode leaves out.
    state.document->SetWriteMode(PoDoFo::ePdfWriteMode_Clean);
    state.document->SetPdfVersion(PoDoFo::ePdfVersion_1_6);
    PoDoFo::PdfObject* const pages = state.document->GetPagesTree()->GetObject();
    state.page_tree = static_cast<ObjectNumber>(state.remember(pages).Reference().ObjectNumber());
  });
}

PdfSink::~PdfSink() = default;

ObjectNumber PdfSink::create() {
  ObjectNumber number = 0;
  attempt([&number](State& state) {
    PoDoFo::PdfObject* const object = state.document->GetObjects().CreateObject();
    number = static_cast<ObjectNumber>(state.remember(object).Reference().ObjectNumber());
  });
  return number;
}

ObjectNumber PdfSink::page_tree() const { return state_->page_tree; }

void PdfSink::set(ObjectNumber object, const Dictionary& entries) {
  attempt([&](State& state) {
    PoDoFo::PdfDictionary& to = state.objects.at(object)->GetDictionary();
    to.Clear();
    add_entries(to, entries);
    state.digest_entries(entries);
  });
}

void PdfSink::set_stream(ObjectNumber object, const Dictionary& entries, std::string_view bytes) {
  set(object, entries);
  attempt([&](State& state) {
    PoDoFo::PdfObject& to = *state.objects.at(object);
    const std::string_view deflated = state.deflater.deflate(bytes);
    set_bytes(to, deflated);
    add_entries(to.GetDictionary(), {{"Filter", "/FlateDecode"}});
    state.digest = digest_of(deflated, state.digest);
  });
}

void PdfSink::set_plain_stream(ObjectNumber object, const Dictionary& entries, std::string_view bytes) {
  set(object, entries);
  attempt([&](State& state) {
    PoDoFo::PdfObject& to = *state.objects.at(object);
    set_bytes(to, bytes);
    // A stream without a filter of the library's loses the filter that the entries name.
    add_entries(to.GetDictionary(), entries);
    state.digest = digest_of(bytes, state.digest);
  });
}

void PdfSink::set_catalog(const Dictionary& entries) {
  attempt([&](State& state) {
    add_entries(state.document->GetCatalog()->GetDictionary(), entries);
    state.digest_entries(entries);
  });
}

Outcome<std::string> PdfSink::finish(const Dictionary& information) {
  std::string file;
  attempt([&](State& state) {
    state.digest_entries(information);
    PoDoFo::PdfDictionary& info = state.document->GetInfo()->GetObject()->GetDictionary();
    info.Clear();
    add_entries(info, information);
    // The library derives /ID from the Info dictionary alone.
    add_entries(info, {{"NashraDigest", fmt::format("<{:016X}>", state.digest)}});
    PoDoFo::PdfRefCountedBuffer buffer;
    PoDoFo::PdfOutputDevice device(&buffer);
    state.document->Write(&device);
    state.document.reset();
    file.assign(buffer.GetBuffer(), device.GetLength());
  });
  if (!state_->failure.empty()) {
    return {.value = std::nullopt,
            .diagnostics = {{.code = Code::pdf_failed, .where = {}, .arguments = {state_->failure}}}};
  }
  return {.value = std::move(file), .diagnostics = {}};
}

}  // namespace nashra
