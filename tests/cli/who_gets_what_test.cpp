// What goes where, by who named it, in all subcommands: headers, options of fetching, pictures.
#include <gmock/gmock.h>

#include <filesystem>
#include <mutex>

#include "tests/cli/batch_support.h"
#include "tests/support/hostile_server.h"

namespace sheaf::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string kSecret = "Authorization: Bearer secret";

// A server, or a proxy of the whole web, that keeps what it is asked.
class WhoGetsWhat : public testing::Test {
 protected:
  std::string heard() {
    const std::lock_guard lock(mutex_);
    return std::exchange(heads_, {});
  }
  std::string url(const std::string& path) const { return server_.url(path); }
  std::string record(const std::string& page, const std::string& picture) const {
    return folder_.write("records.jsonl", R"({"id":"0000000000000001","url":")" + page +
                                              R"(","title":"T","hero_image":{"url":")" + picture +
                                              R"("},"state":"ok"})" + "\n");
  }
  Ran digest(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"digest", "--series", "S", "--date", "2021-04-09"});
    return run_program(arguments);
  }
  Ran keep_pictures(const std::string& records, std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), {records, "--assets", folder_.path() + "/pictures", "-o",
                                         folder_.path() + "/issue.html"});
    return digest(arguments);
  }
  std::size_t kept() const {
    const std::filesystem::directory_iterator files(folder_.path() + "/pictures"), end;
    return static_cast<std::size_t>(std::distance(files, end));
  }

  TemporaryFolder folder_;
  std::mutex mutex_;
  std::string heads_;
  std::string body_ = page("A fine story");
  HostileServer server_{[this](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      const std::lock_guard lock(mutex_);
      heads_ += head;
      connection.send(answer(200, "Content-Type: text/html\r\n", body_));
    }
  }};
};

TEST_F(WhoGetsWhat, HeadersGoToServersThatTheCommandLineNames) {
  for (const char* command : {"extract", "check", "digest"}) {
    const Ran ran = run_program({command, url("/a"), "--header", kSecret});
    EXPECT_THAT(heard(), HasSubstr(kSecret)) << command;
    EXPECT_THAT(ran.err, Not(HasSubstr("goes to no server"))) << command;
  }
}

TEST_F(WhoGetsWhat, HeadersDoNotGoWhereAListLeads) {
  const std::string list = folder_.write("list", url("/a") + "\n");
  const Ran ran = run_program(
      {"extract", "--list", list, "--header", kSecret, "--header", "Accept-Language: fr"});
  const std::string head = heard();
  EXPECT_THAT(head, Not(HasSubstr("secret")));
  EXPECT_THAT(head, HasSubstr("Accept-Language: fr"));
  EXPECT_THAT(ran.err, HasSubstr("--header: Authorization goes to no server"));
  EXPECT_THAT(ran.err, HasSubstr("\"HOST=Authorization: ...\""));
}

TEST_F(WhoGetsWhat, HeadersOfAFeedDoNotGoToItsEntries) {
  const HttpServer feeds(
      {{"/feed",
        {.body = "<rss><channel><item><link>" + url("/a") + "</link></item></channel></rss>"}}});
  run_program({"extract", "--feed", feeds.url("/feed"), "--header", kSecret});
  EXPECT_THAT(heard(), Not(HasSubstr("secret")));
  EXPECT_THAT(feeds.requests().back(), HasSubstr(kSecret));
}

TEST_F(WhoGetsWhat, HeadersDoNotGoWhereADocumentLeads) {
  const Ran ran = run_program({"check", "-q", "-", "--header", kSecret}, url("/a"));
  EXPECT_THAT(heard(), Not(HasSubstr("secret")));
  EXPECT_THAT(ran.err, HasSubstr("--header: Authorization goes to no server"));
}

TEST_F(WhoGetsWhat, HeadersForAHostAreReadByAllSubcommands) {
  const std::string list = folder_.write("list", url("/a") + "\n");
  for (const std::string& host : {std::string("127.0.0.1"), url("").substr(7)}) {
    run_program({"extract", "--list", list, "--header", host + "=" + kSecret});
    EXPECT_THAT(heard(), HasSubstr(kSecret)) << host;
    run_program({"check", "-q", list, "--header", host + "=" + kSecret});
    EXPECT_THAT(heard(), HasSubstr(kSecret)) << host;
  }
  run_program({"extract", url("/a"), "--header", "X-Sum: a=b"});
  EXPECT_THAT(heard(), HasSubstr("X-Sum: a=b"));
  for (const char* bad : {"X", ": x", "host=X"}) {
    const Ran ran = run_program({"extract", "x", "--header", bad});
    EXPECT_EQ(ran.exit_code, 2) << bad;
    EXPECT_THAT(ran.err, HasSubstr("\"host=Name: value\"")) << bad;
  }
}

TEST_F(WhoGetsWhat, PagesAndPicturesOfADigestAreFetchedAsAsked) {
  const std::vector<std::string> options = {"--proxy", url(""), "--user-agent", "mine/1"};
  std::vector<std::string> arguments = {"http://a.example/page"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  digest(arguments);
  std::string head = heard();
  EXPECT_THAT(head, HasSubstr("GET http://a.example/page"));
  EXPECT_THAT(head, HasSubstr("User-Agent: mine/1"));
  keep_pictures(record("http://a.example/page", "http://b.example/p.png"), options);
  head = heard();
  EXPECT_THAT(head, HasSubstr("GET http://b.example/p.png"));
  EXPECT_THAT(head, HasSubstr("User-Agent: mine/1"));
}

TEST_F(WhoGetsWhat, PicturesOfPublicRecordsAreNotFetchedFromPrivateHosts) {
  for (const char* page : {"https://a.example/1", "file:///tmp/page.html"}) {
    const Ran ran = keep_pictures(record(page, url("/p.png")));
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("the public web names 127.0.0.1"));
    EXPECT_THAT(heard(), IsEmpty()) << page;
  }
  keep_pictures(record("https://a.example/1", url("/p.png")), {"--allow-private"});
  EXPECT_THAT(heard(), HasSubstr("GET /p.png"));
  keep_pictures(record(url("/1"), url("/p.png")));
  EXPECT_THAT(heard(), HasSubstr("GET /p.png")) << "the page is private itself";
}

TEST_F(WhoGetsWhat, PicturesInSvgAreKeptWithoutWhatRuns) {
  body_ =
      "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64' onload='alert(1)'>"
      "<script>alert(1)</script><rect width='64' height='64'/></svg>";
  EXPECT_EQ(keep_pictures(record(url("/1"), url("/p.svg"))).exit_code, 0);
  ASSERT_EQ(kept(), 1u);
  const auto file = std::filesystem::directory_iterator(folder_.path() + "/pictures")->path();
  EXPECT_EQ(file.extension(), ".svg");
  const std::string svg = folder_.read("pictures/" + file.filename().string());
  EXPECT_THAT(svg, HasSubstr("<rect width=\"64\" height=\"64\"/>"));
  EXPECT_THAT(svg, Not(HasSubstr("alert")));
}

TEST_F(WhoGetsWhat, WhatOnlyClaimsToBeAPictureIsNotKept) {
  body_ = "<html><script>alert(1)</script></html>";
  EXPECT_THAT(keep_pictures(record(url("/1"), url("/p.png"))).err, HasSubstr("not a picture"));
  EXPECT_EQ(kept(), 0u);
}

}  // namespace
}  // namespace sheaf::test
