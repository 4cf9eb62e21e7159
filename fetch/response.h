// What a server answered: the same whether it came from the network, the cache or an archive.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf {

struct Header {
  std::string name;   // as it was sent; lower case over HTTP/2
  std::string value;  // without space at its ends; the bytes as they came, often no UTF-8
};

// The first header of that name (ASCII case does not count), or null.
const Header* find_header(const std::vector<Header>& headers, std::string_view name);
// Its value, "" if there is none.
std::string_view field_of(const std::vector<Header>& headers, std::string_view name);

// One redirect that was followed.
struct Hop {
  int status = 0;               // 301, 302, 303, 307, 308
  std::string url;              // what was asked: where this redirect stood
  std::vector<Header> headers;  // with its Location
  std::string request_head;     // as Response::request_head
};

// What became of the body.
enum class BodyState : std::uint8_t {
  kWhole,           // all of it, content-encoding undone; also where there is none
  kDropped,         // nothing was kept, as the request said
  kOverLimit,       // its beginning: it is longer than the request's limit
  kCutShort,        // its beginning: the connection, a chunk or the compressed stream broke off
  kUndecoded,       // the bytes as they came: they are not what Content-Encoding says
  kTooManyCodings,  // the bytes as they came: Content-Encoding has more than five layers
};

enum class Origin : std::uint8_t { kNetwork, kCache, kArchive };

struct Response {
  int status = 0;               // of the last hop, 200..599 or 999; 0 if no answer came
  std::string url;              // what was asked
  std::string final_url;        // after redirects; a redirect's fragment, else the one asked for
  std::string http_version;     // "1.0", "1.1" or "2"
  std::string reason;           // behind the status code; "" over HTTP/2
  std::string content_type;     // the header's value, "" if absent
  std::string body;             // see body_state
  std::vector<Header> headers;  // of the last hop, in their order
  std::vector<Hop> hops;        // the redirects that were followed, in their order
  BodyState body_state = BodyState::kWhole;
  Origin origin = Origin::kNetwork;
  std::string address;       // IP that answered the last hop, or ""; not known behind a proxy
  std::string request_head;  // as it was sent; only with FetchOptions::keep_request_heads. Without
                             // what was for the proxy
  std::chrono::microseconds time{0};  // that the last hop took
  std::int64_t fetched_at = 0;        // seconds since 1970, when the answer was whole

  // Its body does not tell what stands in the page, nor what does not.
  bool is_unreadable() const {
    return body_state == BodyState::kCutShort || body_state == BodyState::kUndecoded ||
           body_state == BodyState::kTooManyCodings;
  }
  bool truncated() const {
    return body_state == BodyState::kOverLimit || body_state == BodyState::kCutShort;
  }
};

}  // namespace sheaf
