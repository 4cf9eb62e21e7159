// Where requests go by who named them, and which headers and passwords go along.
#include <gmock/gmock.h>

#include <mutex>

#include "fetch/named_by.h"
#include "tests/fetch/get.h"
#include "tests/support/hostile_server.h"
#include "tests/support/program.h"

namespace sheaf::test {
namespace {

using testing::HasSubstr;
using testing::Not;

// A server that keeps what it was asked.
class Listener {
 public:
  std::string url() const { return server_.url("/"); }
  std::string port() const { return std::to_string(server_.port()); }
  int connections() const { return server_.connections(); }
  // What was heard since the last call.
  std::string heard() {
    const std::lock_guard lock(mutex_);
    return std::exchange(heads_, {});
  }

 private:
  std::mutex mutex_;
  std::string heads_;
  HostileServer server_{[this](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      {
        const std::lock_guard lock(mutex_);
        heads_ += head;
      }
      connection.send(answer(200));
    }
  }};
};

std::vector<Url> origins(const std::vector<std::string>& texts) {
  std::vector<Url> urls;
  for (const std::string& text : texts) urls.push_back(Url::parse(text).value());
  return urls;
}

TEST(NamedBy, IsPublicUnlessTheHostIsPrivate) {
  for (const char* url : {"https://a.example/", "http://8.8.8.8/", "file:///home/page.html"})
    EXPECT_EQ(named_by(Url::parse(url).value()), NamedBy::kPublic) << url;
  for (const char* url : {"http://127.0.0.1/", "http://localhost:1/", "http://[fd00::1]/"})
    EXPECT_EQ(named_by(Url::parse(url).value()), NamedBy::kOwn) << url;
}

TEST(PrivateAddress, IsNotReachedWhenThePublicWebNamesIt) {
  const Listener inside;
  Request request = request_for(inside.url());
  request.named_by = NamedBy::kPublic;
  const Fetched refused = get(request);
  EXPECT_EQ(outcome(refused), "private-address");
  EXPECT_THAT(refused.failure->message, HasSubstr("the public web names 127.0.0.1"));
  EXPECT_EQ(inside.connections(), 0);
  FetchOptions options = quick_options();
  options.robots = Robots::kObey;
  EXPECT_EQ(outcome(get(request, options)), "private-address");
  EXPECT_EQ(inside.connections(), 0) << "nor its robots.txt";
  options.allow_private = true;
  EXPECT_EQ(outcome(get(request, options)), "status 200");
}

TEST(Headers, GoToTheOriginsTheyAreFor) {
  Listener ours, others;
  FetchOptions options = quick_options();
  options.headers = {{"Authorization", "secret"}, {"Accept-Language", "fr"}, {"User-Agent", "me"}};
  options.header_origins = origins({ours.url()});
  get(ours.url(), options);
  EXPECT_THAT(ours.heard(), HasSubstr("Authorization: secret"));
  get(others.url(), options);
  const std::string heard = others.heard();
  EXPECT_THAT(heard, Not(HasSubstr("secret")));
  EXPECT_THAT(heard, HasSubstr("Accept-Language: fr"));
  EXPECT_THAT(heard, HasSubstr("User-Agent: me"));
}

TEST(Headers, OfAHostGoThereWhoeverNamesIt) {
  Listener ours, others;
  FetchOptions options = quick_options();
  options.header_origins = origins({});
  options.host_headers = {{"127.0.0.1", ours.port(), {"Authorization", "secret"}},
                          {"127.0.0.1", "*", {"X-Each", "1"}},
                          {"a.example", "*", {"X-Never", "1"}}};
  get(ours.url(), options);
  const std::string heard = ours.heard();
  EXPECT_THAT(heard, HasSubstr("Authorization: secret"));
  EXPECT_THAT(heard, HasSubstr("X-Each: 1"));
  EXPECT_THAT(heard, Not(HasSubstr("X-Never")));
  get(others.url(), options);
  EXPECT_THAT(others.heard(), Not(HasSubstr("secret")));
}

TEST(Headers, OfAHostWinOverThoseForAll) {
  Listener ours;
  FetchOptions options = quick_options();
  options.headers = {{"Accept", "text/html"}};
  options.host_headers = {{"127.0.0.1", "*", {"accept", "text/plain"}}};
  get(ours.url(), options);
  const std::string heard = ours.heard();
  EXPECT_THAT(heard, HasSubstr("accept: text/plain"));
  EXPECT_THAT(heard, Not(HasSubstr("text/html")));
}

TEST(Netrc, GivesItsDefaultToNamedOriginsAlone) {
  Listener server;
  const TemporaryFolder folder;
  FetchOptions options = quick_options();
  options.netrc_file = folder.write("netrc", "default login a password b\n");
  options.header_origins = origins({});
  get(server.url(), options);
  EXPECT_THAT(server.heard(), Not(HasSubstr("Authorization")));
  options.header_origins = origins({server.url()});
  get(server.url(), options);
  EXPECT_THAT(server.heard(), HasSubstr("Authorization: Basic"));
  options.header_origins = origins({});
  options.netrc_file = folder.write("netrc", "machine 127.0.0.1 login a password b\n");
  get(server.url(), options);
  EXPECT_THAT(server.heard(), HasSubstr("Authorization: Basic")) << "the file names that host";
}

}  // namespace
}  // namespace sheaf::test
