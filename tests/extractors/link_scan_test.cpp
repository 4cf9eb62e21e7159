#include "extractors/links/link_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "extractors/links/rank.h"

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// What is said of each link: "key|cue|text".
std::string describe(const Link& link) {
  return reference_key(link.reference) + "|" + link.cue + "|" + link.text;
}

// A page with an article, in which `html` stands after a paragraph that makes it one.
class LinkScan : public testing::Test {
 protected:
  std::vector<Link> scan(const std::string& html) {
    const std::string prose =
        "<p>A paragraph of an article, long enough to be taken for one by anything that looks for "
        "paragraphs, with a comma or two, and with a full stop at its end.</p>";
    return scan_page("<!doctype html><body><article><h1>Title</h1>" + prose + html + prose + prose +
                     "</article></body>");
  }

  std::vector<Link> scan_page(const std::string& html,
                              const std::string& address = "https://example.com/a") {
    page_ = Page::parse(html).value();
    url_ = std::make_unique<Url>(Url::parse(address).value());
    linked_data_ = LinkedData(*page_, *url_);
    main_ = find_main_content(*page_);
    return extract_links({.page = *page_,
                          .url = *url_,
                          .base = *url_,
                          .linked_data = linked_data_,
                          .main = main_,
                          .fetched_at = {}});
  }

  std::vector<std::string> said(const std::string& html) {
    std::vector<std::string> all;
    for (const Link& link : scan(html)) all.push_back(describe(link));
    return all;
  }

  std::unique_ptr<Page> page_;
  std::unique_ptr<Url> url_;
  LinkedData linked_data_;
  MainContent main_;
};

TEST_F(LinkScan, ReadsAnchorsWithTheCueBeforeThem) {
  EXPECT_THAT(said("<p>论文：<a href='https://arxiv.org/abs/2103.17249'>网页链接</a></p>"),
              ElementsAre("arxiv:2103.17249|论文|网页链接"));
}

TEST_F(LinkScan, TakesWrappersOff) {
  EXPECT_THAT(
      said("<p><a href='https://link.zhihu.com/?target=https%3A//github.com/a/b/tree/main'>x</a>"),
      ElementsAre("github:a/b||x"));
}

TEST_F(LinkScan, TakesTheLinksOwnWordsForCue) {
  EXPECT_THAT(said("<p>Resources <a href='https://github.com/a/b'>[Code]</a></p>"),
              ElementsAre("github:a/b|Code|[Code]"));
}

TEST_F(LinkScan, FindsTheCueInTheLineAbove) {
  EXPECT_THAT(said("<p>论文地址：</p><p>https://arxiv.org/abs/2103.17249</p>"),
              ElementsAre("arxiv:2103.17249|论文地址|https://arxiv.org/abs/2103.17249"));
  EXPECT_THAT(said("<p>Github地址<br>：https://github.com/a/b</p>"),
              ElementsAre("github:a/b|Github地址|https://github.com/a/b"));
}

TEST_F(LinkScan, GivesEachLinkOfALineItsOwnCue) {
  EXPECT_THAT(said("<p>论文 https://arxiv.org/abs/2103.17249 ｜ 代码：https://github.com/a/b</p>"),
              ElementsAre("arxiv:2103.17249|论文|https://arxiv.org/abs/2103.17249",
                          "github:a/b|代码|https://github.com/a/b"));
}

TEST_F(LinkScan, DoesNotCallProseACue) {
  EXPECT_THAT(said("<p>We described this in the paper. <a href='https://github.com/a/b'>b</a></p>"),
              ElementsAre("github:a/b||b"));
  EXPECT_THAT(said("<p>[9] Paper Burner X: https://github.com/a/b</p>"),
              ElementsAre("github:a/b||https://github.com/a/b"));
}

TEST_F(LinkScan, ReadsAddressesGluedToChineseText) {
  EXPECT_THAT(
      said("<p>代码见https://github.com/a/b。欢迎（https://arxiv.org/abs/2103.17249）。</p>"),
      ElementsAre("github:a/b|代码见|https://github.com/a/b",
                  "arxiv:2103.17249||https://arxiv.org/abs/2103.17249"));
}

TEST_F(LinkScan, ReadsAddressesWithoutScheme) {
  EXPECT_THAT(said("<p>GitHub: github.com/a/b, arxiv.org/abs/2103.17249.</p>"),
              ElementsAre("github:a/b|GitHub|github.com/a/b",
                          "arxiv:2103.17249||arxiv.org/abs/2103.17249"));
}

TEST_F(LinkScan, ReadsSchemesWithWideColons) {
  EXPECT_THAT(said("<p>地址 https：//github.com/a/b 和 https : //github.com/c/d</p>"),
              ElementsAre("github:a/b|地址|https：//github.com/a/b",
                          "github:c/d||https : //github.com/c/d"));
}

