#include "fetch/warc_reader.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "fetch/sha1.h"

namespace sheaf {
namespace {

constexpr std::string_view kMagic = "WARC/";
constexpr std::size_t kUsedBytes = 256u << 10;  // dropped at once, not for each record
constexpr std::size_t kMostLineEnds = 4096;     // looked over for what stands behind a block

bool is_line_end(char c) { return c == '\r' || c == '\n'; }

// "WARC/1.0", "WARC/1.1" and drafts as old archives have ("WARC/0.18").
bool is_version_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (!line.starts_with(kMagic) || line.size() > 12) return false;
  const std::string_view version = line.substr(kMagic.size());
  return version.size() >= 3 && is_ascii_digit(version[0]) && version[1] == '.' &&
         std::all_of(version.begin() + 2, version.end(), is_ascii_digit);
}

// False only where a SHA-1 is given and is another.
bool has_its_digest(const WarcRecord& record) {
  const std::string_view digest = field_of(record.fields, "WARC-Block-Digest");
  if (!starts_with_ignore_case(digest, "sha1:")) return true;
  const std::string_view value = digest.substr(5);
  return value.size() != kSha1Base32Size || equals_ignore_case(value, sha1_base32(record.block));
}

}  // namespace

WarcReader::WarcReader(ByteSource source, WarcLimits limits)
    : bytes_(std::move(source)), limits_(limits) {}

std::optional<WarcEvent> WarcReader::next() {
  drop_used_bytes();
  skip_line_ends();
  if (rest().empty()) {
    if (!held_) return std::nullopt;
    return std::exchange(held_, std::nullopt).value();
  }
  Head head;
  if (std::optional<WarcFault> fault = read_head(head)) return std::move(*fault);
  return head.length > limits_.max_block_bytes ? skip_block(std::move(head))
                                               : read_block(std::move(head));
}

// Between records; some writers have more or fewer of them than the standard.
void WarcReader::skip_line_ends() {
  while (need(1)) {
    pos_ += std::min(rest().find_first_not_of("\r\n"), rest().size());
    drop_used_bytes();
    if (!rest().empty()) return;
  }
}

bool WarcReader::fill() {
  if (held_ || ended_) return false;
  switch (bytes_.read(buffer_)) {
    case WarcBytes::Got::kBytes:
      return true;
    case WarcBytes::Got::kFault:
      held_ = bytes_.fault();
      return false;
    case WarcBytes::Got::kEnd:
      break;
  }
  ended_ = true;
  return false;
}

bool WarcReader::need(std::size_t bytes) {
  while (rest().size() < bytes) {
    if (!fill()) return false;
  }
  return true;
}

std::optional<WarcFault> WarcReader::read_head(Head& head) {
  need(kMagic.size());
  if (!rest().starts_with(kMagic)) return find_head_fault(0);
  std::size_t end = find_head_end(rest());
  while (end == std::string::npos && rest().size() < limits_.max_head_bytes && fill())
    end = find_head_end(rest());
  const std::string_view line = rest().substr(0, rest().find('\n'));
  if (end == std::string::npos || !is_version_line(line)) return find_head_fault(end);
  head.fields = read_named_fields(rest().substr(line.size() + 1, end - line.size() - 1));
  const auto length = find_number(field_of(head.fields, "Content-Length"));
  if (!length) return fail_here("the record has no Content-Length");
  head.offset = bytes_.offset_of(base_ + pos_);
  head.length = *length;
  pos_ += end;
  return std::nullopt;
}

std::optional<WarcFault> WarcReader::find_head_fault(std::size_t head_bytes) {
  const bool broken_off = head_bytes == std::string::npos && rest().size() < limits_.max_head_bytes;
  if (!broken_off) return fail_here("no WARC record begins here");
  const std::uint64_t offset = bytes_.offset_of(base_ + pos_);
  ++pos_;  // or the same head would be found again
  return std::get<WarcFault>(cut(offset, "the file ends inside of a record's head"));
}

