#include "digest/pictures/collect.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/json.h"
#include "digest/forms/form.h"
#include "digest/forms/view.h"
#include "tests/support/http_server.h"

namespace sheaf {
namespace {

using std::string_literals::operator""s;
using testing::HasSubstr;
using testing::Not;

const std::string kPng = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\2\x80\0\0\1\x68\x08\2\0\0\0"s;
const std::string kPixel = "GIF89a\1\0\1\0\x80\0\0"s;

struct Kept {
  std::map<std::string, std::string, std::less<>> files;
  PicturePlace place() {
    return {"pictures", [this](std::string_view name, std::string_view bytes) {
              files[std::string(name)] = bytes;
              return std::optional<Error>();
            }};
  }
};

Issue issue_with(const std::vector<std::string>& urls) {
  Issue issue;
  issue.title = "Issue";
  issue.language = "en";
  Section section;
  for (const std::string& url : urls) {
    IssueItem item;
    item.number = section.items.size() + 1;
    item.title = "Item";
    item.url = "https://mp.weixin.qq.com/s/abc";
    item.picture = IssuePicture{url, "", 0, 0};
    section.items.push_back(item);
  }
  issue.sections = {section};
  return issue;
}

Collected collect(Issue& issue, Kept& kept) {
  FetchOptions options;
  options.retry.max_attempts = 1;
  Fetcher fetcher(options);
  return collect_pictures(issue, fetcher, kept.place());
}

TEST(CollectPictures, NamesThemByWhatTheyAre) {
  // The server and the address say JPEG.
  const test::HttpServer server({{"/a.jpg", {.content_type = "image/jpeg", .body = kPng}}});
  Issue issue = issue_with({server.url("/a.jpg"), server.url("/a.jpg")});
  Kept kept;
  const Collected collected = collect(issue, kept);
  EXPECT_TRUE(collected.problems.empty());
  ASSERT_EQ(kept.files.size(), 1u);
  const auto& [name, bytes] = *kept.files.begin();
  EXPECT_TRUE(name.ends_with(".png")) << name;
  EXPECT_EQ(bytes, kPng);
  for (const IssueItem& item : issue.sections[0].items) {
    EXPECT_EQ(item.picture->url, "pictures/" + name);
    EXPECT_EQ(item.picture->source_url, server.url("/a.jpg"));
    EXPECT_EQ(item.picture->width, 640);
    EXPECT_EQ(item.picture->height, 360);
  }
  EXPECT_EQ(server.requests().size(), 1u) << "one address is fetched once";
}

TEST(CollectPictures, SaysWhichArticleShowsThem) {
  const test::HttpServer server({{"/a", {.body = kPng}}});
  Issue issue = issue_with({server.url("/a")});
  Kept kept;
  collect(issue, kept);
  EXPECT_THAT(server.requests().at(0), HasSubstr("Referer: https://mp.weixin.qq.com/s/abc\r\n"));
}

TEST(CollectPictures, TellsWhatFailedAndKeepsTheRemoteAddress) {
  const test::HttpServer server({{"/forbidden", {.status = 403}},
                                 {"/html", {.content_type = "image/png", .body = "<html></html>"}},
                                 {"/pixel", {.body = kPixel}},
                                 {"/empty", {.body = ""}}});
  Issue issue = issue_with(
      {server.url("/forbidden"), server.url("/html"), server.url("/pixel"), server.url("/empty")});
  Kept kept;
  const Collected collected = collect(issue, kept);
  EXPECT_TRUE(kept.files.empty());
  ASSERT_EQ(collected.problems.size(), 4u);
  EXPECT_EQ(collected.problems[0].url, server.url("/forbidden"));
  EXPECT_THAT(collected.problems[0].message, HasSubstr("HTTP 403"));
  EXPECT_EQ(collected.problems[1].message, "not a picture that browsers show");
  EXPECT_EQ(collected.problems[2].message, "a placeholder of 1 x 1 pixels");
  EXPECT_EQ(collected.problems[3].message, "empty");
  EXPECT_EQ(issue.sections[0].items[2].picture->url, server.url("/pixel"));
}

TEST(CollectPictures, TakesThoseInTheEditorsWords) {
  const test::HttpServer server({{"/a.png", {.body = kPng}}});
  Issue issue = issue_with({});
  IssueItem item;
  item.title = "Item";
  item.excerpt = {"See ![it](" + server.url("/a.png") + ") and `![x](y)`.", WordsKind::kMarkdown};
  issue.sections[0].items.push_back(item);
  Kept kept;
  collect(issue, kept);
  ASSERT_EQ(kept.files.size(), 1u);
  EXPECT_EQ(issue.sections[0].items[0].excerpt.text,
            "See ![it](pictures/" + kept.files.begin()->first + ") and `![x](y)`.");
}

TEST(CollectPictures, ReplacesWholeAddressesHoweverTheyAreWritten) {
  const test::HttpServer server({{"/a", {.body = kPng}}, {"/a.png", {.body = kPng + "2"}}});
  Issue issue = issue_with({});
  IssueItem item;
  item.excerpt = {"![1](" + server.url("/a") + ") ![2](<" + server.url("/a.png") +
                      "> \"t\") ![3](" + server.url("/a\\.png") +
                      ") ![4][r]\n\n[r]: " + server.url("/a"),
                  WordsKind::kMarkdown};
  issue.sections[0].items.push_back(item);
  Kept kept;
  collect(issue, kept);
  ASSERT_EQ(kept.files.size(), 2u);
  std::string a, png;
  for (const auto& [name, bytes] : kept.files) (bytes == kPng ? a : png) = "pictures/" + name;
  EXPECT_EQ(issue.sections[0].items[0].excerpt.text,
            "![1](" + a + ") ![2](<" + png + "> \"t\") ![3](" + png + ") ![4][r]\n\n[r]: " + a);
}

TEST(CollectPictures, ShowsCopiesInPagesAndTheSourceInFeeds) {
  const test::HttpServer server({{"/a.png", {.body = kPng}}});
  Issue issue = issue_with({server.url("/a.png")});
  Kept kept;
  collect(issue, kept);
  const Language language = *find_language("zh");
  const Result<std::string> page = write_form({issue, language}, *find_form("html"));
  EXPECT_THAT(*page, HasSubstr("src=\"pictures/" + kept.files.begin()->first + "\""));
  EXPECT_THAT(*page, HasSubstr("width=\"640\" height=\"360\""));
  const Result<std::string> feed = write_form({issue, language}, *find_form("atom"));
  EXPECT_THAT(*feed, HasSubstr(server.url("/a.png")));
  EXPECT_THAT(*feed, Not(HasSubstr("pictures/")));
}

}  // namespace
}  // namespace sheaf
