#include "fetch/sha1.h"

#include <nettle/sha1.h>

#include <array>
#include <cstdint>

namespace sheaf {

std::string sha1_base32(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::array<std::uint8_t, SHA1_DIGEST_SIZE + 1> digest{};  // one more, for the last pair
  sha1_ctx context;
  sha1_init(&context);
  sha1_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  sha1_digest(&context, SHA1_DIGEST_SIZE, digest.data());
  std::string out;
  constexpr std::size_t kBits = 160, kDigitBits = 5;
  for (std::size_t bit = 0; bit < kBits; bit += kDigitBits) {
    const unsigned pair = digest[bit / 8] * 256u + digest[bit / 8 + 1];
    out += kDigits[(pair >> (16 - kDigitBits - bit % 8)) & 31];
  }
  return out;
}

}  // namespace sheaf
