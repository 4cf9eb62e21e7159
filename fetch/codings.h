// Undoing what HTTP puts around a body: content codings (RFC 9110 8.4.1) and the chunked transfer
// coding (RFC 9112 7.1), for responses as they came.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sheaf {

struct Decoded {
  std::string bytes;
  bool complete =
      true;  // false: the coded bytes break off or are damaged, `bytes` is what came out
  bool over_limit = false;   // `bytes` is the beginning
  bool was_decoded = false;  // false: no coding was undone
};

// Undoes the codings of a Content-Encoding header ("gzip", "gzip, br", any case; "" and identity
// change nothing): gzip, deflate (zlib's wrapper or none), br, zstd. Bytes that are plainly not in
// the coding are taken as they are: archives and servers keep the header of what they have undone.
// Errors: kTooLarge if more than `limit` bytes come out, kUnsupported for any other coding.
Result<Decoded> undo_content_coding(std::string_view codings, std::string bytes, std::size_t limit);

// The same, giving the beginning of what is over the limit.
Result<Decoded> begin_content_coding(std::string_view codings, std::string bytes,
                                     std::size_t limit);

// Undoes the chunked coding. Bytes that do not begin with a chunk's size are taken as they are.
Decoded undo_chunks(std::string bytes);

}  // namespace sheaf
