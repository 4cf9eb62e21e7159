#include "fetch/codings.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t kStep = 64u << 10;  // of output
constexpr int kStepsOfPiece = 16;

// Brotli and bare deflate have no mark to tell by: what gives nothing was not in them.
bool has_mark(std::string_view coding) {
  return equals_ignore_case(coding, "gzip") || equals_ignore_case(coding, "x-gzip") ||
         equals_ignore_case(coding, "zstd");
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

std::string content_codings_of(const std::vector<Header>& headers) {
  std::string codings;
  for (const Header& header : headers) {
    if (!equals_ignore_case(header.name, "Content-Encoding")) continue;
    for (const std::string_view name : split(header.value, ',')) {
      if (!is_identity_coding(trim(name)))
        codings.append(codings.empty() ? "" : ", ").append(trim(name));
    }
  }
  return codings;
}

ContentDecoding::ContentDecoding(std::string_view codings, std::string bytes, std::size_t limit)
    : budget_(limit) {
  out_.bytes = std::move(bytes);
  bool is_known = true;
  for (std::string_view name : split(codings, ',')) {
    name = trim(name);
    is_known = is_known && is_known_coding(name);
    if (!is_identity_coding(name)) layers_.emplace_back(name);
  }
  out_.too_many_codings = is_known && layers_.size() > kMaxCodings;
  if (!is_known || out_.too_many_codings) layers_.clear();
}

bool ContentDecoding::advance() {
  for (int steps = 0; steps < kStepsOfPiece; ++steps) {
    if (!decoder_ && !begin_layer()) return false;
    step();
  }
  return true;
}

// The last one was put on last.
bool ContentDecoding::begin_layer() {
  while (!layers_.empty() && !decoder_) {
    rest_ = out_.bytes;
    decoder_ = make_decoder(layers_.back(), rest_);
    if (!decoder_) layers_.pop_back();
  }
  return decoder_ != nullptr;
}

// One byte more than the budget tells whether it is enough.
void ContentDecoding::step() {
  const std::size_t old = decoded_.size(), room = budget_ < kStep ? budget_ + 1 : kStep;
  decoded_.resize(old + room);
  const DecoderStep done = decoder_->step(rest_, {decoded_.data() + old, room});
  decoded_.resize(old + std::min(done.written, budget_));
  if (done.written > budget_) return stop_over_limit();
  budget_ -= done.written;
  if (done.state != DecoderStep::State::kMore) end_layer(done.state);
}

void ContentDecoding::end_layer(DecoderStep::State state) {
  const bool is_whole = state == DecoderStep::State::kEnd;
  const bool was_in_it = is_whole || !decoded_.empty() || has_mark(layers_.back());
  if (was_in_it) {
    out_.bytes = std::move(decoded_);
    out_.complete &= is_whole;
    out_.was_decoded = true;
  }
  decoded_.clear();
  decoder_.reset();
  layers_.pop_back();
}

// What a layer below the last has given is still coded: nothing is known of the body.
void ContentDecoding::stop_over_limit() {
  if (layers_.size() > 1) decoded_.clear();
  out_.bytes = std::move(decoded_);
  out_.over_limit = out_.was_decoded = true;
  decoder_.reset();
  layers_.clear();
}

Undone undo_content_coding(std::string_view codings, std::string bytes, std::size_t limit) {
  ContentDecoding decoding(codings, std::move(bytes), limit);
  while (decoding.advance()) {
  }
  return decoding.take();
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
