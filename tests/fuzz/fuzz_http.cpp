// What a server may send: heads, content codings and robots.txt. Whatever comes in: limits hold,
// and a header that was taken can be sent again.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"
#include "fetch/codings.h"
#include "fetch/freshness.h"
#include "fetch/head_reader.h"
#include "fetch/recorded_http.h"
#include "fetch/robots.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {
namespace {

constexpr std::size_t kMostOut = 1u << 18;
constexpr std::int64_t kNow = 1613653462;

bool is_clean(const std::string& value) {
  for (const unsigned char c : value) {
    if ((c < 0x20 && c != '\t') || c == 0x7f) return false;
  }
  return true;
}

void read_head(std::string_view bytes) {
  const FetchLimits limits{.max_header_bytes = 4096, .max_header_lines = 40};
  HeadReader reader(limits);
  reader.reset();
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    if (!reader.take_line(bytes.substr(0, end))) break;
    bytes.remove_prefix(end);
  }
  Response response;
  reader.give_to(response);
  require(response.headers.size() <= 40, "there is a limit of lines");
  for (const Header& header : response.headers)
    require(is_clean(header.name) && is_clean(header.value), "no header has control characters");
  response.fetched_at = kNow;
  (void)may_be_stored(response);
  const std::int64_t fresh = freshness_of(response);
  require(fresh >= 0 && fresh <= 1ll << 31, "freshness is bounded");
  (void)validators_of(response.headers);
}

void read_recorded(std::string_view bytes) {
  const Result<RecordedHttp> http = parse_recorded_http(bytes, kMostOut);
  if (!http.ok()) return;
  require(http->body.size() <= kMostOut, "a body is within its limit");
  for (const Header& header : http->headers)
    require(is_clean(header.value), "no recorded value has control characters");
}

// The first line names the codings.
void undo_codings(std::string_view bytes) {
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const std::string body(bytes.substr(std::min(line + 1, bytes.size())));
  ContentDecoding decoding(bytes.substr(0, line), body, kMostOut);
  int pieces = 0;
  while (decoding.advance()) require(++pieces < 100'000, "decoding ends");
  const Undone out = decoding.take();
  require(!out.was_decoded || out.bytes.size() <= kMostOut, "what comes out is within the limit");
  require(out.was_decoded || out.bytes == body, "what is not undone is as it came");
  const Undone chunks = undo_chunks(body);
  require(chunks.bytes.size() <= body.size(), "chunks take more room than what is in them");
}

void read_robots(std::string_view bytes) {
  const RobotsFile robots = RobotsFile::read(bytes, "sheaf");
  for (const char* address : {"https://a.example/", "https://a.example/a/b.html?q=1"})
    (void)robots.allows(Url::parse(address).value());
  if (const auto delay = robots.crawl_delay())
    require(delay->count() >= 0 && delay->count() <= 86'400'000, "a delay is bounded");
}

}  // namespace
}  // namespace sheaf::fuzz

// The first byte says what the others are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sheaf::fuzz;
  if (size == 0 || size > 16384) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4) {
    case 0:
      read_head(rest);
      break;
    case 1:
      read_recorded(rest);
      break;
    case 2:
      undo_codings(rest);
      break;
    default:
      read_robots(rest);
  }
  return 0;
}
