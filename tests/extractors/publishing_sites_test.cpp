// What Medium, Substack, 掘金 and 少数派 need, as sites_test.cpp has it for the others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "extractors/sites.h"
#include "items/extract.h"
#include "tests/extractors/site_page.h"

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kMediumApp =
    R"(<meta property="al:android:package" content="com.medium.reader">
       <meta property="og:site_name" content="Medium"><meta name="author" content="Jane Example">
       <meta property="og:title" content="Lamps"><h1>Lamps</h1>)";

std::string medium_publisher(const std::string& title) {
  return read("https://harbour.example/lamps-1a2b",
              "<title>" + title + "</title>" + std::string(kMediumApp), "")
      .publisher;
}

TEST(MediumSite, FindsThePublicationInTheTitlesOfAllYears) {
  EXPECT_EQ(medium_publisher("Lamps | by Jane Example | Harbour Notes | Medium"), "Harbour Notes");
  EXPECT_EQ(medium_publisher("Lamps. At night | by Jane Example | Jan, 2023 | Harbour Notes"),
            "Harbour Notes");
  EXPECT_EQ(medium_publisher("Lamps – Harbour Notes – Medium"), "Harbour Notes");
  EXPECT_EQ(medium_publisher("Lamps - Harbour Notes - From the Pier"),
            "Harbour Notes - From the Pier");
}

TEST(MediumSite, NamesMediumWhereThereIsNoPublication) {
  EXPECT_EQ(medium_publisher("Lamps | by Jane Example | Medium"), "Medium");
  EXPECT_EQ(medium_publisher("Lamps | by Jane Example | Jan, 2023 | Medium"), "Medium");
  EXPECT_EQ(medium_publisher("Lamps – Jane Example – Medium"), "Medium");
  EXPECT_EQ(medium_publisher("Lamps"), "Medium");
}

TEST(MediumSite, TellsWhatStandsInPlaceOfStories) {
  const auto state_of = [](const std::string& title, const std::string& body) {
    return read("https://medium.com/p/1a2b", "<title>" + title + "</title>", body).state;
  };
  EXPECT_EQ(state_of("410 Deleted by author — Medium", ""), State::kDeleted);
  EXPECT_EQ(state_of("403 Blocked — Medium", ""), State::kBlocked);
  const std::string words = "<h2>Out of nothing, something.</h2>";
  EXPECT_EQ(state_of("Medium", "<p>PAGE NOT FOUND</p><h2>404</h2>" + words), State::kDeleted);
  EXPECT_EQ(state_of("On error pages | by Jane Example | Medium", words), State::kOk);
}

constexpr std::string_view kSubstack = R"(<link rel="preconnect" href="https://substackcdn.com">
    <link rel="alternate" type="application/rss+xml" href="/feed" title="Harbour Letters">)";

TEST(SubstackSite, NamesTheNewsletterOfItsFeed) {
  const std::string title = "<title>Lamps - by Jane Example</title>";
  EXPECT_EQ(read("https://letters.harbour.example/p/lamps", title + std::string(kSubstack),
                 R"(<h1 class="post-title">Lamps</h1>)")
                .publisher,
            "Harbour Letters");
}

TEST(SubstackSite, TellsPostsFromTheNewsletterInDescriptions) {
  const auto describe = [](const std::string& description) {
    return read("https://letters.harbour.example/p/lamps",
                "<title>Lamps - by Jane Example</title>" + std::string(kSubstack) +
                    R"(<meta property="og:description" content=")" + description + R"(">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Lamps",
        "url": "https://letters.harbour.example/p/lamps", "description": "",
        "author": [{"@type": "Person", "name": "Jane Example", "description": "Lives by the sea."}],
        "publisher": {"@type": "Organization", "name": "Harbour Letters",
        "description": "Letters from\n\nthe pier."}}</script>)",
                R"(<h1 class="post-title">Lamps</h1>)")
        .description;
  };
  constexpr std::string_view kFirst =
      "The keeper had left the lamp burning when the boat came in, and nobody asked him why.";
  EXPECT_EQ(describe("Letters from\nthe pier."), kFirst);
  EXPECT_EQ(describe("Lives by the sea."), kFirst);
  EXPECT_EQ(describe("Who lit it, and when"), "Who lit it, and when");
}

TEST(SubstackSite, TakesBrokenPreloadsForNone) {
  for (const std::string_view script :
       {"window._preloads = JSON.parse(\"{\\\"post\\\"", "window._preloads = JSON.parse(\"[]\")",
        "window._preloads = JSON.parse(\"{\\\"post\\\":{\\\"postTags\\\":[1,{}]}}\")",
        "window._preloads = JSON.parse(", "window._preloads"}) {
    EXPECT_THAT(read("https://harbour.substack.com/p/lamps", "<title>Lamps</title>",
                     "<script>" + std::string(script) + "</script>")
                    .tags,
                IsEmpty());
  }
}

TEST(JuejinSite, TakesShortMessagesApart) {
  const Item item = read("https://juejin.cn/pin/1", R"(<title>灯塔 - 一 - 船长 - 沸点 - 掘金</title>
      <meta name="description" content="船长：灯塔 - 一，灯塔 - 二">)",
                         "");
  EXPECT_EQ(item.title, "灯塔 - 一");
  EXPECT_THAT(item.authors, ElementsAre("船长"));
  EXPECT_EQ(item.description, "灯塔 - 一，灯塔 - 二");
}

TEST(JuejinSite, TakesTheHeadlineForTheTitleThatGoesOn) {
  const std::string title = "<title>灯塔怎样看守船长在灯塔上住了三年 - 掘金</title>";
  const std::string url = "https://juejin.cn/post/1";
  EXPECT_EQ(read(url, title, R"(<h1 class="article-title">灯塔怎样看守</h1>)").title,
            "灯塔怎样看守");
  EXPECT_EQ(read(url, title, "").title, "灯塔怎样看守船长在灯塔上住了三年");
}

TEST(SspaiSite, NamesEachOfSeveralAuthorsOnce) {
  const auto card = [](const std::string& name, const std::string& others) {
    return R"(<div class="article-header-author"><span class="author-type">主作者</span>
        <div class="el-popover author-popover"><button>关注</button><span>)" +
           name + R"(</span><span class="author-type">)" + others + "</span></div></div>";
  };
  const Item item = read("https://sspai.com/post/1", "<title>灯塔 - 少数派</title>",
                         "<h1>灯塔</h1>" + card("守塔人", "少数派作者") +
                             card("守塔人", "新手上路") + card("船长", "新手上路") +
                             R"(<div class="el-popover author-popover"><span>读者</span></div>)");
  EXPECT_THAT(item.authors, ElementsAre("守塔人", "船长"));
  EXPECT_EQ(item.title, "灯塔");
  EXPECT_EQ(item.publisher, "少数派");
}

TEST(SspaiSite, DescribesNoArticleByTheNoticeAboveIt) {
  const auto describe = [](const std::string& description) {
    return read("",
                R"(<title>灯塔 - 少数派</title>
        <meta property="og:site_name" content="少数派 - 高品质数字消费指南">
        <meta name="description" content=")" +
                    description + R"(">)",
                "<p>Matrix 首页推荐</p><p>Matrix 是少数派的写作社区，欢迎来写。</p>")
        .description;
  };
  EXPECT_EQ(describe("怎样看守一座灯塔"), "怎样看守一座灯塔");
  EXPECT_EQ(
      describe("Matrix 首页推荐 Matrix 是少数派的写作社区"),
      "The keeper had left the lamp burning when the boat came in, and nobody asked him why.");
}

}  // namespace
}  // namespace sheaf
