#include "tests/support/http2_server.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <utility>

extern char** environ;

namespace sheaf::test {
namespace {

constexpr int kMomentMs = 50;

}  // namespace

Http2Server::Http2Server(Http2Answers answers) : answers_(std::move(answers)) {
  if (make_certificate({})) start();
  if (ok()) thread_ = std::thread([this] { converse(); });
}

Http2Server::~Http2Server() {
  if (process_ > 0) {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);  // which ends what the thread reads
    process_ = 0;
  }
  if (thread_.joinable()) thread_.join();
  for (const int end : {input_, output_}) {
    if (end >= 0) close(end);
  }
}

// s_server says "ACCEPT 127.0.0.1:43721" when it listens.
void Http2Server::start() {
  int in[2], out[2];
  // A socket for its input: writing to it after its end raises no signal.
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) != 0) return;
  if (pipe2(out, O_CLOEXEC) != 0) return;
  std::vector<std::string> words = {"openssl", "s_server",   "-accept", "127.0.0.1:0",
                                    "-cert",   ca_file(),    "-key",    folder_.path() + "/key.pem",
                                    "-alpn",   "h2,http/1.1"};
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], 0);
  posix_spawn_file_actions_adddup2(&actions, out[1], 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  if (posix_spawnp(&process_, argv[0], &actions, nullptr, argv.data(), environ) != 0) process_ = 0;
  posix_spawn_file_actions_destroy(&actions);
  close(in[0]);
  close(out[1]);
  input_ = in[1];
  output_ = out[0];
  std::string line;
  char byte = 0;
  while (port_ == 0 && read(output_, &byte, 1) == 1) {
    line = byte == '\n' ? "" : line + byte;
    if (line.find(':') == line.npos || !line.starts_with("ACCEPT ")) continue;
    while (read(output_, &byte, 1) == 1 && byte != '\n') line += byte;
    port_ = std::atoi(line.substr(line.rfind(':') + 1).c_str());
  }
}

bool Http2Server::say(const std::string& bytes) {
  std::this_thread::sleep_for(std::chrono::milliseconds(kMomentMs));
  return send(input_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
         static_cast<ssize_t>(bytes.size());
}

// What comes is printed by s_server as it is, what it is given is sent; a 'q' in front closes.
void Http2Server::converse() {
  std::string said;
  char buffer[4096];
  for (ssize_t got; (got = read(output_, buffer, sizeof buffer)) > 0;) {
    said.append(buffer, static_cast<std::size_t>(got));
    if (said.find("PRI * HTTP/2.0\r\n") != said.npos) {
      if (!say(answers_.over_http2) || !say(answers_.over_http2_later)) return;
    } else if (said.find(" HTTP/1.1\r\n") != said.npos) {
      if (!say(answers_.over_http1)) return;
    } else {
      continue;
    }
    said.clear();
  }
}

}  // namespace sheaf::test
