// Writes WARC 1.1 (ISO 28500:2017): records as bytes, for the caller to append to a file.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/response.h"

namespace sheaf {

enum class WarcForm : std::uint8_t { kPlain, kGzip };  // kGzip: one member for each record

struct WarcWriterOptions {
  WarcForm form = WarcForm::kGzip;
  // A new "urn:uuid:..." for each record, as RFC 4122 has them; must be unique over all archives.
  std::function<std::string()> make_id;
  std::string software = "sheaf";
};

// For any number of threads, if make_id is.
class WarcWriter {
 public:
  explicit WarcWriter(WarcWriterOptions options) : options_(std::move(options)) {}

  // What a file begins with. `now`: seconds since 1970.
  std::string warcinfo(std::int64_t now) const;

  // For each redirect and then for the last hop: the request (if Response::request_head has it),
  // the response and a metadata record with the time that it took. Bodies are written decoded, so
  // Content-Encoding and Transfer-Encoding become X-Crawl-Content-Encoding and so on, as Common
  // Crawl has it, and Content-Length is that of the body written; the original is kept in the same
  // way. A body that is not whole is marked by WARC-Truncated; those of redirects are left out.
  std::string exchange(const Response& response) const;

 private:
  struct Exchange;
  std::string record(const std::vector<Header>& fields, std::string_view block) const;
  std::string one_exchange(const Exchange& exchange) const;

  WarcWriterOptions options_;
};

}  // namespace sheaf
