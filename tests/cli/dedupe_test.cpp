// sheaf extract --dedupe: records about the same article.
#include <gmock/gmock.h>

#include "tests/cli/batch_support.h"

namespace sheaf::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

std::string article(const std::string& before, const std::string& after) {
  return "<!doctype html><title>The night boat</title>" + before +
         "<article><h1>The night boat</h1><p>From the first of May the night ferry will call at "
         "the northern islands again, for the first time since the pier at Holm was closed.</p>"
         "<p>The new pier floats, so that the ship can land at any tide, and the crossing takes "
         "two hours and ten minutes with cars, half an hour less without.</p><p>Tickets cost the "
         "same as by day, and the council will count passengers until October and decide then "
         "whether the boat sails in winter as well.</p></article>" +
         after;
}

class Dedupe : public testing::Test {
 protected:
  std::vector<std::string> command() const {
    return {"extract",   "--dedupe",
            "--ordered", "--no-robots",
            "--list",    folder_.path() + "/list",
            "-o",        folder_.path() + "/out.jsonl"};
  }
  void list(const std::vector<std::string>& paths) const {
    std::string lines;
    for (const std::string& path : paths) lines += server_.url(path) + "\n";
    folder_.write("list", lines);
  }
  // For each record the path of the one that it is a copy of.
  std::vector<std::string> originals() const {
    std::map<std::string, std::string> paths;
    std::vector<std::string> out;
    for (const Json& record : records(folder_.read("out.jsonl"))) {
      const std::string url(string_at(record, "url"));
      paths.emplace(string_at(record, "id"), url.substr(url.rfind('/')));
      EXPECT_TRUE(find_member(record, "copy_of")) << url;
      const std::string original(string_at(record, "copy_of"));
      out.push_back(original.empty() ? "" : paths[original]);
    }
    return out;
  }

  TemporaryFolder folder_;
  HttpServer server_{
      {{"/a", {.body = article("<nav><a href=/>Home</a></nav>", "<p>Most read</p>")}},
       {"/b", {.body = page("Another article about something else")}},
       {"/c", {.body = article("<p>Republished with permission.</p>", "")}},
       {"/d", {.body = article("", "<footer>All rights reserved</footer>")}}}};
};

TEST_F(Dedupe, MarksCopiesWithTheIdOfTheFirst) {
  list({"/a", "/b", "/c", "/none", "/d"});
  const Ran ran = run_program(command());
  EXPECT_THAT(originals(), ElementsAre("", "", "/a", "", "/a"));
  EXPECT_THAT(ran.err, HasSubstr("; 2 are copies"));
}

TEST_F(Dedupe, KnowsTheRecordsOfEarlierRuns) {
  list({"/a", "/b"});
  EXPECT_EQ(run_program(command()).exit_code, 0);
  list({"/a", "/b", "/c"});
  EXPECT_EQ(run_program(command()).exit_code, 0);
  EXPECT_THAT(originals(), ElementsAre("", "", "/a"));
}

TEST_F(Dedupe, IsDoneOnlyWhenAsked) {
  const Ran plain = run_program({"extract", server_.url("/a"), server_.url("/c")});
  EXPECT_THAT(plain.out, Not(HasSubstr("copy_of")));
  const Ran field =
      run_program({"extract", "--fields", "title,copy_of", server_.url("/a"), server_.url("/c")});
  ASSERT_THAT(records(field.out), SizeIs(2));
  EXPECT_EQ(records(field.out)[0], (Json{{"title", "The night boat"}, {"copy_of", nullptr}}));
  EXPECT_THAT(string_at(records(field.out)[1], "copy_of"), SizeIs(16));
}

TEST_F(Dedupe, IsShownByExplain) {
  const Ran ran =
      run_program({"extract", "--dedupe", "--explain", server_.url("/a"), server_.url("/c")});
  EXPECT_THAT(ran.out, HasSubstr("\ncopy of: "));
}

}  // namespace
}  // namespace sheaf::test
