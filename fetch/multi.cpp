#include "fetch/multi.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace sheaf {
namespace {

constexpr int kEventsAtOnce = 128;

std::uint32_t events_of(int what) {
  const bool in = what == CURL_POLL_IN || what == CURL_POLL_INOUT;
  const bool out = what == CURL_POLL_OUT || what == CURL_POLL_INOUT;
  return (in ? EPOLLIN : 0u) | (out ? EPOLLOUT : 0u);
}

// A broken connection is ready for all that is wanted of it: reading or writing then tells why.
int flags_of(std::uint32_t events, std::uint32_t wanted) {
  if (events & (EPOLLHUP | EPOLLERR)) events |= EPOLLIN | EPOLLOUT;
  events &= wanted;
  return (events & EPOLLIN ? CURL_CSELECT_IN : 0) | (events & EPOLLOUT ? CURL_CSELECT_OUT : 0);
}

int control(int epoll, int operation, int socket, std::uint32_t events) {
  epoll_event event{.events = events, .data = {.fd = socket}};
  return epoll_ctl(epoll, operation, socket, &event);
}

}  // namespace

Multi::Multi(long max_connections)
    : epoll_(epoll_create1(EPOLL_CLOEXEC)),
      waker_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      multi_(curl_multi_init()) {
  control(epoll_, EPOLL_CTL_ADD, waker_, EPOLLIN);
  curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETFUNCTION, &Multi::on_socket);
  curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi_.get(), CURLMOPT_TIMERFUNCTION, &Multi::on_timer);
  curl_multi_setopt(multi_.get(), CURLMOPT_TIMERDATA, this);
  curl_multi_setopt(multi_.get(), CURLMOPT_PIPELINING, static_cast<long>(CURLPIPE_MULTIPLEX));
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, max_connections);
}

Multi::~Multi() {
  multi_.reset();
  close(waker_);
  close(epoll_);
}

void Multi::limit_connections(long most) {
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, most);
  curl_multi_setopt(multi_.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS, most);
}

void Multi::adopt(CURL* handle) {
  curl_easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, &Multi::on_opened);
  curl_easy_setopt(handle, CURLOPT_SOCKOPTDATA, this);
  curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, &Multi::on_closing);
  curl_easy_setopt(handle, CURLOPT_CLOSESOCKETDATA, this);
}

void Multi::run(std::chrono::milliseconds sleep) {
  std::array<epoll_event, kEventsAtOnce> events;
  const int count = epoll_wait(epoll_, events.data(), kEventsAtOnce, time_to_sleep(sleep));
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    act(event.data.fd, event.events);
  }
  if (!timer_ || *timer_ > Clock::now()) return;
  timer_.reset();
  int running = 0;
  curl_multi_socket_action(multi_.get(), CURL_SOCKET_TIMEOUT, 0, &running);
}

void Multi::wake() {
  const std::uint64_t one = 1;
  static_cast<void>(!write(waker_, &one, sizeof one));  // full: it is awake
}

std::optional<Multi::Ended> Multi::take_ended() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg == CURLMSG_DONE) return Ended{message->easy_handle, message->data.result};
  }
  return std::nullopt;
}

int Multi::time_to_sleep(std::chrono::milliseconds sleep) const {
  if (timer_) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*timer_ - Clock::now());
    sleep = std::min(sleep, left);
  }
  return static_cast<int>(std::max<std::int64_t>(0, sleep.count()));
}

void Multi::act(curl_socket_t socket, std::uint32_t events) {
  if (socket == waker_) {
    std::uint64_t count;
    static_cast<void>(!read(waker_, &count, sizeof count));
    return;
  }
  Watch& watch = watch_of(socket);
  if (watch.wanted == 0) {  // closed by the other side while idle: libcurl sees it when it needs it
    control(epoll_, EPOLL_CTL_DEL, socket, 0);
    watch.registered = 0;
    return;
  }
  int running = 0;
  curl_multi_socket_action(multi_.get(), socket, flags_of(events, watch.wanted), &running);
}

Multi::Watch& Multi::watch_of(curl_socket_t socket) {
  const auto index = static_cast<std::size_t>(socket);
  if (index >= watches_.size()) watches_.resize(index + 1);
  return watches_[index];
}

void Multi::watch(curl_socket_t socket, std::uint32_t wanted) {
  Watch& watch = watch_of(socket);
  watch.wanted = wanted;
  if (wanted == watch.registered || (wanted == 0 && watch.tells_closing)) return;
  watch.registered = wanted;
  if (wanted == 0) {
    control(epoll_, EPOLL_CTL_DEL, socket, 0);
  } else if (control(epoll_, EPOLL_CTL_MOD, socket, wanted) != 0 && errno == ENOENT) {
    control(epoll_, EPOLL_CTL_ADD, socket, wanted);
  }
}

// NOLINTNEXTLINE(readability-function-size): libcurl's parameters
int Multi::on_socket(CURL*, curl_socket_t socket, int what, void* self, void*) {
  static_cast<Multi*>(self)->watch(socket, what == CURL_POLL_REMOVE ? 0 : events_of(what));
  return 0;
}

int Multi::on_timer(CURLM*, long timeout_ms, void* self) {
  auto& timer = static_cast<Multi*>(self)->timer_;
  timer.reset();
  if (timeout_ms >= 0) timer = Clock::now() + std::chrono::milliseconds(timeout_ms);
  return 0;
}

int Multi::on_opened(void* self, curl_socket_t socket, curlsocktype) {
  static_cast<Multi*>(self)->watch_of(socket) = {.tells_closing = true};
  return CURL_SOCKOPT_OK;
}

int Multi::on_closing(void* self, curl_socket_t socket) {
  static_cast<Multi*>(self)->watch_of(socket) = {};
  return close(socket);
}

}  // namespace sheaf
