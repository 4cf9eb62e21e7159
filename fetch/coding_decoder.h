// Decoders of single content codings, a piece at a time. Internal to fetch/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace sheaf {

// What one step did.
struct DecoderStep {
  enum class State : std::uint8_t { kMore, kEnd, kBroken };
  std::size_t written = 0;
  State state = State::kBroken;
};

class CodingDecoder {
 public:
  virtual ~CodingDecoder() = default;
  // Takes what it reads from the front of `in`, a bounded part of it at most, and writes to `out`.
  // kBroken: damaged, or `in` breaks off.
  virtual DecoderStep step(std::string_view& in, std::span<char> out) = 0;
};

bool is_known_coding(std::string_view coding);     // any case; identity and "" too
bool is_identity_coding(std::string_view coding);  // changes nothing

// For bytes that begin so. Null if they plainly are not in the coding, or there is no memory.
std::unique_ptr<CodingDecoder> make_decoder(std::string_view coding, std::string_view bytes);

}  // namespace sheaf
