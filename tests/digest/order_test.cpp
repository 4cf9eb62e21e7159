// Order, sections, selection, key sentences, counts and languages.
#include "digest/order.h"

#include <gtest/gtest.h>

#include "digest/counts.h"
#include "digest/related.h"
#include "digest/summary.h"
#include "digest/terms.h"

namespace sheaf {
namespace {

IssueItem item(std::string title, std::string published, std::string source) {
  IssueItem made;
  made.title = std::move(title);
  made.published = std::move(published);
  made.source = std::move(source);
  return made;
}

IssueLink paper(std::string id, bool primary) {
  return {.label = "Paper",
          .url = "https://arxiv.org/abs/" + id,
          .kind = "paper",
          .scheme = "arxiv",
          .id = id,
          .primary = primary};
}

std::string titles(const std::vector<Section>& sections) {
  std::string out;
  for (const Section& section : sections) {
    out += "/" + section.title + ":";
    for (const IssueItem& made : section.items) out += made.title;
  }
  return out;
}

std::vector<Section> some() {
  return {{"",
           {item("b", "2021-04-09T01:00:00+08:00", "Y"), item("a", "2021-04-08T18:00:00Z", "X"),
            item("d", "", "Y"), item("c", "2021-04-08", "X")}}};
}

std::string ordered(const Ordering& ordering) {
  std::vector<Section> sections = some();
  std::vector<std::string> left_out;
  order_items(sections, ordering, find_language("en").value(), left_out);
  return titles(sections);
}

TEST(Order, SortsByMomentNotByText) { EXPECT_EQ(ordered({.sort = SortBy::kDate}), "/:abcd"); }

TEST(Order, SortsByTitleAndSource) {
  EXPECT_EQ(ordered({.sort = SortBy::kTitle}), "/:abcd");
  EXPECT_EQ(ordered({.sort = SortBy::kSource}), "/:acbd");
}

TEST(Order, PutsWhatMostItemsPointToFirst) {
  std::vector<Section> sections = {{"", {item("a", "", ""), item("b", "", ""), item("c", "", "")}}};
  std::vector<IssueItem>& items = sections[0].items;
  items[0].papers = {paper("1", true)};
  items[1].papers = {paper("2", false)};
  items[2].papers = {paper("2", true)};
  std::vector<std::string> left_out;
  order_items(sections, {.sort = SortBy::kCited}, find_language("en").value(), left_out);
  EXPECT_EQ(titles(sections), "/:cab");
}

TEST(Order, MakesSectionsAndNumbersThroughThem) {
  EXPECT_EQ(ordered({.section = SectionBy::kSite}), "/Y:bd/X:ac");
  std::vector<Section> sections = some();
  std::vector<std::string> left_out;
  order_items(sections, {.section = SectionBy::kSite}, find_language("en").value(), left_out);
  EXPECT_EQ(sections[1].items[1].number, 4u);
}

TEST(Order, LeavesOutWhatIsTooMuchOrTooOldAndSaysSo) {
  EXPECT_EQ(ordered({.sort = SortBy::kTitle, .limit = 2}), "/:ab");
  std::vector<Section> sections = some();
  std::vector<std::string> left_out;
  order_items(sections, {.since = "2021-04-09"}, find_language("en").value(), left_out);
  EXPECT_EQ(titles(sections), "/:b");
  EXPECT_EQ(left_out.size(), 3u);
}

TEST(Related, FollowsSharedPapersThroughOthersButNotMentions) {
  std::vector<Section> sections = {{"",
                                    {item("apples", "", ""), item("pears", "", ""),
                                     item("plums", "", ""), item("nuts", "", "")}}};
  std::vector<IssueItem>& items = sections[0].items;
  items[0].papers = {paper("1", true)};
  items[1].papers = {paper("1", true), paper("2", true)};
  items[2].papers = {paper("2", true)};
  items[3].papers = {paper("1", false)};
  relate_items(sections, RelatedMode::kHint);
  EXPECT_EQ(items[0].related.size(), 2u);
  EXPECT_EQ(items[2].related.size(), 2u);
  EXPECT_TRUE(items[3].related.empty());
}

TEST(Related, KeepsWhatOnlyAMergedArticleHas) {
  const IssueLink code = {"Code", "https://github.com/o/n", "repository", "github", "o/n", true};
  std::vector<Section> sections = {{"", {item("apples", "", ""), item("nuts", "", "")}},
                                   {"", {item("pears", "", "")}}};
  IssueItem& first = sections[0].items[0];
  first.papers = {paper("1", true), paper("2", false)};
  first.links = {paper("1", true)};
  first.tags = {"GAN"};
  IssueItem& follower = sections[1].items[0];
  follower.papers = {paper("1", true), paper("2", true), paper("3", true)};
  follower.repos = {code};
  follower.links = {paper("1", true), code};
  follower.tags = {"GAN", "3D"};
  follower.picture = IssuePicture{.url = "https://e.com/p.png", .alt = {}};
  relate_items(sections, RelatedMode::kMerge);
  EXPECT_EQ(titles(sections), "/:applesnuts");
  const IssueItem& merged = sections[0].items[0];
  ASSERT_EQ(merged.papers.size(), 3u);
  EXPECT_TRUE(merged.papers[1].primary);
  EXPECT_EQ(merged.papers[2].id, "3");
  ASSERT_EQ(merged.links.size(), 2u);
  EXPECT_EQ(merged.links[1].url, code.url);
  EXPECT_EQ(merged.repos.size(), 1u);
  EXPECT_EQ(merged.tags, (std::vector<std::string>{"GAN", "3D"}));
  EXPECT_TRUE(merged.picture);
}

TEST(Related, NamesSomeOfVeryMany) {
  std::vector<Section> sections = {{"", {}}};
  for (int i = 0; i < 3000; ++i) {
    sections[0].items.push_back(item("a" + std::to_string(i), "", ""));
    sections[0].items.back().papers = {paper("1", true)};
  }
  relate_items(sections, RelatedMode::kHint);
  for (const IssueItem& one : sections[0].items) ASSERT_EQ(one.related.size(), kMostRelated);
  EXPECT_EQ(sections[0].items[0].related[0].title, "a1");
}

TEST(Related, TellsTheSameNewsInOtherWordsFromOtherNews) {
  std::vector<Section> sections = {
      {"",
       {item("微软FastNeRF首次实现200FPS高保真神经渲染", "", ""),
        item("高保真神经渲染：微软FastNeRF实现200FPS", "", ""),
        item("英特尔10nm至强CPU发布", "", ""), item("Keras将死于谷歌之手？", "", "")}}};
  relate_items(sections, RelatedMode::kHint);
  EXPECT_EQ(sections[0].items[0].related.size(), 1u);
  EXPECT_TRUE(sections[0].items[2].related.empty());
  EXPECT_TRUE(sections[0].items[3].related.empty());
}

TEST(Summary, TakesWholeKeySentencesInTheirOrder) {
  const std::string text =
      "Click here to subscribe to our newsletter today.\n"
      "The new solver factors sparse matrices twice as fast as the old one. It was cold outside "
      "that day.\n"
      "Sparse matrices stand behind every circuit simulator, and the solver is their bottleneck.\n"
      "My cat likes fish and sleeps a lot on the sofa.\n"
      "The solver reorders sparse matrices before it factors them, which makes it fast.";
  const std::string summary = summarize(text, "A fast solver for sparse matrices", 2);
  EXPECT_EQ(summary,
            "The new solver factors sparse matrices twice as fast as the old one. Sparse matrices "
            "stand behind every circuit simulator, and the solver is their bottleneck.");
}

TEST(Summary, WorksForChineseWithoutSpaces) {
  const std::string text =
      "点击上方蓝字关注我们，每天一篇好文章。\n"
      "研究团队提出一种新的量化训练方法，可以用八位整数训练神经网络。今天天气很好，大家都出门散步去"
      "了。\n"
      "这种量化训练方法在图像分类任务上没有损失精度。";
  const std::string summary = summarize(text, "八位整数的量化训练方法", 2);
  EXPECT_EQ(summary,
            "研究团队提出一种新的量化训练方法，可以用八位整数训练神经网络。"
            "这种量化训练方法在图像分类任务上没有损失精度。");
  EXPECT_EQ(summarize("", "", 3), "");
  EXPECT_EQ(summarize("点击上方蓝字关注我们，每天一篇好文章。", "", 3), "");
}

TEST(Excerpt, EndsWithASentenceAndIsNoRequest) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "这是一个关于量化训练的句子，它说了一件事。";
  const std::string excerpt = tidy_excerpt(text);
  EXPECT_TRUE(excerpt.ends_with("。"));
  EXPECT_LT(excerpt.size(), text.size());
  EXPECT_EQ(tidy_excerpt("点击上方蓝字关注我们"), "");
  EXPECT_EQ(tidy_excerpt("All rights reserved."), "");
}

TEST(Counts, AreHanMarksAndOtherWordsButNoAddresses) {
  EXPECT_EQ(count_characters("现在，Adobe不想P图了——动口就行。"), 16u);
  EXPECT_EQ(count_markdown("**粗** ![图](https://e.com/a.png) [字](https://e.com) "
                           "https://e.com/x <b>体</b>"),
            3u);
  EXPECT_EQ(count_markdown("a < b ![ ]( open"), 3u);
}

TEST(Counts, GiveReadingTimeForFastAndSlowReaders) {
  const ReadingTime mixed = reading_time({.han = 2300, .latin = 0});
  EXPECT_EQ(mixed.fast, 5u);
  EXPECT_EQ(mixed.slow, 8u);
  EXPECT_EQ(reading_time({.han = 500, .latin = 265}).fast, 2u);
  EXPECT_EQ(reading_time({.han = 1, .latin = 0}).slow, 1u);
  EXPECT_EQ(reading_time({}).slow, 0u);
}

TEST(Languages, FillTextsAndLeaveOutWhatIsEmpty) {
  EXPECT_EQ(fill("{a}[, no. {b}] {n} {n|item|items}", {{"a", "A"}, {"b", ""}, {"n", "1"}}),
            "A 1 item");
  EXPECT_EQ(fill("[{a}]{b|one|many}{", {{"a", "A"}}), "Amany{");
}

TEST(Languages, TakeFromEnglishWhatTheyLack) {
  const Result<Language> french =
      parse_language(R"({"language":"fr","labels":{"paper":"Article"}})");
  ASSERT_TRUE(french.ok());
  EXPECT_EQ(french->label("paper"), "Article");
  EXPECT_EQ(french->label("video"), "Video");
  EXPECT_FALSE(parse_language(R"({"language":"fr","pentads":["one"]})").ok());
  EXPECT_EQ(parse_language(R"({"language":"fr","lead":7})").error().where, "lead");
  EXPECT_EQ(find_language("zh-Hant-TW")->code, "zh");
  EXPECT_FALSE(find_language("tlh"));
}

}  // namespace
}  // namespace sheaf
