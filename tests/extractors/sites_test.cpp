// What single sites need. Their pages in corpus/pages are the proof that all fields come together;
// here is why each rule is there.
#include "extractors/sites.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "extractors/china_time.h"
#include "items/extract.h"
#include "tests/extractors/site_page.h"

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ChatGptSite, TakesTheSiteOffTheTitle) {
  const Item item = read("https://chatgpt.com/share/1", "<title>ChatGPT - Lamps</title>", "");
  EXPECT_EQ(item.title, "Lamps");
  EXPECT_EQ(item.publisher, "ChatGPT");
}

TEST(WechatSite, FollowsTheButtonToTheOriginal) {
  const auto read_with = [](const std::string& original) {
    return read("https://mp.weixin.qq.com/s/abc", "<title>Lamps</title>",
                "<script>var msg_source_url = '" + original + "';</script>");
  };
  const Item item = read_with("https://github.com/keeper/lamps");
  ASSERT_EQ(item.repos.size(), 1u);
  EXPECT_EQ(item.repos[0].reference.id, "keeper/lamps");
  EXPECT_EQ(item.repos[0].cue, "阅读原文");
  EXPECT_EQ(item.repos[0].role, Role::kPrimary);
  EXPECT_THAT(read_with("https://harbour.example/").repos, IsEmpty());
}

TEST(WechatSite, IsNotDeletedBecauseACopyOfAnArticleQuotesTheNotice) {
  const std::string address = "https://mp.weixin.qq.com/s/abc", head = "<title>灯塔</title>";
  const std::string notice = "<p>该内容已被发布者删除</p>";
  std::string prose;
  for (int i = 0; i < 20; ++i)
    prose += "<p>守塔人每天晚上点亮灯火，直到船只都回到港口，这是多年的习惯。</p>";
  EXPECT_EQ(read(address, head, notice).state, State::kDeleted);
  EXPECT_EQ(read(address, head, "<article>" + prose + notice + "</article>").state, State::kOk);
}

TEST(WechatSite, TakesNoWordsAroundPlaceAndTimeForAnAuthor) {
  const auto read_line = [](const std::string& display) {
    return read("https://mp.weixin.qq.com/s/abc", "<title>灯塔</title>",
                R"(<h1 id="activity-name">灯塔</h1><div id="meta_content">
                   <em id="publish_time" class="rich_media_meta rich_media_meta_text"></em>
                   <em id="js_ip_wording_wrp" class="rich_media_meta rich_media_meta_text" style=")" +
                    display + R"(">发表于<span id="js_ip_wording">北京</span></em>
                   <em class="rich_media_meta rich_media_meta_text" style="display: none;">标题已修改</em>
                   </div><script>var author = "";</script><div id="js_content">)" +
                    std::string(kText) + "</div>");
  };
  EXPECT_THAT(read_line("display: none;").authors, IsEmpty());
  EXPECT_THAT(read_line("").authors, IsEmpty());
}

TEST(ToutiaoSite, ReadsTheLineBelowTheTitleOfOldPages) {
  const std::string head =
      "<title>灯塔</title><link rel='shortcut icon' "
      "href='//s3a.pstatp.com/toutiao/resource/favicon.ico'>";
  const std::string line =
      "<h1>灯塔</h1><div class='article-sub'><span class='original'>原创</span> "
      "<span>港口日报</span> <span>2019-09-04 22:18:34</span></div><div class='article-content'>"
      "<p>守塔人每天晚上点亮灯火，直到船只都回到港口，这是多年的习惯。</p></div>";
  const Item item = read("", head, line);
  EXPECT_EQ(item.publisher, "港口日报");
  EXPECT_EQ(item.published, "2019-09-04T22:18:34+08:00");
}

