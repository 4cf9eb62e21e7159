#include "extractors/meta/authors.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/byline_page.h"

namespace sheaf {
namespace {

using namespace byline_page;

TEST(Authors, AreThoseOfTheJsonLdArticle) {
  const Read one =
      read(linked(R"({"@type":"Article","author":{"@type":"Person","name":"Jane Smith"}})"), kText);
  EXPECT_EQ(one.names, Names{"Jane Smith"});
  EXPECT_EQ(one.rule, "JSON-LD author");
  EXPECT_EQ(
      read(linked(R"({"@type":"Article","author":["Jane Smith",{"name":"John Sample"}]})"), "")
          .names,
      (Names{"Jane Smith", "John Sample"}));
  EXPECT_EQ(read(linked(R"({"@graph":[{"@type":"WebPage","author":{"@id":"#p"}},
                           {"@type":"Person","@id":"#p","name":"Jane Smith"}]})"),
                 "")
                .names,
            Names{"Jane Smith"});
}

TEST(Authors, AreNotCommentatorsInJsonLd) {
  const std::string comment = R"({"@type":"Comment","author":{"name":"Reader One"}})";
  EXPECT_TRUE(read(linked(comment), "").names.empty());
  EXPECT_EQ(
      read(linked("[" + comment + R"(,{"@type":"WebPage","author":"Jane Smith"}])"), "").names,
      Names{"Jane Smith"});
}

TEST(Authors, PreferPersonsToOrganisationsInJsonLd) {
  const std::string head =
      linked(R"({"@type":"Article","author":{"@type":"Organization","name":"Press Desk One"}})");
  EXPECT_EQ(read(head + meta("author", "Jane Smith"), "").names, Names{"Jane Smith"});
  EXPECT_EQ(read(head, "").names, Names{"Press Desk One"});
}

TEST(Authors, TurnCitationNamesRound) {
  const Read cited = read(meta("citation_author", "Smith, John") +
                              meta("citation_author_institution", "Example University") +
                              meta("citation_author", "Muster, Erika Anna"),
                          "");
  EXPECT_EQ(cited.names, (Names{"John Smith", "Erika Anna Muster"}));
  EXPECT_EQ(cited.rule, "citation_author");
  EXPECT_EQ(
      read(meta("DC.creator", "Muster, Erika") + meta("DC.creator", "Beispiel, Johann"), "").names,
      (Names{"Erika Muster", "Johann Beispiel"}));
}

TEST(Authors, PassOverAddressesInArticleAuthor) {
  const std::string address = meta("article:author", "https://www.facebook.com/jane.smith");
  EXPECT_EQ(read(address + meta("author", "Jane Smith"), "").names, Names{"Jane Smith"});
  EXPECT_TRUE(read(address, "").names.empty());
  EXPECT_EQ(read(meta("article:author", "Jane Smith"), "").rule, "article:author");
}

TEST(Authors, ReadNamesInAuthorsAddressesLast) {
  const std::string address = meta("article:author", "https://times.example/staff/jane-smith");
  EXPECT_EQ(read(address, kText).names, Names{"Jane Smith"});
  EXPECT_EQ(read(address + kTitle, kH1 + "<p class=byline>By J. P. Smith</p>" + kText).names,
            Names{"J. P. Smith"});
}

TEST(Authors, AreNotTheSiteOrItsDeveloper) {
  EXPECT_TRUE(
      read(meta("author", "The Times") + meta("og:site_name", "The Times"), kText).names.empty());
  EXPECT_TRUE(read(meta("author", "times.example"), kText).names.empty());
  EXPECT_TRUE(read(meta("author", "Web Makers GmbH"), kText).names.empty());
  EXPECT_TRUE(read(meta("author", "admin"), kText).names.empty());
  EXPECT_TRUE(read(meta("author", "Redaktion"), kText).names.empty());
}

TEST(Authors, AreNotTheOwnerOfTheSiteThatTheTitleNames) {
  const auto read_with = [](const std::string& author, const std::string& title) {
    return read("<title>" + title + "</title>" + meta("author", author), kH1 + kText).names;
  };
  EXPECT_EQ(read_with("网易", "最后的守塔人_网易新闻"), Names{});
  EXPECT_EQ(read_with("Harbour", "The last keeper | Harbour News Network"), Names{});
  EXPECT_EQ(read_with("李华", "最后的守塔人_李华的博客"), Names{"李华"});
  EXPECT_EQ(read_with("Jane", "The last keeper | Jane on Boats"), Names{"Jane"});
  EXPECT_EQ(read_with("李华", "最后的守塔人_网易新闻"), Names{"李华"});
}

TEST(Authors, AreThePersonAfterWhomTheSiteIsCalled) {
  EXPECT_EQ(read(meta("author", "Jane Smith") + meta("og:site_name", "Jane Smith"), kText).names,
            Names{"Jane Smith"});
}

TEST(Authors, PreferBylinesToAccounts) {
  const std::string head = kTitle + meta("author", "jsmith");
  EXPECT_EQ(read(head, kH1 + "<p class=byline>By Jane Smith</p>" + kText).names,
            Names{"Jane Smith"});
  EXPECT_EQ(read(head, kH1 + kText).names, Names{"jsmith"});
}

