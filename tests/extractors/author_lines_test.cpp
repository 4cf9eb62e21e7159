// Bylines that nothing marks but their words.
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/byline_page.h"

namespace sheaf {
namespace {

using namespace byline_page;

TEST(AuthorLines, ReadLinesThatAnnounceThem) {
  const Read line = read(kTitle, kH1 + "<p>By Jane Smith</p>" + kText);
  EXPECT_EQ(line.names, Names{"Jane Smith"});
  EXPECT_EQ(line.rule, "byline text");
  EXPECT_EQ(from_body(kH1 + "<small>Verfasst von: seaside | 31. Dezember 2008</small>" + kText),
            Names{"seaside"});
  EXPECT_EQ(from_body(kH1 + "<p>11.12.2019 - Jane Smith</p>" + kText), Names{"Jane Smith"});
  EXPECT_EQ(from_body(kH1 + "<p>von Marianne1<br>am 20.09.2020</p>" + kText), Names{"Marianne1"});
  EXPECT_EQ(from_body(kH1 + "<p>文｜张三　编辑｜李四</p>" + kText), Names{"张三"});
}

TEST(AuthorLines, ReadNamesInCapitalsOfEveryScript) {
  EXPECT_EQ(from_body(kH1 + "<p>By Έλενα Παπαδοπούλου</p>" + kText), Names{"Έλενα Παπαδοπούλου"});
  EXPECT_EQ(from_body(kH1 + "<p>By Ioana Șerban</p>" + kText), Names{"Ioana Șerban"});
  EXPECT_EQ(from_body(kH1 + "<p>By Արամ Խաչատրյան</p>" + kText), Names{"Արամ Խաչատրյան"});
  EXPECT_EQ(from_body(kH1 + "<p>By Ẹniọlá Ọláyínká</p>" + kText), Names{"Ẹniọlá Ọláyínká"});
}

TEST(AuthorLines, StandBesideADate) {
  const Names two = {"Jane Smith", "John Sample"};
  EXPECT_EQ(from_body(kH1 + "<p>May 4, 2023 · Jane Smith, John Sample</p>" + kText), two);
  EXPECT_EQ(from_body(kH1 + "<p>Jane Smith and John Sample &nbsp; May 4, 2023</p>" + kText), two);
  EXPECT_EQ(from_body(kH1 + "<p>Jane Smith • Updated May 4, 2023</p>" + kText),
            Names{"Jane Smith"});
  EXPECT_EQ(from_body(kH1 + "<div>李华 发表于 2023-05-04</div>" + kText), Names{"李华"});
  const std::string head = kTitle + meta("twitter:creator", "@janesmith");
  EXPECT_EQ(read(head, kH1 + "<p>Jane Smith</p><p>May 4, 2023</p>" + kText).names,
            Names{"Jane Smith"});
  EXPECT_EQ(read(head, kH1 + "<p>Jane Smith<br>May 4, 2023</p>" + kText).names,
            Names{"Jane Smith"});
}

TEST(AuthorLines, AreNoPlacesAndTopicsBesideADate) {
  for (const std::string line :
       {"<p>New York, May 4, 2023</p>", "<p>Machine Learning, Computer Security · May 4, 2023</p>",
        "<p>May 4, 2023 · <a href=/tags/a>Tall Ships</a>, <a href=/tags/b>Calm Water</a></p>",
        "<p>Product Updates</p><p>May 4, 2023</p>", "<p>Product Updates<br>May 4, 2023</p>",
        "<p><a href=/tags/sea>Calm Water</a></p><p>May 4, 2023</p>",
        "<p class=category>Calm Water</p><p>May 4, 2023</p>",
        "<p>A standfirst.</p><p>Calm Water</p><p>May 4, 2023</p>"}) {
    EXPECT_EQ(from_body(kH1 + line + kText), Names{}) << line;
  }
}

TEST(AuthorLines, FollowTheirLabelOnALineOfItsOwn) {
  EXPECT_EQ(from_body(kH1 + "<dl><dt>Authors</dt><dd>Jane Smith, John Sample</dd></dl>" + kText),
            (Names{"Jane Smith", "John Sample"}));
  EXPECT_EQ(from_body(kH1 + "<h6>Written by</h6><p>Jane Smith</p>" + kText), Names{"Jane Smith"});
  EXPECT_EQ(from_body(kH1 + "<p>作者</p><p>李华</p>" + kText), Names{"李华"});
  EXPECT_EQ(from_body(kH1 + "<p><span>作者</span><span>｜</span><span>李华</span></p>" + kText),
            Names{"李华"});
  EXPECT_EQ(from_body(kH1 + "<p>Opinion</p><p>Jane Smith</p>" + kText), Names{});
  EXPECT_EQ(from_body(kH1 + "<p>by author</p><p>Calm Water</p>" + kText), Names{});
}

TEST(AuthorLines, FollowDateAndSection) {
  EXPECT_EQ(from_body(kH1 + "<p>Posted on May 4, 2023 in Boats by Jane Smith</p>" + kText),
            Names{"Jane Smith"});
  EXPECT_EQ(
      from_body(kH1 + "<p>Posted in <a href=/c>Boats</a> by Jane Smith on May 4, 2023</p>" + kText),
      Names{"Jane Smith"});
}

TEST(AuthorLines, AreReadInFrontOfTheTitleOfReporters) {
  EXPECT_EQ(from_body(kH1 + "<p>김철수 기자</p>" + kText), Names{"김철수"});
  EXPECT_EQ(from_body(kH1 + "<p>김철수 기자 = 서울</p>" + kText), Names{"김철수"});
  EXPECT_EQ(read(meta("author", "김철수 기자"), kText).names, Names{"김철수"});
  EXPECT_EQ(from_body(kH1 + "<p>김철수 기자는 말했다</p>" + kText), Names{});
}

TEST(AuthorLines, StandInDatelinesOfAgencies) {
  const std::string prose =
      "过去几年里，守塔人每天晚上点亮灯火，直到船只都回到港口，这是多年的习惯。";
  const Read read_one = read(
      kTitle, kH1 + "<p>新华社北京5月4日电（记者李华、张伟）" + prose + prose + "</p>" + kText);
  EXPECT_EQ(read_one.names, (Names{"李华", "张伟"}));
  EXPECT_EQ(read_one.rule, "dateline");
  EXPECT_EQ(from_body(kH1 + "<p>本报讯（记者 李华 通讯员 张伟）" + prose + prose + "</p>" + kText),
            (Names{"李华", "张伟"}));
  EXPECT_EQ(from_body(kH1 + "<p>多年以来（记者看到的灯塔）" + prose + prose + "</p>" + kText),
            Names{});
}

TEST(AuthorLines, AreNotSoughtInProse) {
  EXPECT_TRUE(from_body(kH1 + "<p>By Monday nobody knew.</p>" + kText).empty());
  EXPECT_TRUE(from_body(kH1 + "<p>By the sea, all lamps burn longer than by the river.</p>" + kText)
                  .empty());
  EXPECT_TRUE(from_body(kH1 + "<p>Powered by Simple Press</p>" + kText).empty());
  EXPECT_TRUE(from_body(kH1 + "<p>Photo by Jane Smith</p>" + kText).empty());
}

TEST(AuthorLines, SignAtTheEnd) {
  const std::string long_text = kText + kText + kText + kText;
  std::string marks;
  for (int i = 0; i < 90; ++i) marks += "<p>" + kSentence + "<b>" + kSentence + "</b></p>";
  const Read signed_page =
      read(kTitle, "<article>" + kH1 + long_text + marks + "<p>Von Erika Muster</p></article>");
  EXPECT_EQ(signed_page.names, Names{"Erika Muster"});
  EXPECT_EQ(signed_page.rule, "signature");
}

}  // namespace
}  // namespace sheaf