WarcEvent WarcReader::read_block(Head head) {
  if (!need(head.length)) {
    const std::string there = std::to_string(rest().size());
    return cut(head.offset, "the file ends inside of a record (" + there + " of " +
                                std::to_string(head.length) + " bytes)");
  }
  if (!is_followed_by_record(head.length)) {
    if (held_) return cut(head.offset, {});
    WarcFault fault{head.offset, "the record's Content-Length is wrong"};
    find_next_record(pos_);
    return fault;
  }
  WarcRecord record{head.offset, std::move(head.fields),
                    std::string(rest().substr(0, head.length))};
  pos_ += head.length;
  if (!bytes_.is_compressed() && !has_its_digest(record))
    return WarcFault{record.offset, "the record is damaged: it does not have its digest"};
  return record;
}

WarcEvent WarcReader::skip_block(Head head) {
  need(std::min(head.length, limits_.max_head_bytes));
  std::string beginning(rest().substr(0, std::min(head.length, limits_.max_head_bytes)));
  for (std::size_t left = head.length; left > 0;) {
    if (!need(1)) return cut(head.offset, "the file ends inside of a record");
    const std::size_t now = std::min(left, rest().size());
    pos_ += now;
    left -= now;
    drop_used_bytes();
  }
  return WarcFault{head.offset,
                   "the record is over the size limit (" + std::to_string(head.length) + " bytes)",
                   WarcRecord{head.offset, std::move(head.fields), std::move(beginning)}};
}

// A record breaks off: at the end, or where bytes_ has a fault, which then tells why. A length that
// was too great may have taken whole records in: they are looked for.
WarcEvent WarcReader::cut(std::uint64_t offset, std::string message) {
  WarcFault fault{offset, std::move(message)};
  if (held_) {
    fault = std::exchange(held_, std::nullopt).value();
    base_ += buffer_.size();
    buffer_.clear();
    pos_ = 0;
    return fault;
  }
  find_next_record(pos_);
  return fault;
}

bool WarcReader::is_followed_by_record(std::size_t block_end) {
  constexpr std::string_view kEnd = "\r\n\r\n";  // of each record, by the standard
  need(block_end + kEnd.size());
  if (rest().substr(block_end, kEnd.size()) == kEnd) return true;
  std::size_t end = block_end;
  while (end < block_end + kMostLineEnds && need(end + 1) && is_line_end(rest()[end])) ++end;
  if (end == block_end + kMostLineEnds) return true;
  if (!need(end + 1)) return true;  // the end, or a fault behind it
  need(end + kMagic.size());
  return rest().substr(end, kMagic.size()) == kMagic;
}

WarcFault WarcReader::fail_here(std::string message) {
  WarcFault fault{bytes_.offset_of(base_ + pos_), std::move(message)};
  find_next_record(pos_ + 1);
  return fault;
}

// The next line from buffer_[from] on that begins as a record; else the end.
void WarcReader::find_next_record(std::size_t from) {
  pos_ = from;
  while (true) {
    const std::size_t found = buffer_.find(kMagic, pos_);
    if (found != buffer_.npos && (found == 0 || buffer_[found - 1] == '\n')) {
      pos_ = found;
      const std::size_t line_end = buffer_.find('\n', found);
      const auto line = std::string_view(buffer_).substr(found, line_end - found);
      if (line_end != buffer_.npos ? is_version_line(line) : !fill()) return;
      pos_ += line_end == buffer_.npos ? 0 : 1;
      continue;
    }
    if (found != buffer_.npos) {
      pos_ = found + 1;
      continue;
    }
    pos_ = std::max(pos_, buffer_.size() - std::min(buffer_.size(), kMagic.size() - 1));
    drop_used_bytes();
    if (fill()) continue;
    pos_ = buffer_.size();
    return;
  }
}

void WarcReader::drop_used_bytes() {
  if (pos_ < kUsedBytes && pos_ < buffer_.size()) return;
  // The byte in front tells whether a line begins here.
  const std::size_t used = pos_ - std::min<std::size_t>(pos_, 1);
  buffer_.erase(0, used);
  base_ += used;
  pos_ -= used;
}

}  // namespace sheaf
