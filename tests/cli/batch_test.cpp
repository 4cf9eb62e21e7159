// sheaf extract over lists and archives.
#include <gmock/gmock.h>

#include "tests/cli/batch_support.h"
#include "tests/support/hostile_server.h"
#include "tests/support/warc.h"

namespace sheaf::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

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

TEST_F(Lists, AreArchivesOnStandardInputToo) {
  for (const char* name : {"/pages.warc", "/pages.warc.gz"}) {
    const std::string archive = folder_.path() + name;
    ASSERT_EQ(extract({url(0), url(1), "--warc-out", archive}).exit_code, 0);
    const Ran ran = extract({"-"}, folder_.read(name + 1));
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0", "Article number 1"));
  }
}

TEST_F(Lists, AreArchivesInSlowPipesToo) {
  const std::string archive = folder_.path() + "/pages.warc.gz";
  ASSERT_EQ(extract({url(0), "--warc-out", archive}).exit_code, 0);
  const std::string slowly = "(head -c 3 \"$1\"; sleep 0.2; tail -c +4 \"$1\") | \"$0\" extract -";
  const Ran ran = run_tool({"sh", "-c", slowly, SHEAF_PROGRAM, archive});
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0")) << ran.err;
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

TEST_F(Lists, TellWhereTheyAreCut) {
  const std::string xml = "<urlset>\n<url><loc>" + url(0) + "</loc></url>\n<url><lo";
  const Ran sitemap = extract({"--sitemap", file("cut.xml", xml)});
  EXPECT_THAT(titles(sitemap.out), ElementsAre("Article number 0"));
  EXPECT_THAT(sitemap.err, HasSubstr("cut.xml:3: the document ends inside a tag\n"));
  const std::string json =
      R"({"version":"https://jsonfeed.org/version/1.1","items":[{"url":")" + url(1) + "\"},\n";
  const Ran feed = extract({"--feed", file("cut.json", json)});
  EXPECT_THAT(titles(feed.out), ElementsAre("Article number 1"));
  EXPECT_THAT(feed.err, HasSubstr("cut.json:1: no JSON: "));
  EXPECT_EQ(feed.exit_code, 1);
}

TEST_F(Lists, ShowNoMoreThanTheBeginningOfLongAddresses) {
  const std::string address = "http://example.com/" + std::string(100'000, 'x');
  for (const auto& [name, text] :
       {std::pair("list.txt", address + "\n"),
        std::pair("list.xml", "<urlset><url><loc>" + address + "</loc></url></urlset>")}) {
    const Ran ran = extract({"--list", file(name, text)});
    EXPECT_THAT(ran.err, HasSubstr("http://example.com/xxx"));
    EXPECT_THAT(ran.err, HasSubstr("…: URL over 8 KiB\n"));
    EXPECT_LT(ran.err.size(), 1000u) << name;
  }
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

// Two pages with one ETag: "not modified" of the second says nothing about the first.
TEST_F(Lists, AreNotServedFromWhereARedirectHasLedBefore) {
  std::atomic<int> asked = 0;
  const HostileServer server([&](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      const std::string day = head.starts_with("GET /monday") ? "monday" : "tuesday";
      std::string bytes = answer(200, "ETag: \"x\"\r\nContent-Type: text/html\r\n", page(day));
      if (head.find("If-None-Match") != head.npos) bytes = "HTTP/1.1 304 Not Modified\r\n\r\n";
      if (head.starts_with("GET /latest"))
        bytes = answer(302, asked++ == 0 ? "Location: /monday\r\n" : "Location: /tuesday\r\n");
      if (!connection.send(bytes)) return;
    }
  });
  const std::string cache = folder_.path() + "/cache.db", latest = server.url("/latest") + "\n";
  EXPECT_THAT(titles(extract({"--list", "-", "--cache", cache}, latest).out),
              ElementsAre("monday"));
  for (int i = 0; i < 2; ++i)
    EXPECT_THAT(titles(extract({"--list", "-", "--cache", cache}, latest).out),
                ElementsAre("tuesday"));
  EXPECT_EQ(asked, 4) << "asked once again without the condition";
}

TEST_F(Lists, SayThatTheirGzipIsCut) {
  std::string list = "<urlset><url><loc>" + url(0) + "</loc></url>";
  for (int i = 0; i < 2000; ++i) list += "<!-- " + std::to_string(i * 7919) + " -->";
  const std::string bytes = gzip(list + "</urlset>");
  const Ran ran = extract({"--sitemap", file("map.xml.gz", bytes.substr(0, bytes.size() / 2))});
  EXPECT_THAT(ran.err, HasSubstr("map.xml.gz: its gzip data is cut or damaged; "));
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0"));
  EXPECT_EQ(ran.exit_code, 1);
}

TEST_F(Lists, SayThatTheCacheIsNone) {
  const Ran ran = extract({"--list", "-", "--cache", file("x", std::string(2000, 'x'))}, url(0));
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("/x: file is not a database\n"));
  EXPECT_THAT(run_program({"cache", "stats", folder_.path() + "/none"}).err,
              HasSubstr("/none: unable to open database file"));
}

TEST_F(Lists, CountPagesOfWhichOnlyAPartCameAsFailures) {
  const std::string whole = page("A cut article");
  const HostileServer cutting([&](Connection& connection, int) {
    if (!connection.read_head().empty())
      connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n" +
                      whole);
  });
  const std::string archive = folder_.path() + "/cut.warc", cache = folder_.path() + "/cache.db";
  const Ran ran = extract({"--list", "-", "--tries", "1", "--warc-out", archive, "--cache", cache},
                          cutting.url() + "\n");
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr(": the response broke off\n"));
  ASSERT_THAT(records(ran.out), SizeIs(1));
  EXPECT_EQ(string_at(records(ran.out)[0], "state"), "empty");
  EXPECT_THAT(folder_.read("cut.warc"), HasSubstr("WARC-Truncated: disconnect"));
  EXPECT_THAT(run_program({"cache", "stats", cache}).out, HasSubstr("pages       0\n"));
}

