// Transfer: one libcurl easy handle, set up once and used for hop after hop. Internal to fetch/.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "fetch/curl_handles.h"
#include "fetch/failure.h"
#include "fetch/head_reader.h"
#include "fetch/options.h"
#include "fetch/request.h"
#include "fetch/request_headers.h"
#include "fetch/response.h"

namespace sheaf {

// What all transfers of a Fetcher have in common; outlives them.
struct TransferSetup {
  explicit TransferSetup(const FetchOptions& fetch_options);

  const FetchOptions& options;
  ShareHandle share;  // TLS sessions; cookies too, if there is a jar
  StringList resolve;
  StringList asked_origin, other_origin;  // FetchOptions::headers
  std::set<std::string> netrc_hosts;      // that the netrc file names
};

// One hop, and how this attempt differs from the ordinary.
struct HopPlan {
  const Request* request = nullptr;
  const Url* url = nullptr;
  HeaderScope scope = HeaderScope::kAskedOrigin;
  Milliseconds time_left{0};
  bool fresh_connection = false;
  bool http1_only = false;
};

class Transfer {
 public:
  explicit Transfer(const TransferSetup& setup);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  CURL* handle() const { return easy_.get(); }
  bool has_head() const { return head_.is_complete(); }

  // Which of the engine's runs it is in; 0 = none.
  std::uint64_t run() const { return run_; }
  void set_run(std::uint64_t run) { run_ = run; }

  // Makes the handle ready for curl_multi_add_handle; `owner` comes back as CURLINFO_PRIVATE.
  void prepare(const HopPlan& plan, void* owner);
  // After the transfer ended with `code`: moves what came to `response`, its body still
  // coded. Gives why no answer came.
  std::optional<Failure> finish(CURLcode code, Response& response);
  // The same for one that was taken out by us because its header did not come in time.
  Failure time_out(Response& response);
  // Forgets what the chain of redirects left: its cookies.
  void end_chain();

 private:
  static std::size_t on_header(char* data, std::size_t, std::size_t size, void* self);
  static std::size_t on_body(char* data, std::size_t, std::size_t size, void* self);
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* self);

  void set_up_once();
  void set_up_trust();
  void set_url(const Url& url);
  bool set_path(const Url& url);
  bool set_part(CURLUPart part, const char* text);
  void set_method(const Request& request);
  void set_headers(const HopPlan& plan);
  void set_netrc(const Url& url, HeaderScope general);
  void set_tweaks(const HopPlan& plan);
  void set_proxy(const Url& url);
  void begin_body();
  void hurry();

  Failure describe_failure(CURLcode code);
  std::string describe_missing_authorities() const;
  FetchFailure classify(CURLcode code);
  FetchFailure classify_timeout();
  bool blames_http2() const;
  FetchFailure classify_connect();
  FetchFailure classify_certificate();
  BodyState body_state(CURLcode code) const;
  void give_to(Response& response);
  long info(CURLINFO what) const;
  std::chrono::microseconds time(CURLINFO what) const;

  template <typename T>
  void set(CURLoption option, T value) {
    curl_easy_setopt(easy_.get(), option, value);
  }

  const TransferSetup& setup_;
  UrlHandle address_;  // url_, taken apart; goes after easy_, which looks at it
  EasyHandle easy_;
  HeadReader head_;
  StringList own_headers_;
  std::string url_, body_, request_head_;
  std::array<char, CURL_ERROR_SIZE> detail_{};
  std::uint64_t run_ = 0;
  std::size_t body_limit_ = 0, body_bytes_ = 0;
  bool keeps_body_ = true, over_limit_ = false;
  bool may_be_private_ = false, refused_private_ = false, out_of_files_ = false;

  // As they are set on the handle.
  const curl_slist* headers_set_ = nullptr;
  std::string range_set_, proxy_set_;
  Method method_set_ = Method::kGet;
  Milliseconds timeout_set_{-1};
  bool netrc_set_ = false, fresh_set_ = false, http1_set_ = false, hurry_set_ = false;
};

}  // namespace sheaf
