// How the address of a request reaches the server.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/fetch/get.h"
#include "tests/support/http_server.h"

namespace sheaf::test {
namespace {

using ::testing::ElementsAreArray;

std::string target_of(const std::string& head) {
  const std::size_t begin = head.find(' ') + 1;
  return head.substr(begin, head.find(' ', begin) - begin);
}

// One connection and one handle, so that each address follows on another of the same server.
TEST(Address, IsAskedForAsItStandsWhateverWasAskedForBefore) {
  const std::vector<std::string> targets = {
      "/a?b=1",  "/c",          "/%E8%AE%BA?q=%2F", "/a/b;c=1,2", "/?d=e&&f", "/%E8%AE%BA",
      "/a?b?c=", "/a//b/...//", "/~x/y.html?z=1",   "/",          "/?",       "/a:b@c!$&'()*+"};
  HttpServer server({});
  FetchOptions options = quick_options();
  options.max_transfers = 1;
  Fetcher fetcher(options);
  std::vector<std::string> expected;
  for (const std::string& target : targets) {
    Request request = request_for(server.url(target));
    const std::string_view text = request.url.text();
    expected.emplace_back(text.substr(text.find('/', 8)));
    fetcher.add(std::move(request), 0);
    while (fetcher.wait(Milliseconds(1000)).empty()) {
    }
  }
  std::vector<std::string> asked;
  for (const std::string& head : server.requests()) asked.push_back(target_of(head));
  EXPECT_THAT(asked, ElementsAreArray(expected));
}

TEST(Address, KeepsHostAndPortApartFromThoseBefore) {
  HttpServer one({}), two({});
  FetchOptions options = quick_options();
  options.max_transfers = 1;
  Fetcher fetcher(options);
  for (const std::string& url : {one.url("/1"), two.url("/2"), one.url("/3"), two.url("/4")}) {
    fetcher.add(request_for(url), 0);
    while (fetcher.wait(Milliseconds(1000)).empty()) {
    }
  }
  const std::vector<std::string> first = one.requests(), second = two.requests();
  ASSERT_EQ(first.size(), 2u);
  ASSERT_EQ(second.size(), 2u);
  EXPECT_EQ(target_of(first[1]), "/3");
  EXPECT_EQ(target_of(second[1]), "/4");
  EXPECT_NE(second[1].find("Host: " + two.url("").substr(7) + "\r\n"), std::string::npos);
}

}  // namespace
}  // namespace sheaf::test
