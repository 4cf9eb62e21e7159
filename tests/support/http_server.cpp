#include "tests/support/http_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace sheaf::test {
namespace {

constexpr int kPollMs = 20;
constexpr int kPatienceSeconds = 10;

void require(bool holds, const char* what) {
  if (holds) return;
  std::perror(what);
  std::abort();
}

std::string read_head(int connection) {
  std::string head;
  char buffer[4096];
  while (head.find("\r\n\r\n") == head.npos) {
    const ssize_t got = recv(connection, buffer, sizeof buffer, 0);
    if (got <= 0) break;
    head.append(buffer, static_cast<std::size_t>(got));
  }
  return head;
}

void send_all(int connection, const std::string& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t now = send(connection, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (now <= 0) return;
    sent += static_cast<std::size_t>(now);
  }
}

std::string path_of(const std::string& head) {
  const std::size_t begin = head.find(' ');
  return begin == head.npos ? "" : head.substr(begin + 1, head.find(' ', begin + 1) - begin - 1);
}

std::string serialize(const Reply& reply) {
  std::string out = "HTTP/1.1 " + std::to_string(reply.status) + " X\r\nConnection: close\r\n";
  if (!reply.location.empty()) out += "Location: " + reply.location + "\r\n";
  out += "Content-Type: " + reply.content_type + "\r\n";
  return out + "Content-Length: " + std::to_string(reply.body.size()) + "\r\n\r\n" + reply.body;
}

}  // namespace

HttpServer::HttpServer(std::map<std::string, Reply> replies) : replies_(std::move(replies)) {
  listener_ = socket(AF_INET, SOCK_STREAM, 0);
  require(listener_ >= 0, "socket");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  require(bind(listener_, reinterpret_cast<sockaddr*>(&address), length) == 0, "bind");
  require(listen(listener_, 64) == 0, "listen");
  require(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length) == 0,
          "getsockname");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

HttpServer::~HttpServer() {
  stopping_ = true;
  thread_.join();
  close(listener_);
}

std::string HttpServer::url(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + path;
}

std::vector<std::string> HttpServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void HttpServer::serve() {
  while (!stopping_) {
    pollfd ready{listener_, POLLIN, 0};
    if (poll(&ready, 1, kPollMs) <= 0) continue;
    const int connection = accept(listener_, nullptr, nullptr);
    if (connection < 0) continue;
    answer(connection);
    close(connection);
  }
}

void HttpServer::answer(int connection) {
  const timeval patience{kPatienceSeconds, 0};  // or who says nothing would keep us for ever
  setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  const std::string head = read_head(connection);
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(head);
  }
  const auto reply = replies_.find(path_of(head));
  send_all(connection, serialize(reply == replies_.end() ? Reply{.status = 404, .body = "not here"}
                                                         : reply->second));
}

}  // namespace sheaf::test
