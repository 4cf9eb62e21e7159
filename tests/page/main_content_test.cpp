#include "page/main_content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "base/text.h"

namespace sheaf {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// Paragraphs as an article has them, each told from the others by its first word.
const std::string kFirst =
    "<p>Alder wood keeps well under water, which is why the piles below the old town are made of "
    "it. They were driven into the mud eight hundred years ago, and most of them hold today.</p>";
const std::string kSecond =
    "<p>Birch was used for the floors above, where it stayed dry. The carpenters left notes on the "
    "boards that say which room each was cut for, and a few of the rooms can still be found.</p>";
const std::string kThird =
    "<p>Cedar came by ship, and its price is known from the harbour's books. A beam cost as much "
    "as a cow, so that only the church had a roof of it, and the roof burned twice.</p>";
const std::string kArticle = kFirst + kSecond + kThird;
const std::string kNav =
    "<ul class=menu><li><a href=/a>Home</a><li><a href=/b>News</a><li><a href=/c>Sports</a></ul>";
const std::string kTeasers =
    "<div class=grid><div><h3><a href=/1>How the bridge was lost in a single night</a></h3>"
    "<p>It had stood for years until somebody looked.</p></div>"
    "<div><h3><a href=/2>Seven ways to season a plank of oak</a></h3>"
    "<p>The sixth of them needs a cellar.</p></div>"
    "<div><h3><a href=/3>What the harbour's books do not tell</a></h3>"
    "<p>A conversation with the archivist.</p></div></div>";

class Content {
 public:
  explicit Content(std::string body, std::string title = "Wood of the old town") {
    page_ = Page::parse("<html><head><title>" + title +
                        "</title><link rel=canonical href=https://wood.example/x></head><body>" +
                        body + "</body></html>")
                .value();
    main_ = find_main_content(*page_);
  }
  const std::string& text() const { return main_.text; }
  bool holds(std::string_view id) const { return main_.holds(*page_, page_->find_by_id(id)); }
  NodeId root() const { return main_.root; }
  std::string_view root_id() const { return page_->attribute_or_empty(main_.root, "id"); }
  const Page& page() const { return *page_; }
  const MainContent& main() const { return main_; }

