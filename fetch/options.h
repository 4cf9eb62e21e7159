// How a Fetcher behaves: limits, politeness, what it says of itself.
//
// Where requests may go. Only http and https. Addresses that are not public (loopback, private,
// link-local, shared, reserved: fetch/address.h) are reached only
// - with allow_private, or
// - when the URL asked for names such an address itself (http://127.0.0.1:8000/, http://[::1]/) or
//   is localhost, and Request::named_by is not the public web: then its author knows where it
//   leads. Redirects from there may go to other addresses written like that, as long as the chain
//   has not been to a public host.
// Names are looked up first and each address is checked when it is connected to, so what DNS says
// cannot lead elsewhere. A proxy is where its user put it and is not checked; what is behind it is
// checked by how its URL is written only.
//
// What goes where. Headers that name what is wanted are harmless (Accept and kin, If-...,
// User-Agent, Cache-Control, Pragma, DNT) and go everywhere. Others go to their origins alone
// (scheme, host and port; and from http to https of one host): those of FetchOptions::headers to
// header_origins, those of a request to its own, with redirects too. netrc_file gives passwords to
// the hosts that it names itself, and what it has for every host ("default") to header_origins.
// Cookies live for one chain of redirects unless there is a cookie jar.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fetch/response.h"
#include "url/url.h"

namespace sheaf {

using Milliseconds = std::chrono::milliseconds;

struct FetchLimits {
  Milliseconds connect_timeout{10'000};       // name lookup, TCP and TLS
  Milliseconds header_timeout{30'000};        // from the start of a hop to the end of its header
  Milliseconds total_timeout{60'000};         // one attempt with all its redirects
  std::size_t max_header_bytes = 256u << 10;  // of one answer, 1xx before it included
  std::size_t max_header_lines = 1000;
  int max_interim = 20;    // 1xx before the answer
  int max_redirects = 10;  // one more is a failure
};

struct RetryPolicy {
  int max_attempts = 3;             // the first included; 1 = never again
  Milliseconds first_delay{1'000};  // doubles with each attempt, times a random 0.5..1.5
  Milliseconds max_delay{30'000};
  Milliseconds max_retry_after{60'000};  // a longer Retry-After ends the request: kRateLimited
};

// For each host name, over all its ports.
struct HostPolicy {
  int max_transfers = 2;                 // at once
  Milliseconds min_interval{250};        // between starts
  bool spares_loopback = true;           // no interval for hosts on this machine
  Milliseconds max_crawl_delay{30'000};  // of robots.txt, which raises min_interval up to here
  // Requests in a row that ended without any answer (or with 429) until the host is left alone:
  // what waits for it then fails with kHostGivenUp. 0 = never.
  int max_failures = 10;
};

// Robots.txt (fetch/robots.h) of each origin, asked for once in the life of a Fetcher.
enum class Robots : std::uint8_t { kIgnore, kObey };

// A header for a host and those below it, whoever names them.
struct HostHeader {
  std::string host;        // as Url::host() has it
  std::string port = "*";  // as Url::port() has it; "*" = each
  Header header;
};

struct FetchOptions {
  FetchLimits limits = {};
  RetryPolicy retry = {};
  HostPolicy host = {};
  int max_transfers = 64;  // at once, over all hosts
  Robots robots = Robots::kIgnore;
  // The product token, in front of '/', is the name that robots.txt knows us by; that of a
  // User-Agent in `headers` goes before it.
  std::string user_agent = "sheaf";
  std::vector<Header> headers = {};  // a name with value "" takes a header out
  // Whose pages `headers` are for. nullopt: the origin of each request.
  std::optional<std::vector<Url>> header_origins = {};
  std::vector<HostHeader> host_headers = {};  // go before `headers`
  std::string cookie_jar = {};  // path, Netscape format: read at the start, written at the end
  std::string http_proxy = {};  // URL; "" = none
  std::string https_proxy = {};
  std::string no_proxy = {};    // hosts, separated by ','; "*" = all
  std::string netrc_file = {};  // path; "" = no user names and passwords
  std::string ca_file = {};     // path of certificates (PEM) to trust; "" = the system's
  bool insecure = false;        // certificates are not checked
  bool allow_private = false;
  bool http2 = true;                // over TLS, where the server has it
  bool keep_request_heads = false;  // fills Response::request_head
  // "name:port:address[,address]" as curl --resolve: asked before DNS, checked like DNS's answers.
  std::vector<std::string> resolve = {};
  // Seconds since 1970, for Response::fetched_at and dates in Retry-After. Empty = 0, and dates are
  // read against the answer's own Date.
  std::function<std::int64_t()> wall_clock = {};
};

}  // namespace sheaf
