// Batches that are gone on with.
#include <gmock/gmock.h>

#include "tests/cli/batch_support.h"

namespace sheaf::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class Resumed : public Lists {
 protected:
  std::vector<std::string> command() const {
    return {"--list", folder_.path() + "/list", "-o", folder_.path() + "/out.jsonl"};
  }
};

TEST_F(Resumed, DoesWhatIsNew) {
  file("list", url(0) + "\n" + url(1) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 0);
  file("list", url(0) + "\n" + url(1) + "\n" + url(2) + "\n");
  EXPECT_THAT(extract(command()).err, HasSubstr("going on: 2 records are there already"));
  EXPECT_THAT(titles(folder_.read("out.jsonl")),
              ElementsAre("Article number 0", "Article number 1", "Article number 2"));
  EXPECT_EQ(count_pages(server_), 3u);
}

TEST_F(Resumed, StillFailsWhereInputsGaveNoArticleBefore) {
  const HttpServer other({{"/empty", {.body = "<title></title>"}}});
  const std::string empty = other.url("/empty");
  file("list", url(0) + "\n" + empty + "\n" + server_.url("/none") + "\n");
  EXPECT_EQ(extract(command()).exit_code, 1);
  const Ran again = extract(command());
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_THAT(again.err, HasSubstr("3 were there before, 2 of which gave no article"));
  const Ran named =
      run_program({"extract", url(0), empty, "--ordered", "-o", folder_.path() + "/out.jsonl"});
  EXPECT_EQ(named.exit_code, 1);
  EXPECT_THAT(named.err, HasSubstr("2 were there before, 1 of which gave no article"));
  file("list", url(0) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 0) << "no input of this run failed";
}

TEST_F(Resumed, ReadsJournalsThatDoNotTellWhatGaveNoArticle) {
  file("list", url(0) + "\n" + server_.url("/none") + "\n");
  EXPECT_EQ(extract(command()).exit_code, 1);
  file("out.jsonl.journal", replace_all(folder_.read("out.jsonl.journal"), " f ", " d "));
  const Ran again = extract(command());
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.err, HasSubstr("going on: 2 records are there already"));
}

TEST_F(Resumed, RetriesFailuresAndNothingElse) {
  file("list", server_.url("/none") + "\n" + url(0) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 1);
  std::vector<std::string> again = command();
  again.emplace_back("--retry-failed");
  EXPECT_EQ(extract(again).exit_code, 1);
  EXPECT_THAT(records(folder_.read("out.jsonl")), SizeIs(2));
  EXPECT_EQ(count_pages(server_), 1u);
  EXPECT_EQ(server_.requests().size(), 3u);
}

TEST_F(Resumed, BeginsAnewWhenAsked) {
  file("list", url(0) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 0);
  std::vector<std::string> again = command();
  again.emplace_back("--restart");
  EXPECT_EQ(extract(again).exit_code, 0);
  EXPECT_THAT(records(folder_.read("out.jsonl")), SizeIs(1));
  EXPECT_EQ(count_pages(server_), 2u);
}

TEST_F(Resumed, RefusesRecordsOfAnotherForm) {
  file("list", url(0) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 0);
  std::vector<std::string> other = command();
  other.insert(other.end(), {"--fields", "title"});
  const Ran ran = extract(other);
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("--restart begins anew"));
}

TEST_F(Resumed, LeavesAloneWhatIsNoJournal) {
  file("list", url(0) + "\n");
  file("out.jsonl.journal", "my diary\n");
  const Ran ran = extract(command());
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("this is no journal"));
  EXPECT_EQ(folder_.read("out.jsonl.journal"), "my diary\n");
}

class ResumedOtherwise : public Resumed {
 protected:
  void SetUp() override {
    file("list", url(0) + "\n" + url(1) + "\n");
    EXPECT_EQ(extract(with_archive("/a.warc")).exit_code, 0);
  }
  std::vector<std::string> with_archive(const std::string& name) const {
    std::vector<std::string> out = command();
    out.insert(out.end(), {"--warc-out", folder_.path() + name});
    return out;
  }
  // Runs it, and sees that nothing of the files is lost.
  std::string refusal(const std::vector<std::string>& arguments) {
    const std::vector<std::string> names = {"out.jsonl", "out.jsonl.journal", "a.warc"};
    std::vector<std::string> before, after;
    for (const std::string& name : names) before.push_back(folder_.read(name));
    const Ran ran = extract(arguments);
    for (const std::string& name : names) after.push_back(folder_.read(name));
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(before, after);
    return ran.err;
  }
};

TEST_F(ResumedOtherwise, KeepsAllWhenTheArchiveIsNotNamedAgain) {
  EXPECT_THAT(refusal(command()), HasSubstr("archived with --warc-out " + folder_.path() +
                                            "/a.warc; go on with it, or --restart"));
  std::vector<std::string> retry = command();
  retry.emplace_back("--retry-failed");
  EXPECT_THAT(refusal(retry), HasSubstr("--warc-out"));
}

TEST_F(ResumedOtherwise, KeepsAllWhenAnotherArchiveIsNamed) {
  file("b.warc", std::string(5000, 'b'));
  EXPECT_THAT(refusal(with_archive("/b.warc")), HasSubstr("/a.warc; go on with it"));
  EXPECT_EQ(folder_.read("b.warc").size(), 5000u);
}

TEST_F(ResumedOtherwise, KeepsAllWhenTheOutputWasChanged) {
  const std::string output = folder_.read("out.jsonl");
  file("out.jsonl", "");
  EXPECT_THAT(refusal(with_archive("/a.warc")), HasSubstr("was changed since"));
  file("out.jsonl", "x" + output);
  EXPECT_THAT(refusal(with_archive("/a.warc")), HasSubstr("was changed since"));
  file("out.jsonl", output);
  file("a.warc", "");
  EXPECT_THAT(refusal(with_archive("/a.warc")), HasSubstr("was changed since"));
}

TEST_F(ResumedOtherwise, GoesOnWithTheSameArchive) {
  file("list", url(0) + "\n" + url(1) + "\n" + url(2) + "\n");
  EXPECT_EQ(extract(with_archive("/a.warc")).exit_code, 0);
  EXPECT_THAT(records(folder_.read("out.jsonl")), SizeIs(3));
}

TEST_F(Resumed, KeepsAllWhenAnArchiveIsNamedOnlyNow) {
  file("list", url(0) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 0);
  const std::string before = folder_.read("out.jsonl");
  std::vector<std::string> other = command();
  other.insert(other.end(), {"--warc-out", folder_.path() + "/late.warc"});
  EXPECT_THAT(extract(other).err, HasSubstr("the runs before had no --warc-out"));
  EXPECT_EQ(folder_.read("out.jsonl"), before);
}

TEST_F(Resumed, RefusesRecordsMadeByOtherRules) {
  file("list", url(0) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 0);
  file("rules/pack.json", R"({"name": "x", "hosts": ["x.example"], "rules": []})");
  for (const std::vector<std::string>& more :
       {std::vector<std::string>{"--base-url", "https://example.com/"},
        {"--rules", folder_.path() + "/rules"}}) {
    std::vector<std::string> other = command();
    other.insert(other.end(), more.begin(), more.end());
    EXPECT_THAT(extract(other).err, HasSubstr("the output has records of another form"));
  }
}

}  // namespace
}  // namespace sheaf::test
