// A fingerprint of bytes: names subsets and tells one file's content from another's. Not a defence against
// anybody.
#pragma once

#include <cstdint>
#include <string_view>

namespace nashra {

inline constexpr std::uint64_t kDigestSeed = 14695981039346656037U;

/// FNV-1a, 64 bits; to continue over several pieces, give the digest so far as `digest`.
constexpr std::uint64_t digest_of(std::string_view bytes, std::uint64_t digest = kDigestSeed) {
  for (const char byte : bytes) digest = (digest ^ static_cast<unsigned char>(byte)) * 1099511628211U;
  return digest;
}

}  // namespace nashra
