// Why no answer came: a closed list, each with its line for people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sheaf {

enum class FetchFailure : std::uint8_t {
  // Finding and reaching the host.
  kNoSuchHost,        // DNS says that the name does not exist
  kNameLookupFailed,  // DNS gave no answer; it may another time
  kConnectionRefused,
  kHostUnreachable,  // no route, network down
  kConnectTimeout,
  kProxyFailed,  // the proxy cannot be reached or refuses
  // TLS (RFC 5280 for the certificate).
  kTlsFailed,   // no common protocol, or broken off
  kTlsTimeout,  // the connection stood, the handshake never ended
  kNoTls,       // https was asked, and something else than TLS answered
  kCertificateExpired,
  kCertificateNotYetValid,
  kCertificateSelfSigned,
  kCertificateWrongHost,
  kCertificateUnknownIssuer,
  kCertificateRevoked,
  kCertificateWeak,  // key too short, digest broken
  kCertificateInvalid,
  // The answer.
  kHeaderTimeout,  // connected, but no whole header came in time
  kTotalTimeout,
  kConnectionReset,
  kEmptyAnswer,       // closed without a byte
  kNotHttp,           // HTTP/0.9 or another protocol
  kBadStatusLine,     // a status code outside 100..599, or none
  kBadHeader,         // NUL or control characters in a header
  kHeaderTooLarge,    // more bytes or lines than FetchLimits allow
  kTooManyInterim,    // 1xx answers without end
  kAmbiguousFraming,  // two different Content-Length (RFC 9112 6.3)
  kHttp2Failed,       // GOAWAY, RST_STREAM or broken frames, over HTTP/1.1 too
  // Redirects.
  kRedirectLoop,
  kTooManyRedirects,
  kRedirectWithoutTarget,
  kBadRedirectTarget,  // no URL
  kForbiddenScheme,    // something else than http and https, asked for or in a redirect
  kPrivateAddress,     // see fetch/options.h
  // What we keep from by ourselves.
  kDisallowedByRobots,
  kRobotsUnreachable,  // robots.txt gave 5xx: all is disallowed (RFC 9309 2.3.1.4)
  kRateLimited,        // 429 or 503 with a Retry-After beyond what we wait
  kHostGivenUp,        // the host failed so often in a row that it is left alone
  // Here.
  kTooManyFiles,   // no file descriptor was left for a connection
  kNoAuthorities,  // no certificates to trust can be read: no certificate can be checked
  kInternal,       // libcurl cannot go on; the message has what it says
};

// "connection-refused": for reports and JSON; never changes.
std::string_view name_of(FetchFailure failure);
// "connection refused": one line for people, without the URL.
std::string_view describe(FetchFailure failure);
// Whether it may go well when tried again soon.
bool is_transient(FetchFailure failure);

struct Failure {
  FetchFailure kind = FetchFailure::kInternal;
  std::string message;  // describe(kind), often with what is wrong: a date, a target, a limit
  std::string url;      // where in the chain it happened
};

// kTimeout, kTooLarge, kUnsupported or kNetwork, with the failure's message.
Error to_error(const Failure& failure);

}  // namespace sheaf