TEST(RedditSite, NamesTheCommunityOfTheAddress) {
  const std::string title = "<title>Lamps : harbour</title>";
  EXPECT_EQ(read("https://www.reddit.com/r/harbour/comments/1ab/lamps/", title, "").publisher,
            "r/harbour");
  EXPECT_EQ(read("https://www.reddit.com/user/keeper/comments/1ab/lamps/", title, "").publisher,
            "u/keeper");
}

TEST(RedditSite, TakesThePostNotItsCommentsInTheOldDesign) {
  const Item item =
      read("https://old.reddit.com/r/harbour/comments/1ab/lamps/", "<title>Lamps : harbour</title>",
           R"(<div class="thing link" id="thing_t3_1ab" data-author="keeper"
               data-timestamp="1736936000000"><a class="title" href="/r/x">Lamps</a></div>
              <div class="thing comment" data-author="guest"><a class="author" href="/u/g">guest</a>
              <time datetime="2025-02-01T10:30:00Z">2 days ago</time></div>)");
  EXPECT_EQ(item.title, "Lamps");
  EXPECT_THAT(item.authors, ElementsAre("keeper"));
  EXPECT_EQ(item.published, "2025-01-15T10:13:20Z");
}

TEST(RedditSite, LeavesDeletedMembersAndTimesOfCommentsOut) {
  const Item item =
      read("https://old.reddit.com/r/harbour/comments/1ab/lamps/", "<title>Lamps : harbour</title>",
           R"(<div class="thing link" data-author="[deleted]"><a class="title" href="/r/x">Lamps</a>
              </div><a class="author" href="/u/guest">guest</a>
              <time datetime="2025-02-01T10:30:00Z">2 days ago</time>)");
  EXPECT_THAT(item.authors, IsEmpty());
  EXPECT_EQ(item.published, "");
}

TEST(RedditSite, TellsItsVerificationPage) {
  EXPECT_EQ(read("https://www.reddit.com/r/harbour/comments/1ab/lamps/",
                 "<title>Reddit - Please wait for verification</title>", "")
                .state,
            State::kBlocked);
}

TEST(ArxivSite, IsKnownWithoutItsAddress) {
  const Item item = read("", R"(<meta property="og:site_name" content="arXiv.org">
      <meta name="citation_title" content="On Lamps">)",
                         "");
  EXPECT_EQ(item.publisher, "arXiv");
}

TEST(BilibiliSite, ReadsArticlesThatAScriptDraws) {
  const std::string state =
      R"(<script>window.__INITIAL_STATE__={"cvid":1,"readInfo":{"title":"灯塔",
      "author":{"mid":1,"name":"守塔人"},"publish_time":1697882400}};(function(){}());</script>)";
  const Item item =
      read("https://www.bilibili.com/read/cv1/", "<title>灯塔 - 哔哩哔哩</title>", state);
  EXPECT_THAT(item.authors, ElementsAre("守塔人"));
  EXPECT_EQ(item.published, "2023-10-21T18:00:00+08:00");
}

TEST(BilibiliSite, GivesNoDescriptionForADash) {
  const std::string head = R"(<title>灯塔_哔哩哔哩_bilibili</title>
      <meta name="description" content="-, 视频播放量 1、弹幕量 0, 视频作者 守塔人, 作者简介 ">)";
  EXPECT_EQ(read("https://www.bilibili.com/video/BV1/", head, "").description, "");
}

TEST(Kr36Site, ReadsTheShownTimeWhereTheStateIsEncrypted) {
  const Item item = read("https://36kr.com/p/1", "<title>灯塔-36氪</title>",
                         R"(<h1 class="article-title">灯塔</h1>
      <span class="title-icon-item item-time">·2024-05-07 08:30</span>
      <script>window.initialState={"isEncrypt":true,"state":"8aJk"}</script>)");
  EXPECT_EQ(item.published, "2024-05-07T08:30+08:00");
}

TEST(InfoqSite, TakesTopicAndAuthorOffTheTitleWhereNothingIsDrawn) {
  const Item item = read("https://xie.infoq.cn/article/1",
                         "<title>灯塔怎么亮_架构_守塔人_InfoQ写作社区</title>", "");
  EXPECT_EQ(item.title, "灯塔怎么亮");
  EXPECT_EQ(item.publisher, "InfoQ 写作社区");
}

