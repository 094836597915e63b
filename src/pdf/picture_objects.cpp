#include "pdf/picture_objects.h"

#include <array>
#include <map>
#include <string_view>

namespace nashra {
namespace {

std::string_view device_space(ColourSpace colours) {
  if (colours == ColourSpace::gray) return "/DeviceGray";
  return colours == ColourSpace::rgb ? "/DeviceRGB" : "/DeviceCMYK";
}

class PictureWriter {
 public:
  PictureWriter(PdfSink& sink, const ColourProfiles& profiles) : sink_(sink), own_(profiles) {}

  ObjectNumber add(const Picture& picture) {
    Dictionary entries = head(picture);
    entries.push_back({"ColorSpace", space_of(picture)});
    if (picture.inverted) entries.push_back({"Decode", "[1 0 1 0 1 0 1 0]"});
    if (!picture.alpha.empty()) entries.push_back({"SMask", reference(add_mask(picture))});
    const ObjectNumber object = sink_.create();
    if (picture.jpeg.empty()) {
      sink_.set_stream(object, entries, picture.pixels);
    } else {
      entries.push_back({"Filter", "/DCTDecode"});
      sink_.set_plain_stream(object, entries, picture.jpeg);
    }
    return object;
  }

 private:
  static Dictionary head(const Picture& picture) {
    return {{"Type", "/XObject"},
            {"Subtype", "/Image"},
            {"Width", std::to_string(stored_width(picture))},
            {"Height", std::to_string(stored_height(picture))},
            {"BitsPerComponent", "8"}};
  }

  ObjectNumber add_mask(const Picture& picture) {
    Dictionary entries = head(picture);
    entries.push_back({"ColorSpace", "/DeviceGray"});
    const ObjectNumber object = sink_.create();
    sink_.set_stream(object, entries, picture.alpha);
    return object;
  }

  std::string_view profile_of(const Picture& picture) const {
    if (is_archivable(picture.profile, picture.colours)) return picture.profile;
    return picture.colours == ColourSpace::rgb ? std::string_view(own_.rgb) : std::string_view();
  }

  /// A profile that many pictures share is written once.
  std::string space_of(const Picture& picture) {
    const std::string_view profile = profile_of(picture);
    if (profile.empty()) return std::string(device_space(picture.colours));
    ObjectNumber& object = profiles_[profile];
    if (object == 0) object = add_profile(sink_, profile, picture.colours);
    return "[/ICCBased " + reference(object) + ']';
  }

  PdfSink& sink_;
  const ColourProfiles& own_;
  std::map<std::string_view, ObjectNumber> profiles_;
};

/// Where the unit vectors of the image go: `right` of its rows and `up` its columns, each along one axis of
/// the page.
struct Turn {
  int right_x, right_y, up_x, up_y;
};

constexpr auto kTurns = std::to_array<Turn>({
    {1, 0, 0, 1},
    {-1, 0, 0, 1},
    {-1, 0, 0, -1},
    {1, 0, 0, -1},
    {0, -1, -1, 0},
    {0, -1, 1, 0},
    {0, 1, 1, 0},
    {0, 1, -1, 0},
});

}  // namespace

PictureNumbers number_pictures(const Issue& issue) {
  PictureNumbers found;
  for (const Page& page : issue.pages) {
    for (const Placed& placed : page.items) {
      const auto* const box = std::get_if<PictureBox>(&placed.what);
      if (box != nullptr && found.numbers.emplace(box->picture.get(), found.pictures.size()).second)
        found.pictures.push_back(box->picture);
    }
  }
  return found;
}

std::vector<ObjectNumber> add_pictures(PdfSink& sink, const std::vector<PicturePtr>& pictures,
                                       const ColourProfiles& profiles) {
  PictureWriter writer(sink, profiles);
  std::vector<ObjectNumber> objects;
  for (const PicturePtr& picture : pictures) objects.push_back(writer.add(*picture));
  return objects;
}

std::string picture_matrix(int orientation, Length x, Length y, Length width, Length height) {
  const Turn& turn = kTurns[static_cast<std::size_t>(orientation - 1)];
  const bool from_right = turn.right_x + turn.up_x < 0, from_top = turn.right_y + turn.up_y < 0;
  std::string out;
  for (const Length operand : {width * turn.right_x, height * turn.right_y, width * turn.up_x,
                               height * turn.up_y, from_right ? x + width : x, from_top ? y + height : y}) {
    append_points(out, operand);
    out += ' ';
  }
  return out;
}

}  // namespace nashra
