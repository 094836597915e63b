#include "support/arabic_text.h"

#include <random>
#include <string_view>

namespace nashra::test {
namespace {

// Letters about as often as news has them; every one joins to the next but ا أ إ آ د ذ ر ز و ة ء ى.
constexpr std::u16string_view kLetters =
    u"اااااااااللللللللييييييننننممممورررتتتتبببعععدددسسكككفققحجشصخطضذثغزظهههأأإآؤئءىةة";
constexpr std::u16string_view kMarks = u"\u064E\u064F\u0650\u0651\u0652\u064B\u064D";
constexpr std::u16string_view kPrefixes[] = {u"",  u"",    u"",    u"",   u"ال", u"ال",
                                             u"و", u"وال", u"بال", u"لل", u"ف"};
constexpr std::u16string_view kNames[] = {u"NATO", u"DW", u"Reuters", u"CO2", u"Wi-Fi"};
constexpr std::u16string_view kNumbers[] = {u"25",  u"2026", u"٢٥",    u"1,250",
                                            u"٣٫٥", u"25%",  u"10:30", u"2026/11/25"};

// std::uniform_int_distribution differs between standard libraries.
class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_(seed) {}

  std::u16string paragraph(std::size_t words) {
    for (std::size_t i = 0; i < words; ++i) {
      if (i > 0) text_ += u' ';
      token();
    }
    text_ += u'.';
    return std::move(text_);
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  template <class Range>
  auto one_of(const Range& range) {
    return std::begin(range)[below(std::size(range))];
  }

  void token() {
    switch (below(24)) {
      case 0:
        text_ += one_of(kNumbers);
        return;
      case 1:
        text_ += one_of(kNames);
        return;
      case 2:
        return enclosed(u'(', u')');
      case 3:
        return enclosed(u'«', u'»');
      case 4:
        text_ += u"– ";
        return word();
      case 5:
        word();
        text_ += u'/';
        return word();
      case 6:
        word();
        text_ += u'،';
        return;
      case 7:
        text_ += u'و';
        text_ += one_of(kNumbers);
        return;
      case 8:
        text_ += u"في";
        return;
      default:
        return word();
    }
  }

  void enclosed(char16_t open, char16_t close) {
    text_ += open;
    below(3) == 0 ? void(text_ += one_of(kNames)) : word();
    text_ += close;
  }

  void word() {
    text_ += one_of(kPrefixes);
    const std::size_t letters = 2 + below(6);
    const bool vowelled = below(12) == 0;
    for (std::size_t i = 0; i < letters; ++i) {
      text_ += one_of(kLetters);
      if (vowelled && below(2) == 0) text_ += one_of(kMarks);
    }
  }

  std::mt19937 random_;
  std::u16string text_;
};

}  // namespace

std::u16string arabic_paragraph(std::uint32_t seed, std::size_t words) {
  return Writer(seed).paragraph(words);
}

}  // namespace nashra::test
