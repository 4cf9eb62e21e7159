#include "extractors/meta/excerpt.h"

#include <gtest/gtest.h>

#include <string>

#include "base/sentence.h"

namespace sheaf {
namespace {

const std::string kLead =
    "Alder wood keeps well under water, which is why the piles below the old town are made of it.";
const std::string kNext = "They were driven into the mud eight hundred years ago.";

std::string excerpt_of(std::string text, std::string_view description = "",
                       std::string_view title = "") {
  const auto page = Page::parse("").value();
  const Url url = Url::parse("https://wood.example/x").value();
  const LinkedData linked_data;
  MainContent main;
  main.text = std::move(text);
  Source source{.page = *page,
                .url = url,
                .base = url,
                .linked_data = linked_data,
                .main = main,
                .fetched_at = std::nullopt};
  source.title = title;
  return make_excerpt(source, description);
}

TEST(Excerpt, IsTheLeadInWholeSentences) {
  EXPECT_EQ(excerpt_of(kLead + " " + kNext + "\nMore."), kLead + " " + kNext);
  const std::string excerpt = excerpt_of(kLead + " " + kLead + " " + kLead);
  EXPECT_EQ(excerpt, kLead + " " + kLead);
}

TEST(Excerpt, TakesTheNextParagraphAfterAShortOne) {
  EXPECT_EQ(excerpt_of(kNext + "\n" + kLead + "\n" + kLead), kNext + " " + kLead);
  EXPECT_EQ(
      excerpt_of("老城底下的木桩都是用桤木做的。\n这些木桩八百年前打进淤泥，大多数至今完好。"),
      "老城底下的木桩都是用桤木做的。这些木桩八百年前打进淤泥，大多数至今完好。");
}

TEST(Excerpt, HasAboutAHundredHanCharacters) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "这些木桩八百年前打进淤泥，大多数至今完好。";
  const std::size_t columns = count_columns(excerpt_of(text));
  EXPECT_GT(columns, 150u);
  EXPECT_LE(columns, 200u);
}

TEST(Excerpt, PassesOverWhatStandsBeforeTheProse) {
  for (const char* line :
       {"Wood of the old town", "By Ada Carver", "March 3, 2021, 9:15", "Advertisement",
        "Share this article with your friends, and follow us on Twitter too!", "Below the water",
        "Photo: the piles at low tide, seen from the northern bridge. Getty Images.",
        "This site uses cookies to count how many people read about wood. Learn more.",
        "点击上方蓝字关注我们", "作者：木匠", "导读",
        "（原标题：老城的木头八百年不腐，专家说这是因为水）",
        "图为老城的木桩，摄于去年冬天的一个早晨。", "版权声明：本文为作者原创，未经允许不得转载。",
        "编辑 | 木匠", "扫码关注我们的公众号，每天学一点木头的知识。"}) {
    EXPECT_EQ(excerpt_of(std::string(line) + "\n" + kLead), kLead) << line;
  }
}

TEST(Excerpt, PassesOverTheTitle) {
  const std::string title = "Why does the old town stand on wood and not on stone at all?";
  EXPECT_EQ(excerpt_of(title + "\n" + kLead, "", title), kLead);
}

TEST(Excerpt, TakesASummaryWithoutItsLabel) {
  EXPECT_EQ(excerpt_of("Abstract: " + kLead), kLead);
  EXPECT_EQ(excerpt_of("导读：老城底下的木桩都是用桤木做的，因为它在水下不易腐烂。"),
            "老城底下的木桩都是用桤木做的，因为它在水下不易腐烂。");
}

TEST(Excerpt, FallsBackToTheDescription) {
  EXPECT_EQ(excerpt_of("", "About  wood."), "About wood.");
  EXPECT_EQ(excerpt_of("By Ada Carver\nRead more", "About wood."), "About wood.");
}

TEST(Excerpt, TakesWhatThereIsWithoutEither) {
  EXPECT_EQ(excerpt_of("Short text"), "Short text");
  EXPECT_EQ(excerpt_of("", ""), "");
  EXPECT_EQ(excerpt_of("", " \n"), "");
}

}  // namespace
}  // namespace sheaf