TEST_F(LinkScan, JoinsAddressesSplitOverSpans) {
  EXPECT_THAT(said("<pre><code><span>https</span><span>://</span>github<span>.</span>com<span>/"
                   "</span><span>a</span><span>/</span><span>b</span></code></pre>"),
              ElementsAre("github:a/b||https://github.com/a/b"));
}

TEST_F(LinkScan, EndsAddressesWhereTheNextElementBegins) {
  EXPECT_THAT(said("<p><i>https://github.com/a/b</i><span>GitHub:</span>"
                   "<i>https://github.com/c/d</i></p>"),
              ElementsAre("github:a/b||https://github.com/a/b",
                          "github:c/d|GitHub|https://github.com/c/d"));
}

TEST_F(LinkScan, ReadsCodeBlocksButNoImports) {
  EXPECT_THAT(
      said("<pre>git clone https://github.com/a/b.git\ngit clone git@gitee.com:c/d.git\n"
           "import \"github.com/e/f\"</pre>"),
      ElementsAre("github:a/b||https://github.com/a/b.git", "gitee:c/d||git@gitee.com:c/d.git"));
}

TEST_F(LinkScan, ReadsWrittenIdsAndShortForms) {
  EXPECT_THAT(said("<p>arXiv:2103.17249v2 doi: 10.1145/3292500.3330701。PMID: 12082125</p>"
                   "<p>GitHub：owner/name，见 and/or</p>"),
              ElementsAre("arxiv:2103.17249||arXiv:2103.17249v2",
                          "doi:10.1145/3292500.3330701|doi|10.1145/3292500.3330701",
                          "pmid:12082125||PMID: 12082125", "github:owner/name|GitHub|owner/name"));
}

TEST_F(LinkScan, LeavesShortenedAddressesAlone) {
  EXPECT_THAT(said("<p><a href='https://example.org/x'>github.com/owner/na…</a></p>"), IsEmpty());
}

TEST_F(LinkScan, TakesOtherPapersOnlyWhereWordsSaySo) {
  EXPECT_THAT(said("<p>论文：<a href='https://lab.example.org/x.pdf'>PDF</a>, slides "
                   "<a href='https://lab.example.org/y.pdf'>here</a></p>"),
              ElementsAre("pdf:lab.example.org/x.pdf|论文|PDF"));
  EXPECT_THAT(said("<p>论文链接：</p><p>https://lab.example.org/x.pdf</p>"
                   "<p>Manual: https://lab.example.org/y.pdf</p>"),
              ElementsAre("pdf:lab.example.org/x.pdf|论文链接|https://lab.example.org/x.pdf"));
}

TEST_F(LinkScan, ReadsFrames) {
  EXPECT_THAT(said("<iframe data-src='https://v.qq.com/txp/iframe/player.html?vid=n3236i3lwsn'>"
                   "</iframe>"),
              ElementsAre("tencent:n3236i3lwsn||https://v.qq.com/x/page/n3236i3lwsn.html"));
}

TEST_F(LinkScan, TellsReferenceListsFromTheBody) {
  const std::vector<Link> links = scan(
      "<p>https://github.com/a/b</p><p>[1] https://github.com/c/d</p><h2>参考文献：</h2>"
      "<p>https://arxiv.org/abs/2103.17249</p>");
  ASSERT_EQ(links.size(), 3u);
  EXPECT_EQ(links[0].place, Place::kBody);
  EXPECT_EQ(links[1].place, Place::kReferenceList);
  EXPECT_EQ(links[2].place, Place::kReferenceList);
}

TEST_F(LinkScan, KnowsWhatThePageItselfShows) {
  const std::vector<Link> links =
      scan_page("<title>Paper</title><p>Text</p>", "https://arxiv.org/abs/2405.05966");
  ASSERT_EQ(links.size(), 1u);
  EXPECT_EQ(links[0].place, Place::kPage);
  EXPECT_EQ(reference_key(links[0].reference), "arxiv:2405.05966");
}

TEST_F(LinkScan, GivesNothingForNavigationAndFooters) {
  const std::string link = "<a href='https://github.com/site/site'>GitHub</a>";
  const std::string prose =
      "<p>A paragraph of an article, long enough to be taken for one by anything that looks for "
      "paragraphs, with a comma or two, and with a full stop at its end.</p>";
  EXPECT_THAT(scan_page("<body><nav>" + link + "</nav><div class='share'>" + link +
                        "</div><article><h1>Title</h1>" + prose + prose + "</article><footer>" +
                        link + "</footer></body>"),
              IsEmpty());
}

TEST_F(LinkScan, ReadsAddressesThatAreGluedTogetherInOneLink) {
  EXPECT_THAT(
      said("<p><a href='https://github.com/a/bhttps://github.com/c/d'>"
           "https://github.com/a/bhttps://github.com/c/d</a></p>"),
      ElementsAre("github:a/b||https://github.com/a/b", "github:c/d||https://github.com/c/d"));
}

