// Text that looks like Arabic news and means nothing: seeded, the same on every machine.
#pragma once

#include <cstdint>
#include <string>

namespace nashra::test {

/// A paragraph of `words` words: joined and unjoined letters, some with marks, with numbers, brackets,
/// guillemets, Latin names, dashes, slashes and punctuation between them.
std::u16string arabic_paragraph(std::uint32_t seed, std::size_t words);

}  // namespace nashra::test
