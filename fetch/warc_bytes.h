// The bytes of a WARC file with gzip undone, member by member. Internal to fetch/.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "fetch/warc.h"

namespace sheaf {

// Plain files pass through. In a compressed one a damaged or cut member is a fault, and reading
// goes on at the next member that begins with a WARC record, which is searched from behind the
// first byte of the bad one: bytes that were lost do not take the following members with them.
class WarcBytes {
 public:
  explicit WarcBytes(ByteSource source);

  enum class Got { kBytes, kFault, kEnd };
  // Appends up to some 100 kB. kFault: fault() tells, and the next bytes do not follow on the last.
  Got read(std::string& out);
  const WarcFault& fault() const { return fault_; }

  // Undecided before the first read.
  bool is_compressed() const { return form_ == Form::kGzip; }
  // Where in the file the decoded byte with this number lies (the member's beginning). Numbers must
  // not fall from call to call.
  std::uint64_t offset_of(std::uint64_t decoded);

 private:
  enum class Form { kUnknown, kPlain, kGzip };
  struct Mark {
    std::uint64_t decoded, offset;
  };

  bool fill();  // more raw bytes; false at the end or after an error
  void find_form();
  Got read_plain(std::string& out);
  Got read_gzip(std::string& out);
  bool begin_member();
  Got inflate_some(std::string& out);
  Got fail(std::string message);
  void find_next_member();
  void drop_old_bytes();
  std::string_view rest() const { return std::string_view(raw_).substr(pos_); }

  ByteSource source_;
  Form form_ = Form::kUnknown;
  std::string raw_;         // of the file, from base_ on
  std::uint64_t base_ = 0;  // offset of raw_[0]
  std::size_t pos_ = 0;     // first byte that was not used
  std::size_t member_ = 0;  // where the current member begins in raw_
  bool in_member_ = false, ended_ = false;
  std::string io_error_;
  std::uint64_t decoded_ = 0;  // bytes given so far
  std::deque<Mark> marks_;     // one for each member that may be asked for
  WarcFault fault_;
  z_stream stream_{};
  std::unique_ptr<z_stream, int (*)(z_stream*)> end_stream_;
};

}  // namespace sheaf
