// sheaf extract --warc-out: what stands in the archive; and archives with records that are too
// long.
#include <gmock/gmock.h>

#include "tests/cli/batch_support.h"
#include "tests/support/hostile_server.h"
#include "tests/support/warc.h"

namespace sheaf::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

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

TEST_F(ArchiveOut, TellsNothingOfTheProxy) {
  const HostileServer proxy(answers(answer(200, "Content-Type: text/html\r\n", page("By proxy"))));
  const std::string login = "http://user:secret@127.0.0.1:" + std::to_string(proxy.port());
  archive_of({"http://127.0.0.1:1/page", "--proxy", login});
  const std::string bytes = folder_.read("a.warc");
  EXPECT_THAT(bytes, HasSubstr("GET http://127.0.0.1:1/page HTTP/1.1\r\n"));
  EXPECT_THAT(bytes, AllOf(Not(HasSubstr("Proxy-")), Not(HasSubstr("dXNlcjpzZWNyZXQ")),
                           Not(HasSubstr("WARC-IP-Address"))));
}

}  // namespace
}  // namespace sheaf::test