TEST(Authors, LeaveTheSiteOutBesideAPerson) {
  EXPECT_EQ(
      read(meta("author", "Jane Smith, The Times") + meta("og:site_name", "The Times"), "").names,
      Names{"Jane Smith"});
  EXPECT_EQ(read(kTitle + meta("og:site_name", "The Times"),
                 kH1 + "<p class=byline>By Jane Smith The Times</p>" + kText)
                .names,
            Names{"Jane Smith"});
}

TEST(Authors, TakeTwitterCreatorUnlessItIsTheSite) {
  EXPECT_EQ(read(meta("twitter:creator", "@jsmith") + meta("twitter:site", "@times"), kText).names,
            Names{"jsmith"});
  EXPECT_EQ(read(meta("twitter:creator", "@JaneSmith"), kText).names, Names{"Jane Smith"});
  EXPECT_TRUE(read(meta("twitter:creator", "@Times1") + meta("twitter:site", "@times1"), kText)
                  .names.empty());
}

TEST(Authors, ReadLabelledTwitterData) {
  EXPECT_EQ(
      read(meta("twitter:label1", "Verfasst von") + meta("twitter:data1", "Erika Muster"), kText)
          .names,
      Names{"Erika Muster"});
  EXPECT_TRUE(
      read(meta("twitter:label1", "Est. reading time") + meta("twitter:data1", "5 minutes"), kText)
          .names.empty());
}

TEST(Authors, ReadMicrodataWithNestedNames) {
  const Read read_two = read(
      kTitle, kH1 +
                  "<p>Written by <span itemprop=author itemscope><a href=/p/jane><span "
                  "itemprop=name>Jane Smith</span></a> <i>Editor at large</i></span> and <span "
                  "itemprop=author itemscope><span itemprop=name>John Sample</span></span></p>" +
                  kText);
  EXPECT_EQ(read_two.names, (Names{"Jane Smith", "John Sample"}));
  EXPECT_EQ(read_two.rule, "itemprop author");
}

TEST(Authors, ReadLinksInARow) {
  EXPECT_EQ(from_body(kH1 +
                      "<div><a rel=author href=/a/jane>Jane Smith</a> and <a rel=author "
                      "href=/a/john>John Sample</a></div>" +
                      kText),
            (Names{"Jane Smith", "John Sample"}));
  EXPECT_EQ(from_body(kH1 +
                      "<div class=authors><a href=/x/jane>Jane Smith</a><a "
                      "href=/x/john>John Sample</a></div>" +
                      kText),
            (Names{"Jane Smith", "John Sample"}));
}

TEST(Authors, MayEachHaveABoxOfTheirOwn) {
  const Names two = {"Jane Smith", "John Sample"};
  const auto both = [](const std::string& before, const std::string& after) {
    return from_body(kH1 + before + "Jane Smith" + after + before + "John Sample" + after + kText);
  };
  EXPECT_EQ(both("<div><a rel=author href=/a/x>", "</a></div>"), two);
  EXPECT_EQ(both("<div class=col><div><a href=/x><img src=x.png></a><div itemprop=author "
                 "itemscope><b><a href=/x><i itemprop=name>",
                 "</i></a></b><small>Keeper</small></div></div></div>"),
            two);
  EXPECT_EQ(both("<div class=author><a href=/a/x>", "</a><p class=role>Engineer</p></div>"), two);
  EXPECT_EQ(from_body(kH1 +
                      "<div class=authors><div class=author><a href=/a/j>Jane Smith</a><p>Engineer"
                      "</p></div><div class=author><a href=/a/s>John Sample</a></div></div>" +
                      kText),
            two);
  for (const std::string& between : {kSentence, std::string("Photos by"), std::string("译者：")}) {
    EXPECT_EQ(both("<div><span class=author>", "</span></div><p>" + between + "</p>"),
              Names{"Jane Smith"});
  }
  EXPECT_EQ(from_body(kH1 +
                      "<p><span class=author>Jane Smith</span></p><p><span class=author>Chief "
                      "Editor</span></p>" +
                      kText),
            Names{"Jane Smith"});
}

TEST(Authors, ReadNamesWithMarksOfNotes) {
  const Names three = {"Jane Smith", "John Sample", "Max Muster"};
  EXPECT_EQ(from_body(kH1 +
                      "<p class=authors>Jane Smith<sup>1</sup>, John Sample<sup>2*</sup>, "
                      "Max Muster<sup>a,b</sup></p>" +
                      kText),
            three);
  EXPECT_EQ(from_body(kH1 +
                      "<p class=authors>Jane Smith<sup>1</sup> John Sample<sup>†</sup> "
                      "Max Muster<sup><a href='#n'>3</a></sup></p>" +
                      kText),
            three);
  const auto block = [](const std::string& name, const std::string& mark) {
    return "<span class=author-block><a href=https://" + mark + ".example/>" + name + "</a><sup>" +
           mark + "</sup>,</span>\n";
  };
  EXPECT_EQ(
      from_body(kH1 + "<div class='is-size-5 publication-authors'>" + block("Jane Smith", "1") +
                block("John Sample", "1,2") + block("Max Muster", "2") + "</div>" + kText),
      three);
  EXPECT_EQ(from_body(kH1 + "<p class=byline>Jane Smith, May 1<sup>st</sup>, 2021</p>" + kText),
            Names{"Jane Smith"});
}

