#include "page/boilerplate.h"

#include <gtest/gtest.h>

#include <string>

namespace sheaf {
namespace {

TEST(Boilerplate, IsToldInCapitalsOfEveryScript) {
  for (const char* line : {"Реклама", "РЕКЛАМА", "Читайте также", "Читайте также: мосты",
                           "PUBLICITÉ", "LEIA TAMBÉM", "Lee Tambie\u0301n", "推荐阅读："}) {
    EXPECT_TRUE(is_boilerplate(line)) << line;
  }
}

TEST(Boilerplate, IsToldByItsWords) {
  for (const char* line : {"Advertisement",
                           "ADVERTISEMENT",
                           "Read more",
                           "Read more: The piles of the new town",
                           "Related: Ten bridges",
                           "Share this article",
                           "Follow @wood on Twitter",
                           "Follow us",
                           "Sign up for our letter",
                           "© 2021 Wood Magazine",
                           "Wood Magazine. All rights reserved.",
                           "Tags: wood, water",
                           "Photo: Harbour office",
                           "Continue reading »",
                           "Mehr zum Thema",
                           "Lire aussi : les ponts",
                           "Leia também: pontes",
                           "Lee también",
                           "点击上方蓝字关注我们",
                           "责任编辑：木匠",
                           "版权声明：本文为原创",
                           "阅读全文",
                           "分享到：微信",
                           "Matrix 首页推荐",
                           "文章代表作者个人观点，少数派仅对标题和排版略作修改。",
                           "> 关注少数派小红书",
                           "推荐阅读"}) {
    EXPECT_TRUE(is_boilerplate(line)) << line;
  }
}

TEST(Boilerplate, IsNoProse) {
  for (const char* line :
       {"", "Sharing wood was the rule.", "Reading is good for you.", "He followed the river.",
        "Advertising pays for the harbour, and has done so for long.", "分享木头的人很多。",
        "文章代表作者个人观点的时候，编辑不改它。", "少数派是一个网站。",
        "Read the books, said the archivist."}) {
    EXPECT_FALSE(is_boilerplate(line)) << line;
  }
  EXPECT_FALSE(is_boilerplate("Read more: " + std::string(300, 'x')));
}

TEST(Byline, SaysWhoWhenAndWhereFrom) {
  for (const char* line :
       {"By Ada Carver", "March 3, 2021, 9:15", "Updated 3 March 2021", "2021-04-09 10:20",
        "2021年4月9日 来源：新华网", "作者：木匠", "Von Ada Schnitzer", "23.10.2018",
        "Published Monday, 9 am | Updated Tuesday", "Posted by admin", "发布于 昨天 10:20"}) {
    EXPECT_TRUE(is_byline(line)) << line;
  }
}

TEST(Boilerplate, IsNoProseThatBeginsLikeIt) {
  for (const char* line : {"Recommended settings are a batch size of 32.",
                           "Copyright law treats such works as one."}) {
    EXPECT_FALSE(is_boilerplate(line)) << line;
  }
  for (const char* line : {"Recommended", "Recommended for you", "Copyright 2021 Wood Magazine",
                           "Copyright © Wood Magazine"}) {
    EXPECT_TRUE(is_boilerplate(line)) << line;
  }
}

TEST(Boilerplate, MayBeASentenceOfTheArticle) {
  for (const char* line : {"Sign up for a free account on the site and copy the key.",
                           "Skip to the third step if you have one.",
                           "Subscribe to the topic first, and wait for the reply."}) {
    EXPECT_TRUE(may_be_prose(line)) << line;
  }
  for (const char* line : {"Sign up for our newsletter.", "Skip to content", "Subscribe to RSS",
                           "Read more: the bridge fell."}) {
    EXPECT_FALSE(may_be_prose(line)) << line;
  }
}

TEST(Byline, IsNoSentenceWithADate) {
  for (const char* line :
       {"By 2021 all of it had been sold.", "On March 3, 2021 the bridge fell.", "Version 2021",
        "The 20 best of 2021:", "A heading", "CVE-2025-0411: 7-Zip forgets where a file comes from",
        "https://github.com/example/7-Zip-of-2025-3",
        "Ranking of the 36 heaviest beams that were sold in "
        "2019 by the harbour of the old town"}) {
    EXPECT_FALSE(is_byline(line)) << line;
  }
}

}  // namespace
}  // namespace sheaf
