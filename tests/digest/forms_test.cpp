// Every form of a hostile issue, read by the form's own reader.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"
#include "base/text.h"
#include "digest/embedded.h"
#include "digest/forms/built_in.h"
#include "digest/forms/form.h"
#include "digest/forms/view.h"
#include "tests/digest/form_readers.h"
#include "tests/digest/issue_sample.h"
#include "tests/support/program.h"

namespace sheaf {
namespace {

using test::Document;
using test::form;
using test::found;
using test::issue_with_links;
using test::kHostileLine;
using test::link_to;
using test::read_html;
using test::read_xml;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::string named(const char* name) { return "//*[local-name()='" + std::string(name) + "']"; }

// ---- all forms ----

TEST(Forms, WriteEveryFormToTheEnd) {
  for (const Form& one : all_forms()) {
    const std::string out = form(one.name);
    EXPECT_TRUE(out.ends_with("\n")) << one.name << ": " << out.substr(0, 200);
    EXPECT_GT(out.size(), 100u) << one.name;
    EXPECT_EQ(form(one.name), out) << "the same issue is written the same";
  }
}

TEST(Forms, WriteAnEmptyIssue) {
  Issue issue;
  issue.title = "Empty";
  issue.language = "en";
  for (const Form& one : all_forms()) {
    const std::string out = form(one.name, issue);
    EXPECT_TRUE(out.empty() ? one.name == "bibtex" : out.ends_with("\n")) << one.name;
  }
}

TEST(Forms, EveryTemplateIsUsable) {
  for (const EmbeddedFile& one : template_files()) {
    const Result<Template> made =
        Template::parse({std::string(one.name), std::string(one.text)}, find_built_in_template);
    EXPECT_TRUE(made.ok()) << made.error().where << ": " << made.error().message;
  }
}

std::string form_in(std::string_view language_file, std::string_view name, const Issue& issue) {
  return write_form({issue, *parse_language(language_file)}, *find_form(name)).value();
}

TEST(Forms, WriteOneColonBehindLabels) {
  const Issue issue = issue_with_links({link_to("论文：", "https://e.com/a", "paper"),
                                        link_to("Code:", "https://e.com/b", "repository"),
                                        link_to("视频", "https://e.com/c", "video"),
                                        link_to("", "https://e.com/d", "")});
  const std::string text = form("text", issue);
  EXPECT_THAT(text, HasSubstr("\n论文：https://e.com/a\nCode: https://e.com/b\n"
                              "视频：https://e.com/c\nhttps://e.com/d\n"));
  EXPECT_THAT(form("hugo", issue),
              HasSubstr("> 论文：<https://e.com/a>  \n> Code: <https://e.com/b>  \n"
                        "> 视频：<https://e.com/c>  \n> <https://e.com/d>\n"));
  const Document page = read_html(form("html", issue));
  EXPECT_THAT(found(page, "//ul[@class='links']/li"),
              testing::ElementsAre("论文：https://e.com/a", "Code: https://e.com/b",
                                   "视频：https://e.com/c", "https://e.com/d"));
  EXPECT_EQ(found(page, "//ul[@class='links']/li/span").size(), 3u);
  EXPECT_THAT(form("atom", issue), HasSubstr("li&gt;论文：&lt;a"));
  EXPECT_THAT(form("atom", issue), HasSubstr("li&gt;&lt;a"));
}

TEST(Forms, KeepTheBlanksAroundColonsOfALanguage) {
  const Issue issue = issue_with_links({link_to("Article", "https://e.com/a", "paper")});
  const std::string_view french = R"({"language":"fr","label_joint":" : ","related":"Voir aussi"})";
  EXPECT_THAT(form_in(french, "hugo", issue), HasSubstr("\n> Article : <https://e.com/a>\n"));
  EXPECT_THAT(form_in(french, "hugo", issue), HasSubstr("\nVoir aussi :\n"));
  EXPECT_THAT(form_in(french, "markdown", issue), HasSubstr("\n> Article :\n"));
  EXPECT_THAT(form_in(french, "text", issue), HasSubstr("\nArticle : https://e.com/a\n"));
}

// ---- HTML ----

TEST(HtmlPage, ShowsTextWholeAndRunsNothing) {
  const Document page = read_html(form("html"));
  EXPECT_THAT(found(page, "//article/h3"), Contains(HasSubstr(kHostileLine)));
  EXPECT_THAT(found(page, "//article//p"), Contains(std::string(kHostileLine)));
  EXPECT_THAT(found(page, "//img/@alt"), Contains(std::string(kHostileLine)));
  EXPECT_THAT(found(page, "//script|//iframe|//form|//object"), testing::IsEmpty());
  EXPECT_THAT(found(page, "//@*[starts-with(name(),'on')]"), testing::IsEmpty());
  for (const std::string& address : found(page, "//@href|//@src")) {
    EXPECT_TRUE(address.starts_with("https://") || address.starts_with("#") || address.empty())
        << address;
  }
}

TEST(HtmlPage, ShowsParagraphsInTheirOwnDirection) {
  const Document page = read_html(form("html", test::sample_issue("שלום עולם.")));
  EXPECT_THAT(found(page, "//p[@dir='auto']"), Contains(std::string("שלום עולם.")));
}

TEST(HtmlPage, PutsItemsUnderTheHeadingOfTheirSection) {
  const Document page = read_html(form("html", test::sample_issue("x")));
  EXPECT_EQ(found(page, "//h2[@class='section']"), std::vector<std::string>{"头条"});
  EXPECT_EQ(found(page, "//article/h3[@id='item-1-title']"), std::vector<std::string>{"1. x"});
  EXPECT_EQ(found(page, "//article/h2[@id='item-2-title']"), std::vector<std::string>{"2. Second"});
}

TEST(HtmlPage, HasLandmarksAndWordsForPictures) {
  const Document page = read_html(form("html"));
  for (const char* name : {"header", "nav", "main", "aside"}) {
    EXPECT_EQ(found(page, named(name)).size(), 1u) << name;
  }
  EXPECT_EQ(found(page, "//h1").size(), 1u);
  EXPECT_THAT(found(page, "//img[not(@alt)]"), testing::IsEmpty());
  EXPECT_EQ(found(page, "//html/@lang"), std::vector<std::string>{"zh-CN"});
}

TEST(HtmlPage, TakesTheEditorsMarkdownWithoutItsHtml) {
  const std::string page = form("html");
  EXPECT_THAT(page, HasSubstr("<strong>Bold</strong> tag"));
  EXPECT_THAT(page, HasSubstr("<p>mid</p>"));
  EXPECT_THAT(page, Not(HasSubstr("alert(3)")));
  EXPECT_THAT(page, HasSubstr("<h3>Head</h3>"));
}

TEST(HtmlPage, HasNoErrorsForTidy) {
  const test::Ran ran = test::run_tool({"tidy", "-q", "-e", "-utf8"}, form("html"));
  if (ran.exit_code < 0 || ran.exit_code == 127) GTEST_SKIP() << "no tidy";
  EXPECT_LT(ran.exit_code, 2) << ran.err;
  EXPECT_THAT(ran.err, Not(HasSubstr("Error"))) << ran.err;
}

// ---- feeds ----

TEST(AtomFeed, HasWhatTheStandardAsks) {
  const Document feed = read_xml(form("atom"));
  const std::string top = "/*[local-name()='feed']/*[local-name()='";
  for (const char* name : {"id", "title", "updated"}) {
    EXPECT_EQ(found(feed, top + name + "']").size(), 1u) << name;
  }
  EXPECT_EQ(found(feed, named("entry")).size(), 2u);
  for (const char* name : {"id", "title", "updated", "content"}) {
    EXPECT_EQ(found(feed, named("entry") + "/*[local-name()='" + name + "']").size(), 2u) << name;
  }
  EXPECT_THAT(found(feed, named("updated")), Contains("2021-04-08T12:30:00+08:00"));
  EXPECT_THAT(found(feed, named("title")), Contains(std::string(kHostileLine)));
}

TEST(AtomFeed, CarriesHtmlThatIsSafeItself) {
  const std::vector<std::string> contents = found(read_xml(form("atom")), named("content"));
  ASSERT_EQ(contents.size(), 2u);
  const Document inside = read_html("<html><body>" + contents[0] + "</body></html>");
  EXPECT_THAT(found(inside, "//p"), Contains(std::string(kHostileLine)));
  EXPECT_THAT(found(inside, "//script"), testing::IsEmpty());
}

TEST(RssFeed, HasWhatTheStandardAsks) {
  const Document feed = read_xml(form("rss"));
  for (const char* name : {"title", "link", "description", "lastBuildDate", "language"}) {
    EXPECT_EQ(found(feed, "/rss/channel/" + std::string(name)).size(), 1u) << name;
  }
  EXPECT_THAT(found(feed, "/rss/channel/item/title"), Contains(std::string(kHostileLine)));
  EXPECT_THAT(found(feed, "//item/pubDate"), Contains("Thu, 08 Apr 2021 12:30:00 +0800"));
  EXPECT_EQ(found(feed, "//guid[@isPermaLink='false']").size(), 2u);
  EXPECT_EQ(found(feed, named("encoded")).size(), 2u);
}

TEST(JsonFeed, HasWhatTheStandardAsks) {
  const Result<Json> feed = parse_json(form("jsonfeed"));
  ASSERT_TRUE(feed.ok()) << feed.error().where << feed.error().message;
  EXPECT_EQ(string_at(*feed, "version"), "https://jsonfeed.org/version/1.1");
  const Json& items = *find_member(*feed, "items");
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(string_at(items[0], "title"), kHostileLine);
  const Document inside = read_html("<html>" + std::string(string_at(items[0], "content_html")));
  EXPECT_THAT(found(inside, "//p"), Contains(std::string(kHostileLine)));
  EXPECT_THAT(found(inside, "//script"), testing::IsEmpty());
  EXPECT_NE(items[0]["id"], items[1]["id"]);
}

TEST(Opml, NamesEachSource) {
  EXPECT_THAT(found(read_xml(form("opml")), "/opml/body/outline/@text"),
              testing::ElementsAre("量子位 " + std::string(kHostileLine), "arxiv.org"));
}

// ---- bibliographies ----

TEST(Bibliography, GoesThroughABibtexReader) {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("papers.bib", form("bibtex"));
  const test::Ran ran = test::run_tool({"bibtool", "-d", path});
  if (ran.exit_code < 0 || ran.exit_code == 127) GTEST_SKIP() << "no bibtool";
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.err, Not(HasSubstr("***"))) << ran.err;
  for (const char* text :
       {"arxiv-2103.17249", "{2021}", "{Kang Zhao}", "{Second}", "doi-10.1038"}) {
    EXPECT_THAT(ran.out, HasSubstr(text));
  }
  EXPECT_THAT(ran.out, HasSubstr("\\textbraceleft{}"));
}

TEST(Bibliography, IsReadAsCslJson) {
  const Result<Json> papers = parse_json(form("csl"));
  ASSERT_TRUE(papers.ok()) << papers.error().where << papers.error().message;
  ASSERT_EQ(papers->size(), 3u);
  EXPECT_EQ(string_at((*papers)[0], "number"), "arXiv:2103.17249");
  EXPECT_THAT(std::string(string_at((*papers)[0], "note")), HasSubstr(kHostileLine));
  EXPECT_EQ((*papers)[1]["issued"]["date-parts"][0], Json({2021, 2}));
  EXPECT_EQ(string_at((*papers)[2], "DOI"), "10.1038/x_1{}");
}

TEST(Bibliographies, TellPapersApartByTheirOwnNames) {
  Issue issue = test::sample_issue("x");
  const auto doi = [](std::string id) {
    return IssueLink{
        .label = {}, .url = "https://doi.org/" + id, .kind = "paper", .scheme = "doi", .id = id};
  };
  issue.sections[0].items[0].papers = {doi("10.1/a_b"), doi("10.1/a-b"), doi("10.1/A-b")};
  issue.sections[1].items[0].papers = {};
  const Result<Json> papers = parse_json(form("csl", issue));
  ASSERT_TRUE(papers.ok());
  ASSERT_EQ(papers->size(), 2u);
  EXPECT_EQ(string_at((*papers)[0], "id"), "doi-10.1-a-b");
  EXPECT_EQ(string_at((*papers)[1], "id"), "doi-10.1-a-b-2");
  EXPECT_THAT(form("bibtex", issue), HasSubstr("doi = {10.1/a_b}"));
}

// ---- text ----

TEST(PlainText, WritesTheEditorsLinksOut) {
  Issue issue = test::sample_issue("x");
  issue.sections[0].items[0].excerpt = {
      "See [the *page*](https://e.com/p) and <https://e.com/q>, not [x](javascript:1).",
      WordsKind::kMarkdown};
  EXPECT_THAT(form("text", issue),
              HasSubstr("See the page <https://e.com/p> and https://e.com/q, not x."));
}

TEST(PlainText, ShowsTextWhole) {
  const std::string text = form("text");
  EXPECT_THAT(text, HasSubstr("\n1. " + std::string(kHostileLine) + " | 量子位"));
  EXPECT_THAT(text, HasSubstr("论文地址：https://arxiv.org/abs/2103.17249\n"));
  EXPECT_THAT(text, Not(HasSubstr("&lt;")));
}

// ---- templates of users ----

TEST(UserTemplate, MayUseBuiltInParts) {
  const Issue issue = test::sample_issue("x");
  const Language language = *find_language("zh");
  const Result<std::string> out = write_template(
      {issue, language},
      {"mine.html",
       "<x>{{title}}</x>{{#sections}}{{#items}}{{> related.html}}{{/items}}{{/sections}}"},
      nullptr);
  ASSERT_TRUE(out.ok());
  EXPECT_THAT(*out, HasSubstr("<div class=\"related\">"));
}

TEST(UserTemplate, SaysWhereItIsWrong) {
  const Issue issue = test::sample_issue("x");
  const Language language = *find_language("zh");
  const Result<std::string> out =
      write_template({issue, language}, {"mine.html", "a\n{{#x}}"}, nullptr);
  ASSERT_FALSE(out.ok());
  EXPECT_EQ(out.error().where, "mine.html, line 2, column 1");
}

}  // namespace
}  // namespace sheaf
