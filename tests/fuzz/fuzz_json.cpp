// base/json.h: what the strict reader takes, the lenient one takes alike; what either gives is
// within the limits and can be written and read again.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/json.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {
namespace {

constexpr JsonLimits kLimits = {.max_bytes = 1 << 20, .max_depth = 64};

void read(std::string_view text) {
  const Result<Json> strict = parse_json(text, kLimits);
  const Result<Json> lenient = parse_lenient_json(text, kLimits);
  if (strict) require(lenient && *lenient == *strict, "lenient agrees with strict");
  if (!lenient) return;
  const Result<Json> again = parse_json(lenient->dump(), kLimits);
  require(again && *again == *lenient, "a value survives being written");
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sheaf::fuzz::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
