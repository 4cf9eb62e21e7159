// sheaf extract over lists and archives, cut at any moment and gone on with.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <random>
#include <thread>

#include "base/json.h"
#include "base/text.h"
#include "tests/support/http_server.h"
#include "tests/support/program.h"
#include "tests/support/warc.h"

extern char** environ;

namespace sheaf::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

std::string page(const std::string& title) {
  return "<!doctype html><title>" + title + "</title><h1>" + title +
         "</h1><p>The first paragraph says enough to be read as the text of an article.</p>";
}

std::vector<Json> records(const std::string& lines) {
  std::vector<Json> out;
  for (const std::string_view line : split(lines, '\n')) {
    if (line.empty()) continue;
    const Result<Json> record = parse_json(line);
    EXPECT_TRUE(record.ok()) << "half a line: " << line;
    if (record.ok()) out.push_back(*record);
  }
  EXPECT_TRUE(lines.empty() || lines.ends_with('\n'));
  return out;
}

std::vector<std::string> titles(const std::string& lines) {
  std::vector<std::string> out;
  for (const Json& record : records(lines)) out.emplace_back(string_at(record, "title"));
  return out;
}

std::map<std::string, Reply> pages(int count) {
  std::map<std::string, Reply> out;
  for (int i = 0; i < count; ++i) {
    const std::string name = std::to_string(i);
    out["/p/" + name] = {.body = page("Article number " + name)};
  }
  return out;
}

std::size_t count_pages(const HttpServer& server) {
  std::size_t count = 0;
  for (const std::string& request : server.requests()) count += request.starts_with("GET /p/");
  return count;
}

class Lists : public testing::Test {
 protected:
  Ran extract(std::vector<std::string> arguments, const std::string& input = "") {
    arguments.insert(arguments.begin(), {"extract", "--ordered", "--no-robots"});
    return run_program(arguments, input);
  }
  std::string url(int i) const { return server_.url("/p/" + std::to_string(i)); }
  std::string file(const std::string& name, const std::string& bytes) const {
    return folder_.write(name, bytes);
  }

  TemporaryFolder folder_;
  HttpServer server_{pages(4)};
};

TEST_F(Lists, OfLinesHaveCommentsAndPaths) {
  const std::string saved = file("saved.html", page("Saved article here"));
  const Ran ran =
      extract({"--list", file("list", "# pages\n\n" + url(1) + "\r\n  " + saved + "\n" + url(2))});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(titles(ran.out),
              ElementsAre("Article number 1", "Saved article here", "Article number 2"));
}

TEST_F(Lists, NameTheLineThatIsNoAddress) {
  const Ran ran = extract(
      {"--list", file("list", url(0) + "\nftp://example.com/x\nhttp://[::bad/\n" + url(1))});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("/list:2: 'ftp://example.com/x' is no http or https address\n"));
  EXPECT_THAT(ran.err, HasSubstr("/list:3: http://[::bad/: "));
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0", "Article number 1"));
}

TEST_F(Lists, GiveTheSamePageOnce) {
  const Ran ran = extract({"--list", file("list", url(0) + "\n" + url(1) + "\n" + url(0) +
                                                      "?utm_source=x\n" + url(0) + "#part\n")});
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0", "Article number 1"));
  EXPECT_EQ(count_pages(server_), 2u);
}

TEST_F(Lists, ComeFromStandardInput) {
  EXPECT_THAT(titles(extract({"--list", "-"}, url(3) + "\n").out), ElementsAre("Article number 3"));
}

TEST_F(Lists, MayBeTables) {
  const std::string csv = "name,Address\n\"a \"\"quoted\"\"\nname, with all\",\"" + url(1) +
                          "\"\r\nshort\nb," + url(2) + "\n";
  const Ran ran = extract({"--list", file("list.csv", csv), "--column", "address"});
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 1", "Article number 2"));
  EXPECT_THAT(ran.err, HasSubstr("list.csv:4: the row has too few columns\n"));
  const std::string tsv = "url\tname\n" + url(0) + "\tx\n";
  EXPECT_THAT(titles(extract({"--list", file("list.tsv", tsv)}).out),
              ElementsAre("Article number 0"));
  EXPECT_THAT(extract({"--list", file("other.csv", "a,b\n1,2\n")}).err,
              HasSubstr("no column is named url or link"));
}

TEST_F(Lists, MayBeJsonLines) {
  const Ran ran = extract(
      {"--list", file("list", "{\"url\":\"" + url(1) + "\"}\n{bad\n{\"url\":null}\n{\"url\":\"" +
                                  url(2) + "\"}\n")});
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 1", "Article number 2"));
  EXPECT_THAT(ran.err, HasSubstr("list:2: "));
  EXPECT_THAT(ran.err, HasSubstr("list:3: there is no string \"url\"\n"));
}

