#include "font/font_book.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fontconfig/fontconfig.h>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <tuple>

#include "font/open_font.h"

namespace nashra {
namespace {

struct Destroy {
  void operator()(FcConfig* configuration) const { FcConfigDestroy(configuration); }
};
using Configuration = std::unique_ptr<FcConfig, Destroy>;

// Not FcInit: the system's own configuration has some forty files and takes longer to read than an article to
// set.
Configuration load(const std::string& file) {
  Configuration configuration(FcConfigCreate());
  std::error_code failed;
  const std::string path = std::filesystem::absolute(file, failed).string();
  if (FcConfigParseAndLoad(configuration.get(), reinterpret_cast<const FcChar8*>(path.c_str()), FcFalse) ==
      FcFalse) {
    return nullptr;
  }
  if (FcConfigBuildFonts(configuration.get()) == FcFalse) return nullptr;
  return configuration;
}

int integer_of(const FcPattern* face, const char* object, int otherwise) {
  int value = otherwise;
  return FcPatternGetInteger(face, object, 0, &value) == FcResultMatch ? value : otherwise;
}

int weight_of(const FcPattern* face) {
  return FcWeightToOpenType(integer_of(face, FC_WEIGHT, FC_WEIGHT_REGULAR));
}

// A face has its family's name in several languages, and an older and a newer way to cut a large family up.
std::optional<std::string> name_at(const FcPattern* face, int index) {
  FcChar8* name = nullptr;
  if (FcPatternGetString(face, FC_FAMILY, index, &name) != FcResultMatch) return std::nullopt;
  return reinterpret_cast<const char*>(name);
}

bool is_of_family(const FcPattern* face, const std::string& family) {
  const auto* wanted = reinterpret_cast<const FcChar8*>(family.c_str());
  for (int i = 0; const auto name = name_at(face, i); ++i) {
    if (FcStrCmpIgnoreCase(reinterpret_cast<const FcChar8*>(name->c_str()), wanted) == 0) return true;
  }
  return false;
}

// The high half of an index names an instance of a variable font: only the default instance is used.
bool is_usable(const FcPattern* face) { return (integer_of(face, FC_INDEX, 0) >> 16) == 0; }

// An oblique face stands in for an italic one, and the other way round.
int slant_distance(const FcPattern* face, Slant wanted) {
  const int slant = integer_of(face, FC_SLANT, FC_SLANT_ROMAN);
  if (wanted == Slant::upright) return std::abs(slant - FC_SLANT_ROMAN);
  return slant == FC_SLANT_ROMAN ? FC_SLANT_OBLIQUE : std::abs(slant - FC_SLANT_ITALIC);
}

// Smaller is nearer: slant, normal width, nearest weight, and of two as near the lighter below 500, the
// heavier above (CSS Fonts 4 §5.2).
auto distance(const FcPattern* face, int weight, Slant slant) {
  const int off = weight_of(face) - weight;
  const bool wrong_side = weight <= 500 ? off > 0 : off < 0;
  return std::make_tuple(slant_distance(face, slant),
                         std::abs(integer_of(face, FC_WIDTH, FC_WIDTH_NORMAL) - FC_WIDTH_NORMAL),
                         std::abs(off), wrong_side);
}

template <class Visit>
void for_each_face(FcConfig* configuration, Visit visit) {
  const FcFontSet* faces = configuration != nullptr ? FcConfigGetFonts(configuration, FcSetSystem) : nullptr;
  if (faces == nullptr) return;
  for (int i = 0; i < faces->nfont; ++i) {
    if (is_usable(faces->fonts[i])) visit(faces->fonts[i]);
  }
}

std::optional<FaceRecord> nearest_face(FcConfig* configuration, const std::string& family, int weight,
                                       Slant slant) {
  const FcPattern* best = nullptr;
  for_each_face(configuration, [&](const FcPattern* face) {
    if (!is_of_family(face, family)) return;
    if (best == nullptr || distance(face, weight, slant) < distance(best, weight, slant)) best = face;
  });
  FcChar8* file = nullptr;
  if (best == nullptr || FcPatternGetString(best, FC_FILE, 0, &file) != FcResultMatch) return std::nullopt;
  return FaceRecord{.family = name_at(best, 0).value_or(family),
                    .file = reinterpret_cast<const char*>(file),
                    .face_index = integer_of(best, FC_INDEX, 0),
                    .weight = weight_of(best)};
}

}  // namespace

struct FontBook::State {
  std::string file;
  std::mutex mutex;
  bool loaded = false;
  Configuration configuration;
  std::map<std::tuple<std::string, int, Slant>, FontPtr> answers;
  std::map<std::pair<std::string, int>, FontPtr> faces;  // by file and index
  std::map<std::pair<FontPtr, int>, FontPtr> scaled;     // by face and permille

  FcConfig* catalogue() {
    if (!loaded) configuration = load(file);
    loaded = true;
    return configuration.get();
  }

  FontPtr open(const FaceRecord& record) {
    const auto [place, is_new] = faces.try_emplace({record.file, record.face_index});
    if (is_new) place->second = open_font(record);
    return place->second;
  }
};

FontBook::FontBook(std::string configuration) : state_(std::make_unique<State>()) {
  state_->file = std::move(configuration);
}
FontBook::~FontBook() = default;
FontBook::FontBook(FontBook&&) noexcept = default;
FontBook& FontBook::operator=(FontBook&&) noexcept = default;

FontPtr FontBook::find(const std::string& family, int weight, Slant slant) {
  const std::lock_guard lock(state_->mutex);
  const auto [answer, is_new] = state_->answers.try_emplace({family, weight, slant});
  if (!is_new) return answer->second;
  if (const auto record = nearest_face(state_->catalogue(), family, weight, slant))
    answer->second = state_->open(*record);
  return answer->second;
}

FontPtr FontBook::at_scale(const FontPtr& font, int permille) {
  const std::lock_guard lock(state_->mutex);
  const auto [answer, is_new] = state_->scaled.try_emplace({font, permille});
  if (is_new) answer->second = font->at_scale(permille);
  return answer->second;
}

std::vector<std::string> FontBook::families() {
  const std::lock_guard lock(state_->mutex);
  std::set<std::string> names;
  for_each_face(state_->catalogue(), [&](const FcPattern* face) {
    for (int i = 0; const auto name = name_at(face, i); ++i) names.insert(*name);
  });
  return {names.begin(), names.end()};
}

}  // namespace nashra