TEST_F(Lists, SayWhatCannotBeRead) {
  const Ran folder = extract({"--list", folder_.path()});
  EXPECT_EQ(folder.exit_code, 1);
  EXPECT_THAT(folder.err, HasSubstr("sheaf: " + folder_.path() + ": Is a directory\n"));
  for (const char* format : {"csv", "jsonl", "sitemap"}) {
    EXPECT_THAT(extract({"--list", folder_.path(), "--input-format", format}).err,
                HasSubstr(folder_.path() + ": Is a directory\n"))
        << format;
  }
}

TEST_F(Lists, NameTheLineOfAQuoteThatIsNeverClosed) {
  const Ran ran = extract({"--list", file("list.csv", "url,name\n" + url(0) + ",\"a\nb\"\n" +
                                                          url(1) + ",\"open\n" + url(2) + ",c\n")});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0"));
  EXPECT_THAT(ran.err, HasSubstr("list.csv:4: a quote is never closed; what follows it"));
  EXPECT_THAT(extract({"--list", file("head.csv", "name,\"url\n" + url(0))}).err,
              HasSubstr("head.csv:1: a quote is never closed"));
}

TEST_F(Lists, AreToldByTheirBeginningBehindMarksAndSpace) {
  const std::string entry = "<item><link>" + url(1) + "</link></item>";
  const std::string rss = "<rss><channel>" + entry + "</channel></rss>";
  const std::string line = "{\"url\":\"" + url(2) + "\"}";
  for (const char* before : {"\xEF\xBB\xBF", "\n  ", "\xEF\xBB\xBF\r\n"}) {
    EXPECT_THAT(titles(extract({"--list", file("rss", before + rss)}).out),
                ElementsAre("Article number 1"));
    EXPECT_THAT(titles(extract({"--list", "-"}, before + rss).out),
                ElementsAre("Article number 1"));
    EXPECT_THAT(titles(extract({"--list", file("jsonl", before + line)}).out),
                ElementsAre("Article number 2"));
  }
}

TEST_F(Lists, MayBeJsonFeedsHoweverTheyAreWritten) {
  const std::string items = R"("items": [{"id": "1", "url": ")" + url(1) + R"("}])";
  const std::string version = R"("version": "https://jsonfeed.org/version/1.1")";
  for (const std::string& feed :
       {"{" + version + "," + items + "}", "{" + items + ",\n" + version + "}",
        "\xEF\xBB\xBF{\n  " + version + ",\n  " + items + "\n}\n"}) {
    EXPECT_THAT(titles(extract({"--list", file("feed", feed)}).out),
                ElementsAre("Article number 1"))
        << feed;
  }
}

