// libcurl's multi handle driven by epoll. Internal to fetch/.
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "fetch/curl_handles.h"

namespace sheaf {

// What a step costs depends on the sockets that are ready; curl_multi_perform visits every
// transfer, and curl_multi_poll every socket. One thread uses it, but for wake().
class Multi {
 public:
  // `max_connections` stay open, busy and idle together.
  explicit Multi(long max_connections);
  ~Multi();
  Multi(const Multi&) = delete;
  Multi& operator=(const Multi&) = delete;

  // Once for each handle, before it is first added: sets its CURLOPT_SOCKOPT- and
  // CLOSESOCKETFUNCTION.
  void adopt(CURL* handle);
  void add(CURL* handle) { curl_multi_add_handle(multi_.get(), handle); }
  void remove(CURL* handle) { curl_multi_remove_handle(multi_.get(), handle); }

  // Sleeps until a socket is ready, a timer of libcurl's is due, wake() was called, or for `sleep`;
  // then does what is to be done.
  void run(std::chrono::milliseconds sleep);
  void wake();
  // From now on: an idle connection is closed before one more is opened.
  void limit_connections(long most);

  struct Ended {
    CURL* handle;
    CURLcode code;
  };
  std::optional<Ended> take_ended();

 private:
  using Clock = std::chrono::steady_clock;

  // A connection of HTTP/1.1 is watched for reading, left alone and watched again for each request.
  // It stays in the epoll set meanwhile, so that this costs no system call.
  struct Watch {
    std::uint32_t wanted = 0;      // by libcurl
    std::uint32_t registered = 0;  // with the kernel
    bool tells_closing = false;    // else the number may be another socket's without notice
  };

  static int on_socket(CURL*, curl_socket_t socket, int what, void* self, void*);
  static int on_timer(CURLM*, long timeout_ms, void* self);
  static int on_opened(void* self, curl_socket_t socket, curlsocktype);
  static int on_closing(void* self, curl_socket_t socket);

  Watch& watch_of(curl_socket_t socket);
  void watch(curl_socket_t socket, std::uint32_t wanted);
  void act(curl_socket_t socket, std::uint32_t events);
  int time_to_sleep(std::chrono::milliseconds sleep) const;

  int epoll_, waker_;
  std::vector<Watch> watches_;  // by socket
  std::optional<Clock::time_point> timer_;
  MultiHandle multi_;  // goes first: it closes sockets
};

}  // namespace sheaf
