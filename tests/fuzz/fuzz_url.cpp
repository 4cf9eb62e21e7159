// url/url.h: a second pass over a URL changes nothing, and canonical() and key() come to rest. The
// second line of the input, if there is one, is a reference against the first.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/require.h"
#include "url/url.h"

namespace sheaf::fuzz {
namespace {

bool parses_to_itself(const Url& url) {
  const Result<Url> again = Url::parse(url.text());
  return again && again->text() == url.text();
}

void check(const Url& url) {
  require(parses_to_itself(url), "a URL parses to itself");
  const Url canonical = url.canonical();
  require(parses_to_itself(canonical), "a canonical URL parses to itself");
  require(canonical.canonical() == canonical, "a canonical URL is its own canonical form");
  require(canonical.key() == url.key(), "the canonical form has the same key");
  registrable_domain(url.host());
}

void parse(std::string_view input) {
  const std::size_t end = input.find('\n');
  const Result<Url> url = Url::parse(input.substr(0, end));
  if (!url) return;
  check(*url);
  if (end == std::string_view::npos) return;
  const Result<Url> resolved = Url::parse(input.substr(end + 1), *url);
  if (resolved) check(*resolved);
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sheaf::fuzz::parse({reinterpret_cast<const char*>(data), size});
  return 0;
}
