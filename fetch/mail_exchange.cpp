#include "fetch/mail_exchange.h"

#include <arpa/nameser.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "base/thread_errors.h"
#include "fetch/name_lookup.h"
#include "url/path.h"

namespace sheaf {
namespace {

constexpr std::size_t kThreads = 16;

// The resolver's state is not to be shared among threads.
class Resolver {
 public:
  Resolver() : good_(res_ninit(&state_) == 0) {}
  ~Resolver() {
    if (good_) res_nclose(&state_);
  }
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;

  // Length of the answer, or -1 with error().
  int ask(const std::string& host, std::vector<unsigned char>& answer) {
    answer.resize(NS_MAXMSG);
    if (!good_) return -1;
    return res_nquery(&state_, host.c_str(), ns_c_in, ns_t_mx, answer.data(),
                      static_cast<int>(answer.size()));
  }
  int error() const { return good_ ? state_.res_h_errno : TRY_AGAIN; }

 private:
  struct __res_state state_ = {};
  bool good_;
};

// Name servers may answer with other records too, such as the alias of a name.
MailExchange read_exchanges(const std::vector<unsigned char>& answer, int length) {
  ns_msg message;
  if (ns_initparse(answer.data(), length, &message) != 0) return MailExchange::kUnknown;
  MailExchange found = MailExchange::kNone;
  for (int i = 0; i < ns_msg_count(message, ns_s_an); ++i) {
    ns_rr record;
    if (ns_parserr(&message, ns_s_an, i, &record) != 0) return MailExchange::kUnknown;
    if (ns_rr_type(record) != ns_t_mx) continue;
    const bool is_null = ns_rr_rdlen(record) == 3 && ns_rr_rdata(record)[2] == 0;
    if (!is_null) return MailExchange::kFound;
    found = MailExchange::kRefused;
  }
  return found;
}

// The name is there, as its MX question was answered.
MailExchange find_address(const std::string& host) {
  switch (look_up_name(host)) {
    case NameLookup::kFound:
      return MailExchange::kFound;
    case NameLookup::kNone:
      return MailExchange::kNone;
    case NameLookup::kNoAnswer:
      break;
  }
  return MailExchange::kUnknown;
}

}  // namespace

MailExchange find_mail_exchange(const std::string& host) {
  if (is_host_of(host, "invalid")) return MailExchange::kNoSuchHost;
  Resolver resolver;
  std::vector<unsigned char> answer;
  const int length = resolver.ask(host, answer);
  if (length < 0 && resolver.error() == HOST_NOT_FOUND) return MailExchange::kNoSuchHost;
  if (length < 0 && resolver.error() != NO_DATA) return MailExchange::kUnknown;
  const auto found = length < 0 ? MailExchange::kNone : read_exchanges(answer, length);
  return found == MailExchange::kNone ? find_address(host) : found;
}

std::vector<MailExchange> find_mail_exchanges(const std::vector<std::string>& hosts) {
  std::vector<MailExchange> found(hosts.size(), MailExchange::kUnknown);
  std::atomic<std::size_t> next = 0;
  ThreadErrors errors;
  const auto ask_hosts = [&] {
    for (std::size_t i; (i = next++) < hosts.size();) found[i] = find_mail_exchange(hosts[i]);
  };
  const auto work = [&] { errors.run(ask_hosts); };
  {
    std::vector<std::jthread> threads;
    errors.run([&] {
      while (threads.size() < std::min(kThreads, hosts.size())) threads.emplace_back(work);
    });
  }
  errors.rethrow();
  return found;
}

}  // namespace sheaf
