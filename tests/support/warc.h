// WARC files for tests.
#pragma once

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/warc_reader.h"
#include "fetch/warc_writer.h"

namespace sheaf::test {

// All of it in one member; other window bits as deflateInit2 has them.
inline std::string gzip(const std::string& bytes, int window_bits = 15 + 16) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

inline ByteSource source_of(std::string bytes, std::size_t step = 1u << 20) {
  return [bytes = std::move(bytes), step, pos = std::size_t{0}](
             char* to, std::size_t room) mutable -> Result<std::size_t> {
    const std::size_t now = std::min({room, step, bytes.size() - pos});
    std::memcpy(to, bytes.data() + pos, now);
    pos += now;
    return now;
  };
}

struct WarcContents {
  std::vector<WarcRecord> records;
  std::vector<WarcFault> faults;
};

inline WarcContents read_warc(std::string bytes, std::size_t step = 1u << 20) {
  WarcContents out;
  WarcReader reader(source_of(std::move(bytes), step));
  while (std::optional<WarcEvent> event = reader.next()) {
    if (auto* record = std::get_if<WarcRecord>(&*event)) out.records.push_back(std::move(*record));
    if (auto* fault = std::get_if<WarcFault>(&*event)) out.faults.push_back(std::move(*fault));
  }
  return out;
}

// Ids that count: "urn:uuid:00000000-0000-4000-8000-000000000001".
inline WarcWriter counting_writer(WarcForm form) {
  return WarcWriter({.form = form, .make_id = [n = 0]() mutable {
                       const std::string digits = std::to_string(++n);
                       return "urn:uuid:00000000-0000-4000-8000-" +
                              std::string(12 - digits.size(), '0') + digits;
                     }});
}

inline Response page_response(const std::string& url, const std::string& body) {
  Response response;
  response.status = 200;
  response.url = response.final_url = url;
  response.http_version = "1.1";
  response.reason = "OK";
  response.content_type = "text/html; charset=utf-8";
  response.headers = {{"Content-Type", response.content_type}, {"Content-Encoding", "gzip"}};
  response.body = body;
  response.fetched_at = 1613653462;
  response.request_head = "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n";
  return response;
}

}  // namespace sheaf::test
