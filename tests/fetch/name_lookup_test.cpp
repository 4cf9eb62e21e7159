// What DNS says, from a resolver of the test's own: in namespaces of a child process, where it may
// take the place of the system's.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

#include "tests/fetch/get.h"
#include "tests/support/program.h"

namespace sheaf::test {
namespace {

constexpr int kServerFailure = 2, kNoSuchName = 3;  // RFC 1035 4.1.1
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

// Answers each question with the code, and nothing else.
void answer_all(int resolver, int code) {
  char question[1500];
  sockaddr_in from{};
  while (true) {
    socklen_t length = sizeof from;
    auto* const who = reinterpret_cast<sockaddr*>(&from);
    const ssize_t got = recvfrom(resolver, question, sizeof question, 0, who, &length);
    if (got < 12) continue;
    question[2] = static_cast<char>(question[2] | 0x80);  // it is an answer
    question[3] = static_cast<char>(0x80 | code);
    sendto(resolver, question, static_cast<std::size_t>(got), 0, who, length);
  }
}

[[noreturn]] void fetch_in_child(const std::string& resolv_conf, int code, int result) {
  if (!move_out(resolv_conf)) _exit(kCannot);
  const int resolver = open_resolver();
  if (resolver < 0) _exit(kCannot);
  std::thread(answer_all, resolver, code).detach();
  FetchOptions options = quick_options();
  options.limits.connect_timeout = Milliseconds(5000);
  options.limits.total_timeout = options.limits.header_timeout = Milliseconds(10000);
  const Fetched fetched = get("http://page.example/", options);
  const std::string line = outcome(fetched) + " after " + std::to_string(fetched.attempts);
  const bool sent = write(result, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  _exit(sent ? 0 : 1);
}

// "name-lookup-failed after 3"; "" where there are no namespaces.
std::string outcome_with(int code) {
  const TemporaryFolder folder;
  const std::string conf =
      folder.write("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
  int ends[2];
  if (pipe(ends) != 0) return "no pipe";
  const pid_t child = fork();
  if (child == 0) fetch_in_child(conf, code, ends[1]);
  close(ends[1]);
  std::string line;
  char buffer[256];
  for (ssize_t got; (got = read(ends[0], buffer, sizeof buffer)) > 0;) {
    line.append(buffer, static_cast<std::size_t>(got));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == kCannot) return "";
  return line;
}

TEST(NameLookup, ThatFailsAtTheServerIsTriedAgain) {
  const std::string line = outcome_with(kServerFailure);
  if (line.empty()) GTEST_SKIP() << "no namespaces of one's own here";
  EXPECT_EQ(line, "name-lookup-failed after 3");
}

TEST(NameLookup, OfANameThatDoesNotExistIsNot) {
  const std::string line = outcome_with(kNoSuchName);
  if (line.empty()) GTEST_SKIP() << "no namespaces of one's own here";
  EXPECT_EQ(line, "no-such-host after 1");
}

}  // namespace
}  // namespace sheaf::test
