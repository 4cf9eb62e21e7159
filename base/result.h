// Result<T>: a value or an Error. Bad input from outside comes back as a Result; absence is
// std::optional; nothing of ours throws across a room's door.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace sheaf {

enum class ErrorKind {
  kBadInput,     // malformed: it can never succeed as it is
  kTooLarge,     // over a budget of bytes, nodes or depth
  kTimeout,      // over a budget of time
  kUnsupported,  // well-formed, but nothing that we handle (a PDF where HTML is expected)
  kIo,           // the file system refused
  kNetwork,      // the transfer failed
};

// `message` is one line for people, without the input's name; `where` names the place inside the
// input ("line 3, column 8", a key, a byte offset) or is empty.
struct Error {
  ErrorKind kind;
  std::string message;
  std::string where = {};
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Only when ok().
  T& value() & { return assert(ok()), *std::get_if<0>(&state_); }
  const T& value() const& { return assert(ok()), *std::get_if<0>(&state_); }
  T&& value() && { return assert(ok()), std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // Only when not ok().
  const Error& error() const { return assert(!ok()), *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace sheaf
