// Which of a page's links are its article's: those in bylines and pointers, beside the abstract of
// a paper; not those of the site's masthead and foot.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "items/extract.h"

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kProse =
    "<p>The first thing that anybody notices about the harbour is how quiet it has become since "
    "the ferries stopped calling in the spring.</p><p>For most of the last century, the boats left "
    "every morning at seven, and the whole town set its clocks by the horn.</p>";
const std::string kTitle = "<title>A quiet harbour</title>";
const std::string kHeading = "<h1>A quiet harbour</h1>";

Item read(const std::string& html, const std::string& url = "https://harbour.example/a") {
  return extract_item({.bytes = "<meta charset=utf-8>" + html, .url = url});
}

// "id" of what the article is about, "id~" of what it mentions.
std::vector<std::string> names(const std::vector<Pointer>& pointers) {
  std::vector<std::string> out;
  for (const Pointer& one : pointers) {
    out.push_back(one.reference.id + (one.role == Role::kPrimary ? "" : "~"));
  }
  return out;
}

TEST(LinkPlaces, ReadsBylinesAndPointers) {
  for (const char* line :
       {"<p>Source: https://arxiv.org/abs/2103.17249</p>", "<p>来源：arXiv:2103.17249</p>",
        "<p>本文来自论文 https://arxiv.org/abs/2103.17249</p>",
        "<p>作者：李华<br>论文：https://arxiv.org/abs/2103.17249</p>",
        "<div class=authors>Jane Doe <a href=https://arxiv.org/abs/2103.17249>[arXiv]</a></div>"}) {
    EXPECT_THAT(names(read(kTitle + kHeading + line + kProse).papers), ElementsAre("2103.17249"))
        << line;
  }
  for (const char* line : {"<p>延伸阅读：https://arxiv.org/abs/2103.17249</p>",
                           "<p>Related: <a href=https://arxiv.org/abs/2103.17249>StyleCLIP</a>"}) {
    EXPECT_THAT(names(read(kTitle + kHeading + kProse + line).papers), ElementsAre("2103.17249"))
        << line;
  }
  EXPECT_THAT(
      names(read(kTitle + kHeading + "<p>Posted May 4, 2023. Code: https://github.com/a/b" + kProse)
                .repos),
      ElementsAre("a/b"));
}

TEST(LinkPlaces, LeavesNoticesOfTheSiteAlone) {
  const Item item =
      read(kTitle + kHeading + kProse +
           "<p>© 2024 Acme, made with <a href=https://github.com/theme/hugo>hugo</a></p>");
  EXPECT_THAT(names(item.repos), IsEmpty());
}

TEST(LinkPlaces, LeavesMastheadAndColophonToTheSite) {
  const std::string article =
      "<main>" + kHeading + kProse + "<p>See <a href=https://github.com/a/b>the tool</a>.</main>";
  const std::string site = "<a href=/>Acme</a> <a href=https://github.com/acme/site>GitHub</a>";
  for (const std::string& html :
       {"<header>" + site + "</header>" + article, "<div class=topbar>" + site + "</div>" + article,
        article + "<div class=bottom><a href=https://github.com/acme/site>Source code</a> "
                  "<a href=https://github.com/theme/hugo>Theme</a></div>"}) {
    EXPECT_THAT(names(read(kTitle + html).repos), ElementsAre("a/b")) << html;
  }
}

TEST(LinkPlaces, KeepsTheButtonBesideTheHeadline) {
  const Item item = read(
      "<title>Tool</title><header><a href=https://github.com/a/tool>View on "
      "GitHub</a><h1>Tool</h1></header><section>" +
          kProse + "</section>",
      "https://a.github.io/tool/");
  EXPECT_THAT(names(item.repos), ElementsAre("a/tool"));
}

TEST(LinkPlaces, PassesOverLinksToEditThePage) {
  for (const char* link :
       {"<a href=https://github.com/acme/docs/edit/main/x.md></a>",
        "<a href=https://github.com/acme/docs/issues/new>Open an issue</a>",
        "<a href=https://gitlab.com/acme/docs/-/edit/main/x.md>Edit</a>",
        "<a href=https://github.com/acme/docs/blob/main/x.md title='Edit this page'>x</a>",
        "<a href=https://github.com/acme/docs/blob/main/x.md>Suggest changes</a>",
        "<a href=https://github.com/acme/docs/blob/main/x.md>在 GitHub 上编辑此页</a>"}) {
    const Item item =
        read(kTitle + "<main><article>" + kHeading + kProse + link + "</article></main>");
    EXPECT_THAT(names(item.repos), IsEmpty()) << link;
  }
}

TEST(LinkPlaces, FindsTheCodeBesideTheAbstractOfAPaper) {
  const std::string abstract =
      "<h1>BART</h1><blockquote class=abstract>" + kProse + "</blockquote>";
  const Item arxiv =
      read("<title>BART</title><main>" + abstract +
               "<table><tr><td>Comments:</td><td class='tablecell comments'>18 pages. Code: "
               "<a href=https://github.com/a/b>this https URL</a></td></tr></table></main>",
           "https://arxiv.org/abs/1910.13461");
  EXPECT_THAT(names(arxiv.repos), ElementsAre("a/b"));
  const Item anthology = read("<title>BART</title><div>" + abstract +
                                  "<dl><dt>PDF</dt><dd>x</dd><dt>Code</dt><dd>"
                                  "<a href=https://github.com/a/b>a/b</a></dd></dl></div>",
                              "https://aclanthology.org/2020.acl-main.703/");
  EXPECT_THAT(names(anthology.repos), ElementsAre("a/b"));
}

TEST(LinkPlaces, NamesThePagesOwnPaperOnceByItsDoi) {
  const std::string url = "https://www.sciencedirect.com/science/article/pii/S0893608020300010";
  const Item item = read(
      "<meta name=citation_doi content=10.1016/j.neunet.2020.01.001>" + kTitle + kHeading + kProse,
      url);
  EXPECT_THAT(names(item.papers), ElementsAre("10.1016/j.neunet.2020.01.001"));
  ASSERT_EQ(item.papers.size(), 1u);
  EXPECT_EQ(item.papers[0].reference.url, url);
}

}  // namespace
}  // namespace sheaf