TEST_F(LinkScan, KnowsWhatAWebArchiveHasACopyOf) {
  const std::string copy =
      "https://web.archive.org/web/20240226100419/https://github.com/a/b/releases";
  const std::string found = "github:a/b||" + copy;
  EXPECT_THAT(said("<p><a href='" + copy + "'>" + copy + "</a></p>"), ElementsAre(found));
  EXPECT_THAT(said("<p>" + copy + "</p>"), ElementsAre(found));
  EXPECT_THAT(said("<p><a href='https://web.archive.org/web/2024/https://x.example/'>a</a></p>"),
              IsEmpty());
}

TEST_F(LinkScan, CutsWordsThatAreGluedToAPdf) {
  EXPECT_THAT(said("<p>论文：<a href='https://x.example/p.pdf%E5%8F%91%E8%A1%A8'>here</a></p>"),
              ElementsAre("pdf:x.example/p.pdf|论文|here"));
}

TEST_F(LinkScan, TakesLongLinesInItsStride) {
  const std::size_t size = 1 << 20;
  std::string slashes, schemes, dots;
  while (slashes.size() < size) slashes += "a:a/";
  while (schemes.size() < size) schemes += "https://";
  while (dots.size() < size) dots += "1234.56789/";
  for (const std::string& text : {slashes, schemes, dots, std::string(size, '/')}) {
    EXPECT_LE(scan("<p>" + text + "</p>").size(), kMostLinks);
  }
}

TEST_F(LinkScan, ReadsTextThatIsNotInTheTree) {
  const std::vector<Link> links = extract_links_of_text("开源地址\nhttps://github.com/a/b\nrest");
  ASSERT_EQ(links.size(), 1u);
  EXPECT_EQ(describe(links[0]), "github:a/b|开源地址|https://github.com/a/b");
}

// Ranking.

Link link_of(const std::string& id, Kind kind, CueKind cue, Place place) {
  return {{id, "scheme", "https://example.com/" + id, kind}, "", cue, id, kNoNode, place};
}

std::string roles(std::vector<Link> links) {
  std::string out;
  for (const RankedLink& ranked : rank_links(std::move(links))) {
    out += ranked.link.reference.id + (ranked.role == Role::kPrimary ? "+" : "-");
  }
  return out;
}

TEST(RankLinks, AnnouncedOnesArePrimary) {
  EXPECT_EQ(roles({link_of("a", Kind::kPaper, CueKind::kPaper, Place::kBody),
                   link_of("b", Kind::kPaper, CueKind::kNone, Place::kBody)}),
            "a+b-");
}

TEST(RankLinks, TheOnlyOneOfItsKindIsPrimary) {
  EXPECT_EQ(roles({link_of("a", Kind::kPaper, CueKind::kNone, Place::kBody),
                   link_of("b", Kind::kRepository, CueKind::kNone, Place::kBody)}),
            "a+b+");
}

TEST(RankLinks, ReferenceListsOnlyMention) {
  EXPECT_EQ(roles({link_of("a", Kind::kPaper, CueKind::kPaper, Place::kReferenceList),
                   link_of("b", Kind::kPaper, CueKind::kPaper, Place::kReferenceList)}),
            "a-b-");
  EXPECT_EQ(roles({link_of("a", Kind::kPaper, CueKind::kNone, Place::kReferenceList)}), "a-");
}

TEST(RankLinks, TheOnlyFootnoteThatIsAnnouncedIsPrimary) {
  EXPECT_EQ(roles({link_of("a", Kind::kPaper, CueKind::kPaper, Place::kReferenceList)}), "a+");
}

TEST(RankLinks, RepeatedOnesStandOutAmongAFew) {
  EXPECT_EQ(roles({link_of("a", Kind::kPaper, CueKind::kNone, Place::kBody),
                   link_of("b", Kind::kPaper, CueKind::kNone, Place::kBody),
                   link_of("A", Kind::kPaper, CueKind::kNone, Place::kBody)}),
            "a+b-");
}

TEST(RankLinks, KeepsTheOccurrenceThatIsAnnounced) {
  const auto ranked = rank_links({link_of("a", Kind::kPaper, CueKind::kNone, Place::kBody),
                                  link_of("A", Kind::kPaper, CueKind::kPaper, Place::kBody)});
  ASSERT_EQ(ranked.size(), 1u);
  EXPECT_EQ(ranked[0].link.text, "A");
}

TEST(RankLinks, ADoiThatIsGivenWinsOverThePublishersAddress) {
  for (const bool doi_first : {true, false}) {
    std::vector<Link> links = {link_of("a", Kind::kPaper, CueKind::kPaper, Place::kBody),
                               link_of("a", Kind::kPaper, CueKind::kNone, Place::kBody)};
    links[doi_first ? 0 : 1].reference.url = "https://doi.org/10.1234/a";
    const auto ranked = rank_links(std::move(links));
    ASSERT_EQ(ranked.size(), 1u);
    EXPECT_EQ(ranked[0].link.reference.url, "https://doi.org/10.1234/a");
    EXPECT_EQ(ranked[0].link.cue_kind, CueKind::kPaper);
  }
}

}  // namespace
}  // namespace sheaf