TEST_F(Lists, OnTheWebAreNotAskedForOffline) {
  const HttpServer lists(
      {{"/list", {.content_type = "text/plain", .body = url(0) + "\n" + url(1) + "\n"}}});
  const std::string cache = folder_.path() + "/cache.db";
  const std::vector<std::string> command = {"extract", "--ordered", "--cache",
                                            cache,     "--list",    lists.url("/list")};
  std::vector<std::string> offline = command;
  offline.emplace_back("--offline");
  run_program({"extract", url(0), "--cache", cache});
  const Ran empty = run_program(offline);
  EXPECT_THAT(empty.err, HasSubstr("/list: the list is not in the cache\n"));
  EXPECT_THAT(lists.requests(), IsEmpty());
  const Ran online = run_program(command);
  const std::size_t asked = lists.requests().size() + server_.requests().size();
  EXPECT_EQ(run_program(offline).out, online.out);
  EXPECT_THAT(titles(online.out), ElementsAre("Article number 0", "Article number 1"));
  EXPECT_EQ(lists.requests().size() + server_.requests().size(), asked) << "robots.txt included";
}

TEST_F(Lists, OnTheWebAskForRobotsTxtOnce) {
  const std::string map = "<urlset><url><loc>" + url(0) + "</loc></url></urlset>";
  std::map<std::string, Reply> replies;
  std::string index = "<sitemapindex>";
  for (const char* path : {"/1.xml", "/2.xml", "/3.xml"})
    replies[path] = {.content_type = "text/xml", .body = map};
  const HttpServer lists(replies);
  for (const auto& [path, reply] : replies)
    index += "<sitemap><loc>" + lists.url(path) + "</loc></sitemap>";
  const Ran ran = run_program(
      {"extract", "--sitemap", file("index.xml", index + "</sitemapindex>"), "--ordered"});
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0"));
  EXPECT_EQ(lists.requests().size(), 4u);
}

TEST_F(Lists, TellMachinesEverythingAsJson) {
  const std::string list = file("list", url(0) + "\n");
  const std::vector<std::string> command = {"--list", list, "--log",
                                            "json",   "-o", folder_.path() + "/out.jsonl"};
  extract(command);
  const std::vector<Json> again = records(extract(command).err);
  ASSERT_THAT(again, SizeIs(2));
  EXPECT_EQ(string_at(again[0], "event"), "going on");
  EXPECT_EQ(string_at(again[0], "message"), "going on: 1 records are there already");
  const std::vector<Json> wrong =
      records(extract({"--list", list, "--log", "json", "--fields", "nothing"}).err);
  ASSERT_THAT(wrong, SizeIs(1));
  EXPECT_EQ(string_at(wrong[0], "event"), "error");
}

TEST_F(Lists, WriteToPipesAndTerminalsWithoutAJournal) {
  const Ran ran = extract({"--list", "-", "-o", "/dev/stdout"}, url(0) + "\n");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0"));
}

TEST_F(Lists, AreNotWrittenOver) {
  const std::string list = file("list", url(0) + "\n"), out = folder_.path() + "/out";
  const Ran ran = extract({"--list", list, "-o", folder_.path() + "/./list"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("-o: " + folder_.path() + "/./list is a list, too"));
  EXPECT_EQ(folder_.read("list"), url(0) + "\n");
  EXPECT_THAT(extract({list, "--warc-out", list}).err, HasSubstr("is an input, too"));
  EXPECT_THAT(extract({"--list", list, "-o", out, "--warc-out", out}).err,
              HasSubstr("--warc-out: " + out + " is the file of -o, too"));
}

TEST_F(Lists, RefuseNumbersOutOfReach) {
  for (const auto& [option, value] : std::initializer_list<std::pair<const char*, const char*>>{
           {"--rate", "1e-300"}, {"--timeout", "1e300"}, {"--timeout", "-1"}}) {
    EXPECT_EQ(extract({"--list", "-", option, value}, url(0)).exit_code, 2) << option;
  }
  const std::string cache = folder_.path() + "/cache.db";
  EXPECT_EQ(extract({"--list", "-", "--cache", cache, "--max-age", "1e30"}, url(0)).exit_code, 2);
}

}  // namespace
}  // namespace sheaf::test