 private:
  std::unique_ptr<Page> page_;
  MainContent main_;
};

std::string lines(std::string_view html) {  // the text of paragraphs, one a line
  std::string text = replace_all(std::string(html), "</p><p>", "\n");
  return replace_all(replace_all(text, "<p>", ""), "</p>", "");
}

TEST(MainContent, IsTheArticleWithoutItsSurroundings) {
  const Content content("<header>" + kNav + "</header><div id=a>" + kArticle + "</div>" + kTeasers +
                        "<footer>Wood Magazine, Harbour Street 5. All rights reserved.</footer>");
  EXPECT_EQ(content.text(), lines(kArticle));
  EXPECT_EQ(content.root_id(), "a");
}

// A list of links to one other site, on a page that does not declare its own address.
TEST(MainContent, KeepsLinksToOtherSitesByTheAddressOfThePage) {
  const std::string list =
      "<ul id=links><li><p><a href=https://code.example/a>https://code.example/a</a></p>"
      "<li><p><a href=https://code.example/b>https://code.example/b</a></p></ul>";
  const auto page = Page::parse("<html><body><article><h1>Wood</h1>" + kFirst + kSecond + list +
                                kThird + "</article></body></html>")
                        .value();
  const NodeId links = page->find_by_id("links");
  EXPECT_TRUE(find_main_content(*page, "wood.example").holds(*page, links));
  EXPECT_FALSE(find_main_content(*page, "www.code.example").holds(*page, links));
}

TEST(MainContent, TakesTheSiteOfMostLinksForItsOwnOnlyIfItServesThePage) {
  const std::string article =
      "<body><article><h1>Wood</h1>" + kFirst + kSecond +
      "<ul id=links><li><a href=https://code.example/a>The bridge and its wood</a>"
      "<li><a href=https://code.example/b>The roofs and their wood</a></ul>" +
      kThird + "</article>";
  const auto note = Page::parse("<html>" + article).value();
  const auto saved =
      Page::parse("<html><head><link rel=icon href=https://code.example/i.png></head>" + article)
          .value();
  EXPECT_TRUE(find_main_content(*note).holds(*note, note->find_by_id("links")));
  EXPECT_FALSE(find_main_content(*saved).holds(*saved, saved->find_by_id("links")));
}

TEST(MainContent, TakesAHeadingAsLongAsAParagraphForOne) {
  const std::string text(kFirst.substr(3, kFirst.size() - 7));
  const Content content("<article><h1>Wood</h1><h3>" + text + text + "</h3><h3>" + text + text +
                        "</h3></article>");
  EXPECT_EQ(content.text(), text + text + "\n" + text + text);
}

TEST(MainContent, LeavesOutTitleBylineAndCaptions) {
  const Content content(
      "<article><h1>Wood of the old town</h1><p class=byline>By Ada Carver</p>"
      "<p>March 3, 2021, 9:15</p><figure><img id=i src=x.jpg><figcaption>Piles at low tide"
      "</figcaption><span>Photo by the harbour office</span></figure>" +
      kArticle + "</article>");
  EXPECT_EQ(content.text(), lines(kArticle));
  EXPECT_TRUE(content.holds("i"));
}

TEST(MainContent, KeepsTheTextOfAGallery) {
  const std::string slide = "<figure><img src=x><figcaption>" + kFirst + kSecond + kThird +
                            replace_all(kFirst + kSecond, "</p><p>", " ") +
                            "</figcaption></figure>";
  EXPECT_THAT(Content("<article>" + slide + slide + "</article>").text(), HasSubstr("Alder"));
}

TEST(MainContent, KeepsHeadingsListsQuotesTablesAndCode) {
  const Content content(
      "<article>" + kFirst +
      "<h2>Below the water</h2><ul><li>alder</li><li>oak</li></ul>"
      "<blockquote>Wet wood does not rot.</blockquote>"
      "<table><tr><td>alder<td>800 years</table><pre>depth = 4\n  in = feet</pre>" +
      kSecond + "</article>");
  EXPECT_THAT(content.text(),
              HasSubstr("\nBelow the water\nalder\noak\nWet wood does not rot.\nalder\n800 years\n"
                        "depth = 4\n  in = feet\nBirch"));
}

TEST(MainContent, LeavesOutTheBarsAboveListings) {
  const Content page("<article><h1>Wood of the old town</h1>" + kFirst +
                     "<pre><div class=bar><span>sql</span><div>Copy code</div></div>"
                     "<code>SELECT alder FROM piles;</code></pre>" +
                     kSecond + "<pre><div>one line</div><div>another line</div></pre></article>");
  EXPECT_THAT(page.text(), HasSubstr("SELECT alder"));
  EXPECT_THAT(page.text(), Not(HasSubstr("Copy code")));
  EXPECT_THAT(page.text(), HasSubstr("one line"));
  EXPECT_THAT(page.text(), HasSubstr("another line"));
}

TEST(MainContent, LeavesOutPartsNamedAsClutter) {
  const Content content("<div class='post-content'>" + kFirst +
                        "<div class=share-bar>Share with all of your many friends</div>"
                        "<div class=newsletter-signup>Get our letter on wood every Monday</div>"
                        "<div class=related><a href=/1>More on piles</a></div>"
                        "<span class='gc speechify-ignore'>Press enter to view the image</span>" +
                        kSecond + "<div id=comments><p>" + std::string(400, 'x') +
                        "</p></div></div>");
  EXPECT_EQ(content.text(), lines(kFirst + kSecond));
}

TEST(MainContent, BelievesNoNameOfWhatHoldsTheArticle) {
  EXPECT_EQ(Content("<div class='sidebar-layout'>" + kArticle + "</div>" + kNav).text(),
            lines(kArticle));
  EXPECT_EQ(Content("<div class='content with-sidebar no-comments'>" + kArticle + "</div>").text(),
            lines(kArticle));
}

TEST(MainContent, LeavesOutLinesThatPointElsewhere) {
  const Content content(
      "<article>" + kFirst +
      "<p><b>Read more:</b> <a href=/p>The piles of the new town</a></p>"
      "<p>Advertisement</p>"
      "<p><a href=/q>The archivist talks about forty years among the books</a></p>" +
      kSecond + "<p>Follow us on Facebook and Twitter</p></article>");
  EXPECT_EQ(content.text(), lines(kFirst + kSecond));
}

TEST(MainContent, KeepsLinksToOtherSites) {
  const Content content(
      "<article>" + kFirst +
      "<ul><li><a href=https://papers.example.org/12>Piles under water: a survey of cities</a>"
      "<li><a href=https://code.example.net/piles>Source code of the survey</a></ul>"
      "<p><a id=x href=https://data.example.net/>All of the data that was collected for "
      "it</a></p>" +
      kSecond + "</article>");
  EXPECT_THAT(content.text(), HasSubstr("a survey of cities\nSource code of the survey\nAll of"));
  EXPECT_TRUE(content.holds("x"));
}

TEST(MainContent, LeavesOutHeadingsOfWhichNothingIsLeft) {
  const Content content("<article>" + kArticle + "<h2>From our pages</h2>" + kTeasers +
                        "</article>");
  EXPECT_EQ(content.text(), lines(kArticle));
  EXPECT_THAT(Content("<article>" + kArticle + "<h2>Pictures</h2><img src=x></article>").text(),
              HasSubstr("Pictures"));
}

TEST(MainContent, KeepsSectionsOfTheSameKindTogether) {
  const Content content("<div id=all><div class=section>" + kFirst + kSecond +
                        "</div><div class=section>" + kThird + "</div></div>" + kNav);
  EXPECT_EQ(content.text(), lines(kArticle));
}

TEST(MainContent, PrefersTheTitledArticleToLongerOnesBelow) {
  const Content content("<article><h1>Wood of the old town</h1>" + kFirst + "</article><div>" +
                        kSecond + kThird + kSecond + kThird + "</div>");
  EXPECT_EQ(content.text(), lines(kFirst));
}

TEST(MainContent, PrefersTheElementNamedAsTheArticlesText) {
  const Content content("<div class=x><p itemprop=articleBody id=b>" + lines(kFirst) +
                        "</p></div><div class=footer-text>" + kSecond + kThird + "</div>");
  EXPECT_EQ(content.text(), lines(kFirst));
}

TEST(MainContent, ReadsTextSeparatedByBrWithoutParagraphs) {
  const Content content(
      "<div>" + kNav +
      "</div><div>Alder keeps well under water, which is why the "
      "piles are made of it.<br><br>Birch was used for the floors above, where it "
      "stayed dry for a very long time.</div>");
  EXPECT_EQ(content.text(),
            "Alder keeps well under water, which is why the piles are made of it.\n"
            "Birch was used for the floors above, where it stayed dry for a very long time.");
}

TEST(MainContent, ReadsChinese) {
  const Content content(
      "<div id=img-content><h1>老城的木头</h1><div id=meta_content><span>作者：木匠</span></div>"
      "<div class=rich_media_content id=js_content style='visibility: hidden'>"
      "<section><p><span>桤木在水下不易腐烂，所以老城底下的木桩都是用它做的。</span></p></section>"
      "<section><p>这些木桩八百年前打进淤泥，大多数至今完好。</p></section></div></div>"
      "<div class=qr_code>微信扫一扫关注该公众号</div>",
      "老城的木头");
  EXPECT_EQ(content.text(),
            "桤木在水下不易腐烂，所以老城底下的木桩都是用它做的。\n"
            "这些木桩八百年前打进淤泥，大多数至今完好。");
}

TEST(MainContent, FindsAnArticleThatIsHiddenUntilAScriptRuns) {
  const Content content("<div hidden>" + kArticle + "</div><p>Loading</p>");
  EXPECT_EQ(content.text(), lines(kArticle));
}

TEST(MainContent, TakesShortTextOfAMarkedArticle) {
  EXPECT_EQ(Content("<nav>x</nav><article><p>Alder keeps well.</p></article>").text(),
            "Alder keeps well.");
}

TEST(MainContent, KeepsListsOfArticlesWhereThereIsNothingElse) {
  EXPECT_THAT(Content("<div>" + kTeasers + kTeasers + "</div>").text(), HasSubstr("archivist"));
}

TEST(MainContent, IsEmptyWhereThereIsOnlyBoilerplate) {
  for (const std::string& body :
       {std::string("<div id=root></div><noscript>You need JavaScript for this page.</noscript>"),
        kNav + "<footer>Wood Magazine, Harbour Street 5</footer>",
        std::string("<div class=cookie-consent>We use cookies to count how many people read "
                    "about wood. Do you agree to be counted with all the others?</div>")}) {
    const Content content(body);
    EXPECT_EQ(content.text(), "") << body;
    EXPECT_EQ(content.root(), kNoNode) << body;
    EXPECT_FALSE(content.main().holds(content.page(), 0));
  }
}

TEST(MainContent, HoldsWhatIsInsideAndNotLeftOut) {
  const Content content("<p id=before>x</p><div class=post-content>" + kFirst +
                        "<p id=in>y</p>"
                        "<div class=share><i id=out>z</i></div>" +
                        kSecond + "</div><p id=after>");
  EXPECT_TRUE(content.holds("in"));
  EXPECT_FALSE(content.holds("out"));
  EXPECT_FALSE(content.holds("before"));
  EXPECT_FALSE(content.holds("after"));
  EXPECT_FALSE(content.main().holds(content.page(), kNoNode));
}

TEST(MainContent, KeepsSentencesThatReadLikePromptsInsideTheArticle) {
  const std::string prompt = "<p>Sign up for a free account and copy the key.</p>";
  EXPECT_EQ(Content(kFirst + prompt + kSecond).text(), lines(kFirst + prompt + kSecond));
  EXPECT_EQ(Content(kFirst + kSecond + prompt).text(), lines(kFirst + kSecond));
}

TEST(MainContent, HoldsTheLinksOfBylinesAndPointersButNotOfClutter) {
  const Content content("<div class=post-content><p>By A. <a id=by href=/a>x</a></p>" + kFirst +
                        "<p>Related: <a id=related href=/b>y</a></p><div class=share>"
                        "<a id=share href=/c>z</a></div>" +
                        kSecond + "</div>");
  const auto holds_link = [&](std::string_view id) {
    return content.main().holds_link(content.page(), content.page().find_by_id(id));
  };
  EXPECT_FALSE(content.holds("by"));
  EXPECT_TRUE(holds_link("by"));
  EXPECT_TRUE(holds_link("related"));
  EXPECT_FALSE(holds_link("share"));
}

TEST(MainContent, LeavesOutSubtreesInOrderAndNoneInsideAnother) {
  const Content content("<article><h1>Wood of the old town</h1>" + kTeasers + kFirst + "<aside>" +
                        kTeasers + "</aside>" + kSecond + "<h2>More</h2>" + kTeasers +
                        "</article>");
  NodeId end = content.root();
  for (const NodeId id : content.main().left_out) {
    EXPECT_GE(id, end);
    end = content.page().node(id).end;
  }
  EXPECT_LE(end, content.page().node(content.root()).end);
}

// Seconds of processor time for a page.
double time_of(const std::string& body) {
  const auto page = Page::parse("<body>" + body, "", {.max_parse_ms = 60000});
  if (!page.ok()) return 0;
  const std::clock_t begin = std::clock();
  find_main_content(**page);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  while (times-- > 0) out += piece;
  return out;
}

// Every shape costs about a hundredth of a second; what is quadratic would take minutes.
TEST(MainContent, TakesLinearTimeForHostilePages) {
  const std::size_t many = 30000;
  const std::string prose = "Alder keeps well under water, which is why the piles are made of it. ";
  for (const std::string& body : {
           repeat("<div>" + prose, many / 10),
           repeat("<div class='x article'>", 10000) + prose,
           repeat("<div>", 3000) +
               repeat("<p><a href=//y.example>Some headline here</a></p>", many),
           repeat("<h1>", 5000) + prose,
           repeat("<span class=comment>", 2000) + repeat("<p>x</p>y", many),
           repeat("<p>a<b>b</b>", many),
           repeat("<p><a href=/x>Some headline that is long enough</a></p>", many),
           repeat("<h2>x</h2><div class=share>y</div>", many),
           repeat("<div class=post-content><div class=sidebar>" + prose + "</div></div>",
                  many / 10),
           repeat("<figure>a<figcaption>b</figcaption></figure>", many / 2),
           repeat("<pre>a\n</pre>", many),
           repeat("<table><tr><td>", 3000) + prose,
       }) {
    EXPECT_LT(time_of(body), 2.0) << body.substr(0, 80);
  }
}

}  // namespace
}  // namespace sheaf
