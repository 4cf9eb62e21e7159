#include "fetch/transfer.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <limits>

#include "base/text.h"
#include "fetch/address.h"
#include "fetch/proxy.h"
#include "fetch/redirect.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxRedirectBody = 64u << 10;

// A declared length is a hint only: room for this much is made at once.
constexpr std::size_t kMaxReserve = 1u << 20;

constexpr std::string_view kHeadEnd = "\r\n\r\n";

// The names behind "machine". A word too many, as of a macro, does no harm: libcurl reads the file.
std::set<std::string> read_netrc_hosts(const std::string& path) {
  std::set<std::string> hosts;
  if (path.empty()) return hosts;
  std::ifstream file(path);
  bool is_name = false;
  for (std::string word; file >> word; is_name = equals_ignore_case(word, "machine")) {
    if (is_name) hosts.insert(ascii_lower(word));
  }
  return hosts;
}

bool begins_request(std::string_view bytes) {
  return bytes.starts_with("GET ") || bytes.starts_with("HEAD ") || bytes.starts_with("CONNECT ");
}

}  // namespace

TransferSetup::TransferSetup(const FetchOptions& fetch_options)
    : options(fetch_options),
      share(curl_share_init()),
      asked_origin(make_header_list(options, {})),
      other_origin(make_header_list(options, {.general = HeaderScope::kOtherOrigin})),
      netrc_hosts(read_netrc_hosts(options.netrc_file)) {
  for (const std::string& entry : options.resolve) append(resolve, entry.c_str());
  // One thread uses all handles: no locks.
  curl_share_setopt(share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
  if (options.cookie_jar.empty()) return;
  curl_share_setopt(share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
  // Read once: a handle that has the file reads it again, and brings back what servers deleted.
  const EasyHandle reader(curl_easy_init());
  curl_easy_setopt(reader.get(), CURLOPT_SHARE, share.get());
  curl_easy_setopt(reader.get(), CURLOPT_COOKIEFILE, options.cookie_jar.c_str());
  curl_easy_setopt(reader.get(), CURLOPT_COOKIELIST, "RELOAD");
}

Transfer::Transfer(const TransferSetup& setup)
    : setup_(setup), address_(curl_url()), easy_(curl_easy_init()), head_(setup.options.limits) {
  if (easy_) set_up_once();
}

void Transfer::set_up_once() {
  const FetchOptions& options = setup_.options;
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_ERRORBUFFER, detail_.data());
  set(CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  set(CURLOPT_HEADERDATA, this);
  set(CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
  set(CURLOPT_OPENSOCKETDATA, this);
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PATH_AS_IS, 1L);
  // Undone here (fetch/codings.h): libcurl does not tell a compressed body that breaks off.
  set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
  set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.limits.connect_timeout.count()));
  const bool proxy = !options.http_proxy.empty() || !options.https_proxy.empty();
  if (proxy) set(CURLOPT_USERAGENT, options.user_agent.c_str());  // what it hears in CONNECT
  set(CURLOPT_SHARE, setup_.share.get());
  set(CURLOPT_COOKIEFILE, "");  // remembers, without a file
  set(CURLOPT_PROXY, "");       // else libcurl reads the environment
  set(CURLOPT_NOPROXY, "");
  set(CURLOPT_HTTP_VERSION,
      static_cast<long>(options.http2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
  if (setup_.resolve) set(CURLOPT_RESOLVE, setup_.resolve.get());
  if (!options.netrc_file.empty()) set(CURLOPT_NETRC_FILE, options.netrc_file.c_str());
  if (options.keep_request_heads) {
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_DEBUGFUNCTION, &Transfer::on_debug);
    set(CURLOPT_DEBUGDATA, this);
  }
  set_up_trust();
}

void Transfer::set_up_trust() {
  const FetchOptions& options = setup_.options;
  if (!options.ca_file.empty()) {
    set(CURLOPT_CAINFO, options.ca_file.c_str());
    set(CURLOPT_CAPATH,
        static_cast<const char*>(nullptr));  // else the system's are trusted as well
  }
  if (!options.insecure) return;
  set(CURLOPT_SSL_VERIFYPEER, 0L);
  set(CURLOPT_SSL_VERIFYHOST, 0L);
}

void Transfer::prepare(const HopPlan& plan, void* owner) {
  head_.reset();
  body_.clear();
  request_head_.clear();
  detail_[0] = '\0';
  body_bytes_ = 0;
  body_limit_ = plan.request->body_limit;
  keeps_body_ = plan.request->keep_body == KeepBody::kKeep;
  over_limit_ = refused_private_ = out_of_files_ = false;
  set(CURLOPT_PRIVATE, owner);
  set_url(*plan.url);
  set_method(*plan.request);
  set_headers(plan);
  set_tweaks(plan);
  set_proxy(*plan.url);
  if (timeout_set_ != plan.time_left) {
    timeout_set_ = plan.time_left;
    set(CURLOPT_TIMEOUT_MS, std::max(1L, static_cast<long>(timeout_set_.count())));
  }
}

void Transfer::set_url(const Url& url) {
  may_be_private_ = setup_.options.allow_private || names_private_host(url.host());
  const std::string_view text =
      std::string_view(url.text()).substr(0, std::min(url.text().find('#'), url.text().size()));
  if (url_ == text) return;
  const std::size_t origin = static_cast<std::size_t>(url.path().data() - url.text().data());
  const bool same_origin =
      std::string_view(url_).substr(0, origin + 1) == text.substr(0, origin + 1);
  // In parts that are set alone libcurl writes escapes in lower case.
  const bool path_alone = same_origin && text.find('%') == text.npos;
  url_ = text;
  // Taken apart here: of CURLOPT_URL libcurl makes the parts and then the text again. It reads
  // every Url; without memory it gets an empty address, never the one before.
  const bool is_set = path_alone ? set_path(url) : set_part(CURLUPART_URL, url_.c_str());
  if (!is_set) address_.reset(curl_url());
  set(CURLOPT_CURLU, address_.get());
}

bool Transfer::set_path(const Url& url) {
  const std::string path(url.path()), query(url.query());
  return set_part(CURLUPART_PATH, path.c_str()) &&
         set_part(CURLUPART_QUERY, query.empty() ? nullptr : query.c_str());
}

bool Transfer::set_part(CURLUPart part, const char* text) {
  return curl_url_set(address_.get(), part, text, CURLU_PATH_AS_IS) == CURLUE_OK;
}

void Transfer::set_method(const Request& request) {
  if (method_set_ != request.method) {
    method_set_ = request.method;
    if (method_set_ == Method::kHead) {
      set(CURLOPT_NOBODY, 1L);
    } else {
      set(CURLOPT_HTTPGET, 1L);
    }
  }
  if (range_set_ == request.range) return;
  range_set_ = request.range;
  set(CURLOPT_RANGE, range_set_.empty() ? nullptr : range_set_.c_str());
}

void Transfer::set_headers(const HopPlan& plan) {
  const HeaderScope general = general_scope(setup_.options, *plan.url, plan.scope);
  set_netrc(*plan.url, general);
  const bool asked = general == HeaderScope::kAskedOrigin;
  const curl_slist* list = (asked ? setup_.asked_origin : setup_.other_origin).get();
  const bool has_own = !plan.request->headers.empty() || !plan.request->range.empty() ||
                       !setup_.options.host_headers.empty();
  if (has_own) {
    own_headers_ = make_header_list(setup_.options, {plan.request, plan.url, plan.scope, general});
    list = own_headers_.get();
  }
  // The address of own ones may be that of the list before.
  if (headers_set_ == list && !has_own) return;
  headers_set_ = has_own ? nullptr : list;
  set(CURLOPT_HTTPHEADER, list);
}

// What the file has for every host ("default") is for those that the user names alone.
void Transfer::set_netrc(const Url& url, HeaderScope general) {
  if (setup_.options.netrc_file.empty()) return;
  const bool is_used =
      general == HeaderScope::kAskedOrigin || setup_.netrc_hosts.contains(std::string(url.host()));
  if (netrc_set_ == is_used) return;
  netrc_set_ = is_used;
  set(CURLOPT_NETRC, static_cast<long>(is_used ? CURL_NETRC_OPTIONAL : CURL_NETRC_IGNORED));
}

void Transfer::set_tweaks(const HopPlan& plan) {
  if (fresh_set_ != plan.fresh_connection) {
    fresh_set_ = plan.fresh_connection;
    set(CURLOPT_FRESH_CONNECT, fresh_set_ ? 1L : 0L);
  }
  if (http1_set_ != plan.http1_only) {
    http1_set_ = plan.http1_only;
    const bool http2 = setup_.options.http2 && !http1_set_;
    set(CURLOPT_HTTP_VERSION,
        static_cast<long>(http2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
  }
  if (hurry_set_) {
    hurry_set_ = false;
    set(CURLOPT_LOW_SPEED_LIMIT, 0L);
    set(CURLOPT_LOW_SPEED_TIME, 0L);
  }
}

void Transfer::set_proxy(const Url& url) {
  const std::string& proxy = proxy_for(url, setup_.options);
  if (!proxy.empty()) may_be_private_ = true;
  if (proxy_set_ == proxy) return;
  proxy_set_ = proxy;
  set(CURLOPT_PROXY, proxy_set_.c_str());
}

void Transfer::end_chain() {
  if (setup_.options.cookie_jar.empty()) set(CURLOPT_COOKIELIST, "ALL");
}

std::size_t Transfer::on_header(char* data, std::size_t, std::size_t size, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const bool had_head = transfer.head_.is_complete();
  if (!transfer.head_.take_line({data, size})) return 0;
  if (!had_head && transfer.head_.is_complete()) transfer.begin_body();
  return size;
}

void Transfer::begin_body() {
  if (is_redirect(head_.status())) hurry();
  if (!keeps_body_) return;
  const std::size_t length = head_.content_length().value_or(0);
  body_.reserve(std::min({length, body_limit_, kMaxReserve}));
}

// A redirect is followed by its head. Its body is read so that the connection can be used again,
// which is not worth waiting for: the limit, above all speeds, ends it after a second or two.
void Transfer::hurry() {
  body_limit_ = std::min(body_limit_, kMaxRedirectBody);
  hurry_set_ = true;
  set(CURLOPT_LOW_SPEED_LIMIT, std::numeric_limits<long>::max());
  set(CURLOPT_LOW_SPEED_TIME, 1L);
}

std::size_t Transfer::on_body(char* data, std::size_t, std::size_t size, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const std::size_t taken = std::min(size, transfer.body_limit_ - transfer.body_bytes_);
  transfer.body_bytes_ += taken;
  if (transfer.keeps_body_) transfer.body_.append(data, taken);
  transfer.over_limit_ = taken < size;
  return transfer.over_limit_ ? CURL_WRITEFUNC_ERROR : size;
}

curl_socket_t Transfer::on_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (!transfer.may_be_private_ && !is_public_address(address->addr)) {
    transfer.refused_private_ = true;
    return CURL_SOCKET_BAD;
  }
  const int made = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  transfer.out_of_files_ = made < 0 && (errno == EMFILE || errno == ENFILE);
  return made;
}

// A request may come in pieces, and after one to the proxy (CONNECT) or one on a connection that
// was closed already; the last is the one that is answered. No request has a body: it is over at
// the end of its head.
// NOLINTNEXTLINE(readability-function-size): libcurl's parameters
int Transfer::on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* self) {
  if (type != CURLINFO_HEADER_OUT) return 0;
  const std::string_view piece(data, size);
  std::string& head = static_cast<Transfer*>(self)->request_head_;
  if (head.ends_with(kHeadEnd) || begins_request(piece)) head.clear();
  head += piece;
  return 0;
}

}  // namespace sheaf
