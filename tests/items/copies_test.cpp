#include "items/copies.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "items/extract.h"

namespace sheaf {
namespace {

using testing::ElementsAre;

// ---- articles ----

const std::vector<std::string> kGauge = {
    "The rain gauge on the roof of the harbour office had been wrong for eleven years before "
    "anyone "
    "compared it with its neighbour across the bay.",
    "It stood in the lee of a chimney, and on windy days, which on this coast are most days, a "
    "fifth "
    "of the rain passed it by.",
    "Nobody had meant to put it there. The old mast fell in a storm, the gauge was bolted to the "
    "nearest wall, and the form that should have recorded the move was never sent.",
    "Two students found the fault with a cheap bucket and a kitchen scale, and corrected forty "
    "years "
    "of measurements with a method that the weather service has now made its own.",
    "Their paper shows how to find such steps in any series that has a neighbour within thirty "
    "kilometres, and how large the error of the correction itself is likely to be.",
    "The gauge has been moved to a pole in the middle of the football ground, where the goalkeeper "
    "reads it on Saturdays."};

const std::vector<std::string> kFerry = {
    "From the first of May the night ferry will call at the northern islands again, for the first "
    "time since the pier at Holm was closed.",
    "The new pier floats, so that the ship can land at any tide, and the crossing takes two hours "
    "and ten minutes with cars, half an hour less without.",
    "Farmers on the islands had asked for the night boat because milk that leaves at dusk is in "
    "the "
    "dairy before dawn, and not a day later.",
    "Tickets cost the same as by day. Bicycles travel free, as does any child who can name three "
    "seabirds to the mate.",
    "The council will count passengers until October and decide then whether the boat sails in "
    "winter as well.",
    "Until the pier is inspected in April, the day boat keeps to the summer timetable of last "
    "year."};

const std::vector<std::string> kModel = {
    "研究人员提出了一种新的小样本学习方法，只需要五张标注图片，就能让模型认出从未见过的海鸟种类。",
    "与以往的做法不同，这种方法不在测试时重新训练整个网络，而是只调整最后两层之间的一组缩放系数，因"
    "此在普通笔记本电脑上几秒钟就能完成。",
    "团队在四个公开数据集上做了实验，平均准确率比此前最好的结果高出三个百分点，在光线很差的夜间照片"
    "上优势更加明显。",
    "论文还讨论了方法失效的情况：当两种鸟只在飞行姿态上有区别时，五张图片往往不够，准确率会下降到一"
    "半左右。",
    "代码和训练好的权重已经公开，作者希望各地的观鸟者能够上传自己的照片，一起把这份名录补充完整。"};

const std::vector<std::string> kBridge = {
    "连接两岸的老石桥将在明年春天开始大修，工期预计十四个月，其间行人可以从下游新建的浮桥通过。",
    "这座桥建于清代，三个桥拱中有一个在上世纪的洪水里塌过一次，后来用混凝土补上，如今混凝土已经开裂"
    "。",
    "设计单位决定把混凝土拆掉，按照当年的尺寸重新开凿石料，石材取自上游同一座采石场，以便颜色一致"
    "。",
    "附近的居民最担心的是施工时的噪声，施工方答应每天晚上七点以后停工，周末也只做人工打磨。",
    "大修的费用由省里承担六成，其余来自市里的文物保护基金和市民的捐款。"};

// ---- sites ----

struct Site {
  std::string host, before, after;
};
const Site kHerald = {"herald.example",
                      "<header><nav><a href=/>Home</a> <a href=/coast>Coast</a> <a "
                      "href=/sport>Sport</a></nav></header>"
                      "<p class=byline>By the coast desk</p>",
                      "<p>Read more about the coast in our Saturday supplement.</p><aside><h3>Most "
                      "read</h3><ul><li><a "
                      "href=/1>Ten walks</a></li></ul></aside><footer>Herald of the coast, all "
                      "rights reserved</footer>"};
const Site kMirror = {
    "mirror.example",
    "<div class=top><a href=/login>Sign in</a></div><div class=meta>Posted in "
    "<a href=/t/science>Science</a></div><p>This article appeared elsewhere first "
    "and is republished here with permission.</p>",
    "<div class=share><a href=#>Share</a> <a href=#>Print</a></div><div "
    "class=comments><h3>Comments</h3><p>First!</p></div>"};
const Site kChina = {
    "xinwen.example", "<div class=nav><a href=/>首页</a><a href=/keji>科技</a></div>",
    "<p>责任编辑：小海</p><div class=related><h3>相关阅读</h3><a href=/2>十条步道</a></div>"};
const Site kZhuanzai = {
    "zhuanzai.example",
    "<div class=top><a href=/login>登录</a></div><p>本文转载自公众号，版权归原作者所有。</p>",
    "<p>长按识别二维码，关注我们</p><footer>备案号</footer>"};

struct Article {
  std::string title;
  std::vector<std::string> paragraphs;
};

Item on(const Site& site, const std::string& path, const Article& article,
        const std::string& head = "") {
  std::string body = "<h1>" + article.title + "</h1>";
  for (const std::string& paragraph : article.paragraphs) body += "<p>" + paragraph + "</p>";
  return extract_item({.bytes = "<!doctype html><html><head><meta charset=utf-8><title>" +
                                article.title + "</title>" + head + "</head><body>" + site.before +
                                "<article>" + body + "</article>" + site.after + "</body></html>",
                       .url = "https://" + site.host + path});
}

// For each item the number of the one that it is a copy of, from 1; 0 for none.
std::vector<int> originals(const std::vector<Item>& items) {
  Copies copies;
  std::vector<std::uint64_t> ids;
  std::vector<int> out;
  for (const Item& item : items) {
    const CopySigns signs = make_copy_signs(item);
    ids.push_back(signs.id);
    const std::optional<std::uint64_t> original = copies.find_original(signs);
    int number = 0;
    for (std::size_t i = 0; original && i < ids.size() && number == 0; ++i)
      if (ids[i] == *original) number = static_cast<int>(i + 1);
    out.push_back(number);
  }
  return out;
}

TEST(Copies, AreFoundUnderOtherBoilerplate) {
  const Article gauge{"A rain gauge in the lee", kGauge};
  const Article model{"五张图片认出一只海鸟", kModel};
  EXPECT_THAT(originals({on(kHerald, "/gauge", gauge), on(kMirror, "/p/77", gauge),
                         on(kChina, "/a/1", model), on(kZhuanzai, "/b/2", model)}),
              ElementsAre(0, 1, 0, 3));
}

TEST(Copies, AreFoundUnderAnotherTitle) {
  EXPECT_THAT(originals({on(kHerald, "/gauge", {"A rain gauge in the lee", kGauge}),
                         on(kMirror, "/p/77", {"Why forty years of rain were wrong", kGauge}),
                         on(kChina, "/a/1", {"五张图片认出一只海鸟", kModel}),
                         on(kZhuanzai, "/b/2", {"【转载】小样本学习的新进展", kModel})}),
              ElementsAre(0, 1, 0, 3));
}

TEST(Copies, AreFoundWhenTheyWereEditedUnderTheSameTitle) {
  std::vector<std::string> edited = kGauge;
  edited.erase(edited.begin() + 2);
  edited.back() = "The gauge has since been moved to the football ground.";
  EXPECT_THAT(originals({on(kHerald, "/gauge", {"A rain gauge in the lee", kGauge}),
                         on(kMirror, "/p/77", {"A Rain Gauge in the Lee!", edited})}),
              ElementsAre(0, 1));
}

TEST(Copies, AreOfTheFirstThoughCopiesCameBetween) {
  const Article gauge{"A rain gauge in the lee", kGauge};
  EXPECT_THAT(
      originals({on(kHerald, "/gauge", gauge), on(kHerald, "/ferry", {"Night boat", kFerry}),
                 on(kMirror, "/p/77", gauge), on(kZhuanzai, "/x", gauge)}),
      ElementsAre(0, 0, 1, 1));
}

TEST(Copies, AreNotOtherArticlesOfTheSameSite) {
  EXPECT_THAT(originals({on(kHerald, "/gauge", {"A rain gauge in the lee", kGauge}),
                         on(kHerald, "/ferry", {"The night boat sails again", kFerry}),
                         on(kChina, "/a/1", {"五张图片认出一只海鸟", kModel}),
                         on(kChina, "/a/2", {"老石桥明年大修", kBridge})}),
              ElementsAre(0, 0, 0, 0));
}

// The same words at the beginning and the end of each number, and others between.
Article number_of_series(const std::string& title, const std::vector<std::string>& middle) {
  Article out{title,
              {"Welcome to another week of notes from the coast. As always, they are put "
               "together by volunteers, and corrections are welcome at the usual address."}};
  out.paragraphs.insert(out.paragraphs.end(), middle.begin(), middle.end());
  out.paragraphs.emplace_back(
      "That was the week. If you liked these notes, tell a friend about "
      "them; if not, tell us. The next number comes on Friday.");
  return out;
}

TEST(Copies, AreNotNumbersOfOneSeries) {
  EXPECT_THAT(originals({on(kHerald, "/w/7", number_of_series("Notes of the week 7", kGauge)),
                         on(kHerald, "/w/8", number_of_series("Notes of the week 8", kFerry)),
                         on(kHerald, "/w/9", number_of_series("Notes of the week", kGauge)),
                         on(kHerald, "/w/10", number_of_series("Notes of the week", kFerry))}),
              ElementsAre(0, 0, 1, 2))
      << "the third and fourth are the first and second again, under one title";
}

Article report(const std::string& title, const std::vector<std::string>& values) {
  const auto value = [&](std::size_t i) { return values[i % values.size()]; };
  return {
      title,
      {"The harbour office reports a high water of " + value(0) + " centimetres at " + value(1) +
           " and a low water of " + value(2) + " centimetres at " + value(3) + " today.",
       "The wind blew from the " + value(4) + " with " + value(5) + " knots, in gusts up to " +
           value(6) + ", and visibility was " + value(7) + ".",
       "Small craft are asked to keep to the " + value(8) + " channel until " + value(9) +
           " because of dredging at the " + value(10) + " pier."}};
}

TEST(Copies, AreNotReportsOfOneTemplate) {
  EXPECT_THAT(
      originals({on(kHerald, "/tide/1",
                    report("Tides on Monday", {"412", "04:10", "97", "10:31", "west", "12", "20",
                                               "good", "northern", "Tuesday", "old"})),
                 on(kHerald, "/tide/2",
                    report("Tides on Tuesday", {"398", "04:52", "103", "11:14", "north", "17", "31",
                                                "poor", "southern", "Friday", "new"})),
                 on(kHerald, "/tide/3",
                    report("Tides of 2024-05-06", {"377", "05:40", "111", "12:02", "east", "8",
                                                   "13", "fair", "middle", "Sunday", "fish"})),
                 on(kHerald, "/tide/4",
                    report("Tides of 2024-05-07", {"377", "05:40", "111", "12:02", "east", "9",
                                                   "13", "fair", "middle", "Sunday", "fish"}))}),
      ElementsAre(0, 0, 0, 0));
}

TEST(Copies, AreNotPartsOfOneArticle) {
  EXPECT_THAT(originals({on(kChina, "/a/1", {"小样本学习（上）", kModel}),
                         on(kChina, "/a/2", {"小样本学习（下）", kBridge})}),
              ElementsAre(0, 0));
}

TEST(Copies, ShareACanonicalAddress) {
  const std::string head = "<link rel=canonical href=https://herald.example/gauge>";
  const Article gauge{"A rain gauge in the lee", kGauge};
  const Article brief{"A rain gauge in the lee", {kGauge[0]}};
  EXPECT_THAT(originals({on(kHerald, "/gauge", gauge), on(kMirror, "/short", brief, head)}),
              ElementsAre(0, 1));
}

TEST(Copies, DoNotComeOfCanonicalAddressesThatAreWrong) {
  const std::string home = "<link rel=canonical href=https://herald.example/>";
  const std::string other = "<link rel=canonical href=https://herald.example/gauge>";
  EXPECT_THAT(
      originals({on(kHerald, "/gauge", {"A rain gauge in the lee", kGauge}, home),
                 on(kHerald, "/ferry", {"The night boat sails again", kFerry}, home),
                 on(kHerald, "/bridge", {"An old bridge gets new stones", kBridge}, other)}),
      ElementsAre(0, 0, 0));
}

TEST(Copies, OfShortTextsNeedTheSameTitle) {
  const std::vector<std::string> line = {
      "The pier is closed on Monday because of the storm; boats "
      "leave from the old quay instead, at the usual times."};
  EXPECT_THAT(originals({on(kHerald, "/1", {"Pier closed", line}),
                         on(kMirror, "/2", {"News of the day", line}),
                         on(kZhuanzai, "/3", {"Pier closed", line})}),
              ElementsAre(0, 0, 1));
}

TEST(Copies, AreLookedForInABoundedPast) {
  const CopySigns gauge = make_copy_signs(on(kHerald, "/gauge", {"A rain gauge", kGauge}));
  Copies copies(4);
  EXPECT_EQ(copies.find_original(gauge), std::nullopt);
  for (std::uint64_t i = 1; i <= 3; ++i)
    EXPECT_EQ(copies.find_original({.id = i, .canonical = i, .title = i}), std::nullopt);
  EXPECT_EQ(copies.find_original(gauge), std::optional(gauge.id));  // and is kept itself
  for (std::uint64_t i = 11; i <= 14; ++i)
    EXPECT_EQ(copies.find_original({.id = i, .canonical = i, .title = i}), std::nullopt);
  EXPECT_EQ(copies.find_original(gauge), std::nullopt);
}

TEST(Copies, AreFoundAmongMany) {
  Copies copies(3000);
  for (std::uint64_t i = 1; i <= 10'000; ++i) {
    const CopySigns one{.id = i, .canonical = i / 2, .title = i / 2 + 1};
    const auto expected = i % 2 == 0 || i == 1 ? std::nullopt : std::optional(i - 1);
    ASSERT_EQ(copies.find_original(one), expected) << i;
  }
}

TEST(CopySigns, AreKeptAsText) {
  const CopySigns signs = make_copy_signs(on(kChina, "/a/1", {"五张图片认出一只海鸟", kModel}));
  EXPECT_EQ(parse_copy_signs(to_text(signs)), std::optional(signs));
  EXPECT_EQ(to_text(signs).find_first_not_of("0123456789abcdef-"), std::string::npos);
  EXPECT_LE(to_text(signs).size(), 256u);
  for (const char* wrong : {"", "-", "1-2-3", "x-1-1-1-1-1-1-1-1-1-1-1-1"})
    EXPECT_EQ(parse_copy_signs(wrong), std::nullopt) << wrong;
}

TEST(CopySigns, AreTheSameOnEveryMachine) {
  Item item;
  item.id = "00000000000000ab";
  item.url = "https://herald.example/gauge";
  item.title = "A rain gauge in the lee";
  for (const std::string& paragraph : kGauge) item.text += paragraph + "\n";
  EXPECT_EQ(to_text(make_copy_signs(item)),
            "ab-e1020b4cf2aa40a3-15f45c0fa9d72c11-a9d72c11-a9-bc1625dfbe9657d8-573f1c103fd2f3bd-"
            "fc61c375-29ac7dd0-c67e884a-bb9d38d3-75a3626d-d608237e");
}

}  // namespace
}  // namespace sheaf