TEST_F(Lists, MayBeFeeds) {
  const std::string rss = "<?xml version='1.0'?><rss><channel><link>" + url(3) +
                          "</link><item><link>" + url(0) + "</link></item><item><link>" + url(1) +
                          "</link></item></channel></rss>";
  EXPECT_THAT(titles(extract({"--feed", file("rss", rss)}).out),
              ElementsAre("Article number 0", "Article number 1"));
  const std::string atom =
      "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link rel='self' href='" + url(3) +
      "'/><link href='" + url(2) + "'/></entry></feed>";
  EXPECT_THAT(titles(extract({"--list", file("atom", atom)}).out), ElementsAre("Article number 2"));
  const std::string json = R"({"version":"https://jsonfeed.org/version/1.1","home_page_url":")" +
                           url(3) + R"(","items":[{"id":"1","url":")" + url(1) + R"("}]})";
  EXPECT_THAT(titles(extract({"--feed", file("json", json)}).out), ElementsAre("Article number 1"));
}

TEST_F(Lists, MayBeSitemapsAndOpmlThatLeadToFurtherLists) {
  const HttpServer lists(
      {{"/one.xml",
        {.content_type = "text/xml",
         .body = "<urlset><url><loc>" + url(0) + "</loc></url></urlset>"}},
       {"/feed",
        {.content_type = "text/xml",
         .body = "<rss><channel><item><link>" + url(2) + "</link></item></channel></rss>"}}});
  const std::string index = "<sitemapindex><sitemap><loc>" + lists.url("/one.xml") +
                            "</loc></sitemap><sitemap><loc>" + lists.url("/none.xml") +
                            "</loc></sitemap></sitemapindex>";
  const Ran ran = extract({"--sitemap", file("index.xml", index)});
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0"));
  EXPECT_THAT(ran.err, HasSubstr("/none.xml: HTTP status 404\n"));
  const std::string opml = "<opml><body><outline type='rss' xmlUrl='" + lists.url("/feed") +
                           "' htmlUrl='" + url(3) + "'/></body></opml>";
  EXPECT_THAT(titles(extract({"--opml", file("opml", opml)}).out), ElementsAre("Article number 2"));
}

TEST_F(Lists, MayBeTheLinksOfADocument) {
  const std::string markdown = "# Reading\n\n- [One](" + url(1) + ") ![](" + url(3) + ")\n- <" +
                               url(2) + ">\n- [mail](mailto:a@example.com)\n";
  EXPECT_THAT(titles(extract({"--links", file("list.md", markdown)}).out),
              ElementsAre("Article number 1", "Article number 2"));
  const std::string html = "<link href='" + url(3) + "'><img src='" + url(3) + "'><a href='" +
                           url(0) + "'>x</a><a href='#top'>y</a>";
  EXPECT_THAT(titles(extract({"--links", file("list.html", html)}).out),
              ElementsAre("Article number 0"));
}

TEST_F(Lists, NeverReadFilesForAListFromElsewhere) {
  const std::string saved = file("saved.html", page("Saved article here"));
  const HttpServer lists(
      {{"/list", {.content_type = "text/plain", .body = saved + "\n" + url(0)}}});
  const Ran ran = extract({"--list", lists.url("/list")});
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0"));
  EXPECT_THAT(ran.err, HasSubstr("is no http or https address"));
}

TEST_F(Lists, LogAsJsonForMachines) {
  const Ran ran = extract({"--list", "-", "--log", "json"}, url(0) + "\n" + url(9) + "\n");
  const std::vector<Json> events = records(ran.err);
  ASSERT_THAT(events, SizeIs(2));
  EXPECT_EQ(string_at(events[0], "event"), "failed");
  EXPECT_EQ(string_at(events[0], "kind"), "HTTP status 404");
  EXPECT_EQ(string_at(events[1], "event"), "summary");
  EXPECT_EQ(events[1]["states"], (Json{{"deleted", 1}, {"ok", 1}}));
}

TEST_F(Lists, AreArchivedAndReadFromTheArchive) {
  const std::string archive = folder_.path() + "/pages.warc.gz";
  const Ran fetched =
      extract({"--list", "-", "--warc-out", archive}, url(0) + "\n" + url(1) + "\n");
  const WarcContents contents = read_warc(folder_.read("pages.warc.gz"));
  EXPECT_THAT(contents.faults, IsEmpty());
  EXPECT_EQ(titles(extract({archive}).out), titles(fetched.out));
  EXPECT_EQ(count_pages(server_), 2u);
}

TEST_F(Lists, GiveTheWholeRecordsOfACutArchive) {
  const WarcWriter writer = counting_writer(WarcForm::kGzip);
  std::string bytes =
      writer.exchange(page_response("https://example.com/1", page("First article")));
  const std::size_t second = bytes.size();
  bytes += writer.exchange(page_response("https://example.com/2", page("Second article")));
  const std::string path = file("archive", bytes.substr(0, bytes.size() - 60));
  const Ran ran = extract({path});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(titles(ran.out), ElementsAre("First article"));
  EXPECT_THAT(ran.err, HasSubstr("sheaf: " + path + " at byte "));
  EXPECT_GT(second, 0u);
}

