#include "extractors/meta/description.h"

#include <gtest/gtest.h>

#include <string>

#include "extractors/meta/description_text.h"
#include "extractors/meta/plain_line.h"
#include "items/extract.h"

namespace sheaf {
namespace {

const std::string kFirst =
    "The council decided on Monday that the harbour gets a second crane, larger than the first.";
const std::string kBody = "<article><h1>A second crane</h1><p>By the harbour office</p><p>" +
                          kFirst +
                          "</p><p>The debate went on until midnight and heard forty speakers from "
                          "the whole coast, most of them against it.</p></article>";

Item read(const std::string& head, const std::string& body = kBody) {
  return extract_item({.bytes = "<html><head><title>A second crane</title>" + head +
                                "</head><body>" + body + "</body></html>",
                       .url = "https://news.example/2021/crane.html"});
}

std::string description(const std::string& head) { return read(head).description; }
std::string rule(const std::string& head) {
  return read(head).provenance[static_cast<std::size_t>(Field::kDescription)].rule;
}

std::string meta(const std::string& key, const std::string& value) {
  return "<meta name=\"" + key + "\" content=\"" + value + "\">";
}

TEST(Description, TakesOpenGraphFirst) {
  const std::string head =
      meta("description", "For engines.") + meta("og:description", "To share.");
  EXPECT_EQ(description(head), "To share.");
  EXPECT_EQ(rule(head), "og:description");
}

TEST(Description, ReadsOtherVocabularies) {
  EXPECT_EQ(description(meta("description", "For engines.")), "For engines.");
  EXPECT_EQ(description(meta("twitter:description", "For birds.")), "For birds.");
  EXPECT_EQ(description(meta("DCTERMS.abstract", "For libraries.")), "For libraries.");
  EXPECT_EQ(description(meta("citation_abstract", "For scholars.")), "For scholars.");
  EXPECT_EQ(description(meta("weibo:article:description", "给读者。")), "给读者。");
  EXPECT_EQ(description(R"(<script type="application/ld+json">{"@type": "NewsArticle",
      "description": "For machines."}</script>)"),
            "For machines.");
}

TEST(Description, ReadsMicrodataOfTheArticleAlone) {
  const auto marked = [](const std::string& type) {
    return read("", "<div itemscope itemtype='https://schema.org/" + type +
                        "'><p itemprop=description>What it is about.</p></div>" + kBody)
        .description;
  };
  EXPECT_EQ(marked("Article"), "What it is about.");
  EXPECT_EQ(marked("Person"), kFirst);
}

TEST(Description, FallsBackToFirstParagraph) {
  EXPECT_EQ(description(""), kFirst);
  EXPECT_EQ(rule(""), "first paragraph");
}

TEST(Description, IsEmptyWithoutAny) { EXPECT_EQ(read("", "<p>Short.</p>").description, ""); }

TEST(Description, RefusesTheTitleAgainWhereThePageDeclaresMore) {
  const std::string title = meta("og:description", "A Second Crane.");
  EXPECT_EQ(description(title + meta("description", "What it is about.")), "What it is about.");
  EXPECT_EQ(description(title), "A Second Crane.");
}

TEST(Description, RefusesPlaceholders) {
  for (const char* text :
       {"Just another WordPress site", "{{ page.description }}", "undefined", "摘要", "---",
        "https://news.example/a.jpg", "Web site created using create-react-app"}) {
    EXPECT_EQ(description(meta("og:description", text)), kFirst) << text;
  }
}

TEST(Description, RefusesTheSlogan) {
  const std::string site = R"(<script type="application/ld+json">{"@type": "WebSite",
      "name": "News", "description": "News of the coast, every day"}</script>)";
  EXPECT_EQ(description(site + meta("description", "News of the coast, every day")), kFirst);
  EXPECT_EQ(description(site + meta("og:site_name", "The Daily Beacon") +
                        meta("description", "The Daily Beacon")),
            kFirst);
}

TEST(Description, CompletesWhatBreaksOff) {
  EXPECT_EQ(
      description(meta("og:description", "The council decided on Monday that the ha...") +
                  meta("description", "The council decided on Monday that the harbour grows.")),
      "The council decided on Monday that the harbour grows.");
  EXPECT_EQ(description(meta("og:description", "The council decided on Monday that the ha...") +
                        meta("description", "The council decided on Monday that the harbour gr…")),
            "The council decided on Monday that the ha...");
}

TEST(Description, CompletesAClauseThatWasLeftOut) {
  EXPECT_EQ(
      description(meta("og:description", "The council decided on Monday on the harbour.") +
                  meta("description", "The council decided on Monday on the harbour: it grows.")),
      "The council decided on Monday on the harbour: it grows.");
  EXPECT_EQ(
      description(meta("og:description", "The council decided on Monday on the harbour.") +
                  meta("description", "The council decided on Monday on the harbour. It grows.")),
      "The council decided on Monday on the harbour.");
}

TEST(Description, TakesWhatIsDublinCoreTooFirst) {
  EXPECT_EQ(description(meta("og:description", "To share.") +
                        meta("dc:description og:description", "Of the work.")),
            "Of the work.");
}

TEST(Description, ListsEachDeclarationOnce) {
  const Item item =
      extract_item({.bytes = "<title>A crane</title>" + meta("og:description", "To share.") +
                             meta("dc:description og:description", "Of the work.") + kBody,
                    .url = "https://news.example/crane.html"},
                   {.keep = Keep::kCandidates});
  int listed = 0;
  for (const Candidate& candidate : item.candidates)
    listed += candidate.provenance.rule == "og:description" && candidate.value == "Of the work.";
  EXPECT_EQ(listed, 1);
}

TEST(Description, IsOfBoundedLength) {
  std::string sentences;
  for (int i = 0; i < 200; ++i) sentences += "The crane turned once more. ";
  const std::string text = description(meta("description", sentences));
  EXPECT_LE(text.size(), 1000u);
  EXPECT_TRUE(text.ends_with("The crane turned once more.")) << text;
}

TEST(PlainLine, DecodesWhatSitesEscapeTwice) {
  EXPECT_EQ(plain_line("&amp;quot;A&amp;quot; &amp;amp; B"), "\"A\" & B");
  EXPECT_EQ(plain_line("A &amp;lt; B"), "A < B");
}

TEST(PlainLine, DecodesEscapesOfScripts) {
  EXPECT_EQ(plain_line(R"(一\x0a二\x26quot;三\x26quot;)"), "一 二\"三\"");
  EXPECT_EQ(plain_line(R"(caf\u00e9 \ud83d\ude00 \"a\" \/b.\nC)"), "café 😀 \"a\" /b. C");
  EXPECT_EQ(plain_line(R"(C:\new\xyz \ud83d \x4)"), R"(C:\new\xyz \ud83d \x4)");
}

TEST(PlainLine, DropsFormattingTags) {
  EXPECT_EQ(plain_line("One<br>two <b>three</b> <a href=\"x\">four</a>"), "One two three four");
  EXPECT_EQ(plain_line("<p>One</p><p>Two</p>"), "One Two");
  EXPECT_EQ(plain_line("The <a> element and a < b"), "The <a> element and a < b");
  EXPECT_EQ(plain_line("<canvas> draws</canvas>"), "<canvas> draws</canvas>");
}

TEST(PlainLine, FoldsSpaceAndControls) {
  EXPECT_EQ(plain_line("\x01 a\x02\xC2\xA0\n\t b \x7F"), "a b");
}

}  // namespace
}  // namespace sheaf