TEST(GiteeSite, LeavesTheTimesOfIssuesAlone) {
  const Item item = read("https://gitee.com/harbour/lamp/issues/I1ABC",
                         R"(<title>灯不亮 · Issue #I1ABC · harbour/lamp - Gitee.com</title>
      <meta name="go-import" content="gitee.com/harbour/lamp git https://gitee.com/harbour/lamp.git">
      <meta property="og:url" content="https://gitee.com/harbour/lamp/issues/I1ABC">
      <meta property="article:published_time" content="2024-03-02T10:11:00+08:00">)",
                         "");
  EXPECT_EQ(item.published, "2024-03-02T10:11:00+08:00");
}

TEST(HuggingFaceSite, KeepsTheTitlesOfItsBlog) {
  const Item item = read("https://huggingface.co/blog/lamps",
                         R"(<title>Lamps and/or boats · Hugging Face</title>
      <meta name="description" content="How the lamp was lit.">)",
                         "<h1>Lamps and/or boats</h1>");
  EXPECT_EQ(item.title, "Lamps and/or boats");
  EXPECT_THAT(item.authors, IsEmpty());
  EXPECT_EQ(item.description, "How the lamp was lit.");
}

TEST(ChinaTime, KeepsTheYearOfADateBehindALabel) {
  constexpr std::int64_t kLater = 1795000000;  // 2026-11-18
  EXPECT_EQ(china_time("编辑于 2024年05月06日 22:10", kLater), "2024-05-06T22:10+08:00");
  EXPECT_EQ(china_time("发布于 2024-05-06 22:10", kLater), "2024-05-06T22:10+08:00");
  EXPECT_EQ(china_time("3小时前", kLater).substr(0, 10), "2026-11-18");
}

TEST(CsdnSite, ReadsTheVariablesOfItsBlogs) {
  const Item item = read("https://blog.csdn.net/a/article/details/1",
                         R"(<title>灯塔_灯 塔 keyword-CSDN博客</title><script>
                            var nickName = "守塔人"; var articleTitle = "灯塔";</script>
      <script type="application/ld+json">{"@context":
          "https://ziyuan.baidu.com/contexts/cambrian.jsonld", "pubDate": "2024-05-06T15:44:46"}
      </script>)",
                         "");
  EXPECT_EQ(item.title, "灯塔");
  EXPECT_EQ(item.publisher, "CSDN");
  EXPECT_THAT(item.authors, ElementsAre("守塔人"));
  EXPECT_EQ(item.published, "2024-05-06T15:44:46+08:00");
}

TEST(CsdnSite, ReadsTheLineUnderTheHeadingOfOldNews) {
  const Item item = read("", "<title>灯塔复明-CSDN.NET </title>",
                         R"(<h1 class="title">灯塔复明</h1><h4><div class="tit_bar">
      发表于<span class="ago">2014-08-24 21:30</span>|来源<span class="ago">海事社</span>|
      作者<span class="ago">魏一</span></div></h4>)");
  EXPECT_EQ(item.publisher, "CSDN");
  EXPECT_THAT(item.authors, ElementsAre("魏一"));
  EXPECT_EQ(item.published, "2014-08-24T21:30+08:00");
}

TEST(CnblogsSite, TellsTheMemberFromTheBlog) {
  const Item item =
      read("https://www.cnblogs.com/lamp/p/1", "<title>灯塔 - 守塔人 - 博客园</title>",
           R"(<h1><a id="Header1_HeaderTitle" href="/lamp">海边的灯</a></h1>
      <a id="cb_post_title_url" href="/lamp/p/1">灯塔</a><div class="postDesc">posted @
      <span id="post-date">2024-05-09 14:45</span></div>)");
  EXPECT_EQ(item.title, "灯塔");
  EXPECT_THAT(item.authors, ElementsAre("守塔人"));
  EXPECT_EQ(item.published, "2024-05-09T14:45+08:00");
}

