// Bytes for tests of charsets.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

// "d6d0" -> the two bytes; lower-case digits.
inline std::string from_hex(std::string_view digits) {
  const auto value = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    out += static_cast<char>(value(digits[i]) * 16 + value(digits[i + 1]));
  }
  return out;
}

// A Content-Type header.
inline std::string html(std::string_view charset) {
  return "text/html; charset=" + std::string(charset);
}

}  // namespace sheaf
