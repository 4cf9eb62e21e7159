// Bytes -> item -> JSON: no crash, no leak, and the record is always whole JSON whose error agrees
// with its state.
#include <cstdint>
#include <string>

#include "base/json.h"
#include "items/extract.h"
#include "items/item_json.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sheaf::ExtractOptions options;
  options.keep = sheaf::Keep::kCandidates;
  options.limits.max_parse_ms = 500;
  const sheaf::Item item = sheaf::extract_item(
      {.bytes = std::string(reinterpret_cast<const char*>(data), size), .fetched_at = 1617955456},
      options);
  const std::string json = sheaf::to_json(item, {.with_text = sheaf::WithText::kYes});
  sheaf::fuzz::require(sheaf::parse_json(json).ok(), "a record is JSON");
  sheaf::fuzz::require((item.state == sheaf::State::kOk) == item.error.empty(),
                       "an error tells a bad state");
  return 0;
}