TEST(Authors, ReadMarkedElementsNearTheHeadline) {
  const Read marked =
      read(kTitle, kH1 +
                       "<div class=author-date>3 May 2021</div><div class='post-author'>By "
                       "<span>Jane Smith</span> <time>3 May 2021</time></div>" +
                       kText);
  EXPECT_EQ(marked.names, Names{"Jane Smith"});
  EXPECT_EQ(marked.rule, "byline");
  EXPECT_EQ(from_body("<p class=byline>By Jane Smith</p>" + kH1 + kText), Names{"Jane Smith"});
  EXPECT_EQ(from_body(kH1 + "<span class=autor>oz</span>" + kText), Names{"oz"});
}

TEST(Authors, PassOverCommentsTeasersAndPictures) {
  EXPECT_TRUE(from_body("<article>" + kH1 + kText +
                        "</article><div id=comments><p class=comment-author>Reader One</p></div>")
                  .empty());
  EXPECT_TRUE(from_body(kH1 + kText +
                        "<ul><li><h3><a href=/x>Another story</a></h3><span class=byline>By Jane "
                        "Smith</span></li></ul>")
                  .empty());
  EXPECT_TRUE(
      from_body(kH1 + "<figure><img src=a.jpg><span itemprop=author>Photo Grapher</span></figure>" +
                kText)
          .empty());
  EXPECT_TRUE(from_body(kH1 + "<p class=author hidden>Jane Smith</p>" + kText).empty());
}

TEST(Authors, AreNotThoseOfOtherArticles) {
  const std::string article = "<main><article>" + kH1 + "<p>" + kSentence + "</p></article>";
  const std::string link = "<a href=/x>Boats leave the harbour</a>";
  const std::string list = "<ul><li>" + link + "<span class=author>By John Sample</span></li><li>" +
                           link + "<span class=author>By Max Muster</span></li></ul>";
  const std::string card = "<div class=card><div class=title>" + link +
                           "</div><div class=card-author>John Sample</div></div>";
  const std::string linked_card =
      "<a class=card href=/x><p>Boats leave the harbour</p><i class=byline>By John Sample</i></a>";
  for (const std::string& other :
       {"<section class=related>" + link + "<span class=author>John Sample</span></section>",
        "<section><h2>More stories</h2>" + list + "</section>",
        "<div class=grid>" + card + card + "</div>", linked_card,
        std::string("<div id=disqus_thread><span class=author>John Sample</span></div>"),
        std::string("<section class=webmentions><a class='p-author h-card' href=x>John Sample</a> "
                    "liked this</section>")}) {
    EXPECT_EQ(from_body(article + other + "</main>"), Names{}) << other;
    EXPECT_EQ(from_body(article + "<p class=author>Jane Smith</p>" + other + "</main>"),
              Names{"Jane Smith"})
        << other;
  }
}

TEST(Authors, MayStandInCardsOfTheirOwn) {
  EXPECT_EQ(from_body(kH1 +
                      "<a href=/team/jane class=author-card><b class=author-name>Jane Smith</b>"
                      "<i>Keeper of the lighthouse</i></a>" +
                      kText),
            Names{"Jane Smith"});
  const auto card = [](const std::string& name) {
    return "<div class=card><b class=author-name>" + name +
           "</b><a href=https://uni.example/>University of Example</a></div>";
  };
  EXPECT_EQ(
      from_body(kH1 + "<div>" + card("Jane Smith") + card("John Sample") + "</div>" + kText).at(0),
      "Jane Smith");
}

TEST(Authors, ReadLinksToAuthorsPages) {
  EXPECT_EQ(
      from_body(kH1 + "<div><a href=/authors/smart-team>Smart Shopping Team</a></div>" + kText),
      Names{"Smart Shopping Team"});
  EXPECT_EQ(from_body(kH1 + "<div><a href=/u/0123>jsmith</a></div>" + kText), Names{"jsmith"});
  EXPECT_TRUE(from_body(kH1 + "<div><a href=/staff/news>News</a></div>" + kText).empty());
}

TEST(Authors, StandHostilePages) {
  std::string deep = kH1, headings, links;
  for (int i = 0; i < 3000; ++i) deep += "<div class=author><aside>";
  for (int i = 0; i < 1000; ++i) headings += "<div><h2><a href=/x>x</a>";
  for (int i = 0; i < 20000; ++i) links += "<a rel=author href=/author/x></a>";
  for (const std::string& body : {deep, headings, kH1 + links}) {
    EXPECT_TRUE(read(kTitle, body + kText).names.empty());
  }
}

}  // namespace
}  // namespace sheaf
