// A face that sets text: facts in font units, handles hidden.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

struct hb_font_t;

namespace nashra {

/// One face of one file; immutable, shared by every word that it sets, safe to use from several threads.
class Font {
 public:
  struct Facts {
    std::string family;           ///< as the face itself names it
    std::string postscript_name;  ///< of the face, ASCII
    std::string file;
    int face_index = 0;
    int weight = 400;             ///< of the face found
    int units_per_em = 1000;      ///< of the size asked for; other than the file's in a face at a scale
    int ascent = 0, descent = 0;  ///< hhea, y upwards: descent is negative
    int cap_height = 0, x_height = 0;
    int italic_angle = 0;
    int bounding_box[4] = {0, 0, 0, 0};  ///< head: x min, y min, x max, y max
    bool has_glyf = true;                ///< TrueType outlines
    bool may_embed = true;               ///< OS/2 fsType allows embedding and subsetting
  };

  const Facts& facts() const { return facts_; }
  bool covers(char32_t code_point) const;

  /// How high the small letters are, in font units: an x or н; else what fits the teeth of the Arabic
  /// letters; 0 where the face has none of them.
  int small_letter_height() const;

  /// The face as it is when all sizes are `permille` of what is asked for, 100 … 10 000: a face with more
  /// units to the em, or fewer.
  std::shared_ptr<const Font> at_scale(int permille) const;

  hb_font_t* handle() const { return handle_.get(); }

  struct Release {
    void operator()(hb_font_t* font) const;
  };
  using Handle = std::unique_ptr<hb_font_t, Release>;
  Font(Facts facts, Handle handle) : facts_(std::move(facts)), handle_(std::move(handle)) {}

 private:
  Facts facts_;
  Handle handle_;
};

using FontPtr = std::shared_ptr<const Font>;

}  // namespace nashra
