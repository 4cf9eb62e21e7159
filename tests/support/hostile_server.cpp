#include "tests/support/hostile_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace sheaf::test {
namespace {

constexpr int kPollMs = 10;

void require(bool holds, const char* what) {
  if (holds) return;
  std::perror(what);
  std::abort();
}

bool wait_readable(int socket, const std::atomic<bool>& stopping) {
  while (!stopping) {
    pollfd ready{socket, POLLIN, 0};
    if (poll(&ready, 1, kPollMs) > 0) return true;
  }
  return false;
}

std::string path_of(const std::string& head) {
  const std::size_t begin = head.find(' ');
  return begin == head.npos ? "" : head.substr(begin + 1, head.find(' ', begin + 1) - begin - 1);
}

}  // namespace

std::string Connection::read_head() {
  std::string head;
  char byte = 0;
  while (!head.ends_with("\r\n\r\n")) {
    if (!wait_readable(socket_, stopping_) || recv(socket_, &byte, 1, 0) != 1) return "";
    head += byte;
  }
  return head;
}

bool Connection::send(const std::string& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    if (stopping_) return false;
    pollfd ready{socket_, POLLOUT, 0};
    if (poll(&ready, 1, kPollMs) <= 0) continue;
    const ssize_t now =
        ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (now <= 0) return false;
    sent += static_cast<std::size_t>(now);
  }
  return true;
}

void Connection::reset() {
  const linger at_once{1, 0};
  setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

void Connection::hang() {
  char buffer[4096];
  while (wait_readable(socket_, stopping_) && recv(socket_, buffer, sizeof buffer, 0) > 0) {
  }
}

void Connection::sleep_ms(int milliseconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
  while (!stopping_ && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

bool Connection::wait_until(const std::function<bool()>& holds) {
  while (!holds()) {
    char byte = 0;
    const ssize_t got = recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (stopping_ || got == 0 || (got < 0 && errno != EAGAIN)) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

HostileServer::HostileServer(Script script, const std::string& address)
    : script_(std::move(script)), address_(address) {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  require(listener_ >= 0, "socket");
  sockaddr_in place{};
  place.sin_family = AF_INET;
  require(inet_pton(AF_INET, address.c_str(), &place.sin_addr) == 1, "inet_pton");
  socklen_t length = sizeof place;
  require(bind(listener_, reinterpret_cast<sockaddr*>(&place), length) == 0, "bind");
  require(listen(listener_, 128) == 0, "listen");
  require(getsockname(listener_, reinterpret_cast<sockaddr*>(&place), &length) == 0, "getsockname");
  port_ = ntohs(place.sin_port);
  acceptor_ = std::thread([this] { serve(); });
}

HostileServer::~HostileServer() {
  stopping_ = true;
  acceptor_.join();
  for (std::thread& thread : threads_) thread.join();
  close(listener_);
}

std::string HostileServer::url(const std::string& path) const {
  return "http://" + address_ + ":" + std::to_string(port_) + path;
}

void HostileServer::serve() {
  while (wait_readable(listener_, stopping_)) {
    const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) continue;
    const int index = connections_++;
    threads_.emplace_back([this, socket, index] {
      Connection connection(socket, stopping_);
      script_(connection, index);
      close(socket);
    });
  }
}

Script answers(std::string bytes) {
  return [bytes = std::move(bytes)](Connection& connection, int) {
    while (!connection.read_head().empty() && connection.send(bytes)) {
    }
  };
}

Script answers_in_turn(std::vector<std::string> answers) {
  auto next = std::make_shared<std::atomic<std::size_t>>(0);
  return [answers = std::move(answers), next](Connection& connection, int) {
    while (!connection.read_head().empty()) {
      const std::size_t turn = (*next)++;
      if (!connection.send(answers[std::min(turn, answers.size() - 1)])) return;
    }
  };
}

Script answers_by_path(std::vector<Route> routes) {
  return [routes = std::move(routes)](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      std::string bytes = answer(404);
      for (const Route& route : routes) {
        if (route.path == path_of(head)) bytes = route.answer;
      }
      if (!connection.send(bytes)) return;
    }
  };
}

std::string answer(int status, const std::string& headers, const std::string& body) {
  return "HTTP/1.1 " + std::to_string(status) + " X\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace sheaf::test
