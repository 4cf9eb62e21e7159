// Reads a WARC archive record by record, with flat memory, whatever its length.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "fetch/warc_bytes.h"

namespace sheaf {

struct WarcLimits {
  std::size_t max_head_bytes = 256u << 10;
  std::size_t max_block_bytes = 64u << 20;  // longer ones are passed over: WarcFault::beginning
};

using WarcEvent = std::variant<WarcRecord, WarcFault>;

// .warc and .warc.gz: one member a record, as the standard asks, or any other division. The records
// of a cut or damaged archive that are whole are given; each bad place is one WarcFault: a gzip
// member that cannot be read, a record whose head is malformed, whose length does not lead to the
// next record, or, in a file without gzip's own check, whose block does not have its digest
// (WARC-Block-Digest, SHA-1). Reading goes on with the next record that begins a line or a member.
class WarcReader {
 public:
  explicit WarcReader(ByteSource source, WarcLimits limits = {});

  // Nothing at the end.
  std::optional<WarcEvent> next();

 private:
  struct Head {
    std::uint64_t offset;
    std::vector<Header> fields;
    std::size_t length;  // of the block
  };

  bool fill();
  bool need(std::size_t bytes);  // makes so many readable from pos_ on, or false
  std::string_view rest() const { return std::string_view(buffer_).substr(pos_); }
  void skip_line_ends();
  std::optional<WarcFault> read_head(Head& head);
  std::optional<WarcFault> find_head_fault(std::size_t head_bytes);
  WarcEvent read_block(Head head);
  WarcEvent skip_block(Head head);
  WarcEvent cut(std::uint64_t offset, std::string message);
  bool is_followed_by_record(std::size_t block_end);
  WarcFault fail_here(std::string message);
  void find_next_record(std::size_t from);
  void drop_used_bytes();

  WarcBytes bytes_;
  WarcLimits limits_;
  std::string buffer_;
  std::uint64_t base_ = 0;  // decoded position of buffer_[0]
  std::size_t pos_ = 0;
  bool ended_ = false;
  std::optional<WarcFault> held_;  // a fault of bytes_ behind what buffer_ has
};

}  // namespace sheaf
