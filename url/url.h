// Url: an absolute URL that is always valid, made only by Url::parse.
//
// Three strings of one address:
//   text()       the normal form: opens the same page, with its fragment;
//   canonical()  without trackers and redirect wrappers: opens the same page, what a record shows;
//   key()        what duplicates share: for comparing only, never to be opened.
//
//   https://example.com:8080/a/b?q=1#top
//        |  |         |     |   |   |
//        |  host_     host_ |   |   fragment_ ('#', or the end)
//        |  begin     end   |   query_ ('?', or where the fragment begins)
//        scheme_end_        path_
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sheaf {

class Url {
 public:
  static constexpr std::size_t kMaxBytes = 8192;  // of the input, and of the normal form

  // Parses as browsers do (WHATWG URL; RFC 3986 5.2 for relative ones). In the result:
  // - space, control and invisible characters at the ends are gone, tabs and newlines everywhere;
  // - '\' in front of the query is '/', slashes missing after the scheme are there;
  // - scheme and host are in lower case; the host is percent-decoded and in punycode (UTS #46 with
  //   the characters of IDNA2008, so no emoji), numbers are IPv4 (0x7f.1 = 127.0.0.1);
  // - default port, credentials, a trailing dot of the host, empty "?" and "#" are dropped;
  // - '.' and '..' are resolved, "%2e" too;
  // - escapes have upper-case hex, unreserved characters are decoded, what the place does not allow
  //   is encoded; all other escapes, bytes of legacy charsets too, stay.
  // Stricter than browsers: a host name is letters, digits, '-', '_' and '.', of DNS lengths, and
  // no character in it turns the reading direction; port 0 and "file" with a host are refused; and
  // libcurl, which fetches, must read the same host in the result.
  // Only http, https, ftp and file. Errors: kUnsupported for another scheme (mailto:, javascript:),
  // kTooLarge over kMaxBytes, kBadInput for the rest, so too for a relative one without base.
  static Result<Url> parse(std::string_view text);
  static Result<Url> parse(std::string_view text, const Url& base);

  const std::string& text() const { return text_; }  // the whole, with the fragment
  // Views into text(); valid while this Url is. No trailing or leading delimiters.
  std::string_view scheme() const;
  std::string_view host() const;  // lower-case ASCII; "[::1]" with its brackets; "" for file
  std::string_view port() const;  // "" if default
  std::string_view path() const;  // at least "/"
  std::string_view query() const;
  std::string_view fragment() const;

  // The same resource without fragment (but #! and #/ routes) and tracking parameters: what a
  // record shows. Redirect wrappers (link.zhihu.com/?target= and kin) are taken off, up to five in
  // one another; a deeper nest stays as it is. WeChat's articles keep only what names them. Opens
  // the same page as this. canonical().canonical() == canonical().
  Url canonical() const;
  // The page of which this is a copy in a web archive or a reading service.
  std::optional<Url> archived() const;
  // Whether it is a redirect wrapper that canonical() leaves as it is for its depth.
  bool is_nested_too_deep() const;
  // The identity by which duplicates are found: canonical(), out of web archives, with scheme,
  // "www.", "m." and kin, AMP, trailing "/" and "index.html" folded, query pairs sorted, and per
  // site what is one there (url/identity.cpp), videos by their id (url/video.h). Not to be opened.
  std::string key() const;

  friend bool operator==(const Url& a, const Url& b) { return a.text_ == b.text_; }

 private:
  explicit Url(std::string normal_text);
  Url tidied() const;  // canonical(), but for wrappers
  static Result<Url> parse_clean(std::string_view text, const Url* base);
  std::string_view slice(std::size_t begin, std::size_t end) const {
    return std::string_view(text_).substr(begin, end - begin);
  }

  std::string text_;
  std::uint16_t scheme_end_, host_begin_, host_end_, path_, query_, fragment_;
};

// Public suffix list (libpsl, the list built into it): "www.example.co.uk" -> "example.co.uk"; an
// IP or a bare suffix -> itself. `host` as Url::host() gives it; the result views into it.
std::string_view registrable_domain(std::string_view host);

}  // namespace sheaf
