#include "url/host.h"

#include <idn2.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>

#include "base/number.h"
#include "base/text.h"
#include "url/libcurl.h"
#include "url/percent.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxHost = 253, kMaxLabel = 63;  // RFC 1035 2.3.4
constexpr std::size_t kMaxUtf8Host = 4 * kMaxHost;     // no character takes less in ASCII

Error bad_host(std::string message) { return {ErrorKind::kBadInput, std::move(message), "host"}; }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

// Characters that turn the reading direction make a name look like another.
bool has_direction_mark(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (c == 0x061C || c == 0x200E || c == 0x200F) return true;
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return true;
  }
  return false;
}

Result<std::string> ascii_name(const std::string& name) {
  if (is_ascii(name)) return ascii_lower(name);
  if (name.size() > kMaxUtf8Host) return bad_host("host too long");
  if (!is_valid_utf8(name)) return bad_host("host is not UTF-8");
  if (has_direction_mark(name)) return bad_host("host turns the reading direction");
  if (name.find('\0') != std::string::npos) return bad_host("NUL in host");
  char* raw = nullptr;
  const int status = idn2_to_ascii_8z(name.c_str(), &raw, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  const std::unique_ptr<char, decltype(&idn2_free)> ascii(raw, &idn2_free);
  if (status != IDN2_OK) return bad_host("no international host name");
  return ascii_lower(std::string_view(ascii.get()));
}

bool is_name(std::string_view host) {
  if (host.empty() || host.size() > kMaxHost) return false;
  for (std::string_view label : split(host, '.')) {
    if (label.empty() || label.size() > kMaxLabel) return false;
    for (char c : label) {
      if (!is_ascii_alnum(c) && c != '-' && c != '_') return false;
    }
  }
  return true;
}

// One number of an IPv4 address: decimal, octal with a leading 0, hexadecimal with 0x.
std::optional<std::uint64_t> find_ipv4_number(std::string_view text) {
  int radix = 10;
  if (starts_with_ignore_case(text, "0x")) {
    radix = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text[0] == '0') {
    radix = 8;
    text.remove_prefix(1);
  }
  if (text.empty()) return radix == 16 ? std::optional<std::uint64_t>(0) : std::nullopt;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, radix);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string dotted(std::uint64_t address) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) {
    out += std::to_string(address >> shift & 255);
    if (shift > 0) out.push_back('.');
  }
  return out;
}

// WHATWG URL 3.5, "IPv4 parser": up to four numbers, the last one filling the bytes that remain.
Result<std::string> parse_ipv4(std::string_view host) {
  const std::vector<std::string_view> parts = split(host, '.');
  if (parts.size() > 4) return bad_host("too many numbers in IPv4 address");
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::optional<std::uint64_t> number = find_ipv4_number(parts[i]);
    const bool last = i + 1 == parts.size();
    const std::uint64_t limit = last ? std::uint64_t{1} << (8 * (4 - i)) : 256;
    if (!number || *number >= limit) return bad_host("wrong number in IPv4 address");
    address += last ? *number : *number << (8 * (3 - i));
  }
  return dotted(address);
}

// libcurl reads the address and gives it in its shortest form.
Result<std::string> parse_ipv6(std::string_view raw) {
  const bool closed = raw.size() > 2 && raw.back() == ']';
  const std::string_view inner = closed ? raw.substr(1, raw.size() - 2) : std::string_view();
  const bool known = std::all_of(inner.begin(), inner.end(),
                                 [](char c) { return hex_value(c) >= 0 || c == ':' || c == '.'; });
  std::optional<std::string> host;
  if (!inner.empty() && known) host = find_libcurl_host("http://" + std::string(raw) + "/");
  if (!host) return bad_host("wrong IPv6 address");
  return ascii_lower(*host);
}

}  // namespace

bool ends_in_number(std::string_view host) {
  const std::string_view last = host.substr(host.rfind('.') + 1);
  if (last.empty()) return false;
  if (starts_with_ignore_case(last, "0x")) {
    return std::all_of(last.begin() + 2, last.end(), [](char c) { return hex_value(c) >= 0; });
  }
  return std::all_of(last.begin(), last.end(), is_ascii_digit);
}

Result<std::string> parse_host(std::string_view raw) {
  if (!raw.empty() && raw[0] == '[') return parse_ipv6(raw);
  Result<std::string> name = ascii_name(percent_decode(raw));
  if (!name) return name;
  std::string& host = *name;
  if (!host.empty() && host.back() == '.') host.pop_back();
  if (!is_name(host)) return bad_host(host.empty() ? "no host" : "wrong host name");
  return ends_in_number(host) ? parse_ipv4(host) : name;
}

}  // namespace sheaf
