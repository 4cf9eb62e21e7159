// sheaf extract --warc-out: what stands in the archive; and archives with records that are too
// long.
#include <gmock/gmock.h>

#include "fetch/archived_page.h"
#include "tests/cli/batch_support.h"
#include "tests/support/hostile_server.h"
#include "tests/support/warc.h"

namespace sheaf::test {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class ArchiveOut : public Lists {
 protected:
  // What the archive has after a run with these arguments.
  WarcContents archive_of(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--warc-out", folder_.path() + "/a.warc"});
    const Ran ran = extract(arguments);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    WarcContents contents = read_warc(folder_.read("a.warc"));
    EXPECT_THAT(contents.faults, IsEmpty());
    return contents;
  }
};

std::vector<std::string> kinds(const WarcContents& contents) {
  std::vector<std::string> out;
  for (const WarcRecord& record : contents.records)
    out.push_back(std::string(record.type()) + " " + std::string(record.target_uri()));
  return out;
}

TEST_F(ArchiveOut, TellsNothingOfTheProxy) {
  const HostileServer proxy(answers(answer(200, "Content-Type: text/html\r\n", page("By proxy"))));
  const std::string login = "http://user:secret@127.0.0.1:" + std::to_string(proxy.port());
  archive_of({"http://127.0.0.1:1/page", "--proxy", login});
  const std::string bytes = folder_.read("a.warc");
  EXPECT_THAT(bytes, HasSubstr("GET http://127.0.0.1:1/page HTTP/1.1\r\n"));
  EXPECT_THAT(bytes, AllOf(Not(HasSubstr("Proxy-")), Not(HasSubstr("dXNlcjpzZWNyZXQ")),
                           Not(HasSubstr("WARC-IP-Address"))));
}

TEST_F(ArchiveOut, NamesWhatWasAskedForWithoutItsFragment) {
  const WarcContents contents = archive_of({url(0) + "#top"});
  EXPECT_THAT(kinds(contents), ElementsAre("warcinfo ", "request " + url(0), "response " + url(0),
                                           "metadata " + url(0)));
  EXPECT_THAT(extract({url(0) + "#top"}).out, HasSubstr(url(0) + "#top\""));
}

TEST_F(ArchiveOut, MarksBodiesOfRedirectsThatAreLeftOut) {
  const HostileServer server(answers_by_path(
      {{"/with", answer(301, "Location: /none\r\n", "moved")},
       {"/none", answer(302, "Location: /page\r\n")},
       {"/page", answer(200, "Content-Type: text/html\r\n", page("The end of it"))}}));
  const WarcContents contents = archive_of({server.url("/with")});
  ASSERT_THAT(contents.records, SizeIs(8));
  const WarcRecord &with = contents.records[2], &none = contents.records[4];
  EXPECT_THAT(with.block, AllOf(HasSubstr("\r\nLocation: /none\r\n"),
                                HasSubstr("\r\nX-Crawl-Content-Length: 5\r\n")));
  EXPECT_EQ(field_of(with.fields, "WARC-Truncated"), "unspecified");
  EXPECT_EQ(field_of(none.fields, "WARC-Truncated"), "");
}

// So too after a run that was killed when the page was in the cache and not yet in the archive.
TEST_F(ArchiveOut, HasPagesOfTheCacheAsTheyWereFetched) {
  const HostileServer server(answers_by_path(
      {{"/old", answer(301, "Location: /new\r\n", "moved")},
       {"/new", answer(301, "Location: page#part\r\n", "moved")},
       {"/page", answer(200, "Content-Type: text/html\r\n", page("Kept in the cache"))}}));
  const std::vector<std::string> command = {server.url("/old"), "--cache",
                                            folder_.path() + "/cache.db", "--max-age", "3600"};
  ASSERT_EQ(extract(command).exit_code, 0);
  const int connections = server.connections();
  const WarcContents contents = archive_of(command);
  EXPECT_EQ(server.connections(), connections) << "it was fetched again";
  EXPECT_THAT(kinds(contents),
              ElementsAre("warcinfo ", "response " + server.url("/old"),
                          "response " + server.url("/new"), "response " + server.url("/page")));
  EXPECT_THAT(contents.records.at(1).block,
              AllOf(StartsWith("HTTP/1.1 301 "),
                    HasSubstr("\r\nLocation: " + server.url("/new") + "\r\n")));
  EXPECT_THAT(contents.records.at(2).block,
              HasSubstr("\r\nLocation: " + server.url("/page#part") + "\r\n"));
  EXPECT_TRUE(may_hold_page(contents.records.at(3)));
}

std::string response_record(const std::string& url, const std::string& type, std::size_t size) {
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n";
  return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
         "\r\nContent-Length: " + std::to_string(head.size() + size) + "\r\n\r\n" + head +
         std::string(size, 'v') + "\r\n\r\n";
}

TEST_F(Lists, PassOverVideosOfAnArchiveHoweverLong) {
  const WarcWriter writer = counting_writer(WarcForm::kPlain);
  const auto record_of = [&](int i) {
    return writer.exchange(page_response("http://example.com/" + std::to_string(i),
                                         page("Article number " + std::to_string(i))));
  };
  constexpr std::size_t kLong = 65u << 20;
  const std::string before = record_of(0), after = record_of(1),
                    video = response_record("http://example.com/v", "video/mp4", kLong);
  const auto is_passed_over = [&](const std::string& bytes) {
    const Ran ran = extract({file("a.warc", bytes)});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.err, HasSubstr("sheaf: 2 inputs in "));
    EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0", "Article number 1"));
  };
  is_passed_over(before + video + after);
  is_passed_over(gzip(before).append(gzip(video)).append(gzip(after)));
  const std::string long_page = response_record("http://example.com/p", "text/html", kLong);
  const Ran ran = extract({file("a.warc", before + long_page + after)});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("the record is over the size limit (681574"));
  EXPECT_THAT(titles(ran.out), SizeIs(2));
}

TEST_F(Lists, AreFetchedWithTheConnectionsThatThereIsRoomFor) {
  const std::string whole = answer(200, "Content-Type: text/html\r\n", page("Slow article"));
  const HostileServer slow([&](Connection& connection, int) {
    while (!connection.read_head().empty()) {
      connection.sleep_ms(50);
      connection.send(whole);
    }
  });
  std::string list;
  for (int i = 0; i < 300; ++i) list += slow.url("/" + std::to_string(i)) + "\n";
  file("list", list);
  const Ran ran = run_tool({"sh", "-c",
                            "ulimit -n 200; \"$0\" extract --no-robots --list \"$1\" --tries 1 "
                            "--connections 1024 --per-host 256",
                            SHEAF_PROGRAM, folder_.path() + "/list"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(records(ran.out), SizeIs(300));
}

}  // namespace
}  // namespace sheaf::test
