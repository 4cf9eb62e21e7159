#include "fetch/failure.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace sheaf {
namespace {

enum class Worth : std::uint8_t { kNever, kAgain };

struct Entry {
  FetchFailure failure;
  std::string_view name;
  std::string_view line;
  Worth worth;
  ErrorKind kind;
};

using enum FetchFailure;
using enum Worth;
using enum ErrorKind;

// In the order of the enumeration.
constexpr std::array kEntries = {
    Entry{kNoSuchHost, "no-such-host", "no such host", kNever, kNetwork},
    Entry{kNameLookupFailed, "name-lookup-failed", "the host's name cannot be looked up now",
          kAgain, kNetwork},
    Entry{kConnectionRefused, "connection-refused", "connection refused", kAgain, kNetwork},
    Entry{kHostUnreachable, "host-unreachable", "the host cannot be reached", kAgain, kNetwork},
    Entry{kConnectTimeout, "connect-timeout", "no connection in time", kAgain, kTimeout},
    Entry{kProxyFailed, "proxy-failed", "the proxy cannot be used", kAgain, kNetwork},
    Entry{kTlsFailed, "tls-failed", "TLS failed", kNever, kNetwork},
    Entry{kTlsTimeout, "tls-timeout", "the TLS handshake did not end in time", kAgain, kTimeout},
    Entry{kNoTls, "no-tls", "the server does not speak TLS on this port", kNever, kNetwork},
    Entry{kCertificateExpired, "certificate-expired", "the certificate has expired", kNever,
          kNetwork},
    Entry{kCertificateNotYetValid, "certificate-not-yet-valid", "the certificate is not valid yet",
          kNever, kNetwork},
    Entry{kCertificateSelfSigned, "certificate-self-signed", "the certificate is self-signed",
          kNever, kNetwork},
    Entry{kCertificateWrongHost, "certificate-wrong-host", "the certificate is for another host",
          kNever, kNetwork},
    Entry{kCertificateUnknownIssuer, "certificate-unknown-issuer",
          "the certificate's issuer is not known, or its chain is incomplete", kNever, kNetwork},
    Entry{kCertificateRevoked, "certificate-revoked", "the certificate has been revoked", kNever,
          kNetwork},
    Entry{kCertificateWeak, "certificate-weak", "the certificate's key or digest is too weak",
          kNever, kNetwork},
    Entry{kCertificateInvalid, "certificate-invalid", "the certificate is not valid", kNever,
          kNetwork},
    Entry{kHeaderTimeout, "header-timeout", "no whole header in time", kAgain, kTimeout},
    Entry{kTotalTimeout, "total-timeout", "not done in time", kNever, kTimeout},
    Entry{kConnectionReset, "connection-reset", "the connection broke off", kAgain, kNetwork},
    Entry{kEmptyAnswer, "empty-answer", "the server closed without an answer", kAgain, kNetwork},
    Entry{kNotHttp, "not-http", "the answer is not HTTP", kNever, kNetwork},
    Entry{kBadStatusLine, "bad-status-line", "the answer has no valid status code", kNever,
          kNetwork},
    Entry{kBadHeader, "bad-header", "a header of the answer is malformed", kNever, kNetwork},
    Entry{kHeaderTooLarge, "header-too-large", "the answer's header is too large", kNever,
          kTooLarge},
    Entry{kTooManyInterim, "too-many-interim", "too many 1xx answers", kNever, kNetwork},
    Entry{kAmbiguousFraming, "ambiguous-framing",
          "ambiguous framing: two different Content-Length headers", kNever, kNetwork},
    Entry{kHttp2Failed, "http2-failed", "HTTP/2 failed", kAgain, kNetwork},
    Entry{kRedirectLoop, "redirect-loop", "redirect loop", kNever, kNetwork},
    Entry{kTooManyRedirects, "too-many-redirects", "too many redirects", kNever, kNetwork},
    Entry{kRedirectWithoutTarget, "redirect-without-target", "redirect without target", kNever,
          kNetwork},
    Entry{kBadRedirectTarget, "bad-redirect-target", "redirect to what is no URL", kNever,
          kNetwork},
    Entry{kForbiddenScheme, "forbidden-scheme", "only http and https are fetched", kNever,
          kUnsupported},
    Entry{kPrivateAddress, "private-address", "the address is not public", kNever, kUnsupported},
    Entry{kDisallowedByRobots, "disallowed-by-robots", "disallowed by robots.txt", kNever,
          kUnsupported},
    Entry{kRobotsUnreachable, "robots-unreachable",
          "robots.txt cannot be had, which disallows everything", kNever, kNetwork},
    Entry{kRateLimited, "rate-limited", "rate limited", kNever, kNetwork},
    Entry{kHostGivenUp, "host-given-up", "the host failed too often and was given up", kNever,
          kNetwork},
    Entry{kTooManyFiles, "too-many-files", "too many files are open here for another connection",
          kAgain, kIo},
    Entry{kNoAuthorities, "no-authorities", "no certificates of authorities can be read here",
          kNever, kIo},
    Entry{kInternal, "internal", "the transfer failed", kNever, kNetwork},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kEntries.size(); ++i) {
    if (static_cast<std::size_t>(kEntries[i].failure) != i) return false;
  }
  return kEntries.back().failure == kInternal;
}
static_assert(in_order());

const Entry& entry_of(FetchFailure failure) { return kEntries[static_cast<std::size_t>(failure)]; }

}  // namespace

std::string_view name_of(FetchFailure failure) { return entry_of(failure).name; }
std::string_view describe(FetchFailure failure) { return entry_of(failure).line; }
bool is_transient(FetchFailure failure) { return entry_of(failure).worth == kAgain; }

Error to_error(const Failure& failure) {
  return {entry_of(failure.kind).kind,
          failure.message.empty() ? std::string(describe(failure.kind)) : failure.message};
}

}  // namespace sheaf
