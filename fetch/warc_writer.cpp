#include "fetch/warc_writer.h"

#include <zlib.h>

#include <cstdint>
#include <memory>
#include <utility>

#include "base/text.h"
#include "fetch/dates.h"
#include "fetch/sha1.h"

namespace sheaf {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

std::string in_brackets(std::string_view id) { return '<' + std::string(id) + '>'; }

std::string digest_of(std::string_view bytes) { return "sha1:" + sha1_base32(bytes); }

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append(kLineEnd);
}

std::string compress(std::string_view bytes) {
  constexpr int kGzipWindow = 15 + 16, kMemory = 8;
  z_stream stream{};
  deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemory,
               Z_DEFAULT_STRATEGY);
  const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, deflateEnd);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  return out;
}

// Those that say how the body was sent, which is not how it is written.
bool tells_of_sent_body(std::string_view name) {
  return equals_ignore_case(name, "Content-Encoding") ||
         equals_ignore_case(name, "Transfer-Encoding") ||
         equals_ignore_case(name, "Content-Length");
}

// The fragment is not asked for, and readers do not look for it.
std::string requested(std::string_view url) { return std::string(url.substr(0, url.find('#'))); }

// Line ends would make other headers of it.
std::string on_one_line(std::string_view value) {
  std::string out(value);
  std::erase_if(out, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
  return out;
}

BodyState state_of_dropped(const std::vector<Header>& headers) {
  return field_of(headers, "Content-Length") == "0" ? BodyState::kWhole : BodyState::kDropped;
}

std::string_view truncation_of(BodyState state) {
  if (state == BodyState::kOverLimit) return "length";
  if (state == BodyState::kDropped) return "unspecified";
  return state == BodyState::kCutShort ? "disconnect" : "";
}

}  // namespace

// One hop.
struct WarcWriter::Exchange {
  int status;
  std::string_view url, http_version, reason, request_head, body, address;
  const std::vector<Header>& headers;
  BodyState body_state;
  std::int64_t fetched_at;
  std::chrono::microseconds time;
};

namespace {

std::string head_of(int status, std::string_view version, std::string_view reason) {
  // HTTP/2 has no textual form; 1.1 is what every reader knows.
  std::string out = version == "1.0" ? "HTTP/1.0 " : "HTTP/1.1 ";
  return out + std::to_string(status) + ' ' + on_one_line(reason) + std::string(kLineEnd);
}

void append_headers(std::string& out, const std::vector<Header>& headers, std::size_t body_size) {
  for (const Header& header : headers) {
    const std::string prefix = tells_of_sent_body(header.name) ? "X-Crawl-" : "";
    append_field(out, prefix + on_one_line(header.name), on_one_line(header.value));
  }
  append_field(out, "Content-Length", std::to_string(body_size));
  out += kLineEnd;
}

}  // namespace

std::string WarcWriter::record(const std::vector<Header>& fields, std::string_view block) const {
  std::string out = "WARC/1.1\r\n";
  for (const Header& field : fields) append_field(out, field.name, on_one_line(field.value));
  append_field(out, "WARC-Block-Digest", digest_of(block));
  append_field(out, "Content-Length", std::to_string(block.size()));
  out.append(kLineEnd).append(block).append("\r\n\r\n");
  return options_.form == WarcForm::kGzip ? compress(out) : out;
}

std::string WarcWriter::warcinfo(std::int64_t now) const {
  std::string block;
  append_field(block, "software", options_.software);
  append_field(block, "format", "WARC File Format 1.1");
  append_field(block, "conformsTo",
               "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
  return record({{"WARC-Type", "warcinfo"},
                 {"WARC-Record-ID", in_brackets(options_.make_id())},
                 {"WARC-Date", utc_text(now)},
                 {"Content-Type", "application/warc-fields"}},
                block);
}

std::string WarcWriter::one_exchange(const Exchange& exchange) const {
  const std::string id = in_brackets(options_.make_id());
  const auto common = [&](std::string_view type, std::string record_id) {
    return std::vector<Header>{{"WARC-Type", std::string(type)},
                               {"WARC-Record-ID", std::move(record_id)},
                               {"WARC-Date", utc_text(exchange.fetched_at)},
                               {"WARC-Target-URI", requested(exchange.url)}};
  };
  std::string out;
  if (!exchange.request_head.empty()) {
    std::vector<Header> fields = common("request", in_brackets(options_.make_id()));
    fields.push_back({"WARC-Concurrent-To", id});
    fields.push_back({"Content-Type", "application/http;msgtype=request"});
    out += record(fields, exchange.request_head);
  }
  std::vector<Header> fields = common("response", id);
  if (!exchange.address.empty())
    fields.push_back({"WARC-IP-Address", std::string(exchange.address)});
  if (const std::string_view why = truncation_of(exchange.body_state); !why.empty())
    fields.push_back({"WARC-Truncated", std::string(why)});
  fields.push_back({"WARC-Payload-Digest", digest_of(exchange.body)});
  fields.push_back({"Content-Type", "application/http;msgtype=response"});
  std::string block = head_of(exchange.status, exchange.http_version, exchange.reason);
  append_headers(block, exchange.headers, exchange.body.size());
  out += record(fields, block.append(exchange.body));
  if (exchange.time.count() == 0) return out;
  std::vector<Header> about = common("metadata", in_brackets(options_.make_id()));
  about.push_back({"WARC-Refers-To", id});
  about.push_back({"WARC-Concurrent-To", id});
  about.push_back({"Content-Type", "application/warc-fields"});
  std::string facts;
  append_field(facts, "fetchTimeMs", std::to_string(exchange.time.count() / 1000));
  return out + record(about, facts);
}

std::string WarcWriter::exchange(const Response& response) const {
  std::string out;
  for (const Hop& hop : response.hops) {
    out += one_exchange({.status = hop.status,
                         .url = hop.url,
                         .http_version = "1.1",
                         .reason = "",
                         .request_head = hop.request_head,
                         .body = "",
                         .address = "",
                         .headers = hop.headers,
                         .body_state = state_of_dropped(hop.headers),
                         .fetched_at = response.fetched_at,
                         .time = {}});
  }
  return out + one_exchange({.status = response.status,
                             .url = response.final_url,
                             .http_version = response.http_version,
                             .reason = response.reason,
                             .request_head = response.request_head,
                             .body = response.body,
                             .address = response.address,
                             .headers = response.headers,
                             .body_state = response.body_state,
                             .fetched_at = response.fetched_at,
                             .time = response.time});
}

}  // namespace sheaf
