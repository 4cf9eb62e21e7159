#include "fetch/warc_bytes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace sheaf {
namespace {

constexpr std::size_t kRawStep = 256u << 10, kDecodedStep = 128u << 10;
constexpr std::size_t kKeptRaw = 32u << 20;  // of a member, for looking for the next one
constexpr std::size_t kProbe = 512;          // compressed bytes that tell what a member begins with
constexpr std::string_view kGzipMagic = "\x1f\x8b\x08", kRecordMagic = "WARC/";
constexpr int kGzipWindow = 15 + 16;

// Whether the gzip member at the beginning of `bytes` begins with a WARC record.
bool begins_warc_member(std::string_view bytes) {
  z_stream stream{};
  if (!bytes.starts_with(kGzipMagic) || inflateInit2(&stream, kGzipWindow) != Z_OK) return false;
  std::array<char, kRecordMagic.size()> head{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(std::min(bytes.size(), kProbe));
  stream.next_out = reinterpret_cast<Bytef*>(head.data());
  stream.avail_out = head.size();
  inflate(&stream, Z_SYNC_FLUSH);
  inflateEnd(&stream);
  return std::string_view(head.data(), head.size() - stream.avail_out) == kRecordMagic;
}

}  // namespace

std::string_view WarcRecord::target_uri() const {
  std::string_view uri = field_of(fields, "WARC-Target-URI");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return uri;
}

bool looks_like_warc(std::string_view head) {
  return head.starts_with(kRecordMagic) || begins_warc_member(head);
}

WarcBytes::WarcBytes(ByteSource source)
    : source_(std::move(source)), end_stream_(&stream_, inflateEnd) {
  inflateInit2(&stream_, kGzipWindow);
}

WarcBytes::Got WarcBytes::read(std::string& out) {
  if (form_ == Form::kUnknown) find_form();
  return form_ == Form::kGzip ? read_gzip(out) : read_plain(out);
}

bool WarcBytes::fill() {
  if (ended_) return false;
  const std::size_t old = raw_.size();
  raw_.resize(old + kRawStep);
  const Result<std::size_t> got = source_(raw_.data() + old, kRawStep);
  raw_.resize(old + (got.ok() ? got.value() : 0));
  if (!got.ok()) io_error_ = got.error().message;
  ended_ = raw_.size() == old;
  return !ended_;
}

void WarcBytes::find_form() {
  while (raw_.size() < 2 && fill()) {
  }
  form_ = rest().starts_with(kGzipMagic.substr(0, 2)) ? Form::kGzip : Form::kPlain;
}

WarcBytes::Got WarcBytes::read_plain(std::string& out) {
  if (raw_.empty() && !fill()) {
    return io_error_.empty() ? Got::kEnd : fail(std::exchange(io_error_, {}));
  }
  out += raw_;
  decoded_ += raw_.size();
  base_ += raw_.size();
  raw_.clear();
  return Got::kBytes;
}

WarcBytes::Got WarcBytes::read_gzip(std::string& out) {
  if (!in_member_) {
    while (rest().size() < kGzipMagic.size() && fill()) {
    }
    member_ = pos_;
    if (rest().empty()) {
      return io_error_.empty() ? Got::kEnd : fail(std::exchange(io_error_, {}));
    }
    if (!begin_member()) return fail("no gzip member begins here");
  }
  return inflate_some(out);
}

bool WarcBytes::begin_member() {
  if (!rest().starts_with(kGzipMagic)) return false;
  inflateReset(&stream_);
  marks_.push_back({decoded_, base_ + pos_});
  return in_member_ = true;
}

// To the end of the member, or as much as one step gives.
WarcBytes::Got WarcBytes::inflate_some(std::string& out) {
  const std::size_t old = out.size();
  out.resize(old + kDecodedStep);
  stream_.next_out = reinterpret_cast<Bytef*>(out.data() + old);
  stream_.avail_out = kDecodedStep;
  int code = Z_OK;
  while (code == Z_OK && stream_.avail_out > 0) {
    if (pos_ == raw_.size()) {
      drop_old_bytes();
      if (!fill()) break;
    }
    stream_.next_in = reinterpret_cast<Bytef*>(raw_.data() + pos_);
    stream_.avail_in = static_cast<uInt>(raw_.size() - pos_);
    code = inflate(&stream_, Z_NO_FLUSH);
    pos_ = raw_.size() - stream_.avail_in;
  }
  out.resize(out.size() - stream_.avail_out);
  decoded_ += out.size() - old;
  if (code == Z_STREAM_END) {
    in_member_ = false;
    member_ = pos_;
    drop_old_bytes();
    return Got::kBytes;
  }
  if (code == Z_OK && stream_.avail_out == 0) return Got::kBytes;
  if (!io_error_.empty()) return fail(std::exchange(io_error_, {}));
  if (code == Z_OK || code == Z_BUF_ERROR) return fail("the file ends inside of a gzip member");
  return fail(std::string("the gzip member is damaged (") +
              (stream_.msg ? stream_.msg : "zlib cannot read it") + ")");
}

WarcBytes::Got WarcBytes::fail(std::string message) {
  fault_ = {base_ + (form_ == Form::kGzip ? member_ : pos_), std::move(message)};
  in_member_ = false;
  if (form_ == Form::kGzip) find_next_member();
  return Got::kFault;
}

void WarcBytes::find_next_member() {
  pos_ = std::min(member_ + 1, raw_.size());
  while (true) {
    while (rest().size() < kProbe && fill()) {
    }
    const std::size_t found = raw_.find(kGzipMagic, pos_);
    if (found == raw_.npos) {
      if (ended_) break;
      pos_ = std::max(pos_, raw_.size() - std::min(raw_.size(), kGzipMagic.size() - 1));
    } else if (raw_.size() - found < kProbe && !ended_) {
      pos_ = found;  // the rest of it comes with the next bytes
    } else if (begins_warc_member(std::string_view(raw_).substr(found))) {
      pos_ = member_ = found;
      return;
    } else {
      pos_ = found + 1;
      continue;
    }
    member_ = pos_;
    drop_old_bytes();
    fill();
  }
  pos_ = member_ = raw_.size();
}

// A member is kept from its beginning, as long as it is of a size that records have.
void WarcBytes::drop_old_bytes() {
  if (pos_ - member_ > kKeptRaw) member_ = pos_;
  if (member_ < kRawStep && member_ < raw_.size()) return;
  raw_.erase(0, member_);
  base_ += member_;
  pos_ -= member_;
  member_ = 0;
}

std::uint64_t WarcBytes::offset_of(std::uint64_t decoded) {
  if (form_ != Form::kGzip) return decoded;
  while (marks_.size() > 1 && marks_[1].decoded <= decoded) marks_.pop_front();
  return marks_.empty() ? 0 : marks_.front().offset;
}

}  // namespace sheaf
