#include "fetch/codings.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t kStep = 64u << 10;                 // of output
constexpr int kGzip = 15 + 16, kZlib = 15, kBare = -15;  // zlib's window bits

// What one call of a decoder did.
struct Step {
  std::size_t written;
  enum { kMore, kEnd, kBroken } state;
};

// Calls step(to, room) until it ends, breaks or is over the limit.
template <typename Decoder>
Undone decode_all(Decoder&& step, std::size_t limit) {
  Undone out{.was_decoded = true};
  while (true) {
    const std::size_t old = out.bytes.size();
    out.bytes.resize(old + kStep);
    const Step done = step(out.bytes.data() + old, kStep);
    out.bytes.resize(old + done.written);
    if (out.bytes.size() > limit) {
      out.bytes.resize(limit);
      out.over_limit = true;
      return out;
    }
    if (done.state == Step::kMore && done.written > 0) continue;
    out.complete = done.state == Step::kEnd;
    return out;
  }
}

// A gzip file may have several members one after another (RFC 1952 2.2).
bool begins_member(const z_stream& rest) {
  return rest.avail_in > 2 && rest.next_in[0] == 0x1f && rest.next_in[1] == 0x8b;
}

// `window_bits` as inflateInit2 has them.
Undone undo_zlib(std::string_view bytes, int window_bits, std::size_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return {.complete = false, .was_decoded = true};
  const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  return decode_all(
      [&](char* to, std::size_t room) -> Step {
        stream.next_out = reinterpret_cast<Bytef*>(to);
        stream.avail_out = static_cast<uInt>(room);
        int code = inflate(&stream, Z_NO_FLUSH);
        while (code == Z_STREAM_END && window_bits == kGzip && begins_member(stream)) {
          inflateReset(&stream);
          code = stream.avail_out > 0 ? inflate(&stream, Z_NO_FLUSH) : Z_OK;
        }
        const std::size_t written = room - stream.avail_out;
        if (code == Z_STREAM_END) return {written, Step::kEnd};
        return {written, code == Z_OK ? Step::kMore : Step::kBroken};
      },
      limit);
}

Undone undo_brotli(std::string_view bytes, std::size_t limit) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  std::size_t left = bytes.size();
  auto next = reinterpret_cast<const std::uint8_t*>(bytes.data());
  return decode_all(
      [&](char* to, std::size_t room) -> Step {
        std::size_t free = room;
        auto out = reinterpret_cast<std::uint8_t*>(to);
        const auto code =
            BrotliDecoderDecompressStream(state.get(), &left, &next, &free, &out, nullptr);
        if (code == BROTLI_DECODER_RESULT_SUCCESS) return {room - free, Step::kEnd};
        const bool more = code == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
        return {room - free, more ? Step::kMore : Step::kBroken};
      },
      limit);
}

Undone undo_zstd(std::string_view bytes, std::size_t limit) {
  const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream(ZSTD_createDStream(),
                                                                             ZSTD_freeDStream);
  // RFC 9659: a window of at most 8 MB in HTTP.
  ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, 23);
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  return decode_all(
      // NOLINTNEXTLINE(readability-non-const-parameter): it is written to
      [&](char* to, std::size_t room) -> Step {
        ZSTD_outBuffer out{to, room, 0};
        const std::size_t code = ZSTD_decompressStream(stream.get(), &out, &in);
        if (ZSTD_isError(code)) return {out.pos, Step::kBroken};
        return {out.pos, code == 0 && in.pos == in.size ? Step::kEnd : Step::kMore};
      },
      limit);
}

// zlib's header: RFC 1950 2.2.
bool has_zlib_header(std::string_view bytes) {
  if (bytes.size() < 2 || (bytes[0] & 0x0F) != 8) return false;
  const unsigned head = static_cast<unsigned char>(bytes[0]) * 256u;
  return (head + static_cast<unsigned char>(bytes[1])) % 31 == 0;
}

