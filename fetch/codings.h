// Undoing what HTTP puts around a body: content codings (RFC 9110 8.4.1) and the chunked transfer
// coding (RFC 9112 7.1), for responses as they came.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sheaf {

struct Undone {
  std::string bytes = {};
  // False: the coded bytes break off or are damaged, `bytes` is what came out.
  bool complete = true;
  bool over_limit = false;   // `bytes` is the beginning
  bool was_decoded = false;  // false: no coding was undone
};

// Undoes the codings of a Content-Encoding header ("gzip", "gzip, br", any case; "" and identity
// change nothing): gzip (all its members), deflate (zlib's wrapper or none), br, zstd; at most
// `limit` bytes come out. Bytes that are plainly not in the coding are taken as they are: archives
// and servers keep the header of what they have undone. So are all bytes where one of the codings
// is none of these, as "utf-8", which some servers send.
Undone undo_content_coding(std::string_view codings, std::string bytes, std::size_t limit);

// Undoes the chunked coding. Bytes that do not begin with a chunk's size are taken as they are.
Undone undo_chunks(std::string bytes);

}  // namespace sheaf
