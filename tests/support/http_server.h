// A real HTTP/1.1 server on a loopback port of its own, for tests of what fetches.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sheaf::test {

struct Reply {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body = {};
  std::string location = {};  // a Location header, if not empty
};

class HttpServer {
 public:
  // Listens at once; asserts that it can. Paths without a reply give 404.
  explicit HttpServer(std::map<std::string, Reply> replies);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::string url(const std::string& path) const;  // "http://127.0.0.1:PORT/path"
  std::vector<std::string> requests() const;       // the requests so far: head, as received

 private:
  void serve();
  void answer(int connection);

  std::map<std::string, Reply> replies_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::thread thread_;
};

}  // namespace sheaf::test
