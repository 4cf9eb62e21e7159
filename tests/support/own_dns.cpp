#include "tests/support/own_dns.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <thread>

#include "tests/support/program.h"

namespace sheaf::test {
namespace {

constexpr int kCannot = 77;

bool write_file(const char* path, const std::string& text) {
  std::FILE* file = std::fopen(path, "w");
  if (!file) return false;
  const bool written = std::fputs(text.c_str(), file) >= 0;
  return std::fclose(file) == 0 && written;
}

bool start_loopback() {
  const int any = socket(AF_INET, SOCK_DGRAM, 0);
  ifreq request{};
  std::snprintf(request.ifr_name, sizeof request.ifr_name, "lo");
  request.ifr_flags = IFF_UP;
  const bool up = ioctl(any, SIOCSIFFLAGS, &request) == 0;
  close(any);
  return up;
}

// Namespaces in which this process may do all that.
bool move_out(const std::string& resolv_conf) {
  const std::string user = "0 " + std::to_string(geteuid()) + " 1\n";
  const std::string group = "0 " + std::to_string(getegid()) + " 1\n";
  return unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET) == 0 &&
         write_file("/proc/self/setgroups", "deny") && write_file("/proc/self/uid_map", user) &&
         write_file("/proc/self/gid_map", group) && start_loopback() &&
         mount(resolv_conf.c_str(), "/etc/resolv.conf", nullptr, MS_BIND, nullptr) == 0;
}

int open_resolver() {
  const int resolver = socket(AF_INET, SOCK_DGRAM, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_port = htons(53);
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool bound = bind(resolver, reinterpret_cast<sockaddr*>(&place), sizeof place) == 0;
  return bound ? resolver : -1;
}

void answer_all(int resolver, const DnsAnswer& answer) {
  char buffer[1500];
  sockaddr_in from{};
  while (true) {
    socklen_t length = sizeof from;
    auto* const who = reinterpret_cast<sockaddr*>(&from);
    const ssize_t got = recvfrom(resolver, buffer, sizeof buffer, 0, who, &length);
    if (got < 12) continue;
    const std::string reply = answer(std::string(buffer, static_cast<std::size_t>(got)));
    sendto(resolver, reply.data(), reply.size(), 0, who, length);
  }
}

}  // namespace

std::optional<std::string> with_own_dns(const DnsAnswer& answer,
                                        const std::function<std::string()>& work) {
  const TemporaryFolder folder;
  const std::string conf =
      folder.write("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
  int ends[2];
  if (pipe(ends) != 0) return "no pipe";
  const pid_t child = fork();
  if (child == 0) {
    if (!move_out(conf)) _exit(kCannot);
    const int resolver = open_resolver();
    if (resolver < 0) _exit(kCannot);
    std::thread(answer_all, resolver, answer).detach();
    const std::string said = work();
    _exit(write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size()) ? 0 : 1);
  }
  close(ends[1]);
  std::string said;
  char buffer[256];
  for (ssize_t got; (got = read(ends[0], buffer, sizeof buffer)) > 0;) {
    said.append(buffer, static_cast<std::size_t>(got));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == kCannot) return std::nullopt;
  return said;
}

std::string dns_failure(std::string question, int code) {
  question[2] = static_cast<char>(question[2] | 0x80);  // it is an answer
  question[3] = static_cast<char>(0x80 | code);
  return question;
}

}  // namespace sheaf::test
