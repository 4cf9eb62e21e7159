// Frames of HTTP/2 as a test's server sends them (RFC 9113 4.1, 6 and 7).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sheaf::test {

enum class Frame : char { kData = 0, kHeaders = 1, kReset = 3, kSettings = 4, kGoAway = 7 };
inline constexpr char kEndStream = 1, kEndHeaders = 4;

inline std::string in_bytes(std::uint32_t number, int bytes) {
  std::string out;
  for (int i = bytes; i-- > 0;) out += static_cast<char>(number >> (8 * i));
  return out;
}

inline std::string frame(Frame type, char flags, std::uint32_t stream, const std::string& payload) {
  return in_bytes(static_cast<std::uint32_t>(payload.size()), 3) + static_cast<char>(type) + flags +
         in_bytes(stream, 4) + payload;
}

inline std::string settings() { return frame(Frame::kSettings, 0, 0, ""); }
// ":status: 200" is number 8 of HPACK's table (RFC 7541 appendix A).
inline std::string head_200() { return frame(Frame::kHeaders, kEndHeaders, 1, "\x88"); }

inline constexpr std::uint32_t kProtocolError = 1, kInternalError = 2, kRefusedStream = 7;
inline std::string reset_by(std::uint32_t error) {
  return frame(Frame::kReset, 0, 1, in_bytes(error, 4));
}
inline std::string go_away(std::uint32_t error) {
  return frame(Frame::kGoAway, 0, 0, in_bytes(0, 4) + in_bytes(error, 4));
}

// Each way in which a server may break HTTP/2 behind its settings().
struct Http2Fault {
  const char* name;
  std::string bytes;
  std::string then = {};  // what ends the connection, where the client does not
};
inline std::vector<Http2Fault> http2_faults() {
  return {{"GoesAway", go_away(kInternalError)},
          {"GoesAwayAsFromAnError", go_away(kProtocolError)},
          {"ResetsTheStream", reset_by(kInternalError), "q\n"},
          {"RefusesTheStream", reset_by(kRefusedStream)},
          {"CallsTheRequestWrong", reset_by(kProtocolError), "q\n"},
          {"SendsHeadersOfNoStream", frame(Frame::kHeaders, kEndHeaders, 0, "\x88")},
          {"SendsNoFrames", "\xFF\xFF\xFF" + std::string(40, '\x7F')}};
}

}  // namespace sheaf::test
