// A server on loopback that says byte for byte what a test tells it to: what no decent server
// sends.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sheaf::test {

// One accepted connection, for a script that plays the server.
class Connection {
 public:
  Connection(int socket, const std::atomic<bool>& stopping)
      : socket_(socket), stopping_(stopping) {}

  // The next request head, to its empty line; "" when the peer has closed or the test ends.
  std::string read_head();
  // False when the peer has closed or the test ends.
  bool send(const std::string& bytes);
  // Closes so that the peer sees a reset.
  void reset();
  // Until the peer closes or the test ends.
  void hang();
  void sleep_ms(int milliseconds);
  // Waits for what another thread brings about. False when the peer has closed or the test ends.
  bool wait_until(const std::function<bool()>& holds);
  int socket() const { return socket_; }  // for what the others cannot do

 private:
  int socket_;
  const std::atomic<bool>& stopping_;
};

// What to do with connection number `index` (from 0). It is closed when the script returns.
using Script = std::function<void(Connection& connection, int index)>;

class HostileServer {
 public:
  // Listens at once on 127.0.0.1, or another loopback address; asserts that it can.
  explicit HostileServer(Script script, const std::string& address = "127.0.0.1");
  ~HostileServer();
  HostileServer(const HostileServer&) = delete;
  HostileServer& operator=(const HostileServer&) = delete;

  int port() const { return port_; }
  std::string url(const std::string& path = "/") const;  // "http://127.0.0.1:PORT/path"
  int connections() const { return connections_; }       // accepted so far

 private:
  void serve();

  Script script_;
  std::string address_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> connections_ = 0;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

// Scripts. Each reads a request and sends `bytes`, request after request on one connection.
Script answers(std::string bytes);
// The n-th request over all connections gets the n-th answer; the last one stays.
Script answers_in_turn(std::vector<std::string> answers);
// By path; 404 for others.
struct Route {
  std::string path, answer;
};
Script answers_by_path(std::vector<Route> routes);

// A well-formed answer: "HTTP/1.1 200 OK", the headers ("Name: value\r\n"...) and the body.
std::string answer(int status, const std::string& headers = "", const std::string& body = "");

}  // namespace sheaf::test
