// corpus/spec/urls.json: one case a line. "input" is a URL as it stands, "text" a field that holds
// one among other things. Expected, each if there: "parsed" (Url::text), "canonical", "key",
// "refused", "same_key" and "other_key" (URLs whose key must be equal or differ), "wechat" and
// "video" ("" none). "vector" numbers the cases that the rules were agreed on.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "base/json.h"
#include "url/url.h"
#include "url/url_text.h"
#include "url/video.h"
#include "url/wechat.h"

namespace sheaf {
namespace {

const Json& cases() {
  static const Json all = [] {
    std::stringstream text;
    text << std::ifstream(SHEAF_CORPUS "/spec/urls.json").rdbuf();
    Result<Json> parsed = parse_json(text.str());
    return parsed ? std::move(*parsed) : Json::array();
  }();
  return all;
}

std::string wechat_name(const Url& url) {
  switch (find_wechat_kind(url).value_or(WeChatKind::kOther)) {
    case WeChatKind::kArticle:
      return "article";
    case WeChatKind::kTemporary:
      return "temporary";
    case WeChatKind::kAlbum:
      return "album";
    case WeChatKind::kAccount:
      return "account";
    case WeChatKind::kOther:
      break;
  }
  return "other";
}

std::string video_name(const Url& url) {
  const std::optional<Video> video = find_video(url);
  return video ? std::string(video->site) + " " + video->id : "";
}

void expect_text(const Json& one, const char* member, const std::string& actual) {
  if (one.contains(member)) {
    EXPECT_EQ(actual, string_at(one, member)) << member;
  }
}

void expect_keys(const Json& one, const std::string& key) {
  for (const Json& other : one.value("same_key", Json::array())) {
    EXPECT_EQ(Url::parse(other.get<std::string>())->key(), key) << other;
  }
  for (const Json& other : one.value("other_key", Json::array())) {
    EXPECT_NE(Url::parse(other.get<std::string>())->key(), key) << other;
  }
}

void check(const Json& one) {
  const std::string_view input =
      one.contains("text") ? trim_url_text(string_at(one, "text")) : string_at(one, "input");
  const Result<Url> url = Url::parse(input);
  ASSERT_EQ(url.ok(), !one.value("refused", false)) << (url ? url->text() : url.error().message);
  if (!url) return;
  expect_text(one, "parsed", url->text());
  expect_text(one, "canonical", url->canonical().text());
  expect_text(one, "key", url->key());
  expect_text(one, "wechat", wechat_name(*url));
  expect_text(one, "video", video_name(*url));
  expect_keys(one, url->key());
}

TEST(UrlSpec, HoldsEveryCase) {
  ASSERT_GT(cases().size(), 200u);
  for (const Json& one : cases()) {
    SCOPED_TRACE(one.dump());
    check(one);
  }
}

TEST(UrlSpec, CoversAllAgreedVectors) {
  std::set<int> numbers;
  for (const Json& one : cases()) numbers.insert(one.value("vector", 0));
  for (int number = 1; number <= 52; ++number) EXPECT_TRUE(numbers.count(number)) << number;
}

// canonical() and key() are where a URL comes to rest.
TEST(UrlSpec, NormalFormsAreStable) {
  for (const Json& one : cases()) {
    const Result<Url> url = Url::parse(string_at(one, "input"));
    if (!url) continue;
    SCOPED_TRACE(url->text());
    EXPECT_EQ(Url::parse(url->text())->text(), url->text());
    const Url canonical = url->canonical();
    EXPECT_EQ(Url::parse(canonical.text())->text(), canonical.text());
    EXPECT_EQ(canonical.canonical().text(), canonical.text());
    EXPECT_EQ(canonical.key(), url->key());
  }
}

}  // namespace
}  // namespace sheaf