TEST(DoubanSite, ReadsItsTimesAsChinas) {
  const Item item = read("https://www.douban.com/note/1/", "<title>灯塔</title>",
                         R"(<h1>灯塔</h1><a class="note-author" href="/people/1/">守塔人</a>
      <span class="pub-date">2017-09-30 21:38:07</span>)");
  EXPECT_EQ(item.publisher, "豆瓣");
  EXPECT_EQ(item.published, "2017-09-30T21:38:07+08:00");
}

TEST(DoubanSite, TellsThePageThatAsksForAProof) {
  EXPECT_EQ(read("https://sec.douban.com/b?r=https%3A%2F%2Fwww.douban.com%2Fnote%2F1%2F",
                 "<title>豆瓣</title>", "")
                .state,
            State::kBlocked);
}

TEST(ToutiaoSite, TakesTheAccountAsPublisherAndNoKeywordsOfTheSite) {
  const Item item =
      read("https://www.toutiao.com/article/1/",
           R"(<title>灯塔 - 今日头条</title><meta name="keywords" content="江苏,非洲">)",
           R"(<h1>灯塔</h1><div class="article-meta"><span>2024-05-09 22:30</span>
      <span class="name"><a href="/c/user/token/x/">湖边社</a></span></div>)");
  EXPECT_EQ(item.publisher, "湖边社");
  EXPECT_THAT(item.tags, IsEmpty());
}

constexpr std::string_view kAnswers = R"(<h1 class="QuestionHeader-title">灯塔为什么亮？</h1>
  <meta itemprop="dateCreated" content="2018-10-22T07:30:12.000Z">
  <div class="ContentItem AnswerItem" name="1" data-zop='{"authorName":"甲"}'>
    <meta itemprop="dateCreated" content="2019-01-02T03:04:05.000Z"></div>
  <div class="ContentItem AnswerItem" name="22" data-zop='{"authorName":"乙"}'>
    <div class="ContentItem-time"><span aria-label="发布于 2023-12-01 23:20">编辑于 2023-12-04 00:05
    </span></div></div>)";

TEST(ZhihuSite, TakesTheFirstAnswersAuthorAndTime) {
  const Item item =
      read("https://www.zhihu.com/question/9", "<title>(99+ 封私信) 灯塔为什么亮？ - 知乎</title>",
           std::string(kAnswers));
  EXPECT_EQ(item.title, "灯塔为什么亮？");
  EXPECT_THAT(item.authors, ElementsAre("甲"));
  EXPECT_EQ(item.published, "2019-01-02T03:04:05.000Z");
}

TEST(ZhihuSite, TakesTheAnswerThatTheAddressNames) {
  const Item item = read("https://www.zhihu.com/question/9/answer/22", "<title>灯塔 - 知乎</title>",
                         std::string(kAnswers));
  EXPECT_THAT(item.authors, ElementsAre("乙"));
  EXPECT_EQ(item.published, "2023-12-01T23:20+08:00");
  EXPECT_EQ(item.modified, "2023-12-04T00:05+08:00");
}

TEST(ZhihuSite, TellsThePageThatAsksForAProof) {
  EXPECT_EQ(
      read("https://www.zhihu.com/account/unhuman?type=unhuman", "<title>知乎</title>", "").state,
      State::kBlocked);
}

TEST(CsdnSite, DropsTheCountOfReadersFromTheDescription) {
  const Item item = read(
      "https://blog.csdn.net/a/article/details/1",
      R"(<title>灯塔-CSDN博客</title><meta name="keywords" content="灯塔"><meta name="description"
          content="文章浏览阅读2.1k次，点赞31次，收藏66次。灯为什么一直亮着，守塔人自己说。">)",
      R"(<a class="tag-link" href="https://blog.csdn.net/a/category_1.html">海边</a>
      <a class="tag-link" href="https://so.csdn.net/so/search/s.do?q=lamp">航标</a>)");
  EXPECT_EQ(item.description, "灯为什么一直亮着，守塔人自己说。");
  EXPECT_THAT(item.tags, ElementsAre("航标"));
}

