// How a transfer ended: libcurl's codes, flags and errno made one of FetchFailure.
#include <cerrno>
#include <cstring>

#include "base/credentials.h"
#include "base/text.h"
#include "fetch/descriptors.h"
#include "fetch/redirect.h"
#include "fetch/transfer.h"

namespace sheaf {
namespace {

// OpenSSL's X509_V_ERR_* (x509_vfy.h), which CURLINFO_SSL_VERIFYRESULT gives. They never change.
std::optional<FetchFailure> find_certificate_failure(long verify_result) {
  switch (verify_result) {
    case 9:
    case 11:
      return FetchFailure::kCertificateNotYetValid;
    case 10:
    case 12:
      return FetchFailure::kCertificateExpired;
    case 18:
    case 19:
      return FetchFailure::kCertificateSelfSigned;
    case 2:
    case 20:
    case 21:
      return FetchFailure::kCertificateUnknownIssuer;
    case 23:
      return FetchFailure::kCertificateRevoked;
    case 62:
    case 64:
      return FetchFailure::kCertificateWrongHost;
    case 66:
    case 67:
    case 68:
      return FetchFailure::kCertificateWeak;
    default:
      return std::nullopt;
  }
}

// What libcurl says when it cannot open a file, or the two ends of a pipe.
bool may_lack_files(CURLcode code) {
  return code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_SSL_CACERT_BADFILE ||
         code == CURLE_OUT_OF_MEMORY || code == CURLE_FAILED_INIT;
}

// What went to the server: nothing that was for a proxy, its password above all.
std::string without_proxy_parts(std::string head) {
  if (head.starts_with("CONNECT ")) return {};
  for (std::size_t line = head.find('\n') + 1; line > 0 && line < head.size();) {
    const std::size_t next = head.find('\n', line) + 1;
    if (next == 0) break;
    if (starts_with_ignore_case(std::string_view(head).substr(line), "proxy-"))
      head.erase(line, next - line);
    else
      line = next;
  }
  return head;
}

}  // namespace

long Transfer::info(CURLINFO what) const {
  long value = 0;
  curl_easy_getinfo(easy_.get(), what, &value);
  return value;
}

std::chrono::microseconds Transfer::time(CURLINFO what) const {
  curl_off_t value = 0;
  curl_easy_getinfo(easy_.get(), what, &value);
  return std::chrono::microseconds(value);
}

std::optional<Failure> Transfer::finish(CURLcode code, Response& response) {
  std::optional<Failure> failure;
  const bool answered = head_.is_complete() && !head_.failure();
  const bool needs_body = keeps_body_ && !is_redirect(head_.status());
  if (answered && head_.has_bad_location() && head_.status() / 100 == 3) {
    failure = {
        FetchFailure::kBadRedirectTarget,
        std::string(describe(FetchFailure::kBadRedirectTarget)) + ": control characters in it",
        url_};
  } else if (!answered || (code == CURLE_OPERATION_TIMEDOUT && needs_body)) {
    failure = describe_failure(code);
  }
  response.body_state = body_state(code);
  give_to(response);
  return failure;
}

Failure Transfer::time_out(Response& response) {
  const FetchFailure kind = classify_timeout();
  response.body_state = BodyState::kCutShort;
  give_to(response);
  return {kind, std::string(describe(kind)), url_};
}

BodyState Transfer::body_state(CURLcode code) const {
  if (over_limit_) return BodyState::kOverLimit;
  if (code != CURLE_OK) return BodyState::kCutShort;
  if (!keeps_body_ && body_bytes_ > 0) return BodyState::kDropped;
  return BodyState::kWhole;
}

void Transfer::give_to(Response& response) {
  head_.give_to(response);
  response.body = std::move(body_);
  response.request_head = without_proxy_parts(std::move(request_head_));
  char* address = nullptr;
  if (proxy_set_.empty()) curl_easy_getinfo(easy_.get(), CURLINFO_PRIMARY_IP, &address);
  response.address = address ? address : "";
  response.time = time(CURLINFO_TOTAL_TIME_T);
}

// libcurl says the same of a file that is not there, is empty, or has no certificate in it.
std::string Transfer::describe_missing_authorities() const {
  const std::string& given = setup_.options.ca_file;
  const char* file = given.c_str();
  if (given.empty()) curl_easy_getinfo(easy_.get(), CURLINFO_CAINFO, &file);
  const std::string what =
      std::string(describe(FetchFailure::kNoAuthorities)) + " (" + (file ? file : "none") + "): ";
  return what + (given.empty()
                     ? "install the package ca-certificates, or name a file of them (PEM) "
                       "with --ca-file"
                     : "--ca-file takes a file of them (PEM)");
}

Failure Transfer::describe_failure(CURLcode code) {
  const FetchFailure kind = classify(code);
  if (kind == FetchFailure::kNoAuthorities) return {kind, describe_missing_authorities(), url_};
  std::string message(describe(kind));
  const bool says_more = kind == FetchFailure::kInternal || kind == FetchFailure::kTlsFailed ||
                         kind == FetchFailure::kProxyFailed ||
                         kind == FetchFailure::kCertificateInvalid ||
                         kind == FetchFailure::kHttp2Failed;
  if (says_more) {
    const char* detail = detail_[0] ? detail_.data() : curl_easy_strerror(code);
    message.append(": ").append(without_credentials(detail));  // it may name the proxy's address
  }
  return {kind, message, url_};
}

FetchFailure Transfer::classify(CURLcode code) {
  if (head_.failure()) return *head_.failure();
  if (refused_private_) return FetchFailure::kPrivateAddress;
  if (out_of_files_ || (may_lack_files(code) && !has_files_for_transfer()))
    return FetchFailure::kTooManyFiles;
  if (info(CURLINFO_HTTP_CONNECTCODE) >= 300) return FetchFailure::kProxyFailed;
  switch (code) {
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return FetchFailure::kProxyFailed;
    case CURLE_COULDNT_RESOLVE_HOST:
      return FetchFailure::kNameLookupFailed;
    case CURLE_COULDNT_CONNECT:
      return classify_connect();
    case CURLE_OPERATION_TIMEDOUT:
      return classify_timeout();
    case CURLE_SSL_CACERT_BADFILE:
      return FetchFailure::kNoAuthorities;
    case CURLE_PEER_FAILED_VERIFICATION:
      return classify_certificate();
    case CURLE_SSL_CONNECT_ERROR: {
      const std::string_view detail = detail_.data();
      const bool no_tls = detail.find("wrong version number") != detail.npos ||
                          detail.find("packet length too long") != detail.npos ||
                          detail.find("http request") != detail.npos;
      return no_tls ? FetchFailure::kNoTls : FetchFailure::kTlsFailed;
    }
    case CURLE_GOT_NOTHING:
      return FetchFailure::kEmptyAnswer;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_PARTIAL_FILE:
      return blames_http2() ? FetchFailure::kHttp2Failed : FetchFailure::kConnectionReset;
    case CURLE_UNSUPPORTED_PROTOCOL:  // HTTP/0.9
      return FetchFailure::kNotHttp;
    case CURLE_WEIRD_SERVER_REPLY:
      return FetchFailure::kBadHeader;
    case CURLE_OUT_OF_MEMORY:  // what libcurl says of a line over its own limit of 100 kB
      return FetchFailure::kHeaderTooLarge;
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return FetchFailure::kHttp2Failed;
    default:
      return FetchFailure::kInternal;
  }
}

// The second is what libcurl says of a stream that was refused, after five connections.
bool Transfer::blames_http2() const {
  const std::string_view detail = detail_.data();
  const bool may_speak_it = setup_.options.http2 && !http1_set_ && url_.starts_with("https:");
  return may_speak_it &&
         (detail.starts_with("HTTP/2") || detail.starts_with("Connection died, tried"));
}

FetchFailure Transfer::classify_connect() {
  if (!proxy_set_.empty()) return FetchFailure::kProxyFailed;
  switch (info(CURLINFO_OS_ERRNO)) {
    case ECONNREFUSED:
      return FetchFailure::kConnectionRefused;
    case ETIMEDOUT:
      return FetchFailure::kConnectTimeout;
    default:
      return FetchFailure::kHostUnreachable;
  }
}

FetchFailure Transfer::classify_timeout() {
  if (head_.is_complete()) return FetchFailure::kTotalTimeout;
  if (time(CURLINFO_PRETRANSFER_TIME_T).count() > 0) return FetchFailure::kHeaderTimeout;
  const bool tls = url_.starts_with("https:") && time(CURLINFO_CONNECT_TIME_T).count() > 0;
  return tls ? FetchFailure::kTlsTimeout : FetchFailure::kConnectTimeout;
}

FetchFailure Transfer::classify_certificate() {
  if (const auto failure = find_certificate_failure(info(CURLINFO_SSL_VERIFYRESULT)))
    return *failure;
  const std::string_view detail = detail_.data();
  const bool wrong_host = detail.find("does not match target host") != detail.npos ||
                          detail.find("no alternative certificate subject") != detail.npos;
  return wrong_host ? FetchFailure::kCertificateWrongHost : FetchFailure::kCertificateInvalid;
}

}  // namespace sheaf
