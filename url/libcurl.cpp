#include "url/libcurl.h"

#include <curl/curl.h>

#include <memory>

namespace sheaf {
namespace {

struct Deleter {
  void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
  void operator()(char* text) const { curl_free(text); }
};

}  // namespace

std::optional<std::string> find_libcurl_host(const std::string& url) {
  // A scheme that this libcurl was built without is still a URL.
  constexpr unsigned kFlags = CURLU_PATH_AS_IS | CURLU_NON_SUPPORT_SCHEME;
  const std::unique_ptr<CURLU, Deleter> handle(curl_url());
  if (!handle) return std::nullopt;
  if (curl_url_set(handle.get(), CURLUPART_URL, url.c_str(), kFlags) != CURLUE_OK) {
    return std::nullopt;
  }
  char* raw = nullptr;
  if (curl_url_get(handle.get(), CURLUPART_HOST, &raw, 0) != CURLUE_OK) return std::string();
  const std::unique_ptr<char, Deleter> host(raw);
  return std::string(host ? host.get() : "");
}

}  // namespace sheaf
