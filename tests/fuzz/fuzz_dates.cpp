// extractors/meta/date_text.h: what is found in any text is ISO 8601 that reads as itself, is not
// later than the reference, and stands inside the text. The first line is the language, the rest
// the text.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extractors/meta/date_text.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {
namespace {

constexpr std::int64_t kReference = 1617957616;  // 2021-04-09T08:40:16Z
constexpr std::int64_t kDay = 86400;

void check_iso(const std::string& iso, const DateContext& context) {
  require(parse_date(iso, {}) == iso, "a date parses to itself");
  const std::optional<std::int64_t> seconds = date_seconds(iso);
  require(seconds.has_value(), "a date is a point in time");
  require(!context.reference || *seconds <= *context.reference + kDay, "a date is not later");
}

void read_all(std::string_view text, const DateContext& context) {
  if (const auto whole = parse_date(text, context)) check_iso(*whole, context);
  std::size_t from = 0;
  while (const std::optional<DateMatch> match = find_date(text, context, from)) {
    require(from <= match->begin && match->begin < match->end && match->end <= text.size(),
            "a date stands in the text, behind the one before it");
    check_iso(match->iso, context);
    from = match->end;
  }
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sheaf::fuzz;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::string_view text = input.substr(std::min(end + 1, input.size()));
  read_all(text, {.language = input.substr(0, end)});
  read_all(text, {.language = input.substr(0, end), .reference = kReference});
  return 0;
}