// Nothing if the bytes are not in the coding. Brotli and bare deflate have no mark to tell by.
std::optional<Undone> undo_one(std::string_view coding, std::string_view bytes, std::size_t limit) {
  if (equals_ignore_case(coding, "gzip") || equals_ignore_case(coding, "x-gzip")) {
    if (!bytes.starts_with("\x1f\x8b")) return std::nullopt;
    return undo_zlib(bytes, kGzip, limit);
  }
  if (equals_ignore_case(coding, "zstd")) {
    if (!bytes.starts_with("\x28\xb5\x2f\xfd")) return std::nullopt;
    return undo_zstd(bytes, limit);
  }
  Undone out = equals_ignore_case(coding, "br")
                   ? undo_brotli(bytes, limit)
                   : undo_zlib(bytes, has_zlib_header(bytes) ? kZlib : kBare, limit);
  if (!out.complete && out.bytes.empty()) return std::nullopt;
  return out;
}

bool is_known(std::string_view coding) {
  for (const std::string_view known : {"gzip", "x-gzip", "deflate", "br", "zstd", "identity", ""}) {
    if (equals_ignore_case(coding, known)) return true;
  }
  return false;
}

bool is_identity(std::string_view coding) {
  return coding.empty() || equals_ignore_case(coding, "identity");
}

// A chunk's size at bytes[pos], and the place behind its line; nothing if there is none.
std::optional<std::pair<std::uint64_t, std::size_t>> read_chunk_size(std::string_view bytes,
                                                                     std::size_t pos) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::uint64_t size = 0;
  const std::size_t first = pos;
  for (; pos < bytes.size() && pos < first + 15; ++pos) {
    const std::size_t digit = kDigits.find(ascii_lower(bytes[pos]));
    if (digit == kDigits.npos) break;
    size = size * 16 + digit;
  }
  const std::size_t end = bytes.find('\n', pos);
  const bool good =
      pos > first && end != bytes.npos &&
      (bytes[pos] == '\r' || bytes[pos] == '\n' || bytes[pos] == ';' || is_ascii_space(bytes[pos]));
  if (!good) return std::nullopt;
  return std::pair(size, end + 1);
}

std::size_t skip_line_end(std::string_view bytes, std::size_t pos) {
  if (pos < bytes.size() && bytes[pos] == '\r') ++pos;
  if (pos < bytes.size() && bytes[pos] == '\n') ++pos;
  return pos;
}

}  // namespace

Undone undo_content_coding(std::string_view codings, std::string bytes, std::size_t limit) {
  Undone out{std::move(bytes)};
  std::vector<std::string_view> names = split(codings, ',');
  for (std::string_view& name : names) name = trim(name);
  if (!std::all_of(names.begin(), names.end(), is_known)) return out;
  for (std::size_t i = names.size(); i-- > 0;) {  // the last one was put on last
    if (is_identity(names[i])) continue;
    std::optional<Undone> undone = undo_one(names[i], out.bytes, limit);
    if (!undone) continue;
    out.bytes = std::move(undone->bytes);
    out.complete &= undone->complete;
    out.over_limit |= undone->over_limit;
    out.was_decoded = true;
  }
  return out;
}

Undone undo_chunks(std::string bytes) {
  if (!read_chunk_size(bytes, 0)) return {std::move(bytes)};
  Undone out;
  out.complete = false;
  for (std::size_t pos = 0;;) {
    const auto chunk = read_chunk_size(bytes, pos);
    if (!chunk) return out;
    if (chunk->first == 0) return out.complete = true, out;
    const std::size_t there = bytes.size() - chunk->second;
    out.bytes.append(bytes, chunk->second, std::min<std::uint64_t>(chunk->first, there));
    if (chunk->first >= there) return out;
    pos = skip_line_end(bytes, chunk->second + static_cast<std::size_t>(chunk->first));
  }
}

}  // namespace sheaf
