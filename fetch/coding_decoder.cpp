#include "fetch/coding_decoder.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>

#include "base/text.h"

namespace sheaf {
namespace {

using State = DecoderStep::State;

constexpr std::size_t kInput = 64u << 10;                // taken by one step
constexpr int kGzip = 15 + 16, kZlib = 15, kBare = -15;  // zlib's window bits
constexpr int kZstdWindow = 23;  // RFC 9659: a window of at most 8 MB in HTTP

// A decoder that neither reads nor writes would never end.
State more_if(bool has_moved) { return has_moved ? State::kMore : State::kBroken; }

class ZlibDecoder : public CodingDecoder {
 public:
  // `window_bits` as inflateInit2 has them.
  explicit ZlibDecoder(int window_bits) : window_bits_(window_bits) {
    is_ready_ = inflateInit2(&stream_, window_bits) == Z_OK;
  }
  ~ZlibDecoder() override { inflateEnd(&stream_); }
  ZlibDecoder(const ZlibDecoder&) = delete;
  ZlibDecoder& operator=(const ZlibDecoder&) = delete;

  DecoderStep step(std::string_view& in, std::span<char> out) override {
    if (!is_ready_) return {};
    const std::size_t given = std::min(in.size(), kInput);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(given);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    const int code = inflate(&stream_, Z_NO_FLUSH);
    const std::size_t read = given - stream_.avail_in, written = out.size() - stream_.avail_out;
    in.remove_prefix(read);
    if (code == Z_OK) return {written, more_if(read + written > 0)};
    if (code != Z_STREAM_END) return {written, State::kBroken};
    return {written, begin_member(in) ? State::kMore : State::kEnd};
  }

 private:
  // A gzip file may have several members one after another (RFC 1952 2.2).
  bool begin_member(std::string_view rest) {
    if (window_bits_ != kGzip || rest.size() < 3 || !rest.starts_with("\x1f\x8b")) return false;
    return inflateReset(&stream_) == Z_OK;
  }

  z_stream stream_{};
  int window_bits_;
  bool is_ready_ = false;
};

class BrotliDecoder : public CodingDecoder {
 public:
  DecoderStep step(std::string_view& in, std::span<char> out) override {
    if (!state_) return {};
    const std::size_t given = std::min(in.size(), kInput);
    std::size_t left = given, room = out.size();
    auto next = reinterpret_cast<const std::uint8_t*>(in.data());
    auto to = reinterpret_cast<std::uint8_t*>(out.data());
    const auto code =
        BrotliDecoderDecompressStream(state_.get(), &left, &next, &room, &to, nullptr);
    const std::size_t read = given - left, written = out.size() - room;
    in.remove_prefix(read);
    if (code == BROTLI_DECODER_RESULT_SUCCESS) return {written, State::kEnd};
    if (code == BROTLI_DECODER_RESULT_ERROR) return {written, State::kBroken};
    return {written, more_if(read + written > 0)};
  }

 private:
  std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state_{
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance};
};

class ZstdDecoder : public CodingDecoder {
 public:
  ZstdDecoder() { ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, kZstdWindow); }

  DecoderStep step(std::string_view& in, std::span<char> out) override {
    if (!stream_) return {};
    ZSTD_inBuffer from{in.data(), std::min(in.size(), kInput), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    const std::size_t code = ZSTD_decompressStream(stream_.get(), &to, &from);
    in.remove_prefix(from.pos);
    if (ZSTD_isError(code)) return {to.pos, State::kBroken};
    if (code == 0 && in.empty()) return {to.pos, State::kEnd};
    return {to.pos, more_if(from.pos + to.pos > 0)};
  }

 private:
  std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream_{ZSTD_createDStream(),
                                                                        ZSTD_freeDStream};
};

// zlib's header: RFC 1950 2.2.
bool has_zlib_header(std::string_view bytes) {
  if (bytes.size() < 2 || (bytes[0] & 0x0F) != 8) return false;
  const unsigned head = static_cast<unsigned char>(bytes[0]) * 256u;
  return (head + static_cast<unsigned char>(bytes[1])) % 31 == 0;
}

bool is_gzip(std::string_view coding) {
  return equals_ignore_case(coding, "gzip") || equals_ignore_case(coding, "x-gzip");
}

}  // namespace

bool is_identity_coding(std::string_view coding) {
  return coding.empty() || equals_ignore_case(coding, "identity");
}

bool is_known_coding(std::string_view coding) {
  return is_identity_coding(coding) || is_gzip(coding) || equals_ignore_case(coding, "deflate") ||
         equals_ignore_case(coding, "br") || equals_ignore_case(coding, "zstd");
}

std::unique_ptr<CodingDecoder> make_decoder(std::string_view coding, std::string_view bytes) {
  if (is_gzip(coding)) {
    if (!bytes.starts_with("\x1f\x8b")) return nullptr;
    return std::make_unique<ZlibDecoder>(kGzip);
  }
  if (equals_ignore_case(coding, "zstd")) {
    if (!bytes.starts_with("\x28\xb5\x2f\xfd")) return nullptr;
    return std::make_unique<ZstdDecoder>();
  }
  if (equals_ignore_case(coding, "br")) return std::make_unique<BrotliDecoder>();
  return std::make_unique<ZlibDecoder>(has_zlib_header(bytes) ? kZlib : kBare);
}

}  // namespace sheaf
