// Url::parse. Plain URLs, which are nearly all, are recognised in one pass and kept as they stand.
// The others are cleaned as browsers do, taken apart, put together in normal form, and read back by
// libcurl. tests/url/plain_test.cpp holds the two ways against each other.
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "url/host.h"
#include "url/libcurl.h"
#include "url/percent.h"
#include "url/plain.h"
#include "url/url.h"

namespace sheaf {
namespace {

struct Scheme {
  std::string_view name;
  std::string_view default_port;
};
constexpr Scheme kSchemes[] = {{"http", "80"}, {"https", "443"}, {"ftp", "21"}, {"file", ""}};

const Scheme* find_scheme(std::string_view name) {
  for (const Scheme& scheme : kSchemes) {
    if (equals_ignore_case(scheme.name, name)) return &scheme;
  }
  return nullptr;
}

Error bad(std::string message) { return {ErrorKind::kBadInput, std::move(message)}; }
Error too_large() { return {ErrorKind::kTooLarge, "URL over 8 KiB"}; }

bool is_control(char c) { return static_cast<unsigned char>(c) <= 0x20; }

std::string clean(std::string_view text) {
  for (std::size_t before = 0; before != text.size();) {
    before = text.size();
    while (!text.empty() && is_control(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_control(text.back())) text.remove_suffix(1);
    text = trim(text);
  }
  std::string out(text);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  // Browsers read '\' as '/', but not in queries and fragments.
  const auto path_end =
      out.begin() + static_cast<std::ptrdiff_t>(std::min(out.find_first_of("?#"), out.size()));
  std::replace(out.begin(), path_end, '\\', '/');
  return out;
}

// What stands in front of the first ':' if it may be a scheme (RFC 3986 3.1); "" if there is none.
std::string_view scheme_of(std::string_view text) {
  if (text.empty() || !is_ascii_alpha(text[0])) return {};
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ':') return text.substr(0, i);
    if (!is_ascii_alnum(c) && c != '+' && c != '-' && c != '.') return {};
  }
  return {};
}

// RFC 3986 5.2.2, on text: `base` is in normal form, so it needs no parsing.
std::string resolve(std::string_view reference, const Url& base) {
  const std::string_view text = base.text();
  const std::size_t path = static_cast<std::size_t>(base.path().data() - text.data());
  std::size_t keep;
  if (reference.starts_with("//")) {
    keep = base.scheme().size() + 1;
  } else if (reference.starts_with("/")) {
    keep = path;
  } else if (reference.starts_with("?")) {
    keep = path + base.path().size();
  } else if (reference.empty() || reference.starts_with("#")) {
    keep = std::min(text.find('#'), text.size());
  } else {
    keep = path + base.path().rfind('/') + 1;
  }
  return std::string(text.substr(0, keep)).append(reference);
}

// A URL behind "scheme:", cut at its delimiters.
struct Pieces {
  std::string_view authority, path, query, fragment;
};

std::string_view cut_from(std::string_view& text, char delimiter) {
  const std::size_t at = text.find(delimiter);
  if (at == std::string_view::npos) return {};
  const std::string_view tail = text.substr(at + 1);
  text = text.substr(0, at);
  return tail;
}

Pieces cut(std::string_view rest, bool has_authority) {
  Pieces pieces;
  pieces.fragment = cut_from(rest, '#');
  pieces.query = cut_from(rest, '?');
  if (has_authority) {
    rest.remove_prefix(std::min(rest.find_first_not_of('/'), rest.size()));
    const std::size_t end = std::min(rest.find('/'), rest.size());
    pieces.authority = rest.substr(0, end);
    pieces.path = rest.substr(end);
    pieces.authority.remove_prefix(pieces.authority.rfind('@') + 1);
  } else {
    pieces.path = rest;
  }
  return pieces;
}

// file:/a, file:///a and file://localhost/a are one; a file on another host is nothing to open.
std::optional<Pieces> cut_file(std::string_view rest) {
  if (!rest.starts_with("//")) return cut(rest, false);
  rest.remove_prefix(2);
  if (starts_with_ignore_case(rest, "localhost/")) rest.remove_prefix(9);
  if (!rest.starts_with("/")) return std::nullopt;
  return cut(rest, false);
}

Result<std::string> parse_port(std::string_view text, const Scheme& scheme) {
  if (text.empty()) return std::string();
  unsigned port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port == 0 || port > 65535) {
    return Error{ErrorKind::kBadInput, "wrong port", "port"};
  }
  std::string normal = std::to_string(port);
  return normal == scheme.default_port ? std::string() : ":" + normal;
}

