#include "tests/support/tls_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

extern char** environ;

namespace sheaf::test {

TlsServer::TlsServer(const Certificate& certificate) {
  if (make_certificate(certificate)) start();
}

TlsServer::TlsServer(const Certificate& certificate, TlsAnswer answer)
    : answer_(std::move(answer)) {
  if (make_certificate(certificate)) start_with_answer();
}

TlsServer::~TlsServer() {
  if (process_ <= 0) return;
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
  if (thread_.joinable()) thread_.join();
}

// Two steps: only `openssl x509` makes certificates that have expired.
bool TlsServer::make_certificate(const Certificate& certificate) {
  const std::string key = folder_.path() + "/key.pem", request = folder_.path() + "/request.pem";
  const std::string extensions =
      folder_.write("extensions", "subjectAltName=" + certificate.name + "\n");
  const Ran asked = run_tool({"openssl", "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout",
                              key, "-out", request, "-subj", "/CN=test"});
  if (asked.exit_code != 0) return false;
  const Ran signed_by_itself =
      run_tool({"openssl", "x509", "-req", "-in", request, "-signkey", key, "-days",
                std::to_string(certificate.days), "-extfile", extensions, "-out", ca_file()});
  return signed_by_itself.exit_code == 0;
}

// s_server says "ACCEPT 127.0.0.1:43721" when it listens.
void TlsServer::start() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return;
  std::vector<std::string> words = {"openssl",     "s_server", "-accept",
                                    "127.0.0.1:0", "-www",     "-cert",
                                    ca_file(),     "-key",     folder_.path() + "/key.pem"};
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  if (posix_spawnp(&process_, argv[0], &actions, nullptr, argv.data(), environ) != 0) process_ = 0;
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> said(fdopen(ends[0], "r"), std::fclose);
  char line[256];
  while (said && std::fgets(line, sizeof line, said.get())) {
    if (std::sscanf(line, "ACCEPT %*[^:]:%d", &port_) == 1) return;
  }
}

namespace {

int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (bind(socket, reinterpret_cast<sockaddr*>(&address), size) != 0) return 0;
  getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  close(socket);
  return ntohs(address.sin_port);
}

}  // namespace

// With -quiet, what clients say comes out at standard output and standard input goes to them; the
// port is not told, so it is chosen here.
void TlsServer::start_with_answer() {
  int said[2], sent[2];
  if (pipe2(said, O_CLOEXEC) != 0 || pipe2(sent, O_CLOEXEC) != 0) return;
  port_ = free_port();
  std::vector<std::string> words = {"openssl",
                                    "s_server",
                                    "-accept",
                                    "127.0.0.1:" + std::to_string(port_),
                                    "-quiet",
                                    "-alpn",
                                    "h2,http/1.1",
                                    "-cert",
                                    ca_file(),
                                    "-key",
                                    folder_.path() + "/key.pem"};
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, sent[0], 0);
  posix_spawn_file_actions_adddup2(&actions, said[1], 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  if (posix_spawnp(&process_, argv[0], &actions, nullptr, argv.data(), environ) != 0) process_ = 0;
  posix_spawn_file_actions_destroy(&actions);
  close(said[1]);
  close(sent[0]);
  thread_ = std::thread([this, from = said[0], to = sent[1]] {
    char buffer[4096];
    for (ssize_t got; (got = read(from, buffer, sizeof buffer)) > 0;) {
      const std::string bytes = answer_(std::string(buffer, static_cast<std::size_t>(got)));
      if (!bytes.empty() && write(to, bytes.data(), bytes.size()) < 0) break;
    }
    close(from);
    close(to);
  });
  wait_until_it_listens();
}

void TlsServer::wait_until_it_listens() {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port_));
  for (int i = 0; i < 3000; ++i) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int refused = connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
    close(socket);
    if (refused == 0) return;
    usleep(20'000);
  }
  port_ = 0;
}

}  // namespace sheaf::test
