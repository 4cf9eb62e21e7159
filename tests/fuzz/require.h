// What a fuzz target does on a broken promise.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace sheaf::fuzz {

// Ends the program, which makes libFuzzer keep the input, unless the promise holds.
inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

}  // namespace sheaf::fuzz
