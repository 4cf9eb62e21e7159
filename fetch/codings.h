// Undoing what HTTP puts around a body: content codings (RFC 9110 8.4.1) and the chunked transfer
// coding (RFC 9112 7.1), for responses as they came.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fetch/coding_decoder.h"
#include "fetch/response.h"

namespace sheaf {

// Layers of Content-Encoding that are undone, as curl has it. Honest servers put on one.
inline constexpr std::size_t kMaxCodings = 5;

struct Undone {
  std::string bytes = {};
  // False: the coded bytes break off or are damaged, `bytes` is what came out.
  bool complete = true;
  bool over_limit = false;   // `bytes` is the beginning; "" if a layer below the last is too long
  bool was_decoded = false;  // false: no coding was undone
  bool too_many_codings = false;  // more than kMaxCodings: nothing was undone
};

// What the Content-Encoding headers say together: of several each counts (RFC 9110 5.3). Without
// identity: "" where nothing is to be undone.
std::string content_codings_of(const std::vector<Header>& headers);

// Undoes the codings of a Content-Encoding header ("gzip", "gzip, br", any case; "" and identity
// change nothing): gzip (all its members), deflate (zlib's wrapper or none), br, zstd. Bytes that
// are plainly not in the coding are taken as they are: archives and servers keep the header of what
// they have undone. So are all bytes where one of the codings is none of these, as "utf-8", which
// some servers send.
//
// Does so in pieces of a few milliseconds, for who has other things to do.
class ContentDecoding {
 public:
  // `limit`: of the bytes that all layers together give. `codings` may go when this returns.
  ContentDecoding(std::string_view codings, std::string bytes, std::size_t limit);
  ContentDecoding(const ContentDecoding&) = delete;  // rest_ looks into out_
  ContentDecoding& operator=(const ContentDecoding&) = delete;
  // False when all is done.
  bool advance();
  // After advance() has said so; before, nothing is known of the body.
  Undone take() { return std::move(out_); }

 private:
  bool begin_layer();
  void step();
  void end_layer(DecoderStep::State state);
  void stop_over_limit();

  std::vector<std::string> layers_;  // that are left
  std::size_t budget_;
  Undone out_;  // its bytes are what the present layer reads
  std::string_view rest_;
  std::string decoded_;  // by the present layer
  std::unique_ptr<CodingDecoder> decoder_;
};

// The same in one go.
Undone undo_content_coding(std::string_view codings, std::string bytes, std::size_t limit);

// Undoes the chunked coding. Bytes that do not begin with a chunk's size are taken as they are.
Undone undo_chunks(std::string bytes);

}  // namespace sheaf
