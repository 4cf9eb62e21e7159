// Lists of pages (cli/entries.h) of any kind, as a server gives them: every entry is a page on the
// web that is not private, or a problem that is told. The first byte is the format.
#include <cstdint>
#include <string>

#include "cli/entries.h"
#include "fetch/address.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sheaf;
  if (size == 0) return 0;
  const std::string body(reinterpret_cast<const char*>(data + 1), size - 1);
  const std::string address = "http://list.example/list";
  const FetchOptions options;
  cli::ListFetcher fetcher(
      [&](Request request) -> Result<Fetched> {
        if (request.url.text() != address) return Error{ErrorKind::kNetwork, "one list alone"};
        Response response{.status = 200, .url = address, .final_url = address, .body = body};
        return Fetched{.request = std::move(request), .response = std::move(response)};
      },
      options, nullptr, {});
  const cli::ListSource list{
      address,
      static_cast<cli::ListFormat>(data[0] % (static_cast<int>(cli::ListFormat::kMarkdown) + 1))};
  cli::read_list(list, fetcher, [&](cli::Entry entry) {
    if (!entry.problem.empty()) return true;
    const Result<Url> url = Url::parse(entry.input.name);
    fuzz::require(url.ok(), "an entry has an address");
    fuzz::require(!names_private_host(url->host()), "the public web leads to no private host");
    return true;
  });
  return 0;
}
