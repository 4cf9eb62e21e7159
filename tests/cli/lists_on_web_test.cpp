// sheaf extract over lists that lie on the web: where they may lead, and how politely.
#include <gmock/gmock.h>

#include <atomic>
#include <mutex>

#include "tests/cli/batch_support.h"
#include "tests/support/hostile_server.h"

namespace sheaf::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class ListsOnWeb : public Lists {};

std::string feed_of(const std::string& address) {
  return "<rss><channel><item><link>" + address + "</link></item></channel></rss>";
}

// A proxy that has one document at every address.
Script everywhere(std::string type, std::string body) {
  return answers(answer(200, "Content-Type: " + type + "\r\n", body));
}

TEST_F(ListsOnWeb, HaveLinksRelativeToWhereRedirectsLead) {
  const HttpServer lists({{"/old/list", {.status = 302, .location = "/p/list"}},
                          {"/p/list", {.body = "<a href=0>x</a>"}},
                          {"/p/0", {.body = page("Beside the list")}}});
  EXPECT_THAT(titles(extract({"--links", lists.url("/old/list")}).out),
              ElementsAre("Beside the list"));
}

TEST_F(ListsOnWeb, OfThePublicMayNotLeadToPrivateAddresses) {
  const HostileServer proxy(everywhere("text/xml", feed_of(url(0))));
  const std::vector<std::string> arguments = {"--feed", "http://public.example/feed", "--proxy",
                                              proxy.url()};
  const Ran ran = extract(arguments);
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("http://public.example/feed:1: " + url(0) +
                                 " is a private address, which lists of the public web may name"));
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_EQ(count_pages(server_), 0u);
}

TEST_F(ListsOnWeb, OfThePublicMayNotLeadToPrivateListsEither) {
  const HostileServer proxy(
      everywhere("text/xml", "<opml><body><outline xmlUrl='" + url(0) + "'/></body></opml>"));
  const Ran ran = extract({"--opml", "http://public.example/opml", "--proxy", proxy.url()});
  EXPECT_THAT(ran.err, HasSubstr(url(0) + " is a private address"));
  EXPECT_THAT(server_.requests(), IsEmpty());
}

TEST_F(ListsOnWeb, OfThePublicLeadToPrivateAddressesIfAsked) {
  const HostileServer proxy(everywhere("text/plain", "http://127.0.0.1/a\n"));
  const Ran ran =
      extract({"--list", "http://public.example/list", "--proxy", proxy.url(), "--allow-private"});
  EXPECT_THAT(ran.err, Not(HasSubstr("private")));
  EXPECT_EQ(records(ran.out).size(), 1u);
}

