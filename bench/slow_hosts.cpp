// slow_hosts HOSTS MILLISECONDS: answers on 127.0.0.1 .. 127.0.0.HOSTS, one port, each request
// after some milliseconds with a page of its own. Prints the port. /count gives "requests
// different" at once. One thread: what it takes is not what is measured.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>

namespace {

using Clock = std::chrono::steady_clock;

struct Reply {
  Clock::time_point due;
  int socket;
  std::uint64_t client;  // sockets are used again
  std::string bytes;
};

struct Client {
  std::uint64_t number;
  std::string host, heads;
};

class SlowHosts {
 public:
  SlowHosts(int hosts, std::chrono::milliseconds delay) : delay_(delay), epoll_(epoll_create1(0)) {
    for (int i = 1; i <= hosts; ++i) listen_on(static_cast<std::uint32_t>(i));
  }

  std::uint16_t port() const { return port_; }

  void serve() {
    for (epoll_event events[256];;) {
      const int ready = epoll_wait(epoll_, events, 256, timeout());
      for (int i = 0; i < ready; ++i) {
        const int socket = events[i].data.fd;
        if (const auto host = listeners_.find(socket); host != listeners_.end())
          accept_from(socket, host->second);
        else
          read_from(socket);
      }
      send_due();
    }
  }

 private:
  void listen_on(std::uint32_t last_byte) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(0x7F000000U + last_byte);
    socklen_t size = sizeof address;
    if (bind(socket, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        listen(socket, 1024) != 0) {
      std::perror("slow_hosts");
      std::exit(1);
    }
    getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    listeners_[socket] = "127.0.0." + std::to_string(last_byte);
    watch(socket);
  }

  void watch(int socket) const {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = socket;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event);
  }

  void accept_from(int listener, const std::string& host) {
    for (int socket; (socket = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
      clients_[socket] = {++count_, host, {}};
      watch(socket);
    }
  }

  void read_from(int socket) {
    Client& client = clients_[socket];
    char buffer[16384];
    const ssize_t got = read(socket, buffer, sizeof buffer);
    if (got <= 0) {
      close(socket);
      clients_.erase(socket);
      return;
    }
    client.heads.append(buffer, static_cast<std::size_t>(got));
    for (std::size_t end; (end = client.heads.find("\r\n\r\n")) != std::string::npos;) {
      answer(socket, client, client.heads.substr(0, end));
      client.heads.erase(0, end + 4);
    }
  }

  void answer(int socket, const Client& client, const std::string& head) {
    const std::size_t begin = head.find(' ') + 1;
    const std::string path = head.substr(begin, head.find(' ', begin) - begin);
    std::string body;
    if (path == "/count") {
      body = std::to_string(requests_) + " " + std::to_string(seen_.size());
    } else {
      ++requests_;
      ++seen_[client.host + path];
      body = "<title>Page " + path + "</title><p>Words of page " + path + " at " + client.host +
             " alone.";
    }
    replies_.push_back({Clock::now() + delay_, socket, client.number,
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " +
                            std::to_string(body.size()) + "\r\n\r\n" + body});
  }

  // All wait equally long, so the first that came is the first that is due.
  void send_due() {
    while (!replies_.empty() && replies_.front().due <= Clock::now()) {
      const Reply& reply = replies_.front();
      const auto client = clients_.find(reply.socket);
      if (client != clients_.end() && client->second.number == reply.client &&
          write(reply.socket, reply.bytes.data(), reply.bytes.size()) < 0)
        std::perror("slow_hosts");
      replies_.pop_front();
    }
  }

  int timeout() const {
    if (replies_.empty()) return -1;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(replies_.front().due - Clock::now());
    return left.count() > 0 ? static_cast<int>(left.count()) : 0;
  }

  std::chrono::milliseconds delay_;
  int epoll_;
  std::uint16_t port_ = 0;
  std::unordered_map<int, std::string> listeners_;
  std::unordered_map<int, Client> clients_;
  std::deque<Reply> replies_;
  std::map<std::string, int> seen_;
  std::size_t requests_ = 0;
  std::uint64_t count_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fprintf(stderr, "usage: slow_hosts HOSTS MILLISECONDS\n"), 2;
  SlowHosts server(std::atoi(argv[1]), std::chrono::milliseconds(std::atoi(argv[2])));
  std::printf("%d\n", server.port());
  std::fflush(stdout);
  server.serve();
}
