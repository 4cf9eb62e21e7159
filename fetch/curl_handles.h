// Owners of libcurl's handles. Internal to fetch/.
#pragma once

#include <curl/curl.h>

#include <memory>

namespace sheaf {

struct CurlDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using EasyHandle = std::unique_ptr<CURL, CurlDeleter>;
using UrlHandle = std::unique_ptr<CURLU, CurlDeleter>;
using StringList = std::unique_ptr<curl_slist, CurlDeleter>;

struct MultiDeleter {
  void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
using MultiHandle = std::unique_ptr<CURLM, MultiDeleter>;

struct ShareDeleter {
  void operator()(CURLSH* handle) const { curl_share_cleanup(handle); }
};
using ShareHandle = std::unique_ptr<CURLSH, ShareDeleter>;

inline void append(StringList& list, const char* text) {
  // On failure the old list stays as it is.
  if (curl_slist* longer = curl_slist_append(list.get(), text)) {
    static_cast<void>(list.release());
    list.reset(longer);
  }
}

}  // namespace sheaf
