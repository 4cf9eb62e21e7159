#include "check/mail.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "fetch/mail_exchange.h"
#include "url/percent.h"
#include "url/url.h"

namespace sheaf {
namespace {

bool is_atom(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-/=?^_`{|}~.";
  if (text.empty() || text.front() == '.' || text.back() == '.') return false;
  if (text.find("..") != text.npos) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return is_ascii_alnum(c) || kMarks.find(c) != kMarks.npos ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

bool is_host(std::string_view host) {
  if (host.find('.') == host.npos || host.size() > 253) return false;
  for (const std::string_view label : split(host, '.')) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
      return false;
    const bool ok = std::all_of(label.begin(), label.end(), [](char c) {
      return is_ascii_alnum(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80;
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

// What stands in front of '?', and the values of `to` behind it; encoded, with commas.
std::vector<std::string_view> address_lists(std::string_view mailto) {
  const std::size_t colon = std::min(mailto.find(':'), mailto.size());
  const std::string_view rest = mailto.substr(std::min(colon + 1, mailto.size()));
  const std::size_t mark = std::min(rest.find('?'), rest.size());
  std::vector<std::string_view> lists = {rest.substr(0, mark)};
  for (const std::string_view field : split(rest.substr(mark), '&')) {
    const std::string_view header = field.starts_with('?') ? field.substr(1) : field;
    if (starts_with_ignore_case(header, "to=")) lists.push_back(header.substr(3));
  }
  return lists;
}

std::vector<std::string> extract_addresses(std::string_view mailto) {
  std::vector<std::string> addresses;
  for (const std::string_view list : address_lists(mailto)) {
    if (trim(list).empty()) continue;
    for (const std::string_view one : split(list, ','))
      addresses.emplace_back(trim(percent_decode(trim(one))));
  }
  return addresses;
}

std::string ascii_host(const std::string& host) {
  const Result<Url> url = Url::parse("http://" + host + "/");
  return url.ok() ? std::string(url.value().host()) : host;
}

Verdict judge_host(const std::string& host, MailExchange found) {
  switch (found) {
    case MailExchange::kFound:
      return make_verdict(Outcome::kAlive, host + " takes mail");
    case MailExchange::kNone:
      return make_verdict(Outcome::kDead, host + " takes no mail: it has neither MX nor address");
    case MailExchange::kRefused:
      return make_verdict(Outcome::kDead, host + " takes no mail: it says so (null MX)");
    case MailExchange::kNoSuchHost:
      return make_verdict(Outcome::kDead, host + ": no such host");
    case MailExchange::kUnknown:
      break;
  }
  return make_verdict(Outcome::kUnsure, host + ": DNS does not answer", Confidence::kLow);
}

int badness(const Verdict& verdict) {
  return verdict.outcome == Outcome::kDead ? 2 : verdict.outcome == Outcome::kUnsure ? 1 : 0;
}

}  // namespace

std::string find_mail_fault(std::string_view mailto) {
  const std::vector<std::string> addresses = extract_addresses(mailto);
  if (addresses.empty()) return "no address";
  for (const std::string& address : addresses) {
    if (!is_address(address)) return "'" + address + "' is no mail address";
  }
  return "";
}

std::vector<std::string> extract_mail_hosts(std::string_view mailto) {
  std::vector<std::string> hosts;
  for (const std::string& address : extract_addresses(mailto)) {
    const std::string host = ascii_host(address.substr(address.rfind('@') + 1));
    if (std::find(hosts.begin(), hosts.end(), host) == hosts.end()) hosts.push_back(host);
  }
  return hosts;
}

std::vector<Verdict> check_mail_hosts(const std::vector<std::string>& mailtos) {
  std::vector<std::vector<std::string>> hosts_of;
  std::map<std::string, Verdict> by_host;
  for (const std::string& mailto : mailtos) {
    hosts_of.push_back(extract_mail_hosts(mailto));
    for (const std::string& host : hosts_of.back()) by_host.try_emplace(host);
  }
  std::vector<std::string> hosts;
  for (const auto& [host, verdict] : by_host) hosts.push_back(host);
  const std::vector<MailExchange> found = find_mail_exchanges(hosts);
  for (std::size_t i = 0; i < hosts.size(); ++i) by_host[hosts[i]] = judge_host(hosts[i], found[i]);
  std::vector<Verdict> verdicts;
  for (const std::vector<std::string>& own : hosts_of) {
    const auto better = [&](const std::string& a, const std::string& b) {
      return badness(by_host[a]) < badness(by_host[b]);
    };
    verdicts.push_back(by_host[*std::max_element(own.begin(), own.end(), better)]);
  }
  return verdicts;
}

}  // namespace sheaf
