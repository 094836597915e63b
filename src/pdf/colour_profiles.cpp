#include "pdf/colour_profiles.h"

#include <algorithm>
#include <array>

namespace nashra {
namespace {

std::string_view device_space(ColourSpace colours) {
  if (colours == ColourSpace::gray) return "/DeviceGray";
  return colours == ColourSpace::rgb ? "/DeviceRGB" : "/DeviceCMYK";
}

std::string_view signature_of(ColourSpace colours) {
  if (colours == ColourSpace::gray) return "GRAY";
  return colours == ColourSpace::rgb ? "RGB " : "CMYK";
}

}  // namespace

bool is_archivable(std::string_view profile, ColourSpace colours) {
  constexpr std::size_t kHeader = 128, kVersion = 8, kClass = 12, kSpace = 16, kMagic = 36;
  constexpr auto kClasses = std::to_array<std::string_view>({"mntr", "prtr", "scnr", "spac"});
  if (profile.size() < kHeader || profile.substr(kMagic, 4) != "acsp") return false;
  std::size_t size = 0;
  for (const char byte : profile.substr(0, 4)) size = size << 8U | static_cast<unsigned char>(byte);
  const bool is_known =
      std::find(kClasses.begin(), kClasses.end(), profile.substr(kClass, 4)) != kClasses.end();
  const char version = profile[kVersion];
  return size == profile.size() && is_known && version >= 2 && version <= 4 &&
         profile.substr(kSpace, 4) == signature_of(colours);
}

bool are_complete(const ColourProfiles& profiles) {
  return is_archivable(profiles.cmyk, ColourSpace::cmyk) && is_archivable(profiles.rgb, ColourSpace::rgb);
}

ObjectNumber add_profile(PdfSink& sink, std::string_view profile, ColourSpace colours) {
  const ObjectNumber object = sink.create();
  sink.set_stream(
      object,
      {{"N", std::to_string(components_of(colours))}, {"Alternate", std::string(device_space(colours))}},
      profile);
  return object;
}

std::string output_intents(PdfSink& sink, const ColourProfiles& profiles) {
  const ObjectNumber profile = add_profile(sink, profiles.rgb, ColourSpace::rgb);
  return '[' +
         dictionary({{"Type", "/OutputIntent"},
                     {"S", "/GTS_PDFA1"},
                     {"OutputConditionIdentifier", "(Custom)"},
                     {"Info", "(A screen: IEC 61966-2-1)"},
                     {"DestOutputProfile", reference(profile)}}) +
         ']';
}

}  // namespace nashra
