// What a WARC archive holds (WARC 1.0 and 1.1, ISO 28500): records, and places that are damaged.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/read_file.h"
#include "base/result.h"
#include "fetch/recorded_http.h"

namespace sheaf {

struct WarcRecord {
  // Where the record begins in the file; in a compressed one, where its gzip member does.
  std::uint64_t offset = 0;
  std::vector<Header> fields;  // of the record's head: WARC-Type, WARC-Target-URI, ...
  std::string block;

  std::string_view type() const { return field_of(fields, "WARC-Type"); }
  // Without the angle brackets that WARC 1.0 writers put around it.
  std::string_view target_uri() const;
};

// A place that could not be read. What comes after it goes on with the next whole record.
struct WarcFault {
  std::uint64_t offset = 0;  // in the file, as WarcRecord::offset
  std::string message;       // one line
  // Of a record over the size limit: its head, and the beginning of its block.
  std::optional<WarcRecord> beginning = {};
};

// Whether a file that begins so is a WARC, compressed or not. 512 bytes are enough to tell.
bool looks_like_warc(std::string_view head);

}  // namespace sheaf
