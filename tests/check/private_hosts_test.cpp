// `sheaf check` and private hosts: which documents may lead there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "tests/support/hostile_server.h"
#include "tests/support/http_server.h"
#include "tests/support/program.h"

namespace sheaf::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// A proxy that has one page at every address, and the program behind it.
class PublicPage {
 public:
  explicit PublicPage(const std::string& html)
      : proxy_([this, html](Connection& connection, int) {
          for (std::string head; !(head = connection.read_head()).empty();) {
            heads_ += head;
            connection.send(answer(200, "Content-Type: text/html\r\n", html));
          }
        }) {}

  Ran check(std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(), {"check", "-q", "--all", "-f", "compact", "--no-probe",
                                         "--proxy", proxy_.url(), "http://public.example/page"});
    return run_program(arguments);
  }
  const std::string& heads() const { return heads_; }

 private:
  std::string heads_;
  HostileServer proxy_;
};

TEST(PrivateHosts, AreNotAskedWhenAPublicPageNamesThem) {
  PublicPage page(
      "<title>T</title><a href=http://127.0.0.1:9/a>a</a><img src=http://169.254.169.254/b.png>"
      "<a href=http://[::ffff:10.0.0.1]/c>c</a><a href=http://0x7f000001/d>d</a>"
      "<a href=http://other.example/fine>e</a>");
  const Ran ran = page.check();
  EXPECT_THAT(page.heads(), HasSubstr("http://other.example/fine"));
  for (const char* host : {"127.0.0.1:9", "169.254", "10.0", "a00:1"})
    EXPECT_THAT(page.heads(), Not(HasSubstr(host)));
  EXPECT_EQ(split(replace_all(ran.out, "the public web names", "\1"), '\1').size(), 5u) << ran.out;
}

TEST(PrivateHosts, AreAskedIfAllowed) {
  PublicPage page("<title>T</title><a href=http://127.0.0.1:9/a>a</a>");
  const Ran ran = page.check({"--allow-private"});
  EXPECT_THAT(page.heads(), HasSubstr("127.0.0.1:9/a"));
  EXPECT_THAT(ran.out, Not(HasSubstr("the public web names")));
}

TEST(PrivateHosts, AreReachedFromPagesOfPrivateHosts) {
  const HttpServer server({{"/", {.body = "<a href=/x>x</a>"}}, {"/x", {.body = "<p>x"}}});
  const Ran ran = run_program({"check", "-q", "--no-probe", server.url("/")});
  EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
}

TEST(PrivateHosts, OfLocalDocumentsAreLeftOutIfAsked) {
  const HttpServer server({{"/x", {.body = "<p>x"}}});
  const std::string links =
      server.url("/x") + " http://localhost:9/ http://10.0.0.1/ http://[::1]/";
  const Ran ran =
      run_program({"check", "-q", "--exclude-private", "--all", "-f", "compact", "-"}, links);
  EXPECT_EQ(ran.exit_code, 0) << ran.out;
  EXPECT_THAT(server.requests(), IsEmpty());
  EXPECT_EQ(split(replace_all(ran.out, "excluded", "\1"), '\1').size(), 5u) << ran.out;
  EXPECT_EQ(run_program({"check", "-q", "--exclude-private", "--include", "/x", "--no-probe", "-"},
                        server.url("/x"))
                .exit_code,
            0);
  EXPECT_EQ(server.requests().size(), 1u) << "--include wins";
  EXPECT_EQ(run_program({"check", "--exclude-private", "--allow-private", "-"}).exit_code, 2);
}

}  // namespace
}  // namespace sheaf::test
