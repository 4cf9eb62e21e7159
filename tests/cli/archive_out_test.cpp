// sheaf extract --warc-out: what stands in the archive; and archives with records that are too
// long.
#include <gmock/gmock.h>

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

}  // namespace
}  // namespace sheaf::test
