// Url: an absolute URL that is always valid, made only by Url::parse.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace sheaf {

class Url {
 public:
  // Parses as browsers do (WHATWG URL; RFC 3986 5.2 for relative ones), on libcurl's URL API: space
  // and control characters at the ends and tabs and newlines inside dropped, '\' read as '/',
  // percent-encoding normalised, IDN to punycode, default port dropped, credentials dropped, '.' and
  // '..' resolved. Only http, https, ftp and file. Errors: kBadInput; kTooLarge over 8 KiB.
  static Result<Url> parse(std::string_view text);
  static Result<Url> parse(std::string_view text, const Url& base);

  const std::string& text() const { return text_; }  // the whole, with the fragment
  // Views into text(); valid while this Url is. No trailing or leading delimiters.
  std::string_view scheme() const;
  std::string_view host() const;      // lower-case ASCII
  std::string_view port() const;      // "" if default
  std::string_view path() const;      // at least "/"
  std::string_view query() const;
  std::string_view fragment() const;

  // The same resource without fragment (but #! and #/ routes) and tracking parameters: what a record
  // shows. Unwraps redirect wrappers (link.zhihu.com/?target= and kin), nested ones too.
  Url canonical() const;
  // The identity by which duplicates are found: canonical(), then scheme, "www.", "m.", AMP, trailing
  // "/", "index.html" folded and query pairs sorted. Not to be opened.
  std::string key() const;

  friend bool operator==(const Url& a, const Url& b) { return a.text_ == b.text_; }

 private:
  explicit Url(std::string text);
  std::string text_;
};

// Public suffix list (libpsl): "www.example.co.uk" -> "example.co.uk"; an IP or a bare suffix -> itself.
std::string_view registrable_domain(std::string_view host);

}  // namespace sheaf
