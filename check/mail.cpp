#include "check/mail.h"

#include <algorithm>

#include "base/text.h"
#include "url/percent.h"

namespace sheaf {
namespace {

bool is_atom(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-/=?^_`{|}~.";
  if (text.empty() || text.front() == '.' || text.back() == '.') return false;
  if (text.find("..") != text.npos) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || kMarks.find(c) != kMarks.npos ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

bool is_host(std::string_view host) {
  if (host.find('.') == host.npos || host.size() > 253) return false;
  for (const std::string_view label : split(host, '.')) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
      return false;
    const bool ok = std::all_of(label.begin(), label.end(), [](char c) {
      return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' ||
             static_cast<unsigned char>(c) >= 0x80;
    });
    if (!ok) return false;
  }
  return true;
}

bool is_address(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == address.npos) return false;
  const std::string_view local = address.substr(0, at);
  const bool is_quoted = local.size() > 2 && local.front() == '"' && local.back() == '"';
  return (is_quoted || is_atom(local)) && is_host(address.substr(at + 1));
}

}  // namespace

std::string find_mail_fault(std::string_view mailto) {
  const std::size_t colon = mailto.find(':');
  std::string_view rest = mailto.substr(colon == mailto.npos ? mailto.size() : colon + 1);
  const std::size_t mark = rest.find('?');
  const std::string_view addresses = rest.substr(0, mark);
  if (trim(addresses).empty()) {
    const bool has_to =
        mark != rest.npos && find_ignore_case(rest.substr(mark), "to=") != rest.npos;
    return has_to ? "" : "no address";
  }
  for (const std::string_view one : split(addresses, ',')) {
    const std::string address = percent_decode(trim(one));
    if (!is_address(trim(address))) return "'" + address + "' is no mail address";
  }
  return "";
}

}  // namespace sheaf