TEST_F(ListsOnWeb, ShareRobotsTxtAndCookiesWithTheirPages) {
  std::mutex mutex;
  std::string heads;
  const HostileServer server([&](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      const std::lock_guard lock(mutex);
      heads += head;
      if (head.starts_with("GET /list "))
        connection.send(answer(200, "Content-Type: text/html\r\n", "<a href=/page>x</a>"));
      else if (head.starts_with("GET /page "))
        connection.send(answer(
            200, "Content-Type: text/html\r\nSet-Cookie: of_page=1; Max-Age=9999\r\n", page("A")));
      else
        connection.send(answer(404));
    }
  });
  const Ran ran = run_program(
      {"extract", "--links", server.url("/list"), "--cookie-jar", folder_.path() + "/jar"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(folder_.read("jar"), HasSubstr("of_page"));
  const std::lock_guard lock(mutex);
  EXPECT_EQ(heads.find("GET /robots.txt"), heads.rfind("GET /robots.txt")) << heads;
}

TEST_F(ListsOnWeb, AreReadOnceHoweverOftenTheyAreNamed) {
  std::string index;
  const auto name = [&](const std::string& address) {
    index += "<sitemap><loc>" + address + "</loc></sitemap>";
  };
  const HttpServer maps(
      {{"/one.xml", {.body = "<urlset><url><loc>" + url(0) + "</loc></url></urlset>"}}});
  for (int i = 0; i < 5; ++i) name(maps.url("/one.xml"));
  const Ran ran =
      extract({"--sitemap", file("index.xml", "<sitemapindex>" + index + "</sitemapindex>")});
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0"));
  EXPECT_EQ(maps.requests().size(), 1u);
}

TEST_F(ListsOnWeb, MayBeSitemapsOfPlainText) {
  const Ran ran = extract({"--sitemap", file("map", url(0) + "\n" + url(1) + "\n")});
  EXPECT_THAT(titles(ran.out), ElementsAre("Article number 0", "Article number 1"));
}

TEST_F(ListsOnWeb, TakeAnItemOfAFeedByItsGuidIfItHasNoLink) {
  const std::string items = "<item><guid>" + url(0) + "</guid></item><item><guid>" + url(3) +
                            "</guid><link>" + url(1) +
                            "</link></item><item><guid isPermaLink="
                            "'false'>" +
                            url(3) + "</guid></item>";
  EXPECT_THAT(
      titles(extract({"--feed", file("rss", "<rss><channel>" + items + "</channel></rss>")}).out),
      ElementsAre("Article number 0", "Article number 1"));
}

TEST_F(ListsOnWeb, KnowTheArticleOfAnAtomEntryByItsRelation) {
  const std::string entry = "<link rel = 'enclosure' href='" + url(3) + "'/><link href='" + url(0) +
                            "#rel=self'/><link rel='alternate' href='" + url(1) + "'/>";
  EXPECT_THAT(
      titles(extract({"--feed", file("atom", "<feed><entry>" + entry + "</entry></feed>")}).out),
      ElementsAre("Article number 0", "Article number 1"));
}

TEST_F(ListsOnWeb, LoseNoPageToAReaderThatPauses) {
  std::string words;
  for (int i = 0; i < 400; ++i) words += " and further words";
  std::atomic<int> asked = 0;
  const HostileServer server([&](Connection& connection, int) {
    const std::string reply = answer(200, "Content-Type: text/html\r\n", page("A") + words);
    while (!connection.read_head().empty()) {
      connection.send(reply.substr(0, 300));
      connection.sleep_ms(20 + ++asked * 37 % 300);  // some are under way at any time
      connection.send(reply.substr(300));
    }
  });
  std::string list;
  for (int i = 0; i < 600; ++i) list += server.url("/" + std::to_string(i)) + "\n";
  // The pause is longer than the deadline, which is longer than any machine takes for a page.
  const std::string slowly =
      "\"$0\" extract --list \"$1\" --text --no-robots --timeout 8 --per-host 64 | "
      "(sleep 10; cat)";
  const Ran ran = run_tool({"sh", "-c", slowly, SHEAF_PROGRAM, file("list", list)});
  std::size_t ok = 0;
  for (const Json& record : records(ran.out)) ok += string_at(record, "state") == "ok";
  EXPECT_EQ(ok, 600u) << ran.err;
}

TEST_F(ListsOnWeb, AndPagesCannotBothComeFromStandardInput) {
  const Ran ran = extract({"-", "--list", "-"}, url(0));
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("standard input (-) can be read once only"));
}

TEST_F(ListsOnWeb, ArchivesGiveTheCaptureThatHasThePage) {
  const HostileServer server(answers_in_turn(
      {answer(404), answer(200, "Content-Type: text/html\r\n", page("Here again")), answer(404)}));
  std::string archives;
  for (const char* name : {"/1.warc", "/2.warc", "/3.warc"}) {
    extract({server.url("/late"), "--warc-out", folder_.path() + name});
    archives += folder_.read(name + 1);
  }
  const Ran ran = extract({file("all.warc", archives)});
  EXPECT_THAT(titles(ran.out), ElementsAre("", "Here again"));
}

}  // namespace
}  // namespace sheaf::test