TEST_F(Lists, AreFetchedOnceWithACache) {
  const std::string cache = folder_.path() + "/cache.db";
  const std::string list = url(0) + "\n" + url(1) + "\n";
  const Ran first = extract({"--list", "-", "--cache", cache}, list);
  const Ran offline = extract({"--list", "-", "--cache", cache, "--offline"}, list + url(2));
  EXPECT_THAT(titles(offline.out), ElementsAre("Article number 0", "Article number 1", ""));
  EXPECT_THAT(offline.err, HasSubstr("/p/2: the page is not in the cache\n"));
  EXPECT_EQ(count_pages(server_), 2u);
  const Ran aged = extract({"--list", "-", "--cache", cache, "--max-age", "3600"}, list);
  EXPECT_EQ(aged.out, first.out);
  EXPECT_EQ(count_pages(server_), 2u);
  extract({"--list", "-", "--cache", cache}, list);
  EXPECT_EQ(count_pages(server_), 4u) << "the server said nothing of how long they are fresh";
  EXPECT_THAT(run_program({"cache", "stats", cache}).out, HasSubstr("pages       2\n"));
  EXPECT_EQ(run_program({"cache", "clear", cache}).out, "2 pages dropped\n");
}

TEST_F(Lists, SayThatTheCacheIsNone) {
  const Ran ran = extract({"--list", "-", "--cache", file("x", std::string(2000, 'x'))}, url(0));
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("/x: file is not a database\n"));
  EXPECT_THAT(run_program({"cache", "stats", folder_.path() + "/none"}).err,
              HasSubstr("/none: unable to open database file"));
}

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

// Starts the program without waiting.
pid_t start(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), SHEAF_PROGRAM);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  EXPECT_EQ(posix_spawn(&child, SHEAF_PROGRAM, &actions, nullptr, argv.data(), environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  return child;
}

int end_of(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

TEST(Killed, BatchGoesOnWithEachPageOnceAndNoHalfLine) {
  constexpr int kPages = 2000, kKills = 20;
  const HttpServer server(pages(kPages));
  const TemporaryFolder folder;
  std::string list;
  for (int i = 0; i < kPages; ++i) list += server.url("/p/" + std::to_string(i)) + "\n";
  const std::vector<std::string> command = {"extract",
                                            "--list",
                                            folder.write("list", list),
                                            "-o",
                                            folder.path() + "/out.jsonl",
                                            "--warc-out",
                                            folder.path() + "/out.warc",
                                            "--cache",
                                            folder.path() + "/cache.db",
                                            "--max-age",
                                            "3600",
                                            "-j",
                                            "2"};
  std::mt19937 random(20);
  int cut = 0;
  for (int i = 0; i < kKills; ++i) {
    const pid_t child = start(command);
    std::this_thread::sleep_for(std::chrono::milliseconds(10 + random() % 90));
    kill(child, SIGKILL);
    cut += end_of(child) == -SIGKILL;
  }
  EXPECT_EQ(end_of(start(command)), 0);
  std::map<std::string, int> seen;
  for (const Json& record : records(folder.read("out.jsonl")))
    ++seen[std::string(string_at(record, "url"))];
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(kPages));
  for (const auto& [url, count] : seen) EXPECT_EQ(count, 1) << url;
  const WarcContents archive = read_warc(folder.read("out.warc"));
  EXPECT_THAT(archive.faults, IsEmpty());
  int responses = 0;
  for (const WarcRecord& record : archive.records) responses += record.type() == "response";
  EXPECT_EQ(responses, kPages);
  EXPECT_THAT(run_program({"cache", "stats", folder.path() + "/cache.db"}).out,
              HasSubstr("pages       2000\n"));
  EXPECT_GE(cut, 10) << "the runs ended before they could be cut";
}

TEST(Interrupted, BatchWritesWhatIsDoneAndSaysSo) {
  const HttpServer server(pages(500));
  const TemporaryFolder folder;
  std::string list;
  for (int i = 0; i < 500; ++i) list += server.url("/p/" + std::to_string(i)) + "\n";
  const pid_t child =
      start({"extract", "--list", folder.write("list", list), "-o", folder.path() + "/out.jsonl"});
  while (count_pages(server) < 20) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  kill(child, SIGINT);
  EXPECT_EQ(end_of(child), 130);
  const std::size_t written = records(folder.read("out.jsonl")).size();
  EXPECT_GE(written, 1u);
  EXPECT_EQ(split_lines(folder.read("out.jsonl.journal")).size(), written + 2);  // header, end
}

}  // namespace
}  // namespace sheaf::test