// "host" or "host:port" in normal form.
Result<std::string> parse_authority(std::string_view text, const Scheme& scheme) {
  const std::size_t after_address =
      text.starts_with("[") ? std::min(text.find(']'), text.size()) : 0;
  const std::size_t colon = std::min(text.find(':', after_address), text.size());
  Result<std::string> host = parse_host(text.substr(0, colon));
  if (!host) return host;
  Result<std::string> port = parse_port(text.substr(std::min(colon + 1, text.size())), scheme);
  if (!port) return port;
  return std::move(*host) + *port;
}

void append_rest(std::string& out, const Pieces& pieces) {
  append_normal_path(out, pieces.path);
  if (!pieces.query.empty()) append_normal(out.append("?"), pieces.query, UrlPart::kQuery);
  if (!pieces.fragment.empty()) append_normal(out.append("#"), pieces.fragment, UrlPart::kFragment);
}

// The normal form of "scheme:rest".
Result<std::string> compose(const Scheme& scheme, std::string_view rest) {
  const bool is_file = scheme.name == "file";
  const std::optional<Pieces> pieces = is_file ? cut_file(rest) : cut(rest, true);
  if (!pieces) return Error{ErrorKind::kBadInput, "file on another host", "host"};
  Result<std::string> authority =
      is_file ? std::string() : parse_authority(pieces->authority, scheme);
  if (!authority) return authority;
  std::string out;
  out.reserve(scheme.name.size() + 3 + authority->size() + rest.size() + 16);
  out.append(scheme.name).append("://").append(*authority);
  append_rest(out, *pieces);
  return out;
}

}  // namespace

Result<Url> Url::parse(std::string_view text) {
  if (text.size() > kMaxBytes) return too_large();
  if (is_plain_url(text)) return Url(std::string(text));
  return parse_clean(clean(text), nullptr);
}

Result<Url> Url::parse(std::string_view text, const Url& base) {
  if (text.size() > kMaxBytes) return too_large();
  if (is_plain_url(text)) return Url(std::string(text));
  return parse_clean(clean(text), &base);
}

Result<Url> Url::parse_clean(std::string_view text, const Url* base) {
  std::string_view name = scheme_of(text);
  std::string resolved;
  // "http:page" is relative to a base of the same scheme, "http://host" never is.
  const bool relative =
      name.empty() || (base != nullptr && equals_ignore_case(name, base->scheme()) &&
                       !text.substr(name.size() + 1).starts_with("//"));
  if (relative) {
    if (base == nullptr) return bad("relative URL without base");
    if (!name.empty()) text.remove_prefix(name.size() + 1);
    resolved = resolve(text, *base);
    if (resolved.size() <= kMaxBytes && is_plain_url(resolved)) return Url(std::move(resolved));
    text = resolved;
    name = base->scheme();
  }
  const Scheme* scheme = find_scheme(name);
  if (scheme == nullptr) return Error{ErrorKind::kUnsupported, "scheme not handled", "scheme"};
  Result<std::string> normal = compose(*scheme, text.substr(name.size() + 1));
  if (!normal) return normal.error();
  if (normal->size() > kMaxBytes) return too_large();
  Url url(std::move(*normal));
  const std::optional<std::string> host = find_libcurl_host(url.text_);
  if (!host || *host != url.host()) return bad("libcurl does not take it");
  return url;
}

}  // namespace sheaf
