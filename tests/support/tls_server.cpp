#include "tests/support/tls_server.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

extern char** environ;

namespace sheaf::test {

TlsServer::TlsServer(const Certificate& certificate) {
  if (make_certificate(certificate)) start();
}

TlsServer::~TlsServer() {
  if (process_ <= 0) return;
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
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

}  // namespace sheaf::test
