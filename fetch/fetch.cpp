#include "fetch/fetch.h"

#include <curl/curl.h>

#include <memory>

namespace sheaf {
namespace {

struct Body {
  std::string bytes;
  std::size_t limit;
};

std::size_t receive(char* data, std::size_t, std::size_t size, void* target) {
  Body& body = *static_cast<Body*>(target);
  if (size > body.limit - body.bytes.size()) return 0;  // makes the transfer fail
  body.bytes.append(data, size);
  return size;
}

struct EasyCleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Easy = std::unique_ptr<CURL, EasyCleanup>;

Easy make_handle() {
  static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT);
  return Easy(global == CURLE_OK ? curl_easy_init() : nullptr);
}

void configure(CURL* curl, const Url& url, const FetchLimits& limits) {
  curl_easy_setopt(curl, CURLOPT_URL, url.text().c_str());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "sheaf/0.1");
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, limits.max_redirects);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // all that libcurl can undo
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, limits.connect_timeout_s);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, limits.total_timeout_s);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
}

Error describe(CURLcode code, const char* detail) {
  const std::string message = *detail ? detail : curl_easy_strerror(code);
  if (code == CURLE_OPERATION_TIMEDOUT) return {ErrorKind::kTimeout, message};
  if (code == CURLE_WRITE_ERROR)
    return {ErrorKind::kTooLarge, "the response is over the size limit"};
  return {ErrorKind::kNetwork, message};
}

Response read_response(CURL* curl, std::string body) {
  Response response;
  long status = 0;
  char* text = nullptr;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  response.status = static_cast<int>(status);
  if (curl_easy_getinfo(curl, CURLINFO_EFFECTIVE_URL, &text) == CURLE_OK && text)
    response.final_url = text;
  if (curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK && text)
    response.content_type = text;
  response.body = std::move(body);
  return response;
}

}  // namespace

Result<Response> fetch_url(const Url& url, const FetchLimits& limits) {
  const Easy curl = make_handle();
  if (!curl) return Error{ErrorKind::kNetwork, "libcurl cannot be initialised"};
  char detail[CURL_ERROR_SIZE] = "";
  Body body{{}, limits.max_body_bytes};
  configure(curl.get(), url, limits);
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, detail);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &body);
  const CURLcode code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) return describe(code, detail);
  return read_response(curl.get(), std::move(body.bytes));
}

}  // namespace sheaf
