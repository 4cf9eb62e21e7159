// An open file of the system, closed with the value that owns it.
#pragma once

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/result.h"

namespace sheaf {

class Descriptor {
 public:
  explicit Descriptor(int file = kNone) : file_(file) {}
  Descriptor(Descriptor&& other) noexcept : file_(std::exchange(other.file_, kNone)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~Descriptor() {
    if (is_open()) close(file_);
  }

  int get() const { return file_; }
  bool is_open() const { return file_ != kNone; }

 private:
  static constexpr int kNone = -1;
  int file_;
};

// What errno says: kIo.
inline Error system_error() { return {ErrorKind::kIo, std::strerror(errno)}; }

}  // namespace sheaf