TEST(ZhihuSite, ReadsTheTimesOfAColumnOfItsOwnArticle) {
  const Item item = read("https://zhuanlan.zhihu.com/p/33", "<title>灯塔 - 知乎</title>",
                         R"(<h1 class="Post-Title">灯塔</h1><script id="js-initialData"
      type="text/json">{"initialState": {"entities": {"articles": {
      "44": {"created": 1500000000, "updated": 1500000001},
      "33": {"created": 1683207610, "updated": 1683335565}}}}}</script>)");
  EXPECT_EQ(item.publisher, "知乎专栏");
  EXPECT_EQ(item.published, "2023-05-04T21:40:10+08:00");
  EXPECT_EQ(item.modified, "2023-05-06T09:12:45+08:00");
}

TEST(GithubSite, TakesTheFirstCommenterOfAPullRequest) {
  const Item item = read("https://github.com/lamp/keeper/pull/42", "<title>Burn oil</title>",
                         R"(<h3><a class="author" href="/one">one</a> commented
      <a href="#1"><relative-time datetime="2026-01-15T10:30:00Z">Jan 15</relative-time></a></h3>
      <h3><a class="author" href="/two">two</a>
      <relative-time datetime="2026-01-16T10:30:00Z">Jan 16</relative-time></h3>)");
  EXPECT_EQ(item.publisher, "GitHub");
  EXPECT_THAT(item.authors, ElementsAre("one"));
  EXPECT_EQ(item.published, "2026-01-15T10:30:00Z");
}

TEST(GithubSite, TakesTheOwnerOfARepository) {
  const Item item = read("https://github.com/lamp/keeper",
                         R"(<title>GitHub - lamp/keeper: Burns oil</title>
      <meta name="octolytics-dimension-user_login" content="lamp">)",
                         R"(<a class="author" href="/one">one</a>
      <a class="topic-tag" href="/topics/oil">oil</a>)");
  EXPECT_THAT(item.authors, ElementsAre("lamp"));
  EXPECT_THAT(item.tags, ElementsAre("oil"));
}

TEST(NeteaseSite, TakesTheSourceAsPublisherAndTheSiteForNoAuthor) {
  const Item item = read("https://www.163.com/dy/article/A.html",
                         R"(<title>灯塔_网易订阅</title><meta name="author" content="网易">
      <meta property="article:author" content="网易">)",
                         R"(<h1>灯塔</h1><div class="post_info">2024-05-22 07:16:06　来源:
      <a href="https://www.163.com/dy/media/T1.html">湖边社</a>
      <a class="post_jubao" href="/tipoff.html">举报</a></div>)");
  EXPECT_EQ(item.publisher, "湖边社");
  EXPECT_THAT(item.authors, IsEmpty());
}

TEST(YoutubeSite, TakesTheChannelAndNotTheSitesKeywords) {
  const std::string channel = R"(<div itemscope><span itemprop="author" itemscope>
      <link itemprop="url" href="/@lamp"><link itemprop="name" content="Lamp Films"></span></div>)";
  const Item item = read("https://www.youtube.com/watch?v=1",
                         R"(<title>Oil - YouTube</title><meta name="keywords"
      content="video, sharing, camera phone, video phone, free, upload">)",
                         channel);
  EXPECT_THAT(item.authors, ElementsAre("Lamp Films"));
  EXPECT_THAT(item.tags, IsEmpty());
  EXPECT_THAT(read("https://www.youtube.com/watch?v=1",
                   R"(<meta name="keywords" content="oil, lamps">)", channel)
                  .tags,
              ElementsAre("oil", "lamps"));
}

}  // namespace
}  // namespace sheaf
